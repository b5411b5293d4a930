"""The door to the saved scenarios: where they are kept, what time it is, and what went wrong."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from model.reading.files import LOCAL
from model.stamp import VIETNAM as VIETNAM
from model.store import Store, open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.letterhead import UNSAID, Letterhead
from model.store.version import Content, NameTaken, Saved, VersionOf, to_content
from model.telling.language import Language
from model.troubles import trouble as phrase_of
from pages.parts import session
from pages.parts.identity import person

FAILED = "store-failed"
SLOW = ("busy", "unreachable")  # kinds of trouble that may have taken seconds to find

Found = TypeVar("Found")


@cache  # not Streamlit's: under that one visitors wait in a row, each for as long as all before
def opened(url: str) -> Store:
    """The store at an address, opened once for everybody. Raises `StoreError`."""
    return open_store(url)


def mine() -> Store:
    """The store as who signed in sees it; as everybody does where nobody signs in. Raises
    `StoreError`."""
    return opened(default_url(os.environ, LOCAL)).for_person(person())


def asked(do: Callable[[Store], Found]) -> Found:
    """Ask the store for something, opening it if need be. Raises `StoreError`.

    A store that kept a person waiting in vain is asked again only when the person wishes so
    (`try_again`): each attempt may take seconds, and a screen waits for one at most.
    """
    failed: StoreError | None = session.kept(FAILED)
    if failed is not None:
        raise failed.with_traceback(None)
    try:
        return do(mine())
    except StoreError as error:
        if error.kind in SLOW:
            session.keep(FAILED, error)
        raise


def letterhead(province: str) -> Letterhead:
    """Who issues and signs a province's documents; what nobody can read now is not said, and its
    places in a file are marked. Needs no session: files are made outside of it."""
    try:
        return opened(default_url(os.environ, LOCAL)).letterhead(province)
    except StoreError:
        return UNSAID


def listed() -> list[Saved] | StoreError:
    """The saved scenarios, the last saved first, or why they cannot be shown.

    A store that could not be read, for whatever reason, is left alone until `try_again`.
    """
    try:
        return asked(Store.listed)
    except StoreError as error:
        session.keep(FAILED, error)
        return error


def try_again() -> None:
    """Let the store be asked again: a person has just asked for something."""
    session.take(FAILED)


def now() -> datetime:
    """The time in Vietnam. The only clock of the screens."""
    return datetime.now(UTC).astimezone(VIETNAM)


def time_text(say: Language, at: datetime) -> str:
    """A time as people say it in Vietnam: 14:05 ngày 24/11/2026."""
    local = at.astimezone(VIETNAM)
    return say("scenarios.time", clock=f"{local:%H:%M}", day=say.day(local))


def author_text(say: Language, author: str) -> str:
    """An author as typed, or that there is none."""
    return author or say("scenarios.nobody")


def about_text(say: Language, version: VersionOf[Any]) -> str:
    """Who saved a version, when, and which it is."""
    return say(
        "scenarios.about",
        author=author_text(say, version.stamp.author),
        time=time_text(say, version.stamp.at),
        number=version.number,
    )


def differs(content: Content, other: Content) -> bool:
    """Whether two contents say something else; the order of what they say does not count."""
    return content != other


def recognise(saved: list[Saved]) -> Saved | None:
    """The saved scenario that a newly opened page shows, if it is one: a reload keeps its tie.

    Asked once per session; work without any change is nobody's.
    """
    if session.kept("recognised"):
        return None
    session.keep("recognised", True)
    work = session.moment().work
    if session.tied() or not work.scenario.changed:
        return None
    for one in saved:
        if not differs(to_content(work, one.version.content.note), one.version.content):
            session.tie(one)
            return one
    return None


def trouble(say: Language, error: StoreError) -> str:
    """What went wrong and what to do, in a few sentences."""
    if isinstance(error, NameTaken):
        stamp = error.holder.version.stamp
        return say(
            "scenarios.name_taken",
            name=error.holder.name,
            author=author_text(say, stamp.author),
            time=time_text(say, stamp.at),
        )
    return say.told(phrase_of(error))
