"""Rows of the database to what is kept by name, and back: its names, and its versions that stay."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from model.store.errors import DamagedRow, StoreError
from model.store.version import (
    C,
    Conflict,
    Kept,
    NameTaken,
    Stamp,
    VersionOf,
    free_name,
    name_key,
)


@dataclass(frozen=True)
class Rows(Generic[C]):
    """The rows of one kind of thing that is kept.

    `names`: a row for each, with its name; `versions`: a row for each save, which names the thing
    in the column `one`. `columns` and `content` turn what a save holds into the columns that are
    its own and back.
    """

    names: Table
    versions: Table
    one: str
    columns: Callable[[C], dict[str, Any]]
    content: Callable[[Row[Any]], C]

    @property
    def in_list(self) -> ColumnElement[bool]:
        """Those that are not deleted."""
        return self.names.c.deleted_at.is_(None)

    def latest(self, *columns: Any) -> Select[Any]:
        """Columns of everything with its latest version."""
        of, number = self.versions.c[self.one], self.versions.c.number
        newest = select(of, func.max(number).label("number")).group_by(of).subquery()
        return (
            select(*columns)
            .select_from(self.names)
            .join(newest, newest.c[self.one] == self.names.c.id)
            .join(self.versions, (of == self.names.c.id) & (number == newest.c.number))
        )

    def read(self, connection: Connection, wanted: ColumnElement[bool]) -> list[Kept[C]]:
        """Those that are wanted, the last saved first."""
        order = self.versions.c.saved_at.desc(), self.names.c.id.desc()
        found = self.latest(self.names, self.versions).where(wanted).order_by(*order)
        return [self.kept(row) for row in connection.execute(found)]

    def read_names(self, connection: Connection) -> list[tuple[int, str, int]]:
        """Id, name and number of the latest version of each in the list, by name."""
        found = self.latest(self.names.c.id, self.names.c.name, self.versions.c.number)
        rows = connection.execute(found.where(self.in_list).order_by(self.names.c.name_key))
        return [(row.id, row.name, row.number) for row in rows]

    def present(self, connection: Connection, key: int, deleted_too: bool = False) -> Kept[C]:
        """One that is there. Raises `StoreError` if there is none, or it was deleted."""
        found = next(iter(self.read(connection, self.names.c.id == key)), None)
        if found is None:
            raise StoreError("missing", f"there is no {self.one} {key}")
        if found.deleted_at and not deleted_too:
            reason = f"{self.one} {found.name!r} was deleted at {found.deleted_at}"
            raise StoreError("deleted", reason)
        return found

    def find_named(self, connection: Connection, name: str) -> Kept[C] | None:
        """The one in the list that has a name."""
        same = self.names.c.name_key == name_key(name)
        return next(iter(self.read(connection, same & self.in_list)), None)

    def read_versions(self, connection: Connection, key: int) -> list[VersionOf[C]]:
        """All versions of one, the newest first."""
        found = select(self.versions).where(self.versions.c[self.one] == key)
        rows = connection.execute(found.order_by(self.versions.c.number.desc()))
        return [self.version(row) for row in rows]

    def find_version(self, connection: Connection, key: int, number: int) -> VersionOf[C] | None:
        """One version, whether deleted or not."""
        same = (self.versions.c[self.one] == key) & (self.versions.c.number == number)
        row = connection.execute(select(self.versions).where(same)).one_or_none()
        return self.version(row) if row else None

    def taken_names(self, connection: Connection) -> set[str]:
        """The keys of all names in the list."""
        keys = select(self.names.c.name_key).where(self.in_list)
        return set(connection.execute(keys).scalars())

    def check_free(self, connection: Connection, name: str, besides: int | None = None) -> None:
        """Nothing in the list has the name. Raises `NameTaken`."""
        holder = self.find_named(connection, name)
        if holder and holder.id != besides:
            raise NameTaken(holder, free_name(name, self.taken_names(connection)))

    def added(self, connection: Connection, name: str, content: C, stamp: Stamp) -> Kept[C]:
        """A new one. Raises `NameTaken`."""
        self.check_free(connection, name)
        made = self.names.insert().values(name=name, name_key=name_key(name))
        key = int(connection.execute(made.returning(self.names.c.id)).scalar_one())
        first = VersionOf(key, 1, content, stamp)
        self.add_version(connection, first)
        return Kept(key, name, first)

    def followed(self, connection: Connection, yours: VersionOf[C]) -> Kept[C]:
        """One with its next version. Raises `Conflict` if it no longer is the next."""
        found = self.present(connection, yours.of)
        if self.find_version(connection, yours.of, yours.number) == yours:
            return Kept(found.id, found.name, yours)  # the very same save once more
        if found.version.number != yours.number - 1:
            raise Conflict(found.version, yours)
        self.add_version(connection, yours)
        return Kept(found.id, found.name, yours)

    def add_version(self, connection: Connection, added: VersionOf[C]) -> None:
        """The next version of one."""
        columns = {
            self.one: added.of,
            "number": added.number,
            "author": added.stamp.author,
            "saved_at": moment(added.stamp.at),
            **self.columns(added.content),
        }
        connection.execute(self.versions.insert().values(columns))

    def set_name(self, connection: Connection, key: int, name: str) -> None:
        """Another name."""
        same = self.names.update().where(self.names.c.id == key)
        connection.execute(same.values(name=name, name_key=name_key(name)))

    def set_deleted(self, connection: Connection, key: int, at: datetime | None) -> None:
        """Out of the list at a time, or back in it."""
        same = self.names.update().where(self.names.c.id == key)
        connection.execute(same.values(deleted_at=moment(at) if at else None))

    def kept(self, row: Row[Any]) -> Kept[C]:
        """A row with its latest version."""
        gone = row.deleted_at
        deleted_at = datetime.fromisoformat(gone) if gone else None
        return Kept(row.id, row.name, self.version(row), deleted_at)

    def version(self, row: Row[Any]) -> VersionOf[C]:
        """A row of the versions. Raises `DamagedRow` if somebody else's hand broke it."""
        key = row._mapping[self.one]
        try:
            stamp = Stamp(row.author, datetime.fromisoformat(row.saved_at))
            return VersionOf(key, row.number, self.content(row), stamp)
        except (ValueError, TypeError, AttributeError) as error:
            raise DamagedRow(f"{self.one} {key}, version {row.number}: {error}") from error


def moment(at: datetime) -> str:
    """A time as text that sorts by time. Raises `ValueError` without a time zone."""
    if at.utcoffset() is None:
        raise ValueError(f"the time {at} has no time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")
