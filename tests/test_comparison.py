"""Scenarios side by side."""

import pytest

from model.comparison import (
    Comparison,
    by_criterion,
    by_field,
    changes,
    compare,
    inputs,
    unexplained,
)
from model.ground import Ground
from model.result import result
from model.scenario import Scenario, set_inputs
from tests.grounds import ground


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


@pytest.fixture(scope="module")
def found(facts: Ground) -> Comparison:
    start = facts.case.start()
    return compare(
        facts,
        ("Năm 2023", start),
        [
            ("A", set_inputs(start, {"6.1.1": "95", "8.5.exceeded": "18"})),
            ("B", set_inputs(start, {"6.1.2": "yes"})),
            ("C", start.under("appendix")),
        ],
        "trend",
    )


def test_every_entry_has_the_result_that_it_has_alone(facts: Ground, found: Comparison) -> None:
    for entry in found.entries:
        alone = result(facts, entry.scenario, "trend")
        assert entry.result.points == alone.points
        assert (entry.result.rank, entry.result.given) == (alone.rank, alone.given)
    assert [round(entry.result.points, 2) for entry in found.entries] == [86.82, 87.02, 85.02]


def test_points_by_criterion_and_what_is_unexplained_add_up_to_the_totals(
    found: Comparison,
) -> None:
    for lines in (by_criterion(found), by_field(found)):
        for number, entry in enumerate(found.entries):
            gained = sum(line.gains[number] for line in [*lines, unexplained(found)])
            assert gained == pytest.approx(entry.result.points - found.base.result.points, abs=1e-6)


def test_only_criteria_that_differ_differ(found: Comparison) -> None:
    assert [line.key for line in by_criterion(found) if line.differs] == ["6.1.1", "6.1.2", "8.5"]
    assert [line.key for line in by_field(found) if line.differs] == ["6", "8"]
    assert unexplained(found).gains == (0, 0, -0.9977)


def test_every_input_that_differs_is_listed_with_both_values_and_the_points(
    found: Comparison,
) -> None:
    listed = {change.criterion.id: change for change in changes(found)}
    assert list(listed) == ["6.1.1", "6.1.2", "8.5"]
    disbursed = listed["6.1.1"].inputs[0]
    assert float(disbursed.base) == pytest.approx(76.3153, abs=1e-4)
    assert [float(value) for value in disbursed.values[:1]] == [95.0]
    assert disbursed.values[1:] == (disbursed.base, disbursed.base)
    assert listed["6.1.1"].gains == (0.1868, 0, 0)
    assert {one.lever.id for one in listed["8.5"].inputs} == {"8.5.exceeded", "8.5.met"}
    differing = {one.lever.id for one in inputs(found) if one.differs}
    assert differing == {one.lever.id for change in listed.values() for one in change.inputs}


def test_unchanged_inputs_come_back_on_demand(facts: Ground, found: Comparison) -> None:
    everything = [
        one.lever.id for change in changes(found, unchanged=True) for one in change.inputs
    ]
    assert sorted(everything) == sorted(facts.case.levers)


def test_the_base_may_be_any_scenario(facts: Ground) -> None:
    start = facts.case.start()
    named = [("A", set_inputs(start, {"6.1.2": "yes"})), ("B", start)]
    found = compare(facts, named[0], named, "none")
    line = next(line for line in by_criterion(found) if line.key == "6.1.2")
    assert (line.base, line.points, line.gains) == (1, (1, 0), (0, -1))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_fewer_than_two_or_more_than_six_are_refused(
    facts: Ground, start: Scenario, count: int
) -> None:
    with pytest.raises(ValueError, match=f"2 to 6 scenarios are compared, found {count}"):
        compare(facts, ("base", start), [(str(n), start) for n in range(count)], "none")
