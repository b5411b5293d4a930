"""What past years teach about how the others move: the model of `model.ranking.forecast`, fitted by
maximum likelihood on past transitions, and the movements that have a name."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import scipy

from model.law.arithmetic import Floats
from model.ranking.forecast import NODES, TAILS, WEIGHTS, Model, ahead, counts
from model.ranking.transitions import Pair, changes, climbs, fields, pairs, shapes

START = (-0.3, 0.0, -1.5)  # catching_up, log spread, log local: where the search begins
STEP = 1e-3  # of catching_up, for its slope
CERTAIN = 0.9  # of bootstrap intervals
EDGES = ((1 - CERTAIN) / 2, (1 + CERTAIN) / 2)
DRAWS, SEED = 2000, 1


def likelihoods(past: Sequence[Pair]) -> Callable[[Floats], Floats]:
    """How likely (logarithm, up to a constant) the pairs of each transition are, from the earliest
    on, under catching up and the logarithms of spread and local."""
    sizes: dict[int, list[int]] = {}
    for at, one in enumerate(past):
        sizes.setdefault(len(one.others), []).append(at)
    alike = [
        (
            some,
            np.array([past[at].score for at in some]),
            np.array([past[at].others["score"].to_numpy(dtype=float) for at in some]),
            np.array([past[at].movement for at in some])[:, None],
            np.array([past[at].rank for at in some])[:, None, None] - 1,
        )
        for some in sizes.values()
    ]
    owned = [at for at, one in enumerate(past) if one.before is not None]
    after, before, mean = np.array(
        [
            (past[at].score - past[at].movement, past[at].before, past[at].others["score"].mean())
            for at in owned
        ],
        dtype=float,
    ).T
    transition = np.unique([one.year for one in past], return_inverse=True)[1]

    def each(parameters: Floats) -> Floats:
        catching_up, spread, local = parameters[0], *np.exp(parameters[1:])
        likelihood = np.zeros(len(past))
        for some, totals, scores, moved, place in alike:
            shifts = moved + local * NODES
            ranks = counts(ahead(totals, scores, shifts, catching_up, spread))
            chance = np.take_along_axis(ranks, place, axis=2)[:, :, 0] @ WEIGHTS
            likelihood[some] = np.log(np.maximum(chance, 1e-12))
        surprise = (after - mean - (1 + catching_up) * (before - mean)) / spread
        # Student's t, written out: scipy.stats is slow to import.
        likelihood[owned] -= (TAILS + 1) / 2 * np.log1p(surprise**2 / TAILS) + np.log(spread)
        return np.asarray(np.bincount(transition, likelihood), dtype=float)

    return each


def fit(
    past: Sequence[Pair], climbed: Sequence[tuple[float, float]], forms: Sequence[Floats]
) -> Model:
    """The model that makes these past pairs likeliest; `climbed`: past national means with the
    change that followed each; `forms`: the shapes that a table may take."""
    each = likelihoods(past)

    def unlikelihood(parameters: Floats) -> float:
        return -float(each(parameters).sum())

    found = scipy.optimize.minimize(
        unlikelihood, START, method="Nelder-Mead", options={"xatol": 5e-3, "fatol": 1e-2}
    )
    spread, local = np.exp(found.x[1:])
    level, change = np.array(climbed).T
    away = level - level.mean()
    slope = float(away @ change / (away @ away))
    left = change - change.mean() - slope * away
    error = float(np.sqrt(left @ left / (len(left) - 2) / (away @ away)))
    slope *= max(0.0, 1 - (error / slope) ** 2)
    left = change - change.mean() - slope * away
    return Model(
        catching_up=float(found.x[0]),
        catching_up_between=_between(each, found.x),
        spread=float(spread),
        local=float(local),
        movement=float(change.mean()),
        movement_spread=float(np.sqrt(left @ left / (len(left) - 2))),
        transitions=len(climbed),
        level=float(level.mean()),
        slope=slope,
        slope_error=error,
        shapes=tuple(tuple(form.tolist()) for form in forms),
    )


def _between(each: Callable[[Floats], Floats], fitted: Floats) -> tuple[float, float]:
    """Between which values catching up lies when transitions are drawn again with replacement
    (bootstrap, seeded): a Newton step from the fit for each draw, what else was fitted held."""
    along = np.array([STEP, 0.0, 0.0])
    less, same, more = (each(fitted + by * along) for by in (-1, 0, 1))
    slope, bend = (more - less) / 2 / STEP, (more - 2 * same + less) / STEP**2
    n = len(same)
    times = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), DRAWS)
    low, high = np.quantile(fitted[0] - times @ slope / (times @ bend), EDGES)
    return float(low), float(high)


def learn(provinces: pd.DataFrame, national: pd.DataFrame) -> Model:
    """The model fitted on every past transition."""
    climbed = list(climbs(national).values())
    forms = shapes(fields(provinces, national).values())
    return fit(pairs(provinces, national), climbed, forms)


def movements(provinces: pd.DataFrame, national: pd.DataFrame) -> dict[str, float]:
    """The movements that have a name, in points: none, trend (the average of the past), strongest,
    fall (the largest fall)."""
    past = list(changes(provinces, national).values())
    return {
        "none": 0.0,
        "trend": round(float(np.mean(past)), 2),
        "strongest": max(past),
        "fall": min(past),
    }
