"""If we score this in the coming year, what rank? The others move; how they do is learnt from past
years.

Assumed: next year each other province stands at

    mean + movement + (1 + catching_up) · (its score − mean) + local + own,

where `movement` is the change of the national mean, `local` a shift that the field around our
total shares (normal, spread `local`), and `own` what is particular to one province (Student's t
with four degrees of freedom, scale `spread`: past years printed single rises of 9 and 13 points,
which a normal law would call impossible). Provinces move independently but for what they share.

Fitted by maximum likelihood on past transitions: catching_up, spread and local, from the true
ranks of provinces given the true movement and from the score changes that are known. Movement,
when not given, follows Student's t around the mean of past changes: the prediction of one more
normal draw when mean and spread are both unknown, with a flat prior on the spread, the cautious
choice for few years (k changes leave k − 2 degrees of freedom). Six changes are few: it is wide.

The rank's distribution is then exact (Poisson-binomial over the others, quadrature over what they
share). Tested in `model.ranking.backtest`, each transition by a model that has not seen it. Weak:
the tables of the years before are rebuilt, provinces that publish their figures are not a random
sample, criteria changed in 2024, and 63 provinces became 34 in 2025.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import minimize
from scipy.special import stdtr, stdtrit
from scipy.stats import t as student

from model.law.arithmetic import Floats
from model.ranking.transitions import Pair, changes, pairs

TAILS = 4  # degrees of freedom of a single province's movement
CONFIDENCE = 0.8
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(7)
WEIGHTS = WEIGHTS / WEIGHTS.sum()
MOVEMENTS = 41  # equally likely movements that stand for an unknown one
START = (-0.3, 0.0, -1.5)  # catching_up, log spread, log local: where the search begins
CENTS = 10_000  # the steps of 0.01 points up to the highest total


@dataclass(frozen=True)
class Model:
    """What past transitions teach, in points (`catching_up` in points per point).

    `movement` is the average change of the national mean, `movement_spread` its spread over
    `transitions` changes.
    """

    catching_up: float
    spread: float
    local: float
    movement: float
    movement_spread: float
    transitions: int


@dataclass(frozen=True)
class Forecast:
    """A likely rank (the median), the interval that holds it with `confidence`, and
    `chance[k - 1]`, the probability of rank k or better."""

    rank: int
    low: int
    high: int
    of: int
    chance: tuple[float, ...]
    confidence: float = CONFIDENCE


def _counts(chances: Floats) -> Floats:
    """The distribution of how many events happen, from their chances along the last axis."""
    found = np.zeros((*chances.shape[:-1], chances.shape[-1] + 1))
    found[..., 0] = 1
    for event in range(chances.shape[-1]):
        chance = chances[..., event, None]
        happened = found[..., : event + 1] * chance
        found[..., : event + 2] *= 1 - chance
        found[..., 1 : event + 2] += happened
    return found


def _ahead(
    totals: Floats, scores: Floats, shifts: Floats, catching_up: float, spread: float
) -> Floats:
    """The chance that each other province ends above each total, for each shift of the field:
    [total, shift, province]."""
    mean = scores.mean(axis=-1, keepdims=True)
    stands = mean + (1 + catching_up) * (scores - mean)
    distance = stands[..., None, :] + shifts[..., None] - totals[:, None, None]
    return np.asarray(stdtr(TAILS, distance / spread))


def fit(past: Sequence[Pair], movements: Sequence[float]) -> Model:
    """The model that makes these past pairs likeliest; `movements`: past changes of the national
    mean."""
    fields: dict[int, list[Pair]] = {}
    for one in past:
        fields.setdefault(len(one.others), []).append(one)
    alike = [
        (
            np.array([one.score for one in some]),
            np.array([one.others["score"].to_numpy(dtype=float) for one in some]),
            np.array([one.movement for one in some])[:, None],
            np.array([one.rank for one in some])[:, None, None] - 1,
        )
        for some in fields.values()
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
            ranks = _counts(_ahead(totals, scores, shifts, catching_up, spread))
            chance = np.take_along_axis(ranks, place, axis=2)[:, :, 0] @ WEIGHTS
            likelihood += float(np.log(np.maximum(chance, 1e-12)).sum())
        surprise = (after - mean - (1 + catching_up) * (before - mean)) / spread
        single = student.logpdf(surprise, TAILS) - np.log(spread)
        return -(likelihood + float(single.sum()))

    found = minimize(
        unlikelihood, START, method="Nelder-Mead", options={"xatol": 5e-3, "fatol": 1e-2}
    )
    spread, local = np.exp(found.x[1:])
    return Model(
        catching_up=float(found.x[0]),
        spread=float(spread),
        local=float(local),
        movement=float(np.mean(movements)),
        movement_spread=float(np.std(movements, ddof=2)),
        transitions=len(movements),
    )


def learn(provinces: pd.DataFrame, national: pd.DataFrame) -> Model:
    """The model fitted on every past transition."""
    return fit(pairs(provinces, national), list(changes(provinces, national).values()))


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


def _shifts(model: Model, movement: float | None) -> tuple[Floats, Floats]:
    """The shifts of the field around a total, with their weights."""
    if movement is not None:
        return movement + model.local * NODES, WEIGHTS
    middle = (np.arange(MOVEMENTS) + 0.5) / MOVEMENTS
    uncertain = model.movement_spread**2 * (1 + 1 / model.transitions) + model.local**2
    drawn = stdtrit(model.transitions - 2, middle) * np.sqrt(uncertain)
    return model.movement + drawn, np.full(MOVEMENTS, 1 / MOVEMENTS)


def chances(
    totals: npt.ArrayLike, others: pd.DataFrame, model: Model, movement: float | None
) -> Floats:
    """P(rank ≤ k) for many totals at once: [total, k − 1]."""
    total = np.atleast_1d(np.asarray(totals, dtype=float))
    shifts, weights = _shifts(model, movement)
    scores = others["score"].to_numpy(dtype=float)[None]
    ahead = _ahead(total, scores, shifts[None], model.catching_up, model.spread)
    ranks = np.einsum("tsk,s->tk", _counts(ahead), weights)
    return np.asarray(np.minimum(np.cumsum(ranks, axis=1), 1.0))


def _least(chance: Floats, share: float) -> npt.NDArray[np.int64]:
    """The best rank k whose P(rank ≤ k) is at least `share`, for each row."""
    return np.asarray(1 + (chance[:, :-1] < share - 1e-12).sum(axis=1))


def forecast(total: float, others: pd.DataFrame, model: Model, movement: float | None) -> Forecast:
    """The rank of a total among others that move; `movement` (points) None means unknown."""
    chance = chances(total, others, model, movement)
    tail = (1 - CONFIDENCE) / 2
    rank, low, high = (int(_least(chance, share)[0]) for share in (0.5, tail, 1 - tail))
    return Forecast(rank, low, high, len(others) + 1, tuple(chance[0].tolist()))


def forecast_ranks(
    totals: npt.ArrayLike, others: pd.DataFrame, model: Model, movement: float | None
) -> npt.NDArray[np.int64]:
    """The likely rank of many totals at once."""
    return _least(chances(totals, others, model, movement), 0.5)


def score_for_chance(
    rank: int, chance: float, others: pd.DataFrame, model: Model, movement: float | None
) -> float | None:
    """The least total with two decimals that gives this rank or better with this chance, or None
    where even 100 points do not."""

    def enough(cents: int) -> bool:
        return bool(chances(cents / 100, others, model, movement)[0, rank - 1] >= chance)

    if not enough(CENTS):
        return None
    low, high = -1, CENTS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high / 100
