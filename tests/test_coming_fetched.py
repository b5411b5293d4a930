"""The tables of the coming year are fetched beside the page, by a name that only its page knows."""

import asyncio
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from model.ranking.coming import FROZEN, TREND
from model.telling.moving import Tables, coming_tables
from pages.parts import coming
from tests.grounds import BASELINES, ground


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Nothing is kept from before, nor afterwards."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def run(task: Coroutine[Any, Any, Any]) -> Any:
    # In a thread of its own: the browser of other tests keeps a loop running in this one.
    with ThreadPoolExecutor() as pool:
        return pool.submit(asyncio.run, task).result()


def asked(name: str) -> Request:
    """A browser's request of the address that the page told it."""
    scope = {"type": "http", "method": "GET", "path": coming.path(name)}
    match, told = coming.route().matches(scope)
    assert match is Match.FULL
    return Request(scope | told)


def fetched(name: str) -> Response:
    found = run(coming.answer(asked(name)))
    assert isinstance(found, Response)
    return found


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("movement", [TREND, FROZEN, "0.37"])
def test_what_is_fetched_is_what_the_model_says(baseline: str, movement: str) -> None:
    facts = ground(baseline)
    found = fetched(coming.worked_out(facts, movement).name)
    assert json.loads(bytes(found.body)) == coming_tables(facts, movement)
    assert found.headers["cache-control"].startswith("private")


def test_every_ground_and_movement_has_a_name_that_nobody_can_guess() -> None:
    asked_for = [(one, movement) for one in BASELINES[:2] for movement in (TREND, FROZEN)]
    names = [coming.worked_out(ground(one), movement).name for one, movement in asked_for]
    assert len(set(names)) == len(names)
    assert names == [coming.worked_out(ground(one), movement).name for one, movement in asked_for]
    assert min(map(len, names)) > 20
    assert not any(one in name for name in names for one in BASELINES)


def test_a_name_that_this_process_does_not_know_has_no_tables() -> None:
    assert fetched("anything").status_code == 404
    name = coming.worked_out(ground(), "0.41").name
    assert fetched(name).status_code == 200
    st.cache_resource.clear()
    assert fetched(name).status_code == 404


def test_whoever_leaves_the_page_ends_no_work_that_others_wait_for() -> None:
    tables: Future[Tables] = Future()
    found = coming.Pending("one", tables)
    coming.NAMED[found.name] = found

    async def leave_and_wait() -> Response:
        leaving = asyncio.create_task(coming.answer(asked("one")))
        staying = asyncio.create_task(coming.answer(asked("one")))
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.sleep(0)
        assert not tables.cancelled()
        tables.set_result({"given": []})
        return await staying

    assert json.loads(run(leave_and_wait()).body) == {"given": []}


def test_who_waits_long_is_told_to_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy takes a server that says nothing for a dead one."""
    monkeypatch.setattr(coming, "LONGEST", 0.01)
    tables: Future[Tables] = Future()
    found = coming.Pending("one", tables)
    coming.NAMED[found.name] = found
    assert fetched("one").status_code == 202
    tables.set_result({"given": []})
    assert fetched("one").status_code == 200


def test_tables_that_are_there_come_with_the_page() -> None:
    tables: Future[Tables] = Future()
    found = coming.Pending("one", tables)
    assert found.told() == {"address": "/coming/one", "tables": None}
    tables.set_result({"given": []})
    assert found.told() == {"address": "/coming/one", "tables": {"given": []}}


@pytest.mark.parametrize(
    ("base", "address"),
    [("", "/coming/one"), ("/par/", "/par/coming/one"), ("a/b", "/a/b/coming/one")],
)
def test_the_address_is_below_the_one_that_the_program_is_served_at(
    monkeypatch: pytest.MonkeyPatch, base: str, address: str
) -> None:
    monkeypatch.setattr(st, "get_option", lambda _: base)
    assert coming.path("one") == address
    assert asked("one").path_params == {"name": "one"}
