"""A click is answered though a newer event came before anybody was called back for it."""

import inspect

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner.script_runner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.state import SafeSessionState, SessionState

from pages.parts.callbacks import always_call_back

BEFORE = SafeSessionState.on_script_will_rerun


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
    if BEFORE.__module__ == "pages.parts.callbacks":
        pytest.skip("another test of this process has opened a screen, which replaced the method")
    with pytest.raises(RerunException):
        SafeSessionState(SessionState(), newer_event).on_script_will_rerun(WidgetStates())
    assert called == []


def test_the_method_that_is_replaced_takes_what_its_replacement_passes_on() -> None:
    whole = inspect.signature(SessionState.on_script_will_rerun).parameters
    assert [name for name, one in whole.items() if one.kind is one.POSITIONAL_OR_KEYWORD] == [
        "self",
        "fresh_widget_states",
    ]
