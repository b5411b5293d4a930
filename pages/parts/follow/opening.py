"""The first choice: a year to follow, or the worked example."""

import streamlit as st

from pages.parts.follow.watched import open_example
from pages.parts.frame import Frame
from pages.parts.texts import literal, show


def opening(frame: Frame) -> None:
    """What the screen is for, and how to begin."""
    say = frame.words
    show("follow/opening", say=say)
    if frame.ground.example is None:
        show("frame/line", style="empty", text=say("follow.no_example"))
        return
    st.button(
        say("follow.try_example"),
        key="follow-example",
        type="primary",
        icon=":material/visibility:",
        help=literal(say("follow.try_example_help")),
        on_click=open_example,
    )
