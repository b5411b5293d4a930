"""The years under way that are kept: what there are, opening one, and adding what is reported."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

import streamlit as st

from model.address import Work
from model.reading.files import LOCAL
from model.reading.library import Library
from model.store import Store
from model.store.belonging import Sharing
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.opened import Opened, OpenedYear, followed
from model.store.version import NameTaken, Stamp, to_content
from model.year.followed import Followed
from model.year.observation import Observation
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.grounds import exists, meet
from pages.parts.sharing import shared_text
from pages.parts.store_access import asked, mine, now, trouble, try_again

TOLD = "follow-told"


def offered() -> list[OpenedYear] | StoreError:
    """The years that are kept, the last saved first, or why they cannot be shown; looking makes no
    file."""
    if not exists(default_url(os.environ, LOCAL)):
        return []
    try:
        return asked(lambda store: store.opened.listed())
    except StoreError as error:
        return error


def create(frame: Frame, year: int, plan_name: str, plan: Work, author: str) -> OpenedYear | None:
    """Open a year of the province at hand against a plan, under a name of its own; None, and told,
    if it could not be kept."""
    say, stamp = frame.words, Stamp(author, now())
    name = say("follow.year_name", province=frame.case.baseline.province, year=year)
    content = Opened(year, plan_name, to_content(plan))
    try_again()
    try:
        try:
            return asked(lambda store: store.opened.create(name, content, stamp))
        except NameTaken as error:
            free = error.free
            return asked(lambda store: store.opened.create(free, content, stamp))
    except StoreError as error:
        fail(frame, error)
        return None


def report(frame: Frame, key: int, entries: Sequence[Observation]) -> bool:
    """Add entries to a year, all or none; False, and told, if they could not be kept."""
    try_again()
    try:
        asked(lambda store: store.opened.report(key, entries, session.desk().library))
    except StoreError as error:
        fail(frame, error)
        return False
    session.keep(TOLD, ("done", frame.words("follow.taken", count=len(entries))))
    return True


def fail(frame: Frame, error: StoreError) -> None:
    """Tell in the next rerun what was not done and why."""
    session.keep(TOLD, ("failed", trouble(frame.words, error)))


class State(NamedTuple):
    """A kept year against the plan of its `version`, and a `name` of this state of it."""

    name: str
    version: int
    followed: Followed


def year_of(key: int, at: datetime | None = None) -> State:
    """A kept year as it is now, or against the plan that it had at a moment. Raises
    `StoreError`."""
    url = default_url(os.environ, LOCAL)
    version, entries = asked(lambda store: store.opened.state(key))
    if at is not None:
        version = asked(lambda store: store.opened.as_of(key, at)).number
    plan = asked(lambda store: store.opened.version(key, version)).content.plan
    found = kept_year(url, key, version, entries, meet(plan), mine())
    return State(f"{url}#{key}.{version}.{entries}", version, found)


@st.cache_resource(show_spinner=False, max_entries=20)
def kept_year(
    url: str, key: int, version: int, entries: int, _library: Library, _store: Store
) -> Followed:
    """A year with what was reported of it, which never changes under these numbers, read once for
    all who were told of it by the store as they see it."""
    shelf = _store.opened
    year = replace(shelf.get(key), version=shelf.version(key, version))
    return followed(year, shelf.observations(key), _library)


def amend(
    frame: Frame, key: int, seen: int, change: Callable[[Opened], Opened], author: str
) -> bool:
    """Keep another plan or other assumptions of a year as its next version, by somebody who last
    saw the version `seen`; False, and told, if that could not be kept."""
    try_again()
    try:
        content = asked(lambda store: store.opened.version(key, seen)).content
        stamp = Stamp(author, now())
        asked(lambda store: store.opened.save(key, seen, change(content), stamp))
    except StoreError as error:
        fail(frame, error)
        return False
    session.keep(TOLD, ("done", frame.words("follow.amended")))
    return True


def share(frame: Frame, year: OpenedYear, sharing: Sharing) -> None:
    """Share a year in another way: whoever sees it reports of it, each agency its own figures."""
    try_again()
    try:
        asked(lambda store: store.opened.share(year.id, sharing, Stamp("", now())))
    except StoreError as error:
        fail(frame, error)
    else:
        session.keep(TOLD, ("done", shared_text(frame.words, year.name, sharing)))


def last_day(year: Followed) -> date:
    """The last day of a year that has come."""
    return min(max(now().date(), year.year.start), year.year.end)
