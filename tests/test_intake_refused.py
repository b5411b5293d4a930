"""A file that is no workbook, or is more than it seems, is refused with one sentence, quickly."""

import struct
import time
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from model.intake.archive import MOST_BYTES, MOST_ELEMENTS, OLD_OFFICE, cells_in
from model.intake.check import check
from model.intake.draft import Problem
from tests.grounds import LANGUAGES, library
from tests.workbooks import FILE, given_out

QUICKLY = 20  # seconds, on a machine that is busy with other tests
SHEET = "xl/worksheets/sheet3.xml"
DECLARED = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;&b;">]>'


def packed(
    change: Callable[[str, bytes], bytes] = lambda _, part: part,
    extra: dict[str, bytes] | None = None,
    compression: int = ZIP_DEFLATED,
) -> bytes:
    """A workbook that was given out, its parts changed and others added."""
    content = BytesIO()
    with ZipFile(BytesIO(given_out())) as old, ZipFile(content, "w", compression) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return content.getvalue()


def in_sheet(old: str, new: str) -> Callable[[str, bytes], bytes]:
    """One place of a sheet's XML changed."""

    def change(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        assert old.encode() in part
        return part.replace(old.encode(), new.encode(), 1)

    return change


def in_part(name: str, made: Callable[[str], bytes]) -> Callable[[str, bytes], bytes]:
    """One part made anew from its text."""
    return lambda one, part: made(part.decode()) if one == name else part


def saved(book: object) -> bytes:
    """A document as a file."""
    content = BytesIO()
    book.save(content)  # type: ignore[attr-defined]
    return content.getvalue()


def flagged() -> bytes:
    """Every part marked as encrypted by the archive itself."""
    content = bytearray(given_out())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def lying() -> bytes:
    """A part that says it is short and is not."""
    content = bytearray(packed(extra={"xl/long.xml": b"<a>" + b" " * 1_000_000 + b"</a>"}))
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 20)
    return bytes(content)


def nested() -> bytes:
    """Elements within elements."""
    return b"<a>" * 100_000 + b"</a>" * 100_000


