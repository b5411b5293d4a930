"""Buttons of which each click counts, however fast they follow each other.

A busy browser tells Python of several clicks as of one, and a newer event may come before Streamlit
called anybody for a click. How many there were since the page was loaded is never lost: the browser
counts them, and tells it as the value of a widget.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypedDict

import streamlit as st

from pages.parts import session, widgets
from pages.parts.redrawing import redraw

SCRIPT = (Path(__file__).parent / "clicks.js").read_text(encoding="utf-8")
COUNTER = "clicks"
Act = Callable[[], None]

counter = st.components.v2.component("counted_clicks", js=SCRIPT)


class Counted(TypedDict):
    """The options of a button of which each click counts."""

    key: str
    on_click: Callable[..., None]
    args: tuple[object, ...]


def each_click(name: str, act: Act) -> Counted:
    """The options of a button that acts once for each click. Use as `st.button(label,
    **each_click(…))` on a page that counts its clicks by `count_clicks`."""
    return {"key": name, "on_click": pressed, "args": (name, act)}


def count_clicks(acts: Mapping[str, Act]) -> None:
    """Count the clicks on these buttons in the browser; once on a page that has any."""
    session.keep(COUNTER, {**counted(), **answered()})
    counter(key=COUNTER, data={"names": list(acts)}, on_clicks_change=partial(answer, acts))


def counted() -> dict[str, int]:
    """How many clicks the browser has counted since the page was loaded."""
    found = widgets.shown_or_none(COUNTER)
    clicks = found.get("clicks") if isinstance(found, Mapping) else None
    return {str(name): int(count) for name, count in (clicks or {}).items()}


def answered() -> dict[str, int]:
    """How many of these were answered."""
    return session.kept(COUNTER) or {}


def pressed(name: str, act: Act) -> None:
    """A button was pressed: by a click, which is counted, or otherwise."""
    if counted().get(name, 0) <= answered().get(name, 0):
        act()
        redraw(session.desk())


def answer(acts: Mapping[str, Act]) -> None:
    """Act for the clicks that were counted and not yet answered. Streamlit calls this after
    `pressed`."""
    for name, act in acts.items():
        count = counted().get(name, 0)
        for _ in range(count - answered().get(name, 0)):
            act()
        session.keep(COUNTER, {**answered(), name: count})
    redraw(session.desk())
