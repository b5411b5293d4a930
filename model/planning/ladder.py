"""What a plan may use, and the rungs of it: every position of a part of a rule that earns more than
where it stands.

Whole cases and yes/no are taken as they are, a rate (or plain points) at the value that earns each
ten-thousandth of a point without help from rounding: in between nothing more is won, so no plan
needs it. Effort depends only on the points won, so of positions that earn the same the nearest
stands for all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from model.law.arithmetic import ARRAYS, Floats
from model.law.criteria import Criterion, Rulebook
from model.levers import Lever
from model.planning.effort import Climb, Efforts, part_points
from model.scenario import Scenario

Whole = npt.NDArray[np.int64]
UNIT = 10_000  # points are rounded to ten-thousandths
ROUNDING = 1e-6  # units; a bend of the effort that lies on a rung is not taken to lie below it


@dataclass(frozen=True)
class Limits:
    """What a plan may not use: locked levers or criteria, the surveys; and the most effort that may
    be asked of an agency (a criterion's effort is shared equally among those that lead it). The
    parts of a criterion that is taken `together` are all raised to their best, or none. `most`: the
    best value that a lever can still have, where that is not the best of all."""

    locked: frozenset[str] = frozenset()
    survey: bool = True
    caps: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    together: frozenset[str] = frozenset()
    most: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    def allow(self, criterion: Criterion) -> bool:
        """Whether anything of a criterion may be used."""
        survey = criterion.moved == "survey"
        barred = criterion.moved == "out_of_reach" or criterion.id in self.locked
        return not barred and (self.survey or not survey)


@dataclass(frozen=True)
class Ladder:
    """One part's rungs; the first is where it stands.

    `units`: ten-thousandths of a point won at each rung, rising; `effort` of each. `knots`: of a
    rate, whose rungs win one unit each, the rungs between which effort rises in a straight line.
    `values`: what each lever is at each rung [rung, lever]; not kept for rates, of which `top` is
    what the last rung earns.
    """

    criterion: str
    levers: tuple[Lever, ...]
    units: Whole
    effort: Floats
    knots: tuple[int, ...] = ()
    values: Whole | None = None
    top: Decimal = Decimal(0)

    @property
    def stretches(self) -> list[tuple[int, int]]:
        """The first and last rung between each two knots; none unless it is a rate."""
        return list(pairwise(self.knots)) or [(knot, knot) for knot in self.knots]

    @property
    def most(self) -> int:
        """The units won on the last rung."""
        return int(self.units[-1])

    def raised(self, scenario: Scenario, rung: int) -> dict[str, Decimal]:
        """The levers that are better at a rung than in the scenario, best class first."""
        if self.values is None:
            (lever,) = self.levers
            maximum = lever.part.rule.maximum
            earned = self.top - Decimal(self.most - int(self.units[rung])) / UNIT
            steps = earned * lever.span.high / (maximum * lever.span.step)
            to = steps.to_integral_value(ROUND_CEILING) * lever.span.step
            there = [to if rung else scenario.value(lever.id)]
        else:
            there = [Decimal(value) for value in self.values[rung].tolist()]
        return {
            lever.id: value
            for lever, value in zip(self.levers, there, strict=True)
            if (value - scenario.value(lever.id)) * lever.span.better > 0
        }


@dataclass(frozen=True)
class Goal:
    """Where a plan starts, what is judged to be hard, and what may not be used."""

    rulebook: Rulebook
    scenario: Scenario
    efforts: Efforts
    limits: Limits = field(default_factory=Limits)

    def ladders(self) -> list[Ladder]:
        """The ladders of all parts that may be used and have something to win."""
        found = []
        for criterion in filter(self.limits.allow, self.rulebook.criteria.values()):
            parts = []
            for key in criterion.parts:
                inside = (self.scenario.levers[lever] for lever in criterion.inputs())
                levers = tuple(lever for lever in inside if lever.part_key == key)
                climb = self.efforts.climb(self.scenario, criterion, key)
                build = _rate if levers[0].continuous else _cases
                parts.append(build(self.scenario, levers, climb, self.limits))
            won = [ladder for ladder in parts if ladder.most]
            whole = won and criterion.id in self.limits.together
            found += [_together(criterion, won)] if whole else won
        return found

    def without(self, criterion: str) -> "Goal":
        """The same goal with one criterion locked."""
        limits = replace(self.limits, locked=self.limits.locked | {criterion})
        return replace(self, limits=limits)


def _rate(scenario: Scenario, levers: tuple[Lever, ...], climb: Climb, limits: Limits) -> Ladder:
    """A rung for every unit up to the maximum."""
    (lever,) = levers
    now = part_points(scenario, lever.criterion, lever.part_key)
    top = lever.part.rule.maximum
    if lever.id in limits.most:
        reached = top * UNIT * limits.most[lever.id] / lever.span.high
        top = reached.to_integral_value(ROUND_FLOOR) / UNIT
    most = 0 if lever.id in limits.locked else max(0, round((float(top) - now) * UNIT))
    units = np.arange(most + 1, dtype=np.int64)
    bends = np.floor(np.array([climb.below, *climb.knots]) * UNIT + ROUNDING).astype(int).tolist()
    knots = sorted({1, most, *bends, *(bend + 1 for bend in bends)})
    knots = [knot for knot in knots if 1 <= knot <= most]
    effort = climb.effort(units / UNIT)
    return Ladder(lever.criterion.id, levers, units, effort, tuple(knots), top=top)


def _cases(scenario: Scenario, levers: tuple[Lever, ...], climb: Climb, limits: Limits) -> Ladder:
    """A rung for every whole number of cases, yes or no, or band that wins something."""
    now = [int(scenario.value(lever.id)) for lever in levers]
    free = [lever.id not in limits.locked for lever in levers]
    if len(levers) > 1:
        rows = list(_mixes(now, free, int(levers[0].span.high)))
    elif free[0]:
        best, side = int(limits.most.get(levers[0].id, levers[0].best)), levers[0].span.better
        rows = [[value] for value in range(now[0], best + side, side)]
    else:
        rows = []
    first = limits.most.get(levers[0].id, levers[0].best)
    rows = [row for row in rows if len(levers) == 1 or row[0] <= first]
    values = np.array([now, *rows], dtype=np.int64)
    inputs = {lever.input: values[:, i].astype(float) for i, lever in enumerate(levers)}
    earned = levers[0].part.rule.points(inputs, levers[0].of, ARRAYS)
    won = np.rint(earned * UNIT).astype(np.int64)
    units, where = np.unique(won - won[0], return_index=True)
    better = units >= 0
    units, values = units[better], values[where[better]]
    effort = climb.effort(units / UNIT)
    return Ladder(levers[0].criterion.id, levers, units, effort, values=values)


def _together(criterion: Criterion, parts: list[Ladder]) -> Ladder:
    """One rung above where the parts stand: all of them at their best. Raises `ValueError` for a
    part that follows a rate."""
    rows: list[list[int]] = [[], []]
    for ladder in parts:
        if ladder.values is None:
            raise ValueError(f"{criterion.id}: a rate cannot be all or nothing")
        for row, rung in zip(rows, (0, -1), strict=True):
            row += ladder.values[rung].tolist()
    most, effort = sum(ladder.most for ladder in parts), sum(ladder.effort[-1] for ladder in parts)
    levers = tuple(lever for ladder in parts for lever in ladder.levers)
    units, values = np.array([0, most], dtype=np.int64), np.array(rows, dtype=np.int64)
    return Ladder(criterion.id, levers, units, np.array([0.0, effort]), values=values)


def _mixes(cases: list[int], free: list[bool], of: int) -> Iterator[list[int]]:
    """Every way to raise classes of `of` cases, more in the best class first. A class that is not
    raised yields to a better one only where no cases are left, and never if it is locked."""
    if not cases:
        yield []
        return
    stays = min(cases[0], of)
    if free[0] or stays == cases[0]:
        for count in range(of if free[0] else stays, stays - 1, -1):
            for rest in _mixes(cases[1:], free[1:], of - count):
                yield [count, *rest]
