"""What a script without rules of its own needs to follow a lever while it moves: what each place on
the lever earns, which totals give which ranks, and the sentences with gaps for what moves.

Everything is plain lists, numbers and texts, ready for JSON. Totals of thresholds are whole steps
of 0.0001 points.
"""

from decimal import Decimal

import numpy as np

from model.ground import Ground
from model.law.arithmetic import ARRAYS, Floats
from model.law.rules import PLACES
from model.levers import Lever
from model.ranking.coming import Coming
from model.ranking.thresholds import BEST, LIKELY, STEPS, WORST, least_totals
from model.result import Result
from model.scenario import Scenario
from model.scoring import along
from model.telling.labels import label
from model.telling.numbers import percent_gap
from model.telling.ranks import counted, lead_words

Tables = dict[str, object]


def slider(scenario: Scenario, lever: Lever, start: Decimal, step: float) -> Tables:
    """Where a slider stands whose thumb moves by a step, the `start` that it is compared with, and
    what each place on it earns.

    Between two `knots` [place, points] a straight line, rounded half up to four decimals, gives
    exactly what the rule does; `stands` has the same for its own value and for the start's, which
    need not lie on the grid of its thumb.
    """
    low, high = float(lever.span.low), float(lever.span.high)
    count = round((high - low) / step) + 1
    places = np.linspace(low, high, count).round(PLACES)
    now, then = float(scenario.value(lever.id)), float(start)
    stands = along(scenario, lever, np.array([now, then])).tolist()
    return {
        "id": lever.id,
        "criterion": lever.criterion.id,
        "start": then,
        "value": now,
        "knots": knots(places, along(scenario, lever, places)),
        "points": stands[0],
        "stands": [[now, stands[0]], [then, stands[1]]],
        "places": 0 if lever.entry == "count" else 2,
        "percent": lever.entry == "percent",
        "near": step / 2,
    }


def knots(places: Floats, earned: Floats) -> list[list[float]]:
    """The fewest found places between which a straight line, rounded, gives what is earned."""
    at = np.array([0, len(places) - 1])
    while True:
        drawn = np.interp(places, places[at], earned[at])
        wrong = np.abs(ARRAYS.half_up(drawn, PLACES) - earned) > 1e-9
        if not wrong.any():
            return [[float(places[one]), float(earned[one])] for one in at]
        at = np.union1d(at, [int(np.where(wrong, np.abs(drawn - earned), -1.0).argmax())])


def rank_tables(ground: Ground) -> list[int]:
    """The least totals that give each rank in the year of the table."""
    still = Coming(ground.peers, ground.model, 0.0, settled=True)
    return steps(least_totals(still, [LIKELY]))[0]


def coming_tables(ground: Ground, movement: str) -> Tables:
    """The least totals for the likely, best and worst rank of the coming year under a movement, and
    for the ends of the interval when nobody knows it."""
    return {
        "given": steps(least_totals(ground.coming(movement))),
        "unknown": steps(least_totals(ground.coming(None), [BEST, WORST])),
    }


def steps(found: Floats) -> list[list[int]]:
    """Thresholds as whole steps, from the highest down, without those that nothing reaches; each
    view begins with how many these are."""
    return [
        [int(np.isinf(view).sum()), *np.rint(view[np.isfinite(view)] * STEPS).astype(int).tolist()]
        for view in found
    ]


def standing(base: Result, now: Result) -> Tables:
    """Where the scenario stands against its base, from which a script counts on."""
    return {
        "criteria": float(now.total.criteria),
        "gains": {
            key: round(points - base.points_of(key), PLACES)
            for key, points in now.scores.items()
            if points != base.points_of(key)
        },
        "changed": sorted(now.scenario.set_otherwise(base.scenario)),
    }


def surroundings(ground: Ground, base: Result, movement: str) -> Tables:
    """What no lever changes: the base, the names of the criteria, and sentences with gaps."""
    say, case = ground.words, ground.case
    reading = base.scenario.read
    return {
        "language": say.code,
        "maximum": float(case.rulebook.maximum),
        "reading": float(reading.unexplained),
        "base": {
            "total": base.points,
            "rank": base.rank.rank,
            "rest": float(base.total.unexplained),
        },
        "of": base.rank.of,
        "labels": [[key, label(say, one)] for key, one in case.rulebook.criteria.items()],
        "ranks": rank_tables(ground),
        "words": {
            "up": counted(say, "telling.ranks_up"),
            "down": counted(say, "telling.ranks_down"),
            "same": say("telling.ranks_same"),
            "coming": lead_words(ground, movement)._asdict(),
            "percent": percent_gap(say.code) + "%",
        },
    }
