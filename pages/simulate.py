"""Mô phỏng: move a lever, see the total, the rank and what changed."""

from functools import partial

import streamlit as st

from model.telling.changes import doubt_text, summary
from pages.parts import session
from pages.parts.basis import basis_of
from pages.parts.frame import Frame, open_frame, part
from pages.parts.headline import figures, unchanging
from pages.parts.levers import card, take
from pages.parts.live import around, live
from pages.parts.number_fields import number_fields
from pages.parts.rail import pictures
from pages.parts.simulation import (
    asked_first,
    columns,
    most_recoverable,
    remaining,
    toolbar,
)
from pages.parts.steps import hear_steps, kept_steps
from pages.parts.texts import literal, show

frame = open_frame("simulate", basis_of)
say = frame.words
with st.container(key="headline"):
    part("headline", figures)
    unchanging(frame)
toolbar(frame)

left, right = st.columns([1.72, 1], gap="medium")
with left:
    for key, criteria in (("asked", asked_first(frame)), ("recoverable", most_recoverable(frame))):
        if criteria:
            show("frame/heading", style="section", text=say(f"simulate.{key}"))
        for column, side in zip(st.columns(2, gap="small"), columns(criteria), strict=True):
            with column:
                for criterion in side:
                    part(criterion.id, partial(card, criterion=criterion), criterion.id)
    others = remaining(frame)
    if others:
        show("frame/heading", style="section", text=say("simulate.others"))
    for key, title, criteria in others:
        with st.expander(literal(title), key=key, on_change="rerun") as field:
            for criterion in criteria if field.open else ():
                part(criterion.id, partial(card, criterion=criterion), criterion.id)


def rail(frame: Frame) -> None:
    """What changed, in words and in pictures."""
    show("simulate/summary", text=summary(frame.ground, frame.base, frame.now))
    if text := doubt_text(frame.ground, frame.now):
        st.info(literal(text))


with right, st.container(key="rail"):
    part("rail", rail)
    around(frame, pictures(frame))


def end(frame: Frame) -> None:
    """What the browser follows levers with, and last the address."""
    live(frame)
    session.write_address()


st.fragment(number_fields)(lambda: session.desk().work.scenario, take, say.code)
part("kept-steps", kept_steps)
st.fragment(hear_steps)()
part("end", end)
