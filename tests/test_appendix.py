"""The appendix that offices have, read back: the plan of Lâm Đồng gives the shipped year, what is
exported comes back as it went out, and what is wrong is named by its place."""

import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pydantic import TypeAdapter

from model.baseline import Baseline, Figure, Row
from model.case import known_names
from model.intake.agency_names import agency_names
from model.intake.appendix import Appendix, read_appendix, with_figures
from model.intake.draft import Problem
from model.outline import levers, outline
from model.reports.appendix import Line, appendix
from model.scenario import Scenario
from model.scoring import scorecard, total
from tests.grounds import HOME, LANGUAGES, ground
from tests.packs import EVERY_PLACE, Place, file_of
from tests.ten_columns import HEADS, OPENING, document, plan_rows, workbook

CASE = ground(HOME).case
# Where the figures that are offered are not those of the shipped year, and why.
EXPLAINED = {
    ("3.4.1", "on_time"): "a misprint of the plan: the rate fits two pairs of counts, ours is one",
    ("7.3.7", "files"): "a misprint of the plan: the rate fits two pairs of counts, ours is one",
    ("5.6", "officials"): "half of the points: the score does not say which half; the text does",
    ("5.6", "servants"): "half of the points: the score does not say which half; the text does",
    ("7.1.2", "cloud"): "half of the points: the score does not say which half; the text does",
    ("7.1.2", "connected"): "half of the points: the score does not say which half; the text does",
}


def read(content: bytes, name: str = "ke-hoach.docx", language: str = "") -> Appendix:
    return read_appendix(content, name, ground(language=language))


@pytest.fixture(scope="module")
def plan() -> Appendix:
    return read(document(plan_rows()))


def figures_of(row: Row) -> dict[str, dict[str, Any]]:
    """The figures of a shipped row in the shape of an offer's."""
    return {part: shape(figure) for part, figure in row.figures.items()}


def shape(figure: Figure) -> dict[str, Any]:
    told = {"value": figure.value, "values": figure.values or None, "of": figure.of}
    return {name: value for name, value in told.items() if value is not None}


# The plan of Lâm Đồng


def test_the_plan_gives_the_shipped_year_its_points_and_its_agencies(plan: Appendix) -> None:
    """Nothing is wrong with it; agencies come by their one name however the plan writes them."""
    assert plan.problems == []
    baseline = plan.draft.baseline
    assert (baseline["province"], baseline["year"]) == ("Lâm Đồng", 2023)
    assert baseline["total"] == Decimal("85.0223")
    assert baseline["rests"] == ()
    assert list(baseline["rows"]) == list(CASE.baseline.rows)
    for key, row in CASE.baseline.rows.items():
        found = baseline["rows"][key]
        assert found["points"] == row.points
        assert (found["lead"], found["partner"]) == (row.lead, row.partner), key
    assert {name: dict(one) for name, one in plan.draft.agencies.items()} == {
        name: one.model_dump() for name, one in CASE.agencies.items()
    }


def test_the_plan_gives_back_every_word_of_its_rows(plan: Appendix) -> None:
    assert worded(plan) == {
        key: without_source(one.model_dump(exclude_defaults=True))
        for key, one in CASE.quotations.items()
    }
    for key, quoted in CASE.quotations.items():
        if row := plan.draft.baseline["rows"].get(key):
            assert row.get("cause", {"vi": ""})["vi"] == quoted.cause
            for work in quoted.work:
                assert work.remedy in row["remedy"]["vi"]
                assert work.time in row["time"]["vi"]


def test_the_plan_offers_the_shipped_figures_and_every_difference_is_explained(
    plan: Appendix,
) -> None:
    """What fits and leaves no choice is what we ship; where there is a choice, ours is in it, but
    for what no number tells."""
    different = set()
    for key, row in CASE.baseline.rows.items():
        for part, shipped in figures_of(row).items():
            fitting = [
                one.figure
                for one in plan.offers
                if (one.criterion, one.part) == (key, part) and one.fits
            ]
            if fitting != [shipped]:
                different.add((key, part))
                assert shipped in fitting or not fitting
    assert different == set(EXPLAINED)


