"""Promises that the scores keep for every scenario, on the exact path and on arrays alike."""

from decimal import Decimal as D

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.case import Case
from model.law.arithmetic import ARRAYS, EXACT
from model.scenario import Scenario
from model.scoring import along, criterion_points, least, scorecard, total
from tests.strategies import CASE, OPEN, START, at, moves, scenarios, steps


def points(scenario: Scenario) -> D:
    """The total of a scenario."""
    found = scorecard(CASE.rulebook, scenario)
    return total(CASE.rulebook, scenario, found).points


def by_criterion(scenario: Scenario) -> dict[str, D]:
    """Exact points by criterion."""
    return {
        key: criterion_points(criterion, scenario.levers, scenario.values(), EXACT)
        for key, criterion in CASE.rulebook.criteria.items()
    }


@given(scenarios())
def test_no_criterion_is_above_its_maximum_or_below_nothing(scenario: Scenario) -> None:
    for key, found in by_criterion(scenario).items():
        assert 0 <= found <= CASE.rulebook.criteria[key].maximum


@given(scenarios())
def test_the_total_adds_up_and_never_exceeds_100(scenario: Scenario) -> None:
    card = scorecard(CASE.rulebook, scenario)
    found = total(CASE.rulebook, scenario, card)
    assert 0 <= found.points <= 100
    assert found.criteria == sum(by_criterion(scenario).values())
    assert 0 <= found.unexplained <= scenario.read.unexplained
    assert found.unexplained == scenario.read.unexplained or found.points == 100
    assert (card["maximum"] - card["points"] - card["lost"]).abs().max() < 1e-9
    assert card["maximum"].sum() == 100


@given(scenarios(), moves(), st.integers(0, 1_000_000))
def test_more_never_earns_less(scenario: Scenario, move: tuple, further: int) -> None:
    """Along each lever's better direction, unless a better class of the same cases gives way."""
    lever, value = move
    ahead = at(lever, min(steps(lever), int(abs(value - lever.worst) / lever.span.step) + further))
    one, other = (scenario.change(lever.id, v) for v in (value, ahead))
    classes = list(lever.part.rule.inputs)
    better = [
        key
        for key in scenario.classes(lever.id)
        if classes.index(scenario.levers[key].input) < classes.index(lever.input)
    ]
    if all(one.value(key) == other.value(key) for key in better):
        key = lever.criterion.id
        assert by_criterion(one)[key] <= by_criterion(other)[key]


@given(scenarios(), moves(), st.data())
def test_least_earns_what_was_asked_and_one_step_less_does_not(
    scenario: Scenario, move: tuple, data: st.DataObject
) -> None:
    lever, _ = move
    wanted = D(data.draw(st.integers(1, int(lever.part.rule.maximum * 10_000)))) / 10_000

    def earned(value: D) -> D:
        changed = scenario.change(lever.id, value)
        inputs = {changed.levers[k].input: changed.value(k) for k in changed.classes(lever.id)}
        found: D = lever.part.rule.points(inputs, lever.of, EXACT)
        return found

    found = least(scenario, lever, wanted)
    if found is None:
        first = lever.part.rule.inputs[0] == lever.input
        assert not first or earned(lever.best) < wanted
    else:
        assert earned(found) >= wanted
        before = found - lever.span.step * lever.span.better
        assert found == lever.worst or earned(before) < wanted


@pytest.mark.parametrize(
    ("lever", "wanted", "value"),
    [
        ("6.1.1", "0.95", "94.995"),
        ("6.1.1", "1", "99.995"),
        ("1.3.2.handled", "1", "79"),
        ("1.3.2.handled", "0.6266", "44"),
        ("4.1.3", "1", "664"),
        ("8.4", "1.5", "1"),
        ("8.4", "0.6", "2"),
        ("5.4.division", "0.1", "1"),
        ("2.other", "5.75", "5.75"),
        ("1.7.late", "1.4732", "9"),
    ],
)
def test_the_least_that_earns_a_score(start: Scenario, lever: str, wanted: str, value: str) -> None:
    assert least(start, start.levers[lever], D(wanted)) == D(value)


@pytest.mark.parametrize(("lever", "wanted"), [("1.7.late", "1.4733"), ("6.1.1", "1.0001")])
def test_what_no_step_earns_has_no_least(start: Scenario, lever: str, wanted: str) -> None:
    """Late tasks cannot stand in for tasks done on time."""
    assert least(start, start.levers[lever], D(wanted)) is None


@settings(max_examples=25)
@given(st.lists(scenarios(), min_size=1, max_size=8))
def test_arrays_score_as_the_exact_path_does(several: list[Scenario]) -> None:
    """To 1e-4, for many scenarios at once; here all levers vary."""
    inputs = {
        key: np.array([float(scenario.value(key)) for scenario in several]) for key in START.levers
    }
    exact = [by_criterion(scenario) for scenario in several]
    for key, criterion in CASE.rulebook.criteria.items():
        found = criterion_points(criterion, START.levers, inputs, ARRAYS)
        assert found == pytest.approx([float(one[key]) for one in exact], abs=1e-4)


@given(scenarios(), moves())
def test_the_points_along_a_lever_are_those_of_changing_it(scenario: Scenario, move: tuple) -> None:
    """Also where other classes of the same cases have to yield; never above the maximum."""
    lever, value = move
    changed = scenario.change(lever.id, value)
    found = along(scenario, lever, np.array([float(value)]))[0]
    inputs = {changed.levers[k].input: changed.value(k) for k in changed.classes(lever.id)}
    part = lever.part.rule.points(inputs, lever.of, EXACT)
    assert found == pytest.approx(float(part), abs=1e-9)
    assert 0 <= found <= float(lever.part.rule.maximum)


def test_the_unexplained_never_lifts_a_total_above_100(case: Case) -> None:
    """All that the province can move at its best: 99.5 of the criteria, and 0.5 on top."""
    best = START
    for lever in OPEN:
        if lever.input == lever.part.rule.inputs[0]:
            best = best.change(lever.id, lever.best)
    found = total(case.rulebook, best, scorecard(case.rulebook, best))
    assert (found.criteria, found.unexplained, found.points) == (D("99.5"), D("0.5"), 100)
    bare = best.under("appendix")
    assert total(case.rulebook, bare, scorecard(case.rulebook, bare)).points == D("99.5")
