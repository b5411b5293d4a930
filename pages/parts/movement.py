"""The one control of how the other provinces move."""

import streamlit as st

from model.address import MOST_POINTS, MOVEMENTS
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import marked
from pages.parts.templates import markup

LOW, HIGH, STEP = -float(MOST_POINTS), float(MOST_POINTS), 0.1


def movement_control(frame: Frame) -> None:
    """The named movements of past years, and any other in points."""
    say, points = frame.words, frame.ground.movements
    movement = frame.work.movement
    session.show_value("movement", movement if movement in MOVEMENTS else None)
    st.html(markup("frame/inline", text=say("frame.movement")), width="content")
    st.segmented_control(
        say("frame.movement"),
        MOVEMENTS,
        key="movement",
        format_func=lambda name: marked(
            say, f"frame.movement_{name}", points=say.signed(points[name])
        ),
        help=marked(
            say,
            "frame.movement_help",
            year=frame.ground.table.year,
            low=say.signed(points["fall"]),
            high=say.signed(points["strongest"]),
            count=frame.ground.model.transitions,
        ),
        on_change=session.heard,
        args=("movement", name_movement),
        label_visibility="collapsed",
    )
    shown = say.signed(frame.ground.points(movement))
    st.html(markup("frame/inline", strong=shown), width="content")
    session.show_value(
        "movement-points", round(min(max(frame.ground.points(movement), LOW), HIGH), 1)
    )
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


def name_movement() -> None:
    """The person chose a named movement; choosing it again keeps it."""
    if name := session.shown("movement"):
        session.set_movement(str(name))


def move_to_points() -> None:
    """The person chose a movement in points."""
    session.set_movement(f"{session.shown('movement-points'):.1f}")
