"""The least-effort plan: least by trial of everything, kept to the scorecard, within its limits."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal as D
from functools import cache
from itertools import combinations
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.case import Case
from model.commands.plan_answer import goal_json
from model.ground import Ground
from model.planning.goal import Plan, alternatives, nearest_miss, plan, prices, units_to
from model.planning.ladder import UNIT, Goal, Limits
from model.planning.odds import LIKELY, in_coming_year
from model.planning.solvers import Programme, Table
from model.ranking.rank import in_year, least_total
from model.scenario import Scenario
from model.scoring import scorecard, total
from tests import brute
from tests.grounds import BASELINES, ground, library
from tests.strategies import CASE, START, scenarios

EFFORTS = CASE.efforts
GOAL = Goal(CASE.rulebook, START, EFFORTS)
MOVABLE = sorted(EFFORTS.judgements.criteria)
SMALL = ["1.6", "1.7", "5.4", "5.6", "6.1.2", "6.3.3", "7.1.4", "8.2", "8.4", "8.5"]
AGENCIES = sorted({name for row in CASE.baseline.rows.values() for name in row.lead})
NOW = D("86.02")


def only(*criteria: str, caps: Mapping[str, float] = MappingProxyType({})) -> Limits:
    """Limits under which nothing but these criteria may be used."""
    return Limits(frozenset(CASE.rulebook.criteria) - set(criteria), caps=caps)


def score(scenario: Scenario) -> D:
    """The total by the scorecard."""
    return total(CASE.rulebook, scenario, scorecard(CASE.rulebook, scenario)).points


@cache
def parts(criterion: str) -> list[brute.Options]:
    """All that the parts of a criterion can win from the start, by trial."""
    names = CASE.rulebook.criteria[criterion].parts
    return [brute.options(START, EFFORTS, criterion, part) for part in names]


@pytest.mark.parametrize("chosen", [*combinations(SMALL, 2), *combinations(SMALL, 3)])
def test_no_other_set_of_steps_is_cheaper(chosen: tuple[str, ...]) -> None:
    """All 165 instances of two or three small criteria, at targets all the way up, by the table."""
    tried = [option for criterion in chosen for option in parts(criterion)]
    most = sum(max(option) for option in tried)
    found = Goal(CASE.rulebook, START, EFFORTS, only(*chosen)).ladders()
    table = Table(found, most)
    for need in range(1, most + 1, max(1, most // 23)):
        rungs = table.least(need)
        assert rungs is not None
        won = sum(int(ladder.units[rung]) for ladder, rung in zip(found, rungs, strict=True))
        effort = sum(float(la.effort[rung]) for la, rung in zip(found, rungs, strict=True))
        assert won >= need
        assert effort == pytest.approx(brute.least(tried, need), abs=1e-9)
    assert Table(found, most + 1).least(most + 1) is None


@settings(max_examples=25)
@given(data=st.data())
def test_no_other_set_of_steps_is_cheaper_from_anywhere_with_any_effort(
    data: st.DataObject,
) -> None:
    """From a scenario that has raised and lowered things, efforts of one's own, some locked."""
    chosen = data.draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=3, unique=True))
    scenario = data.draw(scenarios())
    levels = data.draw(st.dictionaries(st.sampled_from(MOVABLE), st.integers(1, 5)))
    efforts = EFFORTS.change(levels)
    tried = [
        brute.options(scenario, efforts, criterion, part)
        for criterion in chosen
        for part in CASE.rulebook.criteria[criterion].parts
    ]
    need = data.draw(st.integers(1, sum(max(option) for option in tried) + 1))
    goal = Goal(CASE.rulebook, scenario, efforts, only(*chosen))
    raw = total(CASE.rulebook, scenario, scorecard(CASE.rulebook, scenario)).criteria
    wanted = raw + scenario.read.unexplained + D(need) / UNIT
    found = plan(goal, wanted)
    least = brute.least(tried, need) if wanted <= 100 else None
    assert found.reachable == (least is not None)
    if least is not None:
        assert found.effort == pytest.approx(least, abs=1e-9)


