"""How good the estimates are on past years: every past pair judged by each of four ways.

`naive` takes last year's table as it stands; `shift` moves it by the true change of the national
mean; `given` is the forecast with that true change; `unknown` the forecast without it. The two
forecasts of a transition come from a model fitted on the other transitions only, so no pair is
judged by a model that has seen its year.

The middle of the field is judged apart: at its ends a rank is easy to tell. Pairs of one transition
share its movement, so the transitions, not the pairs, are resampled for the intervals of error and
coverage (bootstrap, seeded).

Read with care: six transitions are few, and last year's tables are rebuilt, so that part of every
error is theirs. "Has not seen its year" is true of the fit, not of the choices made with all years
in view: the heavy tails of single movements, the equal say of the two views, and the law of the
shapes' shift.
"""

from typing import Any

import numpy as np
import pandas as pd

from model.ranking.coming import Coming
from model.ranking.forecast import CONFIDENCE
from model.ranking.learning import CERTAIN, DRAWS, EDGES, SEED, fit
from model.ranking.rank import rank_in_year
from model.ranking.transitions import changes, climbs, fields, pairs, shapes

WAYS = ("naive", "shift", "given", "unknown")
MIDDLE = (0.23, 0.93)  # ranks by their share of all: 15 to 58 where 63 are ranked


def judged(provinces: pd.DataFrame, national: pd.DataFrame) -> pd.DataFrame:
    """One row per past pair: year, province, score, rank (true), of, movement, the rank told by
    each way and, for the forecasts, `<way>_low` and `<way>_high` of the 80 % interval."""
    past, moved = pairs(provinces, national), changes(provinces, national)
    tables, climbed = fields(provinces, national), climbs(national)
    found = []
    for year in moved:
        model = fit(
            [one for one in past if one.year != year],
            [climb for other, climb in climbed.items() if other != year],
            shapes(table for other, table in tables.items() if other != year),
        )
        for one in past:
            if one.year != year:
                continue
            given = Coming(one.others, model, one.movement).forecast(one.score)
            unknown = Coming(one.others, model, None).forecast(one.score)
            found.append(
                {
                    "year": year,
                    "province": one.province,
                    "score": one.score,
                    "rank": one.rank,
                    "of": given.of,
                    "movement": one.movement,
                    "naive": rank_in_year(one.score, one.others).rank,
                    "shift": rank_in_year(one.score - one.movement, one.others).rank,
                    "given": given.rank,
                    "given_low": given.low,
                    "given_high": given.high,
                    "unknown": unknown.rank,
                    "unknown_low": unknown.low,
                    "unknown_high": unknown.high,
                }
            )
    return pd.DataFrame(found)


def figures(rows: pd.DataFrame, way: str) -> dict[str, Any]:
    """Mean and median error in ranks, over how many pairs and transitions; for a forecast also how
    often its interval held (`covers`), its median width, and in how many transitions it held as
    often as promised (`kept`). `error_between` and `covers_between` are bootstrap intervals."""
    error = (rows[way] - rows["rank"]).abs()
    found: dict[str, Any] = {
        "error": round(float(error.mean()), 2),
        "error_between": _between(error, rows["year"]),
        "median": float(error.median()),
        "covers": None,
        "width": None,
        "pairs": len(rows),
        "transitions": int(rows["year"].nunique()),
    }
    if f"{way}_low" in rows:
        low, high = rows[f"{way}_low"], rows[f"{way}_high"]
        held = rows["rank"].between(low, high).astype(float)
        found["covers"] = round(float(held.mean()), 4)
        found["covers_between"] = _between(held, rows["year"])
        found["kept"] = int((held.groupby(rows["year"]).mean() >= CONFIDENCE).sum())
        found["width"] = float((high - low).median())
    return found


def _between(values: "pd.Series[float]", years: "pd.Series[int]") -> list[float]:
    """Where the mean of the values lies when transitions are drawn again with replacement."""
    by_year = values.groupby(years)
    sums, sizes = by_year.sum().to_numpy(dtype=float), by_year.size().to_numpy(dtype=float)
    drawn = np.random.default_rng(SEED).integers(len(sums), size=(DRAWS, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    return [round(float(edge), 2) for edge in np.quantile(means, EDGES)]


def summary(rows: pd.DataFrame) -> dict[str, Any]:
    """The judgement of `judged` rows: over all pairs, over those in the middle of the field, and by
    transition (named by its second year), fit for JSON."""
    middle = rows[(rows["rank"] / rows["of"]).between(*MIDDLE)]
    return {
        "pairs": len(rows),
        "transitions": int(rows["year"].nunique()),
        "confidence": CONFIDENCE,
        "certain": CERTAIN,
        "whole": {way: figures(rows, way) for way in WAYS},
        "middle": {way: figures(middle, way) for way in WAYS},
        "by_transition": [
            {
                "year": int(str(year)),
                "pairs": len(some),
                "movement": float(some["movement"].iloc[0]),
                "ways": {way: figures(some, way) for way in WAYS},
            }
            for year, some in rows.groupby("year")
        ],
    }


def report(provinces: pd.DataFrame, national: pd.DataFrame) -> dict[str, Any]:
    """The whole judgement from the published tables, fit for JSON."""
    return summary(judged(provinces, national))
