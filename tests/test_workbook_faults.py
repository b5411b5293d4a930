"""A workbook never shows a confident figure beside an input that cannot be, and no text of it goes
stale: judged by an engine that is not the one which wrote it."""

from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from model.result import result
from model.scenario import set_inputs
from tests.grounds import ground
from tests.packs import several, sole, start, unchanged
from tests.strategies import CASE, OPEN
from tests.test_workbook import (
    CHECK,
    DOUBT,
    INPUTS,
    MOVING,
    PLACES,
    RANK,
    READING,
    SUMMARY,
    TOTAL,
    Engine,
    content,
    engine,
    opened,
    plain,
)

__all__ = ["engine"]
CHANGES, HEAD_ROW = "Thay đổi", 5
DATE = float((datetime(2026, 2, 5) - datetime(1899, 12, 30)).days)  # as a spreadsheet holds it
SHOWN = (TOTAL, RANK, MOVING, MOVING + 1)


def typed(key: str, value: Any, column: str = "F") -> dict[tuple[str, str], Any]:
    """A value typed or pasted into the row of an input, the scenario's unless told."""
    row = READING if key == "reading" else plain().rows[key]
    return {(INPUTS, f"{column}{row}"): value}


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("7.1.4", 99, "F"),
        ("7.1.4", "", "F"),
        ("7.1.4", DATE, "F"),
        ("7.1.4", "mười bảy", "F"),
        ("4.1.3", "năm trăm", "F"),
        ("6.1.1", "95,0 %", "F"),
        ("6.1.1", -1, "F"),
        ("6.1.2", "*", "F"),
        ("6.1.2", "?ạt", "F"),
        ("6.1.2", "đạt", "F"),
        ("6.1.2", "Đạt ", "F"),
        ("8.4", "Hạng 1*", "F"),
        ("reading", "*", "F"),
        ("reading", "", "F"),
        ("reading", "Cách đọc khác", "E"),
        ("7.1.2.connected", "Đạt", "F"),
        ("6.1.1", 95, "E"),
        ("6.1.2", "Đạt", "E"),
        ("1.7.of", 190, "E"),
        ("6.1.1", 0.95, "F"),
    ],
)
def test_while_an_input_cannot_be_there_is_no_total_and_its_place_is_named(
    engine: Engine, key: str, value: Any, column: str
) -> None:
    """Out of range, blank, a date, a text, a wildcard, another case, a stray blank, an unknown
    reading, a locked figure, the base's own column; and a rate that asks whether it is meant."""
    cells = [plain().result(row) for row in (*SHOWN, CHECK)]
    at = engine.computed(typed(key, value, column), *cells)
    *shown, reason = (at(*cell) for cell in cells)
    assert shown == ["–"] * len(SHOWN)
    name = ground().words("report.reading") if key == "reading" else f"{key} "
    assert name in reason
    assert reason != ground().words("report.workbook.fine")


def test_an_error_in_an_input_is_named_like_any_other(tmp_path: Any) -> None:
    """`#N/A`, as a broken link leaves it."""
    book = opened(content(unchanged))
    book[INPUTS][f"F{plain().rows['6.1.1']}"] = "=NA()"
    book.save(tmp_path / "error.xlsx")
    at = Engine(tmp_path / "error.xlsx").computed({})
    assert at(*plain().result(TOTAL)) == "–"
    assert "6.1.1" in at(*plain().result(CHECK))


def test_a_rate_below_one_per_cent_counts_once_it_is_confirmed(engine: Engine) -> None:
    scenario = set_inputs(start(), {"6.1.1": "0,95"})
    plain().agrees(engine.computed(plain().typing(scenario), *plain().wanted), scenario)
    made = opened(content(unchanged))
    assert made[INPUTS]["I5"].value == ground().words("report.confirm")


def test_the_changes_list_what_is_edited_later(engine: Engine) -> None:
    """In the order of the inputs, with the points of the criterion once."""
    edits = {"7.1.4": 17, "6.1.1": 95}
    at = engine.computed(
        {cell: v for key, one in edits.items() for cell, v in typed(key, one).items()}
    )
    assert [at(CHANGES, f"A{row}") for row in (6, 7, 8)] == ["6.1.1", "7.1.4", ""]
    assert at(CHANGES, "E6") == 95
    now = result(ground(), set_inputs(start(), {"6.1.1": "95"}), "none").scores["6.1.1"]
    gain = now - unchanged().base.scores["6.1.1"]
    assert float(at(CHANGES, "F6")) == pytest.approx(gain, abs=1e-9)


def test_the_changes_print_without_blank_pages_and_say_when_the_list_is_longer(
    engine: Engine,
) -> None:
    """The rows that are there for later edits would print as headings alone."""
    area = str(opened(content(unchanged))[CHANGES].print_area)
    last = int(area.rpartition("$")[2])
    printed = last - HEAD_ROW
    assert 10 <= printed < len(OPEN)
    for shown, said in ((printed, False), (printed + 1, True)):
        scenario = start()
        for lever in OPEN:
            if len(scenario.changes) < shown:
                scenario = scenario.change(lever.id, lever.best)
        cells = [(CHANGES, f"A{row}") for row in (4, HEAD_ROW + shown, HEAD_ROW + shown + 1)]
        at = engine.computed(plain().typing(scenario), *cells)
        told, at_last, after = (at(*cell) for cell in cells)
        assert at_last in scenario.changes
        assert not after
        assert (str(printed) in str(told or "")) == said


