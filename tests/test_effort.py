"""Effort: our judgement, labelled as such, and how it grows along the way."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.case import Case
from model.planning.effort import EffortError, part_points
from model.planning.priorities import effort_whole, recovered
from model.scenario import Scenario
from tests.grounds import BASELINES, ground
from tests.strategies import CASE, START

EFFORTS = CASE.efforts
MOVABLE = [c for c in CASE.rulebook.criteria.values() if c.listed and c.moved != "out_of_reach"]
WHOLE = [c for c in MOVABLE if EFFORTS.judgement(c.id).within is None]
IDS = {"ids": lambda criterion: criterion.id}


def test_every_judgement_is_labelled_assumed_and_says_why() -> None:
    judgements = EFFORTS.judgements
    assert judgements.standing == "assumed"
    told = [*judgements.criteria.values(), judgements.other, judgements.shape]
    assert all(one.reason.vi and one.reason.en for one in told)
    assert "Giả định" in judgements.shape.reason.vi


def test_every_criterion_that_can_be_moved_has_a_level_and_a_word_for_it() -> None:
    assert set(EFFORTS.judgements.criteria) == {criterion.id for criterion in MOVABLE}
    assert {EFFORTS.word(criterion.id).vi for criterion in MOVABLE} <= {
        "rất dễ",
        "dễ",
        "vừa",
        "khó",
        "rất khó",
    }


@pytest.mark.parametrize("criterion", ["9.1", "9.2", "8.2", "8.4"])
def test_what_depends_on_others_is_judged_very_hard(criterion: str) -> None:
    assert EFFORTS.level(criterion) == 5


@pytest.mark.parametrize("criterion", WHOLE, **IDS)
def test_winning_all_that_was_lost_takes_the_effort_of_the_criterion(criterion) -> None:
    """Shared by its parts, however many levers it has."""
    assert effort_whole(START, criterion, EFFORTS) == pytest.approx(EFFORTS.level(criterion.id))


@pytest.mark.parametrize("criterion", [c for c in MOVABLE if c not in WHOLE], **IDS)
def test_where_nobody_wins_all_the_effort_stands_for_the_points_it_names(criterion) -> None:
    """And the whole way takes more than 5, so that no plan counts on it lightly."""
    (part,) = criterion.parts
    within = EFFORTS.judgement(criterion.id).within
    climb = EFFORTS.climb(START, criterion, part)
    assert float(climb.effort(float(within))) == pytest.approx(EFFORTS.level(criterion.id))
    assert effort_whole(START, criterion, EFFORTS) > 5


def test_the_shape_is_the_one_that_is_told() -> None:
    """2/8 to take it up, then 1/8, 2/8 and 3/8 for three equal thirds of the way."""
    criterion = CASE.rulebook.criteria["6.1.1"]
    climb = EFFORTS.climb(START, criterion, "disbursed")
    way = 1 - part_points(START, criterion, "disbursed")
    thirds = climb.effort(np.array([0, 1e-6, way / 3, 2 * way / 3, way]))
    assert thirds / EFFORTS.level("6.1.1") == pytest.approx([0, 2 / 8, 3 / 8, 5 / 8, 1], abs=1e-4)


@pytest.mark.parametrize("criterion", MOVABLE, **IDS)
def test_effort_rises_and_ever_more_steeply(criterion) -> None:
    for part, found in criterion.parts.items():
        left = float(found.rule.maximum) - part_points(START, criterion, part)
        points = np.linspace(left / 50, left, 50)
        rise = np.diff(EFFORTS.climb(START, criterion, part).effort(points))
        assert (rise > 0).all() or left == 0
        assert (np.diff(rise) >= -1e-9).all()


@given(at=st.integers(0, 2368), to=st.integers(0, 2368))
def test_half_way_and_the_rest_cost_as_much_as_all_at_once(at: int, to: int) -> None:
    """What is done is done: the effort left does not depend on how one came there."""
    criterion = CASE.rulebook.criteria["6.1.1"]
    at, to = sorted((at, to))
    begin, middle = (EFFORTS.climb(won(START, n), criterion, "disbursed") for n in (0, at))
    whole, first = begin.effort(to / 1e4), begin.effort(at / 1e4)
    assert float(first + middle.effort((to - at) / 1e4)) == pytest.approx(float(whole), abs=1e-9)


def won(scenario: Scenario, units: int) -> Scenario:
    """6.1.1 with so many ten-thousandths of a point more: 0.01 percentage points each."""
    lever = scenario.levers["6.1.1"]
    if not units:
        return scenario
    value = (lever.start.quantize(CENT) + units * CENT).quantize(CENT)
    return scenario.change(lever.id, min(value, lever.best))


CENT = START.levers["6.1.1"].span.step * 100


def test_what_the_scenario_lowered_comes_back_without_being_taken_up_anew() -> None:
    """Back to the start costs the gentlest slope; beyond it the criterion must be taken up."""
    lever = START.levers["6.1.1"]
    lowered = START.change("6.1.1", lever.start - 10)
    begin = EFFORTS.climb(START, lever.criterion, "disbursed")
    climb = EFFORTS.climb(lowered, lever.criterion, "disbursed")
    assert climb.below == pytest.approx(0.1)
    gentlest = (begin.effort(0.02) - begin.effort(0.01)) / 0.01
    assert float(climb.effort(0.1)) == pytest.approx(0.1 * float(gentlest))
    beyond = float(climb.effort(0.15) - climb.effort(0.1))
    assert beyond == pytest.approx(float(begin.effort(0.05)))


def test_a_person_s_own_effort_replaces_ours_and_only_there() -> None:
    own = EFFORTS.change({"8.2": 1})
    assert own.level("8.2") == 1
    assert own.change({"6.1.2": 2}).own == {"8.2": 1, "6.1.2": 2}
    assert EFFORTS.level("8.2") == 5
    assert {c.id for c in MOVABLE if own.level(c.id) != EFFORTS.level(c.id)} == {"8.2"}


@pytest.mark.parametrize(
    ("own", "message"),
    [({"8.2": 0}, "1 to 5"), ({"8.2": 6}, "1 to 5"), ({"7.1.2": 3}, "7.1.2"), ({"x": 3}, "6.1.1")],
)
def test_an_impossible_effort_is_refused_with_what_is_valid(own, message: str) -> None:
    with pytest.raises(EffortError, match=message):
        EFFORTS.change(own)


@pytest.mark.parametrize("share", [1, 5])
def test_points_per_effort_double_when_effort_halves(case: Case, share: int) -> None:
    criterion = case.rulebook.criteria["6.1.2"]
    assert effort_whole(START, criterion, EFFORTS.change({"6.1.2": share})) == pytest.approx(share)
    assert effort_whole(recovered(START, criterion), criterion, EFFORTS) == 0


OTHER_TOTAL = START.out_of("1.7.of", Decimal(190))


def test_another_total_changes_what_there_is_to_win() -> None:
    """Of 190 tasks 159 on time earn less than of 168; the effort is still that of the whole."""
    criterion = OTHER_TOTAL.levers["1.7.on_time"].criterion
    (part,) = criterion.parts
    assert part_points(OTHER_TOTAL, criterion, part) < part_points(START, criterion, part)
    assert effort_whole(OTHER_TOTAL, criterion, EFFORTS) == pytest.approx(EFFORTS.level("1.7"))


def test_a_total_below_what_was_done_leaves_nothing_to_win() -> None:
    fewer = START.out_of("1.7.of", Decimal(100))
    criterion = fewer.levers["1.7.on_time"].criterion
    assert effort_whole(fewer, criterion, EFFORTS) == 0


@pytest.mark.parametrize("baseline", BASELINES)
def test_every_row_of_every_year_has_an_effort(baseline: str) -> None:
    """Rows of plain points the middle one, which nobody can judge otherwise by name."""
    case = ground(baseline).case
    for criterion in case.rulebook.criteria.values():
        if criterion.moved == "points":
            assert case.efforts.judgement(criterion.id) == case.efforts.judgements.other
            assert not case.efforts.judges(criterion.id)
        if criterion.moved != "out_of_reach":
            assert 1 <= case.efforts.level(criterion.id) <= 5
            assert effort_whole(case.start(), criterion, case.efforts) >= 0
