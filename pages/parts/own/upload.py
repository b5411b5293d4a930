"""A workbook that was filled in: brought, looked at, and what is wrong with it."""

from dataclasses import dataclass

import streamlit as st

from model.ground import Ground
from model.intake.brought import Brought, brought
from model.intake.check import Checked
from model.intake.taking import Origin
from pages.parts.frame import KEYED, Frame
from pages.parts.own.offers import confirmed
from pages.parts.sources import table
from pages.parts.store_access import now
from pages.parts.texts import literal, marked, show

HEADS = ("sheet", "cell", "found", "expected")
MOST_MEGABYTES = 12  # a little more than is read, so that the sentence that says so is ours


@dataclass(frozen=True)
class Sound:
    """A file that was brought and is sound."""

    origin: Origin
    checked: Checked


def upload(frame: Frame) -> Sound | None:
    """The place to bring a file to, and its problems if it has any. The work at hand is left alone,
    whatever the file is."""
    say = frame.words
    show("own/heading", title=say("own.upload"), text=say("own.upload_about"))
    file = st.file_uploader(say("own.upload_label"), key="own-file", max_upload_size=MOST_MEGABYTES)
    if file is None:
        return None
    origin, content = Origin(file.name, now().date()), file.getvalue()
    taken = confirmed(say, looked_at(frame.ground, content, origin).offers)
    found = looked_at(frame.ground, content, origin, taken).checked
    if not found.problems:
        return Sound(origin, found)
    st.error(marked(say, "own.problems", count=len(found.problems), file=file.name))
    heads = [say(f"own.problem_{key}") for key in HEADS]
    st.html(table("problems", heads, found.problems))
    st.caption(literal(say("own.untouched")))
    return None


@st.cache_resource(**KEYED)
def looked_at(
    ground: Ground, content: bytes, origin: Origin, confirmed: tuple[int, ...] = ()
) -> Brought:
    """What is in a file, looked at once for what is confirmed of it."""
    return brought(content, origin.file, ground, origin.day, confirmed)
