"""The one chart of a presentation: the charts of the other screens, drawn for a big room."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from model.telling.changes import waterfall as steps_of
from model.telling.changes import waterfall_alt
from model.telling.labels import no_agencies
from model.telling.language import Language
from pages.parts.charts import Chart, losses, provinces, rising_bars, specifications, waterfall
from pages.parts.frame import Frame
from pages.parts.present.agencies import agency_bars, agency_table
from pages.parts.present.scene import Scene
from pages.parts.simulation import documents, loss_table, province_table
from pages.parts.templates import show

MOST_BARS = 8
MOST_LOSSES = 8
NORMAL = 15  # pixels of 1rem on the other screens
REM = "min(windowSize()[0] * 0.011, windowSize()[1] * 0.0195)"  # as in style.css
ENLARGED = 1.3  # beyond what rem grows
LENGTHS = {"fontSize", "labelFontSize", "titleFontSize", "labelLimit", "labelPadding", "dx", "dy"}
AREAS = {"size"}
PADDING = {"left": 4, "top": 6, "bottom": 4, "right": 24}  # room for half of the last axis label


class Picture(NamedTuple):
    """A chart with its table, title, text alternative and source. An empty table is not drawn:
    the text says why."""

    chart: Chart
    table: pd.DataFrame
    title: str
    alt: str
    source: str


def chart_panel(scene: Scene, picture: Picture) -> None:
    """The chart, as high as the screen leaves room."""
    say = scene.frame.words
    show("frame/heading", style="stage-title", text=picture.title)
    if picture.table.empty:
        show("frame/line", style="stage-more", text=picture.alt)
        return
    name, code = picture.chart.__name__, say.code
    spec = enlarged_specification(name, code, picture.chart, picture.table, say)
    with st.container(key="stage-chart"):
        st.vega_lite_chart(
            picture.table,
            spec,
            theme=None,
            height="stretch",
            key=f"stage-{name}",
            alt=picture.alt,
        )
    show("frame/source", text=say("frame.source", sources=picture.source))


def waterfall_picture(frame: Frame) -> Picture:
    """From the base to the scenario; without changes, where the base loses most."""
    say = frame.words
    source = say("simulate.source_waterfall", documents=documents(frame))
    if frame.work.scenario.changed:
        steps = steps_of(frame.ground, frame.base, frame.now, MOST_BARS)
        title = say("simulate.waterfall", from_total=steps[0].text, to_total=steps[-1].text)
        return Picture(waterfall, rising_bars(steps), title, waterfall_alt(say, steps), source)
    table, _, _ = loss_table(frame)
    top = table.head(MOST_LOSSES)
    title, text = (say(f"present.{key}", count=len(top)) for key in ("losses", "alt_losses"))
    return Picture(losses, top, title, text, source)


def provinces_picture(frame: Frame) -> Picture:
    """All provinces by rank, ours before and after."""
    say = frame.words
    table, text = province_table(frame)
    peers = frame.ground.table
    title = say("simulate.strip", of=peers.of, year=peers.year)
    return Picture(provinces, table, title, text, say("simulate.source_strip"))


def agencies_picture(frame: Frame) -> Picture:
    """The points that a scenario changes by lead agency; without changes, those to be won back."""
    say, table = frame.words, agency_table(frame)
    kind = "gain" if frame.work.scenario.changed else "held"
    title = say(f"present.agencies_{kind}")
    source = say(f"present.source_{kind}", documents=documents(frame))
    if table.empty:
        text = no_agencies(frame.ground) or say(f"present.no_{kind}")
    else:
        most = table.iloc[0]
        text = say("present.alt_agencies", agency=most["name"], points=most["points_text"])
    return Picture(agency_bars, table, title, text, source)


PICTURES: Mapping[str, Callable[[Frame], Picture]] = {
    "waterfall": waterfall_picture,
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
