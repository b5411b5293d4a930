"""The two questions of a rank, as functions from a total to the likely rank."""

from collections.abc import Callable

from model.ground import Ground
from model.ranking.rank import ranks

YEAR, COMING = "year", "coming"


def questions(facts: Ground, movement: str | None) -> dict[str, Callable[[float], int]]:
    """`year`: had the others scored as they did. `coming`: if they move so, by
    name or points, or as much as they may where that is None."""
    coming = facts.coming(movement)
    return {
        YEAR: lambda total: int(ranks(total, facts.peers)[0][0]),
        COMING: lambda total: int(coming.ranks(total)[0]),
    }
