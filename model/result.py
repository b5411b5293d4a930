"""A scenario's result: its scorecard, its total, and its rank by both questions."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from model.ground import Ground
from model.ranking.forecast import Forecast
from model.ranking.rank import Rank, rank_in_year
from model.scenario import Scenario
from model.scoring import Total, scorecard, total


@dataclass(frozen=True)
class Result:
    """What a scenario brings.

    `rank`: had the others scored as they did in the table's year. `given`: in the coming year,
    with the `movement` of the others as assumed (by name or in points). `unknown`: the same with
    that movement unknown.
    """

    scenario: Scenario
    card: pd.DataFrame
    total: Total
    rank: Rank
    given: Forecast
    unknown: Forecast
    movement: str

    @property
    def points(self) -> float:
        """The total in points."""
        return float(self.total.points)

    def points_of(self, criterion: str) -> float:
        """The points of one criterion."""
        return self._by_criterion[criterion]

    @cached_property
    def _by_criterion(self) -> dict[str, float]:
        return dict(zip(self.card["criterion"], self.card["points"], strict=True))


def result(facts: Ground, scenario: Scenario, movement: str) -> Result:
    """Score and rank a scenario; `movement` by name or in points."""
    card = scorecard(facts.case.rulebook, scenario)
    points = total(facts.case.rulebook, scenario, card)
    reached = float(points.points)
    return Result(
        scenario=scenario,
        card=card,
        total=points,
        rank=rank_in_year(reached, facts.peers),
        given=facts.coming(movement).forecast(reached),
        unknown=facts.coming(None).forecast(reached),
        movement=movement,
    )
