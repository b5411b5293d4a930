"""The first sheet: totals and ranks by formula, fields, what must be believed with care."""

from decimal import Decimal
from typing import Any, NamedTuple

from model.levers import plain
from model.reports.contents import Pack
from model.reports.statements import moving_label, unknown_label
from model.reports.workbook import book
from model.reports.workbook.book import BAND, FOUR, GREY, HEAD, NAVY, TWO, WHOLE, Sheet, Value
from model.reports.workbook.forecasts import Forecasts, forecast_formula, unknown_formula
from model.reports.workbook.formulas import PROBLEMS, any_of, checked, literal, same, text, told
from model.reports.workbook.inputs import CHECKS, CODES, NAMES, Inputs
from model.reports.workbook.scoring import Scoring
from model.reports.workbook.tables import Peers, rank_formulas
from model.reports.workbook.warnings import sentences
from model.scoring import doubt
from model.telling import numbers
from model.telling.labels import field_text, year_text
from model.telling.ranks import forecast_text

FIRST = 2  # the column of the base
CHART_ROWS = 20
SPARE = " " * 150  # room for a sentence that is not said yet
BIG: dict[str, Any] = {"bold": True, "font_size": 13, "font_color": NAVY, "bg_color": book.PALE}
RIGHT: dict[str, Any] = {"align": "right"}
PLAIN: dict[str, Any] = {"text_wrap": True, "valign": "top"}
COLOURS = (GREY, book.GAIN, book.LOSS, "#5B8C5A", "#8A1C5B", "#C79A2B", "#3F7E9A")


class Others(NamedTuple):
    """The other provinces: as they stood, and how they may stand in the coming year."""

    peers: Peers
    forecasts: Forecasts


def write_summary(sheet: Sheet, scoring: Scoring, others: Others) -> None:
    """Totals, ranks, fields and assumptions, a column per scenario."""
    pack = scoring.inputs.pack
    say, cases = pack.words, len(pack.everything)
    sheet.title(say("report.workbook.summary"), say("report.workbook.summary_note"))
    widths = (64, 11, *[max(16, 36 - 4 * cases)] * cases)
    sheet.widths(*widths)
    sheet.headers(HEAD, [say("report.result"), "", *pack.names])
    sheet.keep(HEAD + 1, 1, headings=0)
    row = _results(sheet, scoring, others)
    as_made = [sheet.at(row - 1, FIRST + case) for case in range(1, cases)]
    sheet.headers(row + 1, [say("report.points_by_field"), say("report.maximum"), *pack.names])
    last = _fields(sheet, scoring, row + 2)
    _chart(sheet, pack, (row + 2, last), sum(7 * width + 5 for width in widths))
    sheet.worksheet.set_h_pagebreaks([last + 1])
    row = last + CHART_ROWS
    sheet.text(row, 0, say("report.assumptions"), bold=True, font_size=12, font_color=NAVY)
    unedited = text(say("report.workbook.as_made"))
    found = sentences(scoring, [f"EXACT({cell},{unedited})" for cell in as_made])
    for at, (formula, said) in enumerate(found, start=row + 1):
        sheet.worksheet.merge_range(at, 0, at, FIRST + cases - 1, "", sheet.book.look(**PLAIN))
        if formula:
            sheet.live(at, 0, formula, said, **PLAIN)
            sheet.need(at, SPARE, sum(widths))
        else:
            sheet.text(at, 0, said, **PLAIN)
        sheet.need(at, said, sum(widths))


def _labels(pack: Pack) -> dict[str, str]:
    """The rows of results by name, and what they are called."""
    say, base = pack.words, pack.base.name
    labels = {
        "reading": say("report.reading"),
        "criteria": say("report.criteria_points"),
        "unexplained": say("report.unexplained"),
        "total": say("report.total"),
        "change": say("report.against", base=base),
        "rank": say("report.rank_still", year=year_text(pack.ground)),
        "best": say("report.rank_best"),
        "worst": say("report.rank_worst"),
        "ranks": say("report.ranks_against", base=base),
        "moving": moving_label(pack),
        "unknown": unknown_label(pack),
        "check": say("report.check"),
    }
    if any(reading.unexplained for reading in pack.case.baseline.readings.values()):
        labels |= {"doubt": say("report.workbook.doubt_row")}
    return labels | {"status": say("report.workbook.status")}


