"""The workbook: scores, totals and ranks by live formulas over editable inputs."""

from model.reports.contents import Pack
from model.reports.workbook.book import Book
from model.reports.workbook.input_sheet import write_inputs, write_lists
from model.reports.workbook.scoring import write_scoring
from model.reports.workbook.summary import write_summary
from model.reports.workbook.tables import write_agencies, write_changes, write_peers, write_sources

SHEETS = ("summary", "inputs", "scoring", "changes", "peers", "agencies", "sources", "lists")


def workbook(pack: Pack) -> bytes:
    """The pack as an .xlsx file. Changing an input changes points, total and rank as the product
    would; forecasts are those of the day it was made, and say so when the total moves."""
    say = pack.words
    book = Book(pack, say("report.title", province=pack.province, year=pack.year))
    sheets = {name: book.sheet(say(f"report.sheet.{name}")) for name in SHEETS}
    lists = write_lists(sheets["lists"], pack)
    inputs = write_inputs(sheets["inputs"], pack, lists)
    scoring = write_scoring(sheets["scoring"], inputs)
    peers = write_peers(sheets["peers"], pack)
    write_summary(sheets["summary"], scoring, peers)
    write_changes(sheets["changes"], inputs, scoring)
    write_agencies(sheets["agencies"], pack)
    write_sources(sheets["sources"], pack)
    return book.close()
