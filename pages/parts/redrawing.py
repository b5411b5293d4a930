"""What of a screen is drawn again after a person's act within a part of it."""

import streamlit as st

from pages.parts import browser
from pages.parts.desk import Desk


def redraw(desk: Desk) -> None:
    """Draw what a person's act touches; the last thing that a callback does.

    Where the act was within a part of the screen, these are the criteria that changed and the parts
    that show none, or all parts where nothing did: the widget that said otherwise is among them.
    Where more changed, or the screen has no such parts, it is the whole page.
    """
    if not browser.in_part():
        return
    if (touched := desk.touched) is None:
        st.rerun()
    parts = [
        part for part, shown in desk.parts.items() if not touched or not shown or shown in touched
    ]
    st.rerun(parts or "app")
