"""A workbook file and its sheets: looks, page set-up, and writing that never turns text into a
formula."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from model.reports.contents import Pack
from model.reports.statements import facts
from model.reports.workbook.formulas import text as quoted
from model.reports.workbook.formulas import told
from model.telling.wrapping import SIZE, row_height

HEAD = 4  # the row of the column headings
A4, LANDSCAPE_MARGIN = 9, 0.4
FONT = "Arial"
NAVY, PALE, INPUT, BORDER = "#1F3864", "#E8EDF5", "#FFF7DB", "#BFC7D5"
GREY, GAIN, LOSS = "#6B7480", "#1767A8", "#B4481A"
# Formats in the form of the file; every program shows them as its own locale writes numbers.
TWO, FOUR, WHOLE, AMOUNT, RATE = "#,##0.00", "#,##0.0000", "#,##0", "#,##0.000", "0.00##"
CHANGE = "+#,##0.0000;-#,##0.0000;0.0000"
CHANGE_TWO = "+#,##0.00;-#,##0.00;0.00"
NUMBER: dict[str, Any] = {"border": 1, "border_color": BORDER}
CELL = NUMBER | {"text_wrap": True, "indent": 1}
HEADER = NUMBER | {"bold": True, "font_color": "white", "bg_color": NAVY}
HEADER |= {"text_wrap": True, "align": "center"}
BAND: dict[str, Any] = {"bold": True, "bg_color": PALE}

Value = float | int | str


class Book:
    """A workbook in memory. Looks are made once each."""

    def __init__(self, pack: Pack, title: str) -> None:
        """An empty workbook of a pack. Cells are locked, without a password, unless their look says
        otherwise."""
        self.pack = pack
        self._bytes = BytesIO()
        kept = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        self.file = Workbook(self._bytes, {"in_memory": True} | kept)
        self.file.set_properties({"title": title, "created": datetime.combine(pack.made, time())})
        self.file.set_calc_mode("auto")
        self._sheets: list[Sheet] = []
        self._looks: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(self, **properties: Any) -> Format:
        """A format: the common font and alignment with these properties over them."""
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            common = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
            self._looks[key] = self.file.add_format(common | properties)
        return self._looks[key]

    def sheet(self, name: str) -> "Sheet":
        """A new sheet, set up to print on A4 landscape, one page wide."""
        self._sheets.append(Sheet(self, self.file.add_worksheet(name)))
        return self._sheets[-1]

    def name(self, name: str, cells: str) -> str:
        """Give cells a name that formulas and people find them by; the name as it may be."""
        allowed = name.replace("-", "_")
        self.file.define_name(allowed, f"={cells}")
        return allowed

    def close(self) -> bytes:
        """The finished file, its rows as high as their text."""
        for sheet in self._sheets:
            sheet.fit()
        self.file.close()
        return self._bytes.getvalue()


class Sheet:
    """A sheet with the looks of its book. Rows and columns count from 0."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        """An empty sheet."""
        self.book, self.worksheet = book, worksheet
        self._widths: tuple[float, ...] = ()
        self._heights: dict[int, float] = {}
        self._facts: tuple[str, str] = "", ""
        self._note = ""
        worksheet.protect("", {f"format_{what}": True for what in ("cells", "columns", "rows")})
        worksheet.hide_gridlines(2)
        worksheet.set_landscape()
        worksheet.set_paper(A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_margins(LANDSCAPE_MARGIN, LANDSCAPE_MARGIN, 0.5, 0.6)
        worksheet.center_horizontally()
        pack = book.pack
        foot = pack.words("report.footer", province=pack.province, year=pack.year)
        worksheet.set_footer(f"&L&8{foot.replace('&', '&&')}&R&8&A · &P/&N")

    def title(self, title: str, note: str = "", live: bool = True) -> None:
        """The title, the facts that every sheet states, and a note: rows 0 to 2. `live`: the book
        has inputs, and the facts follow what is chosen there."""
        self.text(0, 0, title, bold=True, font_size=15, font_color=NAVY)
        formula, shown = facts_line(self.book.pack)
        self._facts, self._note = (formula if live else "", shown), note
        self._heights[0] = 24

    def widths(self, *widths: float) -> None:
        """The widths of the columns, in characters."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width, self.book.look())

    def headers(self, row: int, names: Iterable[str], first: int = 0) -> None:
        """Column headings in a row, from a column on."""
        for column, name in enumerate(names, start=first):
            self.text(row, column, name, **HEADER)

    def table(
        self,
        row: int,
        names: Iterable[str],
        rows: Sequence[Sequence[Value]],
        empty: str = "",
        first: int = 0,
    ) -> int:
        """Headings and rows from a column on; `empty` is said where there are none. The row after
        them."""
        self.headers(row, names, first)
        for at, values in enumerate(rows, start=row + 1):
            for column, value in enumerate(values, start=first):
                self.cell(at, column, value)
        if not rows:
            self.text(row + 1, first, empty, italic=True)
        return row + 1 + max(len(rows), 1)

    def keep(self, row: int, column: int, headings: int = 1) -> None:
        """Keep the rows above and the columns before in sight, and repeat the headings in print."""
        self.worksheet.freeze_panes(row, column)
        if headings:
            self.worksheet.repeat_rows(row - headings, row - 1)

    def fit(self) -> None:
        """Make the rows as high as their wrapped text needs, alike in every program; what stands
        over a table is as wide as the table, so that no page cuts it."""
        formula, shown = self._facts
        self._over(1, shown, formula, font_color=GREY, font_size=9)
        self._over(2, self._note, font_color=GREY, font_size=9, italic=True)
        for row, height in self._heights.items():
            self.worksheet.set_row(row, height)

    def _over(self, row: int, value: str, formula: str = "", **look: Any) -> None:
        """A text, or a formula that shows it, over the whole width of the sheet's columns."""
        look |= {"text_wrap": True, "valign": "top"}
        self.need(row, value, sum(self._widths), **look)
        self.worksheet.merge_range(
            row, 0, row, len(self._widths) - 1, value, self.book.look(**look)
        )
        if formula:
            self.live(row, 0, formula, value, **look)

    def need(self, row: int, value: str, width: float, **look: Any) -> None:
        """Give a row the height of a text wrapped at a width in characters."""
        size = float(str(look.get("font_size", SIZE)))
        height = row_height(value, width, size, bool(look.get("bold")))
        self._heights[row] = max(self._heights.get(row, 0.0), height)

    def text(self, row: int, column: int, value: str, **look: Any) -> None:
        """A text, kept as text whatever it begins with."""
        if look.get("text_wrap") and column < len(self._widths):
            self.need(row, value, self._widths[column] - float(str(look.get("indent", 0))), **look)
        self.worksheet.write_string(row, column, value, self.book.look(**look))

    def cell(self, row: int, column: int, value: Value, form: str = "General", **look: Any) -> None:
        """A text or a number in a bordered cell of a table."""
        if isinstance(value, str):
            self.text(row, column, value, **(CELL | look))
        else:
            number = self.book.look(**(NUMBER | {"num_format": form} | look))
            self.worksheet.write_number(row, column, value, number)

    def formula(
        self, row: int, column: int, formula: str, value: Value, form: str = "General", **look: Any
    ) -> None:
        """A formula with the result that viewers show until they compute it themselves."""
        base = CELL if isinstance(value, str) else NUMBER | {"num_format": form}
        if isinstance(value, str) and column < len(self._widths):
            self.need(row, value, self._widths[column] - 1, **look)
        self.live(row, column, formula, value, **(base | look))

    def live(self, row: int, column: int, formula: str, value: Value, **look: Any) -> None:
        """A formula with its result in a cell of this look and nothing more."""
        self.worksheet.write_formula(row, column, f"={formula}", self.book.look(**look), value)

    def at(self, row: int, column: int) -> str:
        """A cell as any sheet refers to it."""
        return self._named(str(xl_rowcol_to_cell(row, column, True, True)))

    def here(self, row: int, column: int) -> str:
        """A cell as its own sheet refers to it, to be shifted with what refers to it."""
        return str(xl_rowcol_to_cell(row, column))

    def down(self, first: int, last: int, column: int) -> str:
        """A column's cells from row to row as any sheet refers to them."""
        return self._named(str(xl_range_abs(first, column, last, column)))

    def across(self, row: int, first: int, last: int) -> str:
        """A row's cells from column to column as any sheet refers to them."""
        return self._named(str(xl_range_abs(row, first, row, last)))

    def _named(self, cells: str) -> str:
        name = self.worksheet.get_name().replace("'", "''")
        return f"'{name}'!{cells}"


