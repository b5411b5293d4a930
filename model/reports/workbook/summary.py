"""The first sheet: totals and ranks by formula, fields, what must be believed with care."""

from decimal import Decimal
from typing import Any

from model.levers import plain
from model.reports.contents import Pack
from model.reports.statements import assumptions, movement_short
from model.reports.workbook import book
from model.reports.workbook.book import BAND, FOUR, GREY, HEAD, NAVY, TWO, WHOLE, Sheet, Value
from model.reports.workbook.formulas import any_of, literal, text
from model.reports.workbook.inputs import Inputs
from model.reports.workbook.scoring import Scoring
from model.reports.workbook.tables import Peers, rank_formulas
from model.scoring import doubt
from model.telling.labels import field_text
from model.telling.ranks import forecast_text

FIRST = 2  # the column of the base
CHART_ROWS = 20
BIG: dict[str, Any] = {"bold": True, "font_size": 13, "font_color": NAVY, "bg_color": book.PALE}
PLAIN: dict[str, Any] = {"text_wrap": True, "valign": "top"}
COLOURS = (GREY, book.GAIN, book.LOSS, "#5B8C5A", "#8A1C5B", "#C79A2B", "#3F7E9A")


def write_summary(sheet: Sheet, scoring: Scoring, peers: Peers) -> None:
    """Totals, ranks, fields and assumptions, a column per scenario."""
    pack = scoring.inputs.pack
    say, cases = pack.words, len(pack.everything)
    sheet.title(say("report.workbook.summary"), say("report.workbook.summary_note"))
    widths = (64, 11, *[max(16, 36 - 4 * cases)] * cases)
    sheet.widths(*widths)
    sheet.headers(HEAD, [say("report.result"), "", *pack.names])
    sheet.keep(HEAD + 1, 1, headings=0)
    row = _results(sheet, scoring, peers)
    sheet.headers(row + 1, [say("report.points_by_field"), say("report.maximum"), *pack.names])
    last = _fields(sheet, scoring, row + 2)
    _chart(sheet, pack, (row + 2, last), sum(7 * width + 5 for width in widths))
    sheet.worksheet.set_h_pagebreaks([last + 1])
    row = last + CHART_ROWS
    sheet.text(row, 0, say("report.assumptions"), bold=True, font_size=12, font_color=NAVY)
    look = sheet.book.look(**PLAIN)
    for number, sentence in enumerate(assumptions(pack), start=1):
        at = row + number
        sheet.worksheet.merge_range(at, 0, at, FIRST + cases - 1, "", look)
        sheet.worksheet.write_string(at, 0, f"{number}. {sentence}", look)
        sheet.need(at, sentence, sum(widths))


def _labels(pack: Pack) -> dict[str, str]:
    """The rows of results by name, and what they are called."""
    say, base = pack.words, pack.base.name
    labels = {
        "reading": say("report.reading"),
        "criteria": say("report.criteria_points"),
        "unexplained": say("report.unexplained"),
        "total": say("report.total"),
        "change": say("report.against", base=base),
        "rank": say("report.rank_still", year=pack.ground.table.year),
        "best": say("report.rank_best"),
        "worst": say("report.rank_worst"),
        "ranks": say("report.ranks_against", base=base),
        "moving": say("report.rank_moving", movement=movement_short(pack)),
        "unknown": say("report.rank_unknown"),
        "check": say("report.check"),
    }
    if any(reading.unexplained for reading in pack.case.baseline.readings.values()):
        return labels | {"doubt": say("report.workbook.doubt_row")}
    return labels


def _results(sheet: Sheet, scoring: Scoring, peers: Peers) -> int:
    """The rows of results; the row after them."""
    labels = _labels(scoring.inputs.pack)
    for row, (name, label) in enumerate(labels.items(), start=HEAD + 1):
        look = BIG if name in ("total", "rank") else {}
        sheet.cell(row, 0, label, **look)
        sheet.cell(row, 1, "", **look)
    rows = {name: row for row, name in enumerate(labels, start=HEAD + 1)}
    for case in range(len(scoring.inputs.pack.everything)):
        _result(sheet, scoring, peers, rows, case)
    return HEAD + 1 + len(labels)


def _result(sheet: Sheet, scoring: Scoring, peers: Peers, rows: dict[str, int], case: int) -> None:
    """The results of one scenario; case 0 is the base."""
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
    points = scoring.points(scoring.total, case)
    put("criteria", points, float(found.criteria), FOUR)
    room = f"{maximum}-{at['criteria']}"
    put("unexplained", f"MIN({carried},{room})", float(found.unexplained), FOUR)
    put("total", f"ROUND({at['criteria']}+{at['unexplained']},4)", outcome.points, TWO, **BIG)
    change = round(outcome.points - pack.base.points, 4) + 0.0
    put("change", f"ROUND({at['total']}-{base['total']},4)", change, book.CHANGE_TWO)

    likely, best, worst = rank_formulas(at["total"], peers)
    put("rank", likely, rank.rank, f'{WHOLE}"/{rank.of}"', **BIG)
    put("best", best, rank.low, WHOLE)
    put("worst", worst, rank.high, WHOLE)
    ranks = pack.base.rank.rank - rank.rank
    put("ranks", f"{base['rank']}-{at['rank']}", ranks, "+0;-0;0")

    same = f"ABS({at['total']}-{outcome.points:.4f})<0.00005"
    stale, forecasts = text(say("report.workbook.stale")), outcome.result
    for name, one in (("moving", forecasts.given), ("unknown", forecasts.unknown)):
        said = forecast_text(say, one)
        put(name, f"IF({same},{text(said)},{stale})", said, font_size=10)

    bad, fine = say("report.workbook.bad"), say("report.workbook.fine")
    wrong = f"COUNTIF({inputs.checks},{text(inputs.wrong)})>0"
    put("check", f"IF({wrong},{text(bad)},{text(fine)})", fine)
    if "doubt" in rows:
        doubtful = say("report.workbook.doubt")
        formula = f'IF(AND({carried}>0,{_won(inputs, case)}),{text(doubtful)},"")'
        said = doubtful if doubt(outcome.scenario, found) else ""
        put("doubt", formula, said, font_color=book.LOSS)


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
            sheet.formula(
                at, FIRST + case, scoring.points(points, case), values[at - row], FOUR, **look
            )
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