def test_every_offer_stands_beside_the_sentence_that_it_comes_from(plan: Appendix) -> None:
    for one in plan.offers:
        if one.basis != "score":
            cause = CASE.quotations[one.criterion].cause if one.criterion else OPENING
            assert one.sentence
            assert one.sentence in cause
    said = {(one.criterion, one.part): one.sentence for one in plan.offers}
    assert "97,8437% (326.581 hồ sơ đúng hạn/333.718" in said["3.4.1", "on_time"]
    assert said["7.1.4", "services"].count("\n") == 1
    assert said["1.6", "resolved"].startswith("Tuy nhiên")


def test_counts_that_do_not_give_the_printed_score_are_offered_as_such(plan: Appendix) -> None:
    counts = [one for one in plan.offers if one.criterion and not one.fits]
    found = {(one.criterion, *map(str, one.figure.values())) for one in counts}
    assert ("3.4.1", "326581", "333718") in found
    assert ("7.3.7", "292701", "552266") in found
    assert {key for key, *_ in found} == {"1.3.2", "3.4.1", "7.3.7"}


def test_the_total_and_the_rank_of_the_text_are_offered(plan: Appendix) -> None:
    whole = {one.part: one for one in plan.offers if not one.criterion}
    assert whole["total"].figure == {"value": Decimal("86.02")}
    assert not whole["total"].fits
    assert whole["rank"].figure == {"value": Decimal(46)}


def test_nothing_is_taken_over_before_it_is_confirmed(plan: Appendix) -> None:
    assert all(row["figures"] == {} for row in plan.draft.baseline["rows"].values())
    assert "rank" not in plan.draft.baseline


def test_what_is_confirmed_is_a_year_that_the_rules_reproduce(plan: Appendix) -> None:
    """With the fitting figures the rules give every printed score and the published total; a row
    that lacks a part keeps plain points."""
    sure = {(one.criterion, one.part): one for one in reversed(plan.offers) if one.fits}
    chosen = [*sure.values(), *(one for one in plan.offers if not one.criterion)]
    draft = with_figures(plan.draft, chosen, ground())
    raw = known_source({"id": "here", **draft.baseline})
    baseline = TypeAdapter(Baseline).validate_python(raw)
    rulebook, whole = outline(CASE.law, baseline)
    start = Scenario(whole, levers(rulebook, whole), whole.reading)
    card = scorecard(rulebook, start)
    points = dict(zip(card["criterion"], card["points"], strict=True))
    for key, row in CASE.baseline.rows.items():
        assert points[key] == float(row.points)
    assert total(rulebook, start, card).points == CASE.baseline.total == baseline.total
    assert baseline.rank == CASE.baseline.rank
    plainly = {key for key, row in whole.rows.items() if set(row.figures) == {"points"}}
    assert plainly == {"5.6", "7.1.2"}


def known_source(raw: Any) -> Any:
    """The same data with a witness that the shipped documents know."""
    if isinstance(raw, dict):
        inside = {key: known_source(value) for key, value in raw.items()}
        return {**inside, "document": "kh-5024"} if "document" in raw else inside
    if isinstance(raw, tuple | list):
        return tuple(map(known_source, raw))
    return raw


# However it is typeset


def split(rows: Sequence[Sequence[str]]) -> bytes:
    """The appendix over two tables, the second with headings of its own and its headings again in
    the middle."""
    made = Document(BytesIO(document(rows[:9])))
    table = made.add_table(0, len(HEADS))
    for row in (HEADS, *rows[9:14], HEADS, *rows[14:]):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(made)


def continued(rows: Sequence[Sequence[str]]) -> bytes:
    """The same, the second table without headings."""
    made = Document(BytesIO(document(rows[:9])))
    table = made.add_table(0, len(HEADS))
    for row in rows[9:]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(made)


def merged(rows: Sequence[Sequence[str]]) -> bytes:
    """Further rows of a criterion with its cells merged over all of them."""
    made = Document(BytesIO(document(rows)))
    table = made.tables[0]
    first = next(n for n, row in enumerate(rows) if row[0] == "8.2")
    for column in range(6):
        table.cell(first, column).merge(table.cell(first + 3, column))
    return saved(made)


