"""The inputs of the workbook: what a person may change, what their cells can hold, and where
every formula finds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from model.case import Case
from model.law.rules import HUNDRED, SMALLEST
from model.levers import Lever, plain
from model.reports.contents import Pack
from model.reports.workbook.book import HEAD, Sheet, Value
from model.reports.workbook.choices import AMOUNTS, KINDS, Kind, Lists
from model.reports.workbook.formulas import (
    NUDGE,
    SHAPES,
    among,
    less,
    literal,
    same,
    text,
)
from model.scenario import MOST_CASES, Scenario
from model.telling.language import Language
from model.telling.values import value_text

FIRST = 4  # the column of the base's inputs; the scenarios follow
READING, TOP = HEAD + 1, HEAD + 2  # the rows of the reading of the total, and of the first input
CHECKS, CODES, NAMES, ORDER = "checks", "input_code", "input_name", "change_order"


class Limits(NamedTuple):
    """What an input can be, as formulas: between `low` and `high`, or one of the `choices`; and
    the same in words."""

    low: str
    high: str
    choices: str
    words: str


@dataclass(frozen=True)
class Input:
    """A row that a person may change: the value of a lever (as it is in the base) or, as `total`,
    the total behind its part."""

    lever: Lever
    total: bool = False

    @property
    def id(self) -> str:
        """What the row is called, as everywhere in the product."""
        return self.lever.total_id if self.total else self.lever.id

    @property
    def kind(self) -> Kind:
        """How it stands in its cell."""
        if not self.total:
            return KINDS[self.lever.entry]
        of = self.lever.of
        return KINDS["count"] if of is None or of == of.to_integral_value() else AMOUNTS

    def chosen(self, scenario: Scenario) -> bool:
        """Whether a scenario has a value of its own for it."""
        return self.id in (scenario.totals if self.total else scenario.changes)

    def value(self, say: Language, scenario: Scenario) -> Value:
        """Its value in a scenario, as its cell holds it."""
        lever = scenario.levers[self.lever.id]
        if self.total:
            return float(lever.of or 0)
        return self.cell(say, scenario.value(lever.id))

    def differs(self, pack: Pack) -> bool:
        """Whether any entry's cell holds something else than the base's."""
        say = pack.words
        return len({self.value(say, one.scenario) for one in pack.everything}) > 1

    def cell(self, say: Language, value: Decimal) -> Value:
        """A value as its cell holds it: a number, or one of the texts of its list."""
        return value_text(say, self.lever, value) if self.kind.listed else float(value)


def inputs_of(case: Case, field: str) -> Iterator[Input]:
    """The inputs of a field, each total before the first lever that is out of it."""
    for lever in case.levers.values():
        if lever.criterion.field == field:
            if lever.of is not None and lever.input == lever.part.rule.inputs[0]:
                yield Input(lever, total=True)
            yield Input(lever)


@dataclass(frozen=True)
class Inputs:
    """Where the inputs stand: a row for each by id, a column for each scenario, the base's first
    (case 0)."""

    sheet: Sheet
    pack: Pack
    lists: Lists
    rows: dict[str, int]
    inputs: dict[str, Input]

    @property
    def wrong(self) -> str:
        """What the check of an input says that cannot be."""
        return self.pack.words("report.workbook.wrong")

    @property
    def check_column(self) -> int:
        """The column of the checks."""
        return FIRST + len(self.pack.everything) + 1

    @property
    def asked(self) -> str:
        """What the check says of a rate that may be meant as a hundred times as much."""
        return self.pack.words("report.workbook.ask")

    @property
    def last(self) -> int:
        """The last row of an input."""
        return max(self.rows.values())

    def at(self, key: str, case: int) -> str:
        """The cell of an input by its id."""
        return self.sheet.at(self.rows[key], FIRST + case)

    def reading(self, case: int) -> str:
        """The cell of the reading of the total."""
        return self.sheet.at(READING, FIRST + case)

    def of(self, lever: Lever, case: int) -> str:
        """The cell of the total that a lever is out of; empty if it is out of none."""
        return "" if lever.of is None else self.at(lever.total_id, case)

    def follows(self, one: Input, case: int) -> str:
        """The formula of a value that nobody typed: the base's own, as far as the total and the
        classes before it leave room, unless a reading of the total says otherwise. Empty where the
        cell is a plain figure (most of the base's)."""
        lever = one.lever
        found = "" if one.total else self._by_reading(lever, case)
        if found or not case:
            return found
        base = self.at(one.id, 0)
        if one.total or one.kind.accepts != "integer":
            return base
        before = [self.at(key, case) for key in before_of(lever)]
        return f"MAX(0,MIN({base},{less(self.of(lever, case), before)}))"

    def left_alone(self, one: Input, scenario: Scenario) -> bool:
        """Whether the formula of `follows` gives what a scenario has; not for a class that yields
        to one after it."""
        if one.chosen(scenario) or one.total or one.kind.accepts != "integer":
            return not one.chosen(scenario)
        taken = sum(map(scenario.value, before_of(one.lever)), Decimal(0))
        room = (scenario.levers[one.id].of or Decimal(0)) - taken
        return scenario.value(one.id) == max(Decimal(0), min(one.lever.start, room))

    def valid(self, one: Input, case: int) -> list[str]:
        """The conditions under which a cell holds what its input can take; the base's holds what
        was published, or what the reading of the total makes of it."""
        cell, say = self.at(one.id, case), self.pack.words
        if not case:
            if decided := "" if one.total else self._by_reading(one.lever, 0):
                return [f"EXACT({cell},{decided})"]
            return [same(cell, one.value(say, self.pack.case.start()))]
        limits = self.limits(one, case)
        if one.kind.listed:
            return [among(cell, limits.choices)]
        found = [f"ISNUMBER({cell})", f"{cell}>={limits.low}", f"{cell}<={limits.high}"]
        return [*found, f"{cell}=INT({cell})"] if one.kind.accepts == "integer" else found

    def used(self, lever: Lever, case: int) -> str:
        """What the scores take: the cell, but a class that nobody typed yields to the others of the
        same cases, which together never exceed their total."""
        cell = self.at(lever.id, case)
        others = [self.at(key, case) for key in classes(lever) if key != lever.id]
        if not others or not case:
            return cell
        room = less(self.of(lever, case), others)
        follows = self.follows(self.inputs[lever.id], case)
        return f"IF({cell}={follows},MAX(0,MIN({cell},{room})),{cell})"

    def _by_reading(self, lever: Lever, case: int) -> str:
        """The value of an input that the reading of the total decides; empty if none does."""
        say, one = self.pack.words, self.inputs[lever.id]
        found, decided = literal(one.cell(say, lever.start)), False
        for reading in self.pack.case.baseline.readings.values():
            value = Decimal(reading.inputs.get(lever.id, lever.start))
            if value != lever.start:
                decided, name = True, text(say.name(reading.name))
                other = literal(one.cell(say, value))
                found = f"IF({self.reading(case)}={name},{other},{found})"
        return found if decided else ""

    def limits(self, one: Input, case: int) -> Limits:
        """What an input can be in a scenario."""
        say, lever = self.pack.words, one.lever
        if one.kind.listed:
            return Limits("", "", self.lists.choices[lever.id][0], say("report.from_list"))
        if one.total and not lever.locked:
            least = "1" if one.kind.accepts == "integer" else plain(SMALLEST)
            return Limits(least, plain(MOST_CASES), "", say("report.workbook.range_total"))
        if one.kind.accepts == "integer" and not lever.locked:
            return self._within_total(one, case)
        low, high = lever.span.low, lever.span.high
        if lever.locked:
            low = high = lever.of or Decimal(0) if one.total else lever.start
        words = say("report.workbook.range", low=say.plain(low), high=say.plain(high))
        return Limits(plain(low), plain(high), "", words)

    def _within_total(self, one: Input, case: int) -> Limits:
        """The limits of a count, which follow its total; one left as in the base stays possible."""
        say, of, rule = self.pack.words, self.of(one.lever, case), one.lever.part.rule
        share = SHAPES[rule.shape].least(rule)
        if not share:
            return Limits("0", of, "", say("report.workbook.range_count", low=say.plain(0)))
        low = f"MIN({self.at(one.id, 0)},INT({of}*{plain(share)}/100+{NUDGE}))"
        ends = {"low": say.percent(share, 0), "high": say.percent(HUNDRED, 0)}
        return Limits(low, of, "", say("report.workbook.range_share", **ends))


def classes(lever: Lever) -> list[str]:
    """The classes of the cases that a lever counts, the best first, itself included."""
    return [key for key, (part, _) in lever.criterion.inputs().items() if part == lever.part_key]


def before_of(lever: Lever) -> list[str]:
    """The better classes of the same cases."""
    same = classes(lever)
    return same[: same.index(lever.id)]
