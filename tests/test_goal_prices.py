"""What the ranks around the wanted one cost, on the terms of the question that was asked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from model.address import Work
from model.planning.goal import plan
from pages.parts.goal.answer import AROUND, answer, price_table
from pages.parts.goal.question import Question
from tests.grounds import ground
from tests.strategies import CASE, START

PLAIN = Question(rank=30)
TERMS = {
    "plain": PLAIN,
    "surveys": replace(PLAIN, survey=True),
    "locked": replace(PLAIN, locked=("1.3.2", "5.4")),
    "another rank": replace(PLAIN, rank=12),
    "a score": Question(aim="score", score=Decimal(88)),
    "given": replace(PLAIN, rank=50, time="coming", chance=0.6, bound="given"),
    "unknown": replace(PLAIN, rank=50, time="coming", chance=0.6, bound="unknown"),
    "surer": replace(PLAIN, rank=50, time="coming", chance=0.8, bound="unknown"),
}
ASKED = [name for name, one in TERMS.items() if one.aim == "rank"]


def priced(name: str, work: Work | None = None) -> dict[int, float]:
    """The price of each rank that has one."""
    table = price_table(ground(), work or Work(START), TERMS[name])
    return dict(table.dropna()[["rank", "effort"]].itertuples(index=False))


@pytest.mark.parametrize("name", ASKED)
def test_the_price_of_the_wanted_rank_is_that_of_the_plan(name: str) -> None:
    found = answer(ground(), Work(START), TERMS[name])
    assert found.plan.reachable
    assert priced(name)[TERMS[name].rank] == pytest.approx(found.plan.effort)


@pytest.mark.parametrize("name", ["plain", "surveys", "locked", "given", "unknown"])
def test_the_price_of_a_rank_beside_is_that_of_asking_for_it(name: str) -> None:
    asked = TERMS[name]
    beside = asked.rank + 2
    found = answer(ground(), Work(START), replace(asked, rank=beside))
    assert priced(name)[beside] == pytest.approx(found.plan.effort)


def test_other_terms_have_other_prices() -> None:
    """But for the surveys: around rank 30 nothing of them is cheaper than what is used."""
    prices = {name: tuple(priced(name).items()) for name in TERMS}
    assert prices.pop("surveys") == prices["plain"]
    assert len(set(prices.values())) == len(prices)


@pytest.mark.parametrize(("name", "middle"), [("plain", 30), ("another rank", 12), ("a score", 22)])
def test_the_ranks_are_those_around_the_wanted_one_or_that_of_the_score(
    name: str, middle: int
) -> None:
    table = price_table(ground(), Work(START), TERMS[name])
    assert table["rank"].tolist() == list(range(middle + AROUND, middle - AROUND - 1, -1))


def test_prices_count_from_the_scenario_and_the_efforts_of_the_work() -> None:
    done = Work(plan(answer(ground(), Work(START), PLAIN).goal, Decimal("87.28")).scenario)
    assert priced("plain", done)[30] == 0
    harder = Work(START, efforts=dict.fromkeys(CASE.efforts.judgements.criteria, 5))
    assert priced("plain", harder)[30] > priced("plain")[30]
