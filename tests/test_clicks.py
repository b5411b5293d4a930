"""Each click is answered once, whichever way it reaches Python."""

from collections.abc import Callable

import pytest

from model.address import Work
from pages.parts import clicks, session, widgets
from pages.parts.desk import Desk
from tests.grounds import ground, library

NEXT = "present-next"
Event = tuple[str | None, int | None, bool]  # the count's name, its clicks, whether a click came


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Callable[[Event], int]:
    """A browser on a page that counts clicks: how often the button acts for an event."""
    found = Desk(library(), "vi", Work(ground().case.start()))
    shown: dict[str, object] = {}
    acts: list[bool] = []
    monkeypatch.setattr(session, "opened", lambda: found)
    monkeypatch.setattr(widgets, "shown_or_none", shown.get)
    monkeypatch.setattr(clicks, "counter", lambda **_: None)
    monkeypatch.setattr(clicks, "redraw", lambda _: None)
    found.telling.opens("present", {})

    def act() -> None:
        acts.append(True)

    clicks.count_clicks({NEXT: act})

    def told(event: Event) -> int:
        name, count, clicked = event
        acts.clear()
        known = {"name": clicks.count().name if name == "own" else name, "counts": {NEXT: count}}
        shown[clicks.COUNTER] = {"clicks": known} if name else {}
        before = shown.get("before")
        if clicked:
            clicks.pressed(NEXT, act)
        if known != before and name:
            clicks.answer({NEXT: act})
        shown["before"] = known
        return len(acts)

    return told


@pytest.mark.parametrize(
    ("events", "acts"),
    [
        ([("own", 1, True), ("own", 2, True)], [1, 1]),
        ([("own", 3, True)], [3]),  # three clicks told as one
        ([("own", 2, False)], [2]),  # a newer event came before anybody was called back for them
        ([("own", 1, True), ("own", 1, False)], [1, 0]),
        ([(None, None, True), (None, None, True)], [1, 1]),  # no browser counts
        ([(None, None, True), ("own", 1, False), ("own", 2, True)], [1, 0, 1]),
        ([("own", 4, True), ("own", 4, True), ("own", 5, False)], [4, 1, 0]),
        ([("other", 7, True), ("own", 1, True), ("own", 3, True)], [1, 1, 2]),
        ([("other", 7, False), ("own", 1, True)], [0, 1]),
    ],
)
def test_each_click_is_answered_once(
    browser: Callable[[Event], int], events: list[Event], acts: list[int]
) -> None:
    assert [browser(event) for event in events] == acts


@pytest.mark.parametrize("event", [("own", 1, True), ("own", 1, False), (None, None, True)])
def test_what_may_be_an_echo_is_one_in_the_event_of_a_click(
    browser: Callable[[Event], int], event: Event
) -> None:
    desk = session.desk()
    moved: list[str] = []
    desk.opened = desk.work
    for clicked, wanted in ((True, []), (False, ["moved"])):
        if clicked:
            browser(event)
        desk.doubtful.append(lambda: moved.append("moved"))
        desk.settle()
        assert moved == wanted


def test_a_count_belongs_to_one_coming_to_a_page(browser: Callable[[Event], int]) -> None:
    names = []
    for page in ("present", "present", "simulate", "present"):
        session.desk().telling.opens(page, {})
        clicks.count_clicks({})
        names.append(clicks.count().name)
    assert names[0] == names[1]
    assert len(set(names)) == 3
