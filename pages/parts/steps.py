"""Undo and redo: each click is one step, and a reload of the page loses none."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlencode

import streamlit as st

from model.address import Work, first_values, to_query
from model.telling.changes import step_text
from model.telling.language import Language
from pages.parts import clicks, session, widgets
from pages.parts.desk import Desk, Moment
from pages.parts.frame import Frame
from pages.parts.redrawing import redraw
from pages.parts.texts import literal, show

SCRIPT = (Path(__file__).parent / "steps.js").read_text(encoding="utf-8")
STEPS = {"undo": Desk.undo, "redo": Desk.redo}
KEEPER = "steps"
MOST_KEPT = 20  # steps to either side that outlast a reload

keeper = st.components.v2.component("kept_steps", js=SCRIPT)


def step_button(say: Language, name: str) -> None:
    """The button of a step, `undo` or `redo`, which says what it would change."""
    desk = session.desk()
    there = desk.past[-1:] if name == "undo" else desk.future[:1]
    told = [step_text(say, desk.work.scenario, moment.work.scenario) for moment in there]
    st.button(
        ":material/undo:" if name == "undo" else ":material/redo:",
        help=literal(say(f"frame.{name}", what=": ".join(["", *filter(None, told)]))),
        disabled=not there,
        **clicks.each_click(name, act(name)),
    )


def act(name: str) -> clicks.Act:
    """Make a step, `undo` or `redo`."""
    return lambda: STEPS[name](session.desk())


def hear_steps() -> None:
    """Hear of steps that are made in the browser; once on a page that has their buttons."""
    clicks.count_clicks({name: act(name) for name in STEPS})
    keeper(key=KEEPER, on_kept_change=restore)


def kept_steps(_: Frame) -> None:
    """What the window keeps of the steps when the page is left, unseen."""
    desk = session.desk()
    kept = {
        "now": query_of(desk.work),
        "past": [query_of(moment.work) for moment in desk.past[-MOST_KEPT:]],
        "future": [query_of(moment.work) for moment in desk.future[:MOST_KEPT]],
    }
    show("frame/kept_steps", kept=json.dumps(kept, separators=(",", ":")))


def query_of(work: Work) -> str:
    """A piece of work as the query of an address."""
    return urlencode(to_query(work, session.desk().library.start.baseline))


def of_query(query: str) -> Work:
    """The work of such a query."""
    values, _ = first_values(parse_qs(query, keep_blank_values=True))
    return session.read(values, session.desk().library)[0]


def restore() -> None:
    """The page was loaded again: its steps are those that the window kept."""
    kept, desk = widgets.shown_or_none(KEEPER)["kept"], session.desk()
    if not desk.past and not desk.future and kept["now"] == query_of(desk.work):
        desk.past, desk.future = (
            [Moment(of_query(query), None) for query in kept[side][:MOST_KEPT]]
            for side in ("past", "future")
        )
    redraw(desk)
