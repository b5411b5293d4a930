"""Workbooks of own figures for tests: those given out, filled in well or badly."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell

from model.intake.check import Checked, check
from model.intake.draft import Problem
from model.intake.provinces import province_template
from model.intake.sheets import COLUMNS, headings, sheet_name
from model.intake.template import year_template
from tests.grounds import ground, library

FILE = "so-lieu.xlsx"
FIRST = {"year": "item", "criteria": "code", "figures": "lever", "agencies": "agency"}
FIRST |= {"readings": "key", "fields": "fields", "provinces": "province"}
Edit = Callable[["Filled"], object]


@cache
def given_out(baseline: str = "", language: str = "", following: bool = False) -> bytes:
    """The workbook of a year."""
    return year_template(ground(baseline, "", language), following=following)


@cache
def of_provinces(language: str = "", table: str = "") -> bytes:
    """The workbook of a table of provinces."""
    return province_template(ground("", table, language))


YEAR = 2026  # of a table that nobody has published


def invented_table(missing: int = 0, year: int = YEAR) -> "Filled":
    """A table of today's provinces with figures made up for tests: 99,5 points for the first by the
    letters, half a point less for each that follows; of the last `missing` the rank alone."""
    book = Filled(of_provinces("vi", library().nation.newest_map))
    names = sorted(set(library().nation.merger["province"]))
    for at, name in enumerate(names):
        book.put("provinces", name, "year", year)
        if at < len(names) - missing:
            book.put("provinces", name, "score", 99.5 - at / 2)
        else:
            book.put("provinces", name, "rank", at + 1)
        book.put("provinces", name, "source", "Số liệu bịa ra để thử")
    return book


class Filled:
    """A workbook that a test fills in: cells by sheet, row and column, each by its key."""

    def __init__(self, content: bytes, language: str = "vi") -> None:
        """Opened to be changed."""
        self.book: Workbook = load_workbook(BytesIO(content))
        self.say = library().languages[language]

    def name(self, sheet: str) -> str:
        """What a sheet is called."""
        return sheet_name(self.say, sheet)

    def at(self, sheet: str, row: str | int, column: str) -> Cell:
        """A cell: of the row whose first column says this, or whose number this is."""
        page, key = self.book[self.name(sheet)], FIRST[sheet]
        heads = {one.text: one.key for one in headings(self.say, sheet, library().languages)}
        columns = {heads[cell.value]: cell.column for cell in page[4] if cell.value in heads}
        assert set(COLUMNS[sheet]) <= set(columns)
        if sheet == "year" and isinstance(row, str):
            row = self.say(f"intake.item.{row}")
        if isinstance(row, str):
            row = next(
                number
                for number in range(5, page.max_row + 1)
                if str(page.cell(number, columns[key]).value) == row
            )
        return page.cell(row, columns[column])

    def put(self, sheet: str, row: str | int, column: str, value: object, form: str = "") -> Cell:
        """Write a cell."""
        cell = self.at(sheet, row, column)
        cell.value = value
        if form:
            cell.number_format = form
        return cell

    def saved(self) -> bytes:
        """The file."""
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()

    def checked(self) -> Checked:
        """What is found in it."""
        return check(self.saved(), FILE, library(), self.say)

    def problem(
        self, sheet: str, row: str | int, column: str, found: str, key: str, **values: object
    ) -> Problem:
        """A problem of a cell."""
        return self.told(self.at(sheet, row, column), found, key, **values)

    def told(self, cell: Cell, found: str, key: str, **values: object) -> Problem:
        """The same of a cell at hand."""
        expected = self.say(f"intake.expected.{key}", **values)
        return Problem(cell.parent.title, cell.coordinate, found, expected)

    def about(self, sheet: str, at: str, found: str, key: str, **values: object) -> Problem:
        """The same of a place of a sheet; `found` by the key of its word."""
        expected = self.say(f"intake.expected.{key}", **values)
        return Problem(self.name(sheet), at, self.say(f"intake.{found}"), expected)

    def missed(self, code: str) -> Problem:
        """That a criterion with raw figures has no row."""
        return self.about("criteria", "", "nothing", "row", code=code)
