"""The workbook: scores, totals and ranks by live formulas over editable inputs."""

from model.reports.contents import Pack
from model.reports.workbook.book import Book
from model.reports.workbook.changes import write_changes
from model.reports.workbook.choices import write_lists
from model.reports.workbook.forecasts import write_forecasts
from model.reports.workbook.input_sheet import write_inputs
from model.reports.workbook.scoring import write_scoring
from model.reports.workbook.summary import Others, write_summary
from model.reports.workbook.tables import write_agencies, write_peers, write_sources

SHEETS = (
    "summary",
    "inputs",
    "scoring",
    "changes",
    "peers",
    "forecasts",
    "agencies",
    "sources",
    "lists",
)


def workbook(pack: Pack) -> bytes:
    """The pack as an .xlsx file. Changing an input changes points, total, rank and forecast as the
    product would, and all that is said of them; an input that cannot be leaves none of them."""
    say = pack.words
    book = Book(pack, say("report.title", province=pack.province, year=pack.year))
    sheets = {name: book.sheet(say(f"report.sheet.{name}")) for name in SHEETS}
    lists = write_lists(sheets["lists"], pack)
    inputs = write_inputs(sheets["inputs"], pack, lists)
    scoring = write_scoring(sheets["scoring"], inputs)
    peers = write_peers(sheets["peers"], pack)
    forecasts = write_forecasts(sheets["forecasts"], pack)
    write_summary(sheets["summary"], scoring, Others(peers, forecasts))
    write_changes(sheets["changes"], scoring)
    write_agencies(sheets["agencies"], scoring)
    write_sources(sheets["sources"], pack)
    return book.close()
