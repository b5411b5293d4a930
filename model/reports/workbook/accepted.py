"""What the cells of the inputs accept: kinds and limits, the lists to choose from, and the check of
what was typed or pasted all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from model.law.arithmetic import EXACT
from model.law.rules import Entry
from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook.book import AMOUNT, RATE, WHOLE, Sheet
from model.telling.language import Language
from model.telling.values import value_text

FIRST = 4  # the first row of every list
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


class Limits(NamedTuple):
    """What an input can be, as formulas: between `low` and `high`, or one of the `choices`; and
    the same in words."""

    low: str
    high: str
    choices: str
    words: str


def valid(kind: Kind, cell: str, limits: Limits) -> list[str]:
    """The conditions under which a cell holds what its input can take."""
    if kind.listed:
        return [f"ISNUMBER(MATCH({cell},{limits.choices},0))"]
    found = [f"ISNUMBER({cell})", f"{cell}>={limits.low}", f"{cell}<={limits.high}"]
    return [*found, f"{cell}=INT({cell})"] if kind.accepts == "integer" else found


def validation(say: Language, kind: Kind, limits: Limits) -> dict[str, Any]:
    """What a cell accepts, and what a person reads who types anything else."""
    found = {"validate": kind.accepts, "error_title": say("report.workbook.refused")}
    if kind.listed:
        message = say("report.workbook.from_list")
        return found | {"source": f"={limits.choices}", "error_message": message}
    key = "whole" if kind.accepts == "integer" else "between"
    between = {"criteria": "between", "minimum": f"={limits.low}", "maximum": f"={limits.high}"}
    return found | between | {"error_message": say(f"report.workbook.{key}", range=limits.words)}


@dataclass(frozen=True)
class Lists:
    """Where the lists stand: the readings and their unexplained points; by lever the choices of an
    input from a list and, beside them, the rate of each."""

    readings: str
    unexplained: str
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
    readings = [
        (say.name(one.name), float(one.unexplained), say.name(one.explanation))
        for one in pack.case.baseline.readings.values()
    ]
    last = sheet.table(FIRST - 1, names, readings) - 1
    shared: dict[Choices, list[str]] = {}
    for lever in pack.case.levers.values():
        if KINDS[lever.entry].listed:
            shared.setdefault(choices(say, lever), []).append(lever.id)
    found: dict[str, tuple[str, str]] = {}
    row, names = FIRST, [say("report.workbook.choice"), say("report.rate")]
    for rows, levers in shared.items():
        after = sheet.table(row - 1, names, rows, first=4)
        texts, rates = (sheet.down(row, after - 1, column) for column in (4, 5))
        found |= dict.fromkeys(levers, (texts, rates))
        row = after + 2
    return Lists(sheet.down(FIRST, last, 0), sheet.down(FIRST, last, 1), found)
