"""Ranks in words: with their range, with their interval, as a chance, as a change."""

from model.ranking.forecast import Forecast
from model.ranking.rank import Rank
from model.telling import numbers
from model.telling.language import Language


def rank_text(say: Language, rank: Rank) -> str:
    """A rank, with its range where the sources leave one: 36/63 · 38/63 (37–41)."""
    text = numbers.place(rank.rank, rank.of)
    if rank.exact:
        return text
    return say("telling.rank_range", rank=text, span=numbers.span(rank.low, rank.high))


def forecast_text(say: Language, found: Forecast) -> str:
    """A likely rank with its interval: 48/63 (38–55)."""
    rank, span = numbers.place(found.rank, found.of), numbers.span(found.low, found.high)
    return say("telling.rank_range", rank=rank, span=span)


def chance_text(say: Language, found: Forecast, rank: int) -> str:
    """The chance of a rank or a better one, in whole per cent, never as certain or impossible."""
    chance = 100 * found.chance[rank - 1]
    return (
        say("telling.chance_sure")
        if chance > 99
        else (say("telling.chance_none") if chance < 1 else say.percent(chance, 0))
    )


def moved_text(say: Language, ranks: int) -> str:
    """A change in ranks; a positive number is a better place."""
    if not ranks:
        return say("telling.ranks_same")
    return say("telling.ranks_up" if ranks > 0 else "telling.ranks_down", ranks=abs(ranks))
