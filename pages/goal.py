"""Mục tiêu: a wanted rank or score, and the plan that reaches it with the least effort."""

from pathlib import Path

import streamlit as st

from pages.parts import session
from pages.parts.charts import draw
from pages.parts.frame import open_frame
from pages.parts.goal.answer import answer
from pages.parts.goal.charts import goal_way
from pages.parts.goal.others import SECTIONS
from pages.parts.goal.question import ask_for
from pages.parts.goal.steps import steps_html, way_table
from pages.parts.goal.verdict import verdict
from pages.parts.headline import headline
from pages.parts.steps import count_steps

frame = open_frame("goal")
say = frame.words
st.html(Path(__file__).parent / "parts" / "goal" / "style.css")
headline(frame)
found = answer(frame, ask_for(frame))
verdict(frame, found)

if found.plan.steps:
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        st.html(steps_html(frame, found))
        st.html(f'<p class="source">{say("goal.steps.source")}</p>')
    with right:
        table, alt = way_table(frame, found)
        st.html(f'<h2 class="chart-title">{say("goal.way.title")}</h2>')
        draw(goal_way, table, say, alt)
        st.html(f'<p class="source">{say("goal.way.source")}</p>')

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
