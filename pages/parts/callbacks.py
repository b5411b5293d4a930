"""Whoever pressed a button is heard, whatever follows.

Before Streamlit calls anybody back for an event it looks whether a newer one came, and if so goes
on with that alone. What widgets show comes with each event, but a click is told once: it would be
lost.
"""

from typing import Any

from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx
from streamlit.runtime.state import SafeSessionState


def call_back(state: SafeSessionState, shown: Any, **replayed: Any) -> None:
    """Take what widgets show from an event and call back for it; then comes a newer event, if there
    is one, before what the callbacks asked for: it may be that the person left the page. The
    arguments are those of the method that this replaces."""
    newer = None
    try:
        state._yield_callback()
    except RerunException as broken_off:
        newer = broken_off.rerun_data
    try:
        with state._lock:
            state._state.on_script_will_rerun(shown, **replayed)
    finally:
        context = get_script_run_ctx()
        if newer and context and context.script_requests:
            context.script_requests.request_rerun(newer)


def always_call_back() -> None:
    """Have Streamlit do so in this process."""
    SafeSessionState.on_script_will_rerun = call_back  # type: ignore[method-assign, assignment]
