import socket
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import event

from model.store import Store, open_store
from model.store.database import database_at, default_url
from model.store.errors import StoreError
from model.store.version import Content, Stamp

if TYPE_CHECKING:  # pytest imports it as the plugin below
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]

LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))


def content(note: str = "") -> Content:
    return Content("lam_dong_2023", "published", "trend", {"6.1.1": 4}, {"6.1.1": "95"}, note)


# Where scenarios are kept


def test_the_place_is_a_file_unless_the_environment_names_another(tmp_path: Path) -> None:
    folder = tmp_path / "thư mục ? 100 % #1 &c"
    url = default_url({}, folder)
    assert default_url({"PAR_DATABASE_URL": "  "}, folder) == url
    named = {"PAR_DATABASE_URL": "postgresql://lan@db/par"}
    assert default_url(named, folder) == "postgresql://lan@db/par"
    saved = open_store(url).create("Giải ngân", content(), LAN)
    assert [found.name for found in folder.iterdir()] == ["scenarios.sqlite3"]
    assert open_store(url).get(saved.id) == saved


def test_every_connection_to_a_file_waits_for_the_disk(tmp_path: Path) -> None:
    """3 is EXTRA: a confirmed save survives a power cut."""
    database = open_store(default_url({}, tmp_path)).database
    for way in (database.reading, database.writing):
        with way() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3


def test_a_store_is_there_for_whoever_opens_it_next(url: str) -> None:
    first = open_store(url)
    saved = first.create("Giải ngân", content(), LAN)
    first.close()
    second = open_store(url)
    assert second.listed() == [saved]
    assert second.migration is None


@pytest.mark.parametrize("scheme", ["postgresql://", "postgres://", "postgresql+psycopg://"])
def test_postgresql_is_known_by_its_usual_addresses(postgres_url: str, scheme: str) -> None:
    store = open_store(postgres_url.replace("postgresql://", scheme))
    assert store.create("Giải ngân", content(), LAN).version.number == 1
    assert store.database.place.startswith("PostgreSQL ")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "scenarios.sqlite3",
        "sqlite://",
        "sqlite:///scenarios.sqlite3",
        "mysql://lan:s3cret@db/par",
        "postgresql://lan:s3cret@db:port/par",
        "postgresql//lan:s3cret@db",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(StoreError, match="PAR_DATABASE_URL") as caught:
        open_store(address)
    assert caught.value.kind == "address"
    assert "s3cret" not in str(caught.value)


def test_a_place_never_shows_the_password() -> None:
    database = database_at("postgresql://lan:s3cret@db:5433/par?sslmode=require")
    assert database.place == "PostgreSQL db:5433/par"


# Disk full


