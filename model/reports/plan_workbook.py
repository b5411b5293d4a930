"""The appendix of a plan as a workbook: the ten columns in cells, points as numbers."""

from model.reports.appendix import COLUMNS, POINTS, appendix, heads
from model.reports.contents import Pack
from model.reports.workbook.book import BAND, HEAD, Book

WIDTHS = (7, 26, 9, 10, 9, 46, 54, 22, 22, 15)
FORM = "#,##0.00##"


def plan_workbook(pack: Pack) -> bytes:
    """The appendix of a pack as an .xlsx file."""
    say = pack.words
    title = say("plan.appendix_subject", year=pack.made.year)
    book = Book(pack, title)
    sheet = book.sheet(say("plan.sheet"))
    told = [
        say("plan.sheet_scenario", name=one.name, total=say.decimal(one.points))
        for one in pack.outcomes
    ]
    sheet.title(title, "  ·  ".join(told), live=False)
    sheet.widths(*WIDTHS)
    sheet.headers(HEAD, heads(pack))
    sheet.keep(HEAD + 1, 2)
    for row, line in enumerate(appendix(pack), start=HEAD + 1):
        look = {"valign": "top"} | (BAND if line.kind in ("field", "total") else {})
        for column, name in enumerate(COLUMNS):
            value = getattr(line, name)
            if name in POINTS and value is not None:
                sheet.cell(row, column, float(value), FORM, **look)
            else:
                texts = [str(value or ""), line.target if name == "remedy" else ""]
                sheet.cell(row, column, "\n".join(filter(None, texts)), **look)
    return book.close()
