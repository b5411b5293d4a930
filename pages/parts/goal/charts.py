"""The charts of the goal screen: the way to the goal, and what each rank costs."""

import altair as alt
import pandas as pd

from model.telling.language import Language
from pages.parts.charts import GAIN, INK, OURS, dressed, ends, labelled, rising, room

MOST_LABEL = 190  # pixels; the bars stand in the narrow column


def goal_way(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """From the start to the plan's total, one bar per criterion, and the total that is wanted.

    `table`: as for `charts.waterfall`, with wanted and wanted_text (the same in each row; wanted is
    missing where no total gives what is asked).
    """
    base = labelled(table)
    bars = rising(base, say("goal.way.points"))
    line = alt.Chart(table).transform_aggregate(
        wanted="max(wanted)", wanted_text="max(wanted_text)"
    )
    rule = line.mark_rule(color=OURS, strokeDash=[5, 3], strokeWidth=1.5).encode(x="wanted:Q")
    name = line.mark_text(
        color=OURS, fontSize=12.5, fontWeight=600, align="right", dx=-5, dy=9, baseline="top"
    ).encode(x="wanted:Q", y=alt.value(0), text="wanted_text:N")
    halo = ends(base, "right:Q", "change_text:N").mark_text(
        align="left", dx=6, fontSize=12.5, fontWeight=600, stroke="white", strokeWidth=4
    )
    texts = halo + ends(base, "right:Q", "change_text:N")
    whole = dressed(rule + bars + name + texts + room(base), alt.Step(26))
    found: alt.LayerChart = whole.configure_axisY(labelLimit=MOST_LABEL)
    return found


def goal_prices(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The effort of each rank around the wanted one.

    `table`: rank_text (from the worst to the best), effort, effort_text, who (target, other),
    wanted_text, room (the end of the axis).
    """
    x = alt.X(
        "rank_text:N",
        sort=None,
        title=say("goal.prices.rank"),
        axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelPadding=6),
    )
    base = alt.Chart(table).encode(x=x)
    bars = base.mark_bar(width={"band": 0.7}, cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(
        y=alt.Y(
            "effort:Q",
            title=say("goal.prices.effort"),
            scale=alt.Scale(zero=True, nice=False),
            axis=alt.Axis(format=".0f", tickCount=5),
        ),
        color=alt.Color(
            "who:N",
            legend=None,
            scale=alt.Scale(domain=["target", "other"], range=[OURS, GAIN]),
        ),
        tooltip=[
            alt.Tooltip("rank_text:N", title=say("goal.prices.rank")),
            alt.Tooltip("wanted_text:N", title=say("goal.prices.wanted")),
            alt.Tooltip("effort_text:N", title=say("goal.prices.effort")),
        ],
    )
    texts = base.mark_text(dy=-8, fontSize=12, fontWeight=600, color=INK).encode(
        y="effort:Q", text="effort_text:N"
    )
    kept = base.mark_point(opacity=0).encode(y="room:Q")
    return dressed(alt.layer(bars, texts, kept), 250)
