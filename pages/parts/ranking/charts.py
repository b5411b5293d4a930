"""Charts of the coming year and of what has been: table in, chart out."""

from collections.abc import Mapping
from typing import Any, Literal

import altair as alt
import pandas as pd

from model.telling.language import Language
from pages.parts.charts import (
    GAIN,
    GREY,
    INK,
    LOSS,
    MUTED,
    NARROW,
    OURS,
    PALE,
    SHARE,
    broken,
    columns,
    dressed,
    kinds,
    looking,
)

FAINT, FAINT_LINE = "#b9a3b1", "#8d6f82"
WHITE = "#ffffff"
HALVES: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("datum.now > datum.of / 2", "right", -5),
    ("datum.now <= datum.of / 2", "left", 5),
)  # on which half of the ranks a rank is, and where its label stands
LINES = "split(datum.label, '|')"  # a label in two lines
LABELS = 120  # pixels kept for the labels of the two charts that share an axis of ranks


def ranks_shown(of: int) -> list[int]:
    """The ranks that an axis names."""
    return [1, *range(10, of + 1, 10)]


def all_ranks(table: pd.DataFrame) -> dict[str, Any]:
    """The scale and axis of all ranks of a year; `of` is how many there are."""
    of = int(table["of"].max())
    scale = alt.Scale(domain=[0, of + 1], nice=False)
    return {"scale": scale, "axis": alt.Axis(values=ranks_shown(of))}


def free_axis(ticks: int) -> alt.Axis:
    """An axis of ranks that follows its data: no rank below 1, no half rank."""
    return alt.Axis(tickMinStep=1, labelExpr="datum.value >= 1 ? datum.label : ''", tickCount=ticks)


