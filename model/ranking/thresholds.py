"""The least totals that give the ranks of the coming year: with them a table looks a forecast up
for any total, without the law of the movement itself."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import elementwise

from model.law.arithmetic import Floats
from model.ranking.coming import Coming

STEPS = 10_000  # a point in steps of the four decimals that a total has
POINTS = np.arange(101.0)  # where the search for a threshold begins
LIKELY, BEST, WORST = 0, 1, 2


def least_totals(coming: Coming, views: Sequence[int] = (LIKELY, BEST, WORST)) -> Floats:
    """The least total, in steps of 0.0001 points, whose likely, best or worst rank is k or better:
    [view, k − 1], k up to the number of the others; infinite where even the most does not give it.

    So a total has the rank 1 + (how many of its thresholds exceed it).
    """
    at = np.array(coming.spans(POINTS))[list(views)]
    count = len(coming.others)
    view, k = (one.ravel() for one in np.meshgrid(views, np.arange(count), indexing="ij"))
    enough = (at[:, None, :] <= np.arange(count)[:, None] + 1).reshape(-1, len(POINTS))
    first, found = enough.argmax(axis=1), np.where(enough[:, 0], 0.0, np.inf)
    open_ = np.flatnonzero(enough.any(axis=1) & (first > 0))
    ends = POINTS[first[open_] - 1], POINTS[first[open_]]
    wanted = view[open_], k[open_]
    found[open_] = ends[1]
    if len(open_):
        near = {"xatol": 0.3 / STEPS, "xrtol": 0, "fatol": 0, "frtol": 0}
        found_in = elementwise.find_root(  # type: ignore[call-overload]
            coming.margin, ends, args=wanted, tolerances=near
        )
        root = found_in.x
        nearest = np.rint(root * STEPS)
        short = coming.margin(nearest / STEPS, *wanted) < 0
        found[open_] = (nearest + short) / STEPS
    return found.reshape(len(views), count)
