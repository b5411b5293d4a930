"""The files that the program makes are those that were looked at: each part of each has the print
that it had then.

What moves a line, a width, a colour or a word fails here, with the names of the parts. If it was
meant, look at these files and keep the new prints: python -m tests.test_looked_at
A new kind of file is one of them from then on.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from model.address import KNOWN
from model.intake.agency_book import agency_book
from model.intake.provinces import province_template
from model.intake.template import year_template
from model.reports import FILES, REPORTS
from model.reports.progress import Progress
from tests import packs
from tests.grounds import ground

PRINTS = Path(__file__).with_name("looked_at.json")
MADE, JUNE, JULY = date(2026, 2, 5), date(2023, 6, 30), date(2023, 7, 5)
# The last digits of what is worked out in floating point may differ between machines.
LONG = re.compile(r"\d+\.\d{3,}(?:[eE][-+]?\d+)?")
ENGLISH = packs.Place("lam_dong_2023", "en", "", "compared")


def followed(kind: str, language: str) -> bytes:
    """The periodic report of the worked example."""
    here = ground("", "", language)
    assert here.example
    return REPORTS[kind].make(Progress(here, here.example, JUNE, "half", JULY, KNOWN))


def handed_out(agency: str) -> bytes:
    """The workbook of an agency for the worked example."""
    example = ground().example
    assert example
    return agency_book(ground(), example, agency, JUNE)


MADE_OF: dict[str, Callable[[], bytes]] = {
    **{
        f"{name}/{kind}": partial(packs.file_of, kind, made)
        for name, made in (
            ("sole", packs.sole),
            ("several", packs.several),
            ("unchanged", packs.unchanged),
            ("longest", packs.longest),
            ("english", ENGLISH),
        )
        for kind in FILES
    },
    **{
        f"followed-{language}/{kind}": partial(followed, kind, language)
        for language in ("vi", "en")
        for kind in REPORTS
    },
    **{f"agency/{agency}": partial(handed_out, agency) for agency in ("", "Sở Tài chính")},
    **{
        f"template/{following}": partial(year_template, ground(), MADE, following)
        for following in (False, True)
    },
    "template/provinces": partial(province_template, ground(), MADE),
}


def prints(content: bytes) -> dict[str, str]:
    """The print of each part of a file that is drawn: a sheet, a slide, a style; the figures to two
    decimals."""
    parts = {"": content}
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as file:
            parts = {name: file.read(name) for name in file.namelist() if name.endswith(".xml")}
    return {
        name: sha256(LONG.sub(two_decimals, part.decode()).encode()).hexdigest()[:10]
        for name, part in sorted(parts.items())
        if not name.startswith("docProps/")  # when and by what it was made
    }


def two_decimals(found: re.Match[str]) -> str:
    return f"{float(found[0]):.2f}"


KNOWN_PRINTS = json.loads(PRINTS.read_text())


@pytest.mark.parametrize("name", KNOWN_PRINTS)
def test_a_file_is_the_one_that_was_looked_at(name: str) -> None:
    known, found = KNOWN_PRINTS[name], prints(MADE_OF[name]())
    assert {part for part in {*known, *found} if known.get(part) != found.get(part)} == set()


if __name__ == "__main__":
    every = {name: prints(made()) for name, made in MADE_OF.items()}
    PRINTS.write_text(json.dumps(every, indent=1, ensure_ascii=False) + "\n")
