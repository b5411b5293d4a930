"""What is known besides the scenario: the case, the other provinces, and how they move."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from model.ranking.forecast import Model, learn, movements
from model.ranking.peers import known_years, others, rebuild
from model.reading.files import DATA, Case, read_case
from model.reading.tables import DataError, read_national, read_provinces
from model.typed_text import number


@dataclass(frozen=True)
class Facts:
    """A case with the published tables; the rest is worked out once, when first asked for."""

    case: Case
    provinces: pd.DataFrame
    national: pd.DataFrame

    def table_of(self, year: int) -> pd.DataFrame:
        """The whole ordered table of a year. Raises `DataError` for a year without one."""
        years = known_years(self.provinces)
        if year not in years:
            known = ", ".join(map(str, years))
            raise DataError(f"provinces.csv: no table for {year}; known years: {known}")
        return rebuild(self.provinces, self.national, year)

    def peers_of(self, year: int) -> pd.DataFrame:
        """The other provinces of a year, without ours."""
        return others(self.table_of(year), self.case.baseline.province)

    @cached_property
    def table(self) -> pd.DataFrame:
        """The whole ordered table of the baseline's year."""
        return self.table_of(self.case.baseline.year)

    @cached_property
    def peers(self) -> pd.DataFrame:
        """The other provinces of the baseline's year."""
        return others(self.table, self.case.baseline.province)

    @cached_property
    def model(self) -> Model:
        """What past years teach about how the others move (takes about a second)."""
        return learn(self.provinces, self.national)

    @cached_property
    def movements(self) -> Mapping[str, float]:
        """The movements that have a name, in points."""
        return movements(self.provinces, self.national)

    def points(self, movement: str) -> float:
        """A movement by name or as text, in points."""
        if movement in self.movements:
            return self.movements[movement]
        return float(number(movement) or 0)


def read_facts(data: Path = DATA) -> Facts:
    """Everything that is read once. Raises `DataError` if a file is broken."""
    return Facts(read_case(data), read_provinces(data), read_national(data))
