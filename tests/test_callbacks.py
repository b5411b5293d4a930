"""A click is answered though a newer event came before anybody was called back for it."""

import inspect
from types import SimpleNamespace

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner.script_runner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.state import SafeSessionState, SessionState

from pages.parts import callbacks
from pages.parts.callbacks import always_call_back

BEFORE = SafeSessionState.on_script_will_rerun  # read before any test opens a screen


def newer_event() -> None:
    """What Streamlit does wherever it looks, once a newer event came."""
    raise RerunException(RerunData())


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """Each time that Streamlit calls back, with what it was given."""
    found: list[dict[str, object]] = []
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", BEFORE)
    monkeypatch.setattr(
        SessionState,
        "on_script_will_rerun",
        lambda _, shown, **replayed: found.append({"shown": shown, **replayed}),
    )
    return found


def test_a_click_is_answered_though_a_newer_event_came(called: list[dict[str, object]]) -> None:
    state, shown = SafeSessionState(SessionState(), newer_event), WidgetStates()
    always_call_back()
    state.on_script_will_rerun(shown, is_history_navigation=True)
    assert called == [{"shown": shown, "is_history_navigation": True}]


def test_streamlit_by_itself_would_lose_it(called: list[dict[str, object]]) -> None:
    """Where this fails, Streamlit has been mended, and what replaces its method can go."""
    with pytest.raises(RerunException):
        SafeSessionState(SessionState(), newer_event).on_script_will_rerun(WidgetStates())
    assert called == []


@pytest.mark.parametrize("during", [False, True])
def test_where_the_newer_event_went_is_where_the_person_is(
    called: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch, during: bool
) -> None:
    """A callback may ask for a part of the page that the person has just left."""
    events = ScriptRequests()
    context = SimpleNamespace(script_requests=events)
    monkeypatch.setattr(callbacks, "get_script_run_ctx", lambda **_: context)
    shown = WidgetStates()
    left = RerunData(page_script_hash="next", widget_states=shown, is_history_navigation=True)

    def call(_: SessionState, __: WidgetStates) -> None:
        part = RerunData(page_script_hash="left", fragment_id_queue=["part"])
        context.script_requests.request_rerun_batch([part])
        if during:
            events.request_rerun(left)

    monkeypatch.setattr(SessionState, "on_script_will_rerun", call)
    always_call_back()
    if not during:
        events.request_rerun(left)
    SafeSessionState(SessionState(), newer_event).on_script_will_rerun(WidgetStates())
    assert context.script_requests is events
    then = events.on_scriptrunner_ready().rerun_data
    assert (then.page_script_hash, then.is_history_navigation) == ("next", True)
    assert (then.fragment_id_queue, then.widget_states) == ([], shown)
    assert events.on_scriptrunner_ready().type is ScriptRequestType.STOP


def test_what_callbacks_ask_for_is_drawn(
    called: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    events = ScriptRequests()
    context = SimpleNamespace(script_requests=events)
    monkeypatch.setattr(callbacks, "get_script_run_ctx", lambda **_: context)

    def call(_: SessionState, __: WidgetStates) -> None:
        for name in ("one", "two"):
            context.script_requests.request_rerun(RerunData(fragment_id_queue=[name]))

    monkeypatch.setattr(SessionState, "on_script_will_rerun", call)
    always_call_back()
    SafeSessionState(SessionState(), newer_event).on_script_will_rerun(WidgetStates())
    assert events.on_scriptrunner_ready().rerun_data.fragment_id_queue == ["one", "two"]


@pytest.mark.parametrize("before", [BEFORE, SessionState.on_script_will_rerun])
def test_what_is_replaced_takes_what_is_passed_on(before: object) -> None:
    """What Streamlit adds to either, the replacement must know of."""
    assert callable(before)
    assert list(inspect.signature(before).parameters) == [
        "self",
        "fresh_widget_states",
        "replay_trigger_states",
        "replay_trigger_values",
        "is_history_navigation",
    ]
