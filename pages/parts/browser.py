"""What the browser said with its last event: its address, how it came there, what of the screen is
to be drawn; and whether it was sent that, and stays where a person went."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
from streamlit import runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from model.address import Problem, first_values

EMBEDDING = ("embed", "embed_options")
LONGEST_SENDING, LOOK = 1.0, 0.004  # s
SCRIPT = (Path(__file__).parent / "history.js").read_text(encoding="utf-8")

history = st.components.v2.component("history", js=SCRIPT)


def running() -> bool:
    """Whether a script runs for somebody."""
    return get_script_run_ctx(suppress_warning=True) is not None


def address() -> tuple[dict[str, str], list[Problem]]:
    """What the browser's address said when it sent its last event, and what it said twice."""
    context = get_script_run_ctx()
    query = parse_qs(context.query_string if context else "", keep_blank_values=True)
    return first_values({key: texts for key, texts in query.items() if key not in EMBEDDING})


def by_history() -> bool:
    """Whether the browser went back or forward."""
    return bool((context := get_script_run_ctx()) and context.is_history_navigation)


def in_part() -> bool:
    """Whether only parts of the screen are drawn, or a person acted within one."""
    context = get_script_run_ctx()
    return bool(context and context.fragment_ids_this_run)


def keep_history() -> None:
    """Where somebody went back or forward, let nothing but an act of theirs lead the browser to
    another page, and make coming to a page one step of its history; once on each page."""
    history(key="history")


def served() -> None:
    """Wait until the browser was sent the whole page; the last thing that a script does.

    Of what still waits when a part of the page is drawn again, Streamlit drops that part. The
    browser then takes it out as one that the page no longer has, and what it is sent next is put in
    the wrong place: levers vanish, or the page turns white.
    """
    context = get_script_run_ctx()
    # Streamlit tells nobody; where its tests stand in for a server there is nothing to ask.
    sessions = getattr(runtime.get_instance(), "_session_mgr", None) if runtime.exists() else None
    if not (context and sessions):
        return
    if (found := sessions.get_active_session_info(context.session_id)) is None:
        return
    waiting = asyncio.run_coroutine_threadsafe(sent(found.session), found.session._event_loop)
    try:
        waiting.result(LONGEST_SENDING)
    except TimeoutError:
        waiting.cancel()


async def sent(session: AppSession) -> None:
    """Wait, on the server's loop, until nothing of a session is left to be sent."""
    while not session._browser_queue.is_empty():
        await asyncio.sleep(LOOK)
