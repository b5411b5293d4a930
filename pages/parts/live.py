"""What moves with the thumb: while a slider is dragged, the total, the ranks of both years and the
pictures are repainted.

Streamlit reruns the page when the thumb is let go. Until then a small script in the browser looks
everything up in tables that the model computed here; no rule is written twice.
"""

from pathlib import Path

import streamlit as st

from model.telling.moving import standing, surroundings
from pages.parts.coming import worked_out
from pages.parts.frame import Frame
from pages.parts.rail import Drawn, alternatives

PARTS = Path(__file__).parent
SCRIPT = "".join(
    (PARTS / name).read_text(encoding="utf-8") for name in ("pictures.js", "live.js", "coming.js")
)

component = st.components.v2.component(
    "live_figures", html="<div></div>", js=SCRIPT, isolate_styles=False
)
stand = st.components.v2.component(
    "live_standing", js=(PARTS / "live_standing.js").read_text(encoding="utf-8")
)


def around(frame: Frame, drawn: Drawn | None = None) -> None:
    """Mount what no lever changes, once on a page, with the pictures where they are to hang; and
    the tables of the coming year, or where they are."""
    still = surroundings(frame.ground, frame.base, frame.now.movement)
    coming = worked_out(frame.ground, frame.now.movement).told()
    data = {"surroundings": still, "pictures": drawn, "coming": coming}
    component(key="live-around", data=data)


def live(frame: Frame) -> None:
    """Tell the script where the scenario stands now."""
    told = {"standing": standing(frame.base, frame.now), "alternatives": alternatives(frame)}
    stand(key="live", data=told)
