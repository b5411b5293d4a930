"""The one figure that stands for the coming year: what is known of it leads."""

from typing import NamedTuple

from model.ground import Ground
from model.ranking.coming import KNOWN
from model.ranking.forecast import Forecast
from model.result import Result
from model.telling import numbers
from model.telling.movement import movement_short


class Lead(NamedTuple):
    """A rank of the coming year, or its interval; under which condition, and what else holds."""

    title: str
    rank: str
    span: str
    note: str


def lead(ground: Ground, now: Result) -> Lead:
    """The rank as published figures give it where the year has come; as somebody assumes, if
    somebody does; else the interval for a movement that nobody knows."""
    say, given = ground.words, now.given
    told = {
        "year": ground.coming_year,
        "movement": movement_short(ground, now.movement),
        "points": say.signed(ground.points(now.movement)),
        "rank": given.rank,
        "given": _span(given),
        "unknown": _span(now.unknown),
    }
    if now.movement != KNOWN:
        kind = "assumed"
    elif ground.come:
        kind = "come"
    else:
        kind = "known" if KNOWN in ground.movements else "unknown"
    title, note = say(f"telling.lead_{kind}", **told), say(f"telling.lead_{kind}_note", **told)
    if kind == "unknown":
        return Lead(title, _span(now.unknown), "", note)
    return Lead(title, str(given.rank), "" if given.low == given.high else _span(given), note)


def _span(found: Forecast) -> str:
    """A forecast's interval."""
    return numbers.span(found.low, found.high)
