"""How much hangs on what: each lever, each promise, and the sources of the rank's uncertainty."""

from decimal import Decimal as D

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.stats import norm

from model.ground import Ground
from model.planning.sensitivity import (
    Promise,
    costs_the_target,
    leave_one_out,
    plausible,
    promises,
    ranges_of,
    tornado,
)
from model.planning.uncertainty import (
    DELIVERY,
    FIELD,
    PROVINCES,
    SURVEY,
    Own,
    movements_of,
    shapley,
    shortfall,
    survey_spread,
    uncertainty,
)
from model.ranking.forecast import chances
from model.reading.files import DATA
from model.reading.tables import read_sipas
from model.scenario import Scenario
from model.scoring import scorecard, total
from tests.grounds import BASELINES, ground
from tests.strategies import CASE, START, scenarios

ASSUMED = ground().case.assumptions
CHANGED = (
    START.change("1.3.2.handled", D(79))
    .change("6.1.1", D(95))
    .change("6.1.2", D(1))
    .change("8.5.exceeded", D(9))
    .change("8.5.met", D(9))
)
OWN = Own(survey_spread(read_sipas(DATA), ASSUMED.survey.since), ASSUMED.delivery)


def falling(points: float) -> int:
    """A rank that is better by one for every half point."""
    return round(2 * (100 - points))


def score(scenario: Scenario) -> float:
    """The total by the scorecard."""
    found = total(CASE.rulebook, scenario, scorecard(CASE.rulebook, scenario))
    return float(found.points)


TORNADO = tornado(
    CASE.rulebook, START, ranges_of(START, ASSUMED.ranges), {"in_year": falling}
).set_index("lever")


def test_what_is_assumed_is_labelled_so_and_says_why() -> None:
    assert ASSUMED.standing == "assumed"
    for one in (ASSUMED.ranges, ASSUMED.survey, ASSUMED.delivery):
        assert one.reason.vi.startswith("Giả định")
        assert one.reason.en.startswith("Assumed")


@pytest.mark.parametrize(
    ("lever", "low", "high"),
    [
        ("6.1.1", "66.3153", "86.3153"),
        ("3.4.3", "89.8005", "100"),
        ("9.2", "78", "82"),
        ("1.3.2.handled", "36", "52"),
        ("7.1.4", "9", "13"),
        ("4.1.3", "823", "664"),
        ("6.1.2", "0", "1"),
        ("8.4", "3", "1"),
        ("1.7.late", "0", "9"),
    ],
)
def test_the_plausible_range_is_the_stated_one_cut_to_what_is_possible(
    lever: str, low: str, high: str
) -> None:
    """±10 points, ±2 of a survey, ±10 % of all cases, yes and no, one band; late tasks take none
    from those on time."""
    assert plausible(START, START.levers[lever], ASSUMED.ranges) == (D(low), D(high))


@given(scenarios())
def test_both_ends_are_values_that_the_lever_can_take(scenario: Scenario) -> None:
    for key, (low, high) in ranges_of(scenario, ASSUMED.ranges).items():
        lever = scenario.levers[key]
        assert (lever.check(low), lever.check(high)) == (low, high)
        assert (high - low) * lever.span.better >= 0


def test_the_tornado_moves_each_lever_alone() -> None:
    """Its totals are those of the scorecard; the widest comes first; none is out of reach."""
    for key, row in TORNADO.iterrows():
        lever = str(key)
        assert row["total_low"] == pytest.approx(score(START.change(lever, row["low"])))
        assert row["total_high"] == pytest.approx(score(START.change(lever, row["high"])))
        assert row["total_low"] <= row["total_high"] + 1e-9
        assert row["rank_in_year_low"] == falling(row["total_low"])
        assert row["rank_in_year_high"] == falling(row["total_high"])
    assert TORNADO["swing"].is_monotonic_decreasing
    assert not {"7.1.2.cloud", "7.1.2.connected"} & set(TORNADO.index)
    assert len(TORNADO) == 32


def test_a_range_of_one_s_own_replaces_the_plausible_one() -> None:
    table = tornado(CASE.rulebook, START, {"6.1.1": (D(50), D(60))}, {})
    assert len(table) == 1
    assert table.loc[0, "total_low"] == pytest.approx(86.02 - 0.2632)
    assert tornado(CASE.rulebook, START, {}, {}).empty


def test_a_promise_is_what_changes_in_one_part() -> None:
    """Two classes of the same cases are one promise; its gain is what its failure loses."""
    made = {promise.levers: promise for promise in promises(CASE.rulebook, CHANGED, START)}
    assert list(made) == [
        ("1.3.2.handled", "1.3.2.pending"),
        ("6.1.1",),
        ("6.1.2",),
        ("8.5.exceeded", "8.5.met"),
    ]
    gains = [made[key].gain for key in made]
    assert gains == [D("0.3734"), D("0.1868"), D("1.0000"), D("0.3611")]
    assert [made[key].all_or_nothing for key in made] == [False, False, True, False]
    assert promises(CASE.rulebook, START, START) == []