def twice() -> bytes:
    """A part that is there twice."""
    content = BytesIO(given_out())
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(content, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    return content.getvalue()


def wide(tag: str) -> bytes:
    """A sheet with a range over everything that a sheet has."""
    ranged = {"mergeCell": "mergeCells", "hyperlink": "hyperlinks"}[tag]
    new = f'</sheetData><{ranged}><{tag} ref="A1:XFD1048576"/></{ranged}>'
    return packed(in_sheet("</sheetData>", new))


TYPES, VALID = "[Content_Types].xml", "spreadsheetml.sheet.main+xml"
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("no_workbook", lambda: b""),
    "a text": ("no_workbook", lambda: "Tiêu chí;Điểm\n1.6;0,9".encode()),
    "a PDF": ("no_workbook", lambda: b"%PDF-1.7\n" + bytes(100)),
    "a page": ("no_workbook", lambda: b"<html><table><tr><td>86,02</td></tr></table></html>"),
    "an archive of something": ("no_workbook", lambda: archive({"anh.png": b"\x89PNG"})),
    "a document": ("document", lambda: saved(Document())),
    "an open document sheet": ("no_workbook", lambda: archive({"mimetype": b"ods"})),
    "a workbook of something else": ("no_template", lambda: saved(Workbook())),
    "an old workbook": ("old", lambda: OLD_OFFICE + bytes(2000)),
    "one with a password": (
        "encrypted",
        lambda: OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600),
    ),
    "one whose parts have a password": ("encrypted", flagged),
    "one with macros": ("macros", lambda: packed(extra={"xl/vbaProject.bin": b"\0"})),
    "one with old macros": ("macros", lambda: packed(extra={"xl/macrosheets/a.xml": b"<a/>"})),
    "one for macros": (
        "macros",
        lambda: packed(
            in_part(
                TYPES,
                lambda text: text.replace(
                    "openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    "ms-excel.sheet.macroEnabled.main+xml",
                ).encode(),
            )
        ),
    ),
    "one too large": ("large", lambda: b"PK\x03\x04" + bytes(MOST_BYTES)),
    "one that unpacks to far more": (
        "unpacked",
        lambda: packed(extra={"xl/zeros.xml": bytes(100_000_001)}),
    ),
    "one cut short": ("damaged", lambda: given_out()[:-2000]),
    "one with a part of another packing": (
        "damaged",
        lambda: packed(compression=ZIP_BZIP2),
    ),
    "one whose part is longer than it says": ("damaged", lying),
    "one whose sheet is no XML": ("damaged", lambda: packed(in_sheet("<sheetData>", "<sheet"))),
    "one whose cell is none": ("damaged", lambda: packed(in_sheet('r="A5"', 'r="A5:B"'))),
    "one that declares entities": (
        "entities",
        lambda: packed(extra={"xl/more.xml": f"{DECLARED}<a>&d;</a>".encode()}),
    ),
    "the same in another encoding": (
        "entities",
        lambda: packed(extra={"xl/more.xml": f"{DECLARED}<a>&d;</a>".encode("utf-16")}),
    ),
    "one that asks for another file": (
        "entities",
        lambda: packed(
            in_part(
                "xl/workbook.xml",
                lambda text: text.replace(
                    "<workbook", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><workbook', 1
                ).encode(),
            )
        ),
    ),
    "one merged all over": ("absurd", lambda: wide("mergeCell")),
    "one linked all over": ("absurd", lambda: wide("hyperlink")),
    "one with a remark all over": (
        "absurd",
        lambda: packed(extra={"xl/comments1.xml": b'<a><comment ref="A1:XFD99999"/></a>'}),
    ),
    "one of nested parts": ("absurd", lambda: packed(extra={"xl/deep.xml": nested()})),
    "one of too many parts": (
        "absurd",
        lambda: packed(extra={f"xl/media/{number}.txt": b"" for number in range(1001)}),
    ),
    "one of too many cells": (
        "absurd",
        lambda: packed(extra={"xl/more.xml": b"<a>" + b"<c/>" * MOST_ELEMENTS + b"</a>"}),
    ),
    "one with a part twice": ("absurd", twice),
}


def archive(parts: dict[str, bytes]) -> bytes:
    """An archive of parts."""
    content = BytesIO()
    with ZipFile(content, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(("reason", "made"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_is_refused_with_one_sentence(reason: str, made: Callable[[], bytes]) -> None:
    content, say = made(), library().languages["vi"]
    began = time.monotonic()
    found = check(content, FILE, library(), say)
    assert time.monotonic() - began < QUICKLY
    assert found.problems == [Problem("", "", FILE, say(f"intake.refused.{reason}"))]
    assert found.case is None


def test_the_untouched_workbook_is_not_refused() -> None:
    """Packed anew by the means of these tests: what is refused above is refused for its fault."""
    for language in LANGUAGES:
        assert check(packed(), FILE, library(), library().languages[language]).problems == []


def test_far_away_cells_cost_nothing_and_are_told() -> None:
    """The last cell of a sheet is a cell outside the columns that are read."""
    new = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'
    content = packed(in_sheet("</sheetData>", new))
    say = library().languages["vi"]
    (found,) = check(content, FILE, library(), say).problems
    assert (found.cell, found.expected) == ("XFD1048576", say("intake.expected.outside"))


@pytest.mark.parametrize(
    ("span", "cells"),
    [("A1:B2", 4), ("$A$1:$C$1", 3), ("A1", 0), ("", 0), ("B2:A1", 4), ("A1:XFD1048576", 2**34)],
)
def test_the_cells_of_a_range_are_counted(span: str, cells: int) -> None:
    assert cells_in(span) == cells


@settings(max_examples=60)
@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=40))
def test_whatever_is_broken_in_a_file_a_person_gets_a_list(place: int, bytes_: bytes) -> None:
    """Bytes put anywhere into a workbook, and bytes alone: never an error of the program."""
    content, say = given_out(), library().languages["vi"]
    place %= len(content)
    for broken in (content[:place] + bytes_ + content[place + len(bytes_) :], bytes_):
        found = check(broken, FILE, library(), say)
        assert found.problems or found.case
        assert all(problem.expected for problem in found.problems)
