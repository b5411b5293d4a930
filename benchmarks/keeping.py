"""What a store keeps in a second, on both databases: one save after the other, each confirmed."""

import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.rows import Row
from model.address import Work
from model.store import open_store
from model.store.version import Stamp, to_content
from tests.grounds import ground
from tests.postgres import Server

SAVES = 100


def keeping() -> Iterator[Row]:
    """Saves per second. SQLite waits for the disk; this PostgreSQL, the tests' own, does not."""
    with tempfile.TemporaryDirectory(prefix="par-bench-", ignore_cleanup_errors=True) as folder:
        yield Row("SQLite, saves", saves(f"sqlite:///{folder}/scenarios.sqlite3"), "/s")
        server = Server(Path(folder))
        yield Row("PostgreSQL, saves", saves(server.new_place()), "/s")
        server.kill()


def saves(url: str) -> float:
    """So many confirmed saves in a second."""
    store = open_store(url)
    stamp = Stamp("Đo", datetime(2026, 1, 1, tzinfo=UTC))
    kept = store.create("Đo", to_content(Work(ground().case.start())), stamp)
    begun = time.perf_counter()
    for number in range(SAVES):
        content = to_content(Work(ground().case.start()), str(number))
        kept = store.save(kept.id, kept.version.number, content, stamp)
    spent = time.perf_counter() - begun
    store.close()
    return SAVES / spent
