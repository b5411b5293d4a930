"""Whoever pressed a button is heard, and whoever went elsewhere meanwhile stays there.

Before Streamlit calls anybody back for an event it looks whether a newer one came, and if so goes
on with that alone. What widgets show comes with each event, but a click is told once: it would be
lost. And what callbacks ask to be drawn it takes for newer than an event that came while they ran,
though that may be of another page.
"""

from typing import Any

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.common import user_key_from_element_id

from pages.parts import session


def call_back(state: SafeSessionState, shown: Any, **replayed: Any) -> None:
    """Take what widgets show from an event, note for which the browser speaks, and call back for
    it, whatever came since; then comes what the callbacks asked for, and last a newer event. What
    is `shown` is None where no event is answered, but what a callback asked for. The arguments are
    those of the method that this replaces."""
    context = get_script_run_ctx(suppress_warning=True)
    if shown is not None and (found := session.opened()):
        found.telling.spoken.update(user_key_from_element_id(one.id) for one in shown.widgets)
    events = context.script_requests if context else None
    asked = ScriptRequests()
    if context:
        context.script_requests = asked
    try:
        with state._lock:
            state._state.on_script_will_rerun(shown, **replayed)
    finally:
        if context:
            context.script_requests = events
    if events:
        requests = asked.on_scriptrunner_ready(), events.on_scriptrunner_yield()
        events.request_rerun_batch(
            [one.rerun_data for one in requests if one and one.type is ScriptRequestType.RERUN]
        )


def always_call_back() -> None:
    """Have Streamlit do so in this process."""
    SafeSessionState.on_script_will_rerun = call_back  # type: ignore[method-assign, assignment]
