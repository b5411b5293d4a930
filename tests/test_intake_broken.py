"""A workbook that was filled in badly gets its precise list of problems: sheet, cell, what was
found, what was expected; nothing more, and everything at once."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from model.__main__ import main
from model.intake.draft import Problem
from tests.grounds import LANGUAGES, library
from tests.workbooks import FILE, Filled, given_out, of_provinces

Told = Callable[[Filled], list[Problem]]
CASES = tomllib.loads(Path(__file__).with_name("broken_workbooks.toml").read_text("utf-8"))


def one(case: dict) -> tuple[str, Told]:
    """A case of one cell."""

    def run(book: Filled) -> list[Problem]:
        cell = book.put(*case["cell"], case.get("value"))
        told = [book.told(cell, case["found"], case["key"], **case.get("values", {}))]
        return [*told, book.missed(case["missed"])] if "missed" in case else told

    return case["what"], run


# What stands in one cell, and the one problem that follows.
CELLS = [one(case) for case in CASES["year"]]


def several(what: str) -> Callable[[Told], tuple[str, Told]]:
    """A case that takes more than a cell; it returns what is expected of it."""
    return lambda run: (what, run)


@several("merged cells")
def merged(book: Filled) -> list[Problem]:
    """In the rows that are read."""
    book.book[book.name("agencies")].merge_cells("A40:A41")
    say = book.say
    return [
        Problem(
            book.name("agencies"), "A40:A41", say("intake.merged"), say("intake.expected.unmerged")
        )
    ]


@several("a hidden sheet")
def hidden_sheet(book: Filled) -> list[Problem]:
    """One that is read all the same."""
    book.book[book.name("figures")].sheet_state = "veryHidden"
    return [book.about("figures", "", "hidden", "shown")]


@several("a hidden row")
def hidden_row(book: Filled) -> list[Problem]:
    """A row whose figures count."""
    row = book.at("criteria", "6.1.1", "code").row
    book.book[book.name("criteria")].row_dimensions[row].hidden = True
    say = book.say
    return [
        Problem(
            book.name("criteria"), f"A{row}", say("intake.hidden"), say("intake.expected.shown")
        )
    ]


@several("a hidden column")
def hidden_column(book: Filled) -> list[Problem]:
    """A column whose figures count."""
    book.book[book.name("criteria")].column_dimensions["D"].hidden = True
    say = book.say
    return [
        Problem(book.name("criteria"), "D1", say("intake.hidden"), say("intake.expected.shown"))
    ]


@several("a missing sheet")
def missing_sheet(book: Filled) -> list[Problem]:
    """Of agencies: whoever is named elsewhere is unknown, but the sheet alone is told first."""
    del book.book[book.name("agencies")]
    return [book.about("agencies", "", "nothing", "sheet")]


@several("a sheet that is not read")
def stranger(book: Filled) -> list[Problem]:
    """With something in it."""
    book.book.create_sheet("Nháp")["A1"] = "so sánh"
    say = book.say
    return [Problem("Nháp", "", say("intake.something"), say("intake.expected.no_sheet"))]


@several("a renamed column")
def renamed(book: Filled) -> list[Problem]:
    """Its cells stand outside the columns that are read."""
    sheet = book.book[book.name("agencies")]
    column = book.at("agencies", "Sở Nội vụ", "new_name").column
    sheet.cell(4, column).value = "Tên sau sáp nhập"
    expected = book.say("intake.expected.heading", name="Tên mới")
    return [Problem(sheet.title, "4", "ô trống", expected)]


@several("something beside the columns")
def beside(book: Filled) -> list[Problem]:
    """A remark to the right of the table."""
    sheet = book.book[book.name("figures")]
    sheet["Z6"] = "xem lại"
    return [Problem(sheet.title, "Z6", "xem lại", book.say("intake.expected.outside"))]


@several("a figure whose criterion has no points")
def unpointed(book: Filled) -> list[Problem]:
    """A criterion of which nothing but its figures is known."""
    for column in ("points", "cause", "remedy", "lead", "partner", "time"):
        book.put("criteria", "7.1.4", column, None)
    for column in ("cause.en", "remedy.en", "time.en"):
        book.put("criteria", "7.1.4", column, None)
    return [book.problem("criteria", "7.1.4", "points", "ô trống", "points", most="1")]


@several("a row of an input deleted")
def inputless(book: Filled) -> list[Problem]:
    """Of a criterion whose other inputs are filled in."""
    sheet = book.book[book.name("figures")]
    sheet.delete_rows(book.at("figures", "1.7.late", "lever").row)
    return [
        Problem(sheet.title, "", "ô trống", book.say("intake.expected.input", lever="1.7.late"))
    ]


@several("a total that the rows do not add up to")
def wrong_total(book: Filled) -> list[Problem]:
    """In a year of which nothing is published, so that only the sum is wrong."""
    book.put("year", "year", "value", library().nation.years[-1] + 1)
    book.put("year", "rank", "value", None)
    book.put("year", "total", "value", 86.03)
    return [book.problem("year", "total", "value", "86,03", "misfit_total", expected="86.02")]


@several("a total and rank that are not the published ones")
def contradicted(book: Filled) -> list[Problem]:
    """The sum is right; the published table says otherwise."""
    book.put("readings", "published", "unexplained", 1.0077)
    book.put("year", "total", "value", 86.03)
    book.put("year", "rank", "value", 47)
    first = book.problem("year", "total", "value", "86,03", "published", figure="86,02")
    second = book.problem("year", "rank", "value", "47", "published", figure="46")
    return [first, second]


@several("new criteria above the maximum of their field")
def overfull(book: Filled) -> list[Problem]:
    """A field has no more points than the law gives it."""
    row = book.book[book.name("criteria")].max_row
    for column, value in (("code", "8.9"), ("name", "Mới"), ("maximum", 6), ("points", 1)):
        book.put("criteria", row, column, value)
    return [book.problem("criteria", row, "maximum", "6", "field_full", most="6,5")]


@several("many things at once")
def many(book: Filled) -> list[Problem]:
    """Told in the order of sheets, rows and columns."""
    book.put("figures", "7.1.4", "figure", 99)
    book.put("criteria", "6.1.1", "points", "một")
    book.put("year", "total", "value", "=SUM(A1:A3)")
    book.put("criteria", "1.6", "points", 3)
    return [
        book.problem("year", "total", "value", "=SUM(A1:A3)", "result"),
        book.problem("criteria", "1.6", "points", "3", "number", low="0", high="1"),
        book.problem("criteria", "6.1.1", "points", "một", "number", low="0", high="1"),
        book.problem("figures", "7.1.4", "figure", "99", "number", low="0", high="17"),
    ]


@several("a score, an agency and a total that do not fit, beside a cell that cannot be read")
def everything(book: Filled) -> list[Problem]:
    """One fault does not hide the others."""
    wrong_total[1](book)
    book.put("criteria", "6.1.1", "points", 0.7633)
    book.put("criteria", "1.7", "lead", "Sở Không Có")
    book.put("figures", "7.1.4", "figure", 99)
    return [
        book.problem("year", "total", "value", "86,03", "misfit_total", expected="86.0201"),
        book.problem("criteria", "6.1.1", "points", "0,7633", "misfit_score", expected="0.7632"),
        book.problem(
            "criteria", "1.7", "lead", "Sở Không Có", "misfit_agency", expected="Sở Không Có"
        ),
        book.problem("figures", "7.1.4", "figure", "99", "number", low="0", high="17"),
    ]


BROKEN = [
    *CELLS,
    *(merged, hidden_sheet, hidden_row, hidden_column, missing_sheet, stranger, renamed, beside),
    *(unpointed, inputless, wrong_total, contradicted, overfull, many, everything),
]


@pytest.mark.parametrize(("what", "run"), BROKEN, ids=[what for what, _ in BROKEN])
def test_a_broken_workbook_gets_its_precise_list(what: str, run: Told) -> None:
    book = Filled(given_out())
    expected = run(book)
    found = book.checked()
    assert sorted(found.problems) == sorted(expected)
    assert found.case is found.draft is None


def test_there_are_at_least_forty_kinds() -> None:
    assert len({what for what, _ in BROKEN}) == len(BROKEN) >= 40


def test_problems_come_in_the_order_of_sheets_rows_and_columns() -> None:
    book = Filled(given_out())
    expected = many[1](book)
    assert book.checked().problems == expected


UNDERSTOOD = [(case["what"], (*case["cell"], case["value"])) for case in CASES["understood"]]


@pytest.mark.parametrize(("what", "put"), UNDERSTOOD, ids=[what for what, _ in UNDERSTOOD])
def test_what_people_write_is_understood(what: str, put: tuple) -> None:
    """And means what was there before."""
    book = Filled(given_out())
    book.put(*put)
    found, before = book.checked(), Filled(given_out()).checked()
    assert found.problems == []
    assert found.case == before.case


def test_a_rate_that_is_shown_in_per_cent_is_one() -> None:
    book = Filled(given_out())
    book.put("figures", "9.2", "figure", 0.8, form="0%")
    assert book.checked().problems == []


def test_a_text_in_one_language_holds_in_all() -> None:
    book = Filled(given_out())
    book.put("criteria", "1.7", "cause.en", None)
    found = book.checked()
    assert found.case is not None
    cause = found.case.baseline.rows["1.7"].cause
    assert cause is not None
    assert cause.en == cause.vi != ""


# Tables of provinces

PROVINCES = [one(case) for case in CASES["provinces"]]


@pytest.mark.parametrize(("what", "run"), PROVINCES, ids=[what for what, _ in PROVINCES])
def test_a_broken_table_of_provinces_gets_its_precise_list(what: str, run: Told) -> None:
    book = Filled(of_provinces())
    expected = run(book)
    found = book.checked()
    assert sorted(found.problems) == sorted(expected)
    assert found.provinces == ()


def test_a_rank_that_does_not_fit_the_scores_is_told_beside_its_neighbour() -> None:
    book = Filled(of_provinces())
    best = sorted(
        (row for row in Filled(of_provinces()).checked().provinces if row.rank and row.score),
        key=lambda row: row.rank or 0,
    )
    above, below = best[:2]
    book.put("provinces", above.province, "score", 50)
    points = book.say.decimal(50)
    told = {"province": above.province, "rank": above.rank, "points": points}
    expected = book.problem("provinces", below.province, "rank", str(below.rank), "rank", **told)
    assert book.checked().problems == [expected]


def test_provinces_of_one_rank_fit_where_they_have_one_score() -> None:
    book = Filled(of_provinces())
    known = (row for row in Filled(of_provinces()).checked().provinces if row.rank and row.score)
    first, second = sorted(known, key=lambda row: row.rank or 0)[:2]
    assert first.score is not None
    book.put("provinces", second.province, "rank", first.rank)
    book.put("provinces", second.province, "score", float(first.score))
    assert book.checked().problems == []


def test_a_table_in_which_nothing_is_known_is_told_so() -> None:
    book = Filled(of_provinces())
    sheet = book.book[book.name("provinces")]
    sheet.delete_rows(5, sheet.max_row)
    expected = book.say("intake.expected.rows")
    assert book.checked().problems == [Problem(sheet.title, "", "ô trống", expected)]


# The command line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_tells_the_same(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / FILE
    assert main(["template", "--language", language, "--out", str(file)]) == 0
    assert main(["check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"problems": []}
    book = Filled(file.read_bytes(), language)
    book.put("criteria", "6.1.1", "points", 0.7633)
    file.write_bytes(book.saved())
    assert main(["check", str(file), "--json", "--language", language]) == 1
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["problems"]
    assert [list(one) for one in found["problems"]] == [["sheet", "cell", "found", "expected"]]
    assert [Problem(**one) for one in found["problems"]] == book.checked().problems
    assert main(["check", str(file), "--language", language]) == 1
    assert found["problems"][0]["expected"] in capsys.readouterr().out


def test_the_command_makes_a_table_of_provinces_and_the_year_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / FILE
    assert main(["template", "--provinces", "--out", str(file)]) == 0
    assert main(["check", str(file)]) == 0
    assert main(["template", "--next-year", "--out", str(file)]) == 0
    assert main(["check", str(file)]) == 1
    assert main(["check", str(tmp_path / "none.xlsx")]) == 2
    assert "không đọc được" in capsys.readouterr().err
