"""The workbook computes what the product computes: judged by an independent formula engine."""

import time
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import formulas
import numpy as np
import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from model.law.arithmetic import EXACT
from model.levers import Lever
from model.ranking.rank import rank_in_year, ranks
from model.reports.contents import Pack
from model.reports.workbook import workbook
from model.reports.workbook_formulas import Cells, points_formula, rate_formula
from model.result import result
from model.scenario import Scenario, set_inputs
from model.scoring import doubt
from model.telling.values import band_text
from tests.grounds import ground
from tests.packs import ALL, FORMULAS, hostile, several, sole, start, unchanged
from tests.strategies import scenarios

INPUTS, SCORES, SUMMARY, PEERS = "Đầu vào", "Tính điểm", "Tổng hợp", "Các tỉnh"
FIRST_SCENARIO = "G"  # the column of the scenario's inputs
TOTAL, RANK, BEST, WORST, MOVING, CHECK, DOUBT = "D9", "D11", "D12", "D13", "D15", "D17", "D18"
POINTS = 9  # the column of the scenario's points


@cache
def content(made: Any) -> bytes:
    return workbook(made())


def opened(content: bytes, values: bool = False) -> Workbook:
    return load_workbook(BytesIO(content), data_only=values)


class Engine:
    """A spreadsheet program that is not the one which wrote the file."""

    def __init__(self, file: Path) -> None:
        self.model = formulas.ExcelModel().loads(str(file)).finish()
        self.nodes = {str(key).upper(): key for key in self.model.dsp.nodes}
        self.name = file.name

    def key(self, sheet: str, cell: str) -> str:
        return self.nodes[f"'[{self.name}]{sheet}'!{cell}".upper()]

    def computed(self, typed: Mapping[tuple[str, str], Any]) -> Any:
        """All results after typing into cells; a function from sheet and cell to a value."""
        found = self.model.calculate(inputs={self.key(*k): v for k, v in typed.items()})
        return lambda sheet, cell: found[self.key(sheet, cell)].value[0, 0]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The workbook of the unchanged year, ready to be typed into."""
    file = tmp_path_factory.mktemp("workbook") / "par.xlsx"
    file.write_bytes(content(unchanged))
    return Engine(file)


@cache
def lever_rows() -> dict[str, int]:
    sheet = opened(content(unchanged))[INPUTS]
    return {str(cell.value): cell.row for cell in sheet["A"] if cell.value}


@cache
def score_rows() -> dict[str, int]:
    """The row of each criterion; those that the plan does not list follow their field."""
    sheet, rows, field = opened(content(unchanged))[SCORES], {}, ""
    for row in range(7, sheet.max_row + 1):
        code, name = sheet.cell(row, 1).value, sheet.cell(row, 2).value
        if code in start().baseline.rows:
            rows[code] = row
        elif code:
            field = code
        elif name == "Các tiêu chí còn lại của lĩnh vực":
            rows[f"{field}.other"] = row
    return rows


def cell_of(lever: Lever, value: Decimal) -> Any:
    """What a person types for a value."""
    if lever.entry == "yes_no":
        return "Đạt" if value else "Chưa đạt"
    if lever.entry == "place":
        return band_text(ground().words, lever.bands()[int(value) - 1])
    return float(value)


def typing(scenario: Scenario) -> dict[tuple[str, str], Any]:
    """The cells that a person changes for a scenario: only what differs."""
    rows = lever_rows()
    typed: dict[tuple[str, str], Any] = {
        (INPUTS, f"{FIRST_SCENARIO}{rows[key]}"): cell_of(scenario.levers[key], value)
        for key, value in scenario.changes.items()
    }
    if scenario.reading != scenario.baseline.reading:
        typed[(INPUTS, f"{FIRST_SCENARIO}6")] = scenario.read.name.vi
    return typed


@given(scenarios())
@settings(max_examples=25)
def test_typing_a_scenario_gives_points_total_and_rank_of_the_product(
    engine: Engine, scenario: Scenario
) -> None:
    at, shown = engine.computed(typing(scenario)), result(ground(), scenario, "none")
    for row in shown.card.itertuples():
        cell = f"{'ABCDEFGHIJ'[POINTS - 1]}{score_rows()[str(row.criterion)]}"
        assert float(at(SCORES, cell)) == pytest.approx(row.points, abs=1e-6), row.criterion
    assert float(at(SUMMARY, TOTAL)) == pytest.approx(shown.points, abs=1e-6)
    rank = (int(at(SUMMARY, RANK)), int(at(SUMMARY, BEST)), int(at(SUMMARY, WORST)))
    assert rank == (shown.rank.rank, shown.rank.low, shown.rank.high)
    assert at(SUMMARY, CHECK) == "Đầu vào hợp lệ"
    assert bool(at(SUMMARY, DOUBT)) == (doubt(scenario, shown.total) is not None)


def test_a_file_that_a_person_edited_and_saved_computes_the_same(tmp_path: Path) -> None:
    """Inputs written by another program into the very file, a reading of the total among them."""
    wishes = {"1.3.2.handled": "79", "6.1.1": "95,5", "8.4": "1-10", "5.4": "yes"}
    scenario = set_inputs(start().under("awarded-6.1.2"), wishes)
    book = opened(content(unchanged))
    for (sheet, cell), value in typing(scenario).items():
        book[sheet][cell] = value
    book.save(tmp_path / "edited.xlsx")
    at, shown = (
        Engine(tmp_path / "edited.xlsx").computed({}),
        result(ground(), scenario, "none"),
    )
    assert float(at(SUMMARY, TOTAL)) == pytest.approx(shown.points, abs=1e-6)
    assert int(at(SUMMARY, RANK)) == shown.rank.rank


@pytest.mark.parametrize("made", [sole, several])
def test_viewers_that_do_not_compute_show_what_the_engine_computes(made, tmp_path: Path) -> None:
    """Every formula of every sheet carries its result."""
    file = tmp_path / "pack.xlsx"
    file.write_bytes(content(made))
    at, shown = Engine(file).computed({}), opened(content(made), values=True)
    checked = 0
    for sheet in opened(content(made)):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            computed, cached = at(sheet.title, cell.coordinate), shown[sheet.title][cell.coordinate]
            if isinstance(cached.value, int | float):
                assert float(computed) == pytest.approx(cached.value, abs=1e-9), cell.coordinate
            else:
                assert str(computed) == (cached.value or ""), cell.coordinate
            checked += 1
    assert checked > 350


def test_the_rank_formula_ranks_any_total_as_the_product_does(engine: Engine) -> None:
    """On known scores, a hair beside them, on bounds, estimates and in between."""
    peers = ground().peers
    edges = peers[["score", "low", "high"]].to_numpy().ravel()
    totals = sorted({round(float(x) + d, 4) for x in edges for d in (-0.0051, -0.005, 0, 0.0049)})
    totals = [*totals[::4], 0.0, 86.02, 86.76, 86.755, 86.7549, 100.0]
    cells = [engine.key(SUMMARY, cell) for cell in (RANK, BEST, WORST)]
    expected = np.stack(ranks(totals, peers)).T.tolist()
    for total, wanted in zip(totals, expected, strict=True):
        typed = {engine.key(SUMMARY, TOTAL): total}
        found = engine.model.calculate(inputs=typed, outputs=cells)
        assert [int(found[cell].value[0, 0]) for cell in cells] == wanted, total
    assert rank_in_year(86.75, peers).rank == 36


def test_every_count_of_every_rule_scores_alike_in_formula_and_rule() -> None:
    """The formulas round as the rules do, at every whole number that a lever takes."""
    checked = 0
    for lever in start().levers.values():
        rule, of = lever.part.rule, lever.of
        if lever.entry != "count" or len(rule.inputs) > 1 or of is None:
            continue
        at = Cells({"": "A1"}, "B1", "C1", "D1", '"Đạt"')
        rate = formulas.Parser().ast(f"={rate_formula(rule, at)}")[1].compile()
        points = formulas.Parser().ast(f"={points_formula(rule, at)}")[1].compile()
        known = {"A1": 0.0, "B1": float(of), "C1": float(rule.maximum), "D1": 0.0}
        for count in range(int(lever.span.low), int(lever.span.high) + 1):
            values = {**known, "A1": float(count)}
            values["D1"] = float(rate(*(values[name] for name in rate.inputs)))
            found = float(points(*(values[name] for name in points.inputs)))
            exact = rule.points({"": Decimal(count)}, of, EXACT)
            assert found == pytest.approx(float(exact), abs=1e-9), (lever.id, count)
            checked += 1
    assert checked > 900


def test_a_class_left_alone_yields_to_the_one_that_was_typed(engine: Engine) -> None:
    rows = lever_rows()
    late = engine.computed({(INPUTS, f"G{rows['1.3.2.pending']}"): 50})
    scenario = start().change("1.3.2.pending", Decimal(50))
    shown = result(ground(), scenario, "none")
    assert float(late(SUMMARY, TOTAL)) == pytest.approx(shown.points, abs=1e-6)
    assert late(INPUTS, f"I{rows['1.3.2.pending']}") == "Loại chưa sửa tự giảm cho đủ tổng số"


@pytest.mark.parametrize(
    ("lever", "value"),
    [("6.1.1", 120), ("6.1.2", "Có lẽ"), ("7.1.4", 3.5), ("4.1.3", 10), ("8.4", "Hạng 5")],
)
def test_an_impossible_input_is_flagged(engine: Engine, lever: str, value: Any) -> None:
    """Also when it was pasted past the validation of its cell."""
    at = engine.computed({(INPUTS, f"G{lever_rows()[lever]}"): value})
    assert at(INPUTS, f"I{lever_rows()[lever]}") == "Không hợp lệ"
    assert "không hợp lệ" in at(SUMMARY, CHECK)


def test_classes_that_together_exceed_their_cases_are_flagged(engine: Engine) -> None:
    rows = lever_rows()
    typed = {(INPUTS, f"G{rows['1.7.on_time']}"): 150, (INPUTS, f"G{rows['1.7.late']}"): 100}
    assert "không hợp lệ" in engine.computed(typed)(SUMMARY, CHECK)


def test_a_forecast_says_when_it_no_longer_holds(engine: Engine) -> None:
    assert engine.computed({})(SUMMARY, MOVING).startswith(
        f"{unchanged().first.result.given.rank}/63"
    )
    moved = engine.computed({(INPUTS, f"G{lever_rows()['6.1.1']}"): 95})
    assert "tính lại" in moved(SUMMARY, MOVING)


def test_every_input_accepts_exactly_what_its_lever_takes() -> None:
    sheet = opened(content(unchanged))[INPUTS]
    rules = {
        where.min_row: rule
        for rule in sheet.data_validations.dataValidation
        for where in rule.sqref.ranges
    }
    for key, lever in start().levers.items():
        rule = rules[lever_rows()[key]]
        if lever.entry in ("yes_no", "place"):
            assert rule.type == "list"
            assert lever.locked == rule.formula1.startswith('"')
        else:
            assert rule.type == ("whole" if lever.entry == "count" else "decimal")
            assert (float(rule.formula1), float(rule.formula2)) == (
                float(lever.span.low),
                float(lever.span.high),
            )


def test_text_that_begins_like_a_formula_stays_text() -> None:
    book = opened(content(hostile))
    texts = [c for s in book for row in s.iter_rows() for c in row if c.data_type == "s"]
    for word in FORMULAS:
        typed = [cell for cell in texts if str(cell.value).startswith(word)]
        assert len(typed) >= 2, word
    computed = [c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert not [formula for formula in computed if "SUM(A1)" in formula or "1+1" in formula[:4]]


@pytest.mark.parametrize("made", ALL)
def test_every_sheet_states_the_facts_and_prints_on_a4_landscape(made) -> None:
    pack: Pack = made()
    for sheet in opened(content(made)):
        line = str(sheet["A2"].value)
        for said in (str(pack.year), pack.first.scenario.read.name.vi, "5/2/2026"):
            assert said in line, sheet.title
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_long_tables_keep_their_headings_in_sight_and_in_print() -> None:
    book = opened(content(sole))
    assert book[SUMMARY].freeze_panes
    for name in (INPUTS, SCORES, PEERS, "Theo cơ quan", "Nguồn"):
        assert book[name].freeze_panes
        assert book[name].print_title_rows


def test_numbers_follow_the_locale_of_the_reader() -> None:
    """Numbers are numbers with a format, never text with a comma."""
    book = opened(content(sole), values=True)
    assert book[SUMMARY][TOTAL].value == pytest.approx(sole().first.points)
    assert book[SUMMARY][TOTAL].number_format == "#,##0.00"
    scores = [book[PEERS].cell(row, 3) for row in range(6, 6 + len(ground().peers))]
    assert all(isinstance(cell.value, int | float) for cell in scores)


def test_the_same_pack_gives_the_same_file_in_at_most_three_seconds() -> None:
    began = time.perf_counter()
    again = workbook(several())
    assert time.perf_counter() - began < 3
    assert again == workbook(several())
