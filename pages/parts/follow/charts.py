"""Charts of a year under way: table in, chart out. Along its months, each line named at its end."""

from typing import Any, Literal

import altair as alt
import pandas as pd

from model.telling.following import view_text
from model.telling.language import Language
from pages.parts.charts import GAIN, INK, NARROW, OURS, dressed

LOST = "#f7ebe3"
CEILING = "#7a4a2b"
LOOKS: dict[str, dict[str, Any]] = {
    "ceiling": {"color": CEILING, "strokeWidth": 2.2, "interpolate": "step-after"},
    "plan": {"color": GAIN, "strokeWidth": 2.2, "strokeDash": [7, 4]},
    "pace": {"color": OURS, "strokeWidth": 2.8},
    "ahead": {"color": OURS, "strokeWidth": 2.2, "strokeDash": [2, 4]},
    "ceiling_ahead": {"color": CEILING, "strokeWidth": 1.6, "strokeDash": [2, 4]},
}
ROOM = f"{NARROW} ? 5.6 : 3.4"  # months, kept for the words at the ends of the lines


def months_axis(say: Language, count: int, first: int) -> dict[str, Any]:
    """The months of a year along the bottom, each named in its middle."""
    names = [say("follow.month_short", month=1 + (first + one) % 12) for one in range(count)]
    axis = alt.Axis(
        values=[one + 0.5 for one in range(count)],
        labelExpr=f"{names!r}[floor(datum.value)]",
        grid=False,
        ticks=False,
        labelFlush=False,
        labelSeparation=6,
    )
    scale = alt.Scale(domain=[0, alt.ExprRef(f"{count} + ({ROOM})")], nice=False)
    return {"scale": scale, "axis": axis, "title": None}


def year_ends(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Where the year ends, as it was seen month by month.

    `table`: series (of `LOOKS`, or the end of one), month (0–12), value, low, high, top, text (at
    the ends), at (where it stands), hover; count and first (of the months).
    """
    months = months_axis(say, int(table["count"].iloc[0]), int(table["first"].iloc[0]))
    x = alt.X("month:Q", **months)
    scale = alt.Scale(zero=False, nice=False, padding=12)
    axis = alt.Axis(format=".1f", tickCount=5, tickMinStep=0.1)
    y = alt.Y("value:Q", title=say("follow.chart_points"), scale=scale, axis=axis)
    base = alt.Chart(table).encode(x=x, y=y)
    gone = of(base, "ceiling", "ceiling_ahead").mark_area(
        interpolate="step-after", color=LOST, opacity=1
    )
    lost = gone.encode(y=alt.Y("value:Q", scale=scale), y2="top:Q")
    band = of(base, "pace", "ahead").mark_area(color=OURS, opacity=0.13)
    bands = band.encode(y=alt.Y("low:Q", scale=scale), y2="high:Q")
    lines = [of(base, name).mark_line(**look) for name, look in LOOKS.items()]
    dots = (
        of(base, "pace")
        .mark_point(shape="diamond", size=70, filled=True, color=OURS, opacity=1)
        .encode(tooltip=alt.Tooltip("hover:N", title=view_text(say, "pace")))
    )
    return dressed(alt.layer(lost, bands, *lines, dots, *words(base)), 300)


def certain_so_far(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The points that are certain, beside the way of the plan.

    `table`: series (planned, certain), month, value, text, at, count, first.
    """
    months = months_axis(say, int(table["count"].iloc[0]), int(table["first"].iloc[0]))
    axis = alt.Axis(format=".0f", tickCount=3, tickMinStep=1)
    scale = alt.Scale(zero=True, nice=False, padding=6)
    y = alt.Y("value:Q", title=say("follow.chart_points"), scale=scale, axis=axis)
    base = alt.Chart(table).encode(x=alt.X("month:Q", **months), y=y)
    planned = of(base, "planned").mark_line(color=GAIN, strokeWidth=2, strokeDash=[7, 4])
    certain = of(base, "certain").mark_line(color=INK, strokeWidth=2.6, point={"color": INK})
    return dressed(alt.layer(planned, certain, *words(base)), 150)


def of(base: alt.Chart, *series: str) -> alt.Chart:
    """The rows of some series."""
    found: alt.Chart = base.transform_filter(alt.FieldOneOfPredicate("series", list(series)))
    return found


WORDS = {"ceiling": CEILING, "plan": GAIN, "pace": OURS, "planned": GAIN, "certain": INK}

DOWN = {"certain": 14}  # pixels, off the line of the plan


def words(base: alt.Chart) -> list[alt.Chart]:
    """The name and the figure at the end of each line, in its colour."""
    align: Literal["left"] = "left"
    return [
        base.transform_filter(alt.datum.series == f"{name}_end")
        .mark_text(
            align=align,
            dx=8,
            dy=DOWN.get(name, 0),
            fontSize=12.5,
            fontWeight=600,
            color=color,
            lineBreak="|",
        )
        .encode(text="text:N", y="at:Q")
        for name, color in WORDS.items()
    ]
