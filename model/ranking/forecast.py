"""If we score this in the coming year, what rank? The others move; how they do is learnt from past
years.

Two views, each with half of the say (alone, each misses the ranks of the middle by more):

*Province by province.* Each other province stands at

    mean + movement + (1 + catching_up) · (its score − mean) + local + own,

where `movement` is the change of the national mean, `local` a shift that the field around our
total shares (normal, spread `local`), and `own` what is particular to one province (Student's t
with four degrees of freedom, scale `spread`: past years printed single rises of 9 and 13 points,
which a normal law would call impossible). Fitted by maximum likelihood on past transitions, from
the true ranks of provinces given the true movement and from the score changes that are known. The
rank's distribution is then exact (Poisson-binomial over the others, quadrature over `local`).

*The table as a whole.* Provinces change places, but the centred tables of all years look alike:
the coming table is mean + movement + one of these shapes, each as likely, + a shift that all share.
The shift follows Student's t, with the spread of the shapes' medians as its scale and one degree of
freedom less than there are shapes, so that few shapes make it wide. Shapes of years with
another number of provinces count by relative place; they are stretched to the spread of the table
when that is narrower, as it is where provinces are merged.

Movement, when not given, is predicted from all published national means: their average change,
less the higher the mean already is (there is a ceiling), by a least-squares slope that is shrunk by
1 − 1/t² (t: slope over its error; none if below 1). It follows Student's t with the two degrees of
freedom that average and slope cost taken off. Eight changes are few: it is wide.

Tested in `model.ranking.backtest`, each transition by a model that has not seen it. Weak: the
tables of the years before are rebuilt, provinces that publish their figures are not a random
sample, and whether rules changed with the results of 2024 is not known. Other ways to mix last
year's table with the shapes of the others were judged on the same pairs: none was better on the
whole and in the middle but by constants chosen in hindsight.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy

from model.law.arithmetic import Floats

TAILS = 4  # degrees of freedom of a single province's movement
CONFIDENCE, MEDIAN = 0.8, 0.5
TAIL = (1 - CONFIDENCE) / 2
SHARES = np.array([MEDIAN, TAIL, 1 - TAIL])  # the chances at which likely, best, worst rank stand
EVEN = 1e-12  # two chances that differ by less are the same
NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(7)
WEIGHTS = WEIGHTS / WEIGHTS.sum()
MOVEMENTS = 41  # equally likely movements that stand for an unknown one


@dataclass(frozen=True)
class Model:
    """What past transitions teach, in points (`catching_up` in points per point: barely known, it
    may as well lie anywhere between two values).

    `movement` is the average change of the national mean over `transitions` changes, from an
    average `level`; `slope` (points per point of level), the standard error of it, and
    `movement_spread` around the line. `shapes`: centred tables from the highest place down.
    """

    catching_up: float
    catching_up_between: tuple[float, float]
    spread: float
    local: float
    movement: float
    movement_spread: float
    transitions: int
    level: float
    slope: float
    slope_error: float
    shapes: tuple[tuple[float, ...], ...]

    @property
    def deviation(self) -> float:
        """The standard deviation of what is particular to one province, in points."""
        return self.spread * float(np.sqrt(TAILS / (TAILS - 2)))

    def coming(self, level: float) -> tuple[float, float, int]:
        """The law of the next movement from a national mean: centre, scale (points) and degrees
        of freedom of a Student's t."""
        away = level - self.level
        uncertain = self.movement_spread**2 * (1 + 1 / self.transitions)
        scale = float(np.sqrt(uncertain + (self.slope_error * away) ** 2))
        return self.movement + self.slope * away, scale, self.transitions - 2


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


def counts(chances: Floats) -> Floats:
    """The distribution of how many events happen, from their chances along the last axis."""
    events = np.ascontiguousarray(np.moveaxis(chances, -1, 0))
    found = np.zeros((len(events) + 1, *events.shape[1:]))
    found[0] = 1
    for event, chance in enumerate(events):
        happened = found[: event + 1] * chance
        found[: event + 2] *= 1 - chance
        found[1 : event + 2] += happened
    return np.moveaxis(found, 0, -1)


def ahead(
    totals: Floats, scores: Floats, shifts: Floats, catching_up: float, spread: float
) -> Floats:
    """The chance that each other province ends above each total, for each shift of the field:
    [total, shift, province]."""
    mean = scores.mean(axis=-1, keepdims=True)
    stands = mean + (1 + catching_up) * (scores - mean)
    distance = (stands[..., None, :] + shifts[..., None] - totals[:, None, None]) / spread
    # Student's t with four degrees of freedom in closed form: ten times faster than stdtr.
    part = distance / np.sqrt(TAILS + distance**2)
    return np.asarray(0.5 + part * (3 - part**2) / 4)


def _shifts(model: Model, level: float, movement: float | None) -> tuple[Floats, Floats]:
    """The shifts of the field around a total, with their weights."""
    if movement is not None:
        return movement + model.local * NODES, WEIGHTS
    middle = (np.arange(MOVEMENTS) + 0.5) / MOVEMENTS
    centre, scale, degrees = model.coming(level)
    drawn = scipy.special.stdtrit(degrees, middle) * np.hypot(scale, model.local)
    return centre + drawn, np.full(MOVEMENTS, 1 / MOVEMENTS)


def _by_shape(totals: Floats, scores: Floats, model: Model, movement: float | None) -> Floats:
    """P(rank ≤ k), k from 1 to the number of others, when the coming table is one of the shapes."""
    n, level = len(scores), float(scores.mean())
    places = (np.arange(n) + 0.5) / n
    forms = np.array(
        [np.interp(places, (np.arange(len(s)) + 0.5) / len(s), s) for s in model.shapes]
    )
    forms *= min(1.0, float(scores.std() / np.median(forms.std(axis=1))))
    scale, degrees = float(np.median(forms, axis=1).std(ddof=1)), len(forms) - 1
    scale = max(scale, EVEN)  # where the others all score the same
    centre = movement
    if centre is None:
        centre, wide, degrees = model.coming(level)
        scale = float(np.hypot(scale, wide))
    beyond = totals[:, None, None] - level - centre - forms
    return np.asarray(scipy.special.stdtr(degrees, beyond / scale).mean(axis=1))


def chances(
    totals: npt.ArrayLike, others: pd.DataFrame, model: Model, movement: float | None
) -> Floats:
    """P(rank ≤ k) for many totals at once: [total, k − 1]."""
    total = np.atleast_1d(np.asarray(totals, dtype=float))
    scores = others["score"].to_numpy(dtype=float)
    shifts, weights = _shifts(model, float(scores.mean()), movement)
    beyond = ahead(total, scores[None], shifts[None], model.catching_up, model.spread)
    chance = np.cumsum(np.einsum("tsk,s->tk", counts(beyond), weights), axis=1)
    chance[:, :-1] = (chance[:, :-1] + _by_shape(total, scores, model, movement)) / 2
    return np.asarray(np.minimum(chance, 1.0))


def least(chance: Floats, share: float) -> npt.NDArray[np.int64]:
    """The best rank k whose P(rank ≤ k) is at least `share`, for each row."""
    return np.asarray(1 + (chance[:, :-1] < share - EVEN).sum(axis=1))


def likely(chance: Floats) -> Forecast:
    """The forecast that one row of `chances` tells."""
    rank, low, high = (int(least(chance, share)[0]) for share in SHARES)
    return Forecast(rank, low, high, chance.shape[1], tuple(chance[0].tolist()))
