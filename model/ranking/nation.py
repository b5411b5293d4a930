"""The published results of all provinces, and what follows from them: tables, movements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from model.law.arithmetic import Floats
from model.ranking import merged, peers
from model.ranking.forecast import Model
from model.ranking.learning import learn, movements
from model.ranking.transitions import changes
from model.reading.tables import DataError


@dataclass(frozen=True)
class Table:
    """An ordered table of provinces (columns as `peers.rebuild` gives them) by its name: a year, or
    the number of provinces into which those of a `year` have since been merged. `thin`: too little
    is known of the year to trust it. `own`: what an office calls a table of its own figures; its
    name is then an id."""

    name: str
    year: int
    rows: pd.DataFrame
    estimated: bool
    thin: bool = False
    own: str = ""

    @property
    def published(self) -> bool:
        """Whether it is made of what was published of its year."""
        return not self.estimated and not self.own

    @property
    def of(self) -> int:
        """How many provinces stand in it."""
        return len(self.rows)


@dataclass(frozen=True)
class Nation:
    """The published tables; the rest is worked out once, when first asked for. `least` keeps the
    least totals of ranks (`model.ranking.thresholds`) by the ground that asked for them."""

    provinces: pd.DataFrame
    national: pd.DataFrame
    sipas: pd.DataFrame
    merger: pd.DataFrame
    fields: pd.DataFrame
    _tables: dict[str, Table] = field(default_factory=dict, repr=False, compare=False)
    least: dict[tuple[object, ...], Floats] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def years(self) -> list[int]:
        """The years that have a table, earliest first."""
        return peers.known_years(self.provinces)

    @cached_property
    def names(self) -> list[str]:
        """The tables that can be chosen: the estimated one on the newest map, then the years, the
        newest first."""
        return [self.newest_map, *(str(year) for year in reversed(self.years))]

    @cached_property
    def newest_map(self) -> str:
        """The name of the estimated table: how many provinces there are on the newest map."""
        return str(self.merger["province"].nunique())

    def table(self, name: str) -> Table:
        """A table by its name. Raises `DataError` for an unknown one."""
        if name not in self._tables:
            if name not in self.names:
                known = ", ".join(self.names)
                raise DataError(f"provinces.csv: no table for {name}; known: {known}")
            self._tables[name] = self._merged() if name == self.newest_map else self._of(int(name))
        return self._tables[name]

    def _of(self, year: int) -> Table:
        rows = peers.rebuild(self.provinces, self.national, year)
        thin = peers.is_thin(self.provinces, self.national, year)
        return Table(str(year), year, rows, estimated=False, thin=thin)

    def _merged(self) -> Table:
        year = peers.newest_rebuildable(self.provinces, self.national)
        rows = merged.estimated(self.provinces, self.national, self.merger)
        return Table(self.newest_map, year, rows, estimated=True)

    def others(self, table: Table, province: str) -> pd.DataFrame:
        """The provinces of a table without one, and without what became of it; all of them where
        an office's own table does not have it."""
        ours = self.ours(table, province)
        if table.own and ours not in set(table.rows["province"]):
            return table.rows
        return peers.others(table.rows, ours)

    def ours(self, table: Table, province: str) -> str:
        """What a province is called in a table: on the newest map, what became of it."""
        merged_by = self.merger["year"].iloc[0]
        if table.estimated or (table.own and table.year >= merged_by):
            return merged.successor(self.merger, province)
        return province

    @cached_property
    def model(self) -> Model:
        """What past years teach about how the others move (takes about a second)."""
        return learn(self.provinces, self.national)

    @cached_property
    def movements(self) -> Mapping[str, float]:
        """The movements that past years have a name for, in points."""
        return movements(self.provinces, self.national)

    @cached_property
    def changes(self) -> Mapping[int, float]:
        """The published change of the national mean in each year that has a table, in points."""
        return changes(self.provinces, self.national)

    def after(self, table: Table) -> int:
        """The year that is asked about as the coming one: the one after the table's. Nobody has
        ranked the newest map yet: for the estimated table it is the first that is not known."""
        return (self.years[-1] if table.estimated else table.year) + 1

    def change(self, table: Table) -> float | None:
        """The published change of the national mean into the coming year, in points, where that
        year has come and the table has all the provinces of its own."""
        year = self.after(table)
        known = self.changes.get(year)
        whole = known is not None and table.of == peers.provinces_in(self.national, year)
        return known if whole else None

    def since(self, table: Table) -> float:
        """By how many points the national mean is known to have changed between a table's year and
        the one before the coming year."""
        return sum(self.changes.get(year, 0.0) for year in range(table.year + 1, self.after(table)))

    def come(self, table: Table) -> Table | None:
        """The table of the coming year, if enough is known of it to trust it and it has as many
        provinces."""
        year = self.after(table)
        found = self.table(str(year)) if year in self.years else None
        return None if found is None or found.thin or found.of != table.of else found

    def count(self, year: int) -> int:
        """How many provinces the country has in a year: as published, else as the map has it from
        its year on."""
        if year in self.years:
            return self.table(str(year)).of
        merged_by = year >= int(self.merger["year"].iloc[0])
        return int(self.newest_map) if merged_by else self.table(str(self.years[-1])).of
