"""What those who cannot see a screen are told of it: its language and each new result; and what
opens the work anew where the process that held it is gone."""

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
    data = {"language": say.code, "result": told}
    component(key="spoken", data=data, on_back_change=open_anew)


def open_anew() -> None:
    """The browser is connected again: the rerun that says so does what is needed."""
