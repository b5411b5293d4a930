"""Saved scenarios, the figures that offices bring, years under way, and letterheads."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from model.store import log
from model.store.belonging import Person
from model.store.database import PATIENCE, database_at
from model.store.figures import FIGURES, Figures, fit_figures
from model.store.letterhead import Letterhead, add_letterhead, find_letterhead, fit_letterhead
from model.store.observations import OpenedYears
from model.store.opened import OPENED
from model.store.rows import Rows
from model.store.scenarios import SCENARIOS
from model.store.schema import Migration, prepare
from model.store.shelf import Shelf
from model.store.version import Content, Stamp, fit_content


def open_store(url: str, patience: float = PATIENCE) -> "Store":
    """The store at an address (see `default_url`), made or brought up to date where needed.

    `patience`: seconds to wait for others who are writing. Raises `StoreError`.
    """
    database = database_at(url, patience)
    return Store(database, migration=prepare(database))


@dataclass(frozen=True)
class Store(Shelf[Content]):
    """The saved scenarios of one database, with what else it keeps. `migration` says if it was just
    brought up to date."""

    rows: Rows[Content] = SCENARIOS
    fit: Callable[[Content], Content] = fit_content
    migration: Migration | None = None

    def for_person(self, person: Person | None) -> "Store":
        """The store as somebody who signed in sees and changes it."""
        return replace(self, rows=replace(self.rows, person=person))

    @property
    def figures(self) -> Shelf[Figures]:
        """The figures that offices brought: years of provinces, and tables of provinces."""
        return Shelf(self.database, replace(FIGURES, person=self.person), fit_figures)

    @property
    def opened(self) -> OpenedYears:
        """The years under way that were opened, with what is reported of them."""
        return OpenedYears(self.database, replace(OPENED, person=self.person))

    def letterhead(self, province: str) -> Letterhead:
        """Who issues and signs a province's documents; empty where it was never said."""
        with self.database.reading() as connection:
            return find_letterhead(connection, province)[1]

    def keep_letterhead(self, province: str, letterhead: Letterhead, stamp: Stamp) -> Letterhead:
        """Keep the letterhead for the documents to come; earlier ones stay. Raises `UnfitText`."""
        letterhead, stamp = fit_letterhead(letterhead), self._stamp(stamp)
        with self._writing() as connection:
            number, kept = find_letterhead(connection, province)
            if letterhead != kept:
                add_letterhead(connection, province, number + 1, letterhead, stamp)
                change = log.Change(stamp, "saved", "letterhead", 0, province, str(number + 1))
                log.write(connection, self.person, change)
            return letterhead

    def changes(self, most: int) -> list[log.Change]:
        """The latest lines of the log of changes, the newest first. Of everything, so for those
        alone who run the server."""
        with self.database.reading() as connection:
            return log.read(connection, most)

    def close(self) -> None:
        """Let go of the database."""
        self.database.engine.dispose()
