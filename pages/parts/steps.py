"""Undo and redo: each click is one step, however fast they follow each other."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from model.telling.changes import step_text
from model.telling.language import Language
from pages.parts import session
from pages.parts.desk import Desk
from pages.parts.texts import literal

SCRIPT = (Path(__file__).parent / "steps.js").read_text(encoding="utf-8")
STEPS = {"undo": Desk.undo, "redo": Desk.redo}
COUNTER = "steps"

counter = st.components.v2.component("counted_steps", js=SCRIPT)


def step_button(say: Language, name: str) -> None:
    """The button of a step, `undo` or `redo`, which says what it would change."""
    desk = session.desk()
    there = desk.past[-1:] if name == "undo" else desk.future[:1]
    told = [step_text(say, desk.work.scenario, moment.work.scenario) for moment in there]
    st.button(
        ":material/undo:" if name == "undo" else ":material/redo:",
        help=literal(say(f"frame.{name}", what=": ".join(["", *filter(None, told)]))),
        on_click=pressed,
        args=(name,),
        disabled=not there,
        key=name,
    )


def count_steps() -> None:
    """Count the clicks on these buttons in the browser; once on a page that has any."""
    session.keep(COUNTER, {**counted(), **answered()})
    counter(key=COUNTER, data={"names": list(STEPS)}, on_clicks_change=answer)


def counted() -> dict[str, int]:
    """How many clicks the browser has counted since the page was loaded."""
    found = session.shown_or_none(COUNTER)
    clicks = found.get("clicks") if isinstance(found, Mapping) else None
    return {name: int(clicks.get(name, 0)) for name in STEPS} if clicks else {}


def answered() -> dict[str, int]:
    """How many of these were answered."""
    return session.kept(COUNTER) or {}


def pressed(name: str) -> None:
    """A button was pressed: by a click, which is counted, or otherwise."""
    if counted().get(name, 0) <= answered().get(name, 0):
        STEPS[name](session.desk())


def answer() -> None:
    """Make the steps that were counted and not yet made. Streamlit calls this after `pressed`."""
    for name, count in counted().items():
        for _ in range(count - answered().get(name, 0)):
            STEPS[name](session.desk())
    session.keep(COUNTER, {**answered(), **counted()})
