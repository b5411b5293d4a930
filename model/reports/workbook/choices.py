"""How an input stands in its cell, and the lists that its cell chooses from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from model.law.arithmetic import EXACT
from model.law.rules import Entry
from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook.book import AMOUNT, RATE, WHOLE, Sheet
from model.telling.language import Language
from model.telling.values import value_text

TOP_OF_LISTS = 4  # the first row of every list
Choices = tuple[tuple[str, float], ...]  # text, rate in percent


class Kind(NamedTuple):
    """How an input stands in its cell: what the file calls what it accepts, and its format."""

    accepts: Literal["list", "integer", "decimal"]
    form: str = ""

    @property
    def listed(self) -> bool:
        """Whether it is one of the texts of a list."""
        return self.accepts == "list"


LISTED = Kind("list")
KINDS: Mapping[Entry, Kind] = {
    "percent": Kind("decimal", RATE),
    "points": Kind("decimal", RATE),
    "count": Kind("integer", WHOLE),
    "yes_no": LISTED,
    "place": LISTED,
}
AMOUNTS = Kind("decimal", AMOUNT)  # a total that is no whole number of cases


@dataclass(frozen=True)
class Lists:
    """Where the lists stand: the readings, their unexplained points and what they mean; by lever
    the choices of an input from a list and, beside them, the rate of each."""

    readings: str
    unexplained: str
    meanings: str
    choices: Mapping[str, tuple[str, str]]


def choices(say: Language, lever: Lever) -> Choices:
    """The values of an input from a list, the best first, in words and with the rate of each; the
    province has no choice of one that it cannot move."""
    span = lever.span
    steps = range(int((span.high - span.low) / span.step) + 1)
    values = [lever.best - step * span.step * span.better for step in steps]
    values = [lever.start] if lever.locked else values
    rate = lever.part.rule.rate
    return tuple((value_text(say, lever, v), float(rate({"": v}, None, EXACT))) for v in values)


def write_lists(sheet: Sheet, pack: Pack) -> Lists:
    """The lists that the validation offers and the formulas look things up in; levers with the same
    choices share theirs."""
    say = pack.words
    sheet.title(say("report.workbook.lists"), say("report.workbook.lists_note"))
    sheet.widths(46, 18, 60, 3, 24, 12)
    names = [say(f"report.{name}") for name in ("reading", "unexplained", "meaning")]
    rows_of_readings = [
        (say.name(one.name), float(one.unexplained), say.name(one.explanation))
        for one in pack.case.baseline.readings.values()
    ]
    last = sheet.table(TOP_OF_LISTS - 1, names, rows_of_readings) - 1
    shared: dict[Choices, list[str]] = {}
    for lever in pack.case.levers.values():
        if KINDS[lever.entry].listed:
            shared.setdefault(choices(say, lever), []).append(lever.id)
    found: dict[str, tuple[str, str]] = {}
    row, names = TOP_OF_LISTS, [say("report.workbook.choice"), say("report.rate")]
    for rows, levers in shared.items():
        after = sheet.table(row - 1, names, rows, first=4)
        texts, rates = (sheet.down(row, after - 1, column) for column in (4, 5))
        found |= dict.fromkeys(levers, (texts, rates))
        row = after + 2
    columns = ("readings", "unexplained", "meanings")
    readings, unexplained, meanings = (
        sheet.book.name(name, sheet.down(TOP_OF_LISTS, last, at)) for at, name in enumerate(columns)
    )
    return Lists(readings, unexplained, meanings, found)
