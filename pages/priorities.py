"""Ưu tiên: where the points are lost, who holds them, what the next step brings."""

from pathlib import Path

import streamlit as st

from pages.parts import session
from pages.parts.charts import draw
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.movement import movement_control
from pages.parts.priorities.agencies import agency_section
from pages.parts.priorities.charts import pareto
from pages.parts.priorities.details import editor, filters
from pages.parts.priorities.sensitivity import sensitivity_section
from pages.parts.priorities.table import (
    efforts_of,
    pareto_table,
    priority_table,
    statement,
    top_html,
)

SECTIONS = ("criteria", "agencies", "sensitivity")

frame = open_frame("priorities")
say = frame.words
st.html(Path(__file__).parent / "parts" / "priorities" / "style.css")
headline(frame)
session.start_value("priority-section", SECTIONS[0])
with st.container(horizontal=True, vertical_alignment="center", key="toolbar"):
    section = st.segmented_control(
        say("page.priorities"),
        SECTIONS,
        key="priority-section",
        format_func=lambda name: say(f"priorities.section.{name}"),
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    movement_control(frame)

if section == "agencies":
    agency_section(frame)
elif section == "sensitivity":
    sensitivity_section(frame)
else:
    table, efforts = priority_table(frame), efforts_of(frame)
    st.markdown(statement(frame, table))
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        st.html(f'<h2 class="chart-title">{say("priorities.top.title")}</h2>')
        st.html(top_html(frame, table, efforts))
        st.html(f'<p class="source">{say("priorities.top.hint")}</p>')
    with right:
        bars, alt = pareto_table(frame)
        st.html(f'<h2 class="chart-title">{say("priorities.pareto.title")}</h2>')
        draw(pareto, bars, say, alt)
        st.html(
            f'<p class="source">{say("frame.source", sources=say("priorities.pareto.source"))}</p>'
        )
    st.html(f'<h2 class="chart-title">{say("priorities.table.title")}</h2>')
    st.html(f'<p class="source">{say("priorities.table.hint")}</p>')
    chosen = filters(frame, table)
    if chosen.empty:
        st.info(say("priorities.table.empty"))
    else:
        editor(frame, chosen, efforts)

session.write_address()
