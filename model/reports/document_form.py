"""The form of an administrative document under Nghị định 30/2020/NĐ-CP: page, fonts, heading,
tables, page number. Lengths in millimetres, sizes in points."""

# python-docx is typed only in part:
# mypy: disable-error-code="no-any-return"

from collections.abc import Sequence
from datetime import date

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FONT, BODY, TABLE, SMALL = "Times New Roman", 14, 13, 11
LEFT, RIGHT, TOP, BOTTOM = 30, 15, 20, 20
WIDTH = 210 - LEFT - RIGHT
FULL_STOP = "./."
FORM, FORM_TAG = "vi", "vi-VN"  # the form itself is Vietnamese, whatever the language of the text


def blank(tag: str) -> Doc:
    """An A4 page with the margins, the font and the page number of the form; `tag` is the language
    that spelling is checked by: vi-VN."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(10)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    document.core_properties.language = tag
    _spoken(style.element.get_or_add_rPr(), tag)
    for language in document.styles.element.iterfind(f".//{qn('w:docDefaults')}//{qn('w:lang')}"):
        language.set(qn("w:val"), tag)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    _field(paragraph, "PAGE")
    return document


def _spoken(properties: BaseOxmlElement, tag: str) -> None:
    """Give a style or a run its language."""
    language = OxmlElement("w:lang")
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), tag)
    properties.append(language)


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that the word processor computes."""
    run = paragraph.add_run()
    run.font.size = Pt(BODY)
    for kind in ("begin", None, "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {code} "
        run._r.append(part)


def write(
    paragraph: Paragraph,
    text: str,
    size: float = BODY,
    bold: bool = False,
    italic: bool = False,
) -> Paragraph:
    """A run of text at the end of a paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def line(where: Doc | _Cell, length: float, width: float) -> None:
    """A drawn line of some length, centred in a width, both in millimetres."""
    paragraph = where.add_paragraph()
    space = paragraph.paragraph_format
    space.left_indent = space.right_indent = Mm((width - length) / 2)
    space.line_spacing = Pt(6)
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def centred(where: Doc | _Cell, text: str, size: float = BODY, bold: bool = True) -> Paragraph:
    """A centred paragraph."""
    paragraph = where.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    return write(paragraph, text, size, bold)


def national_heading(
    document: Doc, issuer: Sequence[str], number: str, mark: str, place: str, made: date
) -> None:
    """Issuing body, number left blank and the mark of a draft on the left; on the right, in the
    Vietnamese of the form, the nation's name and motto, place and date."""
    left, right = _columns(document, (62, WIDTH - 62))
    for name in issuer:
        centred(left, name, 13)
    line(left, 18, 62)
    centred(left, number, 13, bold=False)
    drafted = centred(left, mark, 13)
    drafted.paragraph_format.space_before = Pt(6)
    border = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        border.set(qn(f"w:{name}"), value)
    drafted.runs[0]._r.get_or_add_rPr().append(border)
    centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13)
    centred(right, "Độc lập - Tự do - Hạnh phúc", 14)
    line(right, 61, WIDTH - 62)
    day = f"{made.day:02}" if made.day < 10 else str(made.day)
    month = f"{made.month:02}" if made.month < 3 else str(made.month)
    when = right.add_paragraph()
    when.alignment = ALIGN.CENTER
    write(when, f"{place}, ngày {day} tháng {month} năm {made.year}", 14, italic=True)
    for paragraph in right.paragraphs:
        for run in paragraph.runs:
            _spoken(run._r.get_or_add_rPr(), FORM_TAG)


def signature(document: Doc, receivers: str, blanks: Sequence[str], signer: Sequence[str]) -> None:
    """Recipients on the left and the signature on the right, both left blank; never split, nor on a
    page without the end of the text."""
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.paragraphs[-1].paragraph_format.keep_together = True
    document.add_paragraph().paragraph_format.keep_with_next = True
    left, right = _columns(document, (78, WIDTH - 78))
    document.tables[-1].rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    write(left.add_paragraph(), receivers, 12, bold=True, italic=True)
    for blank_line in blanks:
        write(left.add_paragraph(), blank_line, SMALL)
    for text in signer:
        centred(right, text, BODY)
    for paragraph in [*left.paragraphs, *right.paragraphs][:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _columns(document: Doc, widths: tuple[float, float]) -> tuple[_Cell, _Cell]:
    """Two cells side by side without borders, their first empty paragraph taken out."""
    table = document.add_table(1, 2)
    fixed(table, widths)
    cells = (table.cell(0, 0), table.cell(0, 1))
    for cell in cells:
        cell._tc.remove(cell.paragraphs[0]._p)
    return cells


def heading(document: Doc, text: str) -> Paragraph:
    """The heading of a part: bold, kept with what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.keep_with_next = True
    return write(paragraph, text, bold=True)


def body(document: Doc, text: str, italic: bool = False) -> Paragraph:
    """A paragraph of the body: justified, first line indented."""
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.1
    return write(paragraph, text, italic=italic)


def caption(document: Doc, text: str) -> None:
    """The title of a table, kept with it."""
    paragraph = centred(document, text, BODY)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = True


def table(
    document: Doc,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    right: Sequence[int] = (),
    last_bold: bool = False,
) -> Table:
    """A ruled table: headings repeated on every page, no row broken across pages. `right`: the
    columns of numbers."""
    made = document.add_table(0, len(heads))
    made.style = "Table Grid"
    for number, row in enumerate((heads, *rows)):
        cells = made.add_row().cells
        bold = not number or (last_bold and number == len(rows))
        for column, text in enumerate(row):
            paragraph = cells[column].paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(2)
            paragraph.paragraph_format.space_after = Pt(2)
            if not number:
                paragraph.alignment = ALIGN.CENTER
            elif column in right:
                paragraph.alignment = ALIGN.RIGHT
            write(paragraph, text, TABLE, bold=bold)
        properties = made.rows[number]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))
    fixed(made, widths)
    space = document.add_paragraph()
    space.paragraph_format.line_spacing = Pt(8)
    return made


def fixed(made: Table, widths: Sequence[float]) -> None:
    """Columns of these widths, whatever they hold."""
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in enumerate(widths):
        made.columns[column].width = Mm(width)
        for cell in made.columns[column].cells:
            cell.width = Mm(width)
