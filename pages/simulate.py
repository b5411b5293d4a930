"""Mô phỏng: move a lever, see the total, the rank and what changed."""

import streamlit as st

from model.telling.changes import doubt_text, summary
from pages.parts import session
from pages.parts.basis import basis_of
from pages.parts.charts import hang
from pages.parts.frame import open_frame
from pages.parts.headline import headline
from pages.parts.levers import card, take
from pages.parts.live import live
from pages.parts.number_fields import number_fields
from pages.parts.simulation import (
    asked_first,
    change_picture,
    columns,
    most_recoverable,
    provinces_picture,
    remaining,
    toolbar,
)
from pages.parts.steps import count_steps
from pages.parts.texts import literal, show

frame = open_frame("simulate", basis_of)
say = frame.words
headline(frame)
toolbar(frame)

left, right = st.columns([1.72, 1], gap="medium")
with left:
    for key, criteria in (("asked", asked_first(frame)), ("recoverable", most_recoverable(frame))):
        if criteria:
            show("frame/heading", style="section", text=say(f"simulate.{key}"))
        for column, side in zip(st.columns(2, gap="small"), columns(criteria), strict=True):
            with column:
                for criterion in side:
                    card(frame, criterion)
    others = remaining(frame)
    if others:
        show("frame/heading", style="section", text=say("simulate.others"))
    for key, title, criteria in others:
        with st.expander(literal(title), key=key, on_change="rerun") as field:
            for criterion in criteria if field.open else ():
                card(frame, criterion)

with right, st.container(key="rail"):
    show("simulate/summary", text=summary(frame.ground, frame.base, frame.now))
    if text := doubt_text(frame.ground, frame.now):
        st.info(literal(text))
    hang(change_picture(frame), say)
    hang(provinces_picture(frame), say)

live(frame)
number_fields(lambda: session.desk().work.scenario, take, say.code)
count_steps()
session.write_address()
