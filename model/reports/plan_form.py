"""What the form of a plan adds to that of a document: what is still to be completed, remarks beside
the text, the landscape appendix. Lengths in millimetres, sizes in points."""

from collections.abc import Sequence
from datetime import date

from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from model.reports.appendix import COLUMNS, POINTS, Line
from model.reports.document_form import fixed, write
from model.telling.language import Language

SMALL = 10
APPENDIX_LEFT = 20
# STT, criterion, three columns of points, cause, remedy, lead, partner, time: 262 in all.
WIDTHS = (12, 28, 18, 18, 14, 46, 54, 28, 27, 17)
BESIDE = 55  # twentieths of a point
BREAKS = 700  # a row with a longer text may go over to the next page


def open_part(paragraph: Paragraph) -> Paragraph:
    """Mark a paragraph, or what it ends with, as still to be completed."""
    paragraph.runs[-1].font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def remark(document: Doc, runs: Sequence[Run], text: str, by: tuple[str, str], day: date) -> None:
    """A remark for whoever edits the document, in its margin; `by` a name and its initials."""
    made = document.add_comment(list(runs), text, *by)
    made._comment_elm.set(qn("w:date"), f"{day}T00:00:00Z")


def keep_to_end(document: Doc) -> None:
    """Keep the end of the text on the page of what follows it, so that a signature never stands
    alone."""
    for paragraph in document.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.keep_together = True


def keep_block(document: Doc, cells: Sequence[_Cell]) -> None:
    """Keep a block of one row without borders in one piece, with the paragraph before it."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_together = True
    cells[0]._tc.getparent().get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def landscape(document: Doc) -> None:
    """A new section on A4 across, its pages numbered on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(APPENDIX_LEFT), Mm(15)
    section.different_first_page_header_footer = False


def appendix_table(
    document: Doc, say: Language, heads: Sequence[str], lines: Sequence[Line]
) -> list[_Cell]:
    """The ruled table of ten columns, its headings repeated on every page; a line of a text is a
    paragraph, targets stand in italics. The cells of its last row."""
    made = document.add_table(1, len(heads))
    made.style = "Table Grid"
    for cell, head in zip(made.rows[0].cells, heads, strict=True):
        _fill(cell, head, bold=True, centred=True)
    head_of = made.rows[0]._tr.get_or_add_trPr()
    for mark in ("w:cantSplit", "w:tblHeader"):
        head_of.append(OxmlElement(mark))
    for line in lines:
        row, bold = made.add_row(), line.kind in ("field", "total")
        texts = {column: line.text(say, column) for column in COLUMNS}
        for cell, (column, text) in zip(row.cells, texts.items(), strict=True):
            _fill(cell, text, bold, centred=column in ("number", *POINTS))
        if line.kind == "field":  # never the last row of a page
            for cell in row.cells:
                cell.paragraphs[-1].paragraph_format.keep_with_next = True
        if line.target:
            _fill(row.cells[COLUMNS.index("remedy")], line.target, italic=True)
        if all(len(text) <= BREAKS for text in (*texts.values(), line.target)):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    fixed(made, WIDTHS)
    _narrow(made)
    return list(made.rows[-1].cells)


def _fill(
    cell: _Cell, text: str, bold: bool = False, italic: bool = False, centred: bool = False
) -> None:
    """The lines of a text as paragraphs, after those that the cell has."""
    for part in text.split("\n"):
        empty = not cell.text and len(cell.paragraphs) == 1
        paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        if centred:
            paragraph.alignment = ALIGN.CENTER
        write(paragraph, part, SMALL, bold, italic)


def _narrow(table: Table) -> None:
    """Less room beside the text of a cell than a table of few columns has."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(BESIDE))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    properties.insert(list(properties).index(properties.find(qn("w:tblLook"))), margins)