def test_when_one_promise_fails_the_others_hold() -> None:
    table = leave_one_out(CASE.rulebook, CHANGED, START, {"in_year": falling})
    assert list(table["criterion"]) == ["6.1.2", "1.3.2", "8.5", "6.1.1"]
    for row in table.to_dict("records"):
        assert row["total"] == pytest.approx(score(CHANGED.reset(row["criterion"])))
        assert row["lost"] == pytest.approx(score(CHANGED) - row["total"])
        assert row["rank_in_year"] == falling(row["total"])


def test_the_base_may_be_another_scenario_than_the_start() -> None:
    base = START.change("6.1.1", D(90))
    table = leave_one_out(CASE.rulebook, CHANGED, base, {}).set_index("criterion")
    assert table.loc["6.1.1", "lost"] == pytest.approx(0.05)


def test_only_failures_that_alone_bring_it_below_cost_the_target() -> None:
    table = leave_one_out(CASE.rulebook, CHANGED, START, {})
    assert score(CHANGED) == pytest.approx(87.9413)
    assert list(costs_the_target(table, D("87.58"))["criterion"]) == ["6.1.2", "1.3.2"]
    assert costs_the_target(table, D("86.9")).empty


def test_the_spread_of_a_survey_result_is_that_of_past_changes() -> None:
    """Fourteen provinces' changes, seven of each year, around the mean of their year."""
    changes = [
        [3.02, 4.60, 5.02, 1.71, 3.03, 3.88, 3.71],
        [1.69, 2.93, 2.57, 2.86, 4.05, 3.14, 2.64],
    ]
    around = [change - np.mean(year) for year in changes for change in year]
    assert OWN.survey_spread == pytest.approx(np.sqrt(np.square(around).sum() / (14 - 2)))
    assert OWN.survey_spread == pytest.approx(0.93, abs=0.01)


def test_a_spread_needs_neighbouring_years_of_the_same_province() -> None:
    rows = [(2022, "A", 80.0), (2022, "B", 70.0), (2023, "A", 82.0), (2023, "B", 74.0)]
    table = pd.DataFrame([*rows, (2023, "C", 90.0)], columns=["year", "province", "sipas"])
    assert survey_spread(table, 2022) == pytest.approx(np.sqrt(2))


def test_delivery_falls_short_as_assumed() -> None:
    """A yes-or-no promise by all or nothing, another by none, a quarter or a half."""
    points, chance = shortfall([Promise("x", "p", (), D(1), True)], ASSUMED.delivery)
    assert dict(zip(points, chance.round(9), strict=True)) == {0: 0.7, 1: 0.3}
    points, chance = shortfall([Promise("x", "p", (), D("0.4"), False)], ASSUMED.delivery)
    assert points.tolist() == [0, 0.1, 0.2]
    assert chance == pytest.approx([1 / 3] * 3)
    both = [Promise("x", "p", (), D(1), True), Promise("y", "p", (), D("0.4"), False)]
    points, chance = shortfall(both, ASSUMED.delivery)
    assert chance.sum() == pytest.approx(1)
    assert points @ chance == pytest.approx(0.3 + 0.1)
    assert shortfall([Promise("x", "p", (), D(-1), True)], ASSUMED.delivery)[0].tolist() == [0]


def test_sources_that_simply_add_up_get_just_their_own_variance() -> None:
    one, two, three = np.array([0.0, 2.0]), np.array([0.0, 4.0]), np.array([0.0, 0.0])
    mean = one[:, None, None] + two[:, None] + three
    even = [np.array([0.5, 0.5])] * 3
    assert shapley(mean, even) == pytest.approx([1, 4, 0])


def test_sources_that_act_only_together_share_alike() -> None:
    sign = np.array([-1.0, 1.0])
    mean = sign[:, None, None] * sign[:, None] * np.ones(2)
    assert shapley(mean, [np.array([0.5, 0.5])] * 3) == pytest.approx([0.5, 0.5, 0])


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


@pytest.mark.parametrize("movement", [None, 2.19])
@pytest.mark.parametrize("scenario", [START, CHANGED], ids=["start", "changed"])
def test_the_shares_are_all_of_the_variance(
    facts: Ground, movement: float | None, scenario: Scenario
) -> None:
    """And the variance is that of the whole mixed distribution, worked out directly."""
    found = uncertainty(facts, scenario, movement and str(movement), OWN)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert min(found.shares.values()) >= -1e-9
    mean, spread = mixed(facts, scenario, movement)
    assert found.mean == pytest.approx(mean, abs=0.05)
    assert found.spread == pytest.approx(spread, rel=0.01)


