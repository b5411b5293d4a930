"""What would have been forecast of a year that has come since, and what came."""

from dataclasses import dataclass

import pandas as pd

from model.ranking.coming import Coming
from model.ranking.forecast import Forecast
from model.ranking.learning import learn
from model.ranking.peers import known_pairs, others, rebuild
from model.ranking.transitions import changes


@dataclass(frozen=True)
class Foretold:
    """What would have been said of a total (points), `given` the movement that came, and with it
    `unknown`."""

    points: float
    given: Forecast
    unknown: Forecast


@dataclass(frozen=True)
class Hindsight:
    """A province's `score` and `rank` in a year, with what would have been said the year before of
    the total it had then (`still`) and of the one that it got (`came`).

    `movement`: the change of the national mean, in points. `covered`: whether the interval given
    the movement held the rank that came.
    """

    year: int
    score: float
    rank: int
    of: int
    movement: float
    still: Foretold
    came: Foretold

    @property
    def covered(self) -> bool:
        """Whether the interval given the movement held the rank that came."""
        return self.came.given.low <= self.rank <= self.came.given.high


def hindsight(
    provinces: pd.DataFrame, national: pd.DataFrame, province: str, year: int, total: float
) -> Hindsight | None:
    """What was to be known after `year` of the year that followed it; None if that is not known.

    Only what had been published up to `year` is used; the method was chosen later.
    """
    rows = known_pairs(provinces, year + 1).to_dict("records")
    came = {row["province"]: (float(row["score"]), int(row["rank"])) for row in rows}
    movement = changes(provinces, national).get(year + 1)
    if province not in came or movement is None:
        return None
    known = provinces[provinces["year"] <= year], national[national["year"] <= year]
    model, rest = learn(*known), others(rebuild(*known, year), province)

    def foretold(points: float) -> Foretold:
        given, unknown = (Coming(rest, model, m).forecast(points) for m in (movement, None))
        return Foretold(points, given, unknown)

    score, rank = came[province]
    still, own = foretold(total), foretold(score)
    return Hindsight(year + 1, score, rank, len(rest) + 1, movement, still, own)
