"""Theo dõi: the year under way, actual against plan: where it ends, who is late, what is needed."""

import streamlit as st

from pages.parts import session
from pages.parts.follow.bridge import bridge
from pages.parts.follow.entering import entering
from pages.parts.follow.late import late
from pages.parts.follow.masthead import masthead
from pages.parts.follow.opening import opening, tell
from pages.parts.follow.pictures import pictures
from pages.parts.follow.reporting import reporting
from pages.parts.follow.watched import Watched, watched
from pages.parts.follow.workbooks import workbooks
from pages.parts.frame import Frame, open_frame, section
from pages.parts.spoken import spoken


def list_section(frame: Frame, found: Watched) -> None:
    """What is late beside the pictures of the year."""
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        late(found)
    with right, st.container(key="follow-rail"):
        bridge(frame, found)
        reporting(frame, found)
        pictures(found)


SECTIONS = {"list": list_section, "enter": entering, "files": workbooks}

frame = open_frame("follow")
spoken(frame.words)
say = frame.words
if found := watched(frame):
    masthead(frame, found)
    tell()
    if found.followed.invented:
        list_section(frame, found)
    else:
        name = section(
            say("follow.sections"),
            SECTIONS,
            "follow-section",
            lambda one: say(f"follow.section_{one}"),
        )
        SECTIONS[name](frame, found)
else:
    opening(frame)
session.write_address()
