"""A workbook that is given out and comes back unchanged says what was in it, and nothing else."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from model.baseline import Baseline
from model.case import Case
from model.ground import open_ground
from model.intake.check import PREVIEW, check
from model.intake.provinces import ProvinceRow
from model.intake.reader import OWN
from model.intake.template import source_text, year_template
from model.law.rules import Data, Source
from model.scoring import scorecard, total
from tests.grounds import EVERYWHERE, LANGUAGES, ground, library
from tests.test_looked_at import MADE_OF
from tests.workbooks import FILE, Filled, given_out, of_provinces


def as_entered(data: object, case: Case) -> object:
    """A piece of data whose sources are the file itself, naming what they named before."""
    if isinstance(data, Source):
        return Source(document=OWN, place=source_text(data, case.documents), standing="entered")
    if isinstance(data, Data):
        fields = {name: as_entered(getattr(data, name), case) for name in type(data).model_fields}
        return data.model_copy(update=fields)
    if isinstance(data, dict):
        return {key: as_entered(one, case) for key, one in data.items()}
    return tuple(as_entered(one, case) for one in data) if isinstance(data, tuple) else data


def same(left: Baseline, right: object) -> bool:
    """Whether two years say the same, but for the names by which the program knows them."""
    assert isinstance(right, Baseline)
    return left.model_copy(update={"id": ""}) == right.model_copy(update={"id": ""})


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_a_year_that_comes_back_unchanged_is_equal(baseline: str, language: str) -> None:
    """Everything but who vouches for it: the office does, and names the source it copied from."""
    here = ground(baseline, "", language)
    found = check(given_out(baseline, language), FILE, library(), here.words)
    assert found.problems == []
    assert found.case is not None
    assert same(found.case.given, as_entered(here.case.given, here.case))
    assert found.case.agencies == here.case.agencies
    cards = [scorecard(case.rulebook, case.start()) for case in (found.case, here.case)]
    assert cards[0].equals(cards[1])


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_a_year_taken_over_comes_back_equal_once_more(baseline: str, language: str) -> None:
    here = ground(baseline, "", language)
    first = check(given_out(baseline, language), FILE, library(), here.words).case
    assert first is not None
    own = open_ground(replace(library(), cases={PREVIEW: first}), PREVIEW, "", language)
    again = check(year_template(own), FILE, library(), here.words)
    assert again.problems == []
    assert again.case == first


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_cell_that_is_read_can_be_seen_and_stands_alone(baseline: str, language: str) -> None:
    book = load_workbook(BytesIO(given_out(baseline, language)))
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert not [row for row, one in sheet.row_dimensions.items() if one.hidden]
    assert len(book.worksheets) == 7


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_the_year_after_keeps_what_holds_and_leaves_out_what_nobody_knows_yet(
    baseline: str, language: str
) -> None:
    """Rules, totals, remedies, agencies and times stay; points, figures and causes are gone."""
    here = ground(baseline, "", language)
    old, new = (
        Filled(given_out(baseline, language, following), language) for following in (False, True)
    )
    assert new.at("year", "year", "value").value == here.case.baseline.year + 1
    assert new.at("year", "cycle", "value").value == here.case.baseline.cycle
    for item in ("total", "rank", "source"):
        assert new.at("year", item, "value").value is None
    for key in here.case.given.rows:
        for column in ("code", "maximum", "remedy", "lead", "partner", "time"):
            kept = old.at("criteria", key, column).value
            assert new.at("criteria", key, column).value == kept
        for column in ("points", "cause", "source"):
            assert new.at("criteria", key, column).value is None
    for lever in here.case.levers.values():
        if lever.part_key != "points":
            assert new.at("figures", lever.id, "figure").value is None
            kept = old.at("figures", lever.id, "of").value
            assert new.at("figures", lever.id, "of").value == kept
    assert new.checked().problems  # nothing of it is taken over before it is filled in


def test_agencies_are_renamed_by_the_table_of_old_and_new_names() -> None:
    """Also where two become one; the old name stays known as another way of writing it."""
    book = Filled(given_out())
    old, other, new = "Sở Thông tin và Truyền thông", "Sở Kế hoạch và Đầu tư", "Sở Mới"
    for name in (old, other):
        book.put("agencies", name, "new_name", new)
    found = book.checked()
    assert found.problems == []
    assert found.case is not None
    rows = found.case.given.rows
    assert rows["7.1.2"].lead == (new,)
    before = ground().case.given.rows["1.3.2"].lead
    assert rows["1.3.2"].lead == tuple(new if name == old else name for name in before)
    assert {old, other} <= set(found.case.agencies[new].printed)
    assert not {old, other} & set(found.case.agencies)


@pytest.mark.parametrize("maximum", [Decimal("1.5"), Decimal("4.0")])
def test_a_criterion_is_added_as_plain_points_and_one_is_dropped(maximum: Decimal) -> None:
    """8.5 is dropped: its points count among the rest of the field, at full score. The new one may
    take all that are left, 4.0."""
    book, here = Filled(given_out()), ground()
    for column in ("points", "cause", "remedy", "lead", "partner", "time", "cause.en"):
        book.put("criteria", "8.5", column, None)
    for column in ("remedy.en", "time.en", "source"):
        book.put("criteria", "8.5", column, None)
    for lever in ("8.5.exceeded", "8.5.met"):
        book.put("figures", lever, "figure", None)
    book.put("figures", "8.5.exceeded", "of", None)
    row = book.book[book.name("criteria")].max_row
    new = {"code": "8.9", "name": "Tiêu chí mới", "maximum": float(maximum), "points": 0.75}
    for column, value in new.items():
        book.put("criteria", row, column, value)
    book.put("year", "total", "value", 86.02 + 0.6111 + 0.75 - float(maximum))
    book.put("year", "year", "value", here.nation.years[-1] + 1)  # of which nothing is published
    book.put("year", "rank", "value", None)
    found = book.checked()
    assert found.problems == []
    assert found.case is not None
    assert "8.5" not in found.case.given.rows
    criterion = found.case.rulebook.criteria["8.9"]
    assert (criterion.moved, criterion.maximum) == ("points", maximum)
    assert found.case.start().value("8.9") == Decimal("0.75")
    assert total(found.case.rulebook, found.case.start()).points == Decimal("87.3811") - maximum


def test_the_source_of_every_figure_is_the_file_itself() -> None:
    found = Filled(given_out()).checked().case
    assert found is not None
    document = found.documents[found.baseline.source.document]
    assert document.number == FILE
    assert {row.source.standing for row in found.baseline.rows.values()} == {"entered"}
    assert {row.source.document for row in found.baseline.rows.values()} == {OWN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_of_provinces_comes_back_as_it_was_published(language: str) -> None:
    here = ground("", "", language)
    found = check(of_provinces(language), FILE, library(), here.words)
    assert found.problems == []
    known = here.nation.provinces[here.nation.provinces["year"] == here.table.year]
    assert list(found.provinces) == [
        ProvinceRow(
            row["year"],
            row["province"],
            None if row["score"] != row["score"] else Decimal(str(row["score"])),
            None if row["rank"] != row["rank"] else int(row["rank"]),
            row["source"],
        )
        for row in known.astype({"rank": float}).to_dict("records")
    ]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "kind", "low", "high"),
    [
        ("year", "year", "value", "whole", 2000, 2100),
        ("year", "total", "value", "decimal", 0, 100),
        ("year", "rank", "value", "whole", 1, 999),
        ("fields", 5, "printed_points", "decimal", 0, 100),
        ("fields", 5, "printed_rank", "whole", 1, 999),
        ("figures", "7.1.4", "figure", "whole", 0, 10**12),
        ("figures", "6.1.1", "figure", "decimal", 0, 10**12),
        ("figures", "6.1.1", "of", "decimal", 0, 10**12),
        ("figures", "6.1.2", "figure", "list", None, None),
        ("provinces", 5, "year", "whole", 2000, 2100),
        ("provinces", 5, "score", "decimal", 0, 100),
        ("provinces", 5, "rank", "whole", 1, 999),
    ],
)
def test_a_cell_accepts_what_can_stand_in_it_and_nothing_else(
    sheet: str, row: str | int, column: str, kind: str, low: int | None, high: int | None
) -> None:
    book = Filled(of_provinces() if sheet == "provinces" else given_out())
    cell = book.at(sheet, row, column)
    rules = book.book[book.name(sheet)].data_validations.dataValidation
    (rule,) = (one for one in rules if cell.coordinate in one.sqref)
    assert rule.type == kind
    if low is not None:
        assert (float(rule.formula1), float(rule.formula2)) == (low, high)


HANDED_OUT = {
    name: make for name, make in MADE_OF.items() if name.startswith(("agency/", "template/"))
}


@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_workbook_that_is_handed_out_can_be_read_in_every_program(name: str) -> None:
    """No wrapped text stands over the next row, no year reads 2,023 and no whole number ends in a
    decimal point, as Excel shows 46 in a form with places for decimals."""
    tall = whole = 0
    for sheet in load_workbook(BytesIO(HANDED_OUT[name]())):
        rules = {area.sqref: list(area.rules) for area in sheet.conditional_formatting}
        widths = {
            column: one.width
            for one in sheet.column_dimensions.values()
            for column in range(one.min, one.max + 1)
        }
        for row in sheet.iter_rows():
            for cell in row:
                width = widths.get(cell.column, 8)
                if cell.alignment.wrap_text and isinstance(cell.value, str):
                    lines = -(-len(cell.value) // int(width * 1.15))
                    assert (sheet.row_dimensions[cell.row].height or 15) >= 12.5 * lines, cell.value
                    tall += lines > 1
                if isinstance(cell.value, int):
                    (rule,) = next(one for area, one in rules.items() if cell.coordinate in area)
                    asked = "0" if 1900 < cell.value < 2100 else "#,##0"
                    assert rule.dxf.numFmt.formatCode == asked or cell.value < 1000, cell.coordinate
                    whole += 1
    assert tall
    assert whole or name.startswith("agency")
