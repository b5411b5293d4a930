"""What those who cannot see a screen are told of it: its language, each new result, and the names
of Streamlit's own controls; and what opens the work anew where the process that held it is gone."""

from pathlib import Path

import streamlit as st

from model.telling.ranks import rank_text
from pages.parts.frame import Frame

SCRIPT = (Path(__file__).parent / "spoken.js").read_text(encoding="utf-8")
# What Streamlit calls its controls, and the keys of our names for them.
NAMES = {
    "App pages": "frame.name_pages",
    "Close": "frame.name_close",
    "Open": "frame.name_open",
    "Clear all": "frame.name_clear",
    "Selected values": "frame.name_selected",
    "Choose an option": "frame.name_choose",
    "file upload": "frame.name_upload",
    "Page not found": "frame.name_not_found",
    "The page that you have requested does not seem to exist. "
    "Running the app's main page.": "frame.name_not_found_text",
}

component = st.components.v2.component("spoken_result", js=SCRIPT)


def spoken(frame: Frame) -> None:
    """Tell the page's language and, when it changes, the total and the rank."""
    say, now = frame.words, frame.now
    told = say("frame.spoken", total=say.decimal(now.points), rank=rank_text(say, now.rank))
    names = {own: say(key) for own, key in NAMES.items()}
    data = {"language": say.code, "result": told, "names": names}
    component(key="spoken", data=data, on_back_change=open_anew)


def open_anew() -> None:
    """The browser is connected again: the rerun that says so does what is needed."""
