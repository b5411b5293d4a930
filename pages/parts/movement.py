"""The one control of how the other provinces move."""

import streamlit as st

from model.address import MOST_POINTS, MOVEMENTS
from model.telling import numbers
from pages.parts import session
from pages.parts.frame import Frame

LOW, HIGH, STEP = -float(MOST_POINTS), float(MOST_POINTS), 0.1


def movement_control(frame: Frame) -> None:
    """The named movements of past years, and any other in points."""
    say, points = frame.words, frame.facts.movements
    movement = frame.work.movement
    session.show_value("movement", movement if movement in MOVEMENTS else None)
    st.html(f'<span class="inline">{say("frame.movement")}</span>', width="content")
    st.segmented_control(
        say("frame.movement"),
        MOVEMENTS,
        key="movement",
        format_func=lambda name: say(f"frame.movement_{name}", points=numbers.signed(points[name])),
        help=say(
            "frame.movement_help",
            year=frame.year,
            low=numbers.signed(points["fall"]),
            high=numbers.signed(points["strongest"]),
            count=frame.facts.model.transitions,
        ),
        on_change=name_movement,
        label_visibility="collapsed",
    )
    shown = numbers.signed(frame.facts.points(movement))
    st.html(f'<span class="inline"><b>{shown}</b></span>', width="content")
    session.show_value(
        "movement-points", round(min(max(frame.facts.points(movement), LOW), HIGH), 1)
    )
    st.slider(
        say("frame.movement_points"),
        LOW,
        HIGH,
        step=STEP,
        key="movement-points",
        on_change=lambda: session.set_movement(f"{session.shown('movement-points'):.1f}"),
        width=150,
        label_visibility="collapsed",
    )


def name_movement() -> None:
    """The person chose a named movement; choosing it again keeps it."""
    if name := session.shown("movement"):
        session.set_movement(str(name))
