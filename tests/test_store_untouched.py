import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.version import Content, Stamp
from tests.store_version_1 import make_version_1, run

pytest_plugins = ["tests.postgres"]

CONTENT = Content("lam_dong_2023", "published", "none", {"6.1.1": 4}, {"6.1.1": "95"})
LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))


def newer(file: Path) -> None:
    open_store(f"sqlite:///{file}").create("Giải ngân", CONTENT, LAN)
    run(f"sqlite:///{file}", "UPDATE schema_version SET version = 4")


def newer_with_open_log(file: Path) -> None:
    """A newer one that keeps a write-ahead log, copied while it was in use."""
    newer(file)
    used = file.with_name("used.sqlite3")
    shutil.copy(file, used)
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE invented (x)")
        connection.commit()
        for end in ("", "-wal"):
            shutil.copy(f"{used}{end}", f"{file}{end}")


def no_database(file: Path) -> None:
    file.write_text("Kịch bản: giải ngân 95 %\n" * 100, encoding="utf-8")


def damaged(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    for number in range(40):
        store.create(f"Giải ngân {number}", CONTENT, LAN)
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 3 + 2000] = b"\xa5" * 2000
    file.write_bytes(content)


def cut_off(file: Path) -> None:
    damaged_later = open_store(f"sqlite:///{file}")
    for number in range(40):
        damaged_later.create(f"Giải ngân {number}", CONTENT, LAN)
    file.write_bytes(file.read_bytes()[: 4096 * 3 + 100])


def only_a_header(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0")


def foreign(file: Path) -> None:
    run(f"sqlite:///{file}", "CREATE TABLE scenarios (x); INSERT INTO scenarios VALUES (1)")


def foreign_with_the_same_mark(file: Path) -> None:
    run(f"sqlite:///{file}", "CREATE TABLE schema_version (version); CREATE TABLE cars (x)")


def marked_for_another(file: Path) -> None:
    newer(file)
    run(f"sqlite:///{file}", "UPDATE schema_version SET application = 'cars'")


def incomplete(file: Path) -> None:
    open_store(f"sqlite:///{file}")
    run(f"sqlite:///{file}", "ALTER TABLE versions DROP COLUMN efforts")


def of_no_version(file: Path) -> None:
    newer(file)
    run(f"sqlite:///{file}", "UPDATE schema_version SET version = 0")


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (newer, "newer"),
        (newer_with_open_log, "newer"),
        (no_database, "damaged"),
        (damaged, "damaged"),
        (cut_off, "damaged"),
        (only_a_header, "damaged"),
        (incomplete, "damaged"),
        (of_no_version, "damaged"),
        (foreign, "foreign"),
        (foreign_with_the_same_mark, "foreign"),
        (marked_for_another, "foreign"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], kind: str
) -> None:
    file = tmp_path / "scenarios.sqlite3"
    make(file)
    before = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    with pytest.raises(StoreError, match="left as it is") as caught:
        open_store(default_url({}, tmp_path))
    assert caught.value.kind == kind
    assert caught.value.place == str(file)
    after = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    assert before == {name: content for name, content in after.items() if "-shm" not in name}


@pytest.mark.parametrize(
    ("version_1", "statements", "kind"),
    [
        (False, "CREATE TABLE cars (x int); INSERT INTO cars VALUES (1)", "foreign"),
        (False, "CREATE TABLE schema_version (version int)", "foreign"),
        (True, "UPDATE schema_version SET version = 4", "newer"),
        (True, "DROP TABLE versions", "damaged"),
    ],
    ids=["foreign", "foreign with the same mark", "newer", "incomplete"],
)
def test_a_server_database_that_cannot_be_used_is_named_and_left_as_it_is(
    postgres_url: str, version_1: bool, statements: str, kind: str
) -> None:
    if version_1:
        make_version_1(postgres_url)
    run(postgres_url, statements)
    before = tables(postgres_url)
    with pytest.raises(StoreError, match="left as it is") as caught:
        open_store(postgres_url)
    assert caught.value.kind == kind
    assert caught.value.place.startswith("PostgreSQL ")
    assert tables(postgres_url) == before


def tables(url: str) -> dict[str, object]:
    """All columns and rows of a server's database."""
    columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
    with psycopg.connect(url) as connection:
        found = connection.execute(f"{columns} current_schema() ORDER BY 1, 2".encode()).fetchall()
        names = {name for name, _ in found}
        rows = {n: connection.execute(f"SELECT * FROM {n}".encode()).fetchall() for n in names}
    return {"columns": found, **rows}


def test_an_empty_file_is_a_store_that_was_not_begun(tmp_path: Path) -> None:
    (tmp_path / "scenarios.sqlite3").touch()
    assert open_store(default_url({}, tmp_path)).create("Giải ngân", CONTENT, LAN).id == 1


def test_a_folder_is_made_and_a_place_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    open_store(default_url({}, tmp_path / "đơn vị" / "kịch bản"))
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "scenarios.sqlite3").mkdir(parents=True)
    for folder in ("file", "folder"):
        with pytest.raises(StoreError) as caught:
            open_store(default_url({}, tmp_path / folder))
        assert caught.value.kind == "unreachable"