def tooltips(say: Language, titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """What shows on hover: fields, each with the key of its title."""
    return [alt.Tooltip(field, title=say(f"ranking.chart_{key}")) for field, key in titles.items()]


def coming_layers(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The two intervals of the coming year's rank.

    `table`: kind (given, unknown), layer (its name in two lines, parted by "|"), low, high, rank,
    of, text, text_at, and on
    both rows now, now_text (the rank in the year that has been).
    """
    axis = alt.Axis(domain=False, ticks=False, minExtent=LABELS, maxExtent=LABELS, labelExpr=LINES)
    base = alt.Chart(table).encode(y=alt.Y("layer:N", sort=None, title=None, axis=axis))
    bars = base.mark_bar(height=22, cornerRadius=3).encode(
        x=alt.X("low:Q", title=None, **all_ranks(table)),
        x2="high:Q",
        color=kinds({"given": OURS, "unknown": FAINT}),
        tooltip=tooltips(say, {"text:N": "rank"}),
    )
    middle = base.mark_tick(thickness=3, height=30, color=INK).encode(x="rank:Q")
    look: dict[str, Any] = {"dy": -23, "fontSize": 12.5, "fontWeight": 600}
    look["align"] = alt.ExprRef(f"{NARROW} ? 'right' : 'left'")
    look["x"] = alt.ExprRef(f"{NARROW} ? width : scale('x', datum.text_at)")
    texts = [
        base.mark_text(**look, **paint).encode(text="text:N")
        for paint in ({"stroke": "white", "strokeWidth": 5}, {"color": INK})
    ]
    now = alt.Chart(table).transform_filter(alt.datum.kind == "given").encode(x="now:Q")
    line = now.mark_rule(color=OURS, strokeDash=[4, 4], strokeWidth=1.5)
    labels = [
        now.transform_filter(side)
        .mark_text(dx=dx, align=align, color=OURS, fontSize=12.5)
        .encode(text="now_text:N", y=alt.value(126))
        for side, align, dx in HALVES
    ]
    return dressed(alt.layer(line, bars, middle, *texts, *labels), 172)


def coming_curve(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The chance of each rank or better in the coming year, for both layers.

    `table`: rank, of, layer (one of two fixed names), chance (0–1), chance_text, rank_text.
    """
    given, unknown = say("ranking.curve_given"), say("ranking.curve_unknown")
    axis = alt.Axis(
        values=[0, 0.2, 0.5, 0.8, 1],
        labelExpr=SHARE,
        minExtent=LABELS,
        maxExtent=LABELS,
    )
    base = alt.Chart(table).encode(
        x=alt.X("rank:Q", title=say("ranking.chart_rank"), **all_ranks(table)),
        y=alt.Y("chance:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=axis),
    )
    legend = alt.Legend(
        symbolSize=400,
        symbolStrokeWidth=3,
        labelLimit=360,
        columns=columns(),
        labelExpr=broken(14),
    )
    lines = base.mark_line(strokeWidth=3, interpolate="step-after").encode(
        color=looking(alt.Color, "layer:N", {given: OURS, unknown: FAINT_LINE}, legend=legend),
        strokeDash=looking(alt.StrokeDash, "layer:N", {given: [1, 0], unknown: [6, 4]}),
    )
    told = {"rank_text:N": "rank", "chance_text:N": "chance", "layer:N": "layer"}
    hover = base.mark_point(size=120, opacity=0).encode(tooltip=tooltips(say, told))
    return dressed(alt.layer(lines, hover), 250)


def rank_stairs(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """A rank step by step, best on top; each step hangs between the rank before and after it.

    `table`: stage (two lines, parted by "|"), next_stage, before, rank, low, high, kind (start,
    up, down, same), text (the rank told, at `under`), change_text (at `over`).
    """
    color = kinds({"start": INK, "up": GAIN, "down": LOSS, "same": MUTED})
    scale = alt.Scale(zero=False, nice=False, reverse=True, padding=14)
    y = alt.Y("rank:Q", title=say("ranking.chart_rank"), scale=scale, axis=free_axis(7))
    axis = alt.Axis(
        labelAngle=0,
        labelExpr=broken(7),
        domain=False,
        ticks=False,
        labelFontSize=12.5,
    )
    base = alt.Chart(table).encode(x=alt.X("stage:N", sort=None, title=None, axis=axis))
    links = base.mark_rule(color=GREY, strokeDash=[3, 3]).encode(y=y, x2="next_stage:N")
    wide = {"band": 0.46}
    bars = base.mark_bar(width=wide, cornerRadius=2).encode(
        y=alt.Y("before:Q", scale=scale), y2="rank:Q", color=color
    )
    ranges = (
        base.transform_filter("datum.low < datum.high")
        .mark_rule(color=INK, strokeWidth=2)
        .encode(y=alt.Y("low:Q", scale=scale), y2="high:Q")
    )
    ends = base.mark_tick(thickness=3, width=wide, color=INK).encode(y=y)
    texts = base.mark_text(fontSize=14, fontWeight=700, color=INK).encode(
        y=alt.Y("under:Q", scale=scale), text="text:N"
    )
    changes = base.mark_text(fontSize=12.5, fontWeight=600).encode(
        y=alt.Y("over:Q", scale=scale), text="change_text:N", color=color
    )
    return dressed(alt.layer(links, bars, ranges, ends, texts, changes), 340)


def history_score(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """A province's score by year beside the national mean. `table`: as for `history`."""
    axis = alt.Axis(tickCount=4, format=".0f")
    scale = alt.Scale(zero=False, nice=False, padding=22)
    y = alt.Y("value:Q", scale=scale, axis=axis, title=say("ranking.chart_score"))
    return history(table, say, y, 185)


def history_rank(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """A province's rank by year, the best on top. `table`: as for `history`."""
    scale = alt.Scale(zero=False, nice=False, padding=24, reverse=True)
    y = alt.Y("value:Q", scale=scale, axis=free_axis(4), title=say("ranking.chart_rank"))
    return history(table, say, y, 150)


def history(table: pd.DataFrame, say: Language, y: alt.Y, height: int) -> alt.LayerChart:
    """Values by year. `table`: year (text), who, value, text, over (the text stands above); a year
    without a value stays empty."""
    ours, mean = say("ranking.history_ours"), say("ranking.history_mean")
    legend = (
        alt.Legend(orient="top", offset=2, columns=columns())
        if table["who"].nunique() > 1
        else None
    )
    base = alt.Chart(table).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=y,
        color=looking(alt.Color, "who:N", {ours: OURS, mean: MUTED}, legend=legend),
    )
    shape = looking(alt.Shape, "who:N", {ours: "diamond", mean: "circle"}, legend=legend)
    lines = base.mark_line(strokeWidth=2)
    dots = base.mark_point(size=85, filled=True, opacity=1).encode(shape=shape)
    texts = [
        base.transform_filter(alt.datum.over == over)
        .mark_text(fontSize=12.5, fontWeight=600, dy=dy)
        .encode(text="text:N")
        for over, dy in ((True, -13), (False, 15))
    ]
    return dressed(alt.layer(lines, dots, *texts), height)


def forecast_verdict(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """True rank against forecast rank, with 80 % intervals, beside the naive estimate.

    `table`: true, predicted, of, low, high (missing for the naive), kind ("" on the two rows of
    the line where both agree), province, year, text.
    """
    inside, outside, naive = (
        say(f"ranking.kind_{kind}") for kind in ("inside", "outside", "naive")
    )
    ranks = all_ranks(table)
    base = alt.Chart(table).encode(
        x=alt.X("true:Q", title=say("ranking.chart_true"), **ranks),
        y=alt.Y("predicted:Q", title=say("ranking.chart_predicted"), **ranks),
    )
    agreed = base.transform_filter(alt.datum.kind == "").mark_line(color=PALE, strokeWidth=2)
    judged = base.transform_filter(alt.datum.kind != "")
    bars = (
        judged.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, opacity=0.35, color=OURS)
        .encode(y=alt.Y("low:Q", scale=ranks["scale"]), y2="high:Q")
    )
    colours = {inside: OURS, outside: INK, naive: LOSS}
    shapes = {inside: "circle", outside: "square", naive: "cross"}
    fillings = {inside: OURS, outside: WHITE, naive: WHITE}
    legend = alt.Legend(
        orient="top", offset=4, columns=columns(2), labelLimit=320, labelExpr=broken(26)
    )
    told = {"province:N": "province", "year:O": "year"}
    told |= {"true:Q": "true", "predicted:Q": "predicted", "text:N": "interval"}
    dots = judged.mark_point(size=50, strokeWidth=1.8, opacity=1).encode(
        color=looking(alt.Color, "kind:N", colours, legend=legend),
        shape=looking(alt.Shape, "kind:N", shapes),
        fill=looking(alt.Fill, "kind:N", fillings),
        tooltip=tooltips(say, told),
    )
    return dressed(alt.layer(agreed, bars, dots), 360)
