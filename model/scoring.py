"""Scores: one row per criterion for a scenario, or the points along a lever."""

import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from model.law.arithmetic import ARRAYS, EXACT, Arithmetic, Floats
from model.law.criteria import Criterion, Rulebook
from model.law.rules import Place
from model.levers import Lever, shared
from model.scenario import Scenario


@dataclass(frozen=True)
class Total:
    """The total PAR INDEX of a scenario: criteria + unexplained, never above the maximum.

    `unexplained` is what the reading adds to the appendix (0.9977 of the published 86.02), less
    whatever would lift the total above the maximum. All in points.
    """

    criteria: Decimal
    unexplained: Decimal

    @property
    def points(self) -> Decimal:
        """The total, four decimals."""
        return self.criteria + self.unexplained


def scorecard(rulebook: Rulebook, scenario: Scenario) -> pd.DataFrame:
    """One row per criterion: criterion, field, moved, listed, maximum, points, lost.

    Points are decimals with four places, held as floats.
    """
    values = scenario.values()
    rows = []
    for criterion in rulebook.criteria.values():
        points = criterion_points(criterion, scenario.levers, values, EXACT)
        rows.append(
            (
                criterion.id,
                criterion.field,
                criterion.moved,
                criterion.listed,
                float(criterion.maximum),
                float(points),
                float(criterion.maximum - points),
            )
        )
    columns = ["criterion", "field", "moved", "listed", "maximum", "points", "lost"]
    return pd.DataFrame(rows, columns=columns)


def total(rulebook: Rulebook, scenario: Scenario, card: pd.DataFrame | None = None) -> Total:
    """The total under the scenario's reading; `card` is its scorecard where that is at hand."""
    if card is None:
        card = scorecard(rulebook, scenario)
    criteria = Decimal(str(round(float(card["points"].sum()), 4)))
    return Total(criteria, min(scenario.read.unexplained, rulebook.maximum - criteria))


def field_sums(card: pd.DataFrame) -> pd.DataFrame:
    """One row per field: field, maximum, points, lost, rounded to the four decimals of the plan."""
    sums = card.groupby("field", sort=False)[["maximum", "points", "lost"]].sum()
    return sums.round(4).reset_index()


def beside(scenario: Scenario, key: str, values: Mapping[str, Floats], length: int) -> Floats:
    """One lever's value beside arrays of others: as given, else as in the scenario; of classes of
    the same cases those that are given come first and the others yield."""
    classes = scenario.classes(key)
    wished = {one: values[one] for one in classes if one in values}
    wished |= {one: np.full(length, float(classes[one])) for one in classes if one not in values}
    found: Floats = shared(scenario.levers[key].of, wished, ARRAYS)[key]
    return found


def criterion_points(
    criterion: Criterion, levers: Mapping[str, Lever], values: Mapping[str, Any], a: Arithmetic
) -> Any:
    """The points of one criterion: the sum of its parts."""
    inputs: dict[str, dict[str, Any]] = {key: {} for key in criterion.parts}
    totals: dict[str, Decimal | None] = {}
    for lever_id, (key, name) in criterion.inputs().items():
        inputs[key][name] = values[lever_id]
        totals[key] = levers[lever_id].of
    return sum(
        part.rule.points(inputs[key], totals[key], a) for key, part in criterion.parts.items()
    )


def points_of(rulebook: Rulebook, scenario: Scenario, criterion: str) -> Decimal:
    """The points of one criterion in a scenario."""
    wanted = rulebook.criteria[criterion]
    values = {lever: scenario.value(lever) for lever in wanted.inputs()}
    found: Decimal = criterion_points(wanted, scenario.levers, values, EXACT)
    return found


def extrapolates(lever: Lever, values: Mapping[str, Decimal]) -> bool:
    """Whether the lever's part leaves the range in which its rule has been seen.

    Below the lowest rate seen a threshold may exist; a band that is assumed has never been seen.
    """
    rule, seen, inputs = lever.part.rule, lever.seen_from, part_inputs(lever, values)
    if isinstance(rule, Place):
        return rule.bands[int(inputs[""]) - 1].standing == "assumed"
    return seen is not None and rule.rate(inputs, lever.of, EXACT) < seen


def may_extrapolate(lever: Lever) -> bool:
    """Whether there are values at which it does."""
    if isinstance(lever.part.rule, Place):
        return any(band.standing == "assumed" for band in lever.part.rule.bands)
    return lever.seen_from is not None


def part_inputs(lever: Lever, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """The inputs of a lever's part by name, from values by lever id."""
    return {
        name: values[key]
        for key, (part_key, name) in lever.criterion.inputs().items()
        if part_key == lever.part_key
    }


@dataclass(frozen=True)
class Doubt:
    """The scenario wins criteria of which one may be the very point that the appendix lacks.

    `points` would then be the total: the criteria alone, nothing unexplained on top.
    """

    criteria: tuple[str, ...]
    points: Decimal


def doubt(scenario: Scenario, found: Total) -> Doubt | None:
    """What is doubtful of a total under a reading with unexplained points, if anything."""
    if not scenario.read.unexplained:
        return None
    suspects = {
        lever: Decimal(value)
        for reading in scenario.baseline.readings.values()
        for lever, value in reading.inputs.items()
    }
    won = tuple(key for key, value in suspects.items() if scenario.changes.get(key) == value)
    return Doubt(won, found.criteria) if won else None


def along(scenario: Scenario, lever: Lever, places: Floats) -> Floats:
    """The points of a lever's part at many values of the lever, all else as in the scenario.

    The other classes of the same cases yield, as they do in `Scenario.change`.
    """
    inputs = {
        scenario.levers[key].input: beside(scenario, key, {lever.id: places}, len(places))
        for key in scenario.classes(lever.id)
    }
    points: Floats = lever.part.rule.points(inputs, lever.of, ARRAYS)
    return points


def least(scenario: Scenario, lever: Lever, points: Decimal) -> Decimal | None:
    """The least step along a lever, from its worst end, at which its part earns `points`.

    None if no step of it does. Of classes of the same cases a better one is not given up for a
    worse one: more late tasks are no gain once they replace tasks done on time.
    """
    rule, span, of = lever.part.rule, lever.span, lever.of
    others = {key: wish for key, wish in scenario.classes(lever.id).items() if key != lever.id}
    better = rule.inputs[: rule.inputs.index(lever.input)]
    taken = sum(wish for key, wish in others.items() if scenario.levers[key].input in better)

    def value(steps: int) -> Decimal:
        return lever.worst + steps * span.step * span.better

    def earned(steps: int) -> Decimal:
        inputs = shared(of, {lever.id: value(steps), **others})
        named = {scenario.levers[key].input: found for key, found in inputs.items()}
        found: Decimal = rule.points(named, of, EXACT)
        return found

    last = int((span.high - span.low - taken) / span.step)
    steps = bisect.bisect_left(range(last + 1), points, key=earned)
    return value(steps) if steps <= last else None
