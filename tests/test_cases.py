"""cases.csv is the specification: every row holds. An official can add rows; see its heading.

A row: criterion (or "lĩnh vực 3", "tổng điểm"), the situation in words, the inputs as lever=value
separated by ";" (blank = as in 2023), the points, where it is written, how sure it is.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NamedTuple

import pytest

from model.case import Case
from model.law.rules import Place
from model.levers import LeverError
from model.scenario import Scenario, set_inputs
from model.scoring import extrapolates, field_sums, scorecard, total
from tests.grounds import ground, told

FILE = Path(__file__).parent / "cases.csv"
COLUMNS = ["tiêu chí", "tình huống", "đầu vào", "điểm", "nơi ghi", "độ chắc chắn"]
CERTAINTY = {
    "văn bản chính thức": "official",
    "số liệu chứng minh": "shown",
    "kế hoạch nêu": "stated",
    "khớp, chưa duy nhất": "fits",
    "giả định": "assumed",
}
SURE = {"official": 3, "shown": 2, "stated": 2, "fits": 1, "assumed": 0}


class Row(NamedTuple):
    """A row of the specification; `line` is its line in the file."""

    line: int
    criterion: str
    situation: str
    inputs: dict[str, str]
    points: Decimal
    place: str
    standing: str

    def __str__(self) -> str:
        return f"cases.csv, line {self.line} ({self.criterion}: {self.situation})"


def read_rows(file: Path) -> Iterator[Row]:
    """The rows of a specification; a row that cannot be understood names its line."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        assert reader.fieldnames == COLUMNS, f"{file.name}: the columns must be {COLUMNS}"
        for found in reader:
            here = f"{file.name}, line {reader.line_num}"
            assert None not in found.values(), f"{here}: a column is missing"
            criterion, situation, inputs, points, place, certainty = (
                str(found[column]).strip() for column in COLUMNS
            )
            assert criterion, f"{here}: 'tiêu chí' is blank"
            assert situation, f"{here}: 'tình huống' is blank"
            assert place, f"{here}: 'nơi ghi' is blank; where is this written?"
            assert certainty in CERTAINTY, f"{here}: {certainty!r} is not among {list(CERTAINTY)}"
            pairs = [pair.partition("=") for pair in inputs.split(";") if pair.strip()]
            assert all(equals for _, equals, _ in pairs), f"{here}: inputs are lever=value; …"
            try:
                expected = Decimal(points.replace(",", "."))
            except InvalidOperation:
                raise AssertionError(f"{here}: 'điểm' is not a number: {points!r}") from None
            given = {key.strip(): value.strip() for key, _, value in pairs}
            yield Row(
                reader.line_num, criterion, situation, given, expected, place, CERTAINTY[certainty]
            )


def scored(case: Case, row: Row) -> tuple[Scenario, Decimal]:
    """The scenario of a row and what the program gives for it, in points."""
    try:
        scenario = set_inputs(case.start(), row.inputs)
    except LeverError as error:
        raise AssertionError(f"{row}: {told(error)}") from None
    card = scorecard(case.rulebook, scenario)
    points = dict(zip(card["criterion"], card["points"], strict=True))
    sums = field_sums(card)
    points |= {f"lĩnh vực {f}": p for f, p in zip(sums["field"], sums["points"], strict=True)}
    points["tổng điểm"] = total(case.rulebook, scenario, card).points
    assert row.criterion in points, f"{row}: unknown, valid are {', '.join(points)}"
    return scenario, Decimal(str(points[row.criterion]))


