"""Ranks in words: with their range, with their interval, as a chance, as a change; how the other
provinces are assumed to move; and the one figure that stands for the coming year."""

from collections.abc import Mapping
from typing import NamedTuple

from babel import Locale

from model.ground import Ground
from model.ranking.coming import FROZEN, KNOWN, MOVEMENTS
from model.ranking.forecast import Forecast
from model.ranking.peers import known_pairs
from model.ranking.rank import Rank
from model.result import Result
from model.telling import numbers
from model.telling.labels import year_text
from model.telling.language import Language

SURE, HARDLY = 99, 1  # per cent


def rank_text(say: Language, rank: Rank) -> str:
    """A rank, with its range where the sources leave one: 36/63 · 38/63 (37–41)."""
    text = numbers.place(rank.rank, rank.of)
    if rank.exact:
        return text
    return say("telling.rank_range", rank=text, span=numbers.span(rank.low, rank.high))


def forecast_text(say: Language, found: Forecast) -> str:
    """A likely rank with its interval: 48/63 (38–55)."""
    rank = numbers.place(found.rank, found.of)
    if found.low == found.high:
        return rank
    return say("telling.rank_range", rank=rank, span=_span(found))


def odds_text(ground: Ground, found: Mapping[str, float], rank: int, movement: str) -> str:
    """The chances of a rank in the coming year, each with what it takes for certain (the views of
    `model.planning.odds`)."""
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


def certainty_text(ground: Ground, rank: Rank) -> str:
    """Whether known scores decide a rank, or its range where they do not; on an estimated table
    nothing is known."""
    say, span = ground.words, numbers.span(rank.low, rank.high)
    if ground.table.estimated:
        return say("telling.rank_estimated", span=span)
    if rank.exact:
        return say("telling.rank_own" if ground.table.own else "telling.rank_exact")
    return say("telling.rank_between", low=rank.low, high=rank.high)


def moved_text(say: Language, ranks: int) -> str:
    """A change in ranks; a positive number is a better place."""
    if not ranks:
        return say("telling.ranks_same")
    return say("telling.ranks_up" if ranks > 0 else "telling.ranks_down", ranks=abs(ranks))


def counted(say: Language, key: str) -> dict[str, str]:
    """A phrase about a number of ranks for each plural category, # in place of the number."""
    cases = Locale.parse(say.code).plural_form
    samples = {cases(number): number for number in (2, 1)}
    return {case: say(key, ranks=one).replace(str(one), "#") for case, one in samples.items()}


def movement_text(ground: Ground, movement: str) -> str:
    """A whole clause with its reason: các tỉnh khác tăng 1,91 điểm (bình quân các năm trước).

    `movement` is a name or points as text, as `Work` has it.
    """
    say, points, name = ground.words, ground.points(movement), ground.movement(movement)
    if name == FROZEN:
        return say("telling.movement_frozen", year=year_text(ground))
    if not points:
        return say("telling.movement_still")
    key = "telling.movement_up" if points > 0 else "telling.movement_down"
    why = say(f"telling.movement_{name if name in MOVEMENTS else 'given'}", year=ground.coming_year)
    return say(key, points=say.decimal(abs(points)), name=why)


def movement_short(ground: Ground, movement: str) -> str:
    """What follows "if the other provinces": tăng 1,91 điểm · giữ đúng điểm năm 2023."""
    say, points = ground.words, ground.points(movement)
    if movement == FROZEN:
        return say("telling.short_frozen", year=year_text(ground))
    if not points:
        return say("telling.short_still")
    key = "telling.short_up" if points > 0 else "telling.short_down"
    return say(key, points=say.decimal(abs(points)))


def when_text(ground: Ground, bound: str, movement: str) -> str:
    """What a chance of the coming year takes for certain (the views of `model.planning.odds`)."""
    return ground.words(f"telling.when_{bound}", movement=movement_short(ground, movement))


def interval_text(ground: Ground, movement: str | None) -> str:
    """What the range of a coming rank is: a forecast's interval, or where the others surely stand,
    what the table leaves open."""
    settled = ground.coming(movement).settled
    return ground.words("telling.interval_settled" if settled else "telling.interval")


def thin_text(ground: Ground) -> str:
    """That too little is known of the table to trust it; empty where enough is."""
    return known_text(ground, "telling.thin") if ground.table.thin else ""


def known_text(ground: Ground, key: str) -> str:
    """Of how many provinces of the table score and rank are known, in the sentence of a key."""
    nation, table = ground.nation, ground.table
    pairs = len(known_pairs(nation.provinces, table.year))
    return ground.words(key, year=table.year, pairs=pairs, of=table.of)


def map_text(ground: Ground) -> str:
    """That the country has another number of provinces in the coming year than the table; empty
    where it has not."""
    newest = ground.remapped
    if newest is None:
        return ""
    return ground.words("telling.map", year=ground.coming_year, of=ground.table.of, newest=newest)


class Lead(NamedTuple):
    """A rank of the coming year, or its interval; under which condition, and what else holds."""

    title: str
    rank: str
    span: str
    note: str


def lead(ground: Ground, now: Result) -> Lead:
    """The rank as published figures give it where the year has come; as somebody assumes, if
    somebody does; else the interval for a movement that nobody knows."""
    found = _lead(ground, now.movement, str(now.given.rank), _span(now.given), _span(now.unknown))
    return found._replace(span="") if now.given.low == now.given.high else found


def lead_words(ground: Ground, movement: str) -> Lead:
    """The same with gaps for what moves with a lever: {rank}, {given} and {unknown}."""
    return _lead(ground, movement, "{rank}", "{given}", "{unknown}")


def _lead(ground: Ground, movement: str, rank: str, given: str, unknown: str) -> Lead:
    """The same of a likely rank, its interval, and the interval if the movement is not known."""
    say = ground.words
    told = {
        "year": ground.coming_year,
        "movement": movement_short(ground, movement),
        "points": say.signed(ground.points(movement)),
        "rank": rank,
        "given": given,
        "unknown": unknown,
    }
    if movement != KNOWN:
        kind = "frozen" if movement == FROZEN else "assumed"
    elif ground.come:
        kind = "come"
    else:
        kind = "known" if KNOWN in ground.movements else "unknown"
    title, note = say(f"telling.lead_{kind}", **told), say(f"telling.lead_{kind}_note", **told)
    note = "; ".join(filter(None, (note, map_text(ground))))
    if kind == "unknown":
        return Lead(title, unknown, "", note)
    return Lead(title, rank, given, note)


def _span(found: Forecast) -> str:
    """A forecast's interval."""
    return numbers.span(found.low, found.high)
