"""Whether an observation is possible at all, and whether it contradicts what is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from model.law.rules import HUNDRED, ONE, ZERO
from model.levers import Lever
from model.year.followed import Followed
from model.year.observation import Observation, ToDate, to_date
from model.year.pace import GROWING

Field = Literal["lever", "value", "of", "day", "since"]
Reason = Literal[
    "lever", "locked", "number", "whole", "most", "total", "no_total", "yes_no", "band",
    "outside_year", "before_day", "steps",
]  # fmt: skip
Quarrel = Literal["falls", "undone", "failures_fall", "disagree"]
DAY = timedelta(days=1)


class Impossible(ValueError):
    """An observation that cannot be: which `field` of it, the `reason`, what was `found` there and
    what could have been (`low` to `high`, as far as that is a range)."""

    def __init__(
        self,
        field: Field,
        reason: Reason,
        found: object,
        low: object = None,
        high: object = None,
    ) -> None:
        """Where, why, what was found, and the range that is expected."""
        super().__init__(f"{field}: {reason}: found {found}, expected {low} to {high}")
        self.field, self.reason, self.found, self.low, self.high = field, reason, found, low, high


@dataclass(frozen=True)
class Contradiction:
    """An entry that does not go with another: a figure `falls` where it can only rise, a yes or no
    is `undone` that stands for the year, `failures_fall`, or two agencies `disagree` for one day.
    The last entered counts."""

    quarrel: Quarrel
    earlier: Observation
    later: Observation


def fit_observation(one: Observation, followed: Followed) -> Observation:
    """The observation itself. Raises `Impossible`."""
    lever = followed.plan.levers.get(one.lever)
    if lever is None:
        raise Impossible("lever", "lever", one.lever)
    if lever.locked:
        raise Impossible("lever", "locked", one.lever)
    year, kind = followed.year, followed.kinds[one.lever]
    opens = kind in ("count", "level")  # figures that a year may begin with
    first = year.start - DAY if opens else year.start
    if not first <= one.day <= year.end:
        raise Impossible("day", "outside_year", one.day, first, year.end)
    if one.since is not None and not year.start <= one.since <= one.day:
        raise Impossible("since", "before_day", one.since, year.start, one.day)
    check_total(lever, one, kind)
    check_value(lever, one, kind)
    return one


def check_total(lever: Lever, one: Observation, kind: str) -> None:
    """What the figure is out of: needed by a rate, possible for what grows, else not there."""
    if kind not in GROWING:
        if one.of is not None:
            raise Impossible("of", "no_total", one.of)
        return
    if one.of is None:
        if kind == "rate":
            raise Impossible("of", "total", None, 1)
        return
    if not one.of.is_finite() or one.of <= ZERO:
        raise Impossible("of", "number", one.of, 1)
    if whole(lever) and one.of % 1:
        raise Impossible("of", "whole", one.of)


def check_value(lever: Lever, one: Observation, kind: str) -> None:
    """The figure itself."""
    value = one.value
    if lever.entry == "yes_no":
        if value not in (ZERO, ONE):
            raise Impossible("value", "yes_no", value)
        return
    if not value.is_finite() or value < ZERO:
        raise Impossible("value", "number", value, 0)
    if (kind in GROWING or lever.entry == "count") and whole(lever) and value % 1:
        raise Impossible("value", "whole", value)
    if kind in GROWING:
        if one.of is not None and value > one.of:
            raise Impossible("value", "most", value, 0, one.of)
        return
    low, high, step, _ = lever.span
    if lever.entry == "place" and (not low <= value <= high or value % 1):
        raise Impossible("value", "band", value, low, high)
    most = HUNDRED if lever.entry == "percent" else high
    if value > most:
        raise Impossible("value", "most", value, 0, most)
    if value % step:
        raise Impossible("value", "steps", value, step)


def whole(lever: Lever) -> bool:
    """Whether the figure counts whole cases."""
    return lever.entry == "count" or (
        lever.of is not None and lever.of == lever.of.to_integral_value()
    )


def contradictions(one: Observation, followed: Followed) -> Iterator[Contradiction]:
    """Everything known that an entry does not go with. What it corrects does not count."""
    past = [
        earlier
        for earlier in followed.histories(followed.year.end).get(one.lever, ())
        if earlier.observation.id is None or earlier.observation.id != one.replaces
    ]
    now = to_date(one, past, followed.kinds[one.lever])
    before = [earlier for earlier in past if earlier.day < one.day][-1:]
    after = [later for later in past if later.day > one.day][:1]
    kind = followed.kinds[one.lever]
    for first, second in [(one_, now) for one_ in before] + [(now, one_) for one_ in after]:
        if quarrel := quarrels(kind, first, second):
            known = (first if second is now else second).observation
            yield Contradiction(quarrel, known, one)
    for same in past:
        other = same.observation
        differs = (same.value, same.of) != (now.value, now.of)
        if same.day == one.day and other.agency != one.agency and differs:
            yield Contradiction("disagree", other, one)


def quarrels(kind: str, first: ToDate, second: ToDate) -> Quarrel | None:
    """Why a figure of a day does not go with one of a later day, if it does not."""
    if kind == "keep" and not first.value and second.value:
        return "undone"
    if kind == "reach" and first.value and not second.value:
        return "undone"
    if kind not in GROWING:
        return None
    if second.value < first.value:
        return "falls"
    if first.of is not None and second.of is not None and kind == "rate":
        if second.of < first.of:
            return "falls"
        if second.of - second.value < first.of - first.value:
            return "failures_fall"
    return None
