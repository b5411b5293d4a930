"""The falling curve of a year's scores over its places, from the few that are known.

A place is 1 (best) to n. `Known` holds score by place; a crossing (score, count) says that exactly
`count` places reach that score; a sum (places, least, most) holds the scores of some places
together. Assumed: scores fall smoothly from one known place to the next.
"""

import numpy as np
import numpy.typing as npt
import scipy

from model.law.arithmetic import Floats
from model.reading.tables import DataError

Known = dict[int, float]
Crossing = tuple[float, int]
Sum = tuple[list[int], float, float]

PRINTED_STEP = 0.01  # scores are printed to two decimals
SMALLEST_GAP = 0.02  # points; keeps the relative change of a very small gap finite
STIFFNESS = 3  # the wider a gap, the more freely it changes; the power was chosen by leave-one-out


def bounds(
    known: Known, crossings: list[Crossing], sums: list[Sum], n: int
) -> tuple[Floats, Floats]:
    """Lowest and highest score of each place that known scores, counts and sums leave possible."""
    low, high = np.zeros(n), np.full(n, 100.0)
    for place, score in known.items():
        low[place - 1] = high[place - 1] = score
    for edge, count in crossings:
        low[:count] = np.maximum(low[:count], edge)
        high[count:] = np.minimum(high[count:], edge - PRINTED_STEP)
    low, high = _falling(low, high)
    for places, least, most in sums:
        at = np.array(places) - 1
        rest_low, rest_high = low[at].sum() - low[at], high[at].sum() - high[at]
        low[at] = np.maximum(low[at], least - rest_high)
        high[at] = np.minimum(high[at], most - rest_low)
    low, high = _falling(low, high)
    if (low > high).any():
        place = int((low > high).argmax()) + 1
        raise DataError(f"the published facts contradict each other at place {place}")
    return low, high


def _falling(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The bounds when no place scores more than the one before it."""
    return np.maximum.accumulate(low[::-1])[::-1], np.minimum.accumulate(high)


def smooth(known: Known, crossings: list[Crossing], sums: list[Sum], n: int, mean: float) -> Floats:
    """A monotone curve (PCHIP) through known scores and crossings, kept within their bounds.

    An end place without a score is put where the mean comes nearest to the published one.
    """
    low, high = bounds(known, crossings, sums, n)
    knots: dict[float, float] = {float(place): score for place, score in known.items()}
    for edge, count in crossings:
        if 0 < count < n and not {count, count + 1} & set(known):
            knots[count + 0.5] = edge - PRINTED_STEP / 2

    def through(ends: Known) -> Floats:
        points = sorted((knots | ends).items())
        places, scores = zip(*points, strict=True)
        curve = scipy.interpolate.PchipInterpolator(places, scores)(np.arange(1, n + 1))
        return np.asarray(np.minimum.accumulate(np.clip(curve, low, high)))

    ends = {p: float(low[p - 1] + high[p - 1]) / 2 for p in (1, n) if p not in known}
    for place in ends:

        def missed(score: float, place: int = place) -> float:
            return float((through(ends | {place: score}).mean() - mean) ** 2)

        limits = (low[place - 1], high[place - 1])
        ends[place] = float(
            scipy.optimize.minimize_scalar(missed, bounds=limits, method="bounded").x
        )
    return through(ends)


def fitted(known: Known, crossings: list[Crossing], sums: list[Sum], n: int, mean: float) -> Floats:
    """The smooth curve with its gaps changed as little as possible (least squares, relative to
    their size) so that its mean and its sums are the published ones and every place stays within
    its bounds."""
    low, high = bounds(known, crossings, sums, n)
    curve = smooth(known, crossings, sums, n, mean)
    free: npt.NDArray[np.intp] = np.setdiff1d(np.arange(n), np.array(list(known)) - 1)
    if not len(free):
        return curve
    gap = -np.diff(np.eye(n), axis=0)[:, free]
    weight = 1 / np.maximum(-np.diff(curve), SMALLEST_GAP) ** STIFFNESS
    normal = gap.T @ (weight[:, None] * gap) / weight.mean()

    def effort(change: Floats) -> float:
        return float(change @ normal @ change)

    def slope(change: Floats) -> Floats:
        return np.asarray(2 * normal @ change)

    def together(places: list[int], least: float, most: float) -> "scipy.optimize.LinearConstraint":
        summed = curve[np.array(places) - 1].sum()
        inside = np.isin(free + 1, places)[None]
        return scipy.optimize.LinearConstraint(inside, least - summed, most - summed)

    fit = scipy.optimize.minimize(
        effort,
        np.zeros(len(free)),
        jac=slope,
        bounds=list(zip(low[free] - curve[free], high[free] - curve[free], strict=True)),
        constraints=[
            together(list(range(1, n + 1)), n * mean, n * mean),
            *(together(*one) for one in sums),
            scipy.optimize.LinearConstraint(gap, np.diff(curve), np.inf),
        ],
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-9},
    )
    if not fit.success:
        raise DataError(f"no table has the published means and the known scores: {fit.message}")
    curve[free] = np.clip(curve[free] + fit.x, low[free], high[free])
    return np.asarray(np.minimum.accumulate(curve))
