"""Buttons of which each click counts, however fast they follow each other.

A busy browser tells Python of several clicks as of one. How many there were is never lost: the
browser counts them, and tells it as the value of a widget. It counts anew for each session, and
whenever the person comes to a page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
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


@dataclass
class Count:
    """A count that the browser keeps since the person came to a page for the `coming`-th time, by
    its name, and how many clicks of it were `answered`."""

    coming: int = 0
    name: str = field(default_factory=partial(token_urlsafe, 6))
    answered: dict[str, int] = field(default_factory=dict)

    def told(self) -> dict[str, int]:
        """How many clicks the browser has told of in this count."""
        name, counts = told()
        return counts if name == self.name else {}


def told() -> tuple[str | None, dict[str, int]]:
    """The count that the browser has told of last, if any, and its clicks."""
    found = widgets.shown_or_none(COUNTER)
    clicks = found.get("clicks") if isinstance(found, Mapping) else None
    if not clicks:
        return None, {}
    return clicks["name"], {button: int(count) for button, count in clicks["counts"].items()}


def each_click(button: str, act: Act) -> Counted:
    """The options of a button that acts once for each click. Use as `st.button(label,
    **each_click(…))` on a page that counts its clicks by `count_clicks`."""
    return {"key": button, "on_click": pressed, "args": (button, act)}


def count_clicks(acts: Mapping[str, Act]) -> None:
    """Count the clicks on these buttons in the browser; once on a page that has any."""
    coming = session.desk().telling.comings
    if count().coming != coming:
        session.keep(COUNTER, Count(coming))
    data = {"buttons": list(acts), "name": count().name}
    counter(key=COUNTER, data=data, on_clicks_change=partial(answer, acts))


def count() -> Count:
    """The count of this page."""
    found: Count | None = session.kept(COUNTER)
    return found or Count()


def pressed(button: str, act: Act) -> None:
    """A button was pressed. If the event tells a count that has the click, that is left to
    `answer`; else it is answered here, and is no longer owed when the count comes to have it."""
    session.desk().explained = True
    now = count()
    if now.told().get(button, 0) > now.answered.get(button, 0):
        return
    if told()[0] in (None, now.name):
        now.answered[button] = now.answered.get(button, 0) + 1
    act()
    redraw(session.desk())


def answer(acts: Mapping[str, Act]) -> None:
    """Act for the clicks that were counted and not yet answered. Streamlit calls this after
    `pressed`."""
    session.desk().explained = True
    now = count()
    for button, clicks in now.told().items():
        for _ in range(clicks - now.answered.get(button, 0)):
            acts[button]()
        now.answered[button] = max(clicks, now.answered.get(button, 0))
    redraw(session.desk())
