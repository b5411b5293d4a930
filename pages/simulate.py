"""Mô phỏng: move a lever, see the total, the rank and what changed."""

import streamlit as st

from pages.parts import session
from pages.parts.charts import draw, losses, provinces, waterfall
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.levers import card
from pages.parts.live import live
from pages.parts.markdown import literal
from pages.parts.sentences import doubt_text, summary
from pages.parts.simulation import (
    asked_first,
    loss_table,
    province_table,
    recoverable,
    remaining,
    toolbar,
    waterfall_table,
)
from pages.parts.steps import count_steps

frame = open_frame("simulate")
say, case, year = frame.words, frame.case, frame.year
headline(frame)
toolbar(frame)

left, right = st.columns([1.72, 1], gap="medium")
with left:
    st.html(f'<h2 class="section">{say("simulate.asked")}</h2>')
    for column, criteria in zip(st.columns(2, gap="small"), asked_first(case), strict=True):
        with column:
            for criterion in criteria:
                card(frame, criterion)
    st.html(f'<h2 class="section">{say("simulate.recoverable")}</h2>')
    for column, criteria in zip(st.columns(2, gap="small"), recoverable(frame), strict=True):
        with column:
            for criterion in criteria:
                card(frame, criterion)
    st.html(f'<h2 class="section">{say("simulate.others")}</h2>')
    for key, title, criteria in remaining(frame):
        with st.expander(literal(title), key=key, on_change="rerun") as field:
            for criterion in criteria if field.open else ():
                card(frame, criterion)

with right:
    st.markdown(summary(frame))
    if text := doubt_text(frame):
        st.info(text)
    if frame.work.scenario.changes:
        chart, (table, title, alt) = waterfall, waterfall_table(frame)
    else:
        chart, (table, title, alt) = losses, loss_table(frame)
    st.html(f'<h2 class="chart-title">{title}</h2>')
    draw(chart, table, say, alt)
    st.html(
        f'<p class="source">{say("frame.source", sources=say("simulate.source_waterfall"))}</p>'
    )
    st.html(f'<h2 class="chart-title">{say("simulate.strip", year=year)}</h2>')
    table, alt = province_table(frame)
    draw(provinces, table, say, alt)
    st.html(f'<p class="source">{say("frame.source", sources=say("simulate.source_strip"))}</p>')

live(frame)
count_steps()
session.write_address()