def mixed(facts: Ground, scenario: Scenario, movement: float | None) -> tuple[float, float]:
    """Mean and spread of the rank over everything that is uncertain, with the forecast's own law
    for the field and a hundred and one survey results."""
    points, chance = shortfall(promises(CASE.rulebook, scenario, START), OWN.delivery)
    middle = (np.arange(101) + 0.5) / 101
    survey = 0.32 * OWN.survey_spread * norm.ppf(middle)
    totals = (score(scenario) + survey[:, None] - points).ravel()
    weight = (np.full(101, 1 / 101)[:, None] * chance).ravel()
    grid = np.linspace(totals.min(), totals.max(), 161)
    below = chances(grid, facts.peers, facts.model, movement)
    ranks = np.diff(below, axis=1, prepend=0)
    place = np.arange(1, ranks.shape[1] + 1)
    first = np.interp(totals, grid, ranks @ place) @ weight
    second = np.interp(totals, grid, ranks @ place**2) @ weight
    return float(first), float(np.sqrt(second - first**2))


def test_a_known_movement_is_no_source_and_no_promise_cannot_fail(facts: Ground) -> None:
    assert uncertainty(facts, START, "2.19", OWN).shares[FIELD] == pytest.approx(0, abs=1e-9)
    assert uncertainty(facts, START, None, OWN).shares[DELIVERY] == pytest.approx(0, abs=1e-9)
    sure = Own(0.0, OWN.delivery)
    assert uncertainty(facts, CHANGED, None, sure).shares[SURVEY] == pytest.approx(0, abs=1e-9)


def test_with_the_movement_unknown_it_is_most_of_the_uncertainty(facts: Ground) -> None:
    found = uncertainty(facts, CHANGED, None, OWN)
    assert max(found.shares, key=lambda source: found.shares[source]) == FIELD
    assert found.shares[PROVINCES] > 0


def test_the_movements_follow_the_law_of_the_forecast(facts: Ground) -> None:
    """Mixing over them gives the forecast with the movement unknown."""
    moves = movements_of(facts)
    mixture = np.mean([move.chances([88.0])[0] for move in moves], axis=0)
    whole = chances([88.0], facts.peers, facts.model, None)[0]
    assert np.abs(mixture - whole).max() < 0.02


@pytest.mark.parametrize("baseline", BASELINES)
def test_ranges_hold_for_every_year(baseline: str) -> None:
    """Of rows known by points alone a rate's range in per cent of their maximum, a survey's ±2."""
    case = ground(baseline).case
    start = case.start()
    for key, (low, high) in ranges_of(start, case.assumptions.ranges).items():
        lever = start.levers[key]
        assert (lever.check(low), lever.check(high)) == (low, high)
        if lever.entry == "points":
            share = D("0.02") if lever.criterion.moved == "survey" else D("0.1")
            maximum, now = lever.criterion.maximum, start.value(key)
            assert low == max(now - share * maximum, D(0))
            assert high == min(now + share * maximum, maximum)


@pytest.mark.parametrize("baseline", BASELINES)
def test_the_shares_are_all_of_the_variance_in_every_year(baseline: str) -> None:
    facts = ground(baseline)
    assumed = facts.case.assumptions
    own = Own(survey_spread(facts.nation.sipas, assumed.survey.since), assumed.delivery)
    found = uncertainty(facts, facts.case.start(), None, own)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert 1 <= found.mean <= facts.table.of


MORE, FEWER = (START.out_of("1.7.of", D(of)) for of in (190, 100))


@pytest.mark.parametrize(("scenario", "of"), [(MORE, 190), (FEWER, 100)])
def test_another_total_bounds_every_range(scenario: Scenario, of: int) -> None:
    ranges = ranges_of(scenario, ASSUMED.ranges)
    assert ranges["1.7.on_time"][1] <= of
    assert ranges["1.7.on_time"][0] >= scenario.value("1.7.on_time") - (of + 9) // 10
    table = tornado(CASE.rulebook, scenario, ranges, {})
    assert (table["total_high"] <= 100).all()


@pytest.mark.parametrize(("scenario", "done"), [(MORE, 185), (FEWER, 60)])
def test_another_total_is_no_promise_and_a_promise_is_measured_against_it(
    scenario: Scenario, done: int
) -> None:
    assert promises(CASE.rulebook, scenario, scenario.begun()) == []
    changed = scenario.change("1.7.on_time", D(done))
    (made,) = promises(CASE.rulebook, changed, changed.begun())
    assert made.criterion == "1.7"
    table = leave_one_out(CASE.rulebook, changed, changed.begun(), {})
    assert table.loc[0, "total"] == pytest.approx(score(scenario))
