"""A workbook to be filled in: its looks, headings, cells that are read and cells that only help."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from model.intake.sheets import SEPARATOR, Heading, headings, sheet_name
from model.law.criteria import Name
from model.telling.language import Language
from model.telling.wrapping import row_height

Value = str | int | Decimal | date | None
HEAD = 3  # the row of the column headings; rows and columns count from 0
TEXT, NUMBER = "@", "#,##0.####"
WHOLE, YEAR = "#,##0", "0"  # of numbers without decimals: NUMBER would show 46 as "46." in Excel
BORDER = {"border": 1, "border_color": "#BFC7D5", "valign": "top", "text_wrap": True}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": "#1F3864"},
    "note": {"italic": True, "font_color": "#6B7480"},
    "plain": {"text_wrap": True, "valign": "top"},
    "head": BORDER | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864"},
    "help": BORDER | {"bg_color": "#E8EDF5", "num_format": NUMBER},
    "text": BORDER | {"bg_color": "#FFF7DB", "num_format": TEXT},
    "number": BORDER | {"bg_color": "#FFF7DB", "num_format": NUMBER},
    "day": BORDER | {"bg_color": "#FFF7DB", "num_format": "dd/mm/yyyy"},
}
WIDE = {"name", "cause", "remedy", "explanation", "counted", "note", "printed", "source", "value"}
WIDE |= {"agency", "new_name", "english", "also_written", "lead", "partner", "province", "item"}
WIDTHS = dict.fromkeys(WIDE, 36) | {"accepts": 24, "last": 20}  # of columns, in characters
NARROW = 14  # the width of every other column
WRAPPED = {name for name, look in LOOKS.items() if look.get("text_wrap")}


class Book:
    """A workbook in memory, in a language. Text is never taken for a formula or an address."""

    def __init__(self, say: Language, languages: Mapping[str, Language], made: date | None) -> None:
        """An empty workbook."""
        self.say, self.languages, self._bytes = say, languages, BytesIO()
        self.sheets: list[Sheet] = []
        kept = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        self.file = Workbook(self._bytes, {"in_memory": True} | kept)
        if made:
            self.file.set_properties({"created": datetime.combine(made, time())})
        common = {"font_name": "Arial", "font_size": 10}
        self.looks: dict[str, Format] = {
            name: self.file.add_format(common | dict(look)) for name, look in LOOKS.items()
        }
        self.whole = {form: self.file.add_format({"num_format": form}) for form in (WHOLE, YEAR)}

    def close(self) -> bytes:
        """The finished file, its rows as high as their text."""
        for sheet in self.sheets:
            sheet.fit()
        self.file.close()
        return self._bytes.getvalue()


class Sheet:
    """A sheet with its title, a note and, where it has any, its columns."""

    def __init__(self, book: Book, key: str) -> None:
        """A sheet with its headings and no rows."""
        say = book.say
        self.book, self.name, self.row = book, sheet_name(say, key), HEAD
        self.worksheet: Worksheet = book.file.add_worksheet(self.name)
        self.worksheet.hide_gridlines(2)
        self.worksheet.set_landscape()
        self.worksheet.set_paper(9)
        self.worksheet.fit_to_pages(1, 0)
        self.write(0, 0, self.name, "title")
        self.write(1, 0, say(f"intake.about.{key}"), "note")
        self.columns: dict[str, int] = {}
        self._key, self._widths = key, dict[int, float]()
        self._heights: dict[int, float] = {}
        book.sheets.append(self)

    def wide(self, column: int, width: float) -> None:
        """The width of a column, in characters."""
        self._widths[column] = width
        self.worksheet.set_column(column, column, width)

    def head(self, found: Iterable[Heading]) -> None:
        """The headings."""
        for column, heading in enumerate(found):
            self.columns[heading.key] = column
            self.wide(column, WIDTHS.get(heading.key.partition(".")[0], NARROW))
            self.write(HEAD, column, heading.text, "head")
        self.worksheet.freeze_panes(HEAD + 1, 1)
        self.worksheet.repeat_rows(HEAD)

    def write(self, row: int, column: int, value: Value, look: str) -> None:
        """A value, or an empty cell that shows where one belongs."""
        form = self.book.looks[look]
        if isinstance(value, str) and look in WRAPPED and column in self._widths:
            height = row_height(value, self._widths[column], bold=look == "head")
            self._heights[row] = max(self._heights.get(row, 0.0), height)
        if value is None or value == "":
            self.worksheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            self.worksheet.write_string(row, column, value, form)
        elif isinstance(value, date):
            self.worksheet.write_datetime(row, column, value, form)
        else:
            self.worksheet.write_number(row, column, float(value), form)

    def add(self, help: Mapping[str, Value] | None = None, **values: Value) -> None:
        """A row: what only helps, and what is read; numbers as numbers, all else as text."""
        self.row += 1
        for key, column in self.columns.items():
            if help and key in help:
                self.write(self.row, column, help[key], "help")
            else:
                value = values.get(key)
                look = "number" if isinstance(value, int | Decimal) or key in NUMBERS else "text"
                self.write(self.row, column, value, look)

    def fit(self) -> None:
        """Make the rows as high as their wrapped text needs, and show whole numbers as such,
        those typed later included."""
        for row, height in self._heights.items():
            self.worksheet.set_row(row, height)
        for key, column in self.columns.items():
            form = YEAR if "year" in (key, self._key) else WHOLE
            cell, first = xl_rowcol_to_cell(HEAD + 1, column), HEAD + 1
            shown = {
                "type": "formula",
                "criteria": f"=IF(ISNUMBER({cell}),{cell}=INT({cell}),FALSE)",
                "format": self.book.whole[form],
            }
            self.worksheet.conditional_format(first, column, max(self.row, first), column, shown)

    def accept(self, key: str, rule: Mapping[str, Any]) -> None:
        """What the cell of a column accepts in the row written last."""
        column = self.columns[key]
        self.worksheet.data_validation(self.row, column, self.row, column, dict(rule))


NUMBERS = {"points", "printed_points", "printed_rank", "maximum", "of", "unexplained", "score"}
NUMBERS |= {"year", "rank"}


def opened(book: Book, key: str) -> Sheet:
    """A new sheet with its columns."""
    sheet = Sheet(book, key)
    sheet.head(headings(book.say, key, book.languages))
    return sheet


def between(say: Language, low: float, high: float, whole: bool = False) -> dict[str, Any]:
    """A cell that accepts numbers from low to high, and says so."""
    told = say("intake.between", low=say.plain(low), high=say.plain(high))
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "input_message": told,
        "error_message": told,
    }


def one_of(say: Language, choices: list[str] | str) -> dict[str, Any]:
    """A cell that accepts one of some texts, or of those in a range of cells."""
    return {"validate": "list", "source": choices, "error_message": say("intake.one_of_the_list")}


def texts(sheet: Sheet, key: str, name: Name | None) -> dict[str, Value]:
    """A text in every language by column; what is the same in another needs no second cell."""
    say = sheet.book.say
    own = say.name(name) if name else None
    found: dict[str, Value] = {key: own}
    for code in Name.model_fields:
        if code != say.code:
            other = getattr(name, code) if name else None
            found[f"{key}.{code}"] = None if other == own else other
    return found


def listed(parts: Iterable[str]) -> str:
    """Several texts in one cell."""
    return f"{SEPARATOR} ".join(parts)
