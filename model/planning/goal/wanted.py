"""What a person asks for, as the least total that reaches it.

A higher total never ranks worse, nor has it less of a chance, so every question about a rank is a
question about a total.
"""

from collections.abc import Callable
from decimal import Decimal

from model.ground import Ground
from model.planning.goal.ladder import UNIT
from model.ranking.rank import ranks

MAXIMUM = 100
LIKELY = 0.5  # the chance with which the likely (median) rank is reached

Reached = Callable[[float], bool]


def in_year(facts: Ground, rank: int) -> Reached:
    """Whether a total would have been at this rank or better in the table's year."""
    return lambda total: bool(ranks(total, facts.peers)[0][0] <= rank)


def in_coming_year(facts: Ground, rank: int, chance: float, movement: str | None) -> Reached:
    """Whether a total has this chance of the rank or better in the coming year.

    `movement`: of the field, by name or in points; None if unknown. `LIKELY` asks for the
    likely rank.
    """
    coming = facts.coming(movement)
    return lambda total: bool(coming.chances(total)[0, rank - 1] >= chance)


def least_total(reached: Reached, now: Decimal = Decimal(0), parts: int = UNIT) -> Decimal | None:
    """The least total from `now` on that reaches what is asked, to one of so many `parts` of a
    point; None if not even 100 points do."""
    low, high = int(now * parts), MAXIMUM * parts
    if reached(low / parts):
        return Decimal(low) / parts
    if not reached(high / parts):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle / parts) else (middle, high)
    return Decimal(high) / parts
