"""The one owner of `st.session_state`: the work at hand, its past and future, and the address."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import streamlit as st

from model.address import Problem, Work, from_query, to_query
from model.scenario import Scenario

LONGEST_PAST = 200
EMBEDDING = ("embed", "embed_options")


def open_work(start: Scenario, page: str) -> Work:
    """The work of this session; a new session, or an address that was edited, is read from it.

    A page switch empties the address, so an empty one on another page than before is no command.
    """
    state = st.session_state
    query = {k: v for k, v in st.query_params.to_dict().items() if k not in EMBEDDING}
    edited = query != state.get("written") and (query or page == state.get("page"))
    if "work" not in state or edited:
        work, state.problems = from_query(query, start)
        if "work" not in state:
            state.work, state.past, state.future = work, [], []
        elif work != state.work:
            remember(work)
    state.page = page
    write_address()
    found: Work = state.work
    return found


def problems() -> list[Problem]:
    """What in the address could not be used."""
    found: list[Problem] = st.session_state.get("problems", [])
    return found


def remember(work: Work) -> None:
    """Make this the work at hand; undo goes back to the one before."""
    state = st.session_state
    if work != state.work:
        state.past = [*state.past, state.work][-LONGEST_PAST:]
        state.future = []
        state.work = work


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
        state.future = [state.work, *state.future]
        *state.past, state.work = state.past


def redo() -> None:
    """Forward to the work that was taken back."""
    state = st.session_state
    if state.future:
        state.past = [*state.past, state.work]
        state.work, *state.future = state.future


def show_value(key: str, value: Decimal | float | int | bool | str) -> None:
    """Make a widget show the work at hand, whatever it showed before."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def shown(key: str) -> object:
    """What a widget shows now."""
    return st.session_state[key]


def write_address() -> None:
    """Make the address say what the work is."""
    query = to_query(st.session_state.work)
    kept = {k: v for k, v in st.query_params.to_dict().items() if k in EMBEDDING}
    if st.query_params.to_dict() != kept | query:
        st.query_params.from_dict(kept | query)
    st.session_state.written = query
