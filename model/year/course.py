"""Where one figure of a year ends: at its pace, with its band, at worst, at best.

A figure grows along a way: a rate along its cases, an amount or a count along the months (or their
curve). Its speed is what it gains per step of the way; no speed is above 1 for a rate.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from statistics import stdev
from typing import NamedTuple

import scipy

from model.ranking.forecast import CONFIDENCE

ZERO, ONE = Decimal(0), Decimal(1)
FEWEST = 3  # periods below which no scatter is claimed


class Point(NamedTuple):
    """How far along its way a figure was, and what it was."""

    way: Decimal
    value: Decimal


class Course(NamedTuple):
    """A figure at the year's end, in natural units: `certain` at least, at the pace of the `year`
    so far and of the `last` period, the band of the pace (None: not claimed), and the most."""

    certain: Decimal
    year: Decimal
    last: Decimal
    low: Decimal | None
    high: Decimal | None
    most: Decimal

    def pace(self, which: str) -> Decimal:
        """At the pace that is asked for."""
        return self.last if which == "last" else self.year


def settled(value: Decimal) -> Course:
    """A figure of which the year is over."""
    return Course(value, value, value, value, value, value)


def course(points: Sequence[Point], end: Decimal, top: Decimal, most: Decimal) -> Course:
    """Where a figure ends that went through `points` (the first is where the year opened) on a way
    that goes to `end`. It is at most `top`, and no better than `most`."""
    first, now = points[0], points[-1]
    steps = [(b.way - a.way, b.value - a.value) for a, b in pairwise(points) if b.way > a.way]
    speeds = [gained / gone for gone, gained in steps]
    rest = max(ZERO, end - now.way)
    gone = now.way - first.way
    mean = (now.value - first.value) / gone if gone else ZERO
    last = speeds[-1] if speeds else ZERO

    def ended(speed: Decimal) -> Decimal:
        return max(now.value, min(now.value + rest * speed, top, most))

    low = high = None
    if len(speeds) >= FEWEST:
        away = spread(speeds, rest / gone)
        low, high = ended(mean - away), ended(mean + away)
    return Course(now.value, ended(mean), ended(last), low, high, most)


def spread(speeds: Sequence[Decimal], ahead: Decimal) -> Decimal:
    """How far the mean speed of the rest may be from that so far, to either side: as Student's t of
    the scatter of the periods has it. `ahead`: the rest of the way per way gone."""
    if not ahead:
        return ZERO
    n = len(speeds)
    error = stdev(speeds) * (ONE / n + ONE / (n * ahead)).sqrt()
    return error * quantile(n - 1)


@cache
def quantile(degrees: int) -> Decimal:
    """The quantile of Student's t that bounds the confidence of forecasts."""
    return Decimal(str(scipy.special.stdtrit(degrees, (1 + CONFIDENCE) / 2)))
