"""An entry: a scenario under the name that people gave it, with what it brings.

One idea wherever scenarios stand side by side or go into a file: saved or ready-made, compared,
presented, exported.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from model.address import Work
from model.ground import Ground
from model.ranking.rank import Rank
from model.result import Result, result
from model.scenario import Scenario
from model.scoring import field_sums


@dataclass(frozen=True)
class Entry:
    """`name`, `note` and `author` are as typed; the result is worked out when first asked for, on
    the ground and with the movement of the work."""

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

    @cached_property
    def scores(self) -> dict[str, float]:
        """Points by criterion."""
        card = self.result.card
        return dict(zip(card["criterion"], card["points"], strict=True))

    @cached_property
    def fields(self) -> dict[str, float]:
        """Points by field."""
        sums = field_sums(self.result.card)
        return dict(zip(sums["field"], sums["points"], strict=True))

    def under(self, movement: str) -> "Entry":
        """The same entry with the others moving so."""
        return replace(self, work=replace(self.work, movement=movement))