def test_what_is_said_of_the_reading_follows_the_reading(engine: Engine) -> None:
    other = start().baseline.readings["appendix"].name.vi
    heads = [(sheet, "A2") for sheet in opened(content(unchanged)).sheetnames]
    at = engine.computed(typed("reading", other), *heads)
    assert all(other in at(*head) for head in heads)
    texts = said(engine, typed("reading", other))
    assert any(text.startswith(f"{other}. ") for text in texts)
    assert not any(text.startswith(start().read.name.vi + ". ") for text in texts)


def said(engine: Engine, typed: dict[tuple[str, str], Any]) -> list[str]:
    """The sentences under the results after typing."""
    sheet = opened(content(unchanged))[SUMMARY]
    found = [cell.row for cell in sheet["A"] if cell.data_type == "f" and cell.row > 30]
    cells = [(SUMMARY, f"A{row}") for row in found]
    at = engine.computed(typed, *cells)
    return [str(at(*cell)) for cell in cells]


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("6.1.1", 50, "ngoại suy"),
        ("9.1", 95, "không phải cam kết"),
        ("8.4", "Hạng 1–10", "Điểm phụ thuộc thứ hạng"),
        ("1.7.of", 190, "Tổng số đã đổi"),
        ("5.4.province", "Đạt", "quy tắc chưa chắc"),
    ],
)
def test_a_warning_appears_with_the_edit_that_needs_it(
    engine: Engine, key: str, value: Any, word: str
) -> None:
    criterion = CASE.levers[key].criterion.id if key in CASE.levers else key.removesuffix(".of")
    assert not [text for text in said(engine, {}) if word in text]
    found = [text for text in said(engine, typed(key, value)) if word in text]
    assert len(found) == 1
    assert criterion in found[0]


def test_a_doubt_that_no_longer_holds_is_not_repeated(tmp_path: Any) -> None:
    """What a total would be under other rules was worked out for the inputs of that day."""
    file = tmp_path / "sole.xlsx"
    file.write_bytes(content(sole))
    made = Engine(file)
    before = "6.1.2"
    row = plain().rows["6.1.2"]
    cells = [(SUMMARY, f"D{DOUBT}"), (SUMMARY, f"D{DOUBT + 1}")]
    kept = made.computed({})
    assert kept(*cells[0])
    assert kept(*cells[1]) == ground().words("report.workbook.as_made")
    edited = made.computed({(INPUTS, f"F{row}"): "Chưa đạt"})
    assert not edited(*cells[0])
    assert edited(*cells[1]) == ground().words("report.workbook.edited")
    sheet = opened(content(sole))[SUMMARY]
    rows = [cell.row for cell in sheet["A"] if cell.data_type == "f" and cell.row > 30]
    assert any(before in str(kept(SUMMARY, f"A{row}")) for row in rows)
    assert not any(before in str(edited(SUMMARY, f"A{row}")) for row in rows)


def test_the_gains_of_agencies_follow_the_inputs(engine: Engine) -> None:
    sheet = opened(content(unchanged))["Theo cơ quan"]
    rows = [cell.row for cell in sheet["E"] if cell.data_type == "f"]
    at = engine.computed(typed("6.1.1", 95))
    gained = sum(float(at("Theo cơ quan", f"E{row}")) for row in rows)
    assert gained == pytest.approx(0.95 - unchanged().base.scores["6.1.1"], abs=5e-3)


@pytest.mark.parametrize("made", [unchanged, several, *PLACES])
def test_everything_but_the_inputs_is_locked_without_a_password(made: Any) -> None:
    pack = made()
    inputs = pack.words("report.sheet.inputs")
    book = load_workbook(BytesIO(content(made)))
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    last = get_column_letter(4 + len(pack.everything))
    free = {
        (sheet.title, cell.column_letter)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    confirm = get_column_letter(7 + len(pack.everything))
    assert {sheet for sheet, _ in free} == {inputs}
    columns = {column for _, column in free} - {confirm}
    assert columns == {chr(ord("E") + at) for at in range(ord(last) - ord("E") + 1)}
    locked = {one.id for one in pack.case.levers.values() if one.locked}
    for row in book[inputs].iter_rows(min_row=READING + 1):
        if str(row[0].value) in locked:
            assert all(cell.protection.locked for cell in row)
        assert row[4].protection.locked, "the base's own column"


@pytest.mark.parametrize("made", [unchanged, several, *PLACES])
def test_what_people_look_for_has_a_name(made: Any) -> None:
    book = opened(content(made))
    names = set(book.defined_names)
    assert {"total", "rank", "problems", "checks", "readings", "others_score"} <= names
    assert {"forecast_likely", "forecast_best", "forecast_worst"} <= names
    for key in made().case.levers:
        assert f"input_{key.replace('-', '_')}" in names