def _results(sheet: Sheet, scoring: Scoring, others: Others) -> int:
    """The rows of results; the row after them."""
    labels = _labels(scoring.inputs.pack)
    for row, (name, label) in enumerate(labels.items(), start=HEAD + 1):
        look = BIG if name in ("total", "rank") else {}
        sheet.cell(row, 0, label, **look)
        sheet.cell(row, 1, "", **look)
    rows = {name: row for row, name in enumerate(labels, start=HEAD + 1)}
    for case in range(len(scoring.inputs.pack.everything)):
        _result(sheet, scoring, others, rows, case)
    for name in ("total", "rank"):
        sheet.book.name(name, sheet.across(rows[name], FIRST, FIRST + case))
    return HEAD + 1 + len(labels)


def _result(
    sheet: Sheet, scoring: Scoring, others: Others, rows: dict[str, int], case: int
) -> None:
    """The results of one scenario, none while a check fails; case 0 is the base."""
    inputs, pack = scoring.inputs, scoring.inputs.pack
    say, outcome = pack.words, pack.everything[case]
    found, rank = outcome.result.total, outcome.rank
    at = {name: sheet.at(row, FIRST + case) for name, row in rows.items()}
    base = {name: sheet.at(row, FIRST) for name, row in rows.items()}

    def put(name: str, formula: str, value: Value, form: str = "General", **look: Any) -> None:
        look = {"font_size": 9, "align": "right"} | look if isinstance(value, str) else look
        sheet.formula(rows[name], FIRST + case, formula, value, form, **look)

    lists, maximum = inputs.lists, plain(pack.case.rulebook.maximum)
    carried = f"INDEX({lists.unexplained},MATCH({at['reading']},{lists.readings},0))"
    put("reading", inputs.reading(case), say.name(outcome.scenario.read.name))
    put("criteria", scoring.points(scoring.total, case), float(found.criteria), FOUR)
    room = f"{maximum}-{at['criteria']}"
    put("unexplained", checked(f"MIN({carried},{room})"), float(found.unexplained), FOUR)
    total = checked(f"ROUND({at['criteria']}+{at['unexplained']},4)")
    put("total", total, outcome.points, TWO, **BIG | RIGHT)
    change = round(outcome.points - pack.base.points, 4) + 0.0
    moved = checked(f"ROUND({at['total']}-{base['total']},4)")
    put("change", moved, change, book.CHANGE_TWO, **RIGHT)

    likely, best, worst = map(checked, rank_formulas(at["total"], others.peers))
    put("rank", likely, rank.rank, f'{WHOLE}"/{rank.of}"', **BIG | RIGHT)
    put("best", best, rank.low, WHOLE, **RIGHT)
    put("worst", worst, rank.high, WHOLE, **RIGHT)
    ranks = pack.base.rank.rank - rank.rank
    put("ranks", checked(f"{base['rank']}-{at['rank']}"), ranks, "+0;-0;0", **RIGHT)

    given, unknown, least = outcome.result.given, outcome.result.unknown, others.forecasts
    moving = checked(forecast_formula(say, at["total"], least, given.of))
    put("moving", moving, forecast_text(say, given), font_size=10)
    span = numbers.span(unknown.low, unknown.high)
    put("unknown", checked(unknown_formula(at["total"], least)), span, font_size=10)

    put("check", _verdict(inputs), say("report.workbook.fine"))
    if "doubt" in rows:
        doubtful = say("report.workbook.doubt")
        formula = checked(f'IF(AND({carried}>0,{_won(inputs, case)}),{text(doubtful)},"")')
        said = doubtful if doubt(outcome.scenario, found) else ""
        put("doubt", formula, said, font_color=book.LOSS)
    as_made, edited = (say(f"report.workbook.{one}") for one in ("as_made", "edited"))
    held = [
        same(inputs.at(key, of), one.value(say, pack.everything[of].scenario))
        for key, one in inputs.inputs.items()
        for of in {0, case}
    ]
    held += [
        same(inputs.reading(of), say.name(pack.everything[of].scenario.read.name))
        for of in {0, case}
    ]
    unedited = f"IFERROR(IF(AND({','.join(held)}),{text(as_made)},{text(edited)}),{text(edited)})"
    put("status", unedited, as_made)


