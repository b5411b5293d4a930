import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtr

from model.ranking.coming import Coming
from model.ranking.forecast import TAILS, ahead, chances
from model.ranking.learning import fit, learn, movements
from model.ranking.peers import others, rebuild
from model.ranking.rank import least_total
from model.ranking.transitions import changes, climbs, fields, pairs, shapes
from model.reading.tables import read_national, read_provinces

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL = read_provinces(DATA), read_national(DATA)
MODEL = learn(PROVINCES, NATIONAL)
FIELDS = {year: others(rebuild(PROVINCES, NATIONAL, year), "Lâm Đồng") for year in (2022, 2023)}
totals = st.floats(70, 100)
moves = st.none() | st.floats(-2, 5)


def test_the_named_movements_come_from_the_published_means() -> None:
    named = movements(PROVINCES, NATIONAL)
    assert named == {"none": 0.0, "trend": 1.91, "strongest": 4.23, "fall": -1.58}


def test_low_scores_catch_up_and_single_provinces_spread() -> None:
    assert -1 < MODEL.catching_up < 0
    assert 0.5 < MODEL.spread < 2
    assert MODEL.transitions == 8


def test_catching_up_is_told_with_the_range_that_few_transitions_leave() -> None:
    """Fits on transitions drawn again, a hundred of them, lay between -0.50 and -0.22."""
    low, high = MODEL.catching_up_between
    assert low < MODEL.catching_up < high < 0
    assert (low, high) == pytest.approx((-0.50, -0.22), abs=0.02)


def test_a_single_province_varies_by_students_t() -> None:
    scores = np.linspace(50, 100, 101)
    found = ahead(np.array([75.0]), scores[None], np.array([[1.0]]), 0.0, 1.5)[0, 0]
    assert found == pytest.approx(stdtr(TAILS, (scores + 1 - 75) / 1.5))


