"""Many people: what one of them costs, how many a process and an office serve, and how soon all are
back where a process dies."""

import asyncio
import ssl
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from benchmarks.rows import TIME, Row
from benchmarks.serving import APP, Server, serving
from model.reports import EXPORTS
from tests.browser.install import nginx
from tests.office import TRUSTING, Office, running
from tests.packs import sole
from tests.person import Person

LEVER = "lever-6-1-1"
MOVES, RERUNS = 30, 1000
PAUSE, ROUNDS = 3.0, 5  # s between two moves of a person
CROWDS, OFFICE = (8, 25), 50
READERS = 500
LONGEST = 500.0  # ms, 95th percentile
SETTLED, QUIET = 8.0, 2.0  # s until a first visitor's page has all; after which a line is there


def crowd() -> Iterator[Row]:
    """One person, one process, an office of two, and its readers."""
    with serving(APP) as server:
        yield from asyncio.run(moved(server))
        for people in CROWDS:
            waits = asyncio.run(crowded(server.url, people))
            wanted = LONGEST if people == max(CROWDS) else None
            yield Row(f"{people} people in one process, 95th percentile", waits, "ms", wanted)
    if (front := nginx()) is not None:
        with (
            tempfile.TemporaryDirectory(prefix="par-bench-") as folder,
            running(front, Path(folder)) as office,
        ):
            yield from asyncio.run(at_office(office))
            yield readers(office)


async def moved(server: Server) -> list[Row]:
    """One lever moved: bytes on the wire, processor time, memory."""
    idle = server.memory
    person = await Person.arrive(server.url)
    for turn in range(3):
        await person.move(LEVER, 70.0 + turn)
    await asyncio.sleep(SETTLED)  # what is worked out once for everybody is no cost of a move
    before = server.cpu
    for turn in range(MOVES):
        await person.move(LEVER, 50.0 + turn)
    spent = 1000 * (server.cpu - before) / MOVES
    sent = sum(person.received.values()) / 1000
    held = server.memory
    others = [await Person.arrive(server.url) for _ in range(10)]
    each = (server.memory - held) / len(others)
    before = server.memory
    for turn in range(RERUNS):
        await person.move(LEVER, 40.0 + turn % 50)
    return [
        Row("bytes on the wire for a lever moved", sent, "kB", 15),
        Row("processor time of the server for a lever moved, all of it", spent, "ms", 20, why=TIME),
        Row("memory of the server, idle", idle, "MB"),
        Row("memory of a session", each, "MB", 1),
        Row(f"memory more after {RERUNS:,} reruns", server.memory - before, "MB", 10),
    ]


async def crowded(url: str, people: int, trusting: ssl.SSLContext | None = None) -> float:
    """The 95th percentile of the milliseconds that people wait who each move a lever every 3 s,
    once all of them have come."""
    here = [await Person.arrive(url, trusting=trusting) for _ in range(people)]

    async def act(number: int, person: Person) -> list[float]:
        await asyncio.sleep(PAUSE * number / people)
        found = []
        for turn in range(ROUNDS):
            waited = await person.move(LEVER, 40.0 + turn + number / 10)
            found.append(1000 * waited)
            await asyncio.sleep(max(0.0, PAUSE - waited))
        return found

    waits = await asyncio.gather(*(act(number, one) for number, one in enumerate(here)))
    for one in here:
        await one.line.close()
    return statistics.quantiles([wait for found in waits for wait in found], n=20)[-1]


async def at_office(office: Office) -> list[Row]:
    """Two processes behind nginx: people at work, and the time until all of a dead process are
    back in their scenarios."""
    waits = await crowded(office.address, OFFICE, TRUSTING)
    people = [await Person.arrive(office.address, trusting=TRUSTING) for _ in range(OFFICE)]
    for number, person in enumerate(people):
        await person.move(LEVER, 40.0 + number)
    office.kill(next(iter(office.running)))
    spent = await asyncio.gather(*(back(office, person) for person in people))
    if not any(spent):
        raise RuntimeError("nobody worked in the process that was killed")
    return [
        Row(f"{OFFICE} people in two, behind nginx, 95th percentile", waits, "ms", LONGEST),
        Row("one of the two killed: until all of it are back in the scenario", max(spent), "s", 5),
    ]


async def back(office: Office, person: Person) -> float:
    """The seconds until a person is back by the address, 0 for one whose process is there. Raises
    `RuntimeError` if the scenario is another then."""
    begun = time.perf_counter()
    try:
        async with asyncio.timeout(QUIET):
            while True:
                await person.line.recv()
    except TimeoutError:
        return 0.0
    except ConnectionClosed:
        again = await Person.arrive(office.address, person.query, TRUSTING)
        if again.total != person.total:
            raise RuntimeError(f"{person.query}: {again.total}, not {person.total}") from None
        return time.perf_counter() - begun


def readers(office: Office) -> Row:
    """Readers of a page that nginx serves from a file, all at once, with new connections."""
    made = EXPORTS["page"].make(sole())
    (office.folder / "trang" / "bench.html").write_bytes(made)

    def read(_: int) -> int:
        with urllib.request.urlopen(f"{office.address}/trang/bench.html", context=TRUSTING) as page:
            return len(page.read())

    begun = time.perf_counter()
    with ThreadPoolExecutor(50) as pool:
        found = set(pool.map(read, range(READERS)))
    if found != {len(made)}:
        raise RuntimeError(f"readers got {found} bytes of {len(made)}")
    return Row(f"{READERS} readers of a page, all served", time.perf_counter() - begun, "s")
