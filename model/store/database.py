"""The place of the saved scenarios: an SQLite file by default, PostgreSQL where an office has one.

SQLite runs with a rollback journal, not a write-ahead log: the store is one file that can be
copied, on a shared folder too; `synchronous = EXTRA` makes a confirmed save survive a power cut.
All writing is done one transaction at a time (`BEGIN IMMEDIATE`, or one advisory lock), so that
reading a version and saving the next is one step on either database.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from psycopg import Connection as PostgresConnection
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from model.store.errors import StoreError, confirming, explained

VARIABLE = "PAR_DATABASE_URL"
FILE = "scenarios.sqlite3"
PATIENCE = 9.0  # seconds to wait for others who are writing: a person has an answer within ten
CONNECTING = 4.0  # seconds to wait for a server
WRITE_LOCK = 5_024_2024  # any number that no other program uses in the same database
POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")
SQLITE = ("sqlite", "sqlite+pysqlite")
Mode = Literal["ro", "rw", "rwc"]


@dataclass(frozen=True)
class Database:
    """An engine, how messages name its place, and its file if it is SQLite."""

    engine: Engine
    place: str
    patience: float
    file: Path | None = None

    def opened(self, mode: Mode) -> "Database":
        """The same file opened in another way: only read, or made if it is not there."""
        return sqlite(self.file, self.patience, mode) if self.file else self

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with: on SQLite everything of one moment, after one wait at most
        for whoever writes. Raises `StoreError`."""
        with explained(self.place), self.engine.connect() as connection:
            if self.file:
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else's writing comes between.

        Confirmed once the block is left without an error; after an error nothing of it is kept.
        Raises `StoreError`.
        """
        with explained(self.place), self.engine.connect() as connection:
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if self.file else f"SELECT pg_advisory_xact_lock({WRITE_LOCK})"
            )
            yield connection
            with confirming(self.place):
                connection.commit()


def default_url(environ: Mapping[str, str], folder: Path) -> str:
    """`PAR_DATABASE_URL` if it is set, else the SQLite file `scenarios.sqlite3` in a folder."""
    return environ.get(VARIABLE, "").strip() or URL.create(
        "sqlite", database=(folder / FILE).as_posix()
    ).render_as_string(hide_password=False)


def database_at(url: str, patience: float = PATIENCE) -> Database:
    """The database at an address, not yet opened. Raises `StoreError` for an unusable address.

    Addresses: postgresql://user:password@host/database (postgres:// and postgresql+psycopg:// mean
    the same) and sqlite:////absolute/path. `patience`: seconds to wait for other writers.
    """
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):  # their messages would show the password
        raise StoreError("address", f"{VARIABLE}: not a database address") from None
    if parts.drivername in POSTGRES:
        return postgres(parts.set(drivername="postgresql+psycopg"), patience)
    if parts.drivername not in SQLITE:
        raise StoreError(
            "address",
            f"{VARIABLE}: {parts.drivername}:// is not known; "
            "use postgresql://user:password@host/database or sqlite:////absolute/path",
        )
    file = Path(parts.database or "")
    if not file.is_absolute():
        raise StoreError(
            "address", f"{VARIABLE}: {str(file)!r} is not an absolute path (sqlite:////path/file)"
        )
    return sqlite(file, patience)


def sqlite(file: Path, patience: float, mode: Mode = "rw") -> Database:
    """A file. Every transaction opens it anew, so that a file that was taken away is noticed."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            file_address(file, mode),
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA foreign_keys = ON")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    return Database(engine, str(file), patience, file)


def file_address(file: Path, mode: Mode) -> str:
    """A file as SQLite's own address; a Windows path becomes file:///C:/…"""
    path = file.as_posix()
    return f"file://{quote(path if path.startswith('/') else f'/{path}')}?mode={mode}"


def postgres(url: URL, patience: float) -> Database:
    """A server. A lost connection is noticed before it is used, a dead one within seconds."""
    limits = {
        "connect_timeout": str(ceil(max(min(patience, CONNECTING), 2))),  # libpq knows no less
        "tcp_user_timeout": str(int(patience * 1000)),
        "keepalives_idle": "10",
        "keepalives_interval": "3",
        "keepalives_count": "3",
    }
    engine = create_engine(
        url.set(query={**limits, **url.query}),
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_timeout=patience,
    )

    def settle(connection: PostgresConnection, _: object) -> None:
        wait = int(patience * 1000)
        connection.execute(f"SET lock_timeout = {wait}".encode())
        connection.execute(f"SET statement_timeout = {wait}".encode())
        connection.execute(b"SET synchronous_commit = on")
        connection.commit()

    event.listen(engine, "connect", settle)
    host = url.host or url.query.get("host", "localhost")
    port = f":{url.port}" if url.port else ""
    return Database(engine, f"PostgreSQL {host}{port}/{url.database or ''}", patience)