def test_years_of_different_numbers_of_provinces_are_learnt_from_side_by_side() -> None:
    past = pairs(PROVINCES, NATIONAL)
    half = [
        replace(one, others=one.others.iloc[::2], rank=1 + one.rank // 2)
        for one in past
        if one.year == 2023
    ]
    mixed = [one for one in past if one.year != 2023] + half
    tables = fields(PROVINCES, NATIONAL)
    forms = shapes([tables[2022], tables[2021], tables[2023][::2]])
    model = fit(mixed, list(climbs(NATIONAL).values()), forms)
    assert 0.3 < model.spread < 3
    assert Coming(half[0].others, model, 2.19).forecast(86.02).of == 32


def test_two_years_of_different_numbers_of_provinces_make_no_transition() -> None:
    national = NATIONAL.copy()
    national.loc[(national["year"] == 2024) & (national["statistic"] == "n_provinces"), "value"] = (
        "34"
    )
    assert 2024 not in changes(PROVINCES, national)


def test_the_rise_of_2023_on_the_table_of_2022_puts_86_02_between_42_and_46() -> None:
    found = Coming(FIELDS[2022], MODEL, 2.19).forecast(86.02)
    assert 42 <= found.rank <= 46
    assert found.low <= 46 <= found.high


@settings(deadline=None)
@given(totals, moves)
def test_the_likely_rank_lies_in_its_interval_and_chances_are_a_distribution(
    total: float, movement: float | None
) -> None:
    found = Coming(FIELDS[2023], MODEL, movement).forecast(total)
    assert 1 <= found.low <= found.rank <= found.high <= found.of == 63
    assert len(found.chance) == 63
    assert (np.diff(found.chance) >= 0).all()
    assert found.chance[0] >= 0
    assert found.chance[-1] == pytest.approx(1)
    held = found.chance[found.high - 1] - (found.chance[found.low - 2] if found.low > 1 else 0)
    assert held >= found.confidence - 1e-9


@settings(deadline=None)
@given(totals, totals, moves)
def test_a_higher_total_never_ranks_worse(one: float, other: float, movement: float | None) -> None:
    field = FIELDS[2023]
    better, worse = (
        Coming(field, MODEL, movement).forecast(t) for t in (max(one, other), min(one, other))
    )
    assert (better.rank, better.low, better.high) <= (worse.rank, worse.low, worse.high)
    assert (np.array(better.chance) >= np.array(worse.chance) - 1e-9).all()


@settings(deadline=None)
@given(totals, st.floats(-2, 5), st.floats(-2, 5))
def test_a_stronger_movement_of_the_others_never_ranks_us_better(
    total: float, one: float, other: float
) -> None:
    field = FIELDS[2023]
    weak, strong = (
        Coming(field, MODEL, m).forecast(total) for m in (min(one, other), max(one, other))
    )
    assert weak.rank <= strong.rank


def test_not_knowing_the_movement_widens_the_interval() -> None:
    given_, unknown = (Coming(FIELDS[2023], MODEL, m).forecast(86.02) for m in (1.91, None))
    assert unknown.low < given_.low <= given_.high < unknown.high


def test_the_chance_of_each_rank_is_that_of_drawing_the_field_many_times() -> None:
    """The exact distribution against a plain simulation of both views, as the docstring states
    them: half of the draws from each."""
    random = np.random.default_rng(7)
    scores = FIELDS[2022]["score"].to_numpy()
    draws = 20_000
    shared = 2.19 + MODEL.local * random.normal(size=(draws, 1))
    own = MODEL.spread * random.standard_t(4, size=(draws, len(scores)))
    after = scores.mean() + (1 + MODEL.catching_up) * (scores - scores.mean()) + shared + own
    places = (np.arange(62) + 0.5) / 62
    forms = np.array([np.interp(places, (np.arange(63) + 0.5) / 63, s) for s in MODEL.shapes])
    forms *= min(1, scores.std() / np.median(forms.std(axis=1)))
    shift = np.median(forms, axis=1).std(ddof=1) * random.standard_t(len(forms) - 1, (draws, 1))
    whole = scores.mean() + 2.19 + forms[random.integers(len(forms), size=draws)] + shift
    drawn = 1 + (np.vstack([after, whole]) > 86.02).sum(axis=1)
    found = Coming(FIELDS[2022], MODEL, 2.19).forecast(86.02).chance
    for rank in (35, 40, 44, 48, 52):
        assert found[rank - 1] == pytest.approx((drawn <= rank).mean(), abs=0.015)


def test_two_tables_to_learn_from_leave_one_degree_of_freedom() -> None:
    """Two tables one point above and below the mean: their medians spread by √2, and a total three
    points over the best is first by Cauchy's law, half of the say; by the other view surely."""
    form = np.linspace(3.0, -3.0, 41)
    two = replace(MODEL, shapes=(tuple(form + 1), tuple(form - 1)), local=1e-9, spread=1e-6)
    field = FIELDS[2023].iloc[:41].assign(score=80 + form)
    found = chances([80 + 3 + 3], field, two, 0.0)[0, 0]
    cauchy = [0.5 + np.arctan((3 + away) / np.sqrt(2)) / np.pi for away in (-1, 1)]
    assert found == pytest.approx(0.5 + np.mean(cauchy) / 2, abs=1e-6)


def test_an_unknown_movement_is_predicted_from_all_published_means() -> None:
    known = climbs(NATIONAL)
    assert list(known) == list(range(2017, 2025))
    assert (known[2017], known[2018]) == ((74.64, 3.08), (77.72, -0.8))
    low, high = MODEL.coming(75.0), MODEL.coming(95.0)
    assert low[0] >= MODEL.movement >= high[0]
    assert MODEL.coming(MODEL.level)[1] < high[1]


def test_merged_provinces_are_forecast_within_their_own_spread() -> None:
    """The chance of the first places among few: shapes of 63 are mapped by relative place."""
    few = FIELDS[2023].iloc[1::2].assign(score=lambda t: 87 + (t["score"] - 87) / 2)
    found = Coming(few, MODEL, 1.91).forecast(87.0 + 1.91)
    assert found.of == 32
    assert 12 <= found.rank <= 21


@pytest.mark.parametrize(("rank", "chance"), [(40, 0.5), (20, 0.8), (10, 0.5)])
@pytest.mark.parametrize("movement", [1.91, None])
def test_the_score_for_a_chance_is_the_least_that_gives_it(
    rank: int, chance: float, movement: float | None
) -> None:
    field = FIELDS[2023]
    coming = Coming(field, MODEL, movement)
    score = least_total(lambda total: bool(coming.chances(total)[0, rank - 1] >= chance))
    assert score is not None
    assert coming.forecast(float(score)).chance[rank - 1] >= chance
    assert coming.forecast(float(score) - 0.01).chance[rank - 1] < chance


def test_a_rank_out_of_reach_is_said_to_be() -> None:
    coming = Coming(FIELDS[2023], MODEL, 12.0)
    assert least_total(lambda total: bool(coming.chances(total)[0, 0] >= 0.99)) is None


def test_many_totals_at_once_rank_as_one_by_one() -> None:
    several = [80.0, 86.02, 86.75, 90.0]
    found = Coming(FIELDS[2023], MODEL, 1.91).ranks(several).tolist()
    assert found == [Coming(FIELDS[2023], MODEL, 1.91).forecast(t).rank for t in several]
    assert chances(several, FIELDS[2023], MODEL, 1.91).shape == (4, 63)


def test_a_forecast_takes_at_most_five_milliseconds() -> None:
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        Coming(FIELDS[2023], MODEL, None).forecast(86.02)
        best = min(best, time.perf_counter() - start)
    assert best < 0.005
