"""A total's rank among the others of a year that has been: exact where known, a range where not.

Rank 1 is best; equal scores share the better rank. Scores are published with two decimals, so a
total that prints like a known score ties with it; nothing else is rounded before comparing. A
place without a known score is taken to lie strictly between its bounds, as the published order
does. To pass a province is to print at least 0.01 more than it.

`others` is always `peers.others(...)`: one row per other province, with score, low and high.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from model.law.arithmetic import ARRAYS, Floats
from model.ranking.curve import PRINTED_STEP

Whole = npt.NDArray[np.int64]
MAXIMUM, CENTS = 100, 100  # points, and into how many steps a published score divides each
Reached = Callable[[float], bool]


@dataclass(frozen=True)
class Rank:
    """A likely rank and the range that the sources leave possible, of `of` provinces."""

    rank: int
    low: int
    high: int
    of: int

    @property
    def exact(self) -> bool:
        """Whether the known scores decide the rank."""
        return self.low == self.high


@dataclass(frozen=True)
class Neighbour:
    """An other province (None: the sources do not name it) at its place around a total.

    `points`: to be added to the total to pass a province above; lost by the total until a
    province below passes it. Never below zero. `low` and `high` bound the neighbour's score.
    """

    province: str | None
    rank: int
    score: float
    low: float
    high: float
    status: str
    source: str
    above: bool
    points: float


@dataclass(frozen=True)
class Needed:
    """The least total, in steps of 0.01 points, that gives a rank; from `low` on it is possible,
    from `high` on it is certain."""

    score: float
    low: float
    high: float


def ranks(totals: npt.ArrayLike, others: pd.DataFrame) -> tuple[Whole, Whole, Whole]:
    """Likely, best possible and worst possible rank of many totals at once."""
    total = np.atleast_1d(np.asarray(totals, dtype=float))[:, None]
    printed: Floats = ARRAYS.half_up(total, 2)
    score, low, high = (others[c].to_numpy(dtype=float) for c in ("score", "low", "high"))
    known = low == high
    surely = np.where(known, score > printed, low >= printed)
    maybe = surely | (high > printed)
    likely = surely | (maybe & (score > total))
    rank, best, worst = (1 + ahead.sum(axis=1) for ahead in (likely, surely, maybe))
    return rank, best, worst


def rank_in_year(total: float, others: pd.DataFrame) -> Rank:
    """The rank of a total had the others scored as they did."""
    rank, low, high = (int(found[0]) for found in ranks(total, others))
    return Rank(rank, low, high, len(others) + 1)


def neighbours(total: float, others: pd.DataFrame, n: int = 3) -> list[Neighbour]:
    """The `n` provinces just above a total and the `n` just below it, from the highest down, each
    at the rank that it has with the total among them."""
    printed = float(ARRAYS.half_up(np.array([total]), 2)[0])
    found = []
    ordered = others.sort_values(["score", "rank"], ascending=[False, True])
    places = ordered["score"].rank(method="min", ascending=False).astype(int)
    for row, place in zip(ordered.to_dict("records"), places, strict=True):
        score, low, high = row["score"], row["low"], row["high"]
        above = score > printed if low == high else low >= printed or score > total
        points = score - total if above else printed - score
        found.append(
            Neighbour(
                province=row["province"],
                rank=place + (not above and score < printed),
                score=score,
                low=low,
                high=high,
                status=row["status"],
                source=row["source"],
                above=above,
                points=max(0.0, points) + PRINTED_STEP,
            )
        )
    above_us = [one for one in found if one.above]
    return above_us[-n:] + [one for one in found if not one.above][:n]


def next_above(total: float, others: pd.DataFrame) -> Neighbour | None:
    """The province to pass next, or None for the first."""
    nearest = neighbours(total, others, 1)[0]
    return nearest if nearest.above else None


def score_needed(rank: int, others: pd.DataFrame) -> Needed:
    """The least total with two decimals that gives this rank or better in the year."""
    found = [least_total(in_year(rank, others, view)) for view in range(3)]
    likely, best, worst = (float(MAXIMUM if one is None else one) for one in found)
    return Needed(likely, best, worst)


def in_year(rank: int, others: pd.DataFrame, view: int = 0) -> Reached:
    """Whether a total would have been at this rank or better in the year: likely, at best or at
    worst (the views of `ranks`)."""
    return lambda total: bool(ranks(total, others)[view][0] <= rank)


def least_total(reached: Reached, now: Decimal = Decimal(0)) -> Decimal | None:
    """The least total from `now` on that reaches what is asked, with two decimals, as scores are
    published; None if not even 100 points do. A higher total must not reach less."""
    low, high = int((now * CENTS).to_integral_value(ROUND_CEILING)), MAXIMUM * CENTS
    if reached(low / CENTS):
        return Decimal(low) / CENTS
    if not reached(high / CENTS):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle / CENTS) else (middle, high)
    return Decimal(high) / CENTS
