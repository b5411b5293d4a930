"""The two sections of the scenario screen: keep and open, and compare."""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.store.errors import StoreError
from model.store.version import Saved
from pages.parts import session
from pages.parts.entries import beside, elsewhere, offered
from pages.parts.frame import Frame
from pages.parts.scenarios.choice import choice_panel
from pages.parts.scenarios.compare import chosen, compared, show_comparison
from pages.parts.scenarios.current import current, told
from pages.parts.scenarios.download import at_hand, downloads, for_files
from pages.parts.scenarios.list import lists
from pages.parts.scenarios.saving import AUTHOR, CHOICE, NAME, NOTE, show_draft
from pages.parts.store_access import recognise
from pages.parts.templates import show

STYLE = Path(__file__).parent / "style.css"


def prepare(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The look of the screen, and the fields of the work at hand as they were left."""
    st.html(STYLE)
    for key in (NAME, AUTHOR, NOTE):
        session.start_value(key, "")
    if isinstance(saved, list) and (found := recognise(saved)):
        show_draft(found)


def toolbar(frame: Frame) -> tuple[str, DeltaGenerator]:
    """The section that is open, and the bar beside its choice."""
    bar = st.container(horizontal=True, vertical_alignment="center", key="scenario-bar")
    with bar:
        section = st.segmented_control(
            frame.words("scenarios.sections"),
            list(SECTIONS),
            default="keep",
            required=True,
            key="scenario-section",
            format_func=lambda name: frame.words(f"scenarios.section_{name}"),
            label_visibility="collapsed",
            persist_state="session",
        )
        st.html('<span class="spring"></span>')
    return str(section), bar


def keep(frame: Frame, saved: list[Saved] | StoreError, bar: DeltaGenerator) -> None:
    """The work at hand beside the lists; its files in the bar."""
    mine = at_hand(frame)
    with bar:
        downloads(frame, [mine], mine.name)
    with st.container(key="news"):  # always there, so that what is below keeps its place
        told(frame)
        if choice := session.kept(CHOICE):
            choice_panel(frame, choice)
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        current(frame, saved)
    with right:
        lists(frame, saved)


def compare(frame: Frame, saved: list[Saved] | StoreError, bar: DeltaGenerator) -> None:
    """Scenarios side by side; the files of the comparison in the bar."""
    everything = saved if isinstance(saved, list) else []
    found = {key: beside(frame, one) for key, one in offered(frame, everything).items()}
    keys, base = chosen(frame, found)
    if others := elsewhere(frame, everything):
        show("frame/line", style="empty", text=others)
    files = [found[key] for key in for_files(keys)]
    with bar:
        about = frame.words("scenarios.comparison_file", count=len(files))
        downloads(frame, files, about if len(files) > 1 else "".join(one.name for one in files))
    if comparison := compared(frame, [found[key] for key in keys], found[base]):
        show_comparison(frame, comparison)


SECTIONS = {"keep": keep, "compare": compare}
