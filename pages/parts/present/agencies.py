"""Points by lead agency as large bars."""

import textwrap

import altair as alt
import pandas as pd

from model.planning.agencies import in_hand
from model.telling import numbers
from model.telling.language import Language
from pages.parts.charts import GAIN, LOSS, OURS, dressed, ends, labelled, room
from pages.parts.frame import Frame

MOST_AGENCIES = 7
LONGEST_LINE = 30  # characters of a name before it is broken
ROOM = 1.15  # of the longest bar, for the text at its end
TWO_LINES = {  # the middle of a broken name is the gap between its lines
    "condition": {"test": "indexof(datum.value, '|') > 0", "value": "line-bottom"},
    "value": "middle",
}


def agency_table(frame: Frame) -> pd.DataFrame:
    """The agencies with the most points, and the rest in one row: what the scenario changes in
    their criteria or, without changes, what can be won back there.

    name, label (| breaks a line), points, right (where the text stands), room (the end of the
    axis), points_text, kind (up, down, held).
    """
    changed = bool(frame.work.scenario.changes)
    table = in_hand(frame.case.rulebook, frame.work.scenario)
    points = table.set_index("agency")["gain" if changed else "lead"]
    points = points[points.round(4) != 0] if changed else points[points.round(2) > 0]
    points = points.sort_values(key=abs, ascending=False, kind="stable")
    shown, rest = list(points.items())[:MOST_AGENCIES], points.iloc[MOST_AGENCIES:]
    if len(rest):
        shown.append((frame.words("present.other_agencies", count=len(rest)), rest.sum()))
    rows = [row(str(name), float(value), changed) for name, value in shown]
    rows = rows or [row("–", 0.0, changed)]
    longest = max(abs(one["points"]) for one in rows) or 1.0
    furthest = max(one["right"] for one in rows)
    return pd.DataFrame(rows).assign(room=max(ROOM * furthest, (ROOM - 1) * longest))


def row(name: str, points: float, changed: bool) -> dict:
    """An agency's bar."""
    return {
        "name": name,
        "label": "|".join(textwrap.wrap(name, LONGEST_LINE)),
        "points": points,
        "right": max(points, 0.0),
        "points_text": numbers.signed(points) if changed else numbers.decimal(points),
        "kind": "held" if not changed else "down" if points < 0 else "up",
    }


def agency_bars(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Points by agency. `table`: as `agency_table` makes it."""
    names = alt.Axis(
        domain=False,
        ticks=False,
        labelPadding=8,
        labelExpr="split(datum.value, '|')",
        labelBaseline=TWO_LINES,
    )
    base = labelled(table).encode(y=alt.Y("label:N", sort=None, title=None, axis=names))
    bars = base.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(
        x=alt.X(
            "points:Q",
            title=say("simulate.chart_points"),
            scale=alt.Scale(zero=True, nice=False),
            axis=alt.Axis(format=".1f", tickCount=5),
        ),
        color=alt.Color(
            "kind:N",
            legend=None,
            scale=alt.Scale(domain=["held", "up", "down"], range=[OURS, GAIN, LOSS]),
        ),
    )
    return dressed(bars + ends(base, "right:Q", "points_text:N") + room(base), alt.Step(26))