@settings(max_examples=20)
@given(data=st.data())
def test_caps_on_agencies_are_kept_and_still_nothing_is_cheaper(data: st.DataObject) -> None:
    """By trial of all combinations that the caps allow."""
    chosen = data.draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=3, unique=True))
    caps = data.draw(
        st.dictionaries(st.sampled_from(AGENCIES), st.floats(0, 5), min_size=1, max_size=2)
    )
    tried = {criterion: parts(criterion) for criterion in chosen}
    units, effort = brute.combined(option for options in tried.values() for option in options)
    allowed = units >= 0
    for agency, cap in caps.items():
        borne = [
            {won: cost * share(agency, criterion) for won, cost in option.items()}
            for criterion, options in tried.items()
            for option in options
        ]
        allowed &= brute.combined(borne)[1] <= cap + 1e-9
    most = int(units[allowed].max())
    need = data.draw(st.integers(1, most + 500))
    found = plan(replace(GOAL, limits=only(*chosen, caps=caps)), NOW + D(need) / UNIT)
    if need > most:
        assert not found.reachable
        assert found.total == NOW + D(most) / UNIT
    else:
        least = effort[allowed & (units >= need)].min()
        assert found.effort == pytest.approx(float(least), abs=1e-5)
    for agency, cap in caps.items():
        spent = sum(step.effort * share(agency, step.criterion) for step in found.steps)
        assert spent <= cap + 1e-5


def share(agency: str, criterion: str) -> float:
    """An agency's share of a criterion's effort."""
    lead = CASE.baseline.rows[criterion].lead
    return (agency in lead) / len(lead)


@pytest.mark.parametrize("survey", [True, False])
@pytest.mark.parametrize("need", [4711, 12345, 26000, 39657, 50001])
def test_two_exact_methods_agree_on_the_full_rulebook(survey: bool, need: int) -> None:
    """The table and the integer programme share nothing but the ladders."""
    found = Goal(CASE.rulebook, START, EFFORTS, Limits(survey=survey)).ladders()
    efforts = []
    for solver in (Table(found, need), Programme(found, [])):
        rungs = solver.least(need)
        assert rungs is not None
        efforts.append(sum(float(la.effort[r]) for la, r in zip(found, rungs, strict=True)))
    assert efforts[0] == pytest.approx(efforts[1], abs=1e-6)


def test_two_exact_methods_agree_on_what_an_effort_can_win_at_most() -> None:
    found = Goal(CASE.rulebook, START, EFFORTS, Limits(survey=False)).ladders()
    for budget in (0.1, 1.0, 5.5, 12.0):
        assert Table(found, 78_000).most(budget) == Programme(found, []).most(budget)


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    """Any start, own efforts, locks, with or without the surveys."""
    locked = draw(st.frozensets(st.sampled_from([*MOVABLE, *START.levers]), max_size=6))
    levels = draw(st.dictionaries(st.sampled_from(MOVABLE), st.integers(1, 5), max_size=5))
    limits = Limits(locked, draw(st.booleans()))
    return Goal(CASE.rulebook, draw(scenarios()), EFFORTS.change(levels), limits)


TOTALS = st.integers(800_000, 1_000_000).map(lambda units: D(units) / UNIT)


