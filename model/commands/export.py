"""The export command: the committee pack of one scenario as a file."""

import argparse
import os
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.address import Work
from model.commands.letterhead import add_letterhead, letterhead_of
from model.commands.options import MOVEMENT_HELP, checked_movement, scenario_of, settings_of
from model.ground import Ground
from model.levers import LeverError
from model.reading.files import LOCAL
from model.reading.tables import DataError
from model.reports import EXPORTS
from model.reports.contents import pack
from model.result import Entry
from model.scenario import set_inputs
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.letterhead import UNSAID
from model.store.version import from_content
from model.typed_text import echo


def add_export(parser: argparse.ArgumentParser) -> None:
    """The options of the export command, besides those that describe a scenario."""
    parser.add_argument("format", choices=list(EXPORTS))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--scenario", metavar="NAME", help="a saved or ready-made one, by name")
    parser.add_argument("--movement", help=f"how the others move: {MOVEMENT_HELP}")
    parser.add_argument("--date", type=date.fromisoformat, help="YYYY-MM-DD; today if left out")
    add_letterhead(parser)


def run_export(ground: Ground, options: argparse.Namespace) -> int:
    """Write the file; an existing one is replaced only when the new one is complete."""
    entry = named_entry(ground, options.scenario) if options.scenario else None
    if entry is None:
        entry = Entry(ground, "", Work(scenario_of(ground, options)))
    else:
        scenario = entry.scenario
        if options.reading != ground.case.baseline.reading:
            scenario = scenario.under(options.reading)
        scenario = set_inputs(scenario, settings_of(options))
        entry = replace(entry, work=entry.work.with_scenario(scenario))
    if options.movement is not None:
        entry = entry.under(checked_movement(options.movement))
    made_on = options.date or options.today
    if made_on is None:
        raise LeverError("--date: a date is needed, for instance 2024-06-20")
    export = EXPORTS[options.format]
    letterhead = letterhead_of(ground, options, made_on) if export.signed else UNSAID
    written(options.out, export.make(pack([entry], made_on, letterhead)))
    print(options.out)
    return 0


def named_entry(ground: Ground, name: str) -> Entry:
    """A ready-made scenario by id or name, else a saved one by its name, in its latest version.

    Raises `DataError` if there is none of that name, a saved one no longer fits the rulebook, or
    it stands on the year of another province.
    """
    case, say = ground.case, ground.words
    for key, ready in case.ready_made.items():
        if name in (key, ready.name.vi, ready.name.en):
            work = Work(ready.made(case.start()))
            return Entry(ground, say.name(ready.name), work, say.name(ready.explanation))
    try:
        saved = open_store(default_url(os.environ, LOCAL)).scenarios()
        for found in saved:
            if found.name == name:
                content, author = found.version.content, found.version.stamp.author
                work, problems = from_content(content, ground.library)
                if problems:
                    parts = ", ".join(f"{key}={text}" for key, text, _ in problems)
                    raise DataError(f"scenario {echo(name)}: the rulebook no longer knows {parts}")
                if content.baseline != case.baseline.id:
                    raise DataError(
                        f"scenario {echo(name)}: it is of --baseline {content.baseline}"
                    )
                return Entry(ground, name, work, content.note, author)
    except StoreError as error:
        raise DataError(f"scenario {echo(name)}: {error}") from None
    known = [*case.ready_made, *(found.name for found in saved)]
    raise DataError(f"no scenario named {echo(name)}; known: {', '.join(known)}")


def written(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises `DataError` if it cannot be written."""
    try:
        part = file.with_name(f"{file.name}.part")
        try:
            part.write_bytes(content)
            part.replace(file)
        finally:
            with suppress(OSError):  # the first failure is the one to tell
                part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: not even a name for a file
        reason = error.strerror if isinstance(error, OSError) else "not a name for a file"
        name = str(file) if str(file).isprintable() else echo(str(file))
        raise DataError(f"{name}: cannot be written ({reason})") from None
