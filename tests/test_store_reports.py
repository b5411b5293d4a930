"""What is reported of a year under way, where the disk fills up or the server stops: a batch is
kept whole or not at all, what was confirmed stays, and the trouble is said."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import event

from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.year.observation import Observation
from tests.test_store_opened import LAN, entry, opened

if TYPE_CHECKING:  # pytest imports it as the plugin below
    from tests.postgres import Server

pytest_plugins = ["tests.postgres"]
BATCH = 30


def batch(number: int) -> list[Observation]:
    return [entry(number * BATCH + one) for one in range(BATCH)]


def test_a_full_disk_is_said_and_nothing_of_the_batch_is_kept(tmp_path: Path) -> None:
    store = open_store(default_url({}, tmp_path))
    year = store.opened.create("Năm 2024", opened(), LAN).id

    def no_more_pages(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 40")

    store.database.engine.dispose()
    event.listen(store.database.engine, "connect", no_more_pages)
    confirmed: tuple[Observation, ...] = ()
    with pytest.raises(StoreError, match="free some space") as caught:  # noqa: PT012 - it fills up
        for number in range(1000):
            confirmed += tuple(store.opened.report(year, batch(number)))
    assert caught.value.kind == "full"
    assert len(confirmed) >= BATCH
    assert store.opened.observations(year) == confirmed
    event.remove(store.database.engine, "connect", no_more_pages)
    more = store.opened.report(year, [entry(10**6)])
    assert open_store(default_url({}, tmp_path)).opened.observations(year) == (
        *confirmed,
        *more,
    )


def test_a_server_whose_disk_fills_up_within_a_batch_keeps_nothing_of_it(postgres_url: str) -> None:
    store = open_store(postgres_url)
    year = store.opened.create("Năm 2024", opened(), LAN).id
    confirmed = tuple(store.opened.report(year, batch(0)))
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(
            """
            CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.figure = '45' THEN
                    RAISE EXCEPTION 'no space left' USING ERRCODE = '53100';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER fault AFTER INSERT ON observations
                FOR EACH ROW EXECUTE FUNCTION fault();
            """
        )
    with pytest.raises(StoreError, match="free some space") as caught:
        store.opened.report(year, batch(1))
    assert caught.value.kind == "full"
    assert store.opened.observations(year) == confirmed
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP FUNCTION fault CASCADE")
    assert len(store.opened.report(year, batch(1))) == BATCH


def test_a_server_that_stops_is_said_and_keeps_what_was_reported(
    server: "Server", postgres_url: str
) -> None:
    store = open_store(postgres_url)
    year = store.opened.create("Năm 2024", opened(), LAN).id
    confirmed = tuple(store.opened.report(year, batch(0)))
    server.stop()
    try:
        with pytest.raises(StoreError) as caught:
            store.opened.report(year, batch(1))
        assert caught.value.kind == "unreachable"
    finally:
        server.start()
    assert store.opened.observations(year) == confirmed
    assert len(store.opened.report(year, batch(1))) == BATCH
