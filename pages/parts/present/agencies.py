"""Points by lead agency as large bars."""

import textwrap

import altair as alt
import pandas as pd

from model.planning.agencies import held
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
    their criteria or, without changes, what can be won back there. Empty where there is nothing.

    name, label (| breaks a line), points, right (where the text stands), room (the end of the
    axis), points_text, kind (up, down, held).
    """
    say, changed = frame.words, frame.work.scenario.changed
    found = [
        (one.agency, one.gains[0] if changed else one.lead)
        for one in held(frame.ground, frame.base, [frame.now])
    ]
    found = [pair for pair in found if round(pair[1], 4 if changed else 2)]
    found.sort(key=lambda pair: -abs(pair[1]))
    shown, rest = found[:MOST_AGENCIES], found[MOST_AGENCIES:]
    if rest:
        name = say("present.other_agencies", count=len(rest))
        shown.append((name, sum(points for _, points in rest)))
    rows = [row(say, name, points, changed) for name, points in shown]
    if not rows:
        return pd.DataFrame()
    longest = max(abs(points) for _, points in shown)
    furthest = max(points for _, points in shown)
    return pd.DataFrame(rows).assign(room=max(ROOM * furthest, (ROOM - 1) * longest))


def row(say: Language, name: str, points: float, changed: bool) -> dict[str, object]:
    """An agency's bar."""
    return {
        "name": name,
        "label": "|".join(textwrap.wrap(name, LONGEST_LINE)),
        "points": points,
        "right": max(points, 0.0),
        "points_text": say.signed(points) if changed else say.decimal(points),
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
