"""Two exact methods for the least effort: a table of every total, whose time is steady, and a
mixed-integer programme, which also keeps caps on agencies' effort."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from scipy.ndimage import minimum_filter1d
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from model.law.arithmetic import Floats
from model.planning.ladder import Ladder


class Table:
    """Least efforts for up to `need` units, and the rungs behind each, by dynamic programming.

    `least[u]` is the least effort that wins at least `u` units. Ladder by ladder it becomes the
    best of staying and of each rung. The rungs of a rate lie on straight lines between knots, so
    that the best of a whole stretch is a sliding minimum, and the table takes milliseconds.
    """

    def __init__(self, ladders: Sequence[Ladder], need: int) -> None:
        """Fill the table. Time grows with `need` and the number of knots and rungs."""
        self.ladders = ladders
        self.most_units = min(need, sum(ladder.most for ladder in ladders))
        least = np.full(self.most_units + 1, np.inf)
        least[0] = 0
        self._tables = [least]
        for ladder in ladders:
            least = (
                _best_of_stretches(least, ladder) if ladder.knots else _best_of_rungs(least, ladder)
            )
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


def _best_of_rungs(before: Floats, ladder: Ladder) -> Floats:
    """The best of every rung."""
    after = before.copy()
    for units, effort in zip(ladder.units[1:].tolist(), ladder.effort[1:].tolist(), strict=True):
        _take(after, before, units, effort)
    return after


def _best_of_stretches(before: Floats, ladder: Ladder) -> Floats:
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


SCALE = 1000.0  # the solver's tolerances are absolute: efforts are counted in thousandths
NEAR = 1e-3  # units; how far from a rung the solver may stop


@dataclass(frozen=True)
class Cap:
    """At most `effort` of one agency, which bears `shares` of each ladder's effort."""

    shares: Floats
    effort: float


class Column(NamedTuple):
    """A choice of the programme: units and effort of one ladder, taken up to `upper` times, `whole`
    times or as much of it as fits."""

    ladder: int
    units: float
    effort: float
    upper: float = 1
    whole: bool = True


class Programme:
    """Ladders under caps.

    One column for each rung of a ladder, at most one taken; a rate has one column that takes it up
    and one for each stretch between knots, which fill in order because effort rises ever steeper.
    Where it does not (a rate that the scenario has lowered below its start), a new column takes
    over.
    """

    def __init__(self, ladders: Sequence[Ladder], caps: Sequence[Cap]) -> None:
        """Lay down the columns, and the rows: terms that together are at most a limit."""
        self.ladders = ladders
        self.columns: list[Column] = []
        self.rows: list[tuple[dict[int, float], float]] = []
        for number, ladder in enumerate(ladders):
            takes = self._stretches(number, ladder) if ladder.knots else self._rungs(number, ladder)
            self.rows.append((dict.fromkeys(takes, 1.0), 1))
        self.ladder = np.array([column.ladder for column in self.columns])
        self.units = np.array([float(column.units) for column in self.columns])
        self.effort = np.array([column.effort for column in self.columns])
        for cap in caps:
            borne = cap.shares[self.ladder] * self.effort
            self.rows.append((dict(enumerate(borne.tolist())), cap.effort))

    def least(self, need: int) -> list[int] | None:
        """The rung of each ladder that wins at least `need` units with the least effort, or None
        if the caps do not allow as much."""
        for whole in (False, True):
            won = self._solve(SCALE * self.effort, -self.units, -float(need), whole)
            if won is None:
                return None
            pairs = list(zip(self.ladders, won, strict=True))
            rungs = [int(np.abs(ladder.units - units).argmin()) for ladder, units in pairs]
            off = [
                units - ladder.units[rung]
                for (ladder, units), rung in zip(pairs, rungs, strict=True)
            ]
            if np.abs(off).max(initial=0) < NEAR:
                break
        return rungs

    def most(self, budget: float) -> int:
        """The most units that this effort wins within the caps."""
        for whole in (False, True):
            won = self._solve(-self.units, self.effort, budget, whole)
            if won is None:
                return 0
            units = int(np.floor(won + NEAR).sum())
            if units > won.sum() - 1:
                break
        return units

    def _solve(self, cost: Floats, row: Floats, limit: float, whole: bool) -> Floats | None:
        """The units won on each ladder, with one row more; None if nothing fits.

        Unless all is to be `whole`, stretches are filled continuously. Where one row binds they
        end on rungs by themselves, which is fast; a cap may make them stop in between.
        """
        rows = [*self.rows, (dict(enumerate(row.tolist())), limit)]
        ends = np.cumsum([0, *(len(terms) for terms, _ in rows)])
        values = [value for terms, _ in rows for value in terms.values()]
        columns = [column for terms, _ in rows for column in terms]
        found: Any = milp(
            cost,
            integrality=np.array([int(column.whole or whole) for column in self.columns]),
            bounds=Bounds(0, np.array([column.upper for column in self.columns])),
            constraints=LinearConstraint(
                csr_array((values, columns, ends), shape=(len(rows), len(cost))),
                -np.inf,
                np.array([most for _, most in rows]),
            ),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            return None
        won = np.bincount(self.ladder, self.units * found.x, len(self.ladders))
        return np.asarray(won, dtype=float)

    def _add(self, column: Column) -> int:
        """A column more; its number."""
        self.columns.append(column)
        return len(self.columns) - 1

    def _rungs(self, number: int, ladder: Ladder) -> list[int]:
        """The columns of whole rungs."""
        pairs = zip(ladder.units[1:].tolist(), ladder.effort[1:].tolist(), strict=True)
        return [self._add(Column(number, units, effort)) for units, effort in pairs]

    def _stretches(self, number: int, ladder: Ladder) -> list[int]:
        """The columns of a rate: those that take it up."""
        takes: list[int] = []
        steepest = np.inf
        for first, last in ladder.stretches:
            slope = float(ladder.effort[last] - ladder.effort[first]) / max(last - first, 1)
            if slope < steepest:
                takes.append(self._add(Column(number, first, float(ladder.effort[first]))))
            if last > first:
                filled = self._add(Column(number, 1.0, slope, last - first, whole=False))
                self.rows.append(({filled: 1.0, takes[-1]: -float(last - first)}, 0))
            steepest = slope
        return takes