@settings(max_examples=25)
@given(goals(), TOTALS)
def test_a_plan_is_kept_to_what_it_promises(goal: Goal, wanted: D) -> None:
    """Scored again it has the promised total; steps and efforts add up; nothing is lowered,
    locked, out of reach or above its maximum."""
    found = plan(goal, wanted)
    assert found.total == score(found.scenario) <= 100
    assert found.reachable == (found.total >= wanted)
    before = total(CASE.rulebook, goal.scenario, scorecard(CASE.rulebook, goal.scenario)).criteria
    after = total(CASE.rulebook, found.scenario, scorecard(CASE.rulebook, found.scenario)).criteria
    assert sum((step.gain for step in found.steps), D(0)) == after - before
    assert sum(step.effort for step in found.steps) == pytest.approx(found.effort)
    again = goal.scenario
    for step in found.steps:
        lever = goal.scenario.levers[step.lever]
        assert again.value(step.lever) == step.start
        assert (step.to - step.start) * lever.span.better > 0
        assert step.gain > 0
        assert not {step.lever, step.criterion} & goal.limits.locked
        assert lever.criterion.moved != "out_of_reach"
        assert goal.limits.survey or lever.criterion.moved != "survey"
        again = again.change(step.lever, step.to)
    assert again == found.scenario
    card = scorecard(CASE.rulebook, found.scenario)
    assert (card["lost"] >= 0).all()


@settings(max_examples=12)
@given(goals(), TOTALS, TOTALS)
def test_asking_for_less_never_costs_more(goal: Goal, one: D, other: D) -> None:
    less, more = (plan(goal, wanted) for wanted in sorted((one, other)))
    if more.reachable:
        assert less.reachable
        assert less.effort <= more.effort + 1e-9


@settings(max_examples=12)
@given(goals(), TOTALS, st.data())
def test_allowing_more_never_costs_more(goal: Goal, wanted: D, data: st.DataObject) -> None:
    """A lock taken off, the surveys let in."""
    fewer = data.draw(st.frozensets(st.sampled_from(sorted(goal.limits.locked) or ["x"])))
    looser = Limits(goal.limits.locked - fewer, survey=True)
    tight, loose = plan(goal, wanted), plan(replace(goal, limits=looser), wanted)
    if tight.reachable:
        assert loose.reachable
        assert loose.effort <= tight.effort + 1e-9
    else:
        assert loose.total >= tight.total


@settings(max_examples=15)
@given(st.floats(0, 3), st.floats(0, 3))
def test_a_higher_cap_never_costs_more(one: float, other: float) -> None:
    low, high = (
        plan(replace(GOAL, limits=Limits(caps={"Các sở, ban, ngành": cap})), D("88.5"))
        for cap in sorted((one, other))
    )
    if low.reachable:
        assert high.reachable
        assert high.effort <= low.effort + 1e-5


@settings(max_examples=15)
@given(st.integers(0, 30_000), st.integers(0, 30_000))
def test_going_on_from_a_plan_is_no_cheaper_than_one_plan(first: int, second: int) -> None:
    """What a scenario has already done is not to be done, or paid for, again."""
    halfway, end = (NOW + D(units) / UNIT for units in sorted((first, second)))
    start = plan(GOAL, halfway)
    rest = plan(replace(GOAL, scenario=start.scenario), end)
    assert plan(GOAL, end).effort <= start.effort + rest.effort + 1e-9
    assert plan(replace(GOAL, scenario=rest.scenario), end).steps == ()


def test_where_the_goal_is_reached_already_there_is_nothing_to_do() -> None:
    found = plan(GOAL, NOW)
    assert (found.reachable, found.effort, found.steps) == (True, 0, ())
    assert found.scenario == START


def test_a_locked_class_of_cases_is_neither_raised_nor_given_up() -> None:
    """With "in progress" locked only the 24 untouched findings can be handled."""
    limits = only("1.3.2")
    limits = replace(limits, locked=limits.locked | {"1.3.2.pending"})
    found = plan(replace(GOAL, limits=limits), D(100))
    assert [(step.lever, step.to) for step in found.steps] == [("1.3.2.handled", D(68))]
    assert found.scenario.value("1.3.2.pending") == 11


def test_a_whole_rate_ends_at_100_per_cent() -> None:
    found = plan(replace(GOAL, limits=only("3.4.1", "7.3.7")), D(100))
    assert {step.to for step in found.steps} == {D(100), D(377)}