def reading_name(case: int) -> str:
    """What the cell is called that holds the reading of a scenario; 0 is the base's."""
    return f"reading_{case}"


def readings_told(pack: Pack) -> tuple[str, str]:
    """The reading of the total as a formula and at first; where the entries' differ, each with its
    entry's number."""
    say = pack.words
    cells = [reading_name(case) for case in range(1, len(pack.outcomes) + 1)]
    names = [say.name(one.scenario.read.name) for one in pack.outcomes]
    if len(cells) == 1:
        return cells[0], names[0]
    each = [
        (
            told(say, "report.reading_of", {"reading": cell}, numbers=number),
            say("report.reading_of", numbers=number, reading=name),
        )
        for number, (cell, name) in enumerate(zip(cells, names, strict=True), start=1)
    ]
    alike = ",".join(f"EXACT({cells[0]},{cell})" for cell in cells[1:])
    apart = '&"; "&'.join(formula for formula, _ in each)
    shown = names[0] if len(set(names)) == 1 else "; ".join(value for _, value in each)
    return f"IF(AND({alike}),{cells[0]},{apart})", shown


def facts_line(pack: Pack) -> tuple[str, str]:
    """The facts that every sheet states, as a formula and at first: the reading of the total may be
    chosen anew."""
    between, own = "  ·  ", pack.words("report.reading")
    formula, shown = readings_told(pack)
    found = facts(pack)
    at = [name for name, _ in found].index(own)
    before = between.join([*(f"{name}: {value}" for name, value in found[:at]), f"{own}: "])
    after = "".join(f"{between}{name}: {value}" for name, value in found[at + 1 :])
    return f"{quoted(before)}&{formula}&{quoted(after)}", before + shown + after
