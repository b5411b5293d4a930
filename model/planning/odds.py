"""What a person asks for: a rank in the table's year, or the chance of one in the coming year; as
the least total that reaches it. A higher total never ranks worse, nor has it less of a chance, so
every question about a rank is a question about a total.

Under what is taken for certain a chance has three views:

*given*: the field moves exactly by the movement that is assumed, and every promise is kept.
*unknown*: every promise is kept; the movement follows the law of `model.ranking.forecast`.
*delivered*: the movement is unknown, and promises are kept only as the cycle's assumptions say
(`model.planning.uncertainty.shortfall`); survey results come true as entered.
"""

from decimal import Decimal
from typing import Literal, NamedTuple, get_args

import numpy as np

from model.ground import Ground
from model.planning.goal import plan
from model.planning.ladder import Goal
from model.planning.sensitivity import promises
from model.planning.uncertainty import shortfall
from model.ranking.rank import Reached, least_total
from model.scenario import Scenario
from model.scoring import total

Bound = Literal["given", "unknown", "delivered"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
LIKELY = 0.5  # the chance with which the likely (median) rank is reached
USUAL: Bound = "unknown"  # what a chance takes for certain unless somebody says
TOTALS = 25  # totals at which a chance is worked out; in between it is interpolated


class Odds(NamedTuple):
    """The chance of a rank or a better one, from 0 to 1, the most certain view first."""

    given: float
    unknown: float
    delivered: float


def odds(ground: Ground, scenario: Scenario, rank: int, movement: str) -> Odds:
    """The chances of a scenario; `movement` by name or in points, for *given*."""
    points = float(total(ground.case.rulebook, scenario).points)
    given, unknown = (
        float(ground.coming(moved).chances(points)[0, rank - 1]) for moved in (movement, None)
    )
    return Odds(given, unknown, delivered(ground, scenario, rank))


def delivered(ground: Ground, scenario: Scenario, rank: int) -> float:
    """The chance with the movement unknown and promises kept as assumed."""
    rulebook = ground.case.rulebook
    made = promises(rulebook, scenario, scenario.begun())
    short, weights = shortfall(made, ground.case.assumptions.delivery)
    totals = float(total(rulebook, scenario).points) - short
    grid = np.linspace(totals.min(), totals.max(), TOTALS)
    chance = ground.coming(None).chances(grid)[:, rank - 1]
    return float(np.interp(totals, grid, chance) @ weights)


def wanted_total(
    ground: Ground, goal: Goal, rank: int, chance: float, bound: Bound, movement: str
) -> Decimal | None:
    """The least total with this chance of the rank in the coming year; None if not even 100 points
    have it.

    *delivered* depends on the way to a total: the least-effort plan is taken; None means that not
    even the best plan has it.
    """
    if bound != "delivered":
        moved = movement if bound == "given" else None
        return least_total(in_coming_year(ground, rank, chance, moved))

    def enough(points: float) -> bool:
        planned = plan(goal, Decimal(str(points))).scenario
        return delivered(ground, planned, rank) >= chance

    return least_total(enough, total(goal.rulebook, goal.scenario).points)


def in_coming_year(facts: Ground, rank: int, chance: float, movement: str | None) -> Reached:
    """Whether a total has this chance of the rank or better in the coming year.

    `movement`: of the field, by name or in points; None if unknown. `LIKELY` asks for the
    likely rank.
    """
    coming = facts.coming(movement)
    return lambda total: bool(coming.chances(total)[0, rank - 1] >= chance)
