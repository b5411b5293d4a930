"""Scores: the plan reproduced to four decimals, its readings, its doubts and its limits."""

from decimal import Decimal as D

import pytest

from model.case import Case
from model.law.arithmetic import EXACT
from model.scenario import Scenario, set_inputs
from model.scoring import (
    doubt,
    extrapolates,
    field_sums,
    scorecard,
    total,
)
from tests.grounds import ground
from tests.strategies import CASE

PRINTED = {
    "1.3.2": "0.6266",
    "1.6": "0.9014",
    "1.7": "1.4732",
    "3.2.3": "0.9817",
    "3.4.1": "1.4677",
    "3.4.2": "1.4633",
    "3.4.3": "0.9980",
    "4.1.3": "0.5536",
    "5.4": "0",
    "5.6": "0.25",
    "6.1.1": "0.7632",
    "6.1.2": "0",
    "6.1.3": "0.9981",
    "6.3.3": "0",
    "7.1.2": "0.50",
    "7.1.4": "0.6471",
    "7.3.6": "1.2888",
    "7.3.7": "1.0792",
    "8.2": "0",
    "8.4": "1.00",
    "8.5": "1.3889",
    "9.1": "8.0415",
    "9.2": "17.60",
}
FIELDS = [9.0012, 6.0, 12.9107, 6.0536, 4.25, 5.7613, 11.0151, 4.3889, 25.6415]
LOST = [0.4988, 0.0, 0.0893, 0.4464, 1.75, 2.2387, 1.4849, 2.1111, 6.3585]


def points(scenario: Scenario) -> D:
    """The total of a scenario."""
    found = scorecard(CASE.rulebook, scenario)
    return total(CASE.rulebook, scenario, found).points


def test_the_23_printed_scores_come_back_to_four_decimals(case: Case, start: Scenario) -> None:
    card = scorecard(case.rulebook, start)
    listed = card[card["listed"]]
    found = dict(zip(listed["criterion"], listed["points"], strict=True))
    assert found == {key: float(score) for key, score in PRINTED.items()}


def test_the_field_sums_of_the_plan_come_back(case: Case, start: Scenario) -> None:
    sums = field_sums(scorecard(case.rulebook, start))
    assert sums["points"].tolist() == FIELDS
    assert sums["lost"].tolist() == LOST
    assert sums["maximum"].sum() == 100


@pytest.mark.parametrize(
    ("reading", "criteria", "unexplained", "whole"),
    [
        ("published", "85.0223", "0.9977", "86.02"),
        ("appendix", "85.0223", "0", "85.0223"),
        ("awarded-6.1.2", "86.0223", "0", "86.0223"),
        ("awarded-6.3.3", "86.0223", "0", "86.0223"),
        ("awarded-8.2", "86.0223", "0", "86.0223"),
    ],
)
def test_each_reading_has_its_total(
    case: Case, start: Scenario, reading: str, criteria: str, unexplained: str, whole: str
) -> None:
    scenario = start.under(reading)
    found = total(case.rulebook, scenario, scorecard(case.rulebook, scenario))
    assert (found.criteria, found.unexplained) == (D(criteria), D(unexplained))
    assert found.points == D(whole)
    assert scenario.differences() == []


def test_every_reading_but_the_appendix_prints_as_the_published_total(case: Case) -> None:
    for reading in case.baseline.readings:
        printed = EXACT.half_up(points(case.start().under(reading)), 2)
        assert printed == (D("85.02") if reading == "appendix" else case.baseline.total)


@pytest.mark.parametrize("suspect", ["6.1.2", "6.3.3", "8.2"])
def test_winning_a_suspect_says_that_it_may_be_the_missing_point(
    case: Case, start: Scenario, suspect: str
) -> None:
    scenario = set_inputs(start, {suspect: "yes"})
    found = total(case.rulebook, scenario, scorecard(case.rulebook, scenario))
    assert found.points == D("87.02")
    doubtful = doubt(scenario, found)
    assert doubtful is not None
    assert doubtful.criteria == (suspect,)
    assert doubtful.points == D("86.0223")


def test_winning_two_suspects_names_both_and_drops_the_unexplained_once(
    case: Case, start: Scenario
) -> None:
    scenario = set_inputs(start, {"6.1.2": "yes", "8.2": "yes"})
    doubtful = doubt(scenario, total(case.rulebook, scenario, scorecard(case.rulebook, scenario)))
    assert doubtful is not None
    assert doubtful.criteria == ("6.1.2", "8.2")
    assert doubtful.points == D("87.0223")


@pytest.mark.parametrize(
    ("reading", "changes"),
    [
        ("published", {}),
        ("published", {"6.1.1": "95"}),
        ("appendix", {"6.1.2": "yes"}),
        ("awarded-6.1.2", {"8.2": "yes"}),
    ],
)
def test_there_is_no_doubt_without_a_suspect_or_without_unexplained_points(
    case: Case, start: Scenario, reading: str, changes: dict[str, str]
) -> None:
    scenario = set_inputs(start.under(reading), changes)
    found = total(case.rulebook, scenario, scorecard(case.rulebook, scenario))
    assert doubt(scenario, found) is None


@pytest.mark.parametrize(
    ("id", "settings"),
    [
        ("1.3.2", {"1.3.2.pending": "0"}),
        ("9.1", {"9.1": "80.38"}),
        ("3.4.1", {"3.4.1": "97.8614"}),
        ("7.3.7", {"7.3.7.files": "53.0000"}),
    ],
)
def test_the_effect_of_a_contradiction_is_what_the_scores_say(
    start: Scenario, id: str, settings: dict[str, str]
) -> None:
    """Scoring what the plan prints instead of what we use moves the total as the list says."""
    (found,) = (one for one in ground().case.discrepancies if one.id == id)
    effect = found.effect.en.split()[0].replace("\N{MINUS SIGN}", "-")
    assert points(set_inputs(start, settings)) - points(start) == D(effect)


@pytest.mark.parametrize(
    ("settings", "lever", "beyond"),
    [
        ({}, "6.1.1", False),
        ({"6.1.1": "76.3152"}, "6.1.1", True),
        ({"6.1.1": "76.3153"}, "6.1.1", False),
        ({}, "8.4", False),
        ({"8.4": "1"}, "8.4", True),
        ({"8.4": "51+"}, "8.4", True),
        ({"4.1.3": "740"}, "4.1.3", True),
        ({"4.1.3": "738"}, "4.1.3", False),
        ({"1.3.2.pending": "10"}, "1.3.2.handled", True),
        ({"7.3.7.transactions": "236"}, "7.3.7.transactions", True),
        ({"7.3.7.transactions": "236"}, "7.3.7.files", False),
        ({"5.4": "yes"}, "5.4.province", False),
    ],
)
def test_leaving_the_range_in_which_a_rule_was_seen_is_said(
    start: Scenario, settings: dict[str, str], lever: str, beyond: bool
) -> None:
    scenario = set_inputs(start, settings)
    assert extrapolates(scenario.levers[lever], scenario.values()) == beyond


def test_the_baseline_itself_extrapolates_nowhere(start: Scenario) -> None:
    assert not any(extrapolates(lever, start.values()) for lever in start.levers.values())
