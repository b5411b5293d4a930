"""The sheet of agencies: what each holds, and what the scenarios bring it."""

from model.reports.changes import by_agency
from model.reports.contents import Pack
from model.reports.workbook_book import CHANGE, FOUR, Sheet
from model.telling.labels import label

HEAD, GAINS = 4, 4


def write_agencies(sheet: Sheet, pack: Pack) -> None:
    """Recoverable points by agency, the points of each scenario, and the criteria it leads."""
    say = pack.words
    note = f"{say('report.split')} {say('report.split_partner')}"
    sheet.title(say("report.workbook.agencies"), note)
    sheet.widths(44, 13, 13, 13, *[16] * len(pack.outcomes), 80)
    names = ("agency", "in_hand", "in_survey", "in_partner")
    sheet.headers(HEAD, *(say(f"report.{name}") for name in names))
    for column, name in enumerate(pack.names[1:], start=GAINS):
        sheet.header(HEAD, column, say("report.gain_of", name=name))
    last = GAINS + len(pack.outcomes)
    sheet.header(HEAD, last, say("report.led"))
    sheet.keep(HEAD + 1, 1)
    for row, held in enumerate(by_agency(pack), start=HEAD + 1):
        sheet.cell(row, 0, held.agency)
        for column, points in enumerate((held.lead, held.survey, held.partner), start=1):
            sheet.cell(row, column, points, FOUR)
        for column, gain in enumerate(held.gains, start=GAINS):
            sheet.cell(row, column, gain + 0.0, CHANGE)
        criteria = "; ".join(label(pack.words, criterion) for criterion in held.criteria)
        sheet.cell(row, last, criteria, font_size=9)
