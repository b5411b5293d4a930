"""Workbooks of agencies: what the program gives out it reads back; what is wrong is told by cell,
and nothing wrong is taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from model.intake.agency_book import agency_book
from model.intake.agency_reports import Preview, preview
from model.year.followed import Followed
from model.year.standing import outlook
from tests.grounds import EVERYWHERE, HOME, LANGUAGES, ground
from tests.years import LAN, following

JUNE, JULY = date(2023, 6, 30), date(2023, 7, 31)
FINANCE = "Sở Tài chính"


def example(language: str = "vi") -> Followed:
    """The example as it stood on the last day of June."""
    found = ground(HOME, language=language).example
    assert found is not None
    return replace(found, observations=tuple(o for o in found.observations if o.day <= JUNE))


def filled(
    agency: str, fill: Callable[[Workbook], None], day: date = JULY, language: str = "vi"
) -> bytes:
    """An agency's workbook after somebody worked in it."""
    book = load_workbook(
        BytesIO(agency_book(ground(HOME, language=language), example(language), agency, day))
    )
    fill(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def put(book: Workbook, lever: str, figure: object, of: object = None) -> str:
    """Fill in a row; the name of the figure's cell."""
    sheet = book.worksheets[0]
    (row,) = [r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == lever]
    sheet.cell(row, 6).value = figure
    if of is not None:
        sheet.cell(row, 7).value = of
    return f"F{row}"


def looked_at(*contents: bytes, language: str = "vi") -> Preview:
    files = [(f"{number}.xlsx", content) for number, content in enumerate(contents, start=1)]
    return preview(ground(HOME, language=language), example(language), files, LAN)


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_a_workbook_that_nobody_filled_in_brings_nothing(baseline: str, language: str) -> None:
    facts = ground(baseline, language=language)
    followed = following(facts.case.start(), facts.case)
    for agency in ("", *followed.agencies):
        day = followed.year.end
        found = preview(
            facts, followed, [("a.xlsx", agency_book(facts, followed, agency, day))], LAN
        )
        assert found.sound, found.reports[0].problems
        assert found.observations == []
        assert found.reports[0].agency == agency


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_agency_reports_is_new_and_moves_the_outlook(language: str) -> None:
    content = filled(FINANCE, lambda book: put(book, "6.1.1", 2500.5, 7482.777), language=language)
    found = looked_at(content, language=language)
    assert found.sound, found.reports[0].problems
    (entry,) = found.reports[0].entries
    one = entry.observation
    assert (entry.news, one.lever, one.value, one.of) == (
        "new", "6.1.1", Decimal("2500.5"), Decimal("7482.777"),
    )  # fmt: skip
    assert (one.day, one.agency, one.stamp) == (JULY, FINANCE, LAN)
    before = example(language)
    after = replace(before, observations=(*before.observations, *found.observations))
    assert outlook(after, JULY).points("certain") > outlook(before, JULY).points("certain")


def test_only_the_rows_that_an_agency_leads_are_in_its_workbook() -> None:
    for agency in example().agencies:
        book = load_workbook(BytesIO(agency_book(ground(), example(), agency, JULY)))
        (sheet,) = book.worksheets
        levers = [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)]
        assert levers == [lever.id for lever in example().of_agency(agency)]


def test_a_figure_that_is_known_is_no_news_and_another_one_corrects_it() -> None:
    known = outlook(example(), JUNE).lines
    (line,) = [one for one in known if one.lever.id == "6.1.1"]
    last = line.known["6.1.1"]
    same = filled(FINANCE, lambda book: put(book, "6.1.1", float(last.value), 7482.777), JUNE)
    other = filled(FINANCE, lambda book: put(book, "6.1.1", 1700, 7482.777), JUNE)
    found = looked_at(same)
    assert (found.observations, found.reports[0].same) == ([], 1)
    (entry,) = looked_at(other).reports[0].entries
    assert (entry.news, entry.observation.replaces) == ("changed", last.observation.id)


SOURCE, NOTE = 8, 9  # their columns


def written(book: Workbook, lever: str, column: int, text: str, *figures: object) -> str:
    """Write beside a figure, or where none is; the name of the figure's cell."""
    at = put(book, lever, *figures) if figures else put(book, lever, None)
    book.worksheets[0].cell(int(at[1:]), column).value = text
    return at


@pytest.mark.parametrize("column", [SOURCE, NOTE])
def test_what_is_written_without_a_figure_is_asked_about(column: int) -> None:
    told = filled(FINANCE, lambda book: written(book, "6.1.1", column, "vướng mặt bằng"))
    found = looked_at(told).reports[0]
    assert [(one.cell[:1], one.found) for one in found.problems] == [("F", "ô trống")]
    assert found.entries == ()


def test_a_reason_given_later_corrects_the_entry_of_the_same_figure() -> None:
    (line,) = [one for one in outlook(example(), JUNE).lines if one.lever.id == "6.1.1"]
    last = line.known["6.1.1"]
    figures = (float(last.value), 7482.777)
    told = filled(FINANCE, lambda book: written(book, "6.1.1", NOTE, "đã giao ban", *figures), JUNE)
    (entry,) = looked_at(told).reports[0].entries
    assert (entry.observation.note, entry.observation.replaces) == (
        "đã giao ban",
        last.observation.id,
    )


def test_what_contradicts_the_known_is_told_and_may_still_be_taken() -> None:
    falls = filled(FINANCE, lambda book: put(book, "6.1.1", 900, 7482.777))
    other = filled("Kho bạc Nhà nước tỉnh", lambda book: put(book, "6.1.1", 2600, 7482.777))
    found = looked_at(falls, other)
    assert found.sound
    told = [
        [one.quarrel for one in entry.contradictions] for r in found.reports for entry in r.entries
    ]
    assert told == [["falls"], ["disagree"]]


def test_a_workbook_that_is_wrong_in_five_ways_has_each_named_and_brings_nothing() -> None:
    places: list[str] = []

    def spoil(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["D3"], sheet["F3"] = "Lâm Đồng 2022", "31/02/2023"
        places.extend(["D3", "F3", put(book, "6.1.1", "rất nhiều", 7482.777)])
        places.append(put(book, "6.1.3", 200000, 183536))
        places.append(put(book, "8.4", "hạng nhất"))
        sheet.cell(sheet.max_row + 1, 1).value = "3.4.1"
        places.append(f"A{sheet.max_row}")

    found = looked_at(filled(FINANCE, spoil))
    assert {one.cell for one in found.reports[0].problems} == set(places) - {places[3]}
    assert found.observations == []
    mended = looked_at(filled(FINANCE, lambda book: put(book, "6.1.3", 200000, 183536)))
    (problem,) = mended.reports[0].problems
    assert problem.expected == "nhiều nhất 183.536"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    found = looked_at(content)
    assert not found.sound
    assert len(found.reports[0].problems) == 1


def test_the_others_of_many_files_are_read_where_one_is_wrong() -> None:
    good = filled(FINANCE, lambda book: put(book, "6.1.1", 2500.5, 7482.777))
    found = looked_at(b"nothing", good)
    assert [bool(one.problems) for one in found.reports] == [True, False]
    assert len(found.observations) == 1
