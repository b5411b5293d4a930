"""What past years teach about how the others move: the model of `model.ranking.forecast`, fitted by
maximum likelihood on past transitions, and the movements that have a name."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import scipy

from model.law.arithmetic import Floats
from model.ranking.forecast import NODES, TAILS, WEIGHTS, Model, ahead, counts
from model.ranking.transitions import Pair, changes, climbs, fields, pairs, shapes

START = (-0.3, 0.0, -1.5)  # catching_up, log spread, log local: where the search begins


def fit(
    past: Sequence[Pair], climbed: Sequence[tuple[float, float]], forms: Sequence[Floats]
) -> Model:
    """The model that makes these past pairs likeliest; `climbed`: past national means with the
    change that followed each; `forms`: the shapes that a table may take."""
    sizes: dict[int, list[Pair]] = {}
    for one in past:
        sizes.setdefault(len(one.others), []).append(one)
    alike = [
        (
            np.array([one.score for one in some]),
            np.array([one.others["score"].to_numpy(dtype=float) for one in some]),
            np.array([one.movement for one in some])[:, None],
            np.array([one.rank for one in some])[:, None, None] - 1,
        )
        for some in sizes.values()
    ]
    own = [
        (one.score - one.movement, one.before, float(one.others["score"].mean()))
        for one in past
        if one.before is not None
    ]
    after, before, mean = np.array(own).T

    def unlikelihood(parameters: Floats) -> float:
        catching_up, spread, local = parameters[0], *np.exp(parameters[1:])
        likelihood = 0.0
        for totals, scores, moved, place in alike:
            shifts = moved + local * NODES
            ranks = counts(ahead(totals, scores, shifts, catching_up, spread))
            chance = np.take_along_axis(ranks, place, axis=2)[:, :, 0] @ WEIGHTS
            likelihood += float(np.log(np.maximum(chance, 1e-12)).sum())
        surprise = (after - mean - (1 + catching_up) * (before - mean)) / spread
        single = scipy.stats.t.logpdf(surprise, TAILS) - np.log(spread)
        return -(likelihood + float(single.sum()))

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
