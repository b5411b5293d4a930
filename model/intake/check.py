"""A file that an office brings: what it holds, or everything that is wrong with it."""

from datetime import date
from typing import NamedTuple

from model.case import Case
from model.intake.archive import Refused
from model.intake.cells import Page, pages
from model.intake.draft import Draft, Problem
from model.intake.provinces import ProvinceRow, read_provinces
from model.intake.reader import Reader, folded
from model.intake.sheets import GUIDE, PROVINCE_SHEETS, YEAR_SHEETS, sheet_name
from model.intake.taking import Origin, partly, taken
from model.intake.year import read_year
from model.reading.library import Library
from model.telling.language import Language

SUMMED = ("year", "fields", "criteria", "readings")  # the sheets that make the total
PREVIEW = "preview"  # the id of a year that is only looked at


class Checked(NamedTuple):
    """What is in a file: problems in their order; without any, a year as a draft and as a case, or
    the rows of a table of provinces. `template`: whether it is one of ours that was filled in."""

    problems: list[Problem]
    draft: Draft | None = None
    case: Case | None = None
    provinces: tuple[ProvinceRow, ...] = ()
    template: bool = True


def check(
    content: bytes, file: str, library: Library, say: Language, day: date | None = None
) -> Checked:
    """Look at a file's content. What is found is told in `say`'s language; `file` and `day`: the
    name of the file and the day on which it comes."""
    try:
        found = pages(content)
    except Refused as refused:
        told = Problem("", "", file, say(f"intake.refused.{refused.reason}"))
        return Checked([told], template=refused.reason != "document")
    own = language(found, library)
    reader = Reader(found, say, own, library.languages)
    kind = PROVINCE_SHEETS if reader.page(PROVINCE_SHEETS[0]) else YEAR_SHEETS
    if not any(map(reader.page, kind)):
        told = Problem("", "", file, say("intake.refused.no_template"))
        return Checked([told], template=False)
    strangers(reader, kind)
    if kind is PROVINCE_SHEETS:
        rows = tuple(read_provinces(reader, library.nation))
        if not rows and not reader.problems:
            reader.note(sheet_name(own, kind[0]), "", say("intake.nothing"), "rows")
        return Checked(reader.ordered(), provinces=() if reader.problems else rows)
    draft = read_year(reader, library.cycles, library.nation)
    if draft is None:
        return Checked(reader.ordered())
    if reader.problems:
        wrong = {problem.sheet for problem in reader.problems}
        whole = not any(reader.name(key) in wrong for key in SUMMED)
        listed = reader.name("agencies") not in wrong
        reader.add(partly(draft, whole, listed, library, say))
        return Checked(reader.ordered())
    year = taken(draft, PREVIEW, Origin(file, day), library, say)
    if isinstance(year, list):
        reader.add(year)
        return Checked(reader.ordered())
    return Checked([], draft, year)


def language(
    found: list[Page],
    library: Library,
    sheets: tuple[str, ...] = (*YEAR_SHEETS, *PROVINCE_SHEETS, GUIDE),
) -> Language:
    """The language of a workbook: that in which most of its sheets are named."""
    names = {folded(page.name) for page in found}

    def known(say: Language) -> int:
        return sum(folded(sheet_name(say, key)) in names for key in sheets)

    first = library.languages[library.start.language]
    return max((first, *library.languages.values()), key=known)


def strangers(reader: Reader, kind: tuple[str, ...]) -> None:
    """Note every sheet with something in it that is not read."""
    known = {folded(sheet_name(reader.own, key)) for key in (*kind, GUIDE)}
    for page in reader.pages:
        if folded(page.name) in known:
            known.remove(folded(page.name))
        elif page.cells:
            reader.note(page.name, "", reader.say("intake.something"), "no_sheet")
