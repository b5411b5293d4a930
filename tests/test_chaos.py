"""An office at work while its processes and its database come and go: no confirmed save is lost,
and everybody is back in the scenario by its address."""

import asyncio
import errno
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

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
SMALL = 160  # MB, of a disk that fills up
Happens = dict[int, Callable[[], None]]
Found = TypeVar("Found")


@contextmanager
def office(folder: Path, server: "Server") -> Iterator[Office]:
    path = nginx()
    if path is None:
        pytest.fail("no nginx found: run `python tests/browser/install.py`, or `make test`")
    folder.mkdir()
    with running(path, folder, server.new_place()) as found:
        yield found


def test_a_process_and_the_database_die_and_nothing_confirmed_is_lost(
    tmp_path: Path, server: "Server"
) -> None:
    with office(tmp_path / "office", server) as found:
        first = next(iter(found.running))
        happens = {1: lambda: found.kill(first), 2: server.kill, 4: server.start}
        people, everybody = at_work_and_saving(found, server, happens, Event())
        assert (
            0 < sum(one is not then for one, then in zip(people, everybody, strict=True)) < PEOPLE
        )
        found.start(first)
        beside(all_back(found, people))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own that has room for little."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}m", "tmpfs", str(folder)]
    try:
        subprocess.run(mounted, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can give this test a disk of its own")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_the_disk_fills_up_and_nothing_confirmed_is_lost(tmp_path: Path, small_disk: Path) -> None:
    from tests.postgres import Server  # at the top pytest could no longer load it as the plugin

    server = Server(small_disk)
    try:
        with office(tmp_path / "office", server) as found:
            ballast = small_disk / "ballast"

            def room_again() -> None:
                assert refusing.wait(LONGEST), "the full disk took every save"
                ballast.unlink()
                server.start()  # it gave up if it could not write what it had confirmed

            refusing = Event()
            happens = {1: lambda: fill(ballast), 4: room_again}
            people, everybody = at_work_and_saving(found, server, happens, refusing)
            assert all(one is then for one, then in zip(people, everybody, strict=True))
            beside(all_back(found, people))
    finally:
        server.stop()


def fill(ballast: Path) -> None:
    """Write until no byte is left."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise


def at_work_and_saving(
    office: Office, server: "Server", happens: Happens, refusing: Event
) -> tuple[list[Person], list[Person]]:
    """People move a lever and somebody saves while something happens at a turn; the people after
    it and before. What was confirmed is there afterwards, and something was refused."""
    over = Event()
    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(saves, office.database, over, refusing)
        try:
            people = beside(at_work(office, happens))
        finally:
            over.set()
            server.start()
        confirmed = saving.result(timeout=LONGEST)
    assert refusing.is_set()
    assert len(confirmed) > ROUNDS
    store = open_store(office.database)
    kept = {saved.name: saved.version.content.note for saved in store.listed()}
    store.close()
    assert {name: kept.get(name) for name in confirmed} == confirmed
    return people


def beside(work: Coroutine[None, None, Found]) -> Found:
    """Do it in another thread: the browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result(timeout=10 * LONGEST)


def saves(database: str, over: Event, refusing: Event) -> dict[str, str]:
    """What was confirmed, by name: one save after the other, whatever becomes of the database.
    `refusing` is set when one was refused."""
    confirmed: dict[str, str] = {}
    number = 0
    while not over.is_set():
        number += 1
        content = to_content(Work(ground().case.start()), f"bản {number} {secrets.token_hex(900)}")
        try:
            store = open_store(database, patience=1.0)
            saved = store.create(f"Kịch bản {number}", content, STAMP)
            store.close()
        except StoreError:
            refusing.set()
            time.sleep(0.1)
        else:
            confirmed[saved.name] = content.note
    return confirmed


async def at_work(office: Office, happens: Happens) -> tuple[list[Person], list[Person]]:
    """People move a lever each turn, and it moves; the people at the end and at the beginning."""
    people = everybody = [await come(office, "") for _ in range(PEOPLE)]
    for turn in range(ROUNDS):
        if turn in happens:
            await asyncio.to_thread(happens[turn])
        values = [40.0 + turn + number / 10 for number in range(PEOPLE)]
        people = await asyncio.gather(
            *(moved(office, one, value) for one, value in zip(people, values, strict=True))
        )
        assert [one.query for one in people] == [f"6.1.1={value:g}" for value in values]
    return people, everybody


async def all_back(office: Office, people: list[Person]) -> None:
    """Whoever opens the address of one of them sees the same."""
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