@pytest.mark.parametrize("reading", list(CASE.baseline.readings))
def test_each_reading_has_its_own_plan(reading: str) -> None:
    """What a reading takes as awarded is not to be won; the appendix alone is a point lower."""
    start = START.under(reading)
    found = plan(replace(GOAL, scenario=start), D(87))
    assert found.reachable
    assert found.total == score(found.scenario)
    assert {step.lever for step in found.steps}.isdisjoint(start.read.inputs)


def test_the_doubt_about_the_missing_point_is_told_with_the_plan() -> None:
    found = plan(replace(GOAL, limits=only("6.1.2")), D(87))
    assert found.doubt
    assert found.doubt.criteria == ("6.1.2",)
    assert plan(replace(GOAL, limits=only("5.4")), D("86.5")).doubt is None


@settings(max_examples=25)
@given(goals())
def test_no_plan_is_an_answer_with_the_best_possible_and_the_reasons(goal: Goal) -> None:
    """What was lost is either won, or held back for one of the reasons, never for two."""
    found = plan(goal, D(101))
    held = found.held_back
    assert not found.reachable
    assert held
    card = scorecard(CASE.rulebook, found.scenario)
    missing = held.out_of_reach + held.survey + held.locked + held.caps
    assert float(missing) == pytest.approx(card["lost"].sum(), abs=1e-9)
    assert found.short == 101 - found.total


def test_the_best_possible_without_the_surveys_is_known() -> None:
    """85.0223 + 0.9977 + 14.9777 − 0.5 out of reach − 6.3585 of the surveys."""
    found = plan(replace(GOAL, limits=Limits(survey=False)), D(97))
    assert not found.reachable
    assert found.total == D("94.1392")
    assert found.held_back
    assert (found.held_back.out_of_reach, found.held_back.survey) == (D("0.5"), D("6.3585"))


def test_caps_hold_points_back_too() -> None:
    limits = replace(only("6.1.3"), caps={"Sở Tài chính": 0.4})
    found = plan(replace(GOAL, limits=limits), D(90))
    assert found.held_back
    assert found.effort <= 0.4 + 1e-6
    won = found.total - NOW
    assert won > 0
    assert found.held_back.caps == D("0.0019") - won


def test_100_points_can_be_asked_for() -> None:
    """The unexplained points never lift the total above the maximum."""
    found = plan(GOAL, D(100))
    assert (found.reachable, found.total) == (True, 100)


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


RANK_30: Plan = plan(replace(GOAL, limits=Limits(survey=False)), D("87.2716"))


@pytest.mark.parametrize("rank", [1, 10, 30, 45])
def test_the_wanted_total_is_the_least_that_reaches_the_rank_in_the_year(
    facts: Ground, rank: int
) -> None:
    reached = in_year(rank, facts.peers)
    wanted = least_total(reached)
    assert wanted
    assert reached(float(wanted))
    assert not reached(float(wanted - D("0.01")))


@pytest.mark.parametrize(("rank", "chance", "movement"), [(30, LIKELY, "1.91"), (30, 0.8, None)])
def test_the_wanted_total_is_the_least_with_the_chance_in_the_coming_year(
    facts: Ground, rank: int, chance: float, movement: str | None
) -> None:
    reached = in_coming_year(facts, rank, chance, movement)
    wanted = least_total(reached, NOW)
    assert wanted
    assert reached(float(wanted))
    assert not reached(float(wanted - D("0.01")))


def test_a_surer_rank_needs_a_higher_total(facts: Ground) -> None:
    totals = [least_total(in_coming_year(facts, 30, c, None), NOW) for c in (0.5, 0.8, 0.95)]
    assert totals == sorted(totals, key=lambda found: found or D(101))
    assert totals[0] != totals[1]


def test_a_rank_that_not_even_100_points_reach_has_no_total() -> None:
    assert least_total(lambda points: False) is None
    assert least_total(lambda points: True, NOW) == NOW


