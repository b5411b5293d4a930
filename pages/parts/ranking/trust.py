"""How good the estimates were on past years: one sentence, one chart, three small tables."""

from typing import Any

import pandas as pd
import streamlit as st

from model.ranking.backtest import judged, summary
from model.ranking.peers import known_years, leave_one_out
from model.telling import numbers
from pages.parts.frame import Frame, facts
from pages.parts.markdown import Marked, joined, marked
from pages.parts.ranking.table import Cell, table

WAYS = ("naive", "shift", "given", "unknown")


@st.cache_resource(show_spinner=False)
def tested() -> tuple[pd.DataFrame, dict[str, Any]]:
    """Every past province-year judged, and the judgement; once per server, to be read only."""
    found = facts()
    rows = judged(found.nation.provinces, found.nation.national)
    return rows, summary(rows)


@st.cache_resource(show_spinner=False)
def rebuilt() -> pd.DataFrame:
    """The leave-one-out errors of the rebuilt tables, one row per year."""
    found = facts()
    rows = []
    for year in known_years(found.nation.provinces):
        errors = leave_one_out(found.nation.provinces, found.nation.national, year)
        rows.append(
            {
                "year": year,
                "pairs": len(errors),
                "score_error": float(errors["score_error"].abs().median()),
                "rank_error": float(errors["rank_error"].abs().mean()),
                "thin": bool(errors["thin"].iloc[0]),
            }
        )
    return pd.DataFrame(rows)


def verdict_text(frame: Frame) -> Marked:
    """One honest sentence, and why not to lean on it."""
    say, (rows, found) = frame.words, tested()
    ways = found["whole"]
    hits = rows["rank"].between(rows["unknown_low"], rows["unknown_high"]).groupby(rows["year"])
    worst = int(hits.mean().idxmin())
    movement = next(one["movement"] for one in found["by_transition"] if one["year"] == worst)
    told = marked(
        say,
        "ranking.verdict",
        pairs=found["pairs"],
        given=numbers.decimal(ways["given"]["error"], 1),
        given_covers=covers(ways["given"]),
        given_width=numbers.plain(ways["given"]["width"]),
        unknown=numbers.decimal(ways["unknown"]["error"], 1),
        unknown_covers=covers(ways["unknown"]),
        unknown_width=numbers.plain(ways["unknown"]["width"]),
        shift=numbers.decimal(ways["shift"]["error"], 1),
        naive=numbers.decimal(ways["naive"]["error"], 1),
    )
    missed = marked(
        say,
        "ranking.worst",
        year=worst,
        movement=numbers.signed(movement),
        hits=int(hits.sum()[worst]),
        pairs=int(hits.size()[worst]),
    )
    few = marked(say, "ranking.few", transitions=found["transitions"])
    return joined("\n\n", [told, joined(" ", [missed, few])])


def covers(way: dict[str, float]) -> str:
    """How often the interval held the true rank, in whole per cent."""
    return numbers.percent(100 * way["covers"], 0)


def verdict_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """True and forecast ranks for the chart, with the text alternative."""
    say, (rows, _) = frame.words, tested()
    inside = rows["rank"].between(rows["given_low"], rows["given_high"])
    model = rows.assign(
        predicted=rows["given"],
        low=rows["given_low"],
        high=rows["given_high"],
        kind=[say(f"ranking.kind_{'inside' if hit else 'outside'}") for hit in inside],
        text=[
            numbers.span(int(low), int(high))
            for low, high in zip(rows["given_low"], rows["given_high"], strict=True)
        ],
    )
    naive = rows.assign(
        predicted=rows["naive"], low=None, high=None, kind=say("ranking.kind_naive"), text="–"
    )
    of = len(facts().table.rows)
    agreed = [{"rank": end, "predicted": end, "kind": "", "province": ""} for end in (1, of)]
    both = pd.DataFrame([*agreed, *naive.to_dict("records"), *model.to_dict("records")])
    columns = ["province", "year", "true", "predicted", "of", "low", "high", "kind", "text"]
    told = both.rename(columns={"rank": "true"}).assign(of=of)
    return told[columns], say("ranking.alt_predicted", pairs=len(rows))


def ways_html(frame: Frame) -> str:
    """The four ways side by side."""
    say, (_, found) = frame.words, tested()
    rows = []
    for way in WAYS:
        figures = found["whole"][way]
        width = figures["width"]
        rows.append(
            [
                Cell(say(f"ranking.way_{way}")),
                Cell(say("ranking.ranks", ranks=numbers.decimal(figures["error"], 1))),
                Cell(say("ranking.ranks", ranks=numbers.plain(figures["median"]))),
                Cell(covers(figures) if width is not None else "–"),
                Cell("–" if width is None else say("ranking.ranks", ranks=numbers.plain(width))),
            ]
        )
    keys = ("head_way", "head_error", "head_median", "head_covers", "head_width")
    return table("ways", [say(f"ranking.{key}") for key in keys], rows, marked=2)


def transitions_html(frame: Frame) -> str:
    """Each past transition: what moved, how far off, how often the intervals held."""
    say, (_, found) = frame.words, tested()
    rows = []
    for one in found["by_transition"]:
        ways, pairs = one["ways"], one["pairs"]
        held = [
            say("ranking.hits", hits=round(ways[way]["covers"] * pairs), pairs=pairs)
            for way in ("given", "unknown")
        ]
        rows.append(
            [
                Cell(str(one["year"])),
                Cell(numbers.signed(one["movement"])),
                Cell(numbers.decimal(ways["naive"]["error"], 1)),
                Cell(numbers.decimal(ways["given"]["error"], 1)),
                *(Cell(text) for text in held),
            ]
        )
    keys = (
        "head_transition",
        "head_movement",
        "head_error_naive",
        "head_error_given",
        "head_covers_given",
        "head_covers_unknown",
    )
    return table("transitions", [say(f"ranking.{key}") for key in keys], rows)


def rebuilt_html(frame: Frame) -> str:
    """How well each year's table is rebuilt, and which are too thin."""
    say = frame.words
    rows = [
        [
            Cell(str(one.year)),
            Cell(str(one.pairs)),
            Cell(numbers.decimal(float(str(one.score_error)))),
            Cell(numbers.decimal(float(str(one.rank_error)), 1)),
            Cell(say("ranking.too_thin" if one.thin else "ranking.enough"),
                 tone="down" if one.thin else ""),
        ]
        for one in rebuilt().itertuples()
    ]  # fmt: skip
    keys = ("head_transition", "head_pairs", "head_score_error", "head_rank_error", "head_trust")
    return table("rebuilt", [say(f"ranking.{key}") for key in keys], rows)
