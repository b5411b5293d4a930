"""What moves with the thumb: while a slider is dragged, the total, the ranks of both years and the
pictures are repainted.

Streamlit reruns the page when the thumb is let go. Until then a small script in the browser looks
everything up in tables that the model computed here; no rule is written twice.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from model.ground import Ground
from model.telling.moving import Tables, coming_tables, standing, surroundings
from pages.parts.frame import KEYED, Frame, at_hand
from pages.parts.rail import Drawn, alternatives

PARTS = Path(__file__).parent
SCRIPT = "".join((PARTS / name).read_text(encoding="utf-8") for name in ("pictures.js", "live.js"))
POOL = ThreadPoolExecutor(max_workers=1)

component = st.components.v2.component(
    "live_figures", html="<div></div>", js=SCRIPT, isolate_styles=False
)
tables = st.components.v2.component(
    "live_tables", js=(PARTS / "live_tables.js").read_text(encoding="utf-8")
)


def around(frame: Frame, drawn: Drawn | None = None) -> None:
    """Mount what no lever changes, once on a page, with the pictures where they are to hang; and
    the tables of the coming year, which come when they are worked out."""
    still = surroundings(frame.ground, frame.base, frame.now.movement)
    component(key="live-around", data={"surroundings": still, "pictures": drawn})
    st.fragment(coming)()


def coming() -> None:
    """The tables of the coming year, or nothing yet: then the script asks again."""
    frame = at_hand()
    found = worked_out(frame.ground, frame.now.movement)
    tables(
        key="live-coming",
        data={"coming": found.result() if found.done() else None},
        on_asked_change=asked,
    )


def asked() -> None:
    """The script asks for what is drawn anew anyway."""


@st.cache_resource(**KEYED)
def worked_out(ground: Ground, movement: str) -> "Future[Tables]":
    """The tables of the coming year, worked out while the page is already shown."""
    return POOL.submit(coming_tables, ground, movement)


def live(frame: Frame) -> None:
    """Tell the script where the scenario stands now."""
    told = {"standing": standing(frame.base, frame.now), "alternatives": alternatives(frame)}
    tables(key="live", data=told)