def test_a_full_disk_is_said_and_nothing_of_the_save_is_kept(tmp_path: Path) -> None:
    store = open_store(default_url({}, tmp_path))

    def no_more_pages(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 20")

    event.listen(store.database.engine, "connect", no_more_pages)
    confirmed = []
    with pytest.raises(StoreError, match="free some space") as caught:  # noqa: PT012 - it fills up
        for number in range(1000):
            confirmed.append(store.create(f"Giải ngân {number}", content("x" * 1000), LAN))
    assert caught.value.kind == "full"
    assert len(confirmed) > 2
    assert store.listed() == confirmed[::-1]
    event.remove(store.database.engine, "connect", no_more_pages)
    assert store.create("Có chỗ trở lại", content(), LAN).version.number == 1
    assert open_store(default_url({}, tmp_path)).listed()[1:] == confirmed[::-1]


def fail_on_insert(url: str, statement: str, at_commit: bool = False) -> None:
    """Make a server run a statement when a version is inserted, or when that is confirmed."""
    kind, late = ("CONSTRAINT TRIGGER", "INITIALLY DEFERRED") if at_commit else ("TRIGGER", "")
    fault = f"""
        CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN {statement}; RETURN NEW; END $$;
        CREATE {kind} fault AFTER INSERT ON versions {late}
            FOR EACH ROW EXECUTE FUNCTION fault();
    """
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(fault.encode())


def repair(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP FUNCTION fault CASCADE")


def test_a_server_whose_disk_is_full_is_said_and_nothing_of_the_save_is_kept(
    postgres_url: str,
) -> None:
    store = open_store(postgres_url)
    saved = store.create("Giải ngân", content("first"), LAN)
    fail_on_insert(postgres_url, "RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'")
    for attempt in (
        lambda: store.save(saved.id, 1, content("second"), LAN),
        lambda: store.create("Khác", content(), LAN),
    ):
        with pytest.raises(StoreError, match="free some space") as caught:
            attempt()
        assert caught.value.kind == "full"
    assert store.listed() == [saved]
    repair(postgres_url)
    assert store.save(saved.id, 1, content("second"), LAN).version.number == 2


# Unreachable


def test_a_server_that_is_not_there_is_said_at_once() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(StoreError, match="check that the server runs") as caught:
        open_store(f"postgresql://lan:s3cret@127.0.0.1:{port}/par")
    assert time.monotonic() - begun < 2
    assert caught.value.kind == "unreachable"
    assert "s3cret" not in str(caught.value)


def test_a_server_that_never_answers_is_given_up_within_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        with pytest.raises(StoreError) as caught:
            open_store(f"postgresql://lan@127.0.0.1:{silent.getsockname()[1]}/par", patience=1)
        assert time.monotonic() - begun < 5
    assert caught.value.kind == "unreachable"


def test_a_database_that_does_not_exist_is_said(postgres_url: str) -> None:
    with pytest.raises(StoreError, match="nowhere") as caught:
        open_store(postgres_url.replace("/postgres?", "/nowhere?"))
    assert caught.value.kind == "unreachable"


def test_a_server_that_stops_is_said_and_found_again_when_it_is_back(
    server: "Server", postgres_url: str
) -> None:
    store = open_store(postgres_url)
    saved = store.create("Giải ngân", content("first"), LAN)
    server.stop()
    try:
        begun = time.monotonic()
        for attempt in (
            lambda: store.save(saved.id, 1, content("second"), LAN),
            lambda: store.listed(),
            lambda: open_store(postgres_url),
        ):
            with pytest.raises(StoreError) as caught:
                attempt()
            assert caught.value.kind == "unreachable"
        assert time.monotonic() - begun < 4
    finally:
        server.start()
    assert store.history(saved.id) == [saved.version]
    assert store.save(saved.id, 1, content("second"), LAN).version.number == 2


def test_a_server_that_was_started_anew_meanwhile_goes_unnoticed(
    server: "Server", postgres_url: str
) -> None:
    store = open_store(postgres_url)
    saved = store.create("Giải ngân", content("first"), LAN)
    server.stop()
    server.start()
    assert store.save(saved.id, 1, content("second"), LAN).version.number == 2


def test_a_file_that_was_taken_away_is_said_and_not_made_anew(tmp_path: Path) -> None:
    store = open_store(default_url({}, tmp_path))
    saved = store.create("Giải ngân", content("first"), LAN)
    file = tmp_path / "scenarios.sqlite3"
    file.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError) as caught:
        store.save(saved.id, 1, content("second"), LAN)
    assert caught.value.kind == "unreachable"
    assert not file.exists()
    (tmp_path / "elsewhere").rename(file)
    assert store.save(saved.id, 1, content("second"), LAN).version.number == 2


def test_a_user_without_rights_is_told(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("CREATE ROLE guest LOGIN")
        schema = connection.execute("SELECT current_schema()").fetchone()
        connection.execute(f"GRANT USAGE ON SCHEMA {schema[0]} TO guest".encode())
    with pytest.raises(StoreError, match="right to") as caught:
        open_store(postgres_url.replace("postgres:@", "guest@"))
    assert caught.value.kind == "denied"


def test_a_database_that_may_only_be_read_can_still_be_read(tmp_path: Path) -> None:
    store = open_store(default_url({}, tmp_path))
    saved = store.create("Giải ngân", content("first"), LAN)
    read_only = Store(store.database.opened("ro"))
    assert read_only.listed() == [saved]
    with pytest.raises(StoreError, match="right to write") as caught:
        read_only.save(saved.id, 1, content("second"), LAN)
    assert caught.value.kind == "read_only"


def test_a_connection_that_breaks_while_confirming_is_unsure_and_saving_again_is_safe(
    postgres_url: str,
) -> None:
    store = open_store(postgres_url)
    saved = store.create("Giải ngân", content("first"), LAN)
    fail_on_insert(postgres_url, "PERFORM pg_terminate_backend(pg_backend_pid())", at_commit=True)
    with pytest.raises(StoreError, match="save again") as caught:
        store.save(saved.id, 1, content("second"), LAN)
    assert caught.value.kind == "unsure"
    repair(postgres_url)
    assert store.history(saved.id) == [saved.version]
    again = store.save(saved.id, 1, content("second"), LAN)
    assert store.history(saved.id) == [again.version, saved.version]
