"""The export command: the committee pack of one scenario, or of several side by side, as a file."""

import argparse
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from model.address import Work
from model.commands.letterhead import add_letterhead, letterhead_of
from model.commands.options import (
    MOVEMENT_HELP,
    add_scenario,
    checked_movement,
    scenario_of,
    settings_of,
)
from model.commands.target import check_target, deliver
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
from model.store.version import Saved, from_content
from model.typed_text import echo

EXAMPLES: Mapping[str, str] = {
    "sole": "workbook --out kich-ban.xlsx --set 6.1.1=95",
    "named": "document --out bao-cao.docx --scenario no_outright_loss --author 'Nguyễn Văn A'",
    "several": "slides --out so-sanh.pptx --scenario unchanged --scenario no_outright_loss",
    "all": "all --out ho-so.zip --scenario no_outright_loss --language en",
    "output": "csv --out - --set 6.1.2=yes > bang.csv",
}
OF_ONE = ("name", "note", "author")


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the export command, with examples in the language of the ground."""
    say = ground.words
    parser.add_argument("format", choices=list(EXPORTS), help=say("command.export_format"))
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=say("command.export_out")
    )
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="NAME",
        dest="scenarios",
        help=say("command.export_scenario"),
    )
    for name in OF_ONE:
        parser.add_argument(f"--{name}", metavar="TEXT", help=say(f"command.export_{name}"))
    parser.add_argument("--movement", help=f"{say('command.export_movement')}: {MOVEMENT_HELP}")
    parser.add_argument("--date", type=date.fromisoformat, help=say("command.export_date"))
    add_letterhead(parser)
    add_scenario(parser, ground)
    examples = (
        f"  # {say(f'command.example_{name}')}\n  python -m model export {line}"
        for name, line in EXAMPLES.items()
    )
    parser.epilog = "\n".join([say("command.examples"), *examples])
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Write the file."""
    export = EXPORTS[options.format]
    check_target(options.out, export.suffix)
    made_on = options.date or options.today
    if made_on is None:
        raise LeverError("--date: a date is needed, for instance 2024-06-20")
    letterhead = letterhead_of(ground, options, made_on) if export.signed else UNSAID
    try:
        made = pack(list(entries(ground, options)), made_on, letterhead)
    except ValueError as error:
        raise LeverError(f"--scenario: {error}") from None
    deliver(options.out, export.make(made))
    return 0


def entries(ground: Ground, options: argparse.Namespace) -> Iterator[Entry]:
    """The scenarios of the file: those that are named, else the one that the settings describe.

    Raises `LeverError` for settings or texts of one scenario beside several names.
    """
    settings = settings_of(options)
    own = {name: text for name in OF_ONE if (text := getattr(options, name)) is not None}
    if len(options.scenarios) > 1:
        for name in (*(["set"] if settings else []), *own):
            raise LeverError(f"--{name}: belongs to one scenario, found {len(options.scenarios)}")
    found = [named_entry(ground, name) for name in options.scenarios]
    for entry in found or [Entry(ground, "", Work(scenario_of(ground, options)))]:
        scenario = entry.scenario
        if options.reading != ground.case.baseline.reading:
            scenario = scenario.under(options.reading)
        if found:
            scenario = set_inputs(scenario, settings)
        changed = replace(entry, work=entry.work.with_scenario(scenario), **own)
        if options.movement is not None:
            changed = changed.under(checked_movement(options.movement))
        yield changed


def named_entry(ground: Ground, name: str) -> Entry:
    """A ready-made scenario by id or name, else a saved one by its name, in its latest version; a
    name is the same in small and capital letters, and however its letters are composed.

    Raises `DataError` if there is none of that name, a saved one no longer fits the rulebook, or
    it stands on the year of another province.
    """
    case, say = ground.case, ground.words
    for key, ready in case.ready_made.items():
        if folded(name) in map(folded, (key, ready.name.vi, ready.name.en)):
            work = Work(ready.made(case.start()))
            return Entry(ground, say.name(ready.name), work, say.name(ready.explanation))
    try:
        saved = open_store(default_url(os.environ, LOCAL)).listed()
    except StoreError as error:
        raise DataError(f"scenario {echo(name)}: {error}") from None
    alike = [found for found in saved if folded(found.name) == folded(name)]
    exact = [found for found in alike if found.name == name] or alike
    if len(exact) > 1:
        names = ", ".join(echo(found.name) for found in exact)
        raise DataError(f"scenario {echo(name)}: several have this name: {names}")
    if not exact:
        known = [*case.ready_made, *(found.name for found in saved)]
        raise DataError(f"no scenario named {echo(name)}; known: {', '.join(known)}")
    return saved_entry(ground, exact[0])


def saved_entry(ground: Ground, found: Saved) -> Entry:
    """A saved scenario. Raises `DataError` where it does not fit the ground."""
    content, author, name = found.version.content, found.version.stamp.author, found.name
    work, problems = from_content(content, ground.library)
    if problems:
        parts = ", ".join(f"{key}={text}" for key, text, _ in problems)
        raise DataError(f"scenario {echo(name)}: the rulebook no longer knows {parts}")
    if content.baseline != ground.case.baseline.id:
        raise DataError(f"scenario {echo(name)}: it is of --baseline {content.baseline}")
    return Entry(ground, name, work, content.note, author)


def folded(name: str) -> str:
    """A name as names are compared."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).strip()
