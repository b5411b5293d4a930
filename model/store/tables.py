"""The tables of what is saved, as the present version has them (see `schema`)."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData()


def names(of: str) -> Table:
    """The table of what is kept under names: of those that are not deleted none is there twice."""
    found = Table(
        of,
        METADATA,
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=False),
        Column("name_key", Text, nullable=False),
        Column("deleted_at", Text),
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
