"""The log of changes: nothing changes without a line in it, and no line is ever rewritten."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Connection, make_url, text

from model.address import Work
from model.store import Store, open_store
from model.store.belonging import Person
from model.store.errors import StoreError
from model.store.figures import Figures
from model.store.letterhead import Letterhead
from model.store.opened import Opened
from model.store.version import Conflict, Content, Stamp, to_content
from model.year.observation import Observation
from tests.grounds import ground
from tests.postgres import Server
from tests.store_version_1 import make_version_1
from tests.store_version_5 import make_version_5

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[1]
LAN = Person("s-lan", "Nguyễn Lan", "Sở Tài chính", coordinates=True)
NOW = Stamp("ai đó", AT)
CONTENT = Content("lam_dong_2023", "published", "trend", {}, {"6.1.1": "95"})
OTHER = replace(CONTENT, changes={"6.1.1": "90"})
REWRITES = (
    "UPDATE changes SET author = 'Khác'",
    "DELETE FROM changes",
    "DELETE FROM changes WHERE id = 1",
    "INSERT OR REPLACE INTO changes SELECT id, at, 'Khác', subject, agency, action, kind, item, "
    "name, detail FROM changes",
)
POSTGRES_REWRITES = (
    *REWRITES[:3],
    "TRUNCATE changes",
    "INSERT INTO changes SELECT * FROM changes ON CONFLICT (id) DO UPDATE SET author = 'Khác'",
)


def lines(store: Store) -> list[tuple[str, ...]]:
    """What was done, the first line first."""
    found = reversed(store.changes(100))
    return [(one.action, one.kind, one.name, one.detail) for one in found]


def test_every_change_has_a_line_with_name_and_time(store: Store) -> None:
    mine = store.for_person(LAN)
    made = mine.create("Giải ngân", CONTENT, NOW)
    mine.save(made.id, 1, OTHER, NOW)
    mine.restore(made.id, 1, 2, NOW)
    mine.rename(made.id, "Khác", NOW)
    mine.share(made.id, "read", NOW)
    mine.delete(made.id, NOW)
    mine.undelete(made.id, NOW)
    mine.duplicate(made.id, NOW)
    mine.figures.create("Số liệu quý I", Figures("a.xlsx", "1"), NOW)
    plan = to_content(Work(ground().case.start()))
    year = mine.opened.create("Năm 2024", Opened(2024, "Kế hoạch", plan), NOW).id
    mine.opened.report(year, [entry(100), entry(200)])
    mine.keep_letterhead("Lâm Đồng", Letterhead(signer="Nguyễn Văn A"), NOW)
    assert lines(store) == [
        ("saved", "scenario", "Giải ngân", "1"),
        ("saved", "scenario", "Giải ngân", "2"),
        ("saved", "scenario", "Giải ngân", "3"),
        ("renamed", "scenario", "Khác", "Giải ngân"),
        ("shared", "scenario", "Khác", "read"),
        ("deleted", "scenario", "Khác", ""),
        ("undeleted", "scenario", "Khác", ""),
        ("saved", "scenario", "Khác (2)", "1"),
        ("saved", "year", "Số liệu quý I", "1"),
        ("saved", "opened_year", "Năm 2024", "1"),
        ("reported", "opened_year", "Năm 2024", "1 2"),
        ("saved", "letterhead", "Lâm Đồng", "1"),
    ]
    for one in store.changes(100):
        assert (one.stamp, one.subject, one.agency) == (
            Stamp("Nguyễn Lan", AT),
            "s-lan",
            "Sở Tài chính",
        )


def entry(value: int) -> Observation:
    return Observation("6.1.1", Decimal(value), Decimal(1000), date(2024, 5, 31), NOW)


def test_without_sign_in_the_name_is_as_typed(store: Store) -> None:
    store.create("Giải ngân", CONTENT, NOW)
    (one,) = store.changes(5)
    assert (one.stamp, one.subject, one.agency) == (NOW, "", "")


def test_what_changes_nothing_has_no_line(store: Store) -> None:
    mine = store.for_person(LAN)
    made = mine.create("Giải ngân", CONTENT, NOW)
    mine.create("Giải ngân", CONTENT, NOW)
    mine.share(made.id, "private", NOW)
    mine.undelete(made.id, NOW)
    with pytest.raises(Conflict):
        mine.save(made.id, 0, OTHER, Stamp("", AT + timedelta(1)))
    assert lines(store) == [("saved", "scenario", "Giải ngân", "1")]


def test_the_latest_lines_come_first_and_no_more_than_wanted(store: Store) -> None:
    for name in ("A", "B", "C"):
        store.create(name, CONTENT, NOW)
    assert [one.name for one in store.changes(2)] == ["C", "B"]


def test_a_change_whose_line_cannot_be_written_is_not_made(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.create("Giải ngân", CONTENT, NOW)

    def broken(connection: Connection, *_: object) -> None:
        connection.execute(text("INSERT INTO changes (id) VALUES (NULL)"))

    monkeypatch.setattr("model.store.rows.write", broken)
    for change in (
        lambda: store.save(made.id, 1, OTHER, NOW),
        lambda: store.rename(made.id, "Khác", NOW),
        lambda: store.delete(made.id, NOW),
        lambda: store.create("Mới", CONTENT, NOW),
    ):
        with pytest.raises(StoreError):
            change()
    assert store.listed() == [made]


@pytest.mark.parametrize("begun", ["new", "version 1", "version 5"])
def test_the_database_refuses_to_rewrite_the_log(url: str, begun: str) -> None:
    if begun != "new":
        {"version 1": make_version_1, "version 5": make_version_5}[begun](url)
    store = open_store(url)
    store.create("Giải ngân mới", CONTENT, NOW)
    before = store.changes(5)
    for statement in REWRITES if url.startswith("sqlite") else POSTGRES_REWRITES:
        with pytest.raises(StoreError, match="only ever added to") as caught:
            rewrite(store, statement)
        assert caught.value.kind in ("failed", "denied")
    assert store.changes(5) == before


def rewrite(store: Store, statement: str) -> None:
    """As the program itself would, were it to try."""
    with store.database.writing() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        *POSTGRES_REWRITES,
        "ALTER TABLE changes DISABLE TRIGGER ALL",
        "DROP TRIGGER changes_unchanged ON changes",
        "DROP TABLE changes",
        "CREATE OR REPLACE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql "
        "AS $$ BEGIN RETURN NULL; END $$",
        "SELECT setval('changes_id_seq', 1)",
    ],
)
def test_a_sealed_log_is_only_added_to_and_read_by_the_program(
    sealed: Store, statement: str
) -> None:
    before = sealed.changes(5)
    with pytest.raises(StoreError) as caught:
        rewrite(sealed, statement)
    assert caught.value.kind == "denied"
    sealed.create("Mới", CONTENT, NOW)
    assert sealed.changes(6)[1:] == before


@pytest.fixture
def sealed(server: Server) -> Iterator[Store]:
    """The store of a program that is not the owner of its database, after deploy/seal.sql."""
    url = server.new_place()
    with psycopg.connect(url, autocommit=True) as office:
        if not office.execute("SELECT 1 FROM pg_roles WHERE rolname = 'par-index'").fetchone():
            server.run(ROOT / "deploy" / "role.sql", PAR_PASSWORD="x")
        (place,) = office.execute("SELECT current_schema()").fetchone() or ("",)
        office.execute(f'GRANT CREATE, USAGE ON SCHEMA {place} TO "par-index"'.encode())
        program = make_url(url).set(username="par-index")
        address = program.render_as_string(hide_password=False)
        open_store(address).create("Giải ngân", CONTENT, NOW)
        for _ in range(2):
            office.execute((ROOT / "deploy" / "seal.sql").read_bytes())
    store = open_store(address)
    yield store
    store.close()
