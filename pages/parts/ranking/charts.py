"""Charts of a year's provinces and of the coming year: table in, chart out."""

from typing import Any, Literal

import altair as alt
import pandas as pd

from model.telling.language import Language
from pages.parts.charts import GREY, INK, OURS, PALE, dressed

SLATE, FAINT = "#6b7c93", "#b9a3b1"
WHITE = "#ffffff"
HALVES: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("datum.now > datum.of / 2", "right", -5),
    ("datum.now <= datum.of / 2", "left", 5),
)  # on which half of the ranks a rank is, and where its label stands
# How a kind of place is drawn: its shape and its filling.
KINDS = {
    "known": ("circle", SLATE),
    "bounded": ("triangle-up", WHITE),
    "interpolated": ("stroke", WHITE),
    "estimated": ("square", WHITE),
}
LABELS = 120  # pixels kept for the labels of the two charts that share an axis of ranks
SIDES = (  # where a label stands, how its text is set, and how far from its mark, in pixels
    ("right", "left", 12, {"before": 15, "after": -2}),
    ("left", "right", -12, {"before": 6, "after": -8}),
)


def year_strip(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The provinces of a table by score (across) and rank (down), ours before and after.

    `table`: rank, score, low, high, province, kind, score_text, source, who (other, before, after,
    mean), side (where our label has room: left or right), text. A line from low to high shows
    where an estimate may lie.
    """
    looks = {say(f"ranking.kind_{kind}"): look for kind, look in KINDS.items()}
    kinds = [kind for kind in looks if kind in set(table["kind"])]
    scale = alt.Scale(zero=False, nice=False, padding=14)
    scored = alt.Chart(table).encode(
        x=alt.X(
            "score:Q",
            title=say("ranking.chart_score"),
            scale=scale,
            axis=alt.Axis(format=".0f", tickCount=8),
        )
    )
    base = scored.encode(
        y=alt.Y(
            "rank:Q",
            title=say("ranking.chart_rank"),
            scale=alt.Scale(zero=False, nice=False, reverse=True, padding=8),
            axis=alt.Axis(values=ranks_shown(int(table["rank"].max())), grid=False),
        ),
    )
    tooltip = [
        alt.Tooltip("province:N", title=say("ranking.chart_province")),
        alt.Tooltip("score_text:N", title=say("ranking.chart_score")),
        alt.Tooltip("rank:Q", title=say("ranking.chart_rank")),
        alt.Tooltip("kind:N", title=say("ranking.chart_status")),
        alt.Tooltip("source:N", title=say("ranking.chart_source")),
    ]
    is_mean = alt.datum.who == "mean"
    line = scored.transform_filter(is_mean).mark_rule(color=GREY, strokeDash=[4, 4])
    name = base.transform_filter(is_mean).mark_text(align="right", dx=-6, color=INK, fontSize=12)
    name = name.encode(text="text:N")
    others = base.transform_filter(alt.datum.who == "other")
    ranges = (
        others.transform_filter("datum.low < datum.high")
        .mark_rule(color=PALE, strokeWidth=2)
        .encode(x=alt.X("low:Q", scale=scale), x2="high:Q")
    )
    dots = others.mark_point(size=42, opacity=1, strokeWidth=1.2).encode(
        stroke=alt.Stroke("kind:N", scale=alt.Scale(domain=kinds, range=[SLATE] * len(kinds))),
        shape=alt.Shape(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[looks[kind][0] for kind in kinds]),
        ),
        fill=alt.Fill(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[looks[kind][1] for kind in kinds]),
        ),
        tooltip=tooltip,
    )
    layers: list[alt.Chart] = [line, ranges, dots, name]
    for who, filled, size in (("before", False, 130), ("after", True, 150)):
        mine = base.transform_filter(alt.datum.who == who)
        layers.append(
            mine.mark_point(
                shape="diamond", size=size, color=OURS, strokeWidth=2, filled=filled, opacity=1
            ).encode(tooltip=tooltip[:3])
        )
        layers += our_labels(mine, who)
    return dressed(alt.layer(*layers), 430)


def our_labels(mine: alt.Chart, who: str) -> list[alt.Chart]:
    """Our label on the side where the curve of the others leaves room, on a white edge."""
    found = []
    for side, align, dx, heights in SIDES:
        text = mine.transform_filter(alt.datum.side == side).encode(text="text:N")
        look: dict[str, Any] = {"align": align, "dx": dx, "dy": heights[who]}
        look |= {"fontSize": 12.5, "fontWeight": 600}
        found.append(text.mark_text(stroke="white", strokeWidth=4, **look))
        found.append(text.mark_text(color=OURS, **look))
    return found


def ranks_shown(of: int) -> list[int]:
    """The ranks that an axis names."""
    return [1, *range(10, of + 1, 10)]


def rank_across(table: pd.DataFrame, field: str, title: str | None) -> alt.X:
    """All ranks of a year from the best on the left; `of` is how many there are."""
    of = int(table["of"].max())
    return alt.X(
        field,
        title=title,
        scale=alt.Scale(domain=[0, of + 1], nice=False),
        axis=alt.Axis(values=ranks_shown(of)),
    )


def coming_layers(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The two 80 % intervals of the coming year's rank.

    `table`: kind (given, unknown), layer (its name), low, high, rank, of, text, text_at, and on
    both rows now, now_text (the rank in the year that has been).
    """
    base = alt.Chart(table).encode(
        y=alt.Y(
            "layer:N",
            sort=None,
            title=None,
            axis=alt.Axis(domain=False, ticks=False, minExtent=LABELS, maxExtent=LABELS),
        )
    )
    bars = base.mark_bar(height=22, cornerRadius=3).encode(
        x=rank_across(table, "low:Q", None),
        x2="high:Q",
        color=alt.Color(
            "kind:N", legend=None, scale=alt.Scale(domain=["given", "unknown"], range=[OURS, FAINT])
        ),
        tooltip=[
            alt.Tooltip("layer:N", title=say("ranking.chart_layer")),
            alt.Tooltip("text:N", title=say("ranking.chart_rank")),
        ],
    )
    middle = base.mark_tick(thickness=3, height=30, color=INK).encode(x="rank:Q")
    look: dict[str, Any] = {"dy": -23, "align": "left", "fontSize": 12.5, "fontWeight": 600}
    texts = [
        base.mark_text(**look, **paint).encode(x=alt.X("text_at:Q"), text="text:N")
        for paint in ({"stroke": "white", "strokeWidth": 5}, {"color": INK})
    ]
    now = alt.Chart(table).transform_filter(alt.datum.kind == "given").encode(x="now:Q")
    line = now.mark_rule(color=OURS, strokeDash=[4, 4], strokeWidth=1.5)
    labels = [
        now.transform_filter(side)
        .mark_text(dx=dx, align=align, color=OURS, fontSize=12)
        .encode(text="now_text:N", y=alt.value(118))
        for side, align, dx in HALVES
    ]
    return dressed(alt.layer(line, bars, middle, *texts, *labels), 165)


def coming_curve(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The chance of each rank or better in the coming year, for both layers.

    `table`: rank, of, layer (one of two fixed names), chance (0–1), chance_text, rank_text.
    """
    names = [say("ranking.curve_given"), say("ranking.curve_unknown")]
    base = alt.Chart(table).encode(
        x=rank_across(table, "rank:Q", say("ranking.chart_rank")),
        y=alt.Y(
            "chance:Q",
            title=None,
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(
                values=[0, 0.2, 0.5, 0.8, 1],
                labelExpr="round(datum.value * 100) + '\N{NO-BREAK SPACE}%'",
                minExtent=LABELS,
                maxExtent=LABELS,
            ),
        ),
    )
    lines = base.mark_line(strokeWidth=3, interpolate="step-after").encode(
        color=alt.Color(
            "layer:N",
            scale=alt.Scale(domain=names, range=[OURS, "#8d6f82"]),
            legend=alt.Legend(symbolSize=400, symbolStrokeWidth=3, labelLimit=360),
        ),
        strokeDash=alt.StrokeDash("layer:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]])),
    )
    hover = base.mark_point(size=120, opacity=0).encode(
        tooltip=[
            alt.Tooltip("rank_text:N", title=say("ranking.chart_rank")),
            alt.Tooltip("chance_text:N", title=say("ranking.chart_chance")),
            alt.Tooltip("layer:N", title=say("ranking.chart_layer")),
        ]
    )
    return dressed(alt.layer(lines, hover), 250)
