"""The frame of a screen: title, style, data, the work at hand and its headline."""

import logging
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from model.address import Problem, Work
from model.facts import Facts, read_facts
from model.reading.files import DATA, Case, read_words
from model.reading.tables import DataError
from model.result import Result, result
from model.telling import numbers
from model.telling.language import Words
from model.typed_text import cut
from pages.parts import session
from pages.parts.markdown import Marked, joined, marked
from pages.parts.overlong import MOST_CHARACTERS, MOST_PARAMETERS, TOLD

MOST_IGNORED, LONGEST_IGNORED = 5, 60
STYLE = Path(__file__).parent / "style.css"


@dataclass(frozen=True)
class Frame:
    """What every screen shows: the work at hand against its base."""

    words: Words
    facts: Facts
    work: Work
    base: Result
    now: Result

    @property
    def case(self) -> Case:
        """The province's year."""
        return self.facts.case

    @property
    def year(self) -> int:
        """The year of the baseline."""
        return self.case.baseline.year


@st.cache_resource(show_spinner=False)
def words() -> Words:
    """The Vietnamese catalogue."""
    return read_words(DATA, "vi")


@st.cache_resource(show_spinner=False)
def facts() -> Facts:
    """What is read once. Raises `DataError` if a file is broken."""
    return read_facts(DATA)


def open_frame(page: str) -> Frame:
    """Open a screen: it stands on its own, also on a cold link to it."""
    say = words()
    st.set_page_config(page_title=f"{say(f'page.{page}')} · {say('frame.product')}", layout="wide")
    st.html(STYLE)
    try:
        found = facts()
    except DataError as error:
        st.error(f"{say('frame.data_broken')} {say('frame.data_broken_hint')}")
        st.code(str(error), language=None)
        st.stop()
    work = session.open_work(found.case.start(), page)
    base = result(found, work.scenario.cleared(), work.movement)
    now = result(found, work.scenario, work.movement) if work.scenario.changes else base
    if session.problems():
        st.warning(ignored(say, session.problems()))
    return Frame(say, found, work, base, now)


def ignored(say: Words, problems: list[Problem]) -> Marked:
    """What in the address was not used and why, each as it was typed and cut; a long list too."""
    if any(one.key == TOLD for one in problems):
        return marked(
            say,
            "frame.address_long",
            parameters=numbers.plain(MOST_PARAMETERS),
            characters=numbers.plain(MOST_CHARACTERS),
        )
    told = []
    for reason in dict.fromkeys(problem.reason for problem in problems):
        found = [f"{one.key}={one.text}" for one in problems if one.reason == reason]
        parts = [f"«{cut(part, LONGEST_IGNORED)}»" for part in found[:MOST_IGNORED]]
        if len(found) > MOST_IGNORED:
            parts.append(say("frame.address_more", count=len(found) - MOST_IGNORED))
        told.append(marked(say, f"frame.address_{reason}", parts=", ".join(parts)))
    return joined(" ", [*told, say("frame.address_rest")])


def apologise(error: Exception) -> bool:
    """Say in Vietnamese that something went wrong; the details go to the log alone."""
    logging.getLogger("par_index").exception("a screen failed", exc_info=error)
    say = words()
    st.error(say("frame.failed"))
    return True
