"""The workbook computes what the product computes: judged by an independent formula engine."""

import time
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import formulas
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from model.law.arithmetic import EXACT
from model.ranking.rank import rank_in_year, ranks
from model.reports.contents import Pack
from model.reports.workbook import workbook
from model.reports.workbook.formulas import SHAPES, Cells
from model.reports.workbook.inputs import Input
from model.result import result
from model.scenario import Scenario, set_inputs
from model.scoring import doubt
from model.telling import numbers
from model.telling.labels import field_text
from model.telling.ranks import forecast_text
from tests.grounds import BASELINES, LANGUAGES, ground, library
from tests.packs import (
    ALL,
    EVERY_PLACE,
    FORMULAS,
    Place,
    hostile,
    on,
    several,
    sole,
    start,
    unchanged,
)
from tests.strategies import CASE, scenarios

INPUTS, SCORES, SUMMARY, PEERS = "Đầu vào", "Tính điểm", "Tổng hợp", "Các tỉnh"
TOTAL, RANK, BEST, WORST, MOVING, CHECK, DOUBT = 9, 11, 12, 13, 15, 17, 18  # rows of the summary
READING = 6  # the row of the inputs that holds it
NEWEST = library().nation.newest_map
# Every baseline in every language, and each against a table of its year and the newest one.
PLACES = [
    Place(baseline, language, ("", NEWEST)[(of + at) % 2], "compared")
    for of, baseline in enumerate(BASELINES)
    for at, language in enumerate(LANGUAGES)
]
# The first opening is computed in full by the tests before; here in the other languages.
COMPUTED = [one for one in PLACES if one[:2] != ground().choice[::2]]


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

    def computed(self, typed: Mapping[tuple[str, str], Any], *wanted: tuple[str, str]) -> Any:
        """All results after typing into cells, or those of the wanted cells alone, which is
        quicker; a function from sheet and cell to a value."""
        found = self.model.calculate(
            inputs={self.key(*cell): value for cell, value in typed.items()},
            outputs=[self.key(*cell) for cell in wanted] or None,
        )
        return lambda sheet, cell: found[self.key(sheet, cell)].value[0, 0]


class Made:
    """A pack's workbook as a person finds their way in it; `case` is one of its scenarios, counted
    from 1, and 0 the base."""

    def __init__(self, made: Any, case: int = 1) -> None:
        self.content, self.pack, self.case = content(made), made(), case
        self.say, self.ground = self.pack.words, self.pack.ground
        self.inputs, self.scores, self.summary = (
            self.say(f"report.sheet.{name}") for name in ("inputs", "scoring", "summary")
        )

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each input."""
        return {
            str(cell.value): cell.row
            for cell in opened(self.content)[self.inputs]["A"]
            if cell.value
        }

    def input(self, key: str, rows: Mapping[str, int]) -> tuple[str, str]:
        """The cell of an input in the scenario."""
        return self.inputs, f"{get_column_letter(5 + self.case)}{rows[key]}"

    def result(self, row: int) -> tuple[str, str]:
        """A cell of the summary."""
        return self.summary, f"{get_column_letter(3 + self.case)}{row}"

    @cached_property
    def points(self) -> dict[str, tuple[str, str]]:
        """The cell of each criterion's points; what has no number follows its field."""
        rulebook, sheet = self.pack.case.rulebook, opened(self.content)[self.scores]
        fields = {field_text(self.say, one): one.id for one in rulebook.fields.values()}
        found, field = {}, ""
        for row in range(7, sheet.max_row + 1):
            code, name = sheet.cell(row, 1).value, str(sheet.cell(row, 2).value)
            rest = rulebook.criteria.get(f"{field}.other")
            if code:
                found[str(code)] = row
            elif name in fields:
                field = fields.pop(name)
            elif rest and name == self.say.name(rest.name):
                found[rest.id] = row
        return {
            key: (self.scores, f"{get_column_letter(6 + 3 * self.case)}{row}")
            for key, row in found.items()
        }

    def confirmed(self, key: str) -> dict[tuple[str, str], Any]:
        """The cell in which a person confirms that a rate is below one per cent."""
        column = get_column_letter(7 + len(self.pack.everything))
        return {(self.inputs, f"{column}{self.rows[key]}"): self.say("report.workbook.confirmed")}

    def typing(self, scenario: Scenario) -> dict[tuple[str, str], Any]:
        """The cells that a person changes for a scenario: only what differs."""
        rows, levers = self.rows, scenario.levers
        typed: dict[tuple[str, str], Any] = {
            self.input(key, rows): float(of) for key, of in scenario.totals.items()
        }
        for key, value in scenario.changes.items():
            typed[self.input(key, rows)] = Input(levers[key]).cell(self.say, value)
            if levers[key].entry == "percent" and 0 < value < 1:
                typed |= self.confirmed(key)
        if scenario.reading != scenario.baseline.reading:
            cell = self.input("reading", {"reading": READING})
            typed[cell] = self.say.name(scenario.read.name)
        return typed

    @cached_property
    def wanted(self) -> list[tuple[str, str]]:
        """The cells that `agrees` looks at, and the doubt."""
        rows = (TOTAL, RANK, BEST, WORST, MOVING, MOVING + 1, CHECK, DOUBT)
        return [*self.points.values(), *map(self.result, rows)]

    def agrees(self, at: Any, scenario: Scenario) -> None:
        """What a spreadsheet computed is what the product says of the scenario."""
        shown = result(self.ground, scenario, "none")
        points = self.points
        for row in shown.card.itertuples():
            assert float(at(*points[str(row.criterion)])) == pytest.approx(row.points, abs=1e-6), (
                row.criterion
            )
        assert float(at(*self.result(TOTAL))) == pytest.approx(shown.points, abs=1e-6)
        rank = tuple(int(at(*self.result(row))) for row in (RANK, BEST, WORST))
        assert rank == (shown.rank.rank, shown.rank.low, shown.rank.high)
        assert at(*self.result(CHECK)) == self.say("report.workbook.fine")
        given = self.ground.coming(self.pack.movement).forecast(shown.points)
        assert at(*self.result(MOVING)) == forecast_text(self.say, given)
        unknown = numbers.span(shown.unknown.low, shown.unknown.high)
        assert str(at(*self.result(MOVING + 1))) == unknown


