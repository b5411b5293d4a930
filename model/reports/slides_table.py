"""The tables of the slides: type as large as lets the rows fit, and as many pages as they need.
Lengths in inches, sizes in points."""

# python-pptx is typed only in part:
# mypy: disable-error-code="no-untyped-call, no-any-return"

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Inches

from model.reports.slides_form import INK, LEADING, NAVY, PALE, Box, colour, fill_text, lines


def grid(
    slide: Slide,
    box: Box,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    sizes: Sequence[float] = (18, 17, 16, 15, 14, 13),
) -> int:
    """A table, its type as large as lets all of its rows stay in the box; how many rows fit."""
    size, kept = sizes[-1], list(rows)
    for size in sizes:
        if _high(heads, kept, widths, size) <= box.height:
            break
    while kept and _high(heads, kept, widths, size) > box.height:
        kept.pop()
    shape = slide.shapes.add_table(len(kept) + 1, len(heads), *box.emu())
    table = shape.table
    for column, width in enumerate(widths):
        table.columns[column].width = Inches(width)
    for number, row in enumerate((heads, *kept)):
        table.rows[number].height = Inches(_row_high(row, widths, size))
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            cell.fill.solid()
            shade = NAVY if not number else PALE if number % 2 == 0 else "FFFFFF"
            cell.fill.fore_color.rgb = colour(shade)
            cell.margin_left = cell.margin_right = Inches(0.08)
            cell.margin_top = cell.margin_bottom = Inches(0.04)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            ink = INK if number else "FFFFFF"
            fill_text(cell.text_frame, text.split("\n"), size, ink, bold=not number)
    return len(kept)


def split(
    box: Box,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    sizes: Sequence[float],
) -> list[list[Sequence[str]]]:
    """The rows of a table by page: all on one where `grid` can fit them, else as many on each as
    fit at the smallest size."""
    pages: list[list[Sequence[str]]] = [[]]
    for row in rows:
        if pages[-1] and _high(heads, [*pages[-1], row], widths, sizes[-1]) > box.height:
            pages.append([])
        pages[-1].append(row)
    return pages


def _row_high(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """The height of a row, in inches."""
    most = max(lines(text, width - 0.16, size) for text, width in zip(row, widths, strict=True))
    return most * size * LEADING / 72 + 0.1


def _high(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], size: float
) -> float:
    """The height of a table, in inches."""
    return sum(_row_high(row, widths, size) for row in (heads, *rows))
