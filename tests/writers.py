"""What a process of its own does to a store, while others do the same or somebody kills it."""

import itertools
from datetime import UTC, datetime
from decimal import Decimal
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from model.store import open_store
from model.store.errors import StoreError
from model.store.version import Conflict, Content, NameTaken, Stamp
from model.year.observation import Observation

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
# Seconds to wait for one another: that all come through is promised on a machine of any speed. What
# a person is told who waits too long is another test.
PATIENCE = 90.0


def content(note: str) -> Content:
    """Content that is as long as that of a real scenario."""
    changes = {f"6.1.{number}": f"{number}.1234" for number in range(1, 40)}
    return Content("lam_dong_2023", "published", "trend", {"6.1.1": 5}, changes, note)


def save_until_killed(url: str, writer: str, told: Connection) -> None:
    """Create scenarios of three versions, one after the other, and tell each that is confirmed."""
    store = open_store(url)
    for number in itertools.count():
        name = f"{writer}-{number}"
        saved = store.create(name, content(f"{name} 1"), Stamp(writer, AT))
        told.send((saved.id, 1, f"{name} 1"))
        for version in (2, 3):
            note = f"{name} {version}"
            store.save(saved.id, version - 1, content(note), Stamp(writer, AT))
            told.send((saved.id, version, note))


def entry(writer: str, number: int) -> Observation:
    """An entry that tells who wrote it, and which of theirs it is."""
    return Observation(
        "6.1.1", Decimal(number), Decimal(100), AT.date(), Stamp(writer, AT), source=str(number)
    )


def report_until_killed(url: str, year: int, writer: str, told: Connection) -> None:
    """Report three entries at once of a year, again and again; tell each batch that is
    confirmed."""
    store = open_store(url)
    for number in itertools.count(step=3):
        batch = [entry(writer, number + one) for one in range(3)]
        told.send([one.id for one in store.opened.report(year, batch)])


def report_several(url: str, year: int, writer: str, start: Barrier, told: Connection) -> None:
    """Report entries of a year among others who do the same; tell what was confirmed."""
    store = open_store(url, PATIENCE)
    start.wait()
    for number in range(2):
        told.send([one.id for one in store.opened.report(year, [entry(writer, number)])])


def save_several(
    url: str, scenario: int, writer: str, times: int, start: Barrier, told: Connection
) -> None:
    """Save one scenario several times among others who do the same; tell what was confirmed."""
    store = open_store(url, PATIENCE)
    start.wait()
    confirmed, conflicts, seen = [], 0, 1
    while len(confirmed) < times:
        note = f"{writer}-{len(confirmed)}"
        try:
            saved = store.save(scenario, seen, content(note), Stamp(writer, AT))
            seen = saved.version.number
            confirmed.append((seen, note))
        except Conflict as conflict:
            conflicts += 1
            seen = conflict.theirs.number
    told.send((confirmed, conflicts))


def open_and_create(url: str, name: str, writer: str, start: Barrier, told: Connection) -> None:
    """Open a store that may not be there yet, create one scenario; tell its id or what failed."""
    start.wait()
    try:
        told.send(open_store(url, PATIENCE).create(name, content(writer), Stamp(writer, AT)).id)
    except NameTaken:
        told.send("name_taken")
    except StoreError as error:
        told.send(str(error))
