"""The other provinces of one year: the whole ordered table, rebuilt from what is known of it.

Known: some (rank, score) pairs, some ranks without a score, some scores without a rank, and
national facts (mean, how many provinces reached 90, 80, ..., how many lie above the mean, the
distance from first to last, the mean of a region whose provinces are all ranked). Everything else
is interpolated by `model.ranking.curve`.

A row is `printed` or `derived` (score and rank both known), `bounded` (a named province of which
only the rank or only the score is known) or `interpolated` (nothing but the place is known).
`low` and `high` are the scores that the sources leave possible; a place without a known score is
taken to lie strictly between them. The `score` of such a place is an estimate.
"""

import re

import numpy as np
import pandas as pd

from model.law.arithmetic import Floats
from model.ranking.curve import PRINTED_STEP, Crossing, Known, Sum, bounds, fitted, smooth
from model.reading.tables import DataError, figure
from model.reading.tables import provinces_in as provinces_in

THIN = 0.2  # a year with fewer known pairs than this share of its places is too thin to trust
COLUMNS = ["rank", "province", "score", "low", "high", "status", "note", "source"]


def known_years(provinces: pd.DataFrame) -> list[int]:
    """The years that have a table, earliest first."""
    return sorted(int(year) for year in provinces["year"].unique())


def known_pairs(provinces: pd.DataFrame, year: int) -> pd.DataFrame:
    """The provinces of a year whose score and rank are both known."""
    return provinces[provinces["year"] == year].dropna(subset=["score", "rank"])


