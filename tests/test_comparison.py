"""Entries side by side."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.address import Work
from model.comparison import (
    Comparison,
    by_criterion,
    by_field,
    changes,
    compare,
    inputs,
    totals,
    unexplained,
)
from model.ground import Ground
from model.result import Entry, result
from model.scenario import Scenario, set_inputs
from tests.grounds import EVERYWHERE, HOME, library
from tests.grounds import ground as ground_of


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_of()


def entry(ground: Ground, name: str, scenario: Scenario) -> Entry:
    return Entry(ground, name, Work(scenario))


@pytest.fixture(scope="module")
def found(ground: Ground) -> Comparison:
    start = ground.case.start()
    named = {
        "A": set_inputs(start, {"6.1.1": "95", "8.5.exceeded": "18"}),
        "B": set_inputs(start, {"6.1.2": "yes"}),
        "C": start.under("appendix"),
    }
    entries = [entry(ground, name, scenario) for name, scenario in named.items()]
    return compare(entry(ground, "base", start), entries)


def test_every_entry_has_the_result_that_it_has_alone(ground: Ground, found: Comparison) -> None:
    for one in found.entries:
        alone = result(ground, one.scenario, "known")
        assert one.points == alone.points
        assert (one.rank, one.result.given) == (alone.rank, alone.given)
    assert [round(one.points, 2) for one in found.entries] == [86.82, 87.02, 85.02]


def test_points_by_criterion_and_what_is_unexplained_add_up_to_the_totals(
    found: Comparison,
) -> None:
    for lines in (by_criterion(found), by_field(found)):
        for number, one in enumerate(found.entries):
            gained = sum(line.gains[number] for line in [*lines, unexplained(found)])
            assert gained == pytest.approx(one.points - found.base.points, abs=1e-6)


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


def test_a_total_behind_a_rate_that_differs_is_listed(ground: Ground) -> None:
    start = ground.case.start()
    more = [entry(ground, str(of), start.out_of("1.7.of", Decimal(of))) for of in (190, 200)]
    found = compare(entry(ground, "base", start), more)
    (change,) = changes(found)
    (total,) = change.totals
    assert (total.base, total.values) == (168, (190, 200))
    assert [one.lever.total_id for one in totals(found) if one.differs] == ["1.7.of"]


def test_unchanged_inputs_come_back_on_demand(ground: Ground, found: Comparison) -> None:
    everything = [
        one.lever.id for change in changes(found, unchanged=True) for one in change.inputs
    ]
    assert sorted(everything) == sorted(ground.case.levers)


def test_the_base_may_be_any_entry(ground: Ground) -> None:
    start = ground.case.start()
    won = entry(ground, "A", set_inputs(start, {"6.1.2": "yes"}))
    found = compare(won, [won, entry(ground, "B", start)])
    line = next(line for line in by_criterion(found) if line.key == "6.1.2")
    assert (line.base, line.points, line.gains) == (1, (1, 0), (0, -1))


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_year_can_be_compared(baseline: str, language: str) -> None:
    """Everything taken up to its best against the year itself: no line is worse, one is better."""
    ground = ground_of(baseline, language=language)
    start = best = ground.case.start()
    for lever in start.levers.values():
        if not lever.locked and lever.input == lever.part.rule.inputs[0]:
            best = best.change(lever.id, lever.best)
    base = entry(ground, "base", start)
    found = compare(base, [entry(ground, "best", best), base])
    gains = [line.gains[0] for line in by_criterion(found)]
    assert min(gains) >= 0 < max(gains)
    assert all(change.inputs for change in changes(found))


@pytest.mark.parametrize("count", [0, 1, 7])
def test_fewer_than_two_or_more_than_six_are_refused(
    ground: Ground, start: Scenario, count: int
) -> None:
    base = entry(ground, "base", start)
    with pytest.raises(ValueError, match=f"2 to 6 scenarios are compared, found {count}"):
        compare(base, [base] * count)


def test_several_years_tables_or_movements_are_refused(ground: Ground, start: Scenario) -> None:
    """Their ranks would not compare."""
    base = entry(ground, "base", start)
    other = next(key for key in library().cases if key != HOME)
    elsewhere = ground_of(other)
    merged = ground_of(table=library().nation.newest_map)
    for strange in (
        entry(elsewhere, "year", elsewhere.case.start()),
        entry(merged, "table", start),
        replace(base, work=replace(base.work, movement="none")),
    ):
        with pytest.raises(ValueError, match="one ground and one movement"):
            compare(base, [base, strange])
