"""Whoever finds the store held by somebody else waits once. Waits are counted, not clocked."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, ExceptionContext, event
from streamlit.testing.v1 import AppTest

from model.store import Store, open_store
from model.store.database import PATIENCE
from model.store.errors import StoreError
from model.store.version import Content, Stamp
from pages.parts import store_access
from tests.store_version_1 import make_version_1

APP = str(Path(__file__).parent.parent / "app.py")
CONTENT = Content("lam_dong_2023", "published", "trend", {"6.1.1": 4}, {"6.1.1": "95"})
LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
BUSY = "Nơi lưu kịch bản đang bận"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store with one scenario; the screens have little patience with it."""
    file = tmp_path / "scenarios.sqlite3"
    open_store(f"sqlite:///{file}").create("Giải ngân", CONTENT, LAN)
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.setattr(store_access, "open_store", partial(open_store, patience=0.1))
    return file


@pytest.fixture
def waits() -> Iterator[list[object]]:
    """What was waited for in vain: one error for each time that the patience ran out."""
    found: list[object] = []

    def note(context: ExceptionContext) -> None:
        found.append(context.original_exception)

    event.listen(Engine, "handle_error", note)
    yield found
    event.remove(Engine, "handle_error", note)


@contextmanager
def held(file: Path, how: str = "EXCLUSIVE") -> Iterator[None]:
    """While somebody else holds the file: EXCLUSIVE from readers too, IMMEDIATE from writers."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield


# The store


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
@pytest.mark.parametrize("version_1", [False, True], ids=["ready", "of version 1"])
def test_opening_a_held_file_and_saving_there_waits_once(
    file: Path, waits: list[object], version_1: bool, how: str
) -> None:
    if version_1:
        file.unlink()
        make_version_1(f"sqlite:///{file}")
    with held(file, how), pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{file}", patience=0.1).create("Khác", CONTENT, LAN)
    assert caught.value.kind == "busy"
    assert len(waits) == 1


def test_a_save_that_readers_hold_up_waits_once(file: Path, waits: list[object]) -> None:
    store = open_store(f"sqlite:///{file}", patience=0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM versions").fetchone()
        with pytest.raises(StoreError) as caught:
            store.create("Khác", CONTENT, LAN)
    assert caught.value.kind == "busy"
    assert len(waits) == 1
    assert [saved.name for saved in store.listed()] == ["Giải ngân"]


@pytest.mark.parametrize("patience", [PATIENCE, 0.1])
def test_a_wait_is_as_long_as_the_patience(file: Path, patience: float) -> None:
    store = open_store(f"sqlite:///{file}", patience=patience)
    with store.database.reading() as connection:
        allowed = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert allowed == patience * 1000
    assert PATIENCE <= 10


def test_what_is_read_at_once_is_of_one_moment(file: Path) -> None:
    store = open_store(f"sqlite:///{file}", patience=0.1)
    with store.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM versions").scalar_one()
        with pytest.raises(StoreError):
            store.create("Khác", CONTENT, LAN)
        assert connection.exec_driver_sql("SELECT count(*) FROM versions").scalar_one() == before
    assert store.create("Khác", CONTENT, LAN).version.number == 1


# The screens


def shown(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(part.value) for part in [*app.error, *app.warning])


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def visit() -> AppTest:
    return AppTest.from_file(APP, default_timeout=60).run().switch_page("pages/scenarios.py")


def test_a_screen_waits_once_and_not_again_until_it_is_asked_to(
    file: Path, waits: list[object]
) -> None:
    app = visit()
    with held(file):
        assert BUSY in shown(app.run())
        assert len(waits) == 1
        assert BUSY in shown(app.run())
        app.text_input(key="draft-name").set_value("Khác").run()
        assert len(waits) == 1
        assert f"CHƯA LƯU ĐƯỢC. {BUSY}" in shown(press(app, "save"))
        assert len(waits) == 2
        assert BUSY in shown(press(app, "try-again"))
        assert len(waits) == 3
    assert not press(app, "try-again").warning
    assert "Đã lưu «Khác»" in " ".join(part.value for part in press(app, "save").get("html"))
    assert len(waits) == 3


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_an_open_list_with_an_open_history_waits_once(
    file: Path, waits: list[object], how: str
) -> None:
    app = visit().run()
    app.menu_button(key="more-1").click("history").run()
    with held(file, how):
        app.text_input(key="draft-name").set_value("Khác")
        assert f"CHƯA LƯU ĐƯỢC. {BUSY}" in shown(press(app, "save"))
        assert len(waits) == 1


def test_visitors_of_a_held_file_wait_beside_each_other(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2, timeout=20)  # passed only by two who are opening at once

    def open_beside(url: str) -> Store:
        both.wait()
        return open_store(url)

    monkeypatch.setattr(store_access, "open_store", open_beside)
    other = threading.Thread(target=store_access.opened, args=(f"sqlite:///{file}",), daemon=True)
    other.start()
    assert store_access.opened(f"sqlite:///{file}").listed()
    other.join()
