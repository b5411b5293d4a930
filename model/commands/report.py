"""The report command: an agency's workbook to fill in, and filled-in ones looked at and taken."""

import argparse
import json
from pathlib import Path

from model.commands.options import add_day
from model.commands.target import check_target, deliver
from model.commands.under_way import (
    add_followed,
    followed_of,
    opened_named,
    stamp,
    the_store,
)
from model.ground import Ground
from model.intake.agency_book import agency_book
from model.intake.agency_reports import Entry, Preview, preview
from model.reading.tables import DataError
from model.store.errors import StoreError
from model.telling.language import Refusal
from model.telling.values import input_text
from model.typed_text import cut, echo
from model.year.followed import Followed


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the report command."""
    say = ground.words
    file, name = say("command.meta_file"), say("command.meta_name")
    add_followed(parser, say)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--blank", type=Path, metavar=file, help=say("command.help_blank"))
    what.add_argument(
        "--file", type=Path, action="append", metavar=file, help=say("command.help_filled")
    )
    parser.add_argument("--agency", default="", metavar=name, help=say("command.help_report_of"))
    add_day(parser, say, "--as-of", "command.help_as_of")
    parser.add_argument("--take", action="store_true", help=say("command.help_take"))
    parser.add_argument("--author", default="", metavar=name, help=say("command.help_entered_by"))
    parser.add_argument("--json", action="store_true", help=say("command.help_json"))


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Write a workbook, or print what files bring; 1 if anything is wrong with one of them."""
    ground, followed = followed_of(ground, options)
    agency = agency_of(ground, followed, options.agency)
    if options.blank:
        check_target(options.blank, "xlsx")
        deliver(
            options.blank, agency_book(ground, followed, agency, options.as_of or options.today)
        )
        return 0
    mine = stamp(options.author, options.today)
    found = preview(ground, followed, [(one.name, content(one)) for one in options.file], mine)
    for one in found.reports:
        if agency and not one.problems and one.agency != agency:
            raise Refusal("refused.report_of", file=cut(one.file), agency=one.agency or "–")
    tell(ground, found, options.json)
    if options.take and found.observations:
        if followed.invented:
            raise Refusal("refused.take_example")
        try:
            store = the_store()
            store.opened.report(opened_named(store, options.followed).id, found.observations)
        except StoreError as error:
            raise DataError(str(error)) from None
        if not options.json:
            print(ground.words("year.taken", count=len(found.observations)))
    return 0 if found.sound else 1


def agency_of(ground: Ground, followed: Followed, name: str) -> str:
    """An agency as the source writes it. Raises `Refusal` for one that leads nothing."""
    known = {name: one for one in followed.agencies for name in (one, ground.agency(one))}
    if name and name not in known:
        known_ones = "; ".join(followed.agencies)
        raise Refusal("refused.agency", name=echo(name), known=known_ones)
    return known.get(name, "")


def content(file: Path) -> bytes:
    """What is in a file. Raises `DataError`."""
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a name for a file"
        raise DataError(f"{cut(str(file))}: cannot be read ({reason})") from None


def tell(ground: Ground, found: Preview, as_json: bool) -> None:
    """Print what files bring and what is wrong with them."""
    say = ground.words
    if as_json:
        files = [
            {
                "file": one.file,
                "agency": one.agency,
                "same": one.same,
                "problems": [problem._asdict() for problem in one.problems],
                "entries": [plain(entry) for entry in one.entries],
            }
            for one in found.reports
        ]
        print(json.dumps({"files": files}, ensure_ascii=False))
        return
    for one in found.reports:
        for problem in one.problems:
            told = say("command.problem", found=problem.found, expected=problem.expected)
            print(" ".join(filter(None, (one.file, problem.sheet, problem.cell))) + f": {told}")
        for entry in one.entries:
            print(entry_text(ground, one.file, entry))


def entry_text(ground: Ground, file: str, entry: Entry) -> str:
    """An entry in a line: what is new, and what it contradicts."""
    say, one = ground.words, entry.observation
    value = say.plain(one.value)
    figure = value if one.of is None else say("year.counted", value=value, of=say.plain(one.of))
    told = say(
        f"year.news_{entry.news}",
        name=input_text(say, ground.case.levers[one.lever]),
        figure=figure,
        day=say.day(one.day),
    )
    for quarrel in entry.contradictions:
        told += " · " + say(f"year.quarrel_{quarrel.quarrel}", day=say.day(quarrel.earlier.day))
    return f"{file} {entry.cell}: {told}"


def plain(entry: Entry) -> dict[str, object]:
    """An entry as plain data."""
    one = entry.observation
    return {
        "cell": entry.cell,
        "news": entry.news,
        "lever": one.lever,
        "value": float(one.value),
        "of": None if one.of is None else float(one.of),
        "day": one.day.isoformat(),
        "contradictions": [quarrel.quarrel for quarrel in entry.contradictions],
    }