def is_thin(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> bool:
    """Whether too little is known of a year to trust its rebuilt table: fewer than one place in
    five has a known score."""
    return len(known_pairs(provinces, year)) < THIN * provinces_in(national, year)


def newest_rebuildable(provinces: pd.DataFrame, national: pd.DataFrame) -> int:
    """The newest year of which enough is known to trust its rebuilt table."""
    years = [y for y in known_years(provinces) if not is_thin(provinces, national, y)]
    if not years:
        raise DataError("provinces.csv: expected a year with enough known scores, found none")
    return years[-1]


def _crossings(national: pd.DataFrame, year: int) -> list[Crossing]:
    """How many provinces reach a score, from published groups and the count above the mean."""
    groups = []
    for row in national[national["year"] == year].itertuples():
        found = re.fullmatch(r"n_.*_(?:>=(\d+)|(\d+)_\d+)", str(row.statistic))
        if found:
            groups.append((float(found[1] or found[2]), int(float(str(row.value)))))
    groups.sort(reverse=True)
    reached = np.cumsum([count for _, count in groups])
    crossings = [(edge, int(count)) for (edge, _), count in zip(groups, reached, strict=True)]
    mean, above = figure(national, year, "mean"), figure(national, year, "n_above_national_mean")
    if mean is not None and above is not None:
        crossings.append((mean + PRINTED_STEP, int(above)))
    return crossings


def _sums(national: pd.DataFrame, year: int, place: "pd.Series[int]") -> list[Sum]:
    """What the provinces of a region score together, where all of them are ranked: their number
    times the published mean, give or take half of its last digit."""
    sums = []
    for row in national[national["year"] == year].itertuples():
        region, names = str(row.statistic), str(row.value).split("; ")
        if not region.startswith("provinces_region_") or not set(names) <= set(place.index):
            continue
        mean = figure(national, year, region.replace("provinces", "mean", 1))
        if mean is not None:
            least, most = (len(names) * (mean + half * PRINTED_STEP / 2) for half in (-1, 1))
            sums.append((place[names].tolist(), least, most))
    return sums


def _ranked(rows: pd.DataFrame, n: int) -> pd.DataFrame:
    """The ranked provinces with their place; equal ranks take successive places."""
    ranked = rows[rows["rank"].notna()].sort_values(["rank", "score"], ascending=[True, False])
    place = (ranked["rank"] + ranked.groupby("rank").cumcount()).astype(int)
    wrong = place.duplicated() | (place > n)
    if wrong.any():
        row = ranked[wrong].iloc[0]
        raise DataError(
            f"provinces.csv: expected a free rank up to {n} for {row['province']} {row['year']}, "
            f"found {row['rank']}"
        )
    return ranked.assign(place=place)


def _seats(scores: list[float], curve: Floats, taken: set[int], known: Known) -> list[int]:
    """A free place for each score without a rank (from the highest down): the one where the curve
    is nearest to it, among those that its known neighbours leave."""
    seats: list[int] = []
    for i, score in enumerate(scores):
        least = max([place for place, of in known.items() if of >= score] + seats, default=0)
        most = min([p for p, of in known.items() if of < score], default=len(curve) + 1)
        room = [place for place in range(least + 1, most) if place not in taken]
        waiting = sum(later > known.get(most, -1.0) for later in scores[i + 1 :])
        if len(room) <= waiting:
            raise DataError(f"provinces.csv: expected a free place for the score {score}")
        free = room[: len(room) - waiting]
        distance = [abs(float(curve[place - 1]) - score) for place in free]
        seats.append(free[int(np.argmin(distance))])
    return seats


def rebuild(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> pd.DataFrame:
    """The table of a year, one row per place: rank, province (None where the sources name no
    one), score, low, high (points), status, note, source.

    A score without a rank stands at its likely place; the places around it that it might as well
    have keep the range of their ranked neighbours.
    """
    n, mean = provinces_in(national, year), figure(national, year, "mean")
    if mean is None:
        raise DataError(f"national.csv: expected the mean of {year}")
    rows = provinces[provinces["year"] == year]
    if len(rows) > n:
        raise DataError(
            f"provinces.csv: expected at most {n} provinces in {year}, the n_provinces of "
            f"national.csv, found {len(rows)}"
        )
    ranked, loose = _ranked(rows, n), rows[rows["rank"].isna()]
    loose = loose.sort_values("score", ascending=False)
    both = ranked.dropna(subset=["score"])
    known: Known = dict(zip(both["place"].tolist(), both["score"].tolist(), strict=True))
    spread, crossings = figure(national, year, "range_max_min"), _crossings(national, year)
    sums = _sums(national, year, ranked.set_index("province")["place"])
    if spread is not None and 1 in known:
        known.setdefault(n, known[1] - spread)
    elif spread is not None and n in known:
        known[1] = known[n] + spread

    low, high = bounds(known, crossings, sums, n)
    scores = [float(score) for score in loose["score"]]
    taken = set(ranked["place"]) | set(known)
    seats: list[int] = []
    if scores:  # the curve costs more than all the rest
        seats = _seats(scores, smooth(known, crossings, sums, n, mean), taken, known)
    seated = dict(zip(seats, scores, strict=True))
    for place, score in seated.items():
        low[place - 1] = high[place - 1] = score

    owned = pd.concat([ranked, loose.assign(place=seats)])
    owned["status"] = np.where(
        owned["basis"].isin(["printed", "order_listed"]), "printed", "derived"
    )
    owned.loc[~owned["province"].isin(both["province"]), "status"] = "bounded"
    owned = owned.set_index("place")[["province", "status", "note", "source"]]
    table = pd.DataFrame(
        {
            "rank": np.arange(1, n + 1),
            "score": fitted(known | seated, crossings, sums, n, mean),
            "low": low,
            "high": high,
        }
    ).join(owned, on="rank")
    table = table.fillna({"status": "interpolated", "note": "", "source": ""})
    table["province"] = table["province"].astype(object).where(table["province"].notna(), None)
    return pd.DataFrame(table, columns=COLUMNS)


def others(table: pd.DataFrame, province: str | None) -> pd.DataFrame:
    """The table without a province. What its own published score says of the others stays known.

    A province that the sources do not place may be any of the nameless rows: each that is left
    then keeps the range of the two that it may be.
    """
    if province in set(table["province"].dropna()):
        return table.drop(index=table.index[table["province"] == province]).reset_index(drop=True)
    nameless = table.index[table["province"].isna()]
    if nameless.empty:
        raise DataError(f"every place of the year is taken, and none by {province}")
    left, after = nameless[:-1], nameless[1:]
    rest = table.copy()
    rest.loc[left, "low"] = table.loc[after, "low"].to_numpy()
    middle = (table.loc[left, "score"].to_numpy() + table.loc[after, "score"].to_numpy()) / 2
    rest.loc[left, "score"] = middle
    rest = rest.drop(index=nameless[-1:])
    return rest.reset_index(drop=True)


def leave_one_out(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each known pair of a year hidden in turn and found again: year, province, rank, score,
    rebuilt (points), score_error (points), rank_error (places), thin (the year is).

    The score is looked up at the hidden rank, the rank by the hidden score among the others.
    """
    found = []
    for index, row in known_pairs(provinces, year).iterrows():
        table = rebuild(provinces.drop(index=index), national, year)
        hidden = table["rank"] == row["rank"]
        rebuilt = float(table.loc[hidden, "score"].iloc[0])
        rank = 1 + int((table.loc[~hidden, "score"] > row["score"]).sum())
        found.append(
            {
                "year": year,
                "province": str(row["province"]),
                "rank": int(row["rank"]),
                "score": float(row["score"]),
                "rebuilt": rebuilt,
                "score_error": rebuilt - float(row["score"]),
                "rank_error": rank - int(row["rank"]),
            }
        )
    return pd.DataFrame(found).assign(thin=is_thin(provinces, national, year))
