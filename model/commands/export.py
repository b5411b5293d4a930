"""The export command: the committee pack of one scenario as a file."""

import argparse
import os
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.address import TREND, Work
from model.commands.options import MOVEMENT_HELP, checked_movement, scenario_of, settings_of
from model.ground import Ground
from model.levers import LeverError
from model.reading.files import LOCAL
from model.reading.tables import DataError
from model.reports.contents import Named, pack
from model.reports.document import document
from model.reports.slides import slides
from model.reports.table import table
from model.reports.workbook import workbook
from model.scenario import set_inputs
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.version import from_content
from model.typed_text import echo

FORMATS = {"workbook": workbook, "slides": slides, "document": document, "csv": table}


def add_export(parser: argparse.ArgumentParser) -> None:
    """The options of the export command, besides those that describe a scenario."""
    parser.add_argument("format", choices=list(FORMATS))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--scenario", metavar="NAME", help="a saved or ready-made one, by name")
    parser.add_argument("--movement", help=f"how the others move: {MOVEMENT_HELP}")
    parser.add_argument("--date", type=date.fromisoformat, help="YYYY-MM-DD; today if left out")


def run_export(ground: Ground, options: argparse.Namespace) -> int:
    """Write the file; an existing one is replaced only when the new one is complete."""
    case = ground.case
    name, work = named_work(ground, options.scenario) if options.scenario else ("", None)
    if work is None:
        work = Work(scenario_of(ground, options))
    else:
        asked = options.reading != case.baseline.reading
        scenario = work.scenario.under(options.reading) if asked else work.scenario
        work = work.with_scenario(set_inputs(scenario, settings_of(options)))
    if options.movement is not None:
        work = replace(work, movement=checked_movement(options.movement))
    made_on = options.date or options.today
    if made_on is None:
        raise LeverError("--date: a date is needed, for instance 2024-06-20")
    made = pack(ground, [Named(name, work.scenario)], work.movement, made_on)
    written(options.out, FORMATS[options.format](made))
    print(options.out)
    return 0


def named_work(ground: Ground, name: str) -> tuple[str, Work]:
    """A ready-made scenario by id or name, else a saved one by its name.

    Raises `DataError` if there is none of that name, or a saved one no longer fits the rulebook.
    """
    case, ready = ground.case, ground.case.ready_made
    for key, one in ready.items():
        if name in (key, one.name.vi, one.name.en):
            return ground.words.name(one.name), Work(one.made(case.start()), TREND)
    try:
        saved = open_store(default_url(os.environ, LOCAL)).scenarios()
        for found in saved:
            if found.name == name:
                work, problems = from_content(found.version.content, ground.library)
                if problems:
                    parts = ", ".join(f"{key}={text}" for key, text, _ in problems)
                    raise DataError(f"scenario {echo(name)}: the rulebook no longer knows {parts}")
                return name, work
    except StoreError as error:
        raise DataError(f"scenario {echo(name)}: {error}") from None
    known = [*ready, *(found.name for found in saved)]
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
