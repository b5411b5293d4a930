"""Mục tiêu: a wanted rank or score, and the plan that reaches it with the least effort."""

from pathlib import Path

import streamlit as st

from pages.parts import session
from pages.parts.frame import open_frame
from pages.parts.goal.answer import answer, around
from pages.parts.goal.asking import ask_for
from pages.parts.goal.others import SECTIONS
from pages.parts.goal.steps import show_steps
from pages.parts.goal.verdict import verdict
from pages.parts.headline import headline
from pages.parts.steps import count_steps

frame = open_frame("goal")
say = frame.words
st.html(Path(__file__).parent / "parts" / "goal" / "style.css")
headline(frame)
asked = ask_for(frame)
found = answer(frame.ground, around(frame.work, asked), asked)
verdict(frame, found)
if found.plan.steps:
    show_steps(frame, found)

section = st.segmented_control(
    say("goal.sections"),
    list(SECTIONS),
    default="others",
    required=True,
    key="goal-section",
    format_func=lambda name: say(f"goal.section_{name}"),
    label_visibility="collapsed",
    persist_state="session",
)
SECTIONS[str(section)](frame, found)
count_steps()
session.write_address()
