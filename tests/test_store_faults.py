import multiprocessing
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from model.store import Store, open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.opened import Opened
from model.store.tables import SCENARIOS
from model.store.version import Stamp
from tests.writers import (
    content,
    open_and_create,
    report_several,
    report_until_killed,
    save_several,
    save_until_killed,
)

if TYPE_CHECKING:  # pytest imports it as the plugin below
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]
pytestmark = pytest.mark.faults

LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
WRITERS, SAVES = 20, 2
YEAR = Opened(2024, "Kế hoạch", content("plan"))
Confirmed = list[tuple[int, int, str]]

# A clean process that imports the model once and forks each writer: writers start in milliseconds.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.writers"])


def start(target: Callable[..., None], *arguments: object) -> tuple[BaseProcess, Connection]:
    """A process, and the end of a pipe on which it tells what was confirmed."""
    hears, tells = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=target, args=(*arguments, tells), daemon=True)
    process.start()
    tells.close()
    return process, hears


def heard(pipe: Connection) -> Iterator[object]:
    """What a process told until it ended."""
    while True:
        try:
            yield pipe.recv()
        except (EOFError, OSError):
            return


def lost(store: Store, confirmed: Confirmed) -> list[tuple[int, int, str]]:
    """What was confirmed and is not there as it was."""
    found = {
        (version.of, version.number, version.content.note)
        for saved in store.listed()
        for version in store.history(saved.id)
    }
    return [told for told in confirmed if told not in found]


def half_saved(store: Store) -> list[str]:
    """Scenarios without a version, whose versions are not 1, 2, 3 …, or whose content is not
    whole."""
    with store.database.reading() as connection:
        begun = connection.execute(select(func.count()).select_from(SCENARIOS)).scalar_one()
    nameless = ["without a version"] * (begun - len(store.listed()))
    return nameless + [
        saved.name
        for saved in store.listed()
        for versions in [store.history(saved.id)]
        if [version.number for version in versions] != list(range(len(versions), 0, -1))
        or any(version.content != content(version.content.note) for version in versions)
    ]


def being_written(url: str) -> bool:
    """Whether a save is under way: an SQLite file has its journal then; of a server it is not
    known, and its writers do nothing else."""
    journal = Path(f"{url.removeprefix('sqlite:///')}-journal")
    return not url.startswith("sqlite") or journal.exists()


def healthy(url: str) -> bool:
    if not url.startswith("sqlite"):
        return True
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# Killed


def test_killed_in_the_middle_of_a_save_nothing_confirmed_is_lost(url: str) -> None:
    moments = random.Random(5024)
    confirmed: Confirmed = []
    cut_off = 0
    for run in range(200):
        process, pipe = start(save_until_killed, url, f"writer {run}")
        confirmed += [pipe.recv() for _ in range(moments.randint(2, 5))]
        time.sleep(moments.uniform(0, 0.02))
        while process.is_alive() and not being_written(url):
            time.sleep(0.0005)
        process.kill()
        process.join()
        confirmed += heard(pipe)
        cut_off += being_written(url)
        if cut_off == 12:
            break
    assert cut_off == 12
    assert lost(open_store(url), confirmed) == []
    assert half_saved(open_store(url)) == []
    assert healthy(url)


def test_killed_before_the_store_is_ready_the_next_one_makes_it_ready(tmp_path: Path) -> None:
    moments = random.Random(876)
    for run in range(12):
        url = default_url({}, tmp_path / str(run))
        process, pipe = start(save_until_killed, url, "writer")
        time.sleep(moments.uniform(0, 0.08))
        process.kill()
        process.join()
        confirmed = list(heard(pipe))
        store = open_store(url)
        assert lost(store, confirmed) == []
        assert store.create("Giải ngân", content(""), LAN).version.number == 1


