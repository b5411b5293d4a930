"""The one chart of a presentation: the charts of the other screens, drawn for a big room."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import altair as alt
import pandas as pd
import streamlit as st

from model.telling.language import Language
from pages.parts.charts import losses, provinces, specifications, waterfall
from pages.parts.frame import Frame
from pages.parts.present.agencies import agency_bars, agency_table
from pages.parts.present.choice import Scene
from pages.parts.simulation import bars, loss_table, province_table, step, waterfall_table

MOST_BARS = 8
MOST_LOSSES = 8
NORMAL = 15  # pixels of 1rem on the other screens
REM = "min(windowSize()[0] * 0.011, windowSize()[1] * 0.0195)"  # as in style.css
ENLARGED = 1.3  # beyond what rem grows
LENGTHS = {"fontSize", "labelFontSize", "titleFontSize", "labelLimit", "labelPadding", "dx", "dy"}
AREAS = {"size"}
PADDING = {"left": 4, "top": 6, "bottom": 4, "right": 24}  # room for half of the last axis label


class Picture(NamedTuple):
    """A chart with its table, title, text alternative and source."""

    chart: Callable[[pd.DataFrame, Language], alt.LayerChart]
    table: pd.DataFrame
    title: str
    alt: str
    source: str


def chart_panel(scene: Scene, picture: Picture) -> None:
    """The chart, as high as the screen leaves room."""
    say = scene.frame.words
    spec = enlarged_specification(picture.chart.__name__, picture.chart, picture.table, say)
    st.html(f'<h2 class="stage-title">{picture.title}</h2>')
    with st.container(key="stage-chart"):
        st.vega_lite_chart(
            picture.table,
            spec,
            theme=None,
            height="stretch",
            key=f"stage-{picture.chart.__name__}",
            alt=picture.alt,
        )
    st.html(f'<p class="source">{say("frame.source", sources=picture.source)}</p>')


def waterfall_picture(frame: Frame) -> Picture:
    """From the base to the scenario; without changes, where the base loses most."""
    say = frame.words
    source = say("simulate.source_waterfall")
    if frame.work.scenario.changes:
        table, title, text = waterfall_table(frame)
        return Picture(waterfall, shortened(table, say), title, text, source)
    table, _, text = loss_table(frame)
    top = table.head(MOST_LOSSES)
    return Picture(losses, top, say("present.losses", count=len(top)), text, source)


def provinces_picture(frame: Frame) -> Picture:
    """All provinces by rank, ours before and after."""
    say = frame.words
    table, text = province_table(frame)
    title = say("simulate.strip", year=frame.year)
    return Picture(provinces, table, title, text, say("simulate.source_strip"))


def agencies_picture(frame: Frame) -> Picture:
    """The points that a scenario changes by lead agency; without changes, those to be won back."""
    say, changed = frame.words, bool(frame.work.scenario.changes)
    table = agency_table(frame)
    most = table.iloc[0]
    text = say("present.alt_agencies", agency=most["name"], points=most["points_text"])
    title = say("present.agencies_gain" if changed else "present.agencies_held")
    source = say("present.source_agencies" if changed else "present.source_agencies_held")
    return Picture(agency_bars, table, title, text, source)


PICTURES: Mapping[str, Callable[[Frame], Picture]] = {
    "waterfall": waterfall_picture,
    "provinces": provinces_picture,
    "agencies": agencies_picture,
}


def shortened(table: pd.DataFrame, say: Language) -> pd.DataFrame:
    """A waterfall with its largest changes first, and the rest of them in one bar."""
    first, *changes, last = table.to_dict("records")
    changes.sort(key=lambda row: -abs(row["to_points"] - row["from_points"]))
    shown, rest = changes, []
    if len(changes) > MOST_BARS:
        shown, rest = changes[: MOST_BARS - 1], changes[MOST_BARS - 1 :]
    sizes = [(row["label"], row["to_points"] - row["from_points"]) for row in shown]
    if rest:
        size = sum(row["to_points"] - row["from_points"] for row in rest)
        sizes.append((say("present.other_changes", count=len(rest)), size))
    reached = first["to_points"]
    rows = [step(first["label"], reached, reached, "total")]
    for name, size in sizes:
        rows.append(step(name, reached, reached + size, "up" if size > 0 else "down"))
        reached += size
    rows.append(step(last["label"], last["to_points"], last["to_points"], "total"))
    return bars(pd.DataFrame(rows))


@st.cache_resource(show_spinner=False)
def enlarged_specification(
    name: str,
    _chart: Callable[[pd.DataFrame, Language], alt.LayerChart],
    _table: pd.DataFrame,
    _say: Language,
) -> dict[str, Any]:
    """The specification of a chart with everything as large as the rest of the screen."""
    found: dict[str, Any] = enlarged(specifications(name, _chart, _table, _say))
    return {**found, "height": "container", "padding": PADDING}


def enlarged(part: Any) -> Any:
    """A part of a specification whose lengths grow with the window."""
    if isinstance(part, list):
        return [enlarged(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    return {key: grown(key, entry) for key, entry in part.items()}


def grown(key: str, entry: Any) -> Any:
    """A length or an area as an expression of the window's size; anything else as it is."""
    if isinstance(entry, int | float) and key in LENGTHS:
        return {"expr": f"{entry * ENLARGED / NORMAL:.4f} * {REM}"}
    if isinstance(entry, int | float) and key in AREAS:
        return {"expr": f"{entry * (ENLARGED / NORMAL) ** 2:.5f} * pow({REM}, 2)"}
    return enlarged(entry)
