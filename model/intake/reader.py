"""Reading cells as what belongs in them; what is wrong is noted with its place, never raised, so
that a person learns of everything at once."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]

from model.intake.cells import Cell, Moment, Page, amount, doubtful, empty, split
from model.intake.draft import Problem
from model.intake.sheets import SEPARATOR, Heading, headings, sheet_name
from model.law.rules import ONE, ZERO, Source
from model.telling.language import Language
from model.typed_text import cut

OWN = "own-file"  # the document that stands for what an office brings
LONGEST_TEXT, LONGEST_FOUND = 2000, 60
MOST_HEADS = 20  # rows at the top of a sheet among which its headings are sought
MOST_DIGITS = 15  # that a workbook keeps of a number
Line = Mapping[str, Cell]


@dataclass
class Reader:
    """What is read of a workbook, and the problems found on the way: the workbook is in the
    language `own`, the problems are told in that of `say`."""

    pages: list[Page]
    say: Language
    own: Language
    languages: Mapping[str, Language]
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, cell: Cell, key: str, **values: object) -> None:
        """Note a problem of a cell, and what was expected there."""
        self.note(cell.sheet, cell.at, self.found(cell), key, **values)

    def note(self, sheet: str, at: str, found: str, key: str, **values: object) -> None:
        """Note a problem; of a cell only the first, for the others follow from it."""
        if not at or all((sheet, at) != told[:2] for told in self.problems):
            expected = self.say(f"intake.expected.{key}", **values)
            self.problems.append(Problem(sheet, at, found, expected))

    def add(self, problems: Iterable[Problem]) -> None:
        """Note problems that were found elsewhere; of a cell only the first."""
        for one in problems:
            if all(one[:2] != told[:2] for told in self.problems):
                self.problems.append(one)

    def found(self, cell: Cell) -> str:
        """What stands in a cell, as a person sees it."""
        value = cell.value
        if value is None:
            return cut(cell.formula, LONGEST_FOUND) or self.say("intake.nothing")
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, date):
            return self.say.day(value.date() if isinstance(value, datetime) else value)
        if isinstance(value, int | float):
            return f"{self.say.plain(100 * value)} %" if cell.percent else self.say.plain(value)
        return cut(str(value), LONGEST_FOUND)

    def ordered(self) -> list[Problem]:
        """The problems in the order of sheets, rows and columns."""
        names = [page.name for page in self.pages]

        def place(problem: Problem) -> tuple[int, int, int]:
            sheet = names.index(problem.sheet) if problem.sheet in names else -1
            try:
                left, top, _, _ = range_boundaries(problem.cell)
            except ValueError:
                left = top = 0
            return sheet, top or 0, left or 0

        return sorted(self.problems, key=place)

    def name(self, sheet: str) -> str:
        """What a sheet is called in the workbook."""
        return sheet_name(self.own, sheet)

    def page(self, sheet: str) -> Page | None:
        """A sheet by the key of its name; letter case and spaces of names do not count."""
        wanted = folded(self.name(sheet))
        return next((one for one in self.pages if folded(one.name) == wanted), None)

    def lines(self, sheet: str) -> list[Line]:
        """The rows of a sheet below its headings, each cell by the key of its column."""
        page = self.page(sheet)
        if page is None:
            self.note(self.name(sheet), "", self.say("intake.nothing"), "sheet")
            return []
        self.seen(page)
        wanted = headings(self.own, sheet, self.languages)
        top, columns = self.head(page, wanted)
        rows = [cells for row, cells in page.rows.items() if row > top]
        for cell in (cell for cells in rows for cell in cells):
            if cell.column not in columns.values():
                self.wrong(cell, "outside")
        found: list[Line] = []
        for cells in rows:
            row = cells[0].row
            line = {
                one.key: page.at(row, columns[one.key])
                if one.key in columns
                else Cell(page.name, row, 1)
                for one in wanted
            }
            if not empty(line.values()):
                found.append({key: self.sound(cell) for key, cell in line.items()})
        return found

    def seen(self, page: Page) -> None:
        """Note what of a sheet nobody sees, and cells that were made one."""
        if page.hidden:
            self.note(page.name, "", self.say("intake.hidden"), "shown")
        for row in sorted(page.hidden_rows & set(page.rows)):
            self.note(page.name, f"A{row}", self.say("intake.hidden"), "shown")
        used = {cell.at.rstrip("0123456789") for cell in page.cells.values()}
        for column in sorted(page.hidden_columns & used):
            self.note(page.name, f"{column}1", self.say("intake.hidden"), "shown")
        for one in page.merged:
            self.note(page.name, one, self.say("intake.merged"), "unmerged")

    def head(self, page: Page, wanted: Iterable[Heading]) -> tuple[int, dict[str, int]]:
        """The row of the headings, and the columns by key."""
        keys = {folded(one.text): one.key for one in wanted}
        tops = {
            row: [cell for cell in cells if folded(str(cell.value)) in keys]
            for row, cells in page.rows.items()
            if row <= MOST_HEADS
        }
        top = max(tops, key=lambda row: len(tops[row]), default=0)
        columns: dict[str, int] = {}
        for cell in tops.get(top, []):
            key = keys[folded(str(cell.value))]
            if key in columns:
                self.wrong(cell, "once")
            columns.setdefault(key, cell.column)
        for one in wanted:
            if one.key not in columns and "." not in one.key:
                self.note(
                    page.name, str(top or ""), self.say("intake.nothing"), "heading", name=one.text
                )
        return top, columns

    def sound(self, cell: Cell) -> Cell:
        """The cell itself, or an empty one in place of an error or of a formula without result."""
        if cell.formula:
            self.wrong(cell, "result")
        elif cell.error:
            self.wrong(cell, "no_error")
        elif isinstance(cell.value, str) and len(cell.value) > LONGEST_TEXT:
            self.wrong(cell, "shorter", longest=LONGEST_TEXT)
        else:
            return cell
        return Cell(cell.sheet, cell.row, cell.column)

    def text(self, cell: Cell) -> str:
        """A text in one line; empty where nothing stands. A number is taken as it is written."""
        if isinstance(cell.value, Moment):
            self.wrong(cell, "text_not_date")
            return ""
        if isinstance(cell.value, float | int) and not isinstance(cell.value, bool):
            return f"{Decimal(repr(cell.value)).normalize():f}"
        return " ".join(str(cell.value or "").split())

    def body(self, cell: Cell) -> str:
        """A text that may have several lines."""
        return cell.value if isinstance(cell.value, str) else self.text(cell)

    def listed(self, cell: Cell) -> list[str]:
        """The texts of a list in a cell."""
        return [" ".join(one.split()) for one in split(self.body(cell), SEPARATOR)]

    def number(
        self, cell: Cell, low: Decimal, high: Decimal, whole: bool = False, needed: bool = False
    ) -> Decimal | None:
        """A number from low to high; None where nothing stands, or something else."""
        value, limits = cell.value, {"low": self.say.plain(low), "high": self.say.plain(high)}
        if value is None:
            if needed:
                self.wrong(cell, "number", **limits)
            return None
        found = None
        if isinstance(value, str):
            found = amount(value)
            if found is None and doubtful(value):
                self.wrong(cell, "clear_number")
                return None
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found = Decimal(f"{value:.{MOST_DIGITS}g}")  # a sum of cells ends in noise
        if isinstance(value, Moment):
            self.wrong(cell, "number_not_date", **limits)
        elif found is None or not low <= found <= high:
            self.wrong(cell, "number", **limits)
        elif whole and found % ONE:
            self.wrong(cell, "whole", **limits)
        elif len(found.normalize().as_tuple().digits) > MOST_DIGITS:
            self.wrong(cell, "digits", most=MOST_DIGITS)
        else:
            return abs(found) if found == ZERO else found
        return None

    def source(self, cell: Cell) -> Source:
        """Where a figure was found: as the office says, else its own place in the file."""
        told = self.text(cell) or self.say("intake.row", sheet=cell.sheet, row=cell.row)
        return Source(document=OWN, place=told, standing="entered")


def folded(text: str) -> str:
    """A text as it is compared: spaces, letter case and the form of accents do not count."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
