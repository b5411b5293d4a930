"""Two to six scenarios side by side against a named base: what each earns, and where they differ.

All of them are ranked under one movement of the other provinces, or their ranks would not compare.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from model.ground import Ground
from model.law.criteria import Criterion
from model.levers import Lever
from model.result import Result, result
from model.scenario import Scenario
from model.scoring import field_sums

FEWEST, MOST = 2, 6


@dataclass(frozen=True)
class Entry:
    """A scenario under the name that people gave it, with its result."""

    name: str
    result: Result

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.result.scenario


@dataclass(frozen=True)
class Comparison:
    """The entries in the order of choice, and the base that every difference is taken from. The
    base may be one of them."""

    facts: Ground
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
    """An input: its value in the base and in each entry."""

    lever: Lever
    base: Decimal
    values: tuple[Decimal, ...]

    @property
    def differs(self) -> bool:
        """Whether any entry has another value than the base."""
        return any(value != self.base for value in self.values)


class Change(NamedTuple):
    """A criterion with its inputs, and the points that each entry gains there over the base."""

    criterion: Criterion
    inputs: tuple[Input, ...]
    gains: tuple[float, ...]


def compare(
    facts: Ground,
    base: tuple[str, Scenario],
    named: Sequence[tuple[str, Scenario]],
    movement: str,
) -> Comparison:
    """Put named scenarios side by side; `movement` by name or in points.

    Raises `ValueError` for fewer than two or more than six.
    """
    if not FEWEST <= len(named) <= MOST:
        raise ValueError(f"{FEWEST} to {MOST} scenarios are compared, found {len(named)}")
    found = [Entry(name, result(facts, scenario, movement)) for name, scenario in (base, *named)]
    return Comparison(facts, found[0], tuple(found[1:]))


def by_field(comparison: Comparison) -> list[Line]:
    """Points by field, in the rulebook's order."""
    sums = [field_sums(entry.result.card) for entry in together(comparison)]
    return lines(
        sums[0]["field"], sums[0]["maximum"], [found["points"].to_list() for found in sums]
    )


def by_criterion(comparison: Comparison) -> list[Line]:
    """Points by criterion, in the rulebook's order."""
    cards = [entry.result.card for entry in together(comparison)]
    points = [card["points"].to_list() for card in cards]
    return lines(cards[0]["criterion"], cards[0]["maximum"], points)


def unexplained(comparison: Comparison) -> Line:
    """What the reading of each total adds to its criteria, less what the ceiling takes away."""
    base, *points = (float(entry.result.total.unexplained) for entry in together(comparison))
    return Line("unexplained", 0.0, base, tuple(points))


def changes(comparison: Comparison, unchanged: bool = False) -> list[Change]:
    """Every criterion with an input that differs from the base, and those inputs; with
    `unchanged`, all criteria and all inputs."""
    criteria = comparison.facts.case.rulebook.criteria
    gains = {line.key: line.gains for line in by_criterion(comparison)}
    found: dict[str, list[Input]] = {}
    for one in inputs(comparison):
        if unchanged or one.differs:
            found.setdefault(one.lever.criterion.id, []).append(one)
    return [
        Change(criterion, tuple(found[key]), gains[key])
        for key, criterion in criteria.items()
        if key in found
    ]


def inputs(comparison: Comparison) -> list[Input]:
    """All inputs, in the rulebook's order."""
    base, *values = (entry.scenario.values() for entry in together(comparison))
    return [
        Input(lever, base[key], tuple(found[key] for found in values))
        for key, lever in comparison.base.scenario.levers.items()
    ]


def together(comparison: Comparison) -> tuple[Entry, ...]:
    """The base, then the entries."""
    return (comparison.base, *comparison.entries)


def lines(
    keys: Iterable[str], maxima: Iterable[float], points: Sequence[Sequence[float]]
) -> list[Line]:
    """Lines from columns: the base's points come first, then those of each entry."""
    return [
        Line(key, maximum, base, tuple(others))
        for key, maximum, (base, *others) in zip(
            keys, maxima, zip(*points, strict=True), strict=True
        )
    ]
