"""Rows of the database to what is kept by name, and back: its names, and its versions that stay.

What somebody keeps private is not there for anybody else, and every change is written to the log.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from model.store.belonging import Belonging, Person, Sharing, first_belonging
from model.store.errors import DamagedRow, StoreError
from model.store.log import Action, Change, write
from model.store.tables import BELONGING, moment
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
    """The rows of one kind of thing that is kept, as a person who signed in sees them.

    `names`: a row for each, with its name; `versions`: a row for each save, which names the thing
    in the column `one`. `columns` and `content` turn what a save holds into the columns that are
    its own and back. `person`: None where nobody signs in; `first`: how what a person saves is
    shared at first.
    """

    names: Table
    versions: Table
    one: str
    columns: Callable[[C], dict[str, Any]]
    content: Callable[[Row[Any]], C]
    first: Sharing = "private"
    person: Person | None = None

    @property
    def in_list(self) -> ColumnElement[bool]:
        """Those that are not deleted."""
        return self.names.c.deleted_at.is_(None)

    @property
    def mine(self) -> ColumnElement[bool]:
        """Those that belong to the person."""
        owner = self.names.c.owner
        return (owner != "") & (owner == (self.person.subject if self.person else ""))

    @property
    def to_see(self) -> ColumnElement[bool]:
        """Those that the person may see."""
        return (self.names.c.sharing != "private") | self.mine

    @property
    def to_change(self) -> ColumnElement[bool]:
        """Those that the person may change."""
        return (self.names.c.sharing == "edit") | self.mine

    def latest(self, *columns: Any) -> Select[Any]:
        """Columns of everything that the person may see, with its latest version."""
        of, number = self.versions.c[self.one], self.versions.c.number
        newest = select(of, func.max(number).label("number")).group_by(of).subquery()
        return (
            select(*columns)
            .select_from(self.names)
            .join(newest, newest.c[self.one] == self.names.c.id)
            .join(self.versions, (of == self.names.c.id) & (number == newest.c.number))
            .where(self.to_see)
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

    def changeable(self, connection: Connection, key: int, deleted_too: bool = False) -> Kept[C]:
        """One that is there and that the person may change. Raises `StoreError`."""
        found = self.present(connection, key, deleted_too)
        if not found.belongs.changeable_by(self.person):
            raise not_yours(self.one, found)
        return found

    def find_named(self, connection: Connection, name: str) -> Kept[C] | None:
        """The one in the list that has a name."""
        same = self.names.c.name_key == name_key(name)
        return next(iter(self.read(connection, same & self.in_list)), None)

    def of(self, key: int) -> Select[Any]:
        """The versions of one that the person may see."""
        seen = select(self.names.c.id).where(self.to_see)
        of = self.versions.c[self.one]
        return select(self.versions).where((of == key) & of.in_(seen))

    def read_versions(self, connection: Connection, key: int) -> list[VersionOf[C]]:
        """All versions of one, the newest first."""
        rows = connection.execute(self.of(key).order_by(self.versions.c.number.desc()))
        return [self.version(row) for row in rows]

    def find_version(self, connection: Connection, key: int, number: int) -> VersionOf[C] | None:
        """One version, whether deleted or not."""
        wanted = self.of(key).where(self.versions.c.number == number)
        row = connection.execute(wanted).one_or_none()
        return self.version(row) if row else None

    def taken_names(self, connection: Connection, besides: int | None = None) -> set[str]:
        """The keys of all names in the list, whoever may see them."""
        keys = select(self.names.c.name_key).where(self.in_list, self.names.c.id != (besides or 0))
        return set(connection.execute(keys).scalars())

    def free(self, connection: Connection, name: str, besides: int | None = None) -> str:
        """The name, where nothing in the list has it. Where something has that the person may not
        see, one like it: nothing is told of that. Raises `NameTaken` for any other."""
        free = free_name(name, self.taken_names(connection, besides))
        holder = self.find_named(connection, name)
        if holder and holder.id != besides:
            raise NameTaken(holder, free)
        return free

    def added(self, connection: Connection, name: str, content: C, stamp: Stamp) -> Kept[C]:
        """A new one, which belongs to the person. Raises `NameTaken`."""
        name, belongs = self.free(connection, name), first_belonging(self.person, self.first)
        made = self.names.insert().values(name=name, name_key=name_key(name), **vars(belongs))
        key = int(connection.execute(made.returning(self.names.c.id)).scalar_one())
        kept = Kept(key, name, VersionOf(key, 1, content, stamp), belongs=belongs)
        return self.add_version(connection, kept)

    def followed(self, connection: Connection, yours: VersionOf[C]) -> Kept[C]:
        """One with its next version. Raises `Conflict` if it no longer is the next."""
        found = self.changeable(connection, yours.of)
        kept = replace(found, version=yours)
        if self.find_version(connection, yours.of, yours.number) == yours:
            return kept  # the very same save once more
        if found.version.number != yours.number - 1:
            raise Conflict(found.version, yours)
        return self.add_version(connection, kept)

    def add_version(self, connection: Connection, kept: Kept[C]) -> Kept[C]:
        """The version of one, as its next."""
        added = kept.version
        columns = {
            self.one: added.of,
            "number": added.number,
            "author": added.stamp.author,
            "saved_at": moment(added.stamp.at),
            **self.columns(added.content),
        }
        connection.execute(self.versions.insert().values(columns))
        self.log(connection, "saved", kept, added.stamp, str(added.number))
        return kept

    def set_name(self, connection: Connection, kept: Kept[C], name: str, stamp: Stamp) -> None:
        """Another name."""
        self.put(connection, kept, name=name, name_key=name_key(name))
        self.log(connection, "renamed", replace(kept, name=name), stamp, kept.name)

    def set_deleted(self, connection: Connection, kept: Kept[C], gone: bool, stamp: Stamp) -> None:
        """Out of the list, or back in it."""
        self.put(connection, kept, deleted_at=moment(stamp.at) if gone else None)
        self.log(connection, "deleted" if gone else "undeleted", kept, stamp)

    def set_sharing(
        self, connection: Connection, kept: Kept[C], sharing: Sharing, stamp: Stamp
    ) -> None:
        """Shared in another way."""
        self.put(connection, kept, sharing=sharing)
        self.log(connection, "shared", kept, stamp, sharing)

    def put(self, connection: Connection, kept: Kept[C], **columns: str | None) -> None:
        """Other values beside a name."""
        connection.execute(self.names.update().where(self.names.c.id == kept.id).values(**columns))

    def log(
        self, connection: Connection, action: Action, kept: Kept[C], stamp: Stamp, detail: str = ""
    ) -> None:
        """A line of the log."""
        change = Change(stamp, action, self.one, kept.id, kept.name, detail)
        write(connection, self.person, change)

    def kept(self, row: Row[Any]) -> Kept[C]:
        """A row with its latest version."""
        gone = row.deleted_at
        deleted_at = datetime.fromisoformat(gone) if gone else None
        belongs = Belonging(*(row._mapping[column] for column in BELONGING))
        return Kept(row.id, row.name, self.version(row), deleted_at, belongs)

    def version(self, row: Row[Any]) -> VersionOf[C]:
        """A row of the versions. Raises `DamagedRow` if somebody else's hand broke it."""
        key = row._mapping[self.one]
        try:
            stamp = Stamp(row.author, datetime.fromisoformat(row.saved_at))
            return VersionOf(key, row.number, self.content(row), stamp)
        except (ValueError, TypeError, AttributeError) as error:
            raise DamagedRow(f"{self.one} {key}, version {row.number}: {error}") from error


def not_yours(one: str, kept: Kept[Any]) -> StoreError:
    """What is raised where a person changes what is somebody else's."""
    return StoreError("not_yours", f"{one} {kept.name!r} belongs to {kept.belongs.owner_name}")
