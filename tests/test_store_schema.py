import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from model.store import Store, open_store, schema
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.version import Content, Stamp
from tests.store_version_1 import make_version_1, run

pytest_plugins = ["tests.postgres"]

CONTENT = Content("lam_dong_2023", "published", "none", {"6.1.1": 4}, {"6.1.1": "95"})
LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))


def shape(store: Store) -> dict[str, object]:
    """The tables as the database itself describes them."""
    inspector = inspect(store.database.engine)
    return {
        table: (
            {c["name"]: (str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)},
            inspector.get_pk_constraint(table)["constrained_columns"],
            [
                (i["name"], i["column_names"], bool(i["unique"]))
                for i in inspector.get_indexes(table)
            ],
            [key["constrained_columns"] for key in inspector.get_foreign_keys(table)],
        )
        for table in inspector.get_table_names()
    }


# Brought up to date


def test_a_database_of_version_1_is_brought_up_to_date_without_losing_anything(url: str) -> None:
    make_version_1(url)
    store = open_store(url)
    assert store.migration is not None
    assert (store.migration.old, store.migration.new) == (1, 3)
    kept = Content("lam_dong_2023", "published", "trend", {}, {"6.1.1": "90"}, "nháp")
    later = Content("lam_dong_2023", "appendix", "trend", {}, {"6.1.1": "95.0001", "6.1.2": "yes"})
    newest, first = store.history(1)
    assert (first.content, first.stamp.author) == (kept, "Lan")
    assert (newest.content, newest.stamp.author) == (later, "Minh")
    assert first.stamp.at == datetime(2024, 6, 20, 2, 30, tzinfo=UTC)
    assert [saved.name for saved in store.deleted()] == ["Bỏ"]
    assert store.save(1, 2, CONTENT, LAN).version.number == 3
    assert store.create("Mới", CONTENT, LAN).id == 3
    assert open_store(url).migration is None


def test_a_migrated_database_has_the_same_tables_as_a_new_one(
    url: str, another_empty_place: Callable[[], str]
) -> None:
    make_version_1(url)
    assert shape(open_store(url)) == shape(open_store(another_empty_place()))


@pytest.fixture
def another_empty_place(
    url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], str]:
    """Another empty place on the same kind of database."""
    if url.startswith("sqlite"):
        return lambda: default_url({}, tmp_path / "new")
    return lambda: str(request.getfixturevalue("server").new_place())


def test_the_file_of_an_earlier_version_stays_beside_the_new_one(tmp_path: Path) -> None:
    url = default_url({}, tmp_path)
    make_version_1(url)
    before = dump(tmp_path / "scenarios.sqlite3")
    migration = open_store(url).migration
    assert migration is not None
    assert migration.copy == tmp_path / "scenarios.version-1.sqlite3"
    assert dump(migration.copy) == before
    shutil.copy(migration.copy, tmp_path / "scenarios.sqlite3")
    again = open_store(url).migration
    assert again is not None
    assert again.copy == tmp_path / "scenarios.version-1-2.sqlite3"
    assert dump(migration.copy) == before


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


@pytest.mark.parametrize("version_1", [True, False], ids=["version 1", "nothing yet"])
def test_many_who_open_at_once_find_it_ready(url: str, version_1: bool) -> None:
    if version_1:
        make_version_1(url)
    outcomes: list[object] = []

    def open_it(number: int) -> None:
        try:
            outcomes.append(open_store(url).create(f"Kịch bản {number}", CONTENT, LAN).id)
        except Exception as error:
            outcomes.append(error)

    threads = [threading.Thread(target=open_it, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = 3 if version_1 else 1
    assert sorted(map(str, outcomes)) == sorted(str(first + number) for number in range(8))


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_version_1(url)

    def half_way(connection: Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE versions ADD COLUMN movement TEXT")
        connection.exec_driver_sql("UPDATE versions SET note = 'lost'")
        connection.exec_driver_sql("ALTER TABLE nothing ADD COLUMN efforts TEXT")

    with monkeypatch.context() as broken:
        broken.setitem(schema.STEPS, 1, half_way)
        with pytest.raises(StoreError, match="nothing"):
            open_store(url)
    assert [version.content.note for version in open_store(url).history(1)] == ["", "nháp"]


# While it runs


def test_a_copy_of_the_program_that_is_too_old_stops_saving(url: str) -> None:
    store = open_store(url)
    saved = store.create("Giải ngân", CONTENT, LAN)
    run(url, "UPDATE schema_version SET version = 4")
    with pytest.raises(StoreError, match="update this program") as caught:
        store.save(saved.id, 1, CONTENT, LAN)
    assert caught.value.kind == "newer"
    assert len(store.history(saved.id)) == 1


def test_a_row_that_was_broken_by_hand_is_named(url: str) -> None:
    store = open_store(url)
    saved = store.create("Giải ngân", CONTENT, LAN)
    run(url, "UPDATE versions SET changes = '{\"6.1.1\": '")
    with pytest.raises(StoreError, match="scenario 1, version 1") as caught:
        store.get(saved.id)
    assert (caught.value.kind, caught.value.place) == ("damaged", store.database.place)
