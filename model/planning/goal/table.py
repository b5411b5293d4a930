"""The least effort for every number of points at once, by dynamic programming. Exact.

`least[u]` is the least effort that wins at least `u` units. Ladder by ladder it becomes the best of
staying and of each rung. The rungs of a rate lie on straight lines between knots, so that the best
of a whole stretch is a sliding minimum, and the table takes milliseconds.
"""

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import minimum_filter1d

from model.law.arithmetic import Floats
from model.planning.goal.ladder import Ladder


class Table:
    """Least efforts for up to `need` units, and the rungs behind each."""

    def __init__(self, ladders: Sequence[Ladder], need: int) -> None:
        """Fill the table. Time grows with `need` and the number of knots and rungs."""
        self.ladders = ladders
        self.most_units = min(need, sum(ladder.most for ladder in ladders))
        least = np.full(self.most_units + 1, np.inf)
        least[0] = 0
        self._tables = [least]
        for ladder in ladders:
            least = _stretches(least, ladder) if ladder.knots else _rungs(least, ladder)
            self._tables.append(least)

    def least(self, need: int) -> list[int] | None:
        """The rung of each ladder that wins at least `need` units with the least effort."""
        if need > self.most_units:
            return None
        rungs = []
        left = max(need, 0)
        for ladder, before in zip(reversed(self.ladders), reversed(self._tables[:-1]), strict=True):
            rest = np.maximum(left - ladder.units, 0)
            rung = int(np.argmin(before[rest] + ladder.effort))
            rungs.append(rung)
            left = int(rest[rung])
        return rungs[::-1]

    def most(self, budget: float) -> int:
        """The most units (up to the table's end) that this effort wins."""
        return int(np.searchsorted(self._tables[-1], budget, side="right")) - 1


def _rungs(before: Floats, ladder: Ladder) -> Floats:
    """The best of every rung."""
    after = before.copy()
    for units, effort in zip(ladder.units[1:].tolist(), ladder.effort[1:].tolist(), strict=True):
        _take(after, before, units, effort)
    return after


def _stretches(before: Floats, ladder: Ladder) -> Floats:
    """The best of every rung, a stretch between knots at a time."""
    after = before.copy()
    size, place = len(before), np.arange(len(before))
    for first, last in ladder.stretches:
        start, end = float(ladder.effort[first]), float(ladder.effort[last])
        _take(after, before, first, start)
        if last - first == 1:
            _take(after, before, last, end)
        elif first < min(last, size):
            slope = (end - start) / (last - first)
            window = min(last - first + 1, size)
            # The least of the `window` values up to and including each place.
            behind = minimum_filter1d(
                before - slope * place,
                window,
                mode="constant",
                cval=np.inf,
                origin=(window - 1) // 2,
            )
            rise = start + slope * place[: size - first]
            after[first:] = np.minimum(after[first:], behind[: size - first] + rise)
    return after


def _take(after: Floats, before: Floats, units: int, effort: float) -> None:
    """The best with one rung more to choose from; it alone wins all that is less than its units."""
    at = min(units, len(before))
    np.minimum(after[at:], before[: len(before) - at] + effort, out=after[at:])
    np.minimum(after[:at], effort, out=after[:at])