def test_alternatives_reach_the_same_with_other_criteria() -> None:
    goal = replace(GOAL, limits=Limits(survey=False))
    found = alternatives(goal, RANK_30)
    assert 2 <= len(found) <= 5
    used = [frozenset(one.gains) for one in (RANK_30, *found)]
    assert len(set(used)) == len(used)
    assert all(set(RANK_30.gains) - set(one.gains) for one in found)
    assert all(one.reachable and one.total == score(one.scenario) for one in found)
    efforts = [RANK_30.effort, *(one.effort for one in found)]
    assert efforts == sorted(efforts)


def test_without_any_way_round_there_are_no_alternatives() -> None:
    goal = replace(GOAL, limits=only("6.1.2"))
    assert alternatives(goal, plan(goal, D(87))) == []


def test_the_nearest_miss_is_cheaper_and_fails_by_what_it_says() -> None:
    """By trial: without each criterion of the plan in turn, no cheaper set comes nearer."""
    goal = replace(GOAL, limits=only("5.4", "5.6", "7.1.4", "6.1.2"))
    found = plan(goal, D("87.2"))
    miss = nearest_miss(goal, found)
    assert miss
    assert miss.effort <= found.effort - 0.01
    assert miss.short == D("87.2") - score(miss.scenario) > 0
    best = 0.0
    for left_out in found.gains:
        rest = [c for c in ("5.4", "5.6", "7.1.4", "6.1.2") if c != left_out]
        units, effort = brute.combined(option for c in rest for option in parts(c))
        best = max(best, units[effort <= found.effort - 0.01].max())
    assert miss.total == NOW + D(int(best)) / UNIT


def test_where_nothing_needs_doing_nothing_just_fails() -> None:
    assert nearest_miss(GOAL, plan(GOAL, NOW)) is None
    assert nearest_miss(GOAL, plan(GOAL, D(101))) is None


def test_a_better_rank_never_costs_less_and_the_price_is_that_of_its_plan(facts: Ground) -> None:
    goal = replace(GOAL, limits=Limits(survey=False))
    wanted = {rank: least_total(in_year(rank, facts.peers)) for rank in (27, 30, 33, 46)} | {
        0: None
    }
    table = prices(goal, wanted).set_index("rank")
    assert table["effort"].loc[[27, 30, 33, 46]].is_monotonic_decreasing
    assert table.loc[46, "effort"] == 0
    assert table.loc[[0]].isna().all(axis=None)
    assert table.loc[30, "effort"] == pytest.approx(plan(goal, wanted[30] or D(0)).effort)


def test_a_rank_beyond_all_that_can_be_won_has_no_price() -> None:
    goal = replace(GOAL, limits=only("5.6"))
    table = prices(goal, {1: D(92), 40: D("86.2")}).set_index("rank")
    assert table["effort"].isna().tolist() == [True, False]


def test_a_plan_is_plain_data_for_other_programs() -> None:
    found = json.loads(json.dumps(goal_json(RANK_30, 30, {}, [])))
    assert list(found)[:5] == ["reachable", "effort", "total", "rank", "steps"]
    assert (found["chances"], found["otherwise"]) == ({}, [])
    assert found["reachable"] is True
    assert found["rank"] == 30
    assert [list(step) for step in found["steps"]] == [
        ["id", "from", "to", "gain", "effort"] for _ in RANK_30.steps
    ]
    assert sum(step["gain"] for step in found["steps"]) == pytest.approx(found["total"] - 86.02)


def test_units_count_from_the_criteria_and_the_unexplained_points() -> None:
    assert units_to(GOAL, D("86.0201")) == 1
    assert units_to(GOAL, D("80")) == 0
    assert units_to(replace(GOAL, scenario=START.under("appendix")), D("86.0201")) == 9978


FIELDS, TOTAL = ground("kon_tum_2023").case, ground("lam_dong_2024").case
FEW = 500  # ten-thousandths of a point: as many as trial of all combinations can bear


def only_of(case: Case, *criteria: str) -> Goal:
    """The goal of a year in which nothing but these rows may be used."""
    limits = Limits(frozenset(case.rulebook.criteria) - set(criteria))
    return Goal(case.rulebook, case.start(), case.efforts, limits)


