"""Effort: our judgement of how hard points are to win, 1 (very easy) to 5 (very hard). Assumed.

A criterion's effort is that of winning back all it lost in the baseline (or the `within` points its
judgement names). Its parts share it in proportion to the points each has to win; a part with
nothing to win counts by its maximum. Within a part effort grows with the points won: taking it up
costs `opening`, then the way is cut into `pieces` equal pieces of which the n-th costs n.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt
from pydantic import Field

from model.law.arithmetic import EXACT, Floats
from model.law.criteria import Criterion, Law, Name
from model.law.rules import Amount, Data
from model.scenario import Scenario

LEVELS = range(1, 6)
Level = Literal[1, 2, 3, 4, 5]


class Judgement(Data):
    """How hard a criterion is, and why. `within`: the points that this effort stands for, where
    that is not everything that was lost."""

    effort: Level
    reason: Name
    within: Amount | None = None


class Growth(Data):
    """How effort grows along the way: `opening`, then 1, 2, 3, … for equal pieces of it."""

    opening: float = Field(ge=0)
    pieces: int = Field(ge=1)
    reason: Name

    @property
    def whole(self) -> float:
        """The sum of the weights over the whole way."""
        return self.opening + self.pieces * (self.pieces + 1) / 2


class Judgements(Data):
    """What the file says, with the words for the levels."""

    standing: Literal["assumed"]
    shape: Growth
    levels: dict[str, Name]
    other: Judgement
    criteria: dict[str, Judgement]


def misfit(judgements: Judgements, law: Law) -> str:
    """What in the judgements does not fit the law; empty if every criterion that a province can
    move has exactly one."""
    movable = {key for key, c in law.criteria.items() if c.moved != "out_of_reach"}
    if wrong := sorted(movable ^ set(judgements.criteria)):
        return f"criteria: expected exactly the movable ones: {wrong}"
    if sorted(judgements.levels) != [str(level) for level in LEVELS]:
        return "levels: expected a word for each of 1 to 5"
    for key, judgement in judgements.criteria.items():
        if judgement.within is not None and len(law.criteria[key].parts) > 1:
            return f"{key}: within is for criteria with one part"
    return ""


class EffortError(ValueError):
    """An unknown criterion or an effort that is not 1 to 5; the message names what is valid."""


@dataclass(frozen=True)
class Climb:
    """The effort of winning points with one part, from where it stands.

    Effort rises in straight pieces through `knots` (points won) and `heights` (effort), and jumps
    by `opening` once more than `below` points are won: they only bring the part back to its start.
    """

    below: float
    opening: float
    knots: tuple[float, ...]
    heights: tuple[float, ...]

    def effort(self, points: npt.ArrayLike) -> Floats:
        """The effort of winning this many points more."""
        won = np.asarray(points, dtype=float)
        jump = np.where(won > self.below + TINY, self.opening, 0.0)
        return np.asarray(jump + np.interp(won, self.knots, self.heights))


TINY = 1e-9  # points; far below the ten-thousandths to which points are rounded


@dataclass(frozen=True)
class Efforts:
    """The effort of every criterion: the file's judgement unless the person gives an own one."""

    judgements: Judgements
    own: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def judgement(self, criterion: str) -> Judgement:
        """What the file says of a criterion."""
        return self.judgements.criteria.get(criterion, self.judgements.other)

    def judges(self, criterion: str) -> bool:
        """Whether the file judges this very criterion, so that a person may judge it otherwise."""
        return criterion in self.judgements.criteria

    def level(self, criterion: str) -> int:
        """1 to 5."""
        return self.own.get(criterion, self.judgement(criterion).effort)

    def word(self, criterion: str) -> Name:
        """The level in a word."""
        return self.judgements.levels[str(self.level(criterion))]

    def change(self, own: Mapping[str, int]) -> "Efforts":
        """The same with the person's own levels. Raises `EffortError` for an impossible one."""
        for criterion, level in own.items():
            if not self.judges(criterion):
                known = ", ".join(self.judgements.criteria)
                raise EffortError(f"{criterion!r} has no effort; valid: {known}")
            if level not in LEVELS:
                raise EffortError(f"{criterion}: effort {level} is not valid; 1 to 5")
        return replace(self, own=MappingProxyType({**self.own, **own}))

    def climb(self, scenario: Scenario, criterion: Criterion, part: str) -> Climb:
        """The effort of winning points with a part, from where the scenario has it."""
        maxima = {key: float(found.rule.maximum) for key, found in criterion.parts.items()}
        start = scenario.begun()
        starts = {key: part_points(start, criterion, key) for key in maxima}
        lost = {key: round(maxima[key] - starts[key], 4) for key in maxima}
        lost_here, to_win = lost[part], sum(lost.values())
        share = lost_here / to_win if lost_here else maxima[part] / float(criterion.maximum)
        within = self.judgement(criterion.id).within
        growth = self.judgements.shape
        piece = float(within or lost_here or maxima[part]) / growth.pieces
        weight = self.level(criterion.id) * share / growth.whole
        won = part_points(scenario, criterion, part) - starts[part]
        steps = np.arange(int(np.ceil(max(lost_here, piece) / piece - TINY)) + 1)
        along, cost = steps * piece - won, weight * steps * (steps + 1) / 2
        if won < 0:
            along, cost = np.append(0.0, along), np.append(0.0, cost - weight * won / piece)
        here = np.interp(0.0, along, cost)
        ahead = along > TINY
        return Climb(
            below=max(0.0, -won),
            opening=0.0 if won > 0 else weight * growth.opening,
            knots=(0.0, *along[ahead].tolist()),
            heights=(0.0, *(cost[ahead] - here).tolist()),
        )


def part_points(scenario: Scenario, criterion: Criterion, part: str) -> float:
    """The points of a part in the scenario."""
    inside = {lever: name for lever, (key, name) in criterion.inputs().items() if key == part}
    values = {name: scenario.value(lever) for lever, name in inside.items()}
    of = scenario.levers[next(iter(inside))].of
    return float(criterion.parts[part].rule.points(values, of, EXACT))
