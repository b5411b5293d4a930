"""Ranks in words: with their range, with their interval, as a chance, as a change."""

from collections.abc import Mapping

from model.ground import Ground
from model.ranking.forecast import Forecast
from model.ranking.rank import Rank
from model.telling import numbers
from model.telling.language import Language
from model.telling.movement import movement_short

SURE, HARDLY = 99, 1  # per cent


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


def odds_text(ground: Ground, found: Mapping[str, float], rank: int, movement: str) -> str:
    """The chances of a rank in the coming year, each with what it takes for certain (the views of
    `model.planning.goal.odds`)."""
    say = ground.words
    chances = {view: share_text(say, chance) for view, chance in found.items()}
    return say("telling.odds", rank=rank, movement=movement_short(ground, movement), **chances)


def chance_text(say: Language, found: Forecast, rank: int) -> str:
    """The chance of a rank or a better one."""
    return share_text(say, found.chance[rank - 1])


def share_text(say: Language, share: float) -> str:
    """A chance in whole per cent, never as certain or impossible."""
    chance = 100 * share
    if chance > SURE:
        return say("telling.chance_sure", chance=say.percent(SURE, 0))
    if chance < HARDLY:
        return say("telling.chance_hardly", chance=say.percent(HARDLY, 0))
    return say.percent(chance, 0)


def certainty_text(say: Language, rank: Rank) -> str:
    """Whether known scores decide a rank, or its range where they do not."""
    if rank.exact:
        return say("telling.rank_exact")
    return say("telling.rank_between", span=numbers.span(rank.low, rank.high))


def moved_text(say: Language, ranks: int) -> str:
    """A change in ranks; a positive number is a better place."""
    if not ranks:
        return say("telling.ranks_same")
    return say("telling.ranks_up" if ranks > 0 else "telling.ranks_down", ranks=abs(ranks))
