"""The scoring sheet: one row per criterion and per part, with formulas from the rulebook."""

from dataclasses import dataclass

from model.entry import Entry
from model.law.arithmetic import EXACT
from model.law.criteria import Criterion, ReformField
from model.law.rules import Checklist, Credit, Given, Place, Reduction, Share
from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook_book import BAND, CHANGE, FOUR, HEADER, RATE, Sheet
from model.reports.workbook_formulas import Cells, points_formula, rate_formula, text
from model.reports.workbook_places import Inputs, Lists
from model.telling import numbers
from model.telling.language import Language
from model.telling.values import band_text

HEAD = 5  # the second of two rows of headings
MAXIMUM, FIRST = 4, 5  # the column of the maxima; the base's rate


@dataclass(frozen=True)
class Scoring:
    """The sheet with what it reads from, and where the scores stand: the rows of criteria, of
    fields and of the sum of the criteria."""

    sheet: Sheet
    pack: Pack
    inputs: Inputs
    lists: Lists
    criteria: dict[str, int]
    fields: dict[str, int]
    total: int

    def points(self, row: int, case: int) -> str:
        """The cell of the points in a row; case 0 is the base."""
        return self.sheet.at(row, points_column(case))

    def maximum(self, row: int) -> str:
        """The cell of a row's maximum."""
        return self.sheet.at(row, MAXIMUM)


def rate_column(case: int) -> int:
    """The column of a scenario's rates: the base takes two columns, every other three."""
    return FIRST if not case else FIRST + 3 * case - 1


def points_column(case: int) -> int:
    """The column of a scenario's points."""
    return rate_column(case) + 1


def write_scoring(sheet: Sheet, pack: Pack, inputs: Inputs, lists: Lists) -> Scoring:
    """Fields, criteria and parts, each with rate, points and the change against the base."""
    say, cases = pack.words, pack.everything
    sheet.title(say("report.workbook.scoring"), say("report.workbook.scoring_note"))
    sheet.widths(8, 46, 44, 15, 9, 10, 10, *[10, 10, 11] * (len(cases) - 1))
    _headings(sheet, pack)
    sheet.keep(HEAD + 1, FIRST, headings=2)

    row = HEAD + 1
    scoring = Scoring(sheet, pack, inputs, lists, {}, {}, HEAD + 1 + _height(pack))
    for field in pack.fields:
        scoring.fields[field.id] = row
        row += 1
        for criterion in pack.case.rulebook.of_field(field.id):
            scoring.criteria[criterion.id] = row
            _criterion(scoring, criterion)
            row += 1 + (len(criterion.parts) if len(criterion.parts) > 1 else 0)
        rows = [scoring.criteria[c.id] for c in pack.case.rulebook.of_field(field.id)]
        _sum_row(scoring, scoring.fields[field.id], rows, field)
    _sum_row(scoring, scoring.total, list(scoring.fields.values()), None)
    return scoring


def _height(pack: Pack) -> int:
    """How many rows the fields, criteria and parts take."""
    criteria = pack.case.rulebook.criteria.values()
    parts = sum(len(c.parts) for c in criteria if len(c.parts) > 1)
    return len(pack.fields) + len(criteria) + parts


def _headings(sheet: Sheet, pack: Pack) -> None:
    """Two rows: the scenarios, and what each of their columns holds."""
    say, merge = pack.words, sheet.worksheet.merge_range
    look = sheet.book.look(**HEADER)
    for column, name in enumerate(("code", "criterion", "how", "standing", "maximum")):
        merge(HEAD - 1, column, HEAD, column, "", look)
        sheet.header(HEAD - 1, column, say(f"report.{name}"))
    for case, name in enumerate(pack.names):
        first, last = rate_column(case), points_column(case) + bool(case)
        merge(HEAD - 1, first, HEAD - 1, last, "", look)
        sheet.header(HEAD - 1, first, name)
        sheet.header(HEAD, first, say("report.rate"))
        sheet.header(HEAD, first + 1, say("report.points"))
        if case:
            sheet.header(HEAD, last, say("report.change"))


def _sum_row(scoring: Scoring, row: int, rows: list[int], field: ReformField | None) -> None:
    """A field, or (None) all criteria: the sum of the points of its rows."""
    sheet, pack = scoring.sheet, scoring.pack

    def points(outcome: Entry) -> float:
        return outcome.fields[field.id] if field else float(outcome.result.total.criteria)

    sheet.cell(row, 0, field.id if field else "", **BAND)
    sheet.cell(row, 1, field.name.vi if field else pack.words("report.criteria_points"), **BAND)
    sheet.cell(row, 2, "", **BAND)
    sheet.cell(row, 3, "", **BAND)
    maximum = float((field or pack.case.rulebook).maximum)
    sheet.formula(row, MAXIMUM, _sum(sheet, rows, MAXIMUM), maximum, "0.00", **BAND)
    for case, outcome in enumerate(pack.everything):
        sheet.cell(row, rate_column(case), "", **BAND)
        formula = _sum(sheet, rows, points_column(case))
        sheet.formula(row, points_column(case), formula, points(outcome), FOUR, **BAND)
        if case:
            _change(scoring, row, case, points(outcome) - points(pack.base), **BAND)


