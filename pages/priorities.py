"""Ưu tiên: where the points are lost, who holds them, what the next step brings."""

import streamlit as st

from pages.parts import session
from pages.parts.frame import open_frame, section
from pages.parts.headline import headline, movement_control
from pages.parts.priorities.agencies import agency_section
from pages.parts.priorities.assignments import assignment_section
from pages.parts.priorities.criteria import criteria_section
from pages.parts.priorities.sensitivity import sensitivity_section

SECTIONS = {
    "criteria": criteria_section,
    "agencies": agency_section,
    "assignments": assignment_section,
    "sensitivity": sensitivity_section,
}

frame = open_frame("priorities")
say = frame.words
headline(frame)
with st.container(horizontal=True, vertical_alignment="center", key="toolbar"):
    name = section(
        say("page.priorities"),
        SECTIONS,
        "priority-section",
        lambda one: say(f"priorities.section.{one}"),
    )
    movement_control(frame)
SECTIONS[name](frame)
session.write_address()
