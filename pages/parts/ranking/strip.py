"""The provinces by score and rank, ours among them: the strip and the table behind it."""

from typing import Any
from urllib.parse import urlparse

import altair as alt
import pandas as pd
import streamlit as st

from model.ground import Ground
from model.ranking.peers import known_pairs
from model.reading.tables import figure
from model.telling.labels import table_text
from model.telling.language import Language
from pages.parts.charts import GREY, INK, NARROW, OURS, PALE, columns, dressed, looking
from pages.parts.frame import KEYED, Frame
from pages.parts.ranking.charts import WHITE, ranks_shown, tooltips

KINDS = {
    "printed": "known",
    "derived": "known",
    "entered": "entered",
    "bounded": "bounded",
    "estimated": "estimated",
}
SLATE = "#6b7c93"
# How a kind of place is drawn: its shape and its filling.
LOOKS = {
    "known": ("circle", SLATE),
    "entered": ("square", SLATE),
    "bounded": ("triangle-up", WHITE),
    "interpolated": ("stroke", WHITE),
    "estimated": ("square", WHITE),
}
LEGEND = alt.Legend(columns=columns())
LINES = f"{NARROW} ? split(datum.text, ': ') : [datum.text]"
SIDES = (  # where a label stands, how its text is set, and how far from its mark, in pixels
    ("right", "left", 12, {"before": 15, "after": -2}),
    ("left", "right", -12, {"before": 6, "after": -8}),
)


def strip_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """The provinces, ours before and after, the national mean; and the text alternative."""
    ground, marks = frame.ground, our_marks(frame)
    alt = frame.words(
        "ranking.alt_strip",
        of=ground.table.of,
        table=table_text(ground),
        ours="; ".join(marks["text"]),
    )
    rows = pd.concat([others_rows(ground), marks, mean_row(ground)], ignore_index=True)
    least, most = rows["score"].min(), rows["score"].max()
    rows["side"] = (rows["score"] > (least + most) / 2).map({True: "left", False: "right"})
    rows[["low", "high"]] = rows[["low", "high"]].clip(least, most)
    return rows, alt


@st.cache_resource(**KEYED)
def others_rows(ground: Ground) -> pd.DataFrame:
    """The other provinces as the strip shows them."""
    say, rows = ground.words, ground.peers
    kind = rows["status"].map(KINDS).fillna("interpolated")
    scores = rows[["score", "low", "high"]].to_numpy()
    return pd.DataFrame(
        {
            "rank": rows["rank"],
            "score": rows["score"].round(4),
            "low": rows["low"],
            "high": rows["high"],
            "province": rows["province"].fillna(say("ranking.unnamed")),
            "kind": [say(f"ranking.kind_{one}") for one in kind],
            "score_text": [score_text(say, *row) for row in scores],
            "source": [source_text(say, text) for text in rows["source"]],
            "who": "other",
            "text": "",
        }
    )


def mean_row(ground: Ground) -> pd.DataFrame:
    """The national mean as a row of the strip; no row where none was published."""
    say, found = ground.words, ground.table
    mean = None if not found.published else figure(ground.nation.national, found.year, "mean")
    if mean is None:
        return pd.DataFrame()
    text = say("ranking.mean", mean=say.decimal(mean))
    return pd.DataFrame([{"who": "mean", "rank": 1, "score": mean, "text": text}])


def our_marks(frame: Frame) -> pd.DataFrame:
    """Ours as published in the table's year, where known, and as it would stand there now. In a
    table of another year, or an estimated one, the base's own total is put."""
    say, ground, now = frame.words, frame.ground, frame.now
    province, found = frame.case.baseline.province, ground.table
    changed, own = frame.work.scenario.changed, found.year == frame.year and found.published
    base = (frame.base.points, frame.base.rank.rank)
    marks = []
    if own:
        marks.append(("before", "published", *base))
    elif found.published and (before := published(ground, found.year)):
        marks.append(("before", "published", *before))
    elif changed:
        marks.append(("before", "moved", *base))
    if changed or not own:
        key = ("scenario" if own else "moved_scenario") if changed else "moved"
        marks.append(("after", key, now.points, now.rank.rank))
    rows = []
    for who, key, score, rank in marks:
        name = say(f"ranking.ours_{key}", province=province, base=frame.year, year=found.year)
        points = say.decimal(score)
        rows.append(
            {
                "rank": rank,
                "score": round(score, 4),
                "low": score,
                "high": score,
                "province": name,
                "kind": "",
                "score_text": points,
                "source": "",
                "who": who,
                "text": say("ranking.ours", name=name, score=points, rank=rank),
            }
        )
    return pd.DataFrame(rows)


