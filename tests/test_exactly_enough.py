"""Both sides of a bound: what is exactly enough is enough, what is the least bit less is not; and
of two ways that give the same the cheaper one is taken."""

from decimal import Decimal as D

import pandas as pd
import pytest

from model.planning.goal import Plan, nearest_miss, plan, prices
from model.planning.ladder import UNIT, Goal, Limits
from model.planning.odds import in_coming_year
from model.planning.robust import robust, worth
from model.ranking.curve import PRINTED_STEP, bounds
from model.ranking.rank import in_year, least_total, neighbours, rank_in_year
from tests.grounds import ground
from tests.strategies import CASE, START

NOW, LEAST = D("86.02"), D(1) / UNIT
PAIR = ("6.1.2", "6.3.3")  # a point each, all or nothing


def goal(*criteria: str, **efforts: int) -> Goal:
    """To win what these criteria give and nothing else."""
    own = CASE.efforts.change({key.replace("_", ".")[1:]: one for key, one in efforts.items()})
    locked = frozenset(CASE.rulebook.criteria) - set(criteria)
    return Goal(CASE.rulebook, START, own, Limits(locked))


# Plans


@pytest.mark.parametrize("criteria", [("6.1.2",), PAIR, ("5.4",), ("3.4.1", "6.1.1"), ("1.7",)])
def test_a_plan_that_wins_exactly_what_is_wanted_reaches_it(criteria: tuple[str, ...]) -> None:
    within = goal(*criteria)
    most = plan(within, D(100)).total
    enough, short = plan(within, most), plan(within, most + LEAST)
    assert enough.total == short.total == most > NOW
    assert (enough.reachable, enough.short, enough.held_back) == (True, 0, None)
    assert (short.reachable, short.short) == (False, LEAST)


@pytest.mark.parametrize("criteria", [("5.4",), ("1.7",), ("3.4.1", "6.1.1")])
def test_a_plan_that_is_worth_exactly_what_is_wanted_under_every_rule_reaches_it(
    criteria: tuple[str, ...],
) -> None:
    within = goal(*criteria)
    most = worth(within, robust(within, D(100)))
    enough, short = robust(within, most), robust(within, most + LEAST)
    assert worth(within, enough) == most > NOW
    assert (enough.reachable, short.reachable) == (True, False)


def test_what_is_there_already_is_exactly_enough() -> None:
    there, more = plan(goal(), NOW), plan(goal(), NOW + LEAST)
    assert (there.reachable, there.steps, there.effort) == (True, (), 0)
    assert (more.reachable, more.short) == (False, LEAST)


def test_a_price_is_told_up_to_exactly_what_can_be_won() -> None:
    within = goal(*PAIR)
    most = plan(within, D(100)).total
    table = prices(within, {2: most, 1: most + LEAST}).set_index("rank")
    assert table["effort"].notna().to_dict() == {2: True, 1: False}


@pytest.mark.parametrize(
    ("first", "second", "cheaper"), [(2, 4, "6.1.2"), (4, 2, "6.3.3"), (1, 5, "6.1.2")]
)
def test_of_two_ways_to_the_same_points_the_cheaper_is_taken(
    first: int, second: int, cheaper: str
) -> None:
    of_two = goal(*PAIR, _6_1_2=first, _6_3_3=second)
    one: Plan = plan(of_two, NOW + 1)
    both: Plan = plan(of_two, NOW + 2)
    miss = nearest_miss(of_two, both)
    assert miss is not None
    assert list(one.gains) == list(miss.gains) == [cheaper]
    assert (one.total, miss.total, miss.short) == (NOW + 1, NOW + 1, 1)
    assert one.effort == miss.effort < both.effort - miss.effort


# Ranks


def others(*rows: tuple[float, float, float]) -> pd.DataFrame:
    """Other provinces by score, lowest and highest possible score."""
    table = pd.DataFrame(rows, columns=["score", "low", "high"])
    names = [f"Tỉnh {number}" for number in range(1, len(rows) + 1)]
    return table.assign(
        rank=range(1, len(rows) + 1), province=names, status="printed", source="nguồn"
    )


@pytest.mark.parametrize(
    ("score", "low", "high", "ranks"),
    [
        pytest.param(86.00, 86.00, 86.00, (1, 1, 1), id="equal scores share the better rank"),
        pytest.param(86.01, 86.01, 86.01, (2, 2, 2), id="a known score above"),
        pytest.param(85.50, 85.00, 86.00, (1, 1, 1), id="at most the total"),
        pytest.param(85.50, 85.00, 86.01, (1, 1, 2), id="at most just above it"),
        pytest.param(86.50, 86.00, 87.00, (2, 2, 2), id="at least the total"),
        pytest.param(86.50, 85.99, 87.00, (2, 1, 2), id="at least just below it"),
        pytest.param(86.00, 85.00, 87.00, (1, 1, 2), id="estimated at the total"),
        pytest.param(86.01, 85.00, 87.00, (2, 1, 2), id="estimated above it"),
    ],
)
def test_a_total_s_rank_at_the_very_score_of_another(
    score: float, low: float, high: float, ranks: tuple[int, int, int]
) -> None:
    found = rank_in_year(86.00, others((score, low, high)))
    assert (found.rank, found.low, found.high) == ranks


@pytest.mark.parametrize(
    ("total", "score", "low", "high", "above", "points"),
    [
        pytest.param(86.0, 86.30, 86.30, 86.30, True, 0.31, id="known above"),
        pytest.param(86.0, 85.70, 85.70, 85.70, False, 0.31, id="known below"),
        pytest.param(86.0, 86.00, 86.00, 86.00, False, 0.01, id="known and equal"),
        pytest.param(86.004, 86.0, 86.0, 86.0, False, 0.01, id="known and printed alike"),
        pytest.param(86.0, 86.30, 85.00, 88.00, True, 0.31, id="estimated above"),
        pytest.param(86.0, 85.70, 85.00, 88.00, False, 0.31, id="estimated below"),
        pytest.param(86.0, 86.00, 85.00, 88.00, False, 0.01, id="estimated equal"),
        pytest.param(86.0, 86.00, 86.00, 88.00, True, 0.01, id="above whatever its score"),
    ],
)
def test_a_neighbour_is_passed_by_printing_a_step_more_at_its_known_or_estimated_score(
    total: float, score: float, low: float, high: float, above: bool, points: float
) -> None:
    (found,) = neighbours(total, others((score, low, high)))
    assert (found.above, found.score, found.low, found.high) == (above, score, low, high)
    assert found.points == pytest.approx(points)


def test_what_a_count_leaves_out_prints_a_step_below_the_edge() -> None:
    low, high = bounds({}, [(90.0, 2), (80.0, 3)], [], 4)
    assert low.tolist() == [90, 90, 80, 0]
    assert high.tolist() == [100, 100, 90 - PRINTED_STEP, 80 - PRINTED_STEP]


@pytest.mark.parametrize("rank", [1, 17, 46])
def test_the_least_total_for_a_rank_has_it_and_a_step_less_has_not(rank: int) -> None:
    facts = ground()
    total = least_total(in_year(rank, facts.peers))
    assert total is not None
    assert rank_in_year(float(total), facts.peers).rank <= rank
    assert rank_in_year(float(total - D("0.01")), facts.peers).rank > rank


def test_a_chance_that_is_exactly_reached_is_reached() -> None:
    facts = ground()
    chance = float(facts.coming(None).chances(88.0)[0, 39])
    assert in_coming_year(facts, 40, chance, None)(88.0)
    assert not in_coming_year(facts, 40, chance + 1e-9, None)(88.0)