ROWS = list(read_rows(FILE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line {row.line} {row.criterion}")
def test_the_program_gives_the_points_of_the_row(case: Case, row: Row) -> None:
    _, found = scored(case, row)
    assert found == row.points, (
        f"\n{row}:\n  expected {row.points} points, the program gives {found}."
        f"\n  inputs: {row.inputs or 'as in 2023'}; written: {row.place}."
        "\n  Either the row or the rule in data/cycles/2022/rulebook.toml is wrong."
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line {row.line} {row.criterion}")
def test_a_row_claims_no_more_certainty_than_its_rule(case: Case, row: Row) -> None:
    """Outside the range in which a rule was seen everything is assumed."""
    criterion = case.rulebook.criteria.get(row.criterion)
    if criterion is None:
        return
    scenario, _ = scored(case, row)
    levers = [scenario.levers[key] for key in criterion.inputs()]
    if any(extrapolates(lever, scenario.values()) for lever in levers):
        assert row.standing == "assumed", f"{row}: beyond what was seen, so it is 'giả định'"
    weakest = min(SURE[part.standing] for part in criterion.parts.values())
    assert SURE[row.standing] <= weakest, f"{row}: the rule itself is less sure than this"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line {row.line} {row.criterion}")
def test_a_row_names_a_known_document(case: Case, row: Row) -> None:
    numbers = [document.number for document in case.documents.values()]
    assert any(number in row.place for number in numbers), f"{row}: names none of {numbers}"


def test_every_printed_score_has_its_row(case: Case) -> None:
    """All 23 printed scores, the fields and the total, as they are without any change."""
    unchanged = {row.criterion: row.points for row in ROWS if not row.inputs}
    printed = {key: found.points for key, found in case.baseline.rows.items()}
    assert len(printed) == 23
    assert {key: unchanged.get(key) for key in printed} == printed
    assert {f"lĩnh vực {field}" for field in case.rulebook.fields} <= set(unchanged)
    assert unchanged["tổng điểm"] == case.baseline.total


def test_every_lever_is_moved_by_some_row(case: Case) -> None:
    moved = {
        difference.lever.id
        for row in ROWS
        for difference in scored(case, row)[0].differences()
        if row.criterion == difference.lever.criterion.id
    }
    assert moved == {key for key, lever in case.levers.items() if not lever.locked}


def test_every_criterion_is_seen_at_both_ends(case: Case) -> None:
    """Nothing and the maximum, except for what the province cannot move."""
    for criterion in case.rulebook.criteria.values():
        if criterion.moved != "out_of_reach":
            points = {row.points for row in ROWS if row.criterion == criterion.id}
            assert {0, criterion.maximum} <= points, f"{criterion.id}: an end is missing"


def test_every_band_of_a_place_has_both_its_boundaries(case: Case) -> None:
    bands = case.rulebook.criteria["8.4"].parts["place"].rule
    assert isinstance(bands, Place)
    given = {row.inputs.get("8.4") for row in ROWS}
    ends = [band.to for band in bands.bands if band.to]
    assert {str(place) for end in ends for place in (end, end + 1)} <= given


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("6.1.1,Giải ngân 95 %,6.1.1=95,chín,KH 5024,giả định", "line 2: 'điểm' is not a number"),
        ("6.1.1,Giải ngân 95 %,6.1.1=95,1,KH 5024,chắc", "line 2: 'chắc' is not among"),
        ("6.1.1,Giải ngân 95 %,6.1.1 95,1,KH 5024,giả định", "line 2: inputs are lever=value"),
        ("6.1.1,Giải ngân 95 %,6.1.1=95,1,,giả định", "line 2: 'nơi ghi' is blank"),
        ("6.1.1,,6.1.1=95,1,KH 5024,giả định", "line 2: 'tình huống' is blank"),
        ("6.1.1,Giải ngân 95 %,6.1.1=95", "line 2: a column is missing"),
        ("6.1.1,Giải ngân,6.1.1=950,1,KH 5024,giả định", "line 2 .* 950 is not valid; 0 to 100"),
        ("6.1.9,Giải ngân,6.1.1=95,1,KH 5024,giả định", "line 2 .* unknown, valid are 1.3.2"),
    ],
)
def test_a_row_that_cannot_be_understood_says_why(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=reason):
        scored(ground().case, *read_rows(file))


def test_a_wrong_row_fails_with_what_was_expected_and_found(tmp_path: Path, case: Case) -> None:
    file = tmp_path / "cases.csv"
    line = '6.1.1,Giải ngân 95 %,6.1.1=95,"0,96",KH 5024/KH-UBND,số liệu chứng minh'
    file.write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    (row,) = read_rows(file)
    with pytest.raises(AssertionError, match=r"line 2 .*\n.*expected 0.96 points.* gives 0.95"):
        test_the_program_gives_the_points_of_the_row(case, row)
