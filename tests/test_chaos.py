"""An office at work while its processes and its database come and go: no confirmed save is lost,
and everybody is back in the scenario by its address."""

import asyncio
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from model.address import Work
from model.store import open_store
from model.store.errors import StoreError
from model.store.version import Stamp, to_content
from tests.browser.install import nginx
from tests.grounds import ground
from tests.office import TRUSTING, Office, running
from tests.person import Person

if TYPE_CHECKING:  # pytest imports it as the plugin below
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]
pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="office mode runs on Debian"),
]
PEOPLE, ROUNDS = 8, 6
LEVER = "lever-6-1-1"
STAMP = Stamp("Người thử", datetime(2026, 1, 1, tzinfo=UTC))
LONGEST = 120.0  # s until a busy machine has answered


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory, server: "Server") -> Iterator[Office]:
    path = nginx()
    if path is None:
        pytest.fail("no nginx found: run `python tests/browser/install.py`, or `make test`")
    with running(path, tmp_path_factory.mktemp("chaos"), server.new_place()) as found:
        yield found


def test_nobody_loses_a_scenario_or_a_confirmed_save(office: Office, server: "Server") -> None:
    over = Event()
    with ThreadPoolExecutor(2) as pool:
        saving = pool.submit(saves, office.database, over)
        try:
            working = pool.submit(asyncio.run, at_work(office, server))  # a browser has a loop here
            working.result(timeout=10 * LONGEST)
        finally:
            over.set()
            server.start()
        confirmed = saving.result(timeout=LONGEST)
    assert len(confirmed) > ROUNDS
    store = open_store(office.database)
    kept = {saved.name: saved.version.content.note for saved in store.listed()}
    store.close()
    assert {name: kept.get(name) for name in confirmed} == confirmed


def saves(database: str, over: Event) -> dict[str, str]:
    """What was confirmed, by name: one save after the other, whatever becomes of the database."""
    confirmed: dict[str, str] = {}
    number = 0
    while not over.is_set():
        number += 1
        content = to_content(Work(ground().case.start()), f"bản {number}")
        try:
            store = open_store(database, patience=1.0)
            saved = store.create(f"Kịch bản {number}", content, STAMP)
            store.close()
        except StoreError:
            time.sleep(0.1)
        else:
            confirmed[saved.name] = content.note
    return confirmed


async def at_work(office: Office, server: "Server") -> None:
    """People move a lever; meanwhile one process is killed and comes back, and the database is
    stopped and started."""
    people = everybody = [await come(office, "") for _ in range(PEOPLE)]
    first = next(iter(office.running))
    happens = {1: lambda: office.kill(first), 2: server.kill, 4: server.start}
    for turn in range(ROUNDS):
        if turn in happens:
            await asyncio.to_thread(happens[turn])
        values = [40.0 + turn + number / 10 for number in range(PEOPLE)]
        people = await asyncio.gather(
            *(moved(office, one, value) for one, value in zip(people, values, strict=True))
        )
        assert [one.query for one in people] == [f"6.1.1={value:g}" for value in values]
    assert 0 < sum(one is not then for one, then in zip(people, everybody, strict=True)) < PEOPLE
    await asyncio.to_thread(office.start, first)
    for one in people:
        again = await come(office, one.query)
        assert (again.total, again.sliders[LEVER][2]) == (one.total, one.sliders[LEVER][2])
        assert not again.faults


async def come(office: Office, query: str) -> Person:
    """Open an address, as often as it takes."""
    until = time.monotonic() + LONGEST
    while True:
        try:
            return await asyncio.wait_for(Person.arrive(office.address, query, TRUSTING), LONGEST)
        except (ConnectionClosed, InvalidHandshake, OSError):
            assert time.monotonic() < until, "the office does not answer any more"
            await asyncio.sleep(0.2)


async def moved(office: Office, person: Person, value: float) -> Person:
    """The person after a move of the lever; where the process is gone, first back by the address,
    where the page must show what it showed."""
    before = person.total
    try:
        await asyncio.wait_for(person.move(LEVER, value), LONGEST)
    except ConnectionClosed:
        person = await come(office, person.query)
        assert person.total == before
        await asyncio.wait_for(person.move(LEVER, value), LONGEST)
    return person
