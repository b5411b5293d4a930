"""The lists of the workbook: what validation offers and formulas look up."""

from model.law.rules import Place
from model.reports.contents import Pack
from model.reports.workbook_book import (
    FOUR,
    Sheet,
)
from model.reports.workbook_places import Lists
from model.telling.values import band_text

LIST = 4  # the first row of every list


def write_lists(sheet: Sheet, pack: Pack) -> Lists:
    """The lists that the validation offers and the formulas look things up in."""
    say, baseline = pack.words, pack.case.baseline
    sheet.title(say("report.workbook.lists"), say("report.workbook.lists_note"))
    sheet.widths(46, 18, 60, 3, 16, 3, 20, 12)
    sheet.headers(LIST - 1, say("report.reading"), say("report.unexplained"), say("report.meaning"))
    readings = list(baseline.readings.values())
    for row, reading in enumerate(readings, start=LIST):
        sheet.cell(row, 0, reading.name.vi)
        sheet.cell(row, 1, float(reading.unexplained), FOUR)
        sheet.cell(row, 2, reading.explanation.vi)
    sheet.header(LIST - 1, 4, say("report.workbook.yes_no"))
    for row, word in enumerate((say("telling.yes"), say("telling.no")), start=LIST):
        sheet.cell(row, 4, word)
    places = [lever for lever in pack.first.scenario.levers.values() if lever.bands()]
    bands, points, row = {}, {}, LIST
    for lever in places:
        assert isinstance(lever.part.rule, Place)
        sheet.header(row - 1, 6, lever.id)
        sheet.header(row - 1, 7, say("report.points"))
        first = row
        for name, band in zip(lever.bands(), lever.part.rule.bands, strict=True):
            sheet.cell(row, 6, band_text(say, name))
            sheet.cell(row, 7, float(band.points), "0.00")
            row += 1
        bands[lever.id], points[lever.id] = (
            sheet.down(first, row - 1, 6),
            sheet.down(first, row - 1, 7),
        )
        row += 2
    last = LIST + len(readings) - 1
    return Lists(
        sheet.down(LIST, last, 0),
        sheet.down(LIST, last, 1),
        sheet.down(LIST, LIST + 1, 4),
        bands,
        points,
    )