@cache
def engine_at(file: Path) -> Engine:
    """The workbook of the unchanged year, ready to be typed into; read once."""
    file.write_bytes(content(unchanged))
    return Engine(file)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The same for the tests of a module."""
    return engine_at(tmp_path_factory.getbasetemp() / "par.xlsx")


@cache
def plain() -> Made:
    """The same workbook."""
    return Made(unchanged)


@st.composite
def with_totals(draw: st.DrawFn) -> Scenario:
    """A scenario in which some totals behind rates differ as well."""
    scenario = draw(scenarios())
    totals = sorted({one.total_id for one in CASE.levers.values() if one.of and not one.locked})
    for total in draw(st.lists(st.sampled_from(totals), max_size=4)):
        scenario = scenario.out_of(total, Decimal(draw(st.integers(1, 2000))))
    return scenario


@given(with_totals())
@settings(max_examples=20)
def test_typing_a_scenario_gives_points_total_and_rank_of_the_product(
    engine: Engine, scenario: Scenario
) -> None:
    """Totals behind rates among what is typed."""
    at = engine.computed(plain().typing(scenario), *plain().wanted)
    plain().agrees(at, scenario)
    shown = result(ground(), scenario, "none")
    assert bool(at(*plain().result(DOUBT))) == (doubt(scenario, shown.total) is not None)


def test_a_file_that_a_person_edited_and_saved_computes_the_same(tmp_path: Path) -> None:
    """Inputs written by another program into the very file, a reading of the total among them."""
    wishes = {"1.3.2.handled": "79", "6.1.1": "95,5", "8.4": "1-10", "5.4": "yes", "1.7.of": "190"}
    scenario = set_inputs(start().under("awarded-6.1.2"), wishes)
    book = opened(content(unchanged))
    for (sheet, cell), value in plain().typing(scenario).items():
        book[sheet][cell] = value
    book.save(tmp_path / "edited.xlsx")
    plain().agrees(Engine(tmp_path / "edited.xlsx").computed({}), scenario)


@pytest.mark.parametrize("place", COMPUTED)
def test_everywhere_the_workbook_computes_what_the_product_says(
    place: Place, tmp_path: Path
) -> None:
    """On every baseline, in every language: as made, and after typing into an unchanged scenario
    (sheets whose names have spaces among them)."""
    file = tmp_path / "pack.xlsx"
    file.write_bytes(content(place))
    engine, made = Engine(file), Made(place, case=2)
    assert compared(engine.computed({}), content(place)) > 50
    better = on(place).first.scenario
    made.agrees(engine.computed(made.typing(better)), better)


def compared(at: Any, content: bytes) -> int:
    """Hold every formula's own result against what an engine computes; how many there are."""
    shown, checked = opened(content, values=True), 0
    for sheet in opened(content):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            computed, cached = at(sheet.title, cell.coordinate), shown[sheet.title][cell.coordinate]
            if isinstance(cached.value, int | float):
                assert float(computed) == pytest.approx(cached.value, abs=1e-9), cell.coordinate
            else:
                assert str(computed) == (cached.value or ""), cell.coordinate
            checked += 1
    return checked


