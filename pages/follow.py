"""Theo dõi: the year under way, actual against plan: where it ends, who is late, what is needed."""

import streamlit as st

from pages.parts import session
from pages.parts.follow.late import late
from pages.parts.follow.masthead import masthead
from pages.parts.follow.opening import opening
from pages.parts.follow.pictures import pictures
from pages.parts.follow.watched import watched
from pages.parts.frame import open_frame

frame = open_frame("follow")
if found := watched(frame):
    masthead(frame, found)
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        late(found)
    with right, st.container(key="follow-rail"):
        pictures(found)
else:
    opening(frame)
session.write_address()
