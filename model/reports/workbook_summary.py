"""The first sheet: totals and ranks by formula, fields, what must be believed with care."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from model.reports.contents import Pack
from model.reports.statements import assumptions, movement_short
from model.reports.workbook_book import (
    BAND,
    CHANGE_TWO,
    FOUR,
    GAIN,
    GREY,
    LOSS,
    NAVY,
    PALE,
    TWO,
    WHOLE,
    Sheet,
    Value,
)
from model.reports.workbook_formulas import Peers, any_of, rank_formulas, text
from model.reports.workbook_places import Inputs, Lists, cell_value
from model.reports.workbook_scoring import Scoring
from model.scoring import doubt
from model.telling.ranks import forecast_text

HEAD = 4
FIRST = 2  # the column of the base


@dataclass(frozen=True)
class Sources:
    """The sheets that the summary computes from."""

    lists: Lists
    inputs: Inputs
    scoring: Scoring
    peers: Peers


def write_summary(sheet: Sheet, pack: Pack, sources: Sources) -> None:
    """Totals, ranks, fields and assumptions, a column per scenario."""
    say, cases = pack.words, pack.everything
    sheet.title(say("report.workbook.summary"), say("report.workbook.summary_note"))
    widths = (64, 11, *[max(16, 36 - 4 * len(cases))] * len(cases))
    sheet.widths(*widths)
    _case_headings(sheet, pack, HEAD, say("report.result"), "")
    sheet.keep(HEAD + 1, 1, headings=0)
    row = _results(sheet, pack, sources, HEAD + 1)
    _case_headings(sheet, pack, row + 1, say("report.points_by_field"), say("report.maximum"))
    last = _fields(sheet, pack, sources.scoring, row + 2)
    _chart(sheet, pack, (row + 2, last), sum(7 * width + 5 for width in widths))
    sheet.worksheet.set_h_pagebreaks([last + 1])
    row = last + 20
    sheet.text(row, 0, say("report.assumptions"), bold=True, font_size=12, font_color=NAVY)
    for number, sentence in enumerate(assumptions(pack), start=1):
        sheet.worksheet.merge_range(
            row + number, 0, row + number, FIRST + len(cases) - 1, "", sheet.book.look(**PLAIN)
        )
        sheet.worksheet.write_string(
            row + number, 0, f"{number}. {sentence}", sheet.book.look(**PLAIN)
        )
        sheet.need(row + number, sentence, sum(widths))


def _case_headings(sheet: Sheet, pack: Pack, row: int, first: str, second: str) -> None:
    """A row of headings: what, and the scenarios."""
    sheet.headers(row, first, second)
    for case, name in enumerate(pack.names):
        sheet.header(row, FIRST + case, name)


class Row(IntEnum):
    """The rows of results, in order."""

    READING = 0
    CRITERIA = 1
    UNEXPLAINED = 2
    TOTAL = 3
    CHANGE = 4
    RANK = 5
    BEST = 6
    WORST = 7
    RANKS = 8
    MOVING = 9
    UNKNOWN = 10
    CHECK = 11
    DOUBT = 12


def _labels(pack: Pack) -> list[str]:
    """What the rows of results are called."""
    say, base = pack.words, pack.base.name
    return [
        say("report.reading"),
        say("report.criteria_points"),
        say("report.unexplained"),
        say("report.total"),
        say("report.against", base=base),
        say("report.rank_still", year=pack.year),
        say("report.rank_best"),
        say("report.rank_worst"),
        say("report.ranks_against", base=base),
        say("report.rank_moving", movement=movement_short(pack)),
        say("report.rank_unknown"),
        say("report.check"),
        say("report.workbook.doubt_row"),
    ]


def _results(sheet: Sheet, pack: Pack, sources: Sources, row: int) -> int:
    """The rows of results; the row after them."""
    labels = _labels(pack)
    for number, name in enumerate(labels):
        look = BIG if number in (Row.TOTAL, Row.RANK) else {}
        sheet.cell(row + number, 0, name, **look)
        sheet.cell(row + number, 1, "", **look)
    for case in range(len(pack.everything)):
        _result(sheet, pack, sources, row, case)
    return row + len(labels)


def _result(sheet: Sheet, pack: Pack, sources: Sources, row: int, case: int) -> None:
    """The results of one scenario; case 0 is the base."""
    outcome, inputs, scoring = pack.everything[case], sources.inputs, sources.scoring
    found, rank = outcome.result.total, outcome.rank
    at = {name: sheet.at(row + name, FIRST + case) for name in Row}
    base = {name: sheet.at(row + name, FIRST) for name in Row}

    def put(name: Row, formula: str, value: Value, form: str = "", **look: Any) -> None:
        look = {"font_size": 9, "align": "right"} | look if isinstance(value, str) else look
        sheet.formula(row + name, FIRST + case, formula, value, form, **look)

    lists, maximum = sources.lists, f"{pack.case.rulebook.maximum:f}"
    carried = f"INDEX({lists.unexplained},MATCH({at[Row.READING]},{lists.readings},0))"
    put(Row.READING, inputs.reading(case), outcome.scenario.read.name.vi)
    points = scoring.points(scoring.total, case)
    put(Row.CRITERIA, points, float(found.criteria), FOUR)
    room = f"{maximum}-{at[Row.CRITERIA]}"
    put(Row.UNEXPLAINED, f"MIN({carried},{room})", float(found.unexplained), FOUR)
    added = f"{at[Row.CRITERIA]}+{at[Row.UNEXPLAINED]}"
    put(Row.TOTAL, f"ROUND({added},4)", outcome.points, TWO, **BIG)
    change = round(outcome.points - pack.base.points, 4) + 0.0
    put(Row.CHANGE, f"ROUND({at[Row.TOTAL]}-{base[Row.TOTAL]},4)", change, CHANGE_TWO)

    likely, best, worst = rank_formulas(at[Row.TOTAL], sources.peers)
    put(Row.RANK, likely, rank.rank, WHOLE, **BIG)
    put(Row.BEST, best, rank.low, WHOLE)
    put(Row.WORST, worst, rank.high, WHOLE)
    ranks = pack.base.rank.rank - rank.rank
    put(Row.RANKS, f"{base[Row.RANK]}-{at[Row.RANK]}", ranks, "+0;-0;0")

    say = pack.words
    same = f"ABS({at[Row.TOTAL]}-{outcome.points:.4f})<0.00005"
    for name, forecast in (
        (Row.MOVING, outcome.result.given),
        (Row.UNKNOWN, outcome.result.unknown),
    ):
        said = forecast_text(say, forecast)
        stale = text(say("report.workbook.stale"))
        put(name, f"IF({same},{text(said)},{stale})", said, font_size=10)

    bad, fine = say("report.workbook.bad"), say("report.workbook.fine")
    wrong = f"COUNTIF({inputs.checks},{text(inputs.wrong)})>0"
    put(Row.CHECK, f"IF({wrong},{text(bad)},{text(fine)})", fine)
    doubtful = say("report.workbook.doubt")
    formula = f'IF(AND({carried}>0,{_won(pack, inputs, case)}),{text(doubtful)},"")'
    said = doubtful if doubt(outcome.scenario, found) else ""
    put(Row.DOUBT, formula, said, font_color=LOSS)


def _won(pack: Pack, inputs: Inputs, case: int) -> str:
    """Whether a scenario wins a criterion that may be the point that the appendix lacks."""
    levers = pack.first.scenario.levers
    suspects = {
        key: cell_value(pack, levers[key], Decimal(value))
        for reading in pack.case.baseline.readings.values()
        for key, value in reading.inputs.items()
    }
    return any_of([f"{inputs.at(key, case)}={text(str(won))}" for key, won in suspects.items()])


def _fields(sheet: Sheet, pack: Pack, scoring: Scoring, row: int) -> int:
    """Points by field; the last row."""
    for number, field in enumerate(pack.fields):
        sheet.cell(row + number, 0, f"{field.id}. {field.name.vi}")
        sheet.cell(row + number, 1, float(field.maximum), TWO)
        for case, outcome in enumerate(pack.everything):
            points = scoring.points(scoring.fields[field.id], case)
            value = outcome.fields[field.id]
            sheet.formula(row + number, FIRST + case, points, value, FOUR)
    last = row + len(pack.fields)
    sheet.cell(last, 0, pack.words("report.criteria_points"), **BAND)
    for case, outcome in enumerate(pack.everything):
        points = scoring.points(scoring.total, case)
        value = float(outcome.result.total.criteria)
        sheet.formula(last, FIRST + case, points, value, FOUR, **BAND)
    sheet.cell(last, 1, float(pack.case.rulebook.maximum), TWO, **BAND)
    return last


def _chart(sheet: Sheet, pack: Pack, rows: tuple[int, int], width: float) -> None:
    """Points by field as bars that follow the cells, beneath the table."""
    name, (first, last) = sheet.worksheet.get_name(), rows
    chart = sheet.book.file.add_chart({"type": "column"})
    colours = [GREY, GAIN, LOSS, "#5B8C5A", "#8A1C5B", "#C79A2B", "#3F7E9A"]
    for case in range(len(pack.everything)):
        chart.add_series(
            {
                "name": [name, first - 1, FIRST + case],
                "categories": [name, first, 0, last - 1, 0],
                "values": [name, first, FIRST + case, last - 1, FIRST + case],
                "fill": {"color": colours[case]},
                "gap": 60,
            }
        )
    font = {"name": "Arial", "size": 9, "bold": False}
    chart.set_title(
        {"name": pack.words("report.points_by_field"), "name_font": {"name": "Arial", "size": 11}}
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_y_axis(
        {
            "num_format": "0",
            "num_font": font,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": "#E1E6EE"}},
        }
    )
    chart.set_x_axis({"num_font": font})
    chart.set_size({"width": width, "height": 350})
    sheet.worksheet.insert_chart(last + 1, 0, chart, {"x_offset": 0, "y_offset": 8})


BIG: dict[str, Any] = {"bold": True, "font_size": 13, "font_color": NAVY, "bg_color": PALE}
PLAIN: dict[str, Any] = {"text_wrap": True, "valign": "top"}
