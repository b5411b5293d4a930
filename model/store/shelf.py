"""A shelf of the store: what is kept on it by name, every save a version that stays, nothing
overwritten unseen.

Whatever returns was confirmed by the database; whatever raises `StoreError` was not saved
(`errors` says what `unsure` means). Times and authors are arguments.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Generic

from sqlalchemy import Connection

from model.store.belonging import Person, Sharing
from model.store.database import Database
from model.store.errors import StoreError
from model.store.rows import Rows, not_yours
from model.store.schema import require_current
from model.store.version import C, Kept, Stamp, VersionOf, fit_name, fit_stamp, free_name


@dataclass(frozen=True)
class Shelf(Generic[C]):
    """What is kept of one kind; `fit` makes a content fit to be kept or raises `UnfitText`.

    Where somebody signed in (`rows.person`), what others keep private is not there, what they share
    to be read is not changed, and whoever is said to save, the person does. May be shared between
    threads. Every method raises `StoreError`.
    """

    database: Database
    rows: Rows[C]
    fit: Callable[[C], C]

    @property
    def person(self) -> Person | None:
        """Who signed in."""
        return self.rows.person

    def listed(self) -> list[Kept[C]]:
        """All that are not deleted, the last saved first."""
        with self.database.reading() as connection:
            return self.rows.read(connection, self.rows.in_list)

    def names(self) -> list[tuple[int, str, int]]:
        """The same without what they hold, by name: id, name, number of the latest version."""
        with self.database.reading() as connection:
            return self.rows.read_names(connection)

    def deleted(self) -> list[Kept[C]]:
        """The deleted ones, the last saved first: each can be brought back by who sees it here."""
        with self.database.reading() as connection:
            return self.rows.read(connection, ~self.rows.in_list & self.rows.to_change)

    def get(self, key: int) -> Kept[C]:
        """One, deleted or not, with its latest version."""
        with self.database.reading() as connection:
            return self.rows.present(connection, key, deleted_too=True)

    def history(self, key: int) -> list[VersionOf[C]]:
        """All versions of one, deleted or not, the newest first."""
        with self.database.reading() as connection:
            versions = self.rows.read_versions(connection, key)
        if not versions:
            raise StoreError("missing", f"there is no {self.rows.one} {key}")
        return versions

    def version(self, key: int, number: int) -> VersionOf[C]:
        """One version of one, deleted or not."""
        with self.database.reading() as connection:
            return self._earlier(connection, key, number)

    def create(self, name: str, content: C, stamp: Stamp) -> Kept[C]:
        """A new one with its first version. Raises `NameTaken`, `UnfitText`. Where somebody keeps
        one of that name private it gets another like it."""
        name, content, stamp = fit_name(name), self.fit(content), self._stamp(stamp)
        with self._writing() as connection:
            holder = self.rows.find_named(connection, name)
            if holder and holder.version == VersionOf(holder.id, 1, content, stamp):
                return holder  # the very same save once more
            return self.rows.added(connection, name, content, stamp)

    def save(self, key: int, seen_version: int, content: C, stamp: Stamp) -> Kept[C]:
        """The next version of one, by somebody who last saw `seen_version`.

        Raises `Conflict` if somebody else saved since, and `UnfitText`. The very same save once
        more (after an answer that never came) returns what was saved the first time.
        """
        content, stamp = self.fit(content), self._stamp(stamp)
        with self._writing() as connection:
            yours = VersionOf(key, seen_version + 1, content, stamp)
            return self.rows.followed(connection, yours)

    def restore(self, key: int, number: int, seen_version: int, stamp: Stamp) -> Kept[C]:
        """A new version with the content of version `number`. Raises `Conflict`."""
        stamp = self._stamp(stamp)
        with self._writing() as connection:
            earlier = self._earlier(connection, key, number)
            yours = VersionOf(key, seen_version + 1, earlier.content, stamp)
            return self.rows.followed(connection, yours)

    def duplicate(self, key: int, stamp: Stamp, name: str | None = None) -> Kept[C]:
        """A new one with the latest content of another, under a free name like its own unless one
        is given. Raises `NameTaken`, `UnfitText`."""
        stamp = self._stamp(stamp)
        wanted = None if name is None else fit_name(name)
        with self._writing() as connection:
            source = self.rows.present(connection, key, deleted_too=True)
            wanted = wanted or free_name(source.name, self.rows.taken_names(connection))
            return self.rows.added(connection, wanted, source.version.content, stamp)

    def rename(self, key: int, name: str, stamp: Stamp) -> Kept[C]:
        """Give one another name; its versions stay. Raises `NameTaken`, `UnfitText`."""
        name, stamp = fit_name(name), self._stamp(stamp)
        with self._writing() as connection:
            found = self.rows.changeable(connection, key)
            self.rows.set_name(connection, found, self.rows.free(connection, name, key), stamp)
            return self.rows.present(connection, key)

    def share(self, key: int, sharing: Sharing, stamp: Stamp) -> Kept[C]:
        """Share one in another way, which its owner alone may do."""
        stamp = self._stamp(stamp)
        with self._writing() as connection:
            found = self.rows.present(connection, key)
            if not found.belongs.owned_by(self.person):
                raise not_yours(self.rows.one, found)
            if found.belongs.sharing != sharing:
                self.rows.set_sharing(connection, found, sharing, stamp)
            return self.rows.present(connection, key)

    def delete(self, key: int, stamp: Stamp) -> Kept[C]:
        """Put one out of the list; nothing of it is lost (`undelete`)."""
        stamp = self._stamp(stamp)
        with self._writing() as connection:
            found = self.rows.changeable(connection, key)
            self.rows.set_deleted(connection, found, True, stamp)
            return self.rows.present(connection, key, deleted_too=True)

    def undelete(self, key: int, stamp: Stamp) -> Kept[C]:
        """Bring a deleted one back, under a name like its own if that was taken meanwhile."""
        stamp = self._stamp(stamp)
        with self._writing() as connection:
            found = self.rows.changeable(connection, key, deleted_too=True)
            if found.deleted_at:
                name = free_name(found.name, self.rows.taken_names(connection))
                if name != found.name:
                    self.rows.set_name(connection, found, name, stamp)
                self.rows.set_deleted(connection, replace(found, name=name), False, stamp)
            return self.rows.present(connection, key)

    def _stamp(self, stamp: Stamp) -> Stamp:
        """A stamp fit to be kept, of who signed in. Raises `UnfitText`."""
        return fit_stamp(replace(stamp, author=self.person.name) if self.person else stamp)

    def _earlier(self, connection: Connection, key: int, number: int) -> VersionOf[C]:
        found = self.rows.find_version(connection, key, number)
        if found is None:
            raise StoreError("missing", f"{self.rows.one} {key} has no version {number}")
        return found

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.database.writing() as connection:
            require_current(connection, self.database.place)
            yield connection
