"""The one owner of `st.session_state`: the work at hand, its past and future, the saved scenario
that it belongs to, and the address."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

import streamlit as st

from model.address import Problem, Work, first_values, from_query, to_query
from model.reading.library import Library
from model.scenario import Scenario
from model.store.version import Saved

LONGEST_PAST = 200
EMBEDDING = ("embed", "embed_options")
LANGUAGE = "language"


class Moment(NamedTuple):
    """The work at some time, and the saved scenario that it belonged to, if any."""

    work: Work
    tied: int | None


def open_work(library: Library, page: str) -> Work:
    """The work of this session; a new session, or an address that was edited, is read from it.

    A page switch empties the address, so an empty one on another page than before is no command.
    """
    state = st.session_state
    query, repeated = first_values(
        {key: st.query_params.get_all(key) for key in st.query_params if key not in EMBEDDING}
    )
    state.library = library
    wanted = query.pop(LANGUAGE, None)
    if "language" not in state or wanted:
        state.language = wanted if wanted in library.languages else library.start.language
    edited = query != state.get("written") and (query or page == state.get("page"))
    if "work" not in state or edited:
        work, senseless = from_query(query, library)
        state.problems = [*repeated, *senseless]
        if "work" not in state:
            state.work, state.past, state.future = work, [], []
            state.tied, state.seen = None, {}
        elif work != state.work:
            remember(work)
    # Streamlit forgets what widgets show on a page switch, though it still answers for them.
    state.arrived = page != state.get("page")
    state.page = page
    write_address()
    found: Work = state.work
    return found


def language(library: Library) -> str:
    """The language of this session, also before its work is opened."""
    wanted = str(st.query_params.get(LANGUAGE) or st.session_state.get("language"))
    return wanted if wanted in library.languages else library.start.language


def at_hand(library: Library) -> tuple[str, str, str]:
    """The names of baseline, table and language of the work at hand."""
    work: Work | None = st.session_state.get("work")
    if work is None:
        return library.start.baseline, "", language(library)
    return work.scenario.baseline.id, work.table, language(library)


def set_language(code: str) -> None:
    """Speak another language; no change of the work at hand."""
    st.session_state.language = code
    st.query_params.pop(LANGUAGE, None)


def set_baseline(baseline: str) -> None:
    """Begin with another province's year; undo goes back to the work before."""
    case = st.session_state.library.cases[baseline]
    begin(Work(case.start(), st.session_state.work.movement), None)


def set_table(table: str) -> None:
    """Compare with the provinces of another table."""
    work: Work = st.session_state.work
    own = str(work.scenario.baseline.year)
    remember(replace(work, table="" if table == own else table))


def problems() -> list[Problem]:
    """What in the address could not be used."""
    found: list[Problem] = st.session_state.get("problems", [])
    return found


def remember(work: Work) -> None:
    """Make this the work at hand; undo goes back to the one before."""
    state = st.session_state
    if work != state.work:
        state.past = [*state.past, moment()][-LONGEST_PAST:]
        state.future = []
        state.work = work


def moment() -> Moment:
    """The work at hand with its tie."""
    return Moment(st.session_state.work, st.session_state.tied)


def begin(work: Work, saved: Saved | None) -> None:
    """Take up other work, belonging to a saved scenario or to none; undo goes back."""
    remember(work)
    st.session_state.tied = None
    if saved:
        tie(saved)


def tie(saved: Saved) -> None:
    """The work at hand belongs to this saved scenario, whose latest version was seen."""
    see(saved)
    st.session_state.tied = saved.id


def see(saved: Saved) -> None:
    """This is the latest version that the person was shown, whichever work is at hand."""
    st.session_state.seen = {**st.session_state.seen, saved.id: saved}


def tied() -> Saved | None:
    """The saved scenario that the work at hand belongs to, as last seen; None if it is new."""
    found: Saved | None = st.session_state.seen.get(st.session_state.tied)
    return found


def keep(name: str, value: object) -> None:
    """Keep what a screen must not forget between reruns and across screens."""
    st.session_state[f"kept-{name}"] = value


def kept(name: str) -> Any:
    """What was kept under a name, or None."""
    return st.session_state.get(f"kept-{name}")


def take(name: str) -> Any:
    """What was kept under a name, once."""
    return st.session_state.pop(f"kept-{name}", None)


def change(do: Callable[[Scenario], Scenario]) -> None:
    """Change the scenario of the work at hand."""
    work: Work = st.session_state.work
    remember(work.with_scenario(do(work.scenario)))


def set_movement(movement: str) -> None:
    """Assume another movement of the field."""
    remember(replace(st.session_state.work, movement=movement))


def set_effort(criterion: str, effort: int | None) -> None:
    """The person's own effort for a criterion; None goes back to ours."""
    work: Work = st.session_state.work
    efforts = {key: value for key, value in work.efforts.items() if key != criterion}
    if effort is not None:
        efforts[criterion] = effort
    remember(replace(work, efforts=MappingProxyType(efforts)))


def can_undo() -> bool:
    """Whether there is anything to take back."""
    return bool(st.session_state.past)


def can_redo() -> bool:
    """Whether anything was taken back."""
    return bool(st.session_state.future)


def undo() -> None:
    """Back to the work before."""
    state = st.session_state
    if state.past:
        state.future = [moment(), *state.future]
        *state.past, (state.work, state.tied) = state.past


def redo() -> None:
    """Forward to the work that was taken back."""
    state = st.session_state
    if state.future:
        state.past = [*state.past, moment()]
        (state.work, state.tied), *state.future = state.future


def show_value(key: str, value: Decimal | float | int | bool | str | list[str] | None) -> None:
    """Make a widget show the work at hand, whatever it showed before."""
    if st.session_state.get("arrived") or st.session_state.get(key) != value:
        st.session_state[key] = value


def start_value(key: str, value: str | int) -> None:
    """What a widget shows until somebody changes it."""
    st.session_state.setdefault(key, value)


def shown(key: str) -> object:
    """What a widget shows now."""
    return st.session_state[key]


def write_address() -> None:
    """Make the address say what the work is."""
    state = st.session_state
    start = state.library.start
    query = to_query(state.work, start.baseline)
    kept = {k: v for k, v in st.query_params.to_dict().items() if k in EMBEDDING}
    if state.language != start.language:
        kept[LANGUAGE] = state.language
    if st.query_params.to_dict() != kept | query:
        st.query_params.from_dict(kept | query)
    st.session_state.written = query