def loose(rows: Sequence[Sequence[str]]) -> bytes:
    """Accents as letters of their own, hard and stray spaces, invisible characters."""

    def spoilt(text: str) -> str:
        text = text.replace(" ", "\N{NO-BREAK SPACE} ") + " \N{ZERO WIDTH SPACE}"
        return unicodedata.normalize("NFD", text)

    return document([[spoilt(text) for text in row] for row in rows])


def reordered(rows: Sequence[Sequence[str]]) -> bytes:
    """The columns the other way round, and one more that nobody asked for."""
    return document([[*reversed(row), "Ghi chú" if row is rows[0] else "x"] for row in rows])


def numbered_in_names(rows: Sequence[Sequence[str]]) -> bytes:
    """A running number in the first column, that of the criterion before its name."""
    found = [
        (str(n), f"{row[0]} {row[1]}", *row[2:]) if "." in row[0] else row
        for n, row in enumerate(rows, start=1)
    ]
    return document(found)


def saved(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize("typeset", [split, continued, merged, loose, reordered])
def test_however_a_document_is_typeset_it_says_the_same(
    typeset: Callable[[Any], bytes], plan: Appendix
) -> None:
    again = read(typeset(plan_rows()))
    assert again.problems == []
    assert worded(again) == worded(plan)
    assert figures(again) == figures(plan)
    assert told(again) == told(plan)


def test_a_number_before_the_name_is_that_of_the_criterion(plan: Appendix) -> None:
    again = read(numbered_in_names(plan_rows()))
    assert (again.problems, told(again)) == ([], told(plan))


def test_a_workbook_with_texts_or_numbers_says_the_same(plan: Appendix) -> None:
    def numeric(text: str) -> object:
        whole = text.replace(",", "")
        return float(text.replace(",", ".")) if whole.isdigit() and "," in text else text

    for rows in (plan_rows(), [[numeric(text) for text in row] for row in plan_rows()]):
        again = read(workbook(rows), "phu-luc.xlsx")
        assert again.problems == []
        assert (worded(again), told(again)) == (worded(plan), told(plan))


def told(found: Appendix) -> dict[str, Any]:
    """A draft without the places where it stands."""
    rows = found.draft.baseline["rows"]
    rests = found.draft.baseline["rests"]
    return {
        **found.draft.baseline,
        "rows": {key: without_source(row) for key, row in rows.items()},
        "rests": [without_source(rest) for rest in rests],
        "source": "",
        "agencies": found.draft.agencies,
    }


def worded(found: Appendix) -> dict[str, Any]:
    """Quotations without the places where they stand."""
    return {key: without_source(one) for key, one in found.quotations.items()}


def without_source(one: Any) -> dict[str, Any]:
    kept = {name: value for name, value in one.items() if name != "source"}
    return {**kept, **({"more": list(kept["more"])} if "more" in kept else {})}


def figures(found: Appendix) -> list[Any]:
    return [(one.criterion, one.part, one.figure, one.fits) for one in found.offers]


# What goes out comes back


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
@pytest.mark.parametrize(("kind", "suffix"), [("plan", "docx"), ("appendix", "xlsx")])
def test_an_exported_appendix_comes_back_as_it_went_out(
    place: Place, kind: str, suffix: str
) -> None:
    """Points, sums, every text, agencies; targets are known for what they are."""
    made = place()
    found = read_appendix(file_of(kind, place), f"x.{suffix}", place.ground)
    given = made.case.baseline
    assert found.problems == []
    baseline = found.draft.baseline
    assert (baseline["province"], baseline["year"]) == (given.province, given.year)
    lines = appendix(made)
    assert baseline["total"] == lines[-1].points
    listed = {
        key: row for key, row in given.rows.items() if made.case.rulebook.criteria[key].numbered
    }
    assert {key: row["points"] for key, row in baseline["rows"].items()} == {
        key: row.points for key, row in listed.items()
    }
    for key, row in listed.items():
        found_row = baseline["rows"][key]
        assert (found_row["lead"], found_row["partner"]) == (row.lead, row.partner)
    rests = {one["fields"]: one["points"] for one in baseline["rests"]}
    whole = tuple(made.case.law.fields)
    stated = {one.fields: one.points for one in given.rests}
    assert rests == (stated or ({} if listed else {whole: given.total}))
    assert words_of(lines) == {key: texts(one) for key, one in found.quotations.items()}
    assert found.targets == {line.number: line.target for line in lines if line.target}


@pytest.mark.parametrize("place", EVERY_PLACE, ids="-".join)
def test_document_and_workbook_say_the_same(place: Place) -> None:
    """But for the total that the text beside the table names."""
    two = [
        read_appendix(file_of(kind, place), name, place.ground)
        for kind, name in (("plan", "x.docx"), ("appendix", "x.xlsx"))
    ]
    assert told(two[0]) == told(two[1])
    assert [one for one in figures(two[0]) if one[0]] == figures(two[1])


def words_of(lines: list[Line]) -> dict[str, list[tuple[str, ...]]]:
    """The texts of rows, under the number of the row that they belong to."""
    found: dict[str, list[tuple[str, ...]]] = {}
    above = ""
    for line in lines[:-1]:
        above = line.number if line.kind != "more" else above
        work = (line.remedy, line.lead, line.partner, line.time)
        if line.kind != "field" or any((line.cause, *work)):
            found.setdefault(above, []).append((line.cause, *work))
    return found


def texts(quoted: Any) -> list[tuple[str, ...]]:
    rows = [quoted, *quoted.get("more", [])]
    columns = ("cause", "remedy", "lead", "partner", "time")
    return [tuple(row.get(column, "") for column in columns) for row in rows]


# What is wrong


def changed(key: str, **cells: str) -> list[list[str]]:
    """The plan's rows with cells of one of them changed."""
    columns = ("number", "name", "maximum", "points", "lost", "cause", "remedy")
    rows = [list(row) for row in plan_rows()]
    row = next(row for row in rows if row[0] == key)
    for name, text in cells.items():
        row[columns.index(name)] = text
    return rows


def cell(row: int, column: int) -> str:
    return f"hàng {row}, cột “{HEADS[column]}”"


WRONG = [
    ("7.1.4", {"points": "99"}, [(3, "không quá điểm chuẩn 1"), (4, "-98")]),
    ("7.1.4", {"points": "0,6473"}, [(4, "0.3527")]),
    (
        "7.1.4",
        {"maximum": "2,00"},
        [
            (2, "điểm chuẩn 1 "),
        ],
    ),
    ("7.1.4", {"points": "chưa có"}, [(3, "một số, ví dụ 0,6266")]),
    ("7.1.4", {"points": ""}, [(3, "một số, ví dụ 0,6266")]),
    ("7.1.4", {"points": "#N/A"}, [(3, "một số, ví dụ 0,6266")]),
    ("7.1.4", {"lost": "0,3"}, [(4, "0.3529")]),
    ("7.1.4", {"number": "7.1.2"}, [(0, "một lần")]),
    ("7.1.4", {"number": "17.1.4"}, [(0, "bộ tiêu chí 2022")]),
    ("7.1.4", {"number": "VII"}, [(0, "số thứ tự")]),
    ("7", {"number": "17"}, [(0, "một lĩnh vực")]),
    ("7", {"number": "6"}, [(0, "một lần")]),
    ("7", {"points": "11,0150", "lost": "1,4850"}, [(3, "11.0151")]),
    ("7", {"maximum": "12,00", "lost": ""}, [(2, "điểm chuẩn 12.5")]),
]


@pytest.mark.parametrize(("key", "cells", "expected"), WRONG)
def test_what_is_wrong_is_named_with_table_row_and_column(
    key: str, cells: dict[str, str], expected: list[tuple[int, str]]
) -> None:
    rows = changed(key, **cells)
    at = 1 + next(n for n, row in enumerate(plan_rows()) if row[0] == key)
    found = [one for one in read(document(rows)).problems if f"hàng {at}," in one.cell]
    assert [(one.sheet, one.cell) for one in found] == [
        ("bảng 1", cell(at, column)) for column, _ in expected
    ]
    for one, (column, text) in zip(found, expected, strict=True):
        assert text in one.expected
        assert one.found == (rows[at - 1][column] or "không có")


def test_a_cell_of_a_workbook_is_named_as_the_workbook_names_it() -> None:
    rows = changed("7.1.4", points="0,6473")
    at = 2 + next(n for n, row in enumerate(plan_rows()) if row[0] == "7.1.4")
    problems = read(workbook(rows), "x.xlsx").problems
    assert ("Phụ lục", f"E{at}") in [(one.sheet, one.cell) for one in problems]


def test_a_wrong_row_leaves_its_field_and_the_total_wrong_too() -> None:
    """All at once, so that one look at the file is enough."""
    rows = changed("7.1.4", points="0,5471", lost="0,4529")
    total_row = ["", "Tổng cộng", "100", "85,0223", "14,9777", "", "", "", "", ""]
    problems = read(document([*rows, total_row])).problems
    assert [one.found for one in problems] == ["11,0151", "85,0223"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "x.docx"),
        (b"not a file", "x.docx"),
        (b"not a file", "x.xlsx"),
        (document(plan_rows())[:2000], "x.docx"),
        (document(plan_rows()), "x.xlsx"),
        (workbook(plan_rows()), "x.docx"),
        (document(plan_rows()), "x.pdf"),
        (document(plan_rows()), "plan"),
    ],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(
    content: bytes, name: str, language: str
) -> None:
    found = read(content, name, language)
    expected = ground(language=language).words("appendix.expect_file")
    assert found.problems == [Problem("", "", name, expected)]
    assert found.draft.baseline["rows"] == {}


