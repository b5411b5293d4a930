"""What past years teach: pairs of consecutive years of one province, and the national changes.

A pair counts when the province has a row in both years and its score and rank are both known in
the second. A transition is named by its second year. Two years that rank different numbers of
provinces make no transition: neither the means nor the ranks of two maps are alike.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.law.arithmetic import Floats
from model.ranking.peers import known_pairs, known_years, others, rebuild
from model.reading.tables import DataError, figure, provinces_in


@dataclass(frozen=True)
class Pair:
    """A province's true score and rank in `year`, with the others of the year before.

    `before` is its own score then, where known; `movement` the change of the national mean.
    """

    province: str
    year: int
    score: float
    rank: int
    before: float | None
    movement: float
    others: pd.DataFrame


def alike(national: pd.DataFrame, year: int) -> bool:
    """Whether a year ranks as many provinces as the year before."""
    return provinces_in(national, year) == provinces_in(national, year - 1)


def changes(
    provinces: pd.DataFrame, national: pd.DataFrame, years: Sequence[int] | None = None
) -> dict[int, float]:
    """The change of the national mean against the year before, in points, for each transition
    between years that have a table of provinces, equally many in both."""
    known = known_years(provinces)
    found = {}
    for year in known if years is None else years:
        if {year - 1, year} <= set(known) and alike(national, year):
            now, before = figure(national, year, "mean"), figure(national, year - 1, "mean")
            if now is None or before is None:
                raise DataError(f"national.csv: expected the mean of {year - 1} and {year}")
            found[year] = round(now - before, 2)
    return found


def climbs(national: pd.DataFrame) -> dict[int, tuple[float, float]]:
    """For every two consecutive years with a published mean over equally many provinces, named by
    the second: the mean before and its change, in points."""
    years = sorted(int(year) for year in national["year"].unique())
    means = {year: figure(national, year, "mean") for year in years}
    return {
        year: (before, round(now - before, 2))
        for year, now in means.items()
        if now is not None and (before := means.get(year - 1)) is not None and alike(national, year)
    }


def fields(provinces: pd.DataFrame, national: pd.DataFrame) -> dict[int, Floats]:
    """The rebuilt scores of every year that has a table, from the highest place down."""
    return {
        year: rebuild(provinces, national, year)["score"].to_numpy(dtype=float)
        for year in known_years(provinces)
    }


def shapes(tables: Iterable[Floats]) -> list[Floats]:
    """The centred tables, each stretched to the median spread of them all (the spreads of thin
    years are the least sure)."""
    centred = [table - table.mean() for table in tables]
    typical = float(np.median([table.std() for table in centred]))
    return [table / table.std() * typical for table in centred]


def pairs(provinces: pd.DataFrame, national: pd.DataFrame) -> list[Pair]:
    """Every past pair, earliest transition first, in the order of the second year's ranks."""
    found = []
    for year, movement in changes(provinces, national).items():
        table = rebuild(provinces, national, year - 1)
        then = provinces[provinces["year"] == year - 1].set_index("province")["score"]
        for row in known_pairs(provinces, year).sort_values("rank").itertuples():
            name = str(row.province)
            if name in then.index:
                before = None if pd.isna(then[name]) else float(then[name])
                rest = others(table, name)
                score, rank = float(str(row.score)), int(str(row.rank))
                found.append(Pair(name, year, score, rank, before, movement, rest))
    return found