def published(ground: Ground, year: int) -> tuple[float, int] | None:
    """Our published score and rank of a year, where both are known."""
    rows = known_pairs(ground.nation.provinces, year)
    rows = rows[rows["province"] == ground.case.baseline.province]
    return None if rows.empty else (float(rows["score"].iloc[0]), int(rows["rank"].iloc[0]))


def about(say: Language, score: float, exact: bool) -> str:
    """A score; an estimate says so."""
    return say.decimal(score) if exact else f"≈ {say.decimal(score)}"


def range_text(say: Language, low: float, high: float) -> str:
    """Where a score may lie; empty for one that is known."""
    if low == high:
        return ""
    return say("ranking.range", low=say.decimal(float(low)), high=say.decimal(float(high)))


def score_text(say: Language, score: float, low: float, high: float) -> str:
    """A score; an estimate with its range."""
    text, span = about(say, float(score), low == high), range_text(say, low, high)
    return f"{text} ({span})" if span else text


def source_text(say: Language, source: str) -> str:
    """The names of the sources: a link's host, a document's title."""
    if not source:
        return say("ranking.interpolated")
    parts = [part.strip() for part in source.split("|")]
    return ", ".join(dict.fromkeys(urlparse(part).hostname or part for part in parts))


def year_strip(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The provinces of a table by score (across) and rank (down), ours before and after.

    `table`: rank, score, low, high, province, kind, score_text, source, who (other, before, after,
    mean), side (where our label has room: left or right), text. A line from low to high shows
    where an estimate may lie.
    """
    every = {say(f"ranking.kind_{kind}"): look for kind, look in LOOKS.items()}
    looks = {kind: look for kind, look in every.items() if kind in set(table["kind"])}
    scale = alt.Scale(zero=False, nice=False, padding=14)
    axis = alt.Axis(format=".0f", tickCount=8)
    scored = alt.Chart(table).encode(
        x=alt.X("score:Q", title=say("ranking.chart_score"), scale=scale, axis=axis)
    )
    base = scored.encode(
        y=alt.Y(
            "rank:Q",
            title=say("ranking.chart_rank"),
            scale=alt.Scale(zero=False, nice=False, reverse=True, padding=8),
            axis=alt.Axis(values=ranks_shown(int(table["rank"].max())), grid=False),
        ),
    )
    told = {"province:N": "province", "score_text:N": "score", "rank:Q": "rank"}
    tooltip = tooltips(say, told | {"kind:N": "status", "source:N": "source"})
    is_mean = alt.datum.who == "mean"
    line = scored.transform_filter(is_mean).mark_rule(color=GREY, strokeDash=[4, 4])
    name = base.transform_filter(is_mean).mark_text(align="right", dx=-6, color=INK, fontSize=12.5)
    name = name.encode(text="text:N")
    others = base.transform_filter(alt.datum.who == "other")
    ranges = (
        others.transform_filter("datum.low < datum.high")
        .mark_rule(color=PALE, strokeWidth=2)
        .encode(x=alt.X("low:Q", scale=scale), x2="high:Q")
    )
    dots = others.mark_point(size=42, opacity=1, strokeWidth=1.2).encode(
        stroke=looking(alt.Stroke, "kind:N", dict.fromkeys(looks, SLATE), legend=LEGEND),
        shape=looking(
            alt.Shape, "kind:N", {kind: shape for kind, (shape, _) in looks.items()}, legend=LEGEND
        ),
        fill=looking(
            alt.Fill, "kind:N", {kind: fill for kind, (_, fill) in looks.items()}, legend=LEGEND
        ),
        tooltip=tooltip,
    )
    layers: list[alt.Chart] = [line, ranges, dots, name]
    for who, filled, size in (("before", False, 130), ("after", True, 150)):
        mine = base.transform_filter(alt.datum.who == who)
        diamond: dict[str, Any] = {"shape": "diamond", "size": size, "filled": filled}
        marks = mine.mark_point(**diamond, color=OURS, strokeWidth=2, opacity=1)
        layers += [marks.encode(tooltip=tooltip[:3]), *our_labels(mine, who)]
    return dressed(alt.layer(*layers), 430)


def our_labels(mine: alt.Chart, who: str) -> list[alt.Chart]:
    """Our label on the side where the curve of the others leaves room, on a white edge."""
    found = []
    for side, align, dx, heights in SIDES:
        there = mine.transform_filter(alt.datum.side == side)
        text = there.transform_calculate(lines=LINES).encode(text="lines:N")
        look: dict[str, Any] = {"align": align, "dx": dx, "dy": heights[who]}
        look |= {"fontSize": 12.5, "fontWeight": 600}
        found.append(text.mark_text(stroke="white", strokeWidth=4, **look))
        found.append(text.mark_text(color=OURS, **look))
    return found
