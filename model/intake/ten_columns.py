"""The table of ten columns in a file: which column is which, and its rows as the file has them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from model.intake.draft import Problem
from model.intake.grid import Content, Grid
from model.telling.language import Language

# In the order in which headings are recognised: "points lost" before "points".
COLUMNS = (
    "lost",
    "points",
    "maximum",
    "cause",
    "remedy",
    "partner",
    "lead",
    "time",
    "number",
    "criterion",
)
NEEDED = ("number", "maximum", "points")
ENOUGH = 6  # columns by which the table is known among others


@dataclass(frozen=True)
class Columns:
    """Where each column stands, its heading as written, and the language of the headings."""

    at: Mapping[str, int]
    heads: Mapping[str, str]
    language: str


@dataclass(frozen=True)
class Row:
    """A row with texts: the texts by column, empty where the row says nothing."""

    say: Language
    grid: Grid
    number: int
    columns: Columns
    texts: Mapping[str, str]

    def problem(self, column: str, expected: str) -> Problem:
        """Something wrong in a cell, with what was expected there."""
        say, at = self.say, self.columns.at.get(column, 0)
        found = self.texts.get(column, "") or say("appendix.nothing")
        if self.grid.sheet:
            return Problem(
                self.grid.sheet, f"{get_column_letter(at + 1)}{self.number}", found, expected
            )
        sheet = say("appendix.table", number=self.grid.number)
        head = " ".join(self.columns.heads.get(column, "").split())
        return Problem(sheet, say("appendix.cell", row=self.number, column=head), found, expected)


def rows_of(
    content: Content, say: Language, languages: Mapping[str, Language]
) -> tuple[list[Row], Columns | None]:
    """Every row of the table that holds a text, over all tables that go on with it: with headings
    of their own, or as many columns as it has. The columns are None where no table is one."""
    found: list[Row] = []
    columns, width = None, 0
    for grid in content.grids:
        goes_on = columns is not None and grid.rows and len(grid.rows[0]) == width
        known = columns if goes_on else None
        for number, cells in enumerate(grid.rows, start=1):
            if heads := headings(cells, languages):
                known = columns = heads
                width = len(cells)
            elif known and any(cells):
                texts = {one: cells[at] for one, at in known.at.items() if at < len(cells)}
                if any(texts.values()):
                    found.append(Row(say, grid, number, known, texts))
    return found, columns


def headings(cells: Sequence[str], languages: Mapping[str, Language]) -> Columns | None:
    """The columns that a row of headings names, in the language that knows most of them; None for
    another row."""
    named = {code: dict(matched(cells, say)) for code, say in languages.items()}
    code = max(named, key=lambda one: len(named[one]))
    at = named[code]
    if len(at) < ENOUGH:
        return None
    return Columns(at, {one: cells[place] for one, place in at.items()}, code)


def matched(cells: Sequence[str], say: Language) -> Iterator[tuple[str, int]]:
    """The columns that headings name, with their places."""
    taken: set[int] = set()
    for column in COLUMNS:
        known = "|".join(map(re.escape, say(f"appendix.known_{column}").split("|")))
        pattern = re.compile(rf"(?<!\w)(?:{known})(?!\w)")
        for at, cell in enumerate(cells):
            if at not in taken and pattern.search(" ".join(cell.split()).lower()):
                taken.add(at)
                yield column, at
                break
