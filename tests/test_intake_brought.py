"""Files that are no template and more than they seem are told at once, never worked on for long."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from model.intake.brought import brought
from tests.grounds import LANGUAGES, ground


def far_cell() -> bytes:
    """A sheet with one cell, in its last row and column."""
    book, file = Workbook(), BytesIO()
    book.active["XFD1048576"] = 1
    book.save(file)
    return file.getvalue()


def marked(name: str, value: str, rows: int = 2) -> bytes:
    """A document with a table whose first cells all bear a property."""
    made, file = Document(), BytesIO()
    for row in made.add_table(rows, 2).rows:
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), value)
        row._tr.tc_lst[0].get_or_add_tcPr().append(mark)
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("file", "make", "told"),
    [
        ("x.xlsx", far_cell, "appendix.expect_file"),
        ("x.docx", lambda: marked("gridSpan", "200000000"), "intake.refused.absurd"),
        ("x.docx", lambda: marked("gridSpan", "-1"), "intake.refused.absurd"),
        ("x.docx", lambda: marked("vMerge", "continue", rows=1500), "appendix.expect_file"),
    ],
)
def test_a_file_that_would_take_for_ever_is_told(
    file: str, make: Callable[[], bytes], told: str, language: str
) -> None:
    at = ground(language=language)
    found = brought(make(), file, at, None)
    assert [one.expected for one in found.checked.problems] == [at.words(told)]
    assert found.checked.case is None
