"""The scoring sheet: one row per criterion and per part, with formulas from the rulebook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.law.arithmetic import EXACT
from model.law.criteria import Criterion
from model.reports.workbook.book import BAND, CHANGE, FOUR, HEAD, HEADER, RATE, TWO, Sheet
from model.reports.workbook.formulas import SHAPES, Cells, checked
from model.reports.workbook.inputs import Inputs
from model.telling.labels import field_text
from model.telling.rules import formula, standing_text, standings

TOP = HEAD + 2  # below two rows of headings
NAMES = ("code", "criterion", "how", "standing", "maximum")
MAXIMUM, FIRST = 4, 5  # the column of the maxima; the base's rate


@dataclass(frozen=True)
class Scoring:
    """The sheet, the inputs that it reads, and where the scores stand: the rows of criteria, of
    fields and of the sum of the criteria."""

    sheet: Sheet
    inputs: Inputs
    criteria: dict[str, int] = field(default_factory=dict)
    fields: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The row of the sum of the criteria."""
        criteria = self.inputs.pack.case.rulebook.criteria.values()
        return TOP + len(self.inputs.pack.fields) + sum(1 + len(below(one)) for one in criteria)

    def points(self, row: int, case: int) -> str:
        """The cell of the points in a row; case 0 is the base."""
        return self.sheet.at(row, points_column(case))

    def rate(self, criterion: Criterion, part: str, case: int) -> str:
        """The cell of the rate of a part."""
        row = self.criteria[criterion.id]
        if part in below(criterion):
            row += 1 + below(criterion).index(part)
        return self.sheet.at(row, rate_column(case))

    def gain(self, criterion: str, case: int) -> str:
        """What a criterion gains in a scenario, as a formula over its points."""
        row = self.criteria[criterion]
        return f"{self.points(row, case)}-{self.points(row, 0)}"

    def sum(self, rows: Sequence[int], column: int) -> str:
        """The sum of some rows, to the four decimals of the plan."""
        return f"ROUND(SUM({','.join(self.sheet.at(row, column) for row in rows)}),4)"

    def write_points(
        self, row: int, formulas: Sequence[str], values: Sequence[float], **look: Any
    ) -> None:
        """The points of a row by scenario, and the change of each against the base."""
        for case, (found, value) in enumerate(zip(formulas, values, strict=True)):
            column = points_column(case)
            self.sheet.formula(row, column, checked(found), value, FOUR, **look)
            if case:
                change = f"ROUND({self.points(row, case)}-{self.points(row, 0)},4)"
                gain = round(value - values[0], 4) + 0.0
                self.sheet.formula(row, column + 1, checked(change), gain, CHANGE, **look)

    def write_sum(
        self, row: int, rows: Sequence[int], values: Sequence[float], **look: Any
    ) -> None:
        """The points of a row as the sums of others."""
        for case in range(len(values)):
            self.sheet.cell(row, rate_column(case), "", **look)
        sums = [self.sum(rows, points_column(case)) for case in range(len(values))]
        self.write_points(row, sums, values, **look)


def rate_column(case: int) -> int:
    """The column of a scenario's rates: the base takes two columns, every other three."""
    return FIRST if not case else FIRST + 3 * case - 1


def points_column(case: int) -> int:
    """The column of a scenario's points."""
    return rate_column(case) + 1


def below(criterion: Criterion) -> tuple[str, ...]:
    """The parts of a criterion that have a row of their own: of one with several, all."""
    return tuple(criterion.parts) if len(criterion.parts) > 1 else ()


def write_scoring(sheet: Sheet, inputs: Inputs) -> Scoring:
    """Fields, criteria and parts, each with rate, points and the change against the base."""
    pack, say = inputs.pack, inputs.pack.words
    rulebook, scoring = pack.case.rulebook, Scoring(sheet, inputs)
    sheet.title(say("report.workbook.scoring"), say("report.workbook.scoring_note"))
    sheet.widths(12, 46, 44, 15, 9, 10, 10, *[10, 10, 11] * len(pack.outcomes))
    _headings(scoring)
    sheet.keep(TOP, FIRST, headings=2)
    row = TOP
    for one in pack.fields:
        scoring.fields[one.id], row = row, row + 1
        for criterion in rulebook.of_field(one.id):
            scoring.criteria[criterion.id] = row
            _criterion(scoring, criterion)
            row += 1 + len(below(criterion))
        rows = [scoring.criteria[criterion.id] for criterion in rulebook.of_field(one.id)]
        values = [entry.fields[one.id] for entry in pack.everything]
        _band(scoring, scoring.fields[one.id], field_text(say, one), one.maximum, rows, values)
    values = [float(entry.result.total.criteria) for entry in pack.everything]
    every, name = list(scoring.fields.values()), say("report.criteria_points")
    _band(scoring, scoring.total, name, rulebook.maximum, every, values)
    return scoring


