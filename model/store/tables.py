"""The tables of what is saved, as the present version has them (see `schema`), and how a time
stands in them."""

from datetime import UTC, datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, MetaData, Table, Text, event

METADATA = MetaData()
BELONGING = {"owner": "", "owner_name": "", "owner_agency": "", "sharing": "edit"}  # at first


def moment(at: datetime) -> str:
    """A time as text that sorts by time. Raises `ValueError` without a time zone."""
    if at.utcoffset() is None:
        raise ValueError(f"the time {at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def names(of: str) -> Table:
    """The table of what is kept under names: of those that are not deleted none is there twice."""
    found = Table(
        of,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("name_key", Text, nullable=False),
        Column("deleted_at", Text),
        *(Column(kept, Text, nullable=False, server_default=at) for kept, at in BELONGING.items()),
        sqlite_autoincrement=True,
    )
    present = found.c.deleted_at.is_(None)
    Index(
        f"{of}_name_key",
        found.c.name_key,
        unique=True,
        sqlite_where=present,
        postgresql_where=present,
    )
    return found


MARK = Table(
    "schema_version",
    METADATA,
    Column("application", Text, primary_key=True),
    Column("version", Integer, nullable=False),
)
SCENARIOS = names("scenarios")
VERSIONS = Table(
    "versions",
    METADATA,
    Column("scenario", ForeignKey("scenarios.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("baseline", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("movement", Text, nullable=False, server_default="trend"),
    Column("efforts", Text, nullable=False, server_default="{}"),
)
LETTERHEADS = Table(
    "letterheads",
    METADATA,
    Column("province", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("letterhead", Text, nullable=False),
)

YEARS = names("years")
YEAR_VERSIONS = Table(
    "year_versions",
    METADATA,
    Column("year", ForeignKey("years.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("figures", Text, nullable=False),
)

OPENED_YEARS = names("opened_years")
OPENED_VERSIONS = Table(
    "opened_year_versions",
    METADATA,
    Column("opened_year", ForeignKey("opened_years.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("baseline", Text, nullable=False),
    Column("plan_name", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("premises", Text, nullable=False),
)
OBSERVATIONS = Table(
    "observations",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("opened_year", ForeignKey("opened_years.id"), nullable=False, index=True),
    Column("lever", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("out_of", Text),
    Column("as_of", Text, nullable=False),
    Column("since", Text),
    Column("agency", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("replaces", ForeignKey("observations.id")),
    sqlite_autoincrement=True,
)

CHANGES = Table(
    "changes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)
# The database itself refuses to rewrite the log: this program could not, were it to try.
REFUSAL = "the log of changes is only ever added to"
SEALS = {
    "sqlite": (
        f"CREATE TRIGGER changes_unchanged BEFORE UPDATE ON changes "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        f"CREATE TRIGGER changes_undeleted BEFORE DELETE ON changes "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
        # INSERT OR REPLACE deletes without asking the trigger above
        f"CREATE TRIGGER changes_unreplaced BEFORE INSERT ON changes "
        f"WHEN EXISTS (SELECT 1 FROM changes WHERE id = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ),
    "postgresql": (
        f"CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'insufficient_privilege'; END $$",
        "CREATE TRIGGER changes_unchanged BEFORE UPDATE OR DELETE OR TRUNCATE ON changes "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite()",
    ),
}


def seal(_: Table, connection: Connection, **__: object) -> None:
    """Have the database refuse, from the moment that the log is made."""
    for statement in SEALS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


event.listen(CHANGES, "after_create", seal)