@cache
def points_tried(criterion: str) -> brute.Options:
    """All that a row of plain points can win, up to a few hundredths of a point, by trial."""
    case = FIELDS if criterion in FIELDS.rulebook.criteria else TOTAL
    return brute.options(case.start(), case.efforts, criterion, "points", most=FEW)


@pytest.mark.parametrize("chosen", [*combinations(FIELDS.rulebook.criteria, 2)])
def test_of_rows_of_points_no_other_set_of_steps_is_cheaper(chosen: tuple[str, ...]) -> None:
    """Known by field: every pair of rows, every ten-thousandth of a point tried in both, by both
    methods."""
    goal = only_of(FIELDS, *chosen)
    found = goal.ladders()
    for need in (1, 2, 100, 333, FEW):
        least = brute.least([points_tried(one) for one in chosen], need)
        made = plan(goal, FIELDS.baseline.total + D(need) / UNIT)
        assert made.reachable
        assert made.effort == pytest.approx(least, abs=1e-9)
        assert made.total == FIELDS.baseline.total + D(need) / UNIT
        rungs = Programme(found, []).least(need)
        assert rungs is not None
        effort = sum(float(la.effort[r]) for la, r in zip(found, rungs, strict=True))
        assert effort == pytest.approx(least, abs=1e-6)


@pytest.mark.parametrize("need", [1, 77, FEW])
def test_of_a_total_alone_the_plan_raises_the_one_row_by_just_what_is_missing(need: int) -> None:
    made = plan(only_of(TOTAL, "1-9.other"), TOTAL.baseline.total + D(need) / UNIT)
    assert [(step.start, step.to - step.start) for step in made.steps] == [
        (TOTAL.baseline.total, D(need) / UNIT)
    ]
    assert made.effort == pytest.approx(brute.least([points_tried("1-9.other")], need))


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("table", ["", library().nation.newest_map])
def test_every_rank_of_every_table_has_a_plan_that_reaches_it_or_says_why_not(
    baseline: str, table: str
) -> None:
    """The best rank, the last, and one in the middle; caps and locks do no harm where the source
    names no agencies."""
    facts = ground(baseline, table)
    case = facts.case
    goal = Goal(case.rulebook, case.start(), case.efforts, Limits(survey=False))
    for rank in (1, facts.table.of // 2, facts.table.of):
        wanted = least_total(in_year(rank, facts.peers), case.baseline.total)
        assert wanted
        found = plan(goal, wanted)
        assert found.reachable == (found.total >= wanted)
        assert (found.held_back is None) == found.reachable
        if found.reachable:
            assert in_year(rank, facts.peers)(float(found.total))
    capped = plan(replace(goal, limits=Limits(caps={"x": 0.0})), case.baseline.total + 1)
    assert capped.reachable


@pytest.mark.parametrize(("of", "done"), [(190, 190), (100, 100)])
def test_another_total_bounds_the_ladder(of: int, done: int) -> None:
    """Of 190 tasks a plan handles 190 at most; of 100 nothing is left to do."""
    scenario = START.out_of("1.7.of", D(of))
    goal = replace(GOAL, scenario=scenario, limits=only("1.7"))
    found = plan(goal, D(101))
    assert found.scenario.value("1.7.on_time") == done
    assert found.scenario.totals == scenario.totals
    assert found.total == score(found.scenario)
    assert bool(found.steps) == (of > 168)
    tried = [brute.options(scenario, EFFORTS, "1.7", part) for part in scenario_parts("1.7")]
    for need in (50, 500, 1500):
        least = brute.least(tried, need)
        raw = score(scenario)
        made = plan(goal, raw + D(need) / UNIT)
        assert made.reachable == (least is not None)
        if least is not None:
            assert made.effort == pytest.approx(least, abs=1e-9)


def scenario_parts(criterion: str) -> list[str]:
    """The parts of a criterion."""
    return list(CASE.rulebook.criteria[criterion].parts)