def test_a_document_without_such_a_table_is_told_what_it_lacks() -> None:
    (problem,) = read(document([["Tên", "Tuổi"], ["An", "40"]])).problems
    assert "“STT”" in problem.expected
    rows = [[*row[:3], *row[4:]] for row in plan_rows()]
    assert "Điểm thẩm định" in read(document(rows)).problems[0].expected


def test_a_year_or_province_that_nobody_names_is_asked_for() -> None:
    heads = [head.replace(" năm 2023", "") for head in HEADS]
    rows = [heads, ["1.6", "Đối thoại", "1", "0,9014", "0,0986", "", "", "", "", ""]]
    found = read(document(rows, "Kế hoạch"))
    assert len(found.problems) == 2
    assert not {"year", "province"} & set(found.draft.baseline)


def test_a_criterion_that_the_law_does_not_list_is_kept_as_plain_points() -> None:
    rows = changed("7.1.4", number="7.1.9")
    found = read(document(rows))
    assert found.problems == []
    added = found.draft.baseline["added"]["7.1.9"]
    assert (added["field"], added["maximum"]) == ("7", 1)
    assert found.draft.baseline["rows"]["7.1.9"]["points"] == Decimal("0.6471")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở A, Sở B, Văn phòng UBND tỉnh", ("Sở A", "Sở B", "Văn phòng UBND tỉnh")),
        ("Các sở, ban, ngành", ("Các sở, ban, ngành",)),
        ("- Các Sở, ban, ngành;\n- UBND các huyện, thành phố.", (
            "Các sở, ban, ngành", "UBND các huyện, thành phố")),
        ("Sở Tài chính; Cục Thuế, Kho bạc nhà nước tỉnh", (
            "Sở Tài chính", "Cục Thuế tỉnh", "Kho bạc Nhà nước tỉnh")),
        ("Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch, Sở X", (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh", "Sở X")),
        ("Sở Nội vụ (theo dõi)\nSở Nội vụ", ("Sở Nội vụ",)),
        ("Department of Finance", ("Sở Tài chính",)),
        (" ; ,\n- ", ()),
    ],
)  # fmt: skip
def test_a_cell_is_parted_into_its_agencies(text: str, names: tuple[str, ...]) -> None:
    assert agency_names(text, known_names(CASE.agencies)) == names
