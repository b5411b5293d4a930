"""How good the estimates were on past years: one sentence, one chart, three small tables."""

from threading import Thread
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from model.ranking.backtest import WAYS, judged, summary
from model.ranking.nation import Nation
from model.ranking.peers import leave_one_out
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame
from pages.parts.ranking import Cell, heads, table
from pages.parts.texts import Marked, joined, marked

# These take ten seconds and hang on nothing but the published tables, which every ground shares.
SHARED: dict[str | type[Any], Any] = {Nation: id}


@st.cache_resource(show_spinner=False, hash_funcs=SHARED)
def tested(nation: Nation) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Every past province-year judged, and the judgement; to be read only."""
    rows = judged(nation.provinces, nation.national)
    return rows, summary(rows)


@st.cache_resource(show_spinner=False, hash_funcs=SHARED)
def rebuilt(nation: Nation) -> list[dict[str, Any]]:
    """The leave-one-out errors of the rebuilt tables by year."""
    rows = []
    for year in nation.years:
        errors = leave_one_out(nation.provinces, nation.national, year)
        rows.append(
            {
                "year": year,
                "pairs": len(errors),
                "score_error": float(errors["score_error"].abs().median()),
                "rank_error": float(errors["rank_error"].abs().mean()),
                "thin": bool(errors["thin"].iloc[0]),
            }
        )
    return rows


@st.cache_resource(show_spinner=False, hash_funcs=SHARED)
def begun(nation: Nation) -> Thread:
    """Work these out, once for everybody, while whoever came reads another section."""
    work = Thread(target=lambda: (tested(nation), rebuilt(nation)), daemon=True)
    work.start()
    return work


def verdict_text(frame: Frame) -> Marked:
    """What the test found, where it was worst, and why not to lean on it."""
    say, (rows, found) = frame.words, tested(frame.ground.nation)
    ways, middle = found["whole"], found["middle"]
    hits = rows["rank"].between(rows["unknown_low"], rows["unknown_high"]).groupby(rows["year"])
    worst = int(str(hits.mean().idxmin()))
    movement = next(one["movement"] for one in found["by_transition"] if one["year"] == worst)
    told = marked(
        say,
        "ranking.verdict",
        pairs=found["pairs"],
        given=say.decimal(ways["given"]["error"], 1),
        given_covers=covers(say, ways["given"]),
        given_width=say.plain(ways["given"]["width"]),
        unknown=say.decimal(ways["unknown"]["error"], 1),
        unknown_covers=covers(say, ways["unknown"]),
        unknown_width=say.plain(ways["unknown"]["width"]),
        shift=say.decimal(ways["shift"]["error"], 1),
        naive=say.decimal(ways["naive"]["error"], 1),
    )
    inside = marked(
        say,
        "ranking.verdict_middle",
        pairs=middle["given"]["pairs"],
        given=say.decimal(middle["given"]["error"], 1),
        unknown=say.decimal(middle["unknown"]["error"], 1),
        transitions=middle["given"]["transitions"],
        **{
            f"{way}_{what}": text
            for way in ("given", "unknown")
            for what, text in (
                ("covers", say.percent(100 * middle[way]["covers"], 0)),
                ("kept", middle[way]["kept"]),
            )
        },
    )
    missed = marked(
        say,
        "ranking.worst",
        year=worst,
        movement=say.signed(movement),
        hits=int(hits.sum().loc[worst]),
        pairs=int(hits.size().loc[worst]),
    )
    few = marked(say, "ranking.few", transitions=found["transitions"])
    return joined("\n\n", [joined(" ", [told, inside]), joined(" ", [missed, few])])


def covers(say: Language, way: dict[str, Any]) -> str:
    """How often the interval held the true rank, in whole per cent."""
    return say.percent(100 * way["covers"], 0)


def verdict_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """True and forecast ranks for the chart, with the text alternative."""
    say, (rows, _) = frame.words, tested(frame.ground.nation)
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
    of = int(rows["of"].max())
    agreed = [{"rank": end, "predicted": end, "kind": "", "province": ""} for end in (1, of)]
    both = pd.DataFrame([*agreed, *naive.to_dict("records"), *model.to_dict("records")])
    columns = ["province", "year", "true", "predicted", "of", "low", "high", "kind", "text"]
    told = both.rename(columns={"rank": "true"}).assign(of=of)
    return told[columns], say("ranking.alt_predicted", pairs=len(rows))


def ways_table(frame: Frame) -> Markup:
    """The four ways side by side: errors with their bootstrap intervals, and the middle apart."""
    say, (_, found) = frame.words, tested(frame.ground.nation)
    rows: list[list[Cell | str]] = []
    for way in WAYS:
        figures, middle = found["whole"][way], found["middle"][way]
        low, high = (say.decimal(edge, 1) for edge in figures["error_between"])
        told = figures["covers"] is not None
        rows.append(
            [
                say(f"ranking.way_{way}"),
                Cell(
                    say.decimal(figures["error"], 1),
                    f"({say('ranking.range', low=low, high=high)})",
                ),
                say.plain(figures["median"]),
                say.decimal(middle["error"], 1),
                covers(say, figures) if told else "–",
                say.plain(figures["width"]) if told else "–",
            ]
        )
    titles = heads(say, "way", "error", "median", "middle", "covers", "width")
    return table("ways", titles, rows, marked=WAYS.index("given"))


def transitions_table(frame: Frame) -> Markup:
    """Each past transition: what moved, how far off, how often the intervals held."""
    say, (_, found) = frame.words, tested(frame.ground.nation)
    rows = []
    for one in found["by_transition"]:
        ways, pairs = one["ways"], one["pairs"]
        errors = [say.decimal(ways[way]["error"], 1) for way in ("naive", "given")]
        held = [
            say("ranking.hits", hits=round(ways[way]["covers"] * pairs), pairs=pairs)
            for way in ("given", "unknown")
        ]
        rows.append([str(one["year"]), say.signed(one["movement"]), *errors, *held])
    keys = ("transition", "movement", "error_naive", "error_given")
    held_keys = ("covers_given", "covers_unknown")
    return table("transitions", heads(say, *keys, *held_keys), rows)


def rebuilt_table(frame: Frame) -> Markup:
    """How well each year's table is rebuilt, and which are too thin."""
    say, enough = frame.words, Cell(frame.words("ranking.enough"))
    thin = Cell(say("ranking.too_thin"), tone="down")
    rows: list[list[Cell | str]] = [
        [
            str(one["year"]),
            str(one["pairs"]),
            say.decimal(one["score_error"]),
            say.decimal(one["rank_error"], 1),
            thin if one["thin"] else enough,
        ]
        for one in rebuilt(frame.ground.nation)
    ]
    keys = ("transition", "pairs", "score_error", "rank_error", "trust")
    return table("rebuilt", heads(say, *keys), rows)
