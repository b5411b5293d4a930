"""The frame of a screen: title, style, data, the work at hand and its headline."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from model.address import Work
from model.forecast import Forecast, Model, forecast, learn, movements
from model.peers import others, rebuild
from model.ranking import Rank, rank_in_year
from model.reading import DATA, Case, read_case, read_words
from model.scenario import Scenario
from model.scoring import Total, scorecard, total
from model.tables import DataError, read_national, read_provinces
from model.words import Words
from pages.parts import session

STYLE = Path(__file__).parent / "style.css"


@dataclass(frozen=True)
class Facts:
    """What is read once: the case, the provinces by year, the others of its year, and what past
    years teach about how they move. `movements` are the named ones, in points."""

    case: Case
    provinces: pd.DataFrame
    national: pd.DataFrame
    table: pd.DataFrame
    peers: pd.DataFrame
    model: Model
    movements: Mapping[str, float]

    def points(self, movement: str) -> float:
        """A movement by name or as text, in points."""
        return self.movements[movement] if movement in self.movements else float(movement)


@dataclass(frozen=True)
class Result:
    """A scenario with its scorecard, total and rank: in the baseline's year, and in the coming year
    with the movement of the others given or unknown."""

    scenario: Scenario
    card: pd.DataFrame
    total: Total
    rank: Rank
    given: Forecast
    unknown: Forecast

    @property
    def points(self) -> float:
        """The total in points."""
        return float(self.total.points)


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
    """The case and the other provinces. Raises `DataError` if a file is broken."""
    case = read_case(DATA)
    provinces, national = read_provinces(DATA), read_national(DATA)
    table = rebuild(provinces, national, case.baseline.year)
    return Facts(
        case=case,
        provinces=provinces,
        national=national,
        table=table,
        peers=others(table, case.baseline.province),
        model=learn(provinces, national),
        movements=movements(provinces, national),
    )


def result(found: Facts, scenario: Scenario, movement: str) -> Result:
    """Score and rank a scenario."""
    card = scorecard(found.case.rulebook, scenario)
    points = total(found.case.rulebook, scenario, card)
    reached = float(points.points)
    return Result(
        scenario,
        card,
        points,
        rank_in_year(reached, found.peers),
        forecast(reached, found.peers, found.model, found.points(movement)),
        forecast(reached, found.peers, found.model, None),
    )


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
        parts = ", ".join(f"«{p.key}={p.text}»" for p in session.problems())
        st.warning(say("frame.address_ignored", parts=parts))
    return Frame(say, found, work, base, now)