def _headings(scoring: Scoring) -> None:
    """Two rows: the scenarios, and what each of their columns holds."""
    sheet, pack, say = scoring.sheet, scoring.inputs.pack, scoring.inputs.pack.words
    merge, look = sheet.worksheet.merge_range, sheet.book.look(**HEADER)
    for column in range(len(NAMES)):
        merge(HEAD, column, HEAD + 1, column, "", look)
    sheet.headers(HEAD, (say(f"report.{name}") for name in NAMES))
    held = [say("report.rate"), say("report.points"), say("report.change")]
    for case, name in enumerate(pack.names):
        first, names = rate_column(case), held if case else held[:2]
        merge(HEAD, first, HEAD, first + len(names) - 1, "", look)
        sheet.headers(HEAD, [name], first)
        sheet.headers(HEAD + 1, names, first)


def _band(
    scoring: Scoring, row: int, name: str, maximum: Decimal, rows: list[int], values: list[float]
) -> None:
    """A field, or all criteria: the sums of some rows."""
    for column, text in enumerate(("", name, "", "")):
        scoring.sheet.cell(row, column, text, **BAND)
    scoring.sheet.formula(row, MAXIMUM, scoring.sum(rows, MAXIMUM), float(maximum), TWO, **BAND)
    scoring.write_sum(row, rows, values, **BAND)


def _criterion(scoring: Scoring, criterion: Criterion) -> None:
    """A criterion's row; one with several parts is their sum and has a row for each."""
    sheet, pack, row = scoring.sheet, scoring.inputs.pack, scoring.criteria[criterion.id]
    say, parts = pack.words, below(criterion)
    sheet.cell(row, 0, criterion.id if criterion.numbered else "", bold=True)
    sheet.cell(row, 1, say.name(criterion.name), bold=True)
    for key, one in zip(
        criterion.parts, range(row + bool(parts), row + 1 + len(parts)), strict=True
    ):
        if parts:
            sheet.cell(one, 0, "")
            sheet.cell(one, 1, say.name(criterion.parts[key].name), indent=2)
        _part(scoring, criterion, key, one, bold=not parts)
    if parts:
        sheet.cell(row, 2, "")
        sheet.cell(row, 3, "")
        sheet.cell(row, MAXIMUM, float(criterion.maximum), TWO, bold=True)
        values = [entry.scores[criterion.id] for entry in pack.everything]
        scoring.write_sum(row, range(row + 1, row + 1 + len(parts)), values, bold=True)


def _part(scoring: Scoring, criterion: Criterion, key: str, row: int, bold: bool) -> None:
    """A part's rule, in words and as formulas of its rate and points."""
    sheet, inputs, part = scoring.sheet, scoring.inputs, criterion.parts[key]
    say, ids = inputs.pack.words, {n: i for i, (own, n) in criterion.inputs().items() if own == key}
    levers = {name: inputs.pack.case.levers[one] for name, one in ids.items()}
    lever, rule, shape = next(iter(levers.values())), part.rule, SHAPES[part.rule.shape]
    sheet.cell(row, 2, formula(say, lever), font_size=9)
    sure = "; ".join(standing_text(say, one) for one in standings(part))
    sheet.cell(row, 3, sure, font_size=9)
    sheet.cell(row, MAXIMUM, float(rule.maximum), TWO, bold=bold)
    formulas, values = [], []
    for case, entry in enumerate(inputs.pack.everything):
        at = Cells(
            inputs={name: inputs.used(one, case) for name, one in levers.items()},
            of=inputs.of(lever, case),
            maximum=sheet.at(row, MAXIMUM),
            rate=sheet.at(row, rate_column(case)),
            choices=inputs.lists.choices.get(lever.id, ("", "")),
        )
        typed = {name: entry.scenario.value(one) for name, one in ids.items()}
        of = entry.scenario.levers[lever.id].of
        rate = float(rule.rate(typed, of, EXACT))
        sheet.formula(row, rate_column(case), checked(shape.rate(rule, at)), rate, RATE)
        formulas.append(shape.points(rule, at))
        values.append(float(rule.points(typed, of, EXACT)))
    scoring.write_points(row, formulas, values, bold=bold)
