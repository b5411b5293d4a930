"""The cells of a workbook file, each with what stands in it, and what numbers in them may look
like."""

import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from model.intake.archive import Refused, examine
from model.store.version import visible

Moment = datetime | date | time | timedelta
GROUPS = re.compile(r"(?<=\d)[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=\d{3}(?!\d))")
PLAIN = re.compile(r"-?(\d+([.,]\d*)?|[.,]\d+)")
GROUPED = re.compile(
    r"-?[1-9]\d{0,2}(?:(\.)\d{3}(?:\.\d{3})*(?:,\d+)?|(,)\d{3}(?:,\d{3})*(?:\.\d+)?)"
)
DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
LONGEST = 40  # characters of a number
MINUS = "\N{MINUS SIGN}"


class Cell(NamedTuple):
    """A cell: its sheet as the file names it, row and column from 1, what stands in it (None where
    nothing does, a formula's result in place of a formula), whether it is shown in per cent.
    `formula`: one whose result the file does not hold. `error`: what stands in it is an error."""

    sheet: str
    row: int
    column: int
    value: str | int | float | bool | Moment | None = None
    percent: bool = False
    formula: str = ""
    error: bool = False

    @property
    def at(self) -> str:
        """Its name: B7."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True)
class Page:
    """A sheet: the cells in which something stands by row and column, merged ranges as they are
    named, and what of it nobody sees."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    merged: tuple[str, ...]
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[str]

    def at(self, row: int, column: int) -> Cell:
        """A cell, an empty one where nothing stands."""
        return self.cells.get((row, column), Cell(self.name, row, column))

    @property
    def rows(self) -> dict[int, list[Cell]]:
        """The rows in which something stands, from the top."""
        found: dict[int, list[Cell]] = {}
        for row, column in sorted(self.cells):
            found.setdefault(row, []).append(self.cells[row, column])
        return found


def pages(content: bytes) -> list[Page]:
    """The sheets of a workbook file. Raises `Refused` for a file that is not read at all."""
    examine(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what the library leaves out: nothing that is read
            results, formulas = (
                load_workbook(BytesIO(content), data_only=only, keep_links=False)
                for only in (True, False)
            )
            return [page(results[one.title], one) for one in formulas.worksheets]
    except Exception:  # the library fails on broken parts in as many ways as there are
        raise Refused("damaged") from None


def page(results: Worksheet, formulas: Worksheet) -> Page:
    """One sheet, from the results of its formulas and the formulas themselves."""
    found = {}
    for place, raw in formulas._cells.items():
        cell = cell_of(formulas.title, raw, results._cells.get(place))
        if cell.value is not None or cell.formula:
            found[place] = cell
    return Page(
        name=formulas.title,
        cells=found,
        merged=tuple(str(one) for one in formulas.merged_cells.ranges),
        hidden=formulas.sheet_state != "visible",
        hidden_rows=frozenset(row for row, one in formulas.row_dimensions.items() if one.hidden),
        hidden_columns=frozenset(
            get_column_letter(number)
            for one in formulas.column_dimensions.values()
            if one.hidden and one.min and one.max
            for number in range(one.min, min(one.max, one.min + 100) + 1)
        ),
    )


def cell_of(sheet: str, raw: Any, result: Any) -> Cell:
    """One cell; text in NFC and without the white space around it."""
    formula = raw.data_type == "f"
    value = result.value if formula and result is not None else raw.value
    kind = result.data_type if formula and result is not None else raw.data_type
    if isinstance(value, str):
        value = lines(value) or None
    if not isinstance(value, str | int | float | Moment | None):
        value = str(value)
    return Cell(
        sheet=sheet,
        row=raw.row,
        column=raw.column,
        value=value,
        percent="%" in str(raw.number_format),
        formula=str(getattr(raw.value, "text", raw.value)) if formula and value is None else "",
        error=kind == "e",
    )


def lines(text: str) -> str:
    """A text as it is kept: its lines without white space at their ends or run together."""
    found = [" ".join(line.split()) for line in visible(text).splitlines()]
    return "\n".join(found).strip()


def amount(text: str) -> Decimal | None:
    """The number that a text is, with a decimal comma or point, its thousands set apart or not.

    None for anything else, and for one that may be either (see `doubtful`).
    """
    word = typed(text)
    if doubtful(text) or not word:
        return None
    if found := GROUPED.fullmatch(word):
        mark = found[1] or found[2]
        return Decimal(word.replace(mark, "").replace("," if mark == "." else ".", "."))
    return Decimal(word.replace(",", ".")) if PLAIN.fullmatch(word) else None


def doubtful(text: str) -> bool:
    """Whether a number may be read in two ways: 333.718 and 14,500 are thousands or decimals."""
    return DOUBTFUL.fullmatch(typed(text)) is not None


def typed(text: str) -> str:
    """A number as it is typed, without the spaces that set its thousands apart; empty if it is too
    long or of other letters."""
    word = GROUPS.sub("", text.strip().replace(MINUS, "-"))
    return word if len(word) <= LONGEST and word.isascii() else ""


def split(text: str, separator: str) -> list[str]:
    """The texts of a list in a cell, also one to a line."""
    return [one.strip() for one in re.split(rf"[{separator}\n]", text) if one.strip()]


def empty(cells: Iterable[Cell]) -> bool:
    """Whether nothing stands in any of the cells."""
    return all(cell.value is None and not cell.formula for cell in cells)
