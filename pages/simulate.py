"""Mô phỏng: move a lever, see the total, the rank and what changed."""

import streamlit as st

from model.telling.changes import doubt_text, summary
from pages.parts import session
from pages.parts.charts import draw, losses, provinces, waterfall
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.levers import card
from pages.parts.live import live
from pages.parts.markdown import literal
from pages.parts.simulation import (
    asked_first,
    documents,
    loss_table,
    province_table,
    recoverable,
    remaining,
    toolbar,
    waterfall_table,
)
from pages.parts.steps import count_steps
from pages.parts.templates import show

frame = open_frame("simulate")
say, table = frame.words, frame.ground.table
headline(frame)
toolbar(frame)

left, right = st.columns([1.72, 1], gap="medium")
with left:
    for key, sides in (("asked", asked_first(frame)), ("recoverable", recoverable(frame))):
        if any(sides):
            show("frame/heading", style="section", text=say(f"simulate.{key}"))
        for column, criteria in zip(st.columns(2, gap="small"), sides, strict=True):
            with column:
                for criterion in criteria:
                    card(frame, criterion)
    others = remaining(frame)
    if others:
        show("frame/heading", style="section", text=say("simulate.others"))
    for key, title, criteria in others:
        with st.expander(literal(title), key=key, on_change="rerun") as field:
            for criterion in criteria if field.open else ():
                card(frame, criterion)

with right:
    show("simulate/summary", text=summary(frame.ground, frame.base, frame.now))
    if text := doubt_text(frame.ground, frame.now):
        st.info(literal(text))
    if frame.work.scenario.changed:
        chart, (rows, title, alt) = waterfall, waterfall_table(frame)
    else:
        chart, (rows, title, alt) = losses, loss_table(frame)
    show("frame/heading", style="chart-title", text=title)
    draw(chart, rows, say, alt)
    source = say("simulate.source_waterfall", documents=documents(frame))
    show("frame/source", text=say("frame.source", sources=source))
    strip = say("simulate.strip", of=table.of, year=table.year)
    show("frame/heading", style="chart-title", text=strip)
    rows, alt = province_table(frame)
    draw(provinces, rows, say, alt)
    show("frame/source", text=say("frame.source", sources=say("simulate.source_strip")))

live(frame)
count_steps()
session.write_address()
