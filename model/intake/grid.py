"""Tables of office files as plain texts: a grid for each table of a document, each sheet of a book.

Every text is in NFC without invisible characters, a paragraph a line. What is merged stands in its
first cell, the others are empty.
"""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import (  # type: ignore[import-untyped]
    InvalidFileException,
)
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from model.store.version import visible

UNREADABLE = (
    BadZipFile,
    OpcError,
    LxmlError,
    InvalidFileException,
    KeyError,
    ValueError,
    OSError,
    RecursionError,  # a cell merged over more rows than the library can follow
)
MOST_CELLS = 500_000  # of a sheet, empty ones among them


class Grid(NamedTuple):
    """A table: the sheet's name (a document's has none, its number counts), and texts by row."""

    sheet: str
    number: int
    rows: list[list[str]]


class Content(NamedTuple):
    """The tables of a file, and the paragraphs beside them."""

    grids: list[Grid]
    paragraphs: list[str]


def read_content(content: bytes, name: str) -> Content | None:
    """What a .docx or .xlsx file holds; None for anything else, and for one that cannot be read."""
    readers = {"docx": of_document, "xlsx": of_workbook}
    reader = readers.get(name.rpartition(".")[2].lower())
    try:
        return reader(content) if reader else None
    except UNREADABLE:
        return None


def of_document(content: bytes) -> Content:
    """The tables and paragraphs of a document."""
    document = Document(BytesIO(content))
    grids = [Grid("", number, texts(table)) for number, table in enumerate(document.tables, 1)]
    return Content(grids, [clean(paragraph.text) for paragraph in document.paragraphs])


def texts(table: Table) -> list[list[str]]:
    """The texts of a table's cells; each merged cell once."""
    seen, rows = set(), []
    for row in table.rows:
        found = []
        for cell in row.cells:
            found.append("" if cell._tc in seen else clean(cell.text))
            seen.add(cell._tc)
        rows.append(found)
    return rows


def of_workbook(content: bytes) -> Content:
    """The sheets of a workbook, with the values that formulas had when it was saved."""
    book = load_workbook(BytesIO(content), data_only=True)
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
    if any(sheet.max_row * sheet.max_column > MOST_CELLS for sheet in sheets):
        raise ValueError("a sheet has a cell too far out to walk through what lies before it")
    return Content(
        [
            Grid(sheet.title, number, [[shown(value) for value in row] for row in sheet.values])
            for number, sheet in enumerate(sheets, start=1)
        ],
        [],
    )


def shown(value: object) -> str:
    """A value of a cell as text; numbers with a point and every digit they have."""
    if value is None:
        return ""
    if isinstance(value, bool | date):
        return str(value)
    if isinstance(value, int | float):
        return f"{Decimal(repr(value)).normalize():f}"
    return clean(str(value))


def clean(text: str) -> str:
    """Text in NFC, a paragraph a line, white space run together, no empty lines."""
    lines = (" ".join(line.split()) for line in visible(text).splitlines())
    return "\n".join(filter(None, lines))
