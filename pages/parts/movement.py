"""The one control of how the other provinces move."""

import streamlit as st

from model.address import MOST_POINTS
from model.ground import Ground
from model.ranking.coming import FROZEN, KNOWN, NONE, TREND
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import Marked, marked
from pages.parts.templates import markup

SHOWN = (KNOWN, TREND, "strongest", "fall", NONE, FROZEN)
LOW, HIGH, STEP = -float(MOST_POINTS), float(MOST_POINTS), 0.1


def movement_control(frame: Frame) -> None:
    """The named movements of past years, and any other in points."""
    say, ground, movement = frame.words, frame.ground, frame.work.movement
    st.html(markup("frame/inline", text=say("frame.movement")), width="content")
    session.show_value("movement", movement)
    st.selectbox(
        say("frame.movement"),
        SHOWN if movement in SHOWN else (*SHOWN, movement),
        key="movement",
        format_func=lambda name: name_text(ground, name),
        help=marked(
            say,
            "frame.movement_help",
            year=ground.coming_year - 1,
            low=say.signed(ground.movements["fall"]),
            high=say.signed(ground.movements["strongest"]),
            count=ground.model.transitions,
        ),
        on_change=session.heard,
        args=("movement", lambda: session.set_movement(str(session.shown("movement")))),
        label_visibility="collapsed",
        filter_mode=None,
        width=270,
    )
    session.show_value("movement-points", round(min(max(ground.points(movement), LOW), HIGH), 1))
    st.slider(
        say("frame.movement_points"),
        LOW,
        HIGH,
        step=STEP,
        key="movement-points",
        on_change=session.heard,
        args=("movement-points", move_to_points),
        width=150,
        label_visibility="collapsed",
    )


def name_text(ground: Ground, name: str) -> Marked:
    """The name of a movement; what is known of a year that has not come is that it is not known."""
    known = name if name in ground.movements else "unknown" if name in SHOWN else "given"
    return marked(
        ground.words,
        f"frame.movement_{known}",
        points=ground.words.signed(ground.points(name)),
        year=ground.coming_year,
        table=ground.table.year,
    )


def move_to_points() -> None:
    """The person chose a movement in points."""
    session.set_movement(f"{session.shown('movement-points'):.1f}")
