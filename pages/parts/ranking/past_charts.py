"""Charts of what has been: why a rank changed, the years of a province, how good forecasts were."""

import altair as alt
import pandas as pd

from model.telling.language import Language
from pages.parts.charts import GAIN, GREY, INK, LOSS, OURS, PALE, dressed
from pages.parts.ranking.charts import rank_across, ranks_shown


def free_axis(ticks: int) -> alt.Axis:
    """An axis of ranks that follows its data: no rank below 1, no half rank."""
    return alt.Axis(tickMinStep=1, labelExpr="datum.value >= 1 ? datum.label : ''", tickCount=ticks)


def rank_stairs(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """A rank step by step, best on top; each step hangs between the rank before and after it.

    `table`: stage (two lines, parted by "|"), next_stage, before, rank, low, high, kind (start,
    up, down, same), text (the rank told, at `under`), change_text (at `over`).
    """
    color = alt.Color(
        "kind:N",
        legend=None,
        scale=alt.Scale(domain=["start", "up", "down", "same"], range=[INK, GAIN, LOSS, GREY]),
    )
    scale = alt.Scale(zero=False, nice=False, reverse=True, padding=14)
    axis = free_axis(7)
    y = alt.Y("rank:Q", title=say("ranking.chart_rank"), scale=scale, axis=axis)
    base = alt.Chart(table).encode(
        x=alt.X(
            "stage:N",
            sort=None,
            title=None,
            axis=alt.Axis(
                labelAngle=0,
                labelExpr="split(datum.label, '|')",
                domain=False,
                ticks=False,
                labelFontSize=12.5,
            ),
        )
    )
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
    axis = free_axis(4)
    scale = alt.Scale(zero=False, nice=False, padding=24, reverse=True)
    y = alt.Y("value:Q", scale=scale, axis=axis, title=say("ranking.chart_rank"))
    return history(table, say, y, 150)


def history(table: pd.DataFrame, say: Language, y: alt.Y, height: int) -> alt.LayerChart:
    """Values by year. `table`: year (text), who, value, text, over (the text stands above); a year
    without a value stays empty."""
    names = [say("ranking.history_ours"), say("ranking.history_mean")]
    legend = alt.Legend(orient="top", offset=2) if table["who"].nunique() > 1 else None
    base = alt.Chart(table).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=y,
        color=alt.Color("who:N", scale=alt.Scale(domain=names, range=[OURS, GREY]), legend=legend),
    )
    lines = base.mark_line(strokeWidth=2)
    dots = base.mark_point(size=85, filled=True, opacity=1).encode(
        shape=alt.Shape(
            "who:N", scale=alt.Scale(domain=names, range=["diamond", "circle"]), legend=legend
        )
    )
    texts = [
        base.transform_filter(alt.datum.over == over)
        .mark_text(fontSize=12, fontWeight=600, dy=dy)
        .encode(text="text:N")
        for over, dy in ((True, -13), (False, 15))
    ]
    return dressed(alt.layer(lines, dots, *texts), height)


def forecast_verdict(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """True rank against forecast rank, with 80 % intervals, beside the naive estimate.

    `table`: true, predicted, of, low, high (missing for the naive), kind ("" on the two rows of
    the line where both agree), province, year, text.
    """
    kinds = [say(f"ranking.kind_{kind}") for kind in ("inside", "outside", "naive")]
    across = rank_across(table, "true:Q", say("ranking.chart_true"))
    of = int(table["of"].max())
    scale = alt.Scale(domain=[0, of + 1], nice=False)
    base = alt.Chart(table).encode(
        x=across,
        y=alt.Y(
            "predicted:Q",
            title=say("ranking.chart_predicted"),
            scale=scale,
            axis=alt.Axis(values=ranks_shown(of)),
        ),
    )
    agreed = base.transform_filter(alt.datum.kind == "").mark_line(color=PALE, strokeWidth=2)
    judged = base.transform_filter(alt.datum.kind != "")
    bars = (
        judged.transform_filter("isValid(datum.low)")
        .mark_rule(strokeWidth=2, opacity=0.35, color=OURS)
        .encode(y=alt.Y("low:Q", scale=scale), y2="high:Q")
    )
    dots = judged.mark_point(size=50, strokeWidth=1.8, opacity=1).encode(
        color=alt.Color(
            "kind:N",
            scale=alt.Scale(domain=kinds, range=[OURS, INK, LOSS]),
            legend=alt.Legend(orient="top", offset=4, columns=2, labelLimit=320),
        ),
        shape=alt.Shape(
            "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "square", "cross"])
        ),
        fill=alt.Fill("kind:N", scale=alt.Scale(domain=kinds, range=[OURS, "#ffffff", "#ffffff"])),
        tooltip=[
            alt.Tooltip("province:N", title=say("ranking.chart_province")),
            alt.Tooltip("year:O", title=say("ranking.chart_year")),
            alt.Tooltip("true:Q", title=say("ranking.chart_true")),
            alt.Tooltip("predicted:Q", title=say("ranking.chart_predicted")),
            alt.Tooltip("text:N", title=say("ranking.chart_interval")),
        ],
    )
    return dressed(alt.layer(agreed, bars, dots), 360)
