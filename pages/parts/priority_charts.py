"""The Pareto chart of lost points."""

import altair as alt
import pandas as pd

from model.words import Words
from pages.parts.charts import GAIN, GREY, INK, LOSS, OURS, dressed

GROUPS = {
    "survey": "#7b8794",
    "outright": LOSS,
    "share": GAIN,
    "place": OURS,
    "out_of_reach": "#c9d1db",
}
GROUP_OF = {
    "share": "share",
    "count": "share",
    "checklist": "outright",
    "steps": "outright",
    "place": "place",
    "survey": "survey",
    "out_of_reach": "out_of_reach",
}


def pareto(table: pd.DataFrame, say: Words) -> alt.LayerChart:
    """Lost points by criterion, coloured by how it moves, with the cumulative share.

    `table`: order, label, lost, lost_text, group (a word), cumulative (0-1), cumulative_text.
    """
    words = [say(f"priorities.group.{name}") for name in GROUPS]
    x = alt.X(
        "label:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelAngle=-90, domain=False, ticks=False, labelLimit=90, labelPadding=4),
    )
    base = alt.Chart(table).encode(x=x)
    bars = base.mark_bar(
        width={"band": 0.78}, cornerRadiusTopLeft=2, cornerRadiusTopRight=2
    ).encode(
        y=alt.Y(
            "lost:Q",
            title=say("priorities.pareto.lost"),
            axis=alt.Axis(format=".1f", tickCount=5),
        ),
        color=alt.Color(
            "group:N",
            scale=alt.Scale(domain=words, range=list(GROUPS.values())),
            legend=alt.Legend(orient="top", title=None, columns=3, symbolType="square"),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=say("priorities.table.criterion")),
            alt.Tooltip("lost:Q", title=say("priorities.pareto.lost"), format=".4f"),
            alt.Tooltip("cumulative:Q", title=say("priorities.pareto.cumulative"), format=".0%"),
        ],
    )
    numbers = base.mark_text(dy=-7, fontSize=11, fontWeight=600, color=INK).encode(
        y="lost:Q", text="lost_text:N"
    )
    share = alt.Y(
        "cumulative:Q",
        title=say("priorities.pareto.cumulative"),
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", tickCount=5, grid=False),
    )
    line = base.mark_line(
        color=GREY, strokeWidth=1.5, point=alt.OverlayMarkDef(color=GREY, size=18)
    ).encode(y=share)
    chart = alt.layer(bars + numbers, line).resolve_scale(y="independent")
    return dressed(chart, 250)
