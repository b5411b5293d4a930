"""The charts of the priorities: lost points, ranges of levers, and shares of the doubt."""

from typing import Literal

import altair as alt
import pandas as pd

from model.telling.language import Language
from pages.parts.charts import (
    BAR,
    GAIN,
    GREY,
    INK,
    LOSS,
    OURS,
    PALE,
    SHARE,
    STAGGERED,
    TENTHS,
    columns,
    dressed,
    ends,
    labelled,
)

GROUPS = {
    "survey": "#7b8794",
    "outright": LOSS,
    "share": GAIN,
    "place": OURS,
    "points": "#a08440",
    "out_of_reach": PALE,
}
GROUP_OF = {
    "share": "share",
    "count": "share",
    "checklist": "outright",
    "steps": "outright",
    "place": "place",
    "points": "points",
    "survey": "survey",
    "out_of_reach": "out_of_reach",
}
SIDES: tuple[tuple[Literal["left", "right"], int], ...] = (("right", -5), ("left", 5))


def pareto_bars(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Lost points by criterion, coloured by how it moves, with the cumulative share.

    `table`: label, name, lost, lost_text, group (a word), cumulative (0-1).
    """
    words = [say(f"priorities.group.{name}") for name in GROUPS]
    x = alt.X(
        "label:N",
        sort=None,
        title=None,
        axis=alt.Axis(
            labelAngle=-90,
            labelExpr=STAGGERED,
            domain=False,
            ticks=False,
            labelLimit=130,
            labelPadding=4,
        ),
    )
    base = alt.Chart(table).encode(x=x)
    bars = base.mark_bar(
        width={"band": 0.78}, cornerRadiusTopLeft=2, cornerRadiusTopRight=2
    ).encode(
        y=alt.Y("lost:Q", title=say("priorities.pareto.lost"), axis=TENTHS),
        color=alt.Color(
            "group:N",
            scale=alt.Scale(domain=words, range=list(GROUPS.values())),
            legend=alt.Legend(orient="top", title=None, columns=columns(3), symbolType="square"),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=say("priorities.table.criterion")),
            alt.Tooltip("lost:Q", title=say("priorities.pareto.lost"), format=".4f"),
            alt.Tooltip("cumulative:Q", title=say("priorities.pareto.cumulative"), format=".0%"),
        ],
    )
    numbers = [
        base.mark_text(dy=-7, fontSize=12.5, fontWeight=600, **paint).encode(
            y="lost:Q", text="lost_text:N"
        )
        for paint in ({"stroke": "white", "strokeWidth": 4}, {"color": INK})
    ]
    share = alt.Y(
        "cumulative:Q",
        title=say("priorities.pareto.cumulative"),
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(labelExpr=SHARE, tickCount=5, grid=False, orient="right"),
    )
    line = base.mark_line(
        color=GREY, strokeWidth=1.5, point=alt.OverlayMarkDef(color=GREY, size=18)
    ).encode(y=share)
    # The line lies under the bars and their numbers, which it would cross.
    chart = alt.layer(line, alt.layer(bars, *numbers)).resolve_scale(y="independent")
    return dressed(chart, 330)


def tornado_bars(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Each lever's total at the ends of its range, around the scenario's total.

    `table`: label, from_points, to_points, side (a word), rank_text, text; two rows per label.
    """
    down, up = say("priorities.sensitivity.down"), say("priorities.sensitivity.up")
    base = labelled(table)
    bars = base.mark_bar(height={"band": 0.66}).encode(
        x=alt.X(
            "from_points:Q",
            title=say("priorities.sensitivity.total"),
            scale=alt.Scale(zero=False, nice=False, padding=48),
            axis=alt.Axis(format=".1f", tickCount=6, labelFlush=16),
        ),
        x2="to_points:Q",
        color=alt.Color(
            "side:N",
            scale=alt.Scale(domain=[down, up], range=[LOSS, GAIN]),
            legend=alt.Legend(orient="top", title=None, symbolType="square", columns=columns()),
        ),
        tooltip=[alt.Tooltip("label:N", title=say("priorities.table.criterion")), "text:N"],
    )
    middle = alt.Chart(table).mark_rule(color=INK).encode(x="mean(from_points):Q")
    texts = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=12.5, color=INK)
        .encode(x="to_points:Q", text="rank_text:N")
        for side, (align, dx) in zip((down, up), SIDES, strict=True)
    ]
    return dressed(alt.layer(bars, middle, *texts), alt.Step(30))


def shares(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The share of each source in the variance. `table`: label, share (0-1), share_text."""
    base = labelled(table)
    bars = base.mark_bar(**BAR, color=GREY).encode(
        x=alt.X(
            "share:Q",
            title=say("priorities.sensitivity.parts_share"),
            scale=alt.Scale(domain=[0, 1.12], nice=False),
            axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1]),
        )
    )
    return dressed(bars + ends(base, "share:Q", "share_text:N"), alt.Step(26))
