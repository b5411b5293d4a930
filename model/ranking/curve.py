"""The falling curve of a year's scores over its places, from the few that are known.

A place is 1 (best) to n. `Known` holds score by place; a crossing (score, count) says that exactly
`count` places reach that score. Assumed: scores fall smoothly from one known place to the next.
"""

import numpy as np
import numpy.typing as npt
import scipy

from model.law.arithmetic import Floats
from model.reading.tables import DataError

Known = dict[int, float]
Crossing = tuple[float, int]

PRINTED_STEP = 0.01  # scores are printed to two decimals
SMALLEST_GAP = 0.02  # points; keeps the relative change of a very small gap finite
STIFFNESS = 3  # the wider a gap, the more freely it changes; the power was chosen by leave-one-out


def bounds(known: Known, crossings: list[Crossing], n: int) -> tuple[Floats, Floats]:
    """Lowest and highest score of each place that known scores and counts leave possible."""
    low, high = np.zeros(n), np.full(n, 100.0)
    for place, score in known.items():
        low[place - 1] = high[place - 1] = score
    for edge, count in crossings:
        low[:count] = np.maximum(low[:count], edge)
        high[count:] = np.minimum(high[count:], edge - PRINTED_STEP)
    low, high = np.maximum.accumulate(low[::-1])[::-1], np.minimum.accumulate(high)
    if (low > high).any():
        place = int((low > high).argmax()) + 1
        raise DataError(f"the published facts contradict each other at place {place}")
    return low, high


def smooth(known: Known, crossings: list[Crossing], n: int, mean: float) -> Floats:
    """A monotone curve (PCHIP) through known scores and crossings, kept within their bounds.

    An end place without a score is put where the mean comes nearest to the published one.
    """
    low, high = bounds(known, crossings, n)
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


def fitted(known: Known, crossings: list[Crossing], n: int, mean: float) -> Floats:
    """The smooth curve with its gaps changed as little as possible (least squares, relative to
    their size) so that its mean is the published one and every place stays within its bounds."""
    low, high = bounds(known, crossings, n)
    curve = smooth(known, crossings, n, mean)
    free: npt.NDArray[np.intp] = np.setdiff1d(np.arange(n), np.array(list(known)) - 1)
    if not len(free):
        return curve
    missing = n * (mean - curve.mean())
    gap = -np.diff(np.eye(n), axis=0)[:, free]
    weight = 1 / np.maximum(-np.diff(curve), SMALLEST_GAP) ** STIFFNESS
    normal = gap.T @ (weight[:, None] * gap) / weight.mean()

    def effort(change: Floats) -> float:
        return float(change @ normal @ change)

    def slope(change: Floats) -> Floats:
        return np.asarray(2 * normal @ change)

    fit = scipy.optimize.minimize(
        effort,
        np.zeros(len(free)),
        jac=slope,
        bounds=list(zip(low[free] - curve[free], high[free] - curve[free], strict=True)),
        constraints=[
            scipy.optimize.LinearConstraint(np.ones((1, len(free))), missing, missing),
            scipy.optimize.LinearConstraint(gap, np.diff(curve), np.inf),
        ],
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-9},
    )
    if not fit.success:
        raise DataError(
            f"no table has the published mean {mean} and the known scores: {fit.message}"
        )
    curve[free] = np.clip(curve[free] + fit.x, low[free], high[free])
    return np.asarray(np.minimum.accumulate(curve))
