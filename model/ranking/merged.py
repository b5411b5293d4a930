"""A year's table on the map that came after it: the former provinces merged into the new ones.

Assumed: a new province scores the mean of its former ones, weighted by inhabitants; nobody has
published such a score, so every row is `estimated`. The simple mean stands beside it.

Former provinces that the year's sources do not place stand somewhere on its nameless places. They
fill them in the order of their standing in the nearest year that knows them; those that no year
knows count as average, and equals share the mean of the places that they take up. What is certain
is less: `low` and `high` hold for every way of filling the places and for both means.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from model.law.arithmetic import Floats
from model.ranking.peers import COLUMNS, known_years, newest_rebuildable, rebuild
from model.reading.tables import DataError, mapped

UNPLACED = "≈"  # in a note, before a former province that the year's sources do not place


def successor(merger: pd.DataFrame, province: str) -> str:
    """The new province that a former one belongs to; a new one is its own."""
    rows = merger[merger["former"] == province]
    if not rows.empty:
        return str(rows["province"].iloc[0])
    if province in set(merger["province"]):
        return province
    raise DataError(f"merger.csv: expected a province of the map, found {province}")


def standings(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> "pd.Series[float]":
    """How far each province lay from the mean of the nearest year that places it (of two, the
    later one), in points."""
    found: dict[str, float] = {}
    for near in sorted(known_years(provinces), key=lambda one: (abs(one - year), -one)):
        table = rebuild(provinces, national, near)
        named, mean = table.dropna(subset=["province"]), table["score"].mean()
        for name, score in zip(named["province"], named["score"], strict=True):
            found.setdefault(str(name), float(score) - float(mean))
    return pd.Series(found)


def estimated(
    provinces: pd.DataFrame, national: pd.DataFrame, merger: pd.DataFrame
) -> pd.DataFrame:
    """The newest year whose table can be trusted, on the newest map."""
    year = newest_rebuildable(provinces, national)
    table = rebuild(provinces, national, year)
    return merged(table, merger, standings(provinces, national, year))


def merged(table: pd.DataFrame, merger: pd.DataFrame, standing: "pd.Series[float]") -> pd.DataFrame:
    """The table of new provinces: the columns of `peers.rebuild`, then simple (the simple mean)
    and spread (how far it is from the weighted one), both in points.

    `note` names the former provinces. A table that already stands on the new map is returned with
    the two columns added.
    """
    new = set(merger["province"])
    if len(table) == len(new) and set(table["province"].dropna()) <= new:
        return table.assign(simple=table["score"], spread=0.0)
    former = _former(table, merger, standing)
    free = table[table["province"].isna()]
    rows = [
        _merged(str(name), members, free, str(merger["source"].iloc[0]))
        for name, members in former.groupby("into", sort=True)
    ]
    found = pd.DataFrame(rows).sort_values("score", ascending=False, kind="stable")
    found["rank"] = np.arange(1, len(found) + 1)
    return found[[*COLUMNS, "simple", "spread"]].reset_index(drop=True)


def _former(
    table: pd.DataFrame, merger: pd.DataFrame, standing: "pd.Series[float]"
) -> pd.DataFrame:
    """Every former province with its score, the new province it goes `into`, its weight, and
    whether the sources place it."""
    map_of = merger.set_index("former")
    names = mapped(merger, int(merger["year"].iloc[0]) - 1)
    named = table.dropna(subset=["province"]).set_index("province")
    strange, left = set(named.index) - names, sorted(names - set(named.index))
    free = table.loc[table["province"].isna(), "score"]
    if strange or len(left) != len(free):
        raise DataError(
            f"merger.csv: expected the {len(names)} former provinces, found a table of "
            f"{len(table)}" + (f" with {min(strange)}" if strange else "")
        )
    likely = standing.reindex(left).fillna(0.0).sort_values(ascending=False, kind="stable")
    filled = pd.Series(np.sort(free.to_numpy())[::-1], index=likely.index)
    scores = filled.groupby(likely).transform("mean")
    unplaced = pd.DataFrame({"score": scores, "low": np.nan, "high": np.nan, "source": ""})
    rows = pd.concat([named[["score", "low", "high", "source"]], unplaced])
    return rows.assign(into=map_of["province"], weight=map_of["weight"], placed=rows["low"].notna())


def _merged(name: str, members: pd.DataFrame, free: pd.DataFrame, source: str) -> dict[str, object]:
    """One new province from its former ones; `free`: the nameless places."""
    weights = [members["weight"].to_numpy(dtype=float), np.ones(len(members))]
    weighted, simple = (float(np.average(members["score"], weights=w)) for w in weights)
    low = min(_extreme(members, "low", np.sort(free["low"]), w) for w in weights)
    high = max(_extreme(members, "high", np.sort(free["high"])[::-1], w) for w in weights)
    placed = zip(members.index, members["placed"], strict=True)
    sources = " | ".join([*members["source"], source]).split(" | ")
    return {
        "province": name,
        "score": weighted,
        "low": low,
        "high": high,
        "status": "estimated",
        "note": " + ".join(one if known else f"{UNPLACED}{one}" for one, known in placed),
        "source": " | ".join(dict.fromkeys(one for one in sources if one)),
        "simple": simple,
        "spread": abs(weighted - simple),
    }


def _extreme(
    members: pd.DataFrame, side: str, places: npt.NDArray[np.float64], weights: Floats
) -> float:
    """The mean when the unplaced members take the first of these places, the heaviest first."""
    scores = members[side].to_numpy(dtype=float).copy()
    unplaced = np.flatnonzero(~members["placed"].to_numpy(dtype=bool))
    heaviest = unplaced[np.argsort(-weights[unplaced], kind="stable")]
    scores[heaviest] = places[: len(heaviest)]
    return float(np.average(scores, weights=weights))
