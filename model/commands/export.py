"""The export command: the committee pack of one scenario, or of several side by side, as a file."""

import argparse
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from model.address import Work
from model.commands.export_report import KIND, add_report, report
from model.commands.letterhead import add_letterhead, letterhead_of
from model.commands.options import (
    add_day,
    add_movement,
    add_scenario,
    checked_movement,
    scenario_of,
    settings_of,
)
from model.commands.saved_figures import with_saved
from model.commands.target import check_target, deliver
from model.ground import Ground, open_ground
from model.intake.reader import folded
from model.reading.files import LOCAL
from model.reports import EXPORTS
from model.reports.contents import MOST, pack
from model.result import Entry
from model.scenario import set_inputs
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.letterhead import UNSAID
from model.store.version import Saved, from_content
from model.telling.language import Refusal
from model.troubles import trouble
from model.typed_text import echo

EXAMPLES: Mapping[str, str] = {
    "sole": "workbook --out kich-ban.xlsx --set 6.1.1=95",
    "named": "document --out bao-cao.docx --scenario no_outright_loss --author 'Nguyễn Văn A'",
    "several": "slides --out so-sanh.pptx --scenario unchanged --scenario no_outright_loss",
    "all": "all --out ho-so.zip --scenario no_outright_loss --language en",
    "report": "report --example --as-of 2023-06-30 --out bao-cao-6-thang.docx",
    "output": "csv --out - --set 6.1.2=yes > bang.csv",
}
OF_ONE = ("name", "note", "author")


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the export command, with examples in the language of the ground."""
    say = ground.words
    parser.add_argument("format", choices=[*EXPORTS, KIND], help=say("command.export_format"))
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=say("command.meta_file"),
        help=say("command.export_out"),
    )
    parser.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar=say("command.meta_name"),
        dest="scenarios",
        help=say("command.export_scenario"),
    )
    for name in OF_ONE:
        about = say(f"command.export_{name}")
        parser.add_argument(f"--{name}", metavar=say("command.meta_text"), help=about)
    add_movement(parser, say, say("command.help_movement"))
    add_day(parser, say, "--date", "command.export_date")
    add_letterhead(parser, say)
    add_scenario(parser, ground)
    add_report(parser, say)
    examples = (
        f"  # {say(f'command.example_{name}')}\n  python -m model export {line}"
        for name, line in EXAMPLES.items()
    )
    parser.epilog = "\n".join([say("command.examples"), *examples])
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Write the file."""
    made_on = options.date or options.today
    if made_on is None:
        raise Refusal("refused.date")
    if options.format == KIND:
        return report(ground, options, made_on)
    export = EXPORTS[options.format]
    check_target(options.out, export.suffix)
    letterhead = letterhead_of(ground, options, made_on) if export.signed else UNSAID
    found = list(entries(ground, options))
    try:
        made = pack(found, made_on, letterhead)
    except ValueError:
        raise Refusal("refused.scenarios_differ") from None
    deliver(options.out, export.make(made))
    return 0


def entries(ground: Ground, options: argparse.Namespace) -> Iterator[Entry]:
    """The scenarios of the file: those that are named, else the one that the settings describe.

    Raises `Refusal` for settings or texts of one scenario beside several names, and for more
    scenarios than a file holds.
    """
    if len(options.scenarios) > MOST:
        raise Refusal("refused.scenarios", most=MOST, found=len(options.scenarios))
    settings = settings_of(options)
    own = {name: text for name in OF_ONE if (text := getattr(options, name)) is not None}
    if len(options.scenarios) > 1:
        for name in (*(["set"] if settings else []), *own):
            raise Refusal("refused.of_one", option=name, found=len(options.scenarios))
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

    Raises `Refusal` if there is none of that name, a saved one no longer fits the rulebook, or
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
        raise Refusal("refused.scenario", name=echo(name), why=trouble(error)) from None
    alike = [found for found in saved if folded(found.name) == folded(name)]
    exact = [found for found in alike if found.name == name] or alike
    if len(exact) > 1:
        names = ", ".join(echo(found.name) for found in exact)
        raise Refusal("refused.scenario_several", name=echo(name), names=names)
    if not exact:
        known = [*case.ready_made, *(found.name for found in saved)]
        raise Refusal("refused.scenario_unknown", name=echo(name), known=", ".join(known))
    return saved_entry(ground, exact[0])


def saved_entry(ground: Ground, found: Saved) -> Entry:
    """A saved scenario, among the provinces that it was saved among unless a table is asked for.
    Raises `Refusal` where it does not fit the ground."""
    content, author, name = found.version.content, found.version.stamp.author, found.name
    table = content.changes.get("table", "")
    library, _, _ = with_saved(ground.library, "", table, ground.words)
    work, problems = from_content(content, library)
    if problems:
        parts = ", ".join(f"{key}={text}" for key, text, _ in problems)
        raise Refusal("refused.scenario_parts", name=echo(name), parts=parts)
    if content.baseline != ground.case.baseline.id:
        raise Refusal("refused.scenario_baseline", name=echo(name), baseline=content.baseline)
    if not ground.choice.table:
        ground = open_ground(library, ground.choice.baseline, work.table, ground.choice.language)
    return Entry(ground, name, work, content.note, author)
