"""Saved years: a province's year as an office brought it, by name, every save a version that stays;
and the rows that they are."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from model.store.errors import DamagedRow, StoreError
from model.store.rows import moment
from model.store.schema import YEAR_VERSIONS, YEARS
from model.store.version import LONGEST_NAME, Stamp, fit, fit_line, name_key

LONGEST_FIGURES = 2_000_000  # characters


@dataclass(frozen=True)
class Figures:
    """What an office's file says of a province's year, as text, and the name of the file."""

    file: str
    text: str


@dataclass(frozen=True)
class YearVersion:
    """One save of a year; versions count from 1 and are never changed."""

    year: int
    number: int
    figures: Figures
    stamp: Stamp


@dataclass(frozen=True)
class SavedYear:
    """A saved year with its latest version."""

    id: int
    name: str
    version: YearVersion
    deleted_at: datetime | None = None


class YearNameTaken(StoreError):
    """Another year, `holder`, has this name; `free` is a name like it that nobody has."""

    def __init__(self, holder: SavedYear, free: str) -> None:
        """Who has the name, and a free one."""
        super().__init__("name_taken", f"a year named {holder.name!r} exists; {free!r} is free")
        self.holder = holder
        self.free = free


COUNT = (
    select(YEAR_VERSIONS.c.year, func.max(YEAR_VERSIONS.c.number).label("number"))
    .group_by(YEAR_VERSIONS.c.year)
    .subquery()
)
LATEST = (
    select(YEARS, YEAR_VERSIONS)
    .join(COUNT, COUNT.c.year == YEARS.c.id)
    .join(
        YEAR_VERSIONS,
        (YEAR_VERSIONS.c.year == YEARS.c.id) & (YEAR_VERSIONS.c.number == COUNT.c.number),
    )
    .order_by(YEAR_VERSIONS.c.saved_at.desc(), YEARS.c.id.desc())
)
IN_LIST = YEARS.c.deleted_at.is_(None)


def fit_figures(figures: Figures) -> Figures:
    """Figures fit to be kept. Raises `UnfitText`."""
    text = fit("figures", figures.text, LONGEST_FIGURES, needed=True)
    return replace(
        figures, file=fit_line("file", figures.file[-LONGEST_NAME:], LONGEST_NAME), text=text
    )


def read_years(connection: Connection, wanted: ColumnElement[bool]) -> list[SavedYear]:
    """The years that are wanted, the last saved first."""
    return [saved(row) for row in connection.execute(LATEST.where(wanted))]


def read_names(connection: Connection) -> list[tuple[int, str, int]]:
    """Id, name and number of the latest version of every year in the list, by name."""
    found = select(YEARS.c.id, YEARS.c.name, COUNT.c.number).join(COUNT, COUNT.c.year == YEARS.c.id)
    rows = connection.execute(found.where(IN_LIST).order_by(YEARS.c.name_key))
    return [(row.id, row.name, row.number) for row in rows]


def present(connection: Connection, year: int, deleted_too: bool = False) -> SavedYear:
    """A year that is there. Raises `StoreError` if there is none, or it was deleted."""
    found = next(iter(read_years(connection, YEARS.c.id == year)), None)
    if found is None:
        raise StoreError("missing", f"there is no saved year {year}")
    if found.deleted_at and not deleted_too:
        raise StoreError("deleted", f"year {found.name!r} was deleted at {found.deleted_at}")
    return found


def find_named(connection: Connection, name: str) -> SavedYear | None:
    """The year in the list that has a name."""
    same = YEARS.c.name_key == name_key(name)
    return next(iter(read_years(connection, same & IN_LIST)), None)


def find_version(connection: Connection, year: int, number: int) -> YearVersion | None:
    """One version of a year, deleted or not."""
    one = (YEAR_VERSIONS.c.year == year) & (YEAR_VERSIONS.c.number == number)
    row = connection.execute(select(YEAR_VERSIONS).where(one)).one_or_none()
    return version(row) if row else None


def taken_names(connection: Connection) -> set[str]:
    """The keys of all names in the list."""
    return set(connection.execute(select(YEARS.c.name_key).where(IN_LIST)).scalars())


def add_year(connection: Connection, name: str) -> int:
    """A new year, still without a version."""
    made = YEARS.insert().values(name=name, name_key=name_key(name)).returning(YEARS.c.id)
    return int(connection.execute(made).scalar_one())


def add_version(connection: Connection, added: YearVersion) -> None:
    """The next version of a year."""
    connection.execute(
        YEAR_VERSIONS.insert().values(
            year=added.year,
            number=added.number,
            author=added.stamp.author,
            saved_at=moment(added.stamp.at),
            file=added.figures.file,
            figures=added.figures.text,
        )
    )


def set_name(connection: Connection, year: int, name: str) -> None:
    """Another name."""
    same = YEARS.update().where(YEARS.c.id == year)
    connection.execute(same.values(name=name, name_key=name_key(name)))


def set_deleted(connection: Connection, year: int, at: datetime | None) -> None:
    """Out of the list at a time, or back in it."""
    same = YEARS.update().where(YEARS.c.id == year)
    connection.execute(same.values(deleted_at=moment(at) if at else None))


def saved(row: Row[Any]) -> SavedYear:
    """A row of `LATEST`."""
    gone = row.deleted_at
    return SavedYear(row.id, row.name, version(row), datetime.fromisoformat(gone) if gone else None)


def version(row: Row[Any]) -> YearVersion:
    """A row of the versions. Raises `DamagedRow` if somebody else's hand broke it."""
    try:
        stamp = Stamp(row.author, datetime.fromisoformat(row.saved_at))
    except (ValueError, TypeError) as error:
        raise DamagedRow(f"year {row.year}, version {row.number}: {error}") from error
    return YearVersion(row.year, row.number, Figures(row.file, row.figures), stamp)
