"""What a scenario is worth if another rule holds that fits the same figures, and robust plans."""

from decimal import Decimal as D

import pytest

from model.ground import Ground
from model.otherwise import leaning, other_readings, other_rules, otherwise
from model.planning.goal import alternatives, plan
from model.planning.ladder import Goal, Limits
from model.planning.robust import robust, worth
from model.result import result
from model.scenario import Scenario, set_inputs
from model.scoring import total
from model.telling.changes import doubt_text
from model.telling.rules import otherwise_texts
from tests.grounds import BASELINES, LANGUAGES, ground

ALL_CLEAN = {"5.4": "yes"}
TWO_CLEAN = {"5.4.province": "yes", "5.4.department": "yes"}


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


def changed(facts: Ground, changes: dict[str, str]) -> Scenario:
    return set_inputs(facts.case.start(), changes)


@pytest.mark.parametrize(
    ("changes", "totals"),
    [
        ({}, {}),
        ({"6.1.1": "90"}, {}),
        (TWO_CLEAN, {"5.4.together": "86.02"}),
        (ALL_CLEAN, {"5.4.together": "87.52"}),
        ({"5.6.officials": "yes"}, {"5.6.proportional": "86.27"}),
        ({"8.2": "yes"}, {"8.2.graded": "86.52", "awarded-8.2": "86.0223"}),
        ({"6.1.2": "yes"}, {"awarded-6.1.2": "86.0223"}),
        (
            {"6.1.2": "yes", "6.3.3": "yes"},
            {"awarded-6.1.2": "87.0223", "awarded-6.3.3": "87.0223"},
        ),
    ],
)
def test_a_scenario_is_scored_under_every_rule_and_reading_that_fits(
    facts: Ground, changes: dict[str, str], totals: dict[str, str]
) -> None:
    found = otherwise(facts.case.rulebook, changed(facts, changes))
    assert {one.key: one.points for one in found} == {key: D(of) for key, of in totals.items()}


def test_an_alternative_fits_the_figures_of_every_year_that_has_them() -> None:
    """Without a change nothing is worth less: each alternative tells the printed points, too."""
    for baseline in BASELINES:
        case = ground(baseline).case
        assert otherwise(case.rulebook, case.start()) == []
        for key, row in case.rulebook.criteria.items():
            printed = case.baseline.rows[key].points if key in case.baseline.rows else None
            for one in row.alternatives.values():
                if one.together and printed is not None:
                    assert printed in (0, row.maximum), f"{baseline} {key}"


def test_what_a_scenario_leans_on_is_named(facts: Ground) -> None:
    rulebook = facts.case.rulebook
    assert leaning(rulebook, changed(facts, {"6.1.1": "90", "3.4.1": "100"})) == {}
    assert leaning(rulebook, changed(facts, {"8.4": "1", "9.1": "85", "5.4.province": "yes"})) == {
        "5.4": "fits",
        "8.4": "assumed",
        "9.1": "fits",
    }
    assert leaning(rulebook, changed(facts, {"9.1": "75"})) == {}  # it loses, it leans on nothing


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_doubt_is_told_with_every_rule(language: str) -> None:
    facts = ground(language=language)
    scenario = changed(facts, {**TWO_CLEAN, "6.1.2": "yes", "8.4": "1"})
    told = doubt_text(facts, result(facts, scenario, "known")) or ""
    for piece in ("5.4", "8.4", "6.1.2"):
        assert piece in told
    assert facts.words.decimal(87.52) in told  # 88.52 without what 5.4 may not earn
    assert doubt_text(facts, result(facts, facts.case.start(), "known")) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param(TWO_CLEAN, True, id="5.4 together: nothing for two of three"),
        pytest.param(ALL_CLEAN, False, id="5.4 together: as much for all three"),
    ],
)
def test_another_rule_is_told_where_it_gives_less_alone(
    facts: Ground, changes: dict[str, str], told: bool
) -> None:
    scenario = changed(facts, changes)
    found = doubt_text(facts, result(facts, scenario, "known")) or ""
    (other,) = otherwise_texts(facts.words, other_rules(facts.case.rulebook, scenario))
    assert (other in found) is told
    assert "5.4" in found


@pytest.mark.parametrize("survey", [True, False])
@pytest.mark.parametrize("wanted", ["87", "88.5", "90", "92", "95"])
def test_a_robust_plan_holds_under_every_rule_and_reading(
    facts: Ground, wanted: str, survey: bool
) -> None:
    start = facts.case.start()
    goal = Goal(facts.case.rulebook, start, facts.case.efforts, Limits(survey=survey))
    found, plain = robust(goal, D(wanted)), plan(goal, D(wanted))
    assert found.reachable is (worth(goal, found) >= D(wanted))
    assert found.total == total(facts.case.rulebook, found.scenario).points
    if found.reachable:
        assert plain.reachable
        assert found.effort >= plain.effort - 1e-9
    else:
        assert worth(goal, found) >= worth(goal, plain)


def test_a_robust_plan_is_the_cheapest_of_those_that_hold(facts: Ground) -> None:
    """By hand: 5.4 all or nothing brings 1.5 points for an effort of 5, nothing else as cheap."""
    goal = Goal(facts.case.rulebook, facts.case.start(), facts.case.efforts, Limits(survey=False))
    found = robust(goal, D("87"))
    assert {step.lever for step in found.steps} == {
        f"5.4.{key}" for key in ("province", "department", "division")
    }
    assert (found.total, found.effort) == (D("87.5200"), pytest.approx(5))


@pytest.mark.parametrize("baseline", BASELINES)
def test_robust_plans_work_for_every_year(baseline: str) -> None:
    case = ground(baseline).case
    goal = Goal(case.rulebook, case.start(), case.efforts)
    wanted = total(case.rulebook, case.start()).points + 1
    found = robust(goal, wanted)
    assert found.reachable
    assert worth(goal, found) >= wanted


def test_a_robust_plan_has_robust_alternatives(facts: Ground) -> None:
    goal = Goal(facts.case.rulebook, facts.case.start(), facts.case.efforts)
    others = alternatives(goal, robust(goal, D("88.5")), robust)
    assert others
    assert all(worth(goal, other) >= D("88.5") for other in others)


def test_what_a_robust_plan_leaves_aside_is_not_told_as_locked(facts: Ground) -> None:
    """Nobody locked anything: what the rules leave uncertain has a reason of its own."""
    goal = Goal(facts.case.rulebook, facts.case.start(), facts.case.efforts, Limits(survey=False))
    found, plain = robust(goal, D("95")), plan(goal, D("95"))
    assert found.held_back
    assert plain.held_back
    assert found.held_back.locked == plain.held_back.locked == 0
    assert found.held_back.uncertain == plain.total - found.total


def test_alternatives_are_data_of_the_law() -> None:
    rows = ground().case.rulebook.criteria
    assert {key for key, row in rows.items() if row.alternatives} == {"5.4", "5.6", "8.2"}
    assert other_rules(ground().case.rulebook, ground().case.start()) == []
    assert other_readings(ground().case.rulebook, ground().case.start()) == []
