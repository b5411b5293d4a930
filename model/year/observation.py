"""What is reported of a year under way: observations, and the figures to date that they make.

Nothing is overwritten: a correction is a new observation that names the one it replaces, so that
any past day can be seen as it was shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from model.stamp import Stamp
from model.year.kind import Kind

ZERO = Decimal(0)


@dataclass(frozen=True)
class Observation:
    """The province's figure of one lever, as one agency reported it.

    `value` and `of` are natural: cases (or an amount) and what they are out of for a rate, an
    amount or a count; 1 or 0 for yes or no; per cent, a band or points else, without `of`. The
    figure is as of `day`, since the year's start, or for the days from `since` to `day` alone. One
    of the day before the year is what the year opened with. `replaces`: the entry that it corrects.
    """

    lever: str
    value: Decimal
    of: Decimal | None
    day: date
    stamp: Stamp
    since: date | None = None
    agency: str = ""
    source: str = ""
    note: str = ""
    id: int | None = None
    replaces: int | None = None


class ToDate(NamedTuple):
    """A lever's figure from the year's start to a day, and the observations that it is the sum of,
    in their order: one, unless they are of periods."""

    day: date
    value: Decimal
    of: Decimal | None
    behind: tuple[Observation, ...]

    @property
    def observation(self) -> Observation:
        """The observation that it ends on."""
        return self.behind[-1]


History = tuple[ToDate, ...]


def valid(
    observations: Iterable[Observation], day: date, entered_until: datetime | None = None
) -> list[Observation]:
    """Of observations `by_day` those as of a day and entered until a moment, but for what a
    correction replaces."""
    seen = [one for one in observations if entered_until is None or one.stamp.at <= entered_until]
    replaced = {one.replaces for one in seen if one.replaces is not None}
    return [one for one in seen if one.day <= day and (one.id is None or one.id not in replaced)]


def by_day(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations by day, the last entered last."""
    return tuple(sorted(observations, key=lambda one: (one.day, one.stamp.at, one.id or 0)))


def histories(found: Iterable[Observation], kinds: Mapping[str, Kind]) -> dict[str, History]:
    """The figures to date of each lever, by day, from observations as `valid` gives them; of
    several for one day the last entered counts. `kinds`: how each lever's figure grows."""
    counting = {(one.lever, one.day): one for one in found}
    past: dict[str, list[ToDate]] = {}
    for one in counting.values():
        mine = past.setdefault(one.lever, [])
        mine.append(to_date(one, mine, kinds.get(one.lever, "level")))
    return {lever: tuple(mine) for lever, mine in past.items()}


def to_date(one: Observation, past: Iterable[ToDate], kind: Kind) -> ToDate:
    """The figure since the year's start that an observation makes. One for a period alone is added
    to what was known before the period; its `of` too where cases come in through the year."""
    before = [figure for figure in past if one.since is not None and figure.day < one.since]
    if not before or kind not in ("rate", "amount", "count", "settled"):
        return ToDate(one.day, one.value, one.of, (one,))
    last = before[-1]
    of = one.of
    if of is not None and kind != "amount":
        of += last.of or ZERO
    return ToDate(one.day, last.value + one.value, of, (*last.behind, one))


def known(
    observations: Iterable[Observation],
    day: date,
    kinds: Mapping[str, Kind],
    entered_until: datetime | None = None,
) -> dict[str, ToDate]:
    """What is known of each lever on a day, as far as it was entered until a moment."""
    found = histories(valid(by_day(observations), day, entered_until), kinds)
    return {lever: history[-1] for lever, history in found.items()}
