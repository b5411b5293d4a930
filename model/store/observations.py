"""What is reported of opened years: entries that are added and never changed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, Row, func, select

from model.levers import plain
from model.reading.library import Library
from model.store.agency import check_own, enters_all
from model.store.errors import DamagedRow, StoreError
from model.store.opened import OPENED, Opened, OpenedVersion, fit_opened, followed
from model.store.rows import Rows
from model.store.shelf import Shelf
from model.store.tables import OBSERVATIONS, moment
from model.store.version import (
    LONGEST_ID,
    LONGEST_NAME,
    Stamp,
    fit_line,
    fit_note,
    fit_stamp,
)
from model.year.observation import Observation


@dataclass(frozen=True)
class OpenedYears(Shelf[Opened]):
    """The years that were opened, every choice of a plan a version, and what is reported."""

    rows: Rows[Opened] = OPENED
    fit: Callable[[Opened], Opened] = fit_opened

    def observations(self, key: int) -> tuple[Observation, ...]:
        """Everything that was ever entered for a year, in the order of entry."""
        with self.database.reading() as connection:
            return tuple(read(connection, key))

    def report(
        self, key: int, entries: Sequence[Observation], library: Library | None = None
    ) -> tuple[Observation, ...]:
        """Add entries to a year, all of them or none, and return them with their ids.

        The very same entries once more (after an answer that never came) are not added twice.
        Raises `UnfitText`, and `StoreError` for a year that is not there and for a correction of
        what is not an entry of it. The `library` says whose figures are whose: who signed in for
        an agency enters nothing without it, and with it raises `OthersFigure` for others' figures.
        """
        wanted = [self._entry(one) for one in entries]
        with self._writing() as connection:
            kept = self.rows.present(connection, key)
            present = read(connection, key)
            by_id = {one.id: one for one in present}
            for one in wanted:
                if one.replaces is not None and one.replaces not in by_id:
                    raise StoreError("missing", f"year {key} has no entry {one.replaces}")
            if not enters_all(self.person):
                if library is None:
                    raise StoreError("others_figure", "nobody can tell whose figures these are")
                corrected = [by_id[one.replaces] for one in wanted if one.replaces is not None]
                check_own(self.person, followed(kept, (), library), [*wanted, *corrected])
            known = {replace(one, id=None): one for one in present}
            told = tuple(known.get(one) or added(connection, key, one) for one in wanted)
            if new := [one for one in told if one not in present]:
                ids = " ".join(str(one.id) for one in new)
                self.rows.log(connection, "reported", kept, new[-1].stamp, ids)
            return told

    def _entry(self, one: Observation) -> Observation:
        """An entry fit to be kept, entered by who signed in. Raises `UnfitText`."""
        return replace(fit_entry(one), stamp=self._stamp(one.stamp))

    def as_of(self, key: int, at: datetime) -> OpenedVersion:
        """The version of a year at a moment; before it was opened, the first."""
        versions = self.history(key)
        return next((one for one in versions if one.stamp.at <= at), versions[-1])

    def state(self, key: int) -> tuple[int, int]:
        """What changes whenever the year does: the number of its latest version, and of its
        entries."""
        with self.database.reading() as connection:
            year = self.rows.present(connection, key, deleted_too=True)
            mine = select(func.count()).where(OBSERVATIONS.c.opened_year == key)
            return year.version.number, int(connection.execute(mine).scalar_one())


def fit_entry(one: Observation) -> Observation:
    """An entry fit to be kept, without an id. Raises `UnfitText`."""
    return replace(
        one,
        id=None,
        lever=fit_line("lever", one.lever, LONGEST_ID, needed=True),
        agency=fit_line("agency", one.agency, LONGEST_NAME),
        source=fit_line("source", one.source, LONGEST_NAME),
        note=fit_note(one.note),
        stamp=fit_stamp(one.stamp),
    )


def added(connection: Connection, key: int, one: Observation) -> Observation:
    """A new entry of a year."""
    columns = {
        "opened_year": key,
        "lever": one.lever,
        "figure": plain(one.value),
        "out_of": None if one.of is None else plain(one.of),
        "as_of": one.day.isoformat(),
        "since": one.since.isoformat() if one.since else None,
        "agency": one.agency,
        "source": one.source,
        "note": one.note,
        "author": one.stamp.author,
        "saved_at": moment(one.stamp.at),
        "replaces": one.replaces,
    }
    made = OBSERVATIONS.insert().values(columns).returning(OBSERVATIONS.c.id)
    return replace(one, id=int(connection.execute(made).scalar_one()))


def read(connection: Connection, key: int) -> Iterable[Observation]:
    """The entries of a year in the order of entry."""
    mine = select(OBSERVATIONS).where(OBSERVATIONS.c.opened_year == key)
    return [entry(row) for row in connection.execute(mine.order_by(OBSERVATIONS.c.id))]


def entry(row: Row[Any]) -> Observation:
    """A row as an entry. Raises `DamagedRow` if somebody else's hand broke it."""
    try:
        return Observation(
            lever=row.lever,
            value=Decimal(row.figure),
            of=None if row.out_of is None else Decimal(row.out_of),
            day=date.fromisoformat(row.as_of),
            stamp=Stamp(row.author, datetime.fromisoformat(row.saved_at)),
            since=date.fromisoformat(row.since) if row.since else None,
            agency=row.agency,
            source=row.source,
            note=row.note,
            id=row.id,
            replaces=row.replaces,
        )
    except (ValueError, TypeError, InvalidOperation) as error:
        raise DamagedRow(f"entry {row.id} of year {row.opened_year}: {error}") from error
