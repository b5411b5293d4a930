"""What the uncertainty of the coming year's rank is made of.

The variance of the rank is split exactly (to the interpolation of a grid). What is left when the
movement of the field, the own survey result and the own delivery are known is due to single
provinces and to the shift that those around us share (law of total variance). The rest is shared
among these three by Shapley values: each gets what it adds on average over all orders in which
they can become known. The shares add up to 1.

Assumed (`data/assumptions.toml`): how sure promises are, and that both surveys move together with
the spread of SIPAS. Learnt from past years: everything about the other provinces.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
import scipy

from model.ground import Ground
from model.law.arithmetic import Floats
from model.planning.sensitivity import Delivery, Promise, promises
from model.ranking.coming import Coming
from model.ranking.forecast import NODES, WEIGHTS
from model.scenario import Scenario
from model.scoring import total

FIELD, PROVINCES, SURVEY, DELIVERY = "field", "provinces", "survey", "delivery"
MOVEMENTS = 21  # equally likely movements that stand for an unknown one
TOTALS = 41  # totals at which ranks are worked out; in between they are interpolated
CENT = 100  # shortfalls of delivery are counted in 0.01 points


@dataclass(frozen=True)
class Own:
    """How sure the own result is: the spread of a survey result (percentage points) and of
    promises."""

    survey_spread: float
    delivery: Delivery


@dataclass(frozen=True)
class Uncertainty:
    """The coming year's rank: its mean, its standard deviation (both in ranks) and the share of
    each source in its variance."""

    mean: float
    spread: float
    shares: dict[str, float]


def survey_spread(sipas: pd.DataFrame, since: int) -> float:
    """The standard deviation of the yearly change of single provinces' satisfaction around the
    common change, in percentage points, over all pairs of years from `since` on."""
    known = sipas[sipas["year"] >= since].dropna(subset=["sipas"])
    changes = known.pivot(index="year", columns="province", values="sipas").diff().dropna(how="all")
    around = changes.sub(changes.mean(axis=1), axis=0)
    return float(np.sqrt((around**2).sum().sum() / (changes.count().sum() - len(changes))))


def uncertainty(facts: Ground, scenario: Scenario, movement: str | None, own: Own) -> Uncertainty:
    """The sources of uncertainty of a scenario's rank; `movement` by name or in points, None means
    unknown."""
    rulebook = facts.case.rulebook
    promised = float(total(rulebook, scenario).points)
    surveyed = sum(float(c.maximum) for c in rulebook.criteria.values() if c.moved == "survey")
    moves = movements_of(facts) if movement is None else [facts.coming(movement)]
    short, chance = shortfall(promises(rulebook, scenario, scenario.begun()), own.delivery)
    survey = surveyed / 100 * own.survey_spread * NODES
    totals = np.minimum(promised + survey[:, None] - short[None, :], float(rulebook.maximum))
    grid = np.linspace(totals.min(), totals.max(), TOTALS)
    mean, variance = np.empty((2, len(moves), *totals.shape))
    for number, coming in enumerate(moves):
        beyond = 1 - coming.chances(grid)
        first = 1 + beyond.sum(axis=1)
        second = 1 + beyond @ (2 * np.arange(1, beyond.shape[1] + 1) + 1)
        mean[number] = np.interp(totals, grid, first)
        variance[number] = np.interp(totals, grid, second - first**2)
    weights = [np.full(len(moves), 1 / len(moves)), WEIGHTS, chance]
    within = float(averaged(variance, weights, ()))
    between = shapley(mean, weights)
    whole = within + sum(between)
    parts = dict(zip((FIELD, SURVEY, DELIVERY), between, strict=True)) | {PROVINCES: within}
    return Uncertainty(
        mean=float(averaged(mean, weights, ())),
        spread=float(np.sqrt(whole)),
        shares={source: part / whole if whole else 0.0 for source, part in parts.items()},
    )


def movements_of(facts: Ground) -> list[Coming]:
    """The coming year under equally likely movements of the field, by the law of
    `model.ranking.forecast`."""
    middle = (np.arange(MOVEMENTS) + 0.5) / MOVEMENTS
    level = float(facts.moving(None).others["score"].mean())
    centre, scale, degrees = facts.model.coming(level)
    return [
        facts.moving(float(move))
        for move in centre + scale * scipy.special.stdtrit(degrees, middle)
    ]


def shortfall(made: Sequence[Promise], delivery: Delivery) -> tuple[Floats, Floats]:
    """How many points delivery may fall short, with the probability of each; promises come true
    independently. What the scenario lets fall is taken as certain."""
    law = np.ones(1)
    for promise in made:
        gain = float(promise.gain) * CENT
        if gain > 0:
            shares = list(delivery.shares)
            outcomes = [(share, 1 / len(shares)) for share in shares]
            if promise.all_or_nothing:
                outcomes = [(1.0, delivery.kept), (0.0, 1 - delivery.kept)]
            one = np.zeros(round(gain) + 1)
            for share, probability in outcomes:
                one[round(gain * (1 - share))] += probability
            law = np.convolve(law, one)
    points = np.flatnonzero(law)
    return points / CENT, law[points]


def averaged(values: Floats, weights: Sequence[Floats], kept: Sequence[int]) -> Floats:
    """The average over all axes but those kept."""
    for axis in reversed(range(values.ndim)):
        if axis not in kept:
            values = np.tensordot(values, weights[axis], axes=(axis, 0))
    return values


def shapley(mean: Floats, weights: Sequence[Floats]) -> list[float]:
    """The variance of the mean shared among its axes."""

    def explained(known: Sequence[int]) -> float:
        kept = sorted(known)
        left = [weights[axis] for axis in kept]
        values = averaged(mean, weights, kept)
        return float(averaged(values**2, left, ()) - averaged(values, left, ()) ** 2)

    shares = [0.0] * mean.ndim
    orders = list(permutations(range(mean.ndim)))
    for order in orders:
        for place, axis in enumerate(order):
            added = explained(order[: place + 1]) - explained(order[:place])
            shares[axis] += added / len(orders)
    return shares
