"""The other provinces of one year: the whole ordered table, rebuilt from what is known of it.

Known: some (rank, score) pairs, some ranks without a score, some scores without a rank, and
national facts (mean, how many provinces reached 90, 80, ..., how many lie above the mean, the
distance from first to last). Assumed: scores fall smoothly from one known place to the next.
A monotone curve (PCHIP) goes through the known pairs and the edges of the published groups; then
the gaps between neighbours change as little as possible (least squares, relative to their size)
until the mean is the published one and every other fact holds.

A row is `printed` or `derived` (score and rank both known), `bounded` (a named province of which
only the rank or only the score is known) or `interpolated` (nothing but the place is known).
`low` and `high` are the scores that the sources leave possible; a place without a known score is
taken to lie strictly between them. The `score` of such a place is an estimate.
"""

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.interpolate import PchipInterpolator
from scipy.optimize import minimize, minimize_scalar

from model.tables import DataError, figure

Floats = npt.NDArray[np.float64]
Scores = "pd.Series[float]"

PRINTED_STEP = 0.01  # scores are printed to two decimals
SMALLEST_GAP = 0.02  # points; keeps the relative change of a very small gap finite
THIN = 0.2  # a year with fewer known pairs than this share of its places is too thin to trust


def provinces_in(national: pd.DataFrame, year: int) -> int:
    """How many provinces were ranked in a year."""
    n = figure(national, year, "n_provinces")
    if n is None:
        raise DataError(f"national.csv: expected n_provinces for {year}")
    return int(n)


def known_years(provinces: pd.DataFrame) -> list[int]:
    """The years that have a table, earliest first."""
    return sorted(int(year) for year in provinces["year"].unique())


def known_pairs(provinces: pd.DataFrame, year: int) -> pd.DataFrame:
    """The provinces of a year whose score and rank are both known."""
    return provinces[(provinces["year"] == year)].dropna(subset=["score", "rank"])


def is_thin(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> bool:
    """Whether too little is known of a year to trust its rebuilt table: fewer than one place in
    five has a known score."""
    return len(known_pairs(provinces, year)) < THIN * provinces_in(national, year)


def _crossings(national: pd.DataFrame, year: int) -> list[tuple[float, int]]:
    """(score, how many provinces reach it) from published groups and the count above the mean."""
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


def _places(provinces: pd.DataFrame, year: int, n: int) -> tuple[pd.DataFrame, Scores]:
    """The year's ranked provinces by place (equal ranks take successive places), and the scores
    of the others, from the highest down."""
    rows = provinces[provinces["year"] == year]
    ranked = rows[rows["rank"].notna()].sort_values(["rank", "score"], ascending=[True, False])
    place = ranked["rank"].astype(int) + ranked.groupby("rank").cumcount()
    wrong = place.duplicated() | (place > n)
    if wrong.any():
        row = ranked[wrong].iloc[0]
        raise DataError(f"provinces.csv: {row['province']} {year}: rank {row['rank']} is not free")
    loose = rows[rows["rank"].isna()].set_index("province")["score"].sort_values(ascending=False)
    return ranked.assign(place=place.astype(int)).set_index("place"), loose


def _bounds(known: Scores, crossings: list[tuple[float, int]], n: int) -> tuple[Floats, Floats]:
    """Lowest and highest score of each place that ranks and published counts leave possible."""
    low, high = np.zeros(n), np.full(n, 100.0)
    low[known.index - 1] = high[known.index - 1] = known
    for edge, count in crossings:
        low[:count] = np.maximum(low[:count], edge)
        high[count:] = np.minimum(high[count:], edge - PRINTED_STEP)
    return np.maximum.accumulate(low[::-1])[::-1], np.minimum.accumulate(high)


def _smooth(
    known: Scores, crossings: list[tuple[float, int]], low: Floats, high: Floats, mean: float
) -> Floats:
    """PCHIP through the known places and the crossings, kept within the bounds. An end place
    without a score is put where the mean comes nearest to the published one."""
    n = len(low)
    between = {
        count + 0.5: edge - PRINTED_STEP / 2
        for edge, count in crossings
        if 0 < count < n and not {count, count + 1} & set(known.index)
    }
    knots = pd.concat([known.set_axis(known.index.astype(float)), pd.Series(between, dtype=float)])

    def through(ends: dict[int, float]) -> Floats:
        points = pd.concat([knots, pd.Series(ends, dtype=float)]).sort_index()
        curve = PchipInterpolator(points.index, points)(np.arange(1, n + 1))
        return np.asarray(np.minimum.accumulate(np.clip(curve, low, high)))

    ends = {p: (low[p - 1] + high[p - 1]) / 2 for p in (1, n) if p not in known.index}
    for place in ends:
        found = minimize_scalar(
            lambda score, at=place: (through(ends | {at: score}).mean() - mean) ** 2,
            bounds=(low[place - 1], high[place - 1]),
            method="bounded",
        )
        ends[place] = float(found.x)
    return through(ends)


def _fitted(curve: Floats, known: Iterable[int], low: Floats, high: Floats, mean: float) -> Floats:
    """The curve with its gaps changed as little as possible so that its mean is the published one
    and every place stays within its bounds."""
    n = len(curve)
    free = np.setdiff1d(np.arange(n), np.array(list(known)) - 1)
    missing = n * (mean - curve.mean())
    gap = -np.diff(np.eye(n), axis=0)[:, free]
    weight = 1 / np.maximum(-np.diff(curve), SMALLEST_GAP) ** 2
    normal = gap.T @ (weight[:, None] * gap) / weight.mean()
    fit = minimize(
        lambda change: float(change @ normal @ change),
        np.zeros(len(free)),
        jac=lambda change: 2 * normal @ change,
        bounds=list(zip(low[free] - curve[free], high[free] - curve[free], strict=True)),
        constraints=[
            {"type": "eq", "fun": lambda change: change.sum() - missing,
             "jac": lambda change: np.ones(len(free))},
            {"type": "ineq", "fun": lambda change: gap @ change - np.diff(curve),
             "jac": lambda change: gap},
        ],
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-9},
    )
    if not fit.success:
        raise DataError(f"the published mean {mean} and the known scores contradict each other")
    fitted = curve.copy()
    fitted[free] = np.clip(curve[free] + fit.x, low[free], high[free])
    return fitted


