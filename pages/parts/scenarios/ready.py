"""The ready-made scenarios, and how any scenario looks in a list."""

import streamlit as st

from model.entry import Entry
from model.telling import numbers
from model.telling.summary import doubt_text
from pages.parts import session
from pages.parts.entries import as_ready, ground_text, start_of
from pages.parts.frame import Frame
from pages.parts.headline import tone
from pages.parts.scenarios.saving import NAME, NOTE, tell
from pages.parts.templates import show


def ready_list(frame: Frame) -> None:
    """The ready-made scenarios to start from; those that set what the year does not break down are
    not among them."""
    say = frame.words
    show("frame/line", style="note plain", text=say("scenarios.ready_note"))
    for key, ready in frame.case.ready_made.items():
        found = as_ready(frame, ready)
        tag = say("scenarios.assumed") if ready.assumed else ""
        with st.container(horizontal=True, vertical_alignment="center", key=f"ready-{key}"):
            row(frame, found.name, found, [tag, found.note])
            st.button(
                say("scenarios.start_from"),
                key=f"start-{key}",
                on_click=start_from,
                args=(frame, found),
            )


def start_from(frame: Frame, found: Entry) -> None:
    """Make a ready-made scenario the work at hand; it belongs to no saved one."""
    session.begin(found.work, None)
    session.show_value(NAME, found.name if found.scenario.changed else "")
    session.show_value(NOTE, "")
    tell("done", frame.words("scenarios.started", name=found.name))


def row(frame: Frame, name: str, found: Entry | None, lines: list[str], mine: str = "") -> None:
    """A scenario's row: name, what is known about it, total, change and rank. `found`: the entry on
    its own ground, which is named where it is not the one at hand; None if it cannot be opened."""
    figures = None
    if found:
        say, rank = frame.words, found.rank
        gain = found.points - start_of(found).points
        if found.ground.choice != frame.ground.choice:
            lines = [ground_text(found.ground), *lines]
        figures = {
            "total": say.decimal(found.points),
            "gain": say.signed(gain),
            "tone": tone(gain),
            "rank": numbers.place(rank.rank, rank.of),
        }
        lines = [*lines, doubt_text(found.ground, found.result) or ""]
    show("scenarios/row", name=name, mine=mine, lines=lines, figures=figures)


def heads(frame: Frame) -> None:
    """The heads of the columns."""
    names = ("name", "total", "change", "rank")
    show("scenarios/heads", heads=[frame.words(f"scenarios.head_{name}") for name in names])
