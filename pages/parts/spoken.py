"""What those who cannot see a screen are told of it: its language and each new result."""

from pathlib import Path

import streamlit as st

from model.telling.ranks import rank_text
from pages.parts.frame import Frame

SCRIPT = (Path(__file__).parent / "spoken.js").read_text(encoding="utf-8")

component = st.components.v2.component("spoken_result", js=SCRIPT)


def spoken(frame: Frame) -> None:
    """Tell the page's language and, when it changes, the total and the rank."""
    say, now = frame.words, frame.now
    told = say("frame.spoken", total=say.decimal(now.points), rank=rank_text(say, now.rank))
    component(key="spoken", data={"language": say.code, "result": told})