def _verdict(inputs: Inputs) -> str:
    """Whether all checks are passed, or which input fails the first."""
    say, wrong, asked = inputs.pack.words, text(inputs.wrong), text(inputs.asked)

    def first(key: str, said: str) -> str:
        at = f"MATCH({said},{CHECKS},0)"
        place = f'TRIM(INDEX({CODES},{at})&" "&INDEX({NAMES},{at}))'
        return told(say, key, {"place": place})

    failed = f"IF(COUNTIF({CHECKS},{wrong})>0,{first('report.workbook.bad', wrong)},"
    failed += f"{first('report.workbook.asked', asked)})"
    return f"IF({PROBLEMS}=0,{text(say('report.workbook.fine'))},{failed})"


def _won(inputs: Inputs, case: int) -> str:
    """Whether a scenario wins a criterion that may be the point that the source lacks."""
    suspects = {
        key: inputs.inputs[key].cell(inputs.pack.words, Decimal(value))
        for reading in inputs.pack.case.baseline.readings.values()
        for key, value in reading.inputs.items()
    }
    return any_of([f"{inputs.at(key, case)}={literal(won)}" for key, won in suspects.items()])


def _fields(sheet: Sheet, scoring: Scoring, row: int) -> int:
    """Points by field; the last row, that of their sum."""
    pack = scoring.inputs.pack
    rows: list[tuple[str, Decimal, int, dict[str, Any]]] = [
        (field_text(pack.words, field), field.maximum, scoring.fields[field.id], {})
        for field in pack.fields
    ]
    maximum, name = pack.case.rulebook.maximum, pack.words("report.criteria_points")
    rows.append((name, maximum, scoring.total, BAND))
    for at, (name, maximum, points, look) in enumerate(rows, start=row):
        sheet.cell(at, 0, name, **look)
        sheet.cell(at, 1, float(maximum), TWO, **look)
        for case, outcome in enumerate(pack.everything):
            values = [*outcome.fields.values(), float(outcome.result.total.criteria)]
            found, shown = scoring.points(points, case), values[at - row]
            sheet.formula(at, FIRST + case, found, shown, FOUR, **look | RIGHT)
    return row + len(pack.fields)


def _chart(sheet: Sheet, pack: Pack, rows: tuple[int, int], width: float) -> None:
    """Points by field as bars that follow the cells, beneath the table."""
    name, (first, last) = sheet.worksheet.get_name(), rows
    chart = sheet.book.file.add_chart({"type": "column"})
    for column, colour in zip(range(FIRST, FIRST + len(pack.everything)), COLOURS, strict=False):
        chart.add_series(
            {
                "name": [name, first - 1, column],
                "categories": [name, first, 0, last - 1, 0],
                "values": [name, first, column, last - 1, column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    font = {"name": book.FONT, "size": 9, "bold": False}
    title = {"name": pack.words("report.points_by_field"), "name_font": font | {"size": 11}}
    grid = {"visible": True, "line": {"color": "#E1E6EE"}}
    axis = {"num_format": "0", "line": {"none": True}, "major_gridlines": grid}
    chart.set_title(title)
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_y_axis(axis | {"num_font": font})
    chart.set_x_axis({"num_font": font})
    chart.set_size({"width": width, "height": 350})
    sheet.worksheet.insert_chart(last + 1, 0, chart, {"x_offset": 0, "y_offset": 8})
