"""How good the estimates are on past years: every past pair judged by each of four ways.

`naive` takes last year's table as it stands; `shift` moves it by the true change of the national
mean; `given` is the forecast with that true change; `unknown` the forecast without it. The two
forecasts of a transition come from a model fitted on the other transitions only, so no pair is
judged by a model that has seen its year.

Read with care: six transitions are few, pairs of one transition share its movement, and last year's
tables are rebuilt, so that part of every error is theirs. The heavy tails of single movements and
the flat prior on the spread of the movement were chosen with these pairs in view (the usual
1/spread prior covers 79 % with the movement unknown).
"""

from typing import Any

import pandas as pd

from model.ranking.forecast import CONFIDENCE, fit, forecast
from model.ranking.rank import rank_in_year
from model.ranking.transitions import changes, pairs

WAYS = ("naive", "shift", "given", "unknown")


def judged(provinces: pd.DataFrame, national: pd.DataFrame) -> pd.DataFrame:
    """One row per past pair: year, province, score, rank (true), movement, the rank told by each
    way and, for the forecasts, `<way>_low` and `<way>_high` of the 80 % interval."""
    past, moved = pairs(provinces, national), changes(provinces, national)
    found = []
    for year in moved:
        model = fit(
            [one for one in past if one.year != year],
            [movement for other, movement in moved.items() if other != year],
        )
        for one in past:
            if one.year != year:
                continue
            given = forecast(one.score, one.others, model, one.movement)
            unknown = forecast(one.score, one.others, model, None)
            found.append(
                {
                    "year": year,
                    "province": one.province,
                    "score": one.score,
                    "rank": one.rank,
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


def _figures(rows: pd.DataFrame, way: str) -> dict[str, float]:
    """Errors in ranks; for a forecast also how often its interval held and its median width."""
    error = (rows[way] - rows["rank"]).abs()
    found = {"mean_error": round(float(error.mean()), 2), "median_error": float(error.median())}
    if f"{way}_low" in rows:
        low, high = rows[f"{way}_low"], rows[f"{way}_high"]
        found["coverage"] = round(float(rows["rank"].between(low, high).mean()), 4)
        found["median_width"] = float((high - low).median())
    return found


def summary(rows: pd.DataFrame) -> dict[str, Any]:
    """The judgement of `judged` rows: over all pairs and by transition (named by its second
    year), fit for JSON."""
    return {
        "pairs": len(rows),
        "transitions": int(rows["year"].nunique()),
        "confidence": CONFIDENCE,
        "ways": {way: _figures(rows, way) for way in WAYS},
        "by_transition": [
            {
                "year": int(str(year)),
                "pairs": len(some),
                "movement": float(some["movement"].iloc[0]),
                "ways": {way: _figures(some, way) for way in WAYS},
            }
            for year, some in rows.groupby("year")
        ],
    }


def report(provinces: pd.DataFrame, national: pd.DataFrame) -> dict[str, Any]:
    """The whole judgement from the published tables, fit for JSON."""
    return summary(judged(provinces, national))