def _seats(loose: Scores, curve: Floats, named: pd.DataFrame, known: Scores) -> Scores:
    """Each score without a rank at the free place where the curve is nearest to it, in order."""
    seats: dict[int, float] = {}
    scores = list(loose)
    for i, score in enumerate(scores):
        least = max(*known.index[known >= score], *seats, 0, 0)
        most = min(*known.index[known < score], len(curve) + 1, len(curve) + 1)
        room = [p for p in range(least + 1, most) if p not in named.index]
        waiting = sum(bool(s > known.get(most, -1.0)) for s in scores[i + 1 :])
        if len(room) <= waiting:
            raise DataError(f"provinces.csv: no place is free for the score {score}")
        room = room[: len(room) - waiting]
        seats[min(room, key=lambda p: abs(curve[p - 1] - score))] = score
    return pd.Series(seats, dtype=float)


def rebuild(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> pd.DataFrame:
    """The table of a year, one row per place: rank, province (None where the sources name no
    one), score, low, high (points), status, note, source.

    A score without a rank stands at its likely place; the places around it that it might as well
    have keep the range of their ranked neighbours.
    """
    n, mean = provinces_in(national, year), figure(national, year, "mean")
    if mean is None:
        raise DataError(f"national.csv: expected the mean of {year}")
    named, loose = _places(provinces, year, n)
    known, crossings = named["score"].dropna(), _crossings(national, year)
    spread = figure(national, year, "range_max_min")
    if spread is not None and len({1, n} & set(known.index)) == 1:
        known = pd.concat([known, pd.Series({n: known[1] - spread} if 1 in known.index
                                            else {1: known[n] + spread})]).sort_index()
    low, high = _bounds(known, crossings, n)
    if (low > high).any():
        raise DataError(f"{year}, place {int((low > high).argmax()) + 1}: the facts contradict")
    seats = _seats(loose, _smooth(known, crossings, low, high, mean), named, known)
    fixed = pd.concat([known, seats]).sort_index()
    within = _bounds(fixed, crossings, n)
    curve = _smooth(fixed, crossings, *within, mean)
    score = _fitted(curve, fixed.index, *within, mean)
    low[seats.index - 1] = high[seats.index - 1] = seats
    owners = named.reset_index()
    owners = pd.concat(
        [owners, pd.DataFrame({"place": seats.index, "province": loose.index[: len(seats)]})]
    )
    rows = provinces[provinces["year"] == year].drop(columns=["year", "score", "rank"])
    table = pd.DataFrame({"place": range(1, n + 1), "score": score, "low": low, "high": high})
    table = table.merge(owners[["place", "province"]], how="left", on="place")
    table = table.merge(rows, how="left", on="province")
    printed = table["basis"].isin(["printed", "order_listed"])
    both = table["place"].isin(named.index[named["score"].notna()])
    table["status"] = np.select(
        [table["province"].isna(), ~both, printed], ["interpolated", "bounded", "printed"], "derived"
    )
    table = table.rename(columns={"place": "rank"}).astype({"province": object})
    table["province"] = table["province"].where(table["province"].notna(), None)
    columns = ["rank", "province", "score", "low", "high", "status", "note", "source"]
    return table[columns].fillna({"note": "", "source": ""})


def others(table: pd.DataFrame, province: str | None) -> pd.DataFrame:
    """The table without a province. What its own published score says of the others stays known.

    A province that the sources do not place may be any of the nameless rows: each that is left
    then keeps the range of the two that it may be.
    """
    if province in set(table["province"].dropna()):
        return table[table["province"] != province].reset_index(drop=True)
    nameless = table.index[table["province"].isna()]
    if not len(nameless):
        raise DataError(f"every place of the year is taken, and none by {province}")
    left, after = nameless[:-1], nameless[1:]
    rest = table.copy()
    rest.loc[left, "low"] = table.loc[after, "low"].to_numpy()
    middle = (table.loc[left, "score"].to_numpy() + table.loc[after, "score"].to_numpy()) / 2
    rest.loc[left, "score"] = middle
    return rest.drop(index=nameless[-1]).reset_index(drop=True)


def leave_one_out(provinces: pd.DataFrame, national: pd.DataFrame, year: int) -> pd.DataFrame:
    """Each known pair of a year hidden in turn and found again: province, rank, score, rebuilt
    (points), score_error (points), rank_error (places), thin (whether to trust the year)."""
    thin = is_thin(provinces, national, year)
    found = []
    for index, row in known_pairs(provinces, year).iterrows():
        table = rebuild(provinces.drop(index=index), national, year)
        score = float(table.loc[table["rank"] == row["rank"], "score"].iloc[0])
        rest = table[table["rank"] != row["rank"]]
        rank = 1 + int((rest["score"] > row["score"]).sum())
        found.append(
            {
                "year": year,
                "province": row["province"],
                "rank": int(row["rank"]),
                "score": row["score"],
                "rebuilt": score,
                "score_error": score - row["score"],
                "rank_error": rank - int(row["rank"]),
                "thin": thin,
            }
        )
    return pd.DataFrame(found)