def _sum(sheet: Sheet, rows: list[int], column: int) -> str:
    """The sum of some rows, to the four decimals of the plan."""
    return f"ROUND(SUM({','.join(sheet.at(row, column) for row in rows)}),4)"


def _change(scoring: Scoring, row: int, case: int, value: float, **look: object) -> None:
    """The change of a row's points against the base."""
    difference = f"ROUND({scoring.points(row, case)}-{scoring.points(row, 0)},4)"
    scoring.sheet.formula(
        row, points_column(case) + 1, difference, round(value, 4) + 0.0, CHANGE, **look
    )


def _criterion(scoring: Scoring, criterion: Criterion) -> None:
    """A criterion's row; one with several parts is their sum and has a row for each."""
    sheet, pack, row = scoring.sheet, scoring.pack, scoring.criteria[criterion.id]
    sheet.cell(row, 0, criterion.id if criterion.listed else "", bold=True)
    sheet.cell(row, 1, criterion.name.vi, bold=True)
    rows = [row]
    if len(criterion.parts) > 1:
        rows = list(range(row + 1, row + 1 + len(criterion.parts)))
        for column in (2, 3):
            sheet.cell(row, column, "")
        sheet.cell(row, MAXIMUM, float(criterion.maximum), "0.00", bold=True)
    for below, (key, part) in zip(rows, criterion.parts.items(), strict=True):
        if below != row:
            sheet.cell(below, 0, "")
            sheet.cell(below, 1, part.name.vi, indent=2)
        _part(scoring, criterion, key, below)
    for case, outcome in enumerate(pack.everything):
        value = outcome.scores[criterion.id]
        if rows != [row]:
            sheet.cell(row, rate_column(case), "")
            points = _sum(sheet, rows, points_column(case))
            sheet.formula(row, points_column(case), points, value, FOUR, bold=True)
        if case:
            gain = value - pack.base.scores[criterion.id]
            _change(scoring, row, case, gain, bold=True)


def _part(scoring: Scoring, criterion: Criterion, key: str, row: int) -> None:
    """A part's rule, in words and as formulas of its rate and points."""
    sheet, inputs, part = scoring.sheet, scoring.inputs, criterion.parts[key]
    pack, lists, sole = scoring.pack, scoring.lists, len(criterion.parts) == 1
    ids = {name: lever for lever, (own, name) in criterion.inputs().items() if own == key}
    levers = pack.first.scenario.levers
    lever = levers[next(iter(ids.values()))]
    sheet.cell(row, 2, how(pack.words, lever), font_size=9)
    sheet.cell(row, 3, pack.words(f"report.standing_{part.standing}"), font_size=9)
    sheet.cell(row, MAXIMUM, float(part.rule.maximum), "0.00", bold=sole)
    before = 0.0
    for case, outcome in enumerate(pack.everything):
        at = Cells(
            inputs={name: inputs.used(levers[one], case) for name, one in ids.items()},
            of=inputs.of(lever.id) if lever.of is not None else None,
            maximum=scoring.maximum(row),
            rate=sheet.at(row, rate_column(case)),
            yes=text(pack.words("telling.yes")),
            bands=lists.bands.get(lever.id, ""),
            band_points=lists.band_points.get(lever.id, ""),
        )
        values = {name: outcome.scenario.value(one) for name, one in ids.items()}
        rate = float(part.rule.rate(values, lever.of, EXACT))
        points = float(part.rule.points(values, lever.of, EXACT))
        sheet.formula(row, rate_column(case), rate_formula(part.rule, at), rate, RATE)
        formula = points_formula(part.rule, at)
        sheet.formula(row, points_column(case), formula, points, FOUR, bold=sole)
        before = before if case else points
        if case and not sole:
            _change(scoring, row, case, points - before)


def how(say: Language, lever: Lever) -> str:
    """The rule of a lever's part in one short sentence."""
    rule = lever.part.rule
    match rule:
        case Share():
            return say(f"report.how_share_{rule.entry}")
        case Credit():
            earned = (
                f"{lever.part.labels[name].vi}: {numbers.plain(credit)}"
                for name, credit in rule.credits.items()
            )
            return say("report.how_credit", credits="; ".join(earned))
        case Checklist():
            return say("report.how_checklist")
        case Reduction():
            return say("report.how_reduction", target=numbers.plain(rule.target))
        case Place():
            bands = (
                f"{band_text(say, name)}: {numbers.plain(band.points)}"
                for name, band in zip(lever.bands(), rule.bands, strict=True)
            )
            return say("report.how_place", bands="; ".join(bands))
        case Given():
            return say("report.how_given")