@pytest.mark.parametrize("made", [sole, several])
def test_viewers_that_do_not_compute_show_what_the_engine_computes(made, tmp_path: Path) -> None:
    """Every formula of every sheet carries its result."""
    file = tmp_path / "pack.xlsx"
    file.write_bytes(content(made))
    assert compared(Engine(file).computed({}), content(made)) > 350


def test_the_rank_formula_ranks_any_total_as_the_product_does(engine: Engine) -> None:
    """On known scores, a hair beside them, on bounds, estimates and in between."""
    peers = ground().peers
    edges = peers[["score", "low", "high"]].to_numpy().ravel()
    totals = sorted({round(float(x) + d, 4) for x in edges for d in (-0.0051, -0.005, 0, 0.0049)})
    totals = [*totals[::4], 0.0, 86.02, 86.76, 86.755, 86.7549, 100.0]
    cells = [plain().result(row) for row in (RANK, BEST, WORST)]
    expected = np.stack(ranks(totals, peers)).T.tolist()
    for total, wanted in zip(totals, expected, strict=True):
        at = engine.computed({plain().result(TOTAL): total}, *cells)
        assert [int(at(*cell)) for cell in cells] == wanted, total
    assert rank_in_year(86.75, peers).rank == 36


def test_every_count_of_every_rule_scores_alike_in_formula_and_rule() -> None:
    """The formulas round as the rules do, at every whole number that a lever takes."""
    checked = 0
    for lever in start().levers.values():
        rule, of = lever.part.rule, lever.of
        if lever.entry != "count" or len(rule.inputs) > 1 or of is None:
            continue
        at = Cells({"": "A1"}, "B1", "C1", "D1")
        rate = formulas.Parser().ast(f"={SHAPES[rule.shape].rate(rule, at)}")[1].compile()
        points = formulas.Parser().ast(f"={SHAPES[rule.shape].points(rule, at)}")[1].compile()
        known = {"A1": 0.0, "B1": float(of), "C1": float(rule.maximum), "D1": 0.0}
        for count in range(int(lever.span.low), int(lever.span.high) + 1):
            values = {**known, "A1": float(count)}
            values["D1"] = float(rate(*(values[name] for name in rate.inputs)))
            found = float(points(*(values[name] for name in points.inputs)))
            exact = rule.points({"": Decimal(count)}, of, EXACT)
            assert found == pytest.approx(float(exact), abs=1e-9), (lever.id, count)
            checked += 1
    assert checked > 900


def test_every_shape_of_rule_has_its_formula() -> None:
    rules = [part.rule for c in CASE.law.criteria.values() for part in c.parts.values()]
    assert {rule.shape for rule in rules} | {"given"} == set(SHAPES)


@pytest.mark.parametrize(
    "wishes",
    [
        {"1.3.2.pending": "50"},
        {"1.7.of": "100"},
        {"1.7.of": "100", "1.7.late": "30"},
        {"4.1.3.of": "2000"},
        {"4.1.3.of": "700"},
    ],
)
def test_what_was_left_alone_yields_to_what_was_typed(
    engine: Engine, wishes: dict[str, str]
) -> None:
    """Classes of the same cases, and counts to a smaller total."""
    scenario = set_inputs(start(), wishes)
    plain().agrees(engine.computed(plain().typing(scenario), *plain().wanted), scenario)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("1.3.2.pending", 50, "Loại chưa sửa tự giảm cho đủ tổng số"),
        ("1.7.of", 190, "Tổng số khác năm gốc"),
        ("1.7.of", 0, "Không hợp lệ"),
        ("1.7.of", 168.5, "Không hợp lệ"),
        ("6.1.1", 120, "Không hợp lệ"),
        ("6.1.2", "Có lẽ", "Không hợp lệ"),
        ("7.1.4", 3.5, "Không hợp lệ"),
        ("7.1.4", 18, "Không hợp lệ"),
        ("4.1.3", 10, "Không hợp lệ"),
        ("8.4", "Hạng 5", "Không hợp lệ"),
    ],
)
def test_a_check_beside_each_input_says_what_is_to_be_known(
    engine: Engine, key: str, value: Any, said: str
) -> None:
    """That it cannot be (also when it was pasted past the validation of its cell), that others
    yield, that a total is not the base's."""
    rows = plain().rows
    beside, check = (INPUTS, f"H{rows[key]}"), plain().result(CHECK)
    at = engine.computed({plain().input(key, rows): value}, beside, check)
    assert at(*beside) == said
    assert ("không hợp lệ" in at(*check)) == (said == "Không hợp lệ")


