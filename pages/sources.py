"""Nguồn: every rule and figure with its witness, and what is not known."""

import streamlit as st

from pages.parts import session
from pages.parts.frame import open_frame, section
from pages.parts.headline import headline
from pages.parts.sources.documents import agencies, contradictions, documents, published
from pages.parts.sources.limits import (
    assumed_rules,
    efforts,
    limits,
    movements,
    ready_made,
    sureness,
)
from pages.parts.sources.provinces import provinces
from pages.parts.sources.readings import readings
from pages.parts.sources.rules import rules

SECTIONS = ("readings", "rules", "provinces", "documents", "assumptions", "limits")

frame = open_frame("sources")
say, ground = frame.words, frame.ground
headline(frame)
name = section(
    say("sources.section"), SECTIONS, "sources-section", lambda key: say(f"sources.section_{key}")
)

if name == "readings":
    readings(frame)
    st.html(published(ground) + contradictions(ground))
elif name == "rules":
    rules(frame)
elif name == "provinces":
    provinces(frame)
elif name == "documents":
    left, right = st.columns([2.5, 1], gap="medium")
    left.html(documents(ground))
    right.html(agencies(ground))
elif name == "assumptions":
    left, right = st.columns([1.5, 1], gap="medium")
    left.html(efforts(frame) + sureness(ground))
    right.html(movements(ground) + assumed_rules(ground) + ready_made(ground))
else:
    st.html(limits(ground))

session.write_address()
