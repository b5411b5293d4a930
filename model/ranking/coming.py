"""The other provinces in the year after a table: as they may move, or as they surely stand.

How they move has a name (or is given in points): *known*, as published where that year has come,
else as on average; *frozen*, every province scores what it did; *none*, their mean stays while they
rise and fall around it; *trend*, by the average of past years; *strongest* and *fall*, as in the
years of the largest rise and fall.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from model.law.arithmetic import ARRAYS, Floats
from model.ranking import forecast
from model.ranking.forecast import Forecast, Model, counts
from model.ranking.rank import Whole, rank_in_year, ranks

KNOWN, FROZEN, NONE, TREND = "known", "frozen", "none", "trend"
MOVEMENTS = (TREND, NONE, "strongest", "fall", KNOWN, FROZEN)


@dataclass(frozen=True)
class Coming:
    """The others of the coming year.

    Where `settled` they score exactly as `others` says; else they start from there and move as
    `model` has it, their mean by `movement` points (None: unknown).
    """

    others: pd.DataFrame
    model: Model
    movement: float | None
    settled: bool = False

    def chances(self, totals: npt.ArrayLike) -> Floats:
        """P(rank ≤ k) for many totals at once: [total, k − 1]."""
        if not self.settled:
            return forecast.chances(totals, self.others, self.model, self.movement)
        total = np.atleast_1d(np.asarray(totals, dtype=float))
        chance = np.cumsum(counts(standing_above(total, self.others)), axis=1)
        return np.asarray(np.minimum(chance, 1.0))

    def forecast(self, total: float) -> Forecast:
        """The rank of a total: likely, its interval, and the chance of each rank or better."""
        chance = self.chances(total)
        if not self.settled:
            return forecast.likely(chance)
        found = rank_in_year(total, self.others)
        return Forecast(found.rank, found.low, found.high, found.of, tuple(chance[0].tolist()))

    def ranks(self, totals: npt.ArrayLike) -> Whole:
        """The likely rank of many totals at once."""
        if self.settled:
            return ranks(totals, self.others)[0]
        return forecast.least(self.chances(totals), forecast.MEDIAN)

    def spans(self, totals: npt.ArrayLike) -> tuple[Whole, Whole, Whole]:
        """The likely, the best and the worst rank of the interval, for many totals at once."""
        if self.settled:
            return ranks(totals, self.others)
        chance = self.chances(totals)
        likely, best, worst = (forecast.least(chance, share) for share in forecast.SHARES)
        return likely, best, worst

    def margin(self, totals: Floats, view: Whole, k: Whole) -> Floats:
        """Not negative exactly where the rank of a total in a view of `spans` (0 to 2) is k + 1 or
        better, one total for each pair; it rises with the total."""
        row, flat = np.arange(totals.size), totals.ravel()
        if self.settled:
            found = np.asarray(ranks(flat, self.others))[view.ravel().astype(int), row]
            return np.asarray(k + 1.5 - found.reshape(totals.shape))
        chance = self.chances(flat)[row, k.ravel().astype(int)].reshape(totals.shape)
        return np.asarray(chance - forecast.SHARES[view.astype(int)] + forecast.EVEN)


def standing_above(totals: Floats, others: pd.DataFrame) -> Floats:
    """The chance that each other province stands above each total: [total, province]. One without
    a known score may have any between its bounds, each as likely."""
    score, low, high = (others[c].to_numpy(dtype=float) for c in ("score", "low", "high"))
    room, total = high - low, totals[:, None]
    known = room == 0
    within = (high - total) / np.where(known, 1.0, room)
    return np.asarray(np.where(known, score > ARRAYS.half_up(total, 2), np.clip(within, 0.0, 1.0)))
