"""A scenario's result: its scorecard, its total, and its rank by both questions; and an entry, the
scenario with its result under the name that people gave it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from model.address import Work
from model.ground import Ground
from model.ranking.forecast import Forecast
from model.ranking.rank import Rank, rank_in_year, ranks
from model.scenario import Scenario
from model.scoring import Total, field_sums, scorecard, total

YEAR, COMING = "year", "coming"


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
        return self.scores[criterion]

    @cached_property
    def scores(self) -> dict[str, float]:
        """Points by criterion."""
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


@dataclass(frozen=True)
class Entry:
    """A scenario under the name that people gave it, with what it brings: one idea wherever
    scenarios stand side by side or go into a file, saved or ready-made.

    `name`, `note` and `author` are as typed; the result is worked out when first asked for, on the
    ground and with the movement of the work.
    """

    ground: Ground
    name: str
    work: Work
    note: str = ""
    author: str = ""

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.work.scenario

    @cached_property
    def result(self) -> Result:
        """What it brings."""
        return result(self.ground, self.scenario, self.work.movement)

    @property
    def points(self) -> float:
        """The total in points."""
        return self.result.points

    @property
    def rank(self) -> Rank:
        """The rank had the others scored as they did."""
        return self.result.rank

    @property
    def scores(self) -> dict[str, float]:
        """Points by criterion."""
        return self.result.scores

    @cached_property
    def fields(self) -> dict[str, float]:
        """Points by field."""
        sums = field_sums(self.result.card)
        return dict(zip(sums["field"], sums["points"], strict=True))

    def under(self, movement: str) -> "Entry":
        """The same entry with the others moving so."""
        return replace(self, work=replace(self.work, movement=movement))


def questions(facts: Ground, movement: str | None) -> dict[str, Callable[[float], int]]:
    """`year`: had the others scored as they did. `coming`: if they move so, by
    name or points, or as much as they may where that is None."""
    coming = facts.coming(movement)
    return {
        YEAR: lambda total: int(ranks(total, facts.peers)[0][0]),
        COMING: lambda total: int(coming.ranks(total)[0]),
    }