def test_a_server_that_is_killed_in_the_middle_of_saves_keeps_what_it_confirmed(
    server: "Server", postgres_url: str
) -> None:
    open_store(postgres_url)
    started = [start(save_until_killed, postgres_url, f"writer {n}") for n in range(4)]
    confirmed = [pipe.recv() for _ in range(6) for _, pipe in started]
    server.kill()
    for process, pipe in started:
        confirmed += heard(pipe)
        process.join()
    server.start()
    assert lost(open_store(postgres_url), confirmed) == []
    assert half_saved(open_store(postgres_url)) == []


def test_killed_in_the_middle_of_a_report_a_batch_is_there_whole_or_not_at_all(url: str) -> None:
    moments = random.Random(11)
    year = open_store(url).opened.create("Năm 2024", YEAR, LAN).id
    confirmed: list[int] = []
    for run in range(8):
        process, pipe = start(report_until_killed, url, year, f"writer {run}")
        confirmed += [key for _ in range(moments.randint(1, 3)) for key in pipe.recv()]
        time.sleep(moments.uniform(0, 0.02))
        process.kill()
        process.join()
        confirmed += [key for told in heard(pipe) for key in told]  # type: ignore[attr-defined]
    kept = open_store(url).opened.observations(year)
    assert set(confirmed) <= {one.id for one in kept}
    assert len(kept) % 3 == 0
    assert healthy(url)


# Many at once


def test_twenty_who_report_at_once_are_all_kept(url: str, store: Store) -> None:
    year = store.opened.create("Năm 2024", YEAR, LAN).id
    barrier = PROCESSES.Barrier(WRITERS)
    started = [start(report_several, url, year, f"writer {n}", barrier) for n in range(WRITERS)]
    told = [key for _, pipe in started for _ in range(2) for key in pipe.recv()]
    kept = store.opened.observations(year)
    assert sorted(told) == [one.id for one in kept]
    assert len({(one.stamp.author, one.source) for one in kept}) == 2 * WRITERS


def test_twenty_writers_of_one_scenario_lose_no_update(url: str, store: Store) -> None:
    saved = store.create("Giải ngân", content("first"), LAN)
    barrier = PROCESSES.Barrier(WRITERS)
    started = [
        start(save_several, url, saved.id, f"writer {n}", SAVES, barrier) for n in range(WRITERS)
    ]
    told = [pipe.recv() for _, pipe in started]
    confirmed = sorted(pair for pairs, _ in told for pair in pairs)
    assert sum(conflicts for _, conflicts in told) > 0
    assert [number for number, _ in confirmed] == list(range(2, 2 + WRITERS * SAVES))
    history = [(v.number, v.content.note) for v in reversed(store.history(saved.id))]
    assert history == [(1, "first"), *confirmed]


def test_twenty_writers_who_open_a_new_store_at_once_all_save(url: str) -> None:
    barrier = PROCESSES.Barrier(WRITERS)
    started = [
        start(open_and_create, url, f"scenario {n}", f"writer {n}", barrier) for n in range(WRITERS)
    ]
    told = [pipe.recv() for _, pipe in started]
    assert sorted(told, key=str) == sorted(range(1, WRITERS + 1), key=str)
    assert len(open_store(url).listed()) == WRITERS


def test_of_twenty_who_want_the_same_name_at_once_one_gets_it(url: str, store: Store) -> None:
    barrier = PROCESSES.Barrier(WRITERS)
    started = [
        start(open_and_create, url, "Giải ngân", f"writer {n}", barrier) for n in range(WRITERS)
    ]
    told = [pipe.recv() for _, pipe in started]
    assert sorted(told, key=str) == [1, *["name_taken"] * (WRITERS - 1)]
    assert [saved.name for saved in store.listed()] == ["Giải ngân"]


def test_who_waits_too_long_for_another_writer_is_told(url: str) -> None:
    store = open_store(url, patience=0.3)
    saved = store.create("Giải ngân", content("first"), LAN)
    with open_store(url).database.writing():
        begun = time.monotonic()
        with pytest.raises(StoreError, match="try again") as caught:
            store.save(saved.id, 1, content("second"), LAN)
        assert time.monotonic() - begun < 3
    assert caught.value.kind == "busy"
    assert store.save(saved.id, 1, content("second"), LAN).version.number == 2
