"""The rank of each view of a year under way, by both questions, with its interval."""

from typing import NamedTuple

from model.ground import Ground
from model.ranking.rank import Rank, ranks
from model.year.line import View
from model.year.standing import STANDINGS, Outlook


class Places(NamedTuple):
    """A total and its ranks: had the others scored as in the table's year, and in the coming year
    if they move as assumed (`given`), or as nobody knows (`unknown`)."""

    points: float
    year: Rank
    given: Rank
    unknown: Rank


def places(ground: Ground, found: Outlook, movement: str) -> dict[View, Places]:
    """The ranks of what is certain, of the pace, of the plan and of the ceiling, at once."""
    totals = [found.points(view) for view in STANDINGS]
    of = ground.of
    columns = (
        ranks(totals, ground.peers),
        ground.coming(movement).spans(totals),
        ground.coming(None).spans(totals),
    )
    found_places: dict[View, Places] = {}
    for at, view in enumerate(STANDINGS):
        of_view = [Rank(int(a[at]), int(b[at]), int(c[at]), of) for a, b, c in columns]
        found_places[view] = Places(totals[at], *of_view)
    return found_places
