"""The tables of what is saved, their versions, and the way from one to the next.

A database is looked at before it is touched: one that is damaged, foreign or newer is left as it
is. To change the tables: change them in `tables`, raise `CURRENT`, add the step from the version
before to `STEPS` and a database of that version to the tests.

Alembic, tried here, kept every promise but would replace only the loop over `STEPS`: what is
foreign, newer or damaged, the copy, and the mark that stops older programs would stay ours. It
came to 71 lines and two packages more, and 0.1 s at each start.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from sqlalchemy import Connection, Inspector, Table, inspect, select

from model.store.database import Database, file_address
from model.store.errors import StoreError, explained
from model.store.tables import (
    BELONGING,
    CHANGES,
    LETTERHEADS,
    MARK,
    METADATA,
    OBSERVATIONS,
    OPENED_VERSIONS,
    OPENED_YEARS,
    SCENARIOS,
    YEAR_VERSIONS,
    YEARS,
)

APPLICATION = "par-index-scenarios"
CURRENT = 6


class Migration(NamedTuple):
    """A database of an earlier version was brought up to date; `copy` is how it was before."""

    old: int
    new: int
    copy: Path | None


def keep_assumptions(connection: Connection) -> None:
    """1 → 2: the movement of the field and the person's own efforts are kept too.

    Until then every scenario was seen under the movement "trend" and with our efforts.
    """
    for column in ("movement TEXT NOT NULL DEFAULT 'trend'", "efforts TEXT NOT NULL DEFAULT '{}'"):
        connection.exec_driver_sql(f"ALTER TABLE versions ADD COLUMN {column}")


def keep_letterheads(connection: Connection) -> None:
    """2 → 3: who issues and signs a province's documents is kept, too."""
    LETTERHEADS.create(connection)


def keep_years(connection: Connection) -> None:
    """3 → 4: the years of provinces that offices bring are kept beside the scenarios."""
    for table in (YEARS, YEAR_VERSIONS):
        table.create(connection)


def keep_observations(connection: Connection) -> None:
    """4 → 5: years under way are opened against a plan, and what is reported of them is kept."""
    for table in (OPENED_YEARS, OPENED_VERSIONS, OBSERVATIONS):
        table.create(connection)


def keep_owners_and_log(connection: Connection) -> None:
    """5 → 6: what is kept belongs to people, who share it, and every change stands in a log.

    What was saved until then belongs to nobody, and everybody may change it.
    """
    for table in (SCENARIOS, YEARS, OPENED_YEARS):
        if not has_columns(inspect(connection), table):  # an earlier step may just have made it
            for column, first in BELONGING.items():
                added = f"ADD COLUMN {column} TEXT NOT NULL DEFAULT '{first}'"
                connection.exec_driver_sql(f"ALTER TABLE {table.name} {added}")
    CHANGES.create(connection)


STEPS: dict[int, Callable[[Connection], None]] = {
    1: keep_assumptions,
    2: keep_letterheads,
    3: keep_years,
    4: keep_observations,
    5: keep_owners_and_log,
}


def prepare(database: Database) -> Migration | None:
    """Make the database ready: tables where there is nothing yet, the steps where it is older.

    Raises `StoreError`, and then has changed nothing.
    """
    if database.file and not exists(database.file):
        return bring_up(database.opened("rwc"))
    return None if looked_at(database) == CURRENT else bring_up(database)


def looked_at(database: Database) -> int | None:
    """The schema version of a sound database, read without changing a byte; None if it is empty.

    An SQLite file beside a write-ahead log is opened read-only: closing it would fold the log in.
    """
    log = database.file.with_name(f"{database.file.name}-wal") if database.file else None
    with (database.opened("ro") if log and log.exists() else database).reading() as connection:
        version = version_in(connection, database.place)
        if version == CURRENT:
            require_whole(connection, database.place)
        if database.file:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            if found != "ok":
                raise StoreError("damaged", str(found).splitlines()[-1], database.place)
        return version


def bring_up(database: Database) -> Migration | None:
    """Create the tables or take the steps, unless somebody else just did: then whoever waited for
    that asks for no more than the mark, since others wait in turn."""
    with database.writing() as connection:
        version = version_in(connection, database.place)
        if version is None:
            METADATA.create_all(connection)
            connection.execute(MARK.insert().values(application=APPLICATION, version=CURRENT))
        elif version < CURRENT:
            copy = copied(database.file, version) if database.file else None
            for step in range(version, CURRENT):
                STEPS[step](connection)
            connection.execute(MARK.update().values(version=CURRENT))
            return Migration(version, CURRENT, copy)
    return None


def version_in(connection: Connection, place: str) -> int | None:
    """The schema version of a database, None if it is empty. Raises `StoreError` if it is not ours
    or newer."""
    inspector = inspect(connection)
    tables = set(inspector.get_table_names())
    if not tables:
        return None
    shown = ", ".join(sorted(tables)[:3])
    if MARK.name not in tables or not has_columns(inspector, MARK):
        raise StoreError("foreign", f"holds the tables of something else ({shown})", place)
    marks = connection.execute(select(MARK.c.application, MARK.c.version)).all()
    if [mark.application for mark in marks] != [APPLICATION]:
        raise StoreError("foreign", f"is not marked as {APPLICATION} ({shown})", place)
    version = int(marks[0].version)
    if version > CURRENT:
        raise StoreError("newer", f"has version {version}, this program knows {CURRENT}", place)
    if version < min(STEPS):
        raise StoreError("damaged", f"has version {version}, which never was", place)
    return version


def require_whole(connection: Connection, place: str) -> None:
    """Whether a database that is marked as current has every table with its columns."""
    inspector = inspect(connection)
    lacking = [t.name for t in METADATA.sorted_tables if not has_columns(inspector, t)]
    if lacking:
        raise StoreError("damaged", f"lacks columns of {', '.join(lacking)}", place)


def require_current(connection: Connection, place: str) -> None:
    """Before writing: another copy of the program may have brought the database up since."""
    version = connection.execute(select(MARK.c.version)).scalar_one_or_none()
    if version != CURRENT:
        kind: Literal["newer", "damaged"] = "newer" if (version or 0) > CURRENT else "damaged"
        raise StoreError(kind, f"has version {version}, this program knows {CURRENT}", place)


def has_columns(inspector: Inspector, table: Table) -> bool:
    """Whether the database has the table with all of its columns."""
    if not inspector.has_table(table.name):
        return False
    return {c.name for c in table.columns} <= {c["name"] for c in inspector.get_columns(table.name)}


def exists(file: Path) -> bool:
    """Whether the file is there; if not, its folder is made. Raises `StoreError`."""
    with explained(str(file)):
        if file.exists():
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        return False


def copied(file: Path, version: int) -> Path:
    """A copy of the file beside it, made through SQLite: scenarios.version-1.sqlite3."""
    ends = ("", *(f"-{number}" for number in range(2, 100)))
    names = (file.with_name(f"{file.stem}.version-{version}{end}{file.suffix}") for end in ends)
    copy = next(name for name in names if not name.exists())
    with (
        closing(sqlite3.connect(file_address(file, "ro"), uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        try:
            source.backup(target)
        except sqlite3.Error:
            copy.unlink()
            raise
    return copy
