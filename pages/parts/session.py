"""The session: its desk with the work at hand, and the address.

Whenever `st.session_state` is touched by key, Streamlit may break the script off for a newer event.
What a callback asks of this module therefore never does so, or its input would be lost.
"""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from model.address import Problem, Work, from_query, to_query
from model.reading.library import Library
from model.scenario import Scenario
from model.store.version import Saved
from pages.parts import browser
from pages.parts.desk import Desk, Moment

LANGUAGE = "language"
DESK = "desk"
FETCHED: WeakKeyDictionary[Any, Desk] = WeakKeyDictionary()


def open_work(library: Library, page: str) -> Work:
    """The work of this session. The address is read when the session begins, when the browser went
    back or forward, and when it is one that this session never had."""
    query, repeated = browser.address()
    if (before := opened()) is not None:
        before.settle()
    if DESK not in st.session_state:
        st.session_state[DESK] = Desk(library, language(library), *read(query, library))
    found = desk()
    found.library, telling = library, found.telling
    telling.hears(query)
    telling.opens(page, query)
    if telling.address is None:
        found.problems = [*repeated, *found.problems]
    elif telling.commands(query, browser.by_history()):
        found.language = language(library)
        work, senseless = read(query, library)
        found.problems = [*repeated, *senseless]
        found.remember(work)
    telling.knows(query)
    found.opened = found.work
    return found.work


def desk() -> Desk:
    """The desk of this session, without touching `st.session_state` by key."""
    if (found := opened()) is None:
        raise LookupError("the work of this session is asked for before it was opened")
    return found


def opened() -> Desk | None:
    """The same, or None if it was not opened yet. Fetched once per script."""
    if (context := get_script_run_ctx(suppress_warning=True)) is None:
        return None
    script = context.session_state
    if script not in FETCHED and (found := st.session_state.to_dict().get(DESK)):
        FETCHED[script] = found
    return FETCHED.get(script)


def read(query: dict[str, str], library: Library) -> tuple[Work, list[Problem]]:
    """The work of an address, and what in it made no sense; its language is no part of that."""
    return from_query({key: text for key, text in query.items() if key != LANGUAGE}, library)


def language(library: Library) -> str:
    """The language of this session, also before its work is opened."""
    (query, _), found = browser.address(), opened()
    if found and not (LANGUAGE in query and found.telling.commands(query, browser.by_history())):
        return found.language
    wanted = query.get(LANGUAGE)
    return wanted if wanted is not None and wanted in library.languages else library.start.language


def set_language(code: str) -> None:
    """Speak another language; no change of the work at hand."""
    desk().language = code


def set_baseline(baseline: str) -> None:
    """Begin with another province's year; undo goes back to the work before."""
    begin(Work(desk().library.cases[baseline].start(), desk().work.movement), None)


def set_table(table: str) -> None:
    """Compare with the provinces of another table."""
    work = desk().work
    own = str(work.scenario.baseline.year)
    remember(replace(work, table="" if table == own else table))


def remember(work: Work) -> None:
    """Make this the work at hand; undo goes back to the one before."""
    desk().remember(work)


def moment() -> Moment:
    """The work at hand with its tie."""
    return desk().moment


def begin(work: Work, saved: Saved | None) -> None:
    """Take up other work, belonging to a saved scenario or to none; undo goes back."""
    remember(work)
    desk().tied = None
    if saved:
        tie(saved)


def tie(saved: Saved) -> None:
    """The work at hand belongs to this saved scenario, whose latest version was seen."""
    see(saved)
    desk().tied = saved.id


def see(saved: Saved) -> None:
    """This is the latest version that the person was shown, whichever work is at hand."""
    desk().seen[saved.id] = saved


def tied() -> Saved | None:
    """The saved scenario that the work at hand belongs to, as last seen; None if it is new."""
    found = desk()
    return None if found.tied is None else found.seen.get(found.tied)


def keep(name: str, value: object) -> None:
    """Keep what a screen must not forget between reruns and across screens."""
    desk().kept[name] = value


def kept(name: str) -> Any:
    """What was kept under a name, or None."""
    return desk().kept.get(name)


def take(name: str) -> Any:
    """What was kept under a name, once."""
    return desk().kept.pop(name, None)


def change(do: Callable[[Scenario], Scenario]) -> None:
    """Change the scenario of the work at hand."""
    remember(desk().work.with_scenario(do(desk().work.scenario)))


def set_movement(movement: str) -> None:
    """Assume another movement of the field."""
    remember(replace(desk().work, movement=movement))


def set_effort(criterion: str, effort: int | None) -> None:
    """The person's own effort for a criterion; None goes back to ours."""
    work = desk().work
    efforts = {key: value for key, value in work.efforts.items() if key != criterion}
    if effort is not None:
        efforts[criterion] = effort
    remember(replace(work, efforts=MappingProxyType(efforts)))


def write_address() -> None:
    """Make the address say what the work is; the last thing that a page does."""
    found, start = desk(), desk().library.start
    query = to_query(found.work, start.baseline)
    if found.language != start.language:
        query[LANGUAGE] = found.language
    now = st.query_params.to_dict()
    wanted = {key: text for key, text in now.items() if key in browser.EMBEDDING} | query
    if now != wanted:
        st.query_params.from_dict(wanted)
    found.telling.ends(query)
    if not browser.in_part():
        browser.keep_history()
        browser.served()
