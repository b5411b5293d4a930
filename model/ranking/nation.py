"""The published results of all provinces, and what follows from them: tables, movements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from model.ranking import peers
from model.ranking.forecast import Model, learn, movements
from model.reading.tables import DataError


@dataclass(frozen=True)
class Table:
    """An ordered table of provinces (columns as `peers.rebuild` gives them) by its name: a year, or
    the number of provinces into which those of a `year` have since been merged."""

    name: str
    year: int
    rows: pd.DataFrame
    estimated: bool

    @property
    def of(self) -> int:
        """How many provinces stand in it."""
        return len(self.rows)


@dataclass(frozen=True)
class Nation:
    """The published tables; the rest is worked out once, when first asked for."""

    provinces: pd.DataFrame
    national: pd.DataFrame
    sipas: pd.DataFrame
    _tables: dict[str, Table] = field(default_factory=dict, repr=False, compare=False)

    @property
    def years(self) -> list[int]:
        """The years that have a table, earliest first."""
        return peers.known_years(self.provinces)

    @property
    def names(self) -> list[str]:
        """The tables that can be chosen, the newest year first."""
        return [str(year) for year in reversed(self.years)]

    def table(self, name: str) -> Table:
        """A table by its name. Raises `DataError` for an unknown one."""
        if name not in self._tables:
            if name not in self.names:
                known = ", ".join(self.names)
                raise DataError(f"provinces.csv: no table for {name}; known: {known}")
            rows = peers.rebuild(self.provinces, self.national, int(name))
            self._tables[name] = Table(name, int(name), rows, estimated=False)
        return self._tables[name]

    def others(self, table: Table, province: str) -> pd.DataFrame:
        """The provinces of a table without one, and without what became of it."""
        return peers.others(table.rows, province)

    @cached_property
    def model(self) -> Model:
        """What past years teach about how the others move (takes about a second)."""
        return learn(self.provinces, self.national)

    @cached_property
    def movements(self) -> Mapping[str, float]:
        """The movements that have a name, in points."""
        return movements(self.provinces, self.national)
