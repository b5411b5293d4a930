"""The one chart of a presentation: those of the other screens and the points by lead agency, drawn
for a big room."""

import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from model.planning.agencies import held
from model.telling.labels import no_agencies
from model.telling.language import Language
from pages.parts.charts import (
    BAR,
    FROM_ZERO,
    GAIN,
    LOSS,
    OURS,
    TENTHS,
    Chart,
    Picture,
    dressed,
    ends,
    kinds,
    labelled,
    room,
    specifications,
)
from pages.parts.frame import Frame
from pages.parts.present.pictures import change_picture, provinces_picture
from pages.parts.present.scene import Scene
from pages.parts.simulation import documents
from pages.parts.texts import show

MOST_AGENCIES = 7
LONGEST_LINE = 30  # characters of an agency's name before it is broken
ROOM = 1.15  # of the longest bar, for the text at its end
TWO_LINES = {  # the middle of a broken name is the gap between its lines
    "condition": {"test": "indexof(datum.value, '|') > 0", "value": "line-bottom"},
    "value": "middle",
}
NORMAL = 15  # pixels of 1rem on the other screens
REM = "clamp(min(windowSize()[0] * 0.011, windowSize()[1] * 0.0195), 12, 44)"  # as in style.css
ENLARGED = 1.3  # beyond what rem grows
HIGHEST_BAR = {"expr": f"min(bandwidth('y') * {BAR['height']['band']}, 3 * {REM})"}
LENGTHS = {"fontSize", "labelFontSize", "titleFontSize", "labelLimit", "labelPadding", "dx", "dy"}
AREAS = {"size"}
PADDING = {"left": 4, "top": 6, "bottom": 4, "right": 24}  # room for half of the last axis label


def chart_panel(scene: Scene, picture: Picture) -> None:
    """The chart, as high as the screen leaves room. An empty table is not drawn: the text
    alternative says why."""
    say = scene.frame.words
    show("frame/heading", style="stage-title", text=picture.title)
    if picture.table.empty:
        show("frame/line", style="stage-more", text=picture.alt)
        return
    name = picture.chart.__name__
    spec = enlarged_specification(name, say.code, picture.chart, picture.table, say)
    with st.container(key="stage-chart"):
        st.vega_lite_chart(
            picture.table,
            spec,
            theme=None,
            height="stretch",
            key=f"stage-{name}",
            alt=picture.alt,
        )
    show("frame/source", text=picture.source)


def agencies_picture(frame: Frame) -> Picture:
    """The points that a scenario changes by lead agency; without changes, those to be won back."""
    say, table = frame.words, agency_table(frame)
    kind = "gain" if frame.changed else "held"
    title = say(f"present.agencies_{kind}")
    sources = say(f"present.source_{kind}", documents=documents(frame))
    if table.empty:
        text = no_agencies(frame.ground) or say(f"present.no_{kind}")
    else:
        most = table.iloc[0]
        text = say("present.alt_agencies", agency=most["name"], points=most["points_text"])
    return Picture(agency_bars, table, title, text, say("frame.source", sources=sources))


def agency_table(frame: Frame) -> pd.DataFrame:
    """The agencies with the most points, and the rest in one row: what the scenario changes in
    their criteria or, without changes, what can be won back there. Empty where there is nothing.

    name, label (| breaks a line), points, right (where the text stands), room (the end of the
    axis), points_text, kind (up, down, held).
    """
    say, changed = frame.words, frame.changed
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
    if not shown:
        return pd.DataFrame()
    rows = [
        {
            "name": name,
            "label": "|".join(textwrap.wrap(name, LONGEST_LINE)),
            "points": points,
            "right": max(points, 0.0),
            "points_text": say.signed(points) if changed else say.decimal(points),
            "kind": "held" if not changed else "down" if points < 0 else "up",
        }
        for name, points in shown
    ]
    longest = max(abs(points) for _, points in shown)
    furthest = max(points for _, points in shown)
    return pd.DataFrame(rows).assign(room=max(ROOM * furthest, (ROOM - 1) * longest))


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
    bars = base.mark_bar(**BAR).encode(
        x=alt.X("points:Q", title=say("simulate.chart_points"), scale=FROM_ZERO, axis=TENTHS),
        color=kinds({"held": OURS, "up": GAIN, "down": LOSS}),
    )
    return dressed(bars + ends(base, "right:Q", "points_text:N") + room(base), alt.Step(26))


PICTURES: Mapping[str, Callable[[Frame], Picture]] = {
    "waterfall": change_picture,
    "provinces": provinces_picture,
    "agencies": agencies_picture,
}


@st.cache_resource(show_spinner=False)
def enlarged_specification(
    name: str, code: str, _chart: Chart, _table: pd.DataFrame, _say: Language
) -> dict[str, Any]:
    """The specification of a chart with everything as large as the rest of the screen."""
    found: dict[str, Any] = enlarged(specifications(name, code, "", _chart, _table, _say))
    return {**found, "height": "container", "padding": PADDING}


def enlarged(part: Any, key: str = "") -> Any:
    """A part of a specification: its lengths and areas as expressions of the window's size."""
    if isinstance(part, dict):
        lengths = {name: enlarged(entry, name) for name, entry in part.items()}
        return lengths | {"height": HIGHEST_BAR} if part.get("type") == "bar" else lengths
    if isinstance(part, list):
        return [enlarged(entry) for entry in part]
    if isinstance(part, int | float) and key in LENGTHS:
        return {"expr": f"{part * ENLARGED / NORMAL:.4f} * {REM}"}
    if isinstance(part, int | float) and key in AREAS:
        return {"expr": f"{part * (ENLARGED / NORMAL) ** 2:.5f} * pow({REM}, 2)"}
    return part
