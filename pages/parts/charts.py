"""Charts: table in, chart out. Vietnamese numbers, no colour that carries meaning alone."""

import altair as alt
import pandas as pd

from model.words import Words

INK, GREY, PALE = "#17212e", "#8b96a5", "#c9d1db"
GAIN, LOSS, OURS = "#1767a8", "#c2571a", "#8a1c5b"
FONT = "Be Vietnam Pro, sans-serif"
NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}


def dressed(chart: alt.LayerChart | alt.Chart, height: int) -> alt.LayerChart | alt.Chart:
    """The look that all charts share."""
    return (
        chart.properties(height=height, width="container")
        .configure(font=FONT, locale={"number": NUMBERS}, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            titleColor=GREY,
            labelColor=INK,
            gridColor="#e8ecf1",
            domainColor=PALE,
            tickColor=PALE,
            labelLimit=320,
        )
        .configure_legend(labelFontSize=12, title=None, orient="bottom", labelLimit=260)
    )


def waterfall(steps: pd.DataFrame, say: Words) -> alt.LayerChart:
    """From the base to the scenario, one bar per change.

    `steps`: label, from_points, to_points, change_text, kind (total, up, down), order.
    """
    low = min(steps["from_points"].min(), steps["to_points"].min())
    high = max(steps["from_points"].max(), steps["to_points"].max())
    room = max((high - low) * 0.35, 0.4)
    floor = max(low - room * 0.6, 0)
    table = steps.assign(from_points=steps["from_points"].where(steps["kind"] != "total", floor))
    base = alt.Chart(table).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    bars = base.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(
        x=alt.X(
            "from_points:Q",
            title=say("simulate.chart_points"),
            scale=alt.Scale(domain=[floor, high + room], zero=False),
            axis=alt.Axis(format=".1f", tickCount=5),
        ),
        x2="to_points:Q",
        color=alt.Color(
            "kind:N",
            legend=None,
            scale=alt.Scale(domain=["total", "up", "down"], range=[INK, GAIN, LOSS]),
        ),
    )
    text = base.mark_text(align="left", dx=6, fontSize=12.5, fontWeight=600, color=INK).encode(
        x=alt.X("right:Q"), text="change_text:N"
    )
    height = 26 * len(table) + 46
    return dressed(
        bars + text.transform_calculate(right="max(datum.from_points, datum.to_points)"), height
    )


def losses(table: pd.DataFrame, say: Words) -> alt.LayerChart:
    """The criteria that lost most. `table`: label, lost, lost_text, moved_text."""
    base = alt.Chart(table).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False))
    )
    bars = base.mark_bar(height={"band": 0.62}, cornerRadius=2, color=LOSS).encode(
        x=alt.X(
            "lost:Q",
            title=say("simulate.chart_lost"),
            scale=alt.Scale(domainMin=0, padding=30),
            axis=alt.Axis(format=".1f", tickCount=5),
        )
    )
    text = base.mark_text(align="left", dx=6, fontSize=12.5, fontWeight=600, color=INK).encode(
        x="lost:Q", text="lost_text:N"
    )
    return dressed(bars + text, 26 * len(table) + 46)


def provinces(table: pd.DataFrame, say: Words) -> alt.LayerChart:
    """The provinces by rank and score, ours before and after.

    `table`: rank, score, province, status, source, who (other, before, after), text.
    """
    tooltip = [
        alt.Tooltip("province:N", title=say("simulate.chart_province")),
        alt.Tooltip("score:Q", title=say("simulate.chart_points"), format=".2f"),
        alt.Tooltip("rank:Q", title=say("simulate.chart_rank")),
        alt.Tooltip("status:N", title=say("simulate.chart_status")),
    ]
    x = alt.X(
        "rank:Q",
        title=say("simulate.chart_rank"),
        scale=alt.Scale(domain=[0, int(table["rank"].max()) + 1], nice=False),
        axis=alt.Axis(values=[1, 10, 20, 30, 40, 50, 60], grid=False),
    )
    y = alt.Y(
        "score:Q",
        title=say("simulate.chart_points"),
        scale=alt.Scale(zero=False, nice=True, padding=8),
        axis=alt.Axis(format=".0f", tickCount=5),
    )
    known = [say("simulate.status_printed"), say("simulate.status_derived")]
    base = alt.Chart(table).encode(x=x, y=y, tooltip=tooltip)
    others = base.transform_filter(alt.datum.who == "other")
    solid = alt.FieldOneOfPredicate(field="status", oneOf=known)
    dots = others.transform_filter(solid).mark_point(filled=True, size=34, color=GREY, opacity=1)
    rings = others.transform_filter(alt.LogicalNotPredicate(**{"not": solid})).mark_point(
        filled=False, size=26, color=GREY, strokeWidth=1
    )
    before = base.transform_filter(alt.datum.who == "before").mark_point(
        shape="diamond", size=150, color=OURS, strokeWidth=2, filled=False
    )
    after = base.transform_filter(alt.datum.who == "after").mark_point(
        shape="diamond", size=190, color=OURS, filled=True, opacity=1
    )
    labels = [
        base.transform_filter(alt.datum.who == who)
        .mark_text(align="left", dx=9, dy=dy, fontSize=12.5, fontWeight=600, color=OURS)
        .encode(text="text:N")
        for who, dy in (("before", 14), ("after", -11))
    ]
    return dressed(alt.layer(rings, dots, before, after, *labels), 210)
