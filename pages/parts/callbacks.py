"""Whoever pressed a button is heard, whatever follows.

Before Streamlit calls anybody back for an event it looks whether a newer one came, and if so goes
on with that alone. What widgets show comes with each event, but a click is told once: it would be
lost. Streamlit looks again after the callbacks, which is early enough.
"""

from typing import Any

from streamlit.runtime.state import SafeSessionState


def call_back(state: SafeSessionState, shown: Any, **replayed: Any) -> None:
    """Take what widgets show from an event and call back for it, whether or not a newer one came;
    the arguments are those of the method that this replaces."""
    with state._lock:
        state._state.on_script_will_rerun(shown, **replayed)


def always_call_back() -> None:
    """Have Streamlit do so in this process."""
    SafeSessionState.on_script_will_rerun = call_back  # type: ignore[method-assign, assignment]
