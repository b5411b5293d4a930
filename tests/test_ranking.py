from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.ranking.peers import others, rebuild
from model.ranking.rank import neighbours, next_above, rank_in_year, ranks, score_needed
from model.reading.tables import read_national, read_provinces
from tests.grounds import BASELINES, ground

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL = read_provinces(DATA), read_national(DATA)
FIELDS = {
    year: others(rebuild(PROVINCES, NATIONAL, year), "Lâm Đồng") for year in (2022, 2023, 2024)
}
PEERS = FIELDS[2023]
totals = st.floats(60, 100) | st.integers(6000, 10000).map(lambda cents: cents / 100)
years = st.sampled_from(sorted(FIELDS))


@pytest.mark.parametrize(
    ("total", "rank", "low", "high"),
    [
        (86.02, 46, 46, 46),
        (86.0223, 46, 46, 46),
        (86.75, 36, 36, 36),
        (100, 1, 1, 1),
        (92.17, 2, 2, 2),
        (0, 63, 63, 63),
    ],
)
def test_a_rank_is_exact_where_known_scores_decide_it(
    total: float, rank: int, low: int, high: int
) -> None:
    found = rank_in_year(total, PEERS)
    assert (found.rank, found.low, found.high, found.of) == (rank, low, high, 63)
    assert found.exact


def test_the_appendix_total_has_a_range_because_places_53_to_55_are_not_known() -> None:
    found = rank_in_year(85.0223, PEERS)
    assert (found.low, found.high, found.exact) == (52, 55, False)
    assert 52 <= found.rank <= 55


def test_lam_dongs_2023_score_in_the_table_of_2022_is_about_27() -> None:
    assert 26 <= rank_in_year(86.02, FIELDS[2022]).rank <= 28


@pytest.mark.parametrize("total", [86.76, 86.755, 86.7649])
def test_a_total_that_prints_like_a_known_score_shares_its_rank(total: float) -> None:
    assert rank_in_year(total, PEERS).rank == 35


def test_a_total_that_prints_less_stays_behind() -> None:
    assert rank_in_year(86.7549, PEERS).rank == 36


@given(years, totals, totals)
def test_a_higher_total_never_ranks_worse(year: int, one: float, other: float) -> None:
    better, worse = (rank_in_year(t, FIELDS[year]) for t in (max(one, other), min(one, other)))
    assert better.rank <= worse.rank
    assert better.low <= worse.low
    assert better.high <= worse.high


@given(years, totals)
def test_the_likely_rank_lies_within_its_range(year: int, total: float) -> None:
    found = rank_in_year(total, FIELDS[year])
    assert 1 <= found.low <= found.rank <= found.high <= found.of == 63


@given(years, st.lists(totals, min_size=1, max_size=20))
def test_many_totals_at_once_rank_as_one_by_one(year: int, several: list[float]) -> None:
    found = np.array(ranks(several, FIELDS[year])).T.tolist()
    single = [rank_in_year(total, FIELDS[year]) for total in several]
    assert found == [[one.rank, one.low, one.high] for one in single]


def test_the_three_above_and_below_86_75_are_the_published_ones() -> None:
    found = neighbours(86.75, PEERS)
    assert [one.province for one in found[:4]] == [
        "TP. Hồ Chí Minh",
        "Cà Mau",
        "Hòa Bình",
        "Ninh Thuận",
    ]
    assert [one.above for one in found] == [True] * 3 + [False] * 3
    assert [round(one.points, 4) for one in found[:4]] == [0.23, 0.15, 0.02, 0.08]


@given(totals)
def test_adding_the_points_named_passes_the_next_province(total: float) -> None:
    target = next_above(total, PEERS)
    if target is None:
        assert rank_in_year(total, PEERS).rank == 1
    else:
        assert target.points > 0
        assert rank_in_year(total + target.points, PEERS).rank < rank_in_year(total, PEERS).rank


@given(years, st.integers(1, 63))
def test_the_score_needed_for_a_rank_is_the_least_that_gives_it(year: int, rank: int) -> None:
    field = FIELDS[year]
    needed = score_needed(rank, field)
    assert needed.low <= needed.score <= needed.high
    assert rank_in_year(needed.score, field).rank <= rank
    assert rank_in_year(needed.low, field).low <= rank
    assert rank_in_year(needed.high, field).high <= rank
    if needed.score > 0:
        assert rank_in_year(round(needed.score - 0.01, 2), field).rank > rank


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("more", [0.0, 0.7, 3.0])
def test_neighbours_stand_at_their_ranks_with_us_among_them(baseline: str, more: float) -> None:
    """Unequal scores never share a rank, ours included; equal ones do."""
    for table in ("", ground().nation.newest_map):
        at = ground(baseline, table)
        total = min(float(at.case.baseline.total) + more, 100.0)
        own = rank_in_year(total, at.peers).rank
        near = neighbours(total, at.peers)
        above = [one.rank for one in near if one.above]
        below = [one.rank for one in near if not one.above and one.score < total]
        assert all(rank < own for rank in above)
        assert all(rank > own for rank in below)
        assert sorted(above) == above
        assert sorted(below) == below
