"""The session through the screens: an event never loses to what its browser says late."""

from pathlib import Path

import pytest
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from pages.parts import callbacks
from pages.parts.desk import Desk
from tests.screens import opened

APP = str(Path(__file__).parent.parent / "app.py")
LEVER, TOGGLE = "lever-6-1-1", "lever-6-1-2"


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file(APP, default_timeout=60).run()
    assert not started.exception
    return started


def desk(app: AppTest) -> Desk:
    found: Desk = app.session_state["desk"]
    return found


def changes(app: AppTest) -> dict[str, str]:
    return {key: str(value) for key, value in desk(app).work.scenario.changes.items()}


def test_an_event_that_carries_an_older_address_of_our_own_wins(app: AppTest) -> None:
    app.slider(key=LEVER).set_value(80.0).run()
    app.slider(key=LEVER).set_value(81.0).run()
    for late in ({}, {"6.1.1": "80"}):
        app.query_params.clear()
        app.query_params.update(late)
        app.toggle(key=TOGGLE).set_value(not app.toggle(key=TOGGLE).value).run()
        assert changes(app)["6.1.1"] == "81.0"
        assert app.query_params["6.1.1"] == "81"
    assert app.slider(key=LEVER).value == 81.0
    assert len(desk(app).past) == 4


def test_an_address_by_back_is_read_and_undo_takes_it_back(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.slider(key=LEVER).set_value(80.0).run()
    app.slider(key=LEVER).set_value(81.0).run()
    app.query_params["6.1.1"] = "80"
    with monkeypatch.context() as patched:
        reset = ScriptRunContext.reset

        def went_back(context: ScriptRunContext, *args: object, **named: object) -> None:
            reset(context, *args, **{**named, "is_history_navigation": True})  # type: ignore[arg-type]

        patched.setattr(ScriptRunContext, "reset", went_back)
        app.run()
    assert app.slider(key=LEVER).value == 80.0
    app.button(key="undo").click().run()
    assert app.slider(key=LEVER).value == 81.0


def test_an_address_that_was_never_ours_is_read(app: AppTest) -> None:
    app.query_params["6.1.1"] = "95"
    app.run()
    assert app.slider(key=LEVER).value == 95.0


def test_an_address_that_was_read_is_from_then_on_one_of_our_own(app: AppTest) -> None:
    """It is written anew in our own form; the browser may still say it as it was."""
    app.query_params["6.1.1"] = "95.0"
    app.run()
    assert app.query_params["6.1.1"] == "95"
    app.slider(key=LEVER).set_value(80.0).run()
    app.query_params["6.1.1"] = "95.0"
    app.toggle(key=TOGGLE).set_value(not app.toggle(key=TOGGLE).value).run()
    assert changes(app)["6.1.1"] == "80.0"


def test_another_page_by_its_name_alone_shows_the_work_at_hand() -> None:
    """Also where the session began with work, so that it never had an address without any."""
    begun = AppTest.from_file(APP, default_timeout=60)
    begun.query_params["6.1.1"] = "95"
    begun.run()
    begun.query_params.clear()
    begun.switch_page("pages/goal.py").run()
    assert changes(begun) == {"6.1.1": "95.0000"}
    assert begun.query_params["6.1.1"] == "95"


def test_a_language_is_that_of_an_address_that_was_never_ours_and_of_no_late_one(
    app: AppTest,
) -> None:
    assert desk(app).language == "vi"
    app.query_params["language"] = "en"
    app.run()
    assert desk(app).language == "en"
    app.query_params["6.1.1"] = "95"  # new as well, and says the language too
    app.run()
    assert (desk(app).language, app.slider(key=LEVER).value) == ("en", 95.0)
    app.button_group(key="speaks").set_value("vi").run()
    assert desk(app).language == "vi"
    assert "language" not in app.query_params
    for late in ({"language": "en"}, {"language": "en", "6.1.1": "95"}):
        app.query_params.clear()
        app.query_params.update(late)
        app.toggle(key=TOGGLE).set_value(not app.toggle(key=TOGGLE).value).run()
        assert desk(app).language == "vi"
    app.query_params.clear()
    app.query_params["language"] = "xx"
    app.run()
    assert desk(app).language == "vi"


def test_a_slider_that_says_late_what_was_undone_does_not_bring_it_back(app: AppTest) -> None:
    app.slider(key=LEVER).set_value(80.0).run()
    app.toggle(key=TOGGLE).set_value(True).run()
    app.button(key="undo").click().run()
    before = dict(app.query_params)
    app.button(key="undo").click().run()
    assert changes(app) == {}
    app.query_params.clear()
    app.query_params.update(before)
    app.slider(key=LEVER).set_value(80.0)
    app.toggle(key="lever-6-3-3").set_value(True).run()
    assert changes(app) == {"6.3.3": "1"}
    assert app.slider(key=LEVER).value == 76.3
    assert dict(app.query_params) == {"6.3.3": "yes"}
    app.slider(key=LEVER).set_value(80.0).run()  # by a person who sees that it was undone
    assert changes(app) == {"6.3.3": "1", "6.1.1": "80.0"}


def test_a_slider_at_its_place_is_told_nothing(app: AppTest) -> None:
    for value in (80.1, 80.2, 99.9, 100.0, 76.3):
        app.slider(key=LEVER).set_value(value).run()
        assert not app.slider(key=LEVER).proto.set_value, value


def test_a_list_at_its_place_is_told_nothing_and_one_in_a_panel_everything(app: AppTest) -> None:
    for value in ("trend", "strongest", "known"):
        app.selectbox(key="movement").select(value).run()
        assert desk(app).work.movement == value
        assert not app.selectbox(key="movement").proto.set_value, value
        assert app.selectbox(key="table").proto.set_value  # drawn when its panel opens


def test_several_choices_are_told_again_while_the_browser_may_not_have_drawn_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What it was told late would undo the choice after it, and no address is witness of either."""
    clock = [0.0]
    monkeypatch.setattr("pages.parts.telling.monotonic", lambda: clock[0])
    app = opened("goal")
    for now, wanted, told in (
        (10, ["6.1.1"], False),
        (11, None, True),  # as for who comes to the page
        (12, ["6.1.1"], True),
        (21, ["6.1.1", "3.4.1"], True),
        (32, ["3.4.1"], False),
        (33, [], False),
    ):
        clock[0] = now
        if wanted is None:
            desk(app).telling.drawn = None
            app.run()
        else:
            app.multiselect(key="goal-locked").set_value(wanted).run()
            assert app.multiselect(key="goal-locked").value == wanted
        assert app.multiselect(key="goal-locked").proto.set_value is told, now


@pytest.mark.parametrize(
    ("page", "kind", "silent"),
    [
        ("simulate", "slider", LEVER),  # shows the work at hand
        ("simulate", "toggle", TOGGLE),
        ("follow", "number_input", "follow-new-year"),  # begins with the year of now
    ],
)
def test_what_the_browser_knows_nothing_of_is_told_whatever_it_shows(
    monkeypatch: pytest.MonkeyPatch, page: str, kind: str, silent: str
) -> None:
    """The program of a widget may come long after the page: only then it can say what it shows."""
    app, key_of = opened(page), callbacks.user_key_from_element_id

    def key_of_others(widget: str) -> str | None:
        return None if widget.endswith(silent) else key_of(widget)

    def told() -> set[str]:
        app.run()
        return {one.key for one in app.get(kind) if one.key and one.proto.set_value}

    assert told() == set()
    with monkeypatch.context() as patched:
        patched.setattr(callbacks, "user_key_from_element_id", key_of_others)
        desk(app).telling.spoken.clear()
        assert told() == {silent}
        assert told() == {silent}
    told()  # the first event that speaks for it
    assert told() == set()


def test_what_the_browser_has_drawn_is_not_told_again(app: AppTest) -> None:
    app.slider(key=LEVER).set_value(80.0).run()
    app.button(key="undo").click().run()
    assert (app.slider(key=LEVER).value, app.slider(key=LEVER).proto.set_value) == (76.3, True)
    app.run()  # an event of no widget, with the address that was told last
    assert (app.slider(key=LEVER).value, app.slider(key=LEVER).proto.set_value) == (76.3, False)


def test_what_a_callback_asks_of_the_session_is_never_broken_off(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit breaks a script off where `st.session_state` is touched by key."""
    from streamlit.runtime.state.session_state import SessionState

    calling, touched = [], []
    call = SessionState._call_callbacks

    def called(state: SessionState, **named: object) -> None:
        calling.append(True)
        call(state, **named)  # type: ignore[arg-type]
        calling.clear()

    def touch(state: SafeSessionState) -> None:
        if calling:
            touched.append(True)

    monkeypatch.setattr(SessionState, "_call_callbacks", called)
    start = SafeSessionState.__init__

    def init(state: SafeSessionState, inner: SessionState, yield_callback: object) -> None:
        start(state, inner, lambda: (touch(state), yield_callback())[1])  # type: ignore[operator]

    monkeypatch.setattr(SafeSessionState, "__init__", init)
    app.slider(key=LEVER).set_value(80.0).run()
    app.toggle(key=TOGGLE).set_value(True).run()
    app.button(key="undo").click().run()
    app.slider(key="movement-points").set_value(1.5).run()
    assert changes(app) == {"6.1.1": "80.0"}
    assert not touched