def test_classes_that_together_exceed_their_cases_are_flagged(engine: Engine) -> None:
    rows = plain().rows
    typed = {plain().input("1.7.on_time", rows): 150, plain().input("1.7.late", rows): 100}
    check = plain().result(CHECK)
    assert "không hợp lệ" in engine.computed(typed, check)(*check)


@pytest.mark.parametrize("place", PLACES)
def test_every_input_accepts_exactly_what_its_lever_takes(place: Place) -> None:
    """A count up to its total, wherever that stands; a choice from its list."""
    made = Made(place)
    book, rows, say = opened(content(place)), made.rows, made.say
    sheet = book[made.inputs]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    for key, lever in made.pack.case.levers.items():
        rule = rules[made.input(key, rows)[1]]
        if lever.entry in ("yes_no", "place"):
            name, cells = rule.formula1.rsplit("!", 1)
            column, first, _, last = range_boundaries(cells)
            listed = book[name.strip("'")].iter_rows(first, last, column, column, values_only=True)
            cell, span = Input(lever).cell, lever.span
            values = range(int(span.low), int(span.high) + 1)
            allowed = [lever.start] if lever.locked else map(Decimal, values)
            assert (rule.type, {text for (text,) in listed}) == (
                "list",
                {cell(say, value) for value in allowed},
            )
        elif lever.entry == "count":
            of = made.input(lever.total_id, rows)[1]
            assert rule.type == "whole"
            assert rule.formula2.replace("$", "").endswith(f"!{of}")
            assert (rule.formula1 == "0") == (lever.span.low == 0)
        else:
            limits = (float(rule.formula1), float(rule.formula2))
            assert (rule.type, limits) == (
                "decimal",
                (float(lever.span.low), float(lever.span.high)),
            )


@pytest.mark.parametrize("place", [one for one in EVERY_PLACE if one.holds == "improved"])
def test_what_a_source_does_not_give_is_said(place: Place) -> None:
    """No agencies, no contradictions, the size of the table and that it is an estimate."""
    book, say, found = opened(content(place)), place.ground.words, place.ground
    sheets = [[str(c.value) for row in sheet.iter_rows() for c in row if c.value] for sheet in book]
    texts = [text for sheet in sheets for text in sheet]
    assert (say("telling.no_agencies") in texts) == (not found.case.agencies)
    empty = say("report.workbook.no_discrepancies")
    assert (empty in texts) == (not found.case.discrepancies)
    peers, rank = book[say("report.sheet.peers")], book[say("report.sheet.summary")].cell(RANK, 3)
    assert f"/{found.table.of}" in rank.number_format
    assert str(found.table.of) in peers["A1"].value
    assert sum(isinstance(cell.value, int) for cell in peers["A"]) == len(found.peers)
    assert (say("report.workbook.simple") in texts) == found.table.estimated
    shown = opened(content(place), values=True)[say("report.sheet.changes")]
    moved = [cell.value for cell in shown["A"]][5:]
    scenario = on(place).first.scenario
    assert set(scenario.changes) | set(scenario.totals) <= set(moved)


def test_text_that_begins_like_a_formula_stays_text() -> None:
    book = opened(content(hostile))
    texts = [c for s in book for row in s.iter_rows() for c in row if c.data_type == "s"]
    for word in FORMULAS:
        typed = [cell for cell in texts if str(cell.value).startswith(word)]
        assert len(typed) >= 2, word
    computed = [c.value for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]
    assert not [formula for formula in computed if "SUM(A1)" in formula or "1+1" in formula[:4]]


@pytest.mark.parametrize("made", [*ALL, *PLACES])
def test_every_sheet_states_the_facts_and_prints_on_a4_landscape(made) -> None:
    pack: Pack = made()
    for sheet in opened(content(made), values=True):
        line = str(sheet["A2"].value)
        say = pack.words
        for said in (str(pack.year), say.name(pack.first.scenario.read.name), say.day(pack.made)):
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
    assert book[SUMMARY].cell(TOTAL, 4).value == pytest.approx(sole().first.points)
    assert book[SUMMARY].cell(TOTAL, 4).number_format == "#,##0.00"
    scores = [book[PEERS].cell(row, 3) for row in range(6, 6 + len(ground().peers))]
    assert all(isinstance(cell.value, int | float) for cell in scores)


def test_the_same_pack_gives_the_same_file_in_at_most_three_seconds() -> None:
    """Of its own time: what else the machine does meanwhile is not counted."""
    began = time.process_time()
    again = workbook(several())
    assert time.process_time() - began < 3
    assert again == workbook(several())
