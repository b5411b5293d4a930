"""Which year under way the screen follows, as of which day, and under which assumptions."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Literal

import pandas as pd
import streamlit as st

from model.ground import Ground
from model.store.errors import StoreError
from model.year.curve import month_ends
from model.year.followed import Followed
from model.year.path import path, planned
from model.year.premises import Premises
from model.year.standing import Outlook, outlook
from pages.parts import session
from pages.parts.follow.kept import fail, last_day, year_of
from pages.parts.frame import KEYED, Frame
from pages.parts.store_access import VIETNAM

EXAMPLE = "example"
OPENED, DAY, KNOWLEDGE, PREMISES = (
    f"follow-{name}" for name in ("opened", "day", "knowledge", "premises")
)
Knowledge = Literal["now", "then"]  # what is known now of a day, or what was shown on it


@dataclass(frozen=True)
class Watched:
    """A followed year as the screen shows it: `key` names it with its version, `last` is the last
    day that it can be seen on, `knowledge` what of it is shown on an earlier one; `version`: the
    latest that is kept, 0 of the example."""

    ground: Ground
    key: str
    followed: Followed
    day: date
    last: date
    knowledge: Knowledge
    version: int

    @cached_property
    def moment(self) -> datetime | None:
        """Until when entries count; None: all that are known."""
        if self.knowledge == "now":
            return None
        return datetime.combine(self.day + timedelta(days=1), time(), VIETNAM)

    @property
    def state(self) -> tuple[object, ...]:
        """All that what is shown of the year depends on, as a key of what is worked out."""
        return (self.key, self.day, self.moment, told(self))

    @cached_property
    def outlook(self) -> Outlook:
        """Where the year stands on the day."""
        return stood(self.ground, self.key, self.day, self.moment, told(self), self.followed)

    @cached_property
    def path(self) -> pd.DataFrame:
        """The way there, at the end of each month and on the day itself; without months that
        come."""
        return travelled(self.ground, self.key, self.day, self.moment, told(self), self.followed)

    @cached_property
    def planned(self) -> pd.DataFrame:
        """The whole way of the plan at the end of each month: day, points certain by then."""
        return plan_path(self.ground, self.key, told(self), self.followed)


def told(watched: Watched) -> str:
    """The assumptions as a key of what is worked out."""
    return watched.followed.premises.model_dump_json()


@st.cache_resource(**KEYED)
def stood(
    ground: Ground, key: str, day: date, moment: datetime | None, told: str, _followed: Followed
) -> Outlook:
    """Where a year stands, worked out once for everybody."""
    return outlook(_followed, day, moment)


@st.cache_resource(**KEYED)
def travelled(
    ground: Ground, key: str, day: date, moment: datetime | None, told: str, _followed: Followed
) -> pd.DataFrame:
    """The way of a year until a day."""
    before = [end for end in month_ends(_followed.year) if end < day]
    return path(_followed.until(moment), [*before, day])


@st.cache_resource(**KEYED)
def plan_path(ground: Ground, key: str, told: str, _followed: Followed) -> pd.DataFrame:
    """The way of a plan, worked out once for everybody."""
    days = month_ends(_followed.year)
    points = [float(planned(_followed, day).points) for day in days]
    return pd.DataFrame({"day": days, "points": points})


def watched(frame: Frame) -> Watched | None:
    """The year that this session follows on the ground at hand, or None if it follows none."""
    wanted = session.kept(OPENED)
    if wanted == EXAMPLE and (example := frame.ground.example):
        return at(frame, EXAMPLE, example, example.year.end)
    if not isinstance(wanted, int):
        return None
    try:
        state = year_of(wanted)
        found = at(frame, state.name, state.followed, last_day(state.followed), state.version)
        if found.moment is not None:
            then = year_of(wanted, found.moment)
            found = at(frame, then.name, then.followed, found.last, state.version)
    except StoreError as error:
        fail(frame, error)
        return None
    return found if found.followed.case.baseline.id == frame.case.baseline.id else None


def at(frame: Frame, key: str, followed: Followed, last: date, version: int = 0) -> Watched:
    """A followed year on the day that was chosen: at first the last one, of an example the middle
    of its year."""
    premises: Premises = session.kept(PREMISES) or followed.premises
    followed = replace(followed, premises=premises)
    ends = month_ends(followed.year)
    first = ends[len(ends) // 2 - 1] if followed.invented else last
    day = session.kept(DAY) or first
    return Watched(
        frame.ground,
        key,
        followed,
        min(max(day, followed.year.start), last),
        last,
        session.kept(KNOWLEDGE) or "now",
        version,
    )


def open_example() -> None:
    """Follow the example."""
    open_year(EXAMPLE)


def open_year(key: str | int) -> None:
    """Follow another year, as it stands last."""
    session.keep(OPENED, key)
    for name in (DAY, KNOWLEDGE, PREMISES):
        session.take(name)


def close_year() -> None:
    """Follow none: the first choice is offered again."""
    session.take(OPENED)
