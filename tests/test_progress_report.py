"""The periodic report of a year under way: every file says what the year's outlook says."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from model.address import KNOWN
from model.reports import EXPORTS, REPORTS
from model.reports.progress import Period, Progress, late, period_of, silent, witnesses
from model.reports.progress_statements import (
    assumed,
    change_sentence,
    result_sentence,
    standings,
    subject,
)
from model.year.standing import STANDINGS, outlook
from tests.grounds import BASELINES, LANGUAGES, ground
from tests.years import following, seen

JUNE, JULY = date(2023, 6, 30), date(2023, 7, 5)
KINDS = list(REPORTS)


def example(language: str, day: date = JUNE, period: Period = "half") -> Progress:
    """The worked example as of a day."""
    here = ground("", "", language)
    assert here.example is not None
    return Progress(here, here.example, day, period, JULY, KNOWN)


def parts_of(content: bytes, kind: str) -> list[str]:
    """What each page of a file says: the document, each sheet, each slide."""
    if kind == "docx":
        made = Document(BytesIO(content))
        cells = [c.text for t in made.tables for row in t.rows for c in row.cells]
        return ["\n".join([*(p.text for p in made.paragraphs), *cells])]
    if kind == "xlsx":
        return [
            "\n".join(str(v) for row in sheet.iter_rows(values_only=True) for v in row if v)
            for sheet in load_workbook(BytesIO(content))
        ]
    slides = []
    for slide in Presentation(BytesIO(content)).slides:
        shapes = [s for s in slide.shapes if s.has_text_frame]
        texts = [s.text_frame.text for s in shapes]
        for shape in slide.shapes:
            if shape.has_table:
                texts += [c.text for row in shape.table.rows for c in row.cells]
        slides.append("\n".join(texts))
    return slides


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 5, 31), "month"),
        (date(2026, 3, 31), "quarter"),
        (date(2026, 9, 30), "quarter"),
        (date(2026, 6, 30), "half"),
        (date(2026, 12, 31), "year"),
        (date(2026, 6, 29), "month"),
        (date(2024, 2, 29), "month"),
    ],
)
def test_a_day_is_the_end_of_its_longest_period(day: date, period: Period) -> None:
    assert period_of(day) == period


@pytest.mark.parametrize(
    ("day", "period", "told"),
    [
        (date(2023, 5, 31), "month", "tháng 5 năm 2023"),
        (date(2023, 9, 30), "quarter", "quý III năm 2023"),
        (JUNE, "half", "6 tháng đầu năm 2023"),
        (date(2023, 12, 31), "half", "6 tháng cuối năm 2023"),
        (date(2023, 12, 31), "year", "năm 2023"),
    ],
)
def test_a_period_is_named(day: date, period: Period, told: str) -> None:
    assert f" {told} " in subject(example("vi", day, period))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_tells_standings_what_is_late_what_is_needed_and_who_is_silent(
    kind: str, language: str
) -> None:
    progress = example(language)
    say, text = progress.words, "\n".join(parts_of(REPORTS[kind].make(progress), kind))
    for sentence in (result_sentence(progress), change_sentence(progress), *assumed(progress)):
        assert sentence in text
    missed = late(progress)
    assert len(missed) > 10
    for one in missed:
        assert one.criterion in text
        assert one.needed in text
        assert all(agency in text for agency in one.agencies)
    missing = silent(progress)
    assert {one.line.lever.id for one in missing} >= {"7.1.4", "9.1"}
    for one in missing:
        assert one.criterion in text
        assert one.reported in text
    for view in STANDINGS:
        points = progress.outlook.points(view)
        assert say.decimal(points) in text or f"{points}" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_every_figure_has_its_entry_behind_it(kind: str, language: str) -> None:
    progress = example(language)
    text = "\n".join(parts_of(REPORTS[kind].make(progress), kind))
    found = list(witnesses(progress))
    assert len(found) > 20
    for _, one in found:
        assert progress.words.plain(one.value) in text
        assert progress.words.day(one.day) in text
        assert progress.words.day(one.stamp.at.date()) in text


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sum_of_periods_has_each_of_them_behind_it(kind: str) -> None:
    case = ground().case
    entries = [
        seen("3.4.1", date(2023, 4, 30), Decimal(1001), Decimal(1010)),
        seen("3.4.1", date(2023, 5, 31), Decimal(2002), Decimal(2020), since=date(2023, 5, 1)),
        seen("3.4.1", JUNE, Decimal(3003), Decimal(3030), since=date(2023, 6, 1)),
    ]
    followed = following(case.start(), case, entries)
    progress = Progress(ground(), followed, JUNE, "month", JULY, KNOWN)
    assert [one for _, one in witnesses(progress)] == entries
    text = "\n".join(parts_of(REPORTS[kind].make(progress), kind))
    for told in ("1.001/1.010, đến 30/4/2023", "2.002/2.020, từ 1/5/2023 đến 31/5/2023"):
        assert told in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_example_says_on_every_page_that_it_is_one(kind: str, language: str) -> None:
    word = {"vi": "minh họa", "en": "illustrative"}[language]
    for part in parts_of(REPORTS[kind].make(example(language)), kind):
        assert word in part.lower()


def test_the_pace_alone_has_a_band() -> None:
    progress = example("vi")
    found = list(standings(progress))
    assert [one.points for one in found] == [progress.outlook.points(view) for view in STANDINGS]
    (banded,) = (one for one in found if one.band is not None)
    low, high = banded.band or (0, 0)
    assert low < banded.points == progress.outlook.points("pace") < high


def test_the_change_of_a_period_is_the_difference_of_two_days() -> None:
    progress = example("en", JUNE, "quarter")
    then = outlook(progress.followed, date(2023, 3, 31))
    assert progress.since == date(2023, 4, 1)
    told = re.findall(r"[+−][\d.]+|(?<= )0\.00", change_sentence(progress))
    wanted = [
        progress.words.signed(progress.outlook.points(view) - then.points(view))
        for view in ("certain", "pace", "ceiling")
    ]
    assert told == wanted
    assert wanted[0] != "0.00"


@pytest.mark.parametrize("baseline", BASELINES)
def test_the_fields_of_the_workbook_add_up_to_the_totals(baseline: str) -> None:
    here = ground(baseline)
    followed = following(here.case.start(), here.case)
    day = date(followed.year.start.year, 4, 30)
    progress = Progress(here, followed, day, "month", JULY, KNOWN)
    book = load_workbook(BytesIO(REPORTS["xlsx"].make(progress)))
    rows = list(book[here.words("progress.sheet_fields")].iter_rows(min_row=6, values_only=True))
    *parts, whole = [row[1:6] for row in rows if row[0]]
    for column, view in enumerate(STANDINGS, start=1):
        assert sum(row[column] for row in parts) == pytest.approx(whole[column], abs=1e-9)
        assert whole[column] == pytest.approx(progress.outlook.points(view), abs=1e-9)


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_year_without_any_entry_can_be_reported_of(kind: str, baseline: str) -> None:
    here = ground(baseline)
    followed = following(here.case.start(), here.case)
    day = date(followed.year.start.year, 1, 31)
    progress = Progress(here, followed, day, "month", JULY, KNOWN)
    text = "\n".join(parts_of(REPORTS[kind].make(progress), kind))
    assert here.words("pace.never") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_workbooks_without_inputs_hold_no_formula(language: str) -> None:
    progress = example(language)
    for content in (REPORTS["xlsx"].make(progress), EXPORTS["appendix"].make(progress.pack)):
        for sheet in load_workbook(BytesIO(content)):
            assert [c.coordinate for row in sheet for c in row if c.data_type == "f"] == []
