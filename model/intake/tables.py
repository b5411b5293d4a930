"""A table of provinces that an office brought, as one that ranks can be told in, and as text to be
kept. What is not known of it stays open: a province of which only the rank is known may score
whatever the provinces ranked around it leave."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from model.intake.provinces import ProvinceRow
from model.law.arithmetic import Floats
from model.ranking.nation import Table
from model.ranking.peers import COLUMNS

KIND = "provinces"  # what a kept text of a table begins with
FEWEST = 2  # provinces with a score: ours may be one of them
ENTERED, BOUNDED = "entered", "bounded"


def years_of(rows: Sequence[ProvinceRow]) -> list[int]:
    """The years that can be ranked in, the newest first: those with enough scores."""
    scored = [row.year for row in rows if row.score is not None]
    return sorted((year for year in set(scored) if scored.count(year) >= FEWEST), reverse=True)


def packed_table(rows: Sequence[ProvinceRow], year: int) -> str:
    """The rows of a year as text, its figures as exact as a workbook keeps them."""
    kept = [
        [row.province, None if row.score is None else str(row.score), row.rank, row.source]
        for row in rows
        if row.year == year
    ]
    return json.dumps({KIND: {"year": year, "rows": kept}}, ensure_ascii=False)


def unpacked_table(whole: Any) -> list[ProvinceRow]:
    """The rows that a text keeps. Raises `ValueError` for one that keeps none."""
    try:
        year, kept = int(whole[KIND]["year"]), whole[KIND]["rows"]
        rows = [
            ProvinceRow(
                year,
                str(province),
                None if score is None else Decimal(str(score)),
                None if rank is None else int(rank),
                str(source),
            )
            for province, score, rank, source in kept
        ]
    except (TypeError, KeyError, ArithmeticError) as error:
        raise ValueError(f"no table of provinces: {error}") from None
    if years_of(rows) != [year]:
        raise ValueError("no table of provinces: too few scores")
    return rows


def own_table(rows: Sequence[ProvinceRow], key: str, name: str) -> Table:
    """The rows of one year as a table, to be known by `key`; `name`: what the office calls it."""
    scores, ranks = (
        np.array([np.nan if one is None else float(one) for one in column])
        for column in ([row.score for row in rows], [row.rank for row in rows])
    )
    known = ~np.isnan(scores)
    low, high, likely = scores.copy(), scores.copy(), scores.copy()
    for at in np.flatnonzero(~known):
        low[at], high[at], likely[at] = between(ranks[at], ranks[known], scores[known])
    found = pd.DataFrame(
        {
            "province": [row.province for row in rows],
            "score": likely,
            "low": low,
            "high": high,
            "status": np.where(known, ENTERED, BOUNDED),
            "note": "",
            "source": [row.source for row in rows],
            "given": ranks,
        }
    ).sort_values(["score", "given"], ascending=[False, True], kind="stable", ignore_index=True)
    found["rank"] = found["score"].rank(method="min", ascending=False).astype(int)
    return Table(key, rows[0].year, found[COLUMNS], estimated=False, own=name)


def between(rank: float, ranks: Floats, scores: Floats) -> tuple[float, float, float]:
    """The lowest, the highest and a likely score of a province of which only the rank is known, by
    the ranks and scores of the others: in a straight line from one to the next, and like the last
    beyond it. Equal ranks have equal scores."""
    above, below, alike = scores[ranks < rank], scores[ranks > rank], scores[ranks == rank]
    if alike.size:
        return float(alike[0]), float(alike[0]), float(alike[0])
    low, high = below.max(initial=0.0), above.min(initial=100.0)
    ranked = ~np.isnan(ranks)
    if not ranked.any():
        return 0.0, 100.0, float(scores.mean())
    order = np.argsort(ranks[ranked], kind="stable")
    likely = np.interp(rank, ranks[ranked][order], scores[ranked][order])
    return float(low), float(high), float(likely)
