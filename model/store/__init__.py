"""Saved scenarios, and the saved years of offices: every save is a version that stays, nothing is
overwritten unseen.

Whatever returns was confirmed by the database; whatever raises `StoreError` was not saved
(`errors` says what `unsure` means). Times and authors are arguments.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from model.store import rows, years
from model.store.database import PATIENCE, Database, database_at
from model.store.errors import StoreError
from model.store.letterhead import Letterhead, fit_letterhead
from model.store.schema import Migration, prepare, require_current
from model.store.version import (
    Content,
    Saved,
    Stamp,
    Version,
    fit_content,
    fit_name,
    fit_stamp,
    free_name,
)
from model.store.years import Figures, SavedYear, YearNameTaken, YearVersion, fit_figures


def open_store(url: str, patience: float = PATIENCE) -> "Store":
    """The store at an address (see `default_url`), made or brought up to date where needed.

    `patience`: seconds to wait for others who are writing. Raises `StoreError`.
    """
    database = database_at(url, patience)
    return Store(database, prepare(database))


@dataclass(frozen=True)
class Store:
    """The saved scenarios of one database. `migration` says if it was just brought up to date.

    May be shared between threads. Every method raises `StoreError`.
    """

    database: Database
    migration: Migration | None = None

    def scenarios(self) -> list[Saved]:
        """All scenarios that are not deleted, the last saved first."""
        with self.database.reading() as connection:
            return rows.read_scenarios(connection, rows.IN_LIST)

    def deleted(self) -> list[Saved]:
        """The deleted scenarios, the last saved first: each can be brought back."""
        with self.database.reading() as connection:
            return rows.read_scenarios(connection, ~rows.IN_LIST)

    def get(self, scenario: int) -> Saved:
        """One scenario, deleted or not, with its latest version."""
        with self.database.reading() as connection:
            return rows.present(connection, scenario, deleted_too=True)

    def history(self, scenario: int) -> list[Version]:
        """All versions of a scenario, deleted or not, the newest first."""
        with self.database.reading() as connection:
            versions = rows.read_versions(connection, scenario)
        if not versions:
            raise StoreError("missing", f"there is no scenario {scenario}")
        return versions

    def create(self, name: str, content: Content, stamp: Stamp) -> Saved:
        """A new scenario with its first version. Raises `NameTaken`, `UnfitText`."""
        name, content, stamp = fit_name(name), fit_content(content), fit_stamp(stamp)
        with self._writing() as connection:
            holder = rows.find_named(connection, name)
            if holder and holder.version == Version(holder.id, 1, content, stamp):
                return holder  # the very same save once more
            return rows.added(connection, name, content, stamp)

    def save(self, scenario: int, seen_version: int, content: Content, stamp: Stamp) -> Saved:
        """The next version of a scenario, by somebody who last saw `seen_version`.

        Raises `Conflict` if somebody else saved since, and `UnfitText`. The very same save once
        more (after an answer that never came) returns what was saved the first time.
        """
        content, stamp = fit_content(content), fit_stamp(stamp)
        with self._writing() as connection:
            return rows.followed(connection, Version(scenario, seen_version + 1, content, stamp))

    def restore(self, scenario: int, number: int, seen_version: int, stamp: Stamp) -> Saved:
        """A new version with the content of version `number`. Raises `Conflict`."""
        stamp = fit_stamp(stamp)
        with self._writing() as connection:
            earlier = rows.find_version(connection, scenario, number)
            if earlier is None:
                raise StoreError("missing", f"scenario {scenario} has no version {number}")
            yours = Version(scenario, seen_version + 1, earlier.content, stamp)
            return rows.followed(connection, yours)

    def duplicate(self, scenario: int, stamp: Stamp, name: str | None = None) -> Saved:
        """A new scenario with the latest content of another, under a free name like its own unless
        one is given. Raises `NameTaken`, `UnfitText`."""
        stamp = fit_stamp(stamp)
        wanted = None if name is None else fit_name(name)
        with self._writing() as connection:
            source = rows.present(connection, scenario, deleted_too=True)
            wanted = wanted or free_name(source.name, rows.taken_names(connection))
            return rows.added(connection, wanted, source.version.content, stamp)

    def rename(self, scenario: int, name: str) -> Saved:
        """Give a scenario another name; its versions stay. Raises `NameTaken`, `UnfitText`."""
        name = fit_name(name)
        with self._writing() as connection:
            rows.present(connection, scenario)
            rows.check_free(connection, name, besides=scenario)
            rows.set_name(connection, scenario, name)
            return rows.present(connection, scenario)

    def delete(self, scenario: int, at: datetime) -> Saved:
        """Put a scenario out of the list; nothing of it is lost (`undelete`)."""
        with self._writing() as connection:
            rows.present(connection, scenario)
            rows.set_deleted(connection, scenario, at)
            return rows.present(connection, scenario, deleted_too=True)

    def undelete(self, scenario: int) -> Saved:
        """Bring a deleted scenario back, under a name like its own if that was taken meanwhile."""
        with self._writing() as connection:
            found = rows.present(connection, scenario, deleted_too=True)
            if found.deleted_at:
                name = free_name(found.name, rows.taken_names(connection))
                rows.set_name(connection, scenario, name)
                rows.set_deleted(connection, scenario, None)
            return rows.present(connection, scenario)

    def letterhead(self, province: str) -> Letterhead:
        """Who issues and signs a province's documents; empty where it was never said."""
        with self.database.reading() as connection:
            return rows.find_letterhead(connection, province)[1]

    def keep_letterhead(self, province: str, letterhead: Letterhead, stamp: Stamp) -> Letterhead:
        """Keep the letterhead for the documents to come; earlier ones stay. Raises `UnfitText`."""
        letterhead, stamp = fit_letterhead(letterhead), fit_stamp(stamp)
        with self._writing() as connection:
            number, kept = rows.find_letterhead(connection, province)
            if letterhead != kept:
                rows.add_letterhead(connection, province, number + 1, letterhead, stamp)
            return letterhead

    def years(self) -> list[SavedYear]:
        """All saved years that are not deleted, the last saved first."""
        with self.database.reading() as connection:
            return years.read_years(connection, years.IN_LIST)

    def year_names(self) -> list[tuple[int, str, int]]:
        """The same without their figures: id, name, number of the latest version."""
        with self.database.reading() as connection:
            return years.read_names(connection)

    def year(self, year: int, number: int) -> YearVersion:
        """One version of a saved year, deleted or not."""
        with self.database.reading() as connection:
            found = years.find_version(connection, year, number)
        if found is None:
            raise StoreError("missing", f"there is no version {number} of a saved year {year}")
        return found

    def create_year(self, name: str, figures: Figures, stamp: Stamp) -> SavedYear:
        """A new year with its first version. Raises `YearNameTaken`, `UnfitText`."""
        name, figures, stamp = fit_name(name), fit_figures(figures), fit_stamp(stamp)
        with self._writing() as connection:
            holder = years.find_named(connection, name)
            if holder and holder.version == YearVersion(holder.id, 1, figures, stamp):
                return holder  # the very same save once more
            if holder:
                raise YearNameTaken(holder, free_name(name, years.taken_names(connection)))
            first = YearVersion(years.add_year(connection, name), 1, figures, stamp)
            years.add_version(connection, first)
            return SavedYear(first.year, name, first)

    def save_year(self, year: int, seen: int, figures: Figures, stamp: Stamp) -> SavedYear:
        """The next version of a year, by somebody who last saw version `seen`.

        Raises `StoreError` (conflict) if somebody else saved since, and `UnfitText`. The very same
        save once more returns what was saved the first time.
        """
        yours = YearVersion(year, seen + 1, fit_figures(figures), fit_stamp(stamp))
        with self._writing() as connection:
            found = years.present(connection, year)
            if years.find_version(connection, year, yours.number) == yours:
                return replace(found, version=yours)
            if found.version.number != seen:
                raise StoreError("conflict", f"version {found.version.number} was saved since")
            years.add_version(connection, yours)
            return replace(found, version=yours)

    def delete_year(self, year: int, at: datetime) -> SavedYear:
        """Put a year out of the list; nothing of it is lost (`undelete_year`)."""
        with self._writing() as connection:
            years.present(connection, year)
            years.set_deleted(connection, year, at)
            return years.present(connection, year, deleted_too=True)

    def undelete_year(self, year: int) -> SavedYear:
        """Bring a deleted year back, under a name like its own if that was taken meanwhile."""
        with self._writing() as connection:
            found = years.present(connection, year, deleted_too=True)
            if found.deleted_at:
                name = free_name(found.name, years.taken_names(connection))
                years.set_name(connection, year, name)
                years.set_deleted(connection, year, None)
            return years.present(connection, year)

    def close(self) -> None:
        """Let go of the database."""
        self.database.engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.database.writing() as connection:
            require_current(connection, self.database.place)
            yield connection
