"""The lists of the workbook: what validation offers and formulas look up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.law.arithmetic import EXACT
from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook.book import FOUR, RATE, Sheet
from model.reports.workbook.checks import KINDS
from model.telling.language import Language
from model.telling.values import value_text

FIRST = 4  # the first row of every list
Choices = tuple[tuple[str, float], ...]  # text, rate in percent


@dataclass(frozen=True)
class Lists:
    """Where the lists stand: the readings and their unexplained points; by lever the choices of an
    input from a list, and the rate of each."""

    readings: str
    unexplained: str
    choices: Mapping[str, str]
    rates: Mapping[str, str]


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
    say, readings = pack.words, list(pack.case.baseline.readings.values())
    sheet.title(say("report.workbook.lists"), say("report.workbook.lists_note"))
    sheet.widths(46, 18, 60, 3, 24, 12)
    names = ("reading", "unexplained", "meaning")
    sheet.headers(FIRST - 1, (say(f"report.{name}") for name in names))
    for row, reading in enumerate(readings, start=FIRST):
        sheet.cell(row, 0, say.name(reading.name))
        sheet.cell(row, 1, float(reading.unexplained), FOUR)
        sheet.cell(row, 2, say.name(reading.explanation))
    shared: dict[Choices, list[Lever]] = {}
    for lever in pack.case.levers.values():
        if KINDS[lever.entry].listed:
            shared.setdefault(choices(say, lever), []).append(lever)
    found: dict[str, str] = {}
    rates: dict[str, str] = {}
    row = FIRST
    for one, levers in shared.items():
        last = _choices(sheet, say, row, one)
        found |= dict.fromkeys((lever.id for lever in levers), sheet.down(row, last, 4))
        rates |= dict.fromkeys((lever.id for lever in levers), sheet.down(row, last, 5))
        row = last + 3
    last = FIRST + len(readings) - 1
    return Lists(sheet.down(FIRST, last, 0), sheet.down(FIRST, last, 1), found, rates)


def _choices(sheet: Sheet, say: Language, row: int, texts: Sequence[tuple[str, float]]) -> int:
    """A list of choices with its headings above it; its last row."""
    sheet.headers(row - 1, (say("report.workbook.choice"), say("report.rate")), 4)
    for at, (told, rate) in enumerate(texts, start=row):
        sheet.cell(at, 4, told)
        sheet.cell(at, 5, rate, RATE)
    return row + len(texts) - 1
