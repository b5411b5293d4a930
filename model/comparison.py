"""Two to six entries side by side against a named base: what each earns, and where they differ.

All of them stand on one ground, under one movement of the other provinces, or their ranks would
not compare.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from model.law.criteria import Criterion
from model.levers import Lever
from model.result import Entry

FEWEST, MOST = 2, 6


@dataclass(frozen=True)
class Comparison:
    """The entries in the order of choice, and the base that every difference is taken from. The
    base may be one of them."""

    base: Entry
    entries: tuple[Entry, ...]


class Line(NamedTuple):
    """Points of a field or criterion: id, maximum, the points of the base and of each entry."""

    key: str
    maximum: float
    base: float
    points: tuple[float, ...]

    @property
    def gains(self) -> tuple[float, ...]:
        """Points above the base's, by entry; four decimals."""
        return tuple(round(points - self.base, 4) for points in self.points)

    @property
    def differs(self) -> bool:
        """Whether any entry has other points than the base."""
        return any(self.gains)


class Input(NamedTuple):
    """An input, or the total behind a part (by its first lever): its value in the base and in each
    entry."""

    lever: Lever
    base: Decimal
    values: tuple[Decimal, ...]

    @property
    def differs(self) -> bool:
        """Whether any entry has another value than the base."""
        return any(value != self.base for value in self.values)


class Change(NamedTuple):
    """A criterion with its inputs and the totals behind them, and the points that each entry gains
    there over the base."""

    criterion: Criterion
    totals: tuple[Input, ...]
    inputs: tuple[Input, ...]
    gains: tuple[float, ...]


def compare(base: Entry, entries: Sequence[Entry]) -> Comparison:
    """Put entries side by side.

    Raises `ValueError` for fewer than two or more than six, and for entries of several grounds or
    movements.
    """
    if not FEWEST <= len(entries) <= MOST:
        raise ValueError(f"{FEWEST} to {MOST} scenarios are compared, found {len(entries)}")
    found = {(*one.ground.choice, one.work.movement) for one in (base, *entries)}
    if len(found) > 1:
        told = "; ".join(", ".join(one) for one in sorted(found))
        raise ValueError(f"one ground and one movement are compared, found {told}")
    return Comparison(base, tuple(entries))


def by_field(comparison: Comparison) -> list[Line]:
    """Points by field, in the rulebook's order."""
    fields = comparison.base.ground.case.rulebook.fields
    return lines(
        {key: fields[key].maximum for key in comparison.base.fields},
        [one.fields for one in together(comparison)],
    )


def by_criterion(comparison: Comparison) -> list[Line]:
    """Points by criterion, in the rulebook's order."""
    criteria = comparison.base.ground.case.rulebook.criteria
    return lines(
        {key: one.maximum for key, one in criteria.items()},
        [one.scores for one in together(comparison)],
    )


def unexplained(comparison: Comparison) -> Line:
    """What the reading of each total adds to its criteria, less what the ceiling takes away."""
    base, *points = (float(entry.result.total.unexplained) for entry in together(comparison))
    return Line("unexplained", 0.0, base, tuple(points))


def changes(comparison: Comparison, unchanged: bool = False) -> list[Change]:
    """Every criterion with an input or a total that differs from the base, and those; with
    `unchanged`, all criteria and all inputs."""
    criteria = comparison.base.ground.case.rulebook.criteria
    gains = {line.key: line.gains for line in by_criterion(comparison)}
    wanted = [one for one in inputs(comparison) if unchanged or one.differs]
    different = [one for one in totals(comparison) if one.differs]

    def within(key: str, found: Iterable[Input]) -> tuple[Input, ...]:
        return tuple(one for one in found if one.lever.criterion.id == key)

    found = [
        Change(criterion, within(key, different), within(key, wanted), gains[key])
        for key, criterion in criteria.items()
    ]
    return [one for one in found if one.totals or one.inputs]


def inputs(comparison: Comparison) -> list[Input]:
    """All inputs, in the rulebook's order."""
    base, *values = (entry.scenario.values() for entry in together(comparison))
    return [
        Input(lever, base[key], tuple(found[key] for found in values))
        for key, lever in comparison.base.scenario.levers.items()
    ]


def totals(comparison: Comparison) -> list[Input]:
    """All totals behind rates, in the rulebook's order."""
    first: dict[str, Lever] = {}
    for lever in comparison.base.scenario.base_levers.values():
        first.setdefault(lever.total_id, lever)
    found = []
    for key, lever in first.items():
        if lever.of is not None:
            base, *values = (e.scenario.totals.get(key, lever.of) for e in together(comparison))
            found.append(Input(lever, base, tuple(values)))
    return found


def together(comparison: Comparison) -> tuple[Entry, ...]:
    """The base, then the entries."""
    return (comparison.base, *comparison.entries)


def lines(maxima: Mapping[str, Decimal], points: Sequence[Mapping[str, float]]) -> list[Line]:
    """A line for each of the maxima; the base's points come first, then those of each entry."""
    base, *others = points
    return [
        Line(key, float(maximum), base[key], tuple(one[key] for one in others))
        for key, maximum in maxima.items()
    ]
