"""A script ends only when its browser was sent the whole page: of what still waits, Streamlit drops
the part that is drawn next, and the browser then loses it, or its place."""

import asyncio
import threading
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from streamlit import runtime

from pages.parts import browser


class Queue:
    """What waits to be sent: nothing after a number of looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def is_empty(self) -> bool:
        self.looks -= 1
        return self.looks < 0


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop of a server that runs beside the script."""
    found = asyncio.new_event_loop()
    thread = threading.Thread(target=found.run_forever)
    thread.start()
    yield found
    found.call_soon_threadsafe(found.stop)
    thread.join()
    found.close()


def serving(
    monkeypatch: pytest.MonkeyPatch, loop: asyncio.AbstractEventLoop, queue: Queue, there: bool
) -> None:
    """A server with one session, which the script is of, or with none."""
    session = SimpleNamespace(_browser_queue=queue, _event_loop=loop)
    active = {"one": SimpleNamespace(session=session)} if there else {}
    server = SimpleNamespace(_session_mgr=SimpleNamespace(get_active_session_info=active.get))
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: server)
    context = SimpleNamespace(session_id="one")
    monkeypatch.setattr(browser, "get_script_run_ctx", lambda: context)


@pytest.mark.parametrize("looks", [0, 1, 5])
def test_a_script_waits_until_nothing_is_left_to_be_sent(
    monkeypatch: pytest.MonkeyPatch, loop: asyncio.AbstractEventLoop, looks: int
) -> None:
    queue = Queue(looks)
    serving(monkeypatch, loop, queue, there=True)
    browser.served()
    assert queue.looks == -1


def test_a_page_that_nobody_takes_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch, loop: asyncio.AbstractEventLoop
) -> None:
    monkeypatch.setattr(browser, "LONGEST_SENDING", 0.05)
    queue = Queue(1_000_000)
    serving(monkeypatch, loop, queue, there=True)
    browser.served()
    left = queue.looks
    time.sleep(0.05)
    assert queue.looks == left, "what waited goes on after the script"


def test_nothing_is_waited_for_where_the_browser_has_gone(
    monkeypatch: pytest.MonkeyPatch, loop: asyncio.AbstractEventLoop
) -> None:
    queue = Queue(5)
    serving(monkeypatch, loop, queue, there=False)
    browser.served()
    assert queue.looks == 5


def test_what_is_asked_of_streamlit_is_there() -> None:
    """Neither is public: another version may have other names for them."""
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.runtime import Runtime

    assert "_browser_queue" in AppSession.__init__.__code__.co_names
    assert "_event_loop" in AppSession.__init__.__code__.co_names
    assert "_session_mgr" in Runtime.__init__.__code__.co_names
