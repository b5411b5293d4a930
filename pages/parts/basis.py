"""What a screen compares with: the published year, or the year under way as its pace has it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import streamlit as st

from model.ground import Ground
from model.scenario import Scenario
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.texts import inline, literal

TODAY, CHOSEN = "basis-today", "basis-chosen"
Choice = Literal["year", "today"]


@dataclass(frozen=True)
class Today:
    """The year under way as it was handed over: its end at the pace of a day; `invented`: sample
    data that nobody reported."""

    scenario: Scenario
    day: date
    invented: bool


@dataclass(frozen=True)
class Basis:
    """Where a comparison begins, and what it is called: beside a value, in a sentence, alone."""

    scenario: Scenario
    today: bool
    short: str
    name: str
    title: str


def hand_over(today: Today) -> None:
    """Screens may compare with this from now on."""
    session.keep(TODAY, today)


def handed(scenario: Scenario) -> Today | None:
    """What was handed over, if it is of the baseline of a scenario."""
    found: Today | None = session.kept(TODAY)
    return found if found and found.scenario.baseline.id == scenario.baseline.id else None


def chosen() -> Choice:
    """What the person compares with."""
    found: Choice = session.kept(CHOSEN) or "year"
    return found


def basis_of(ground: Ground, scenario: Scenario) -> Basis:
    """What a scenario is compared with where the person may choose, under the same reading."""
    today = handed(scenario) if chosen() == "today" else None
    if today is None:
        return year_basis(ground, scenario)
    say = ground.words
    return Basis(
        today.scenario.under(scenario.reading),
        True,
        *(today_text(say, today, name) for name in ("short", "name", "title")),
    )


def year_basis(ground: Ground, scenario: Scenario) -> Basis:
    """The published year, under the reading of a scenario."""
    say, year = ground.words, ground.case.baseline.year
    title = say("telling.step_base", year=year)
    return Basis(scenario.cleared(), False, str(year), str(year), title)


def today_text(say: Language, today: Today, kind: str) -> str:
    """The year under way at its pace, in one of the ways of `Basis`; sample data says so."""
    mark = say("basis.invented") if today.invented and kind != "short" else ""
    return say(f"basis.today_{kind}", day=say.day(today.day)) + mark


def basis_control(ground: Ground, scenario: Scenario) -> None:
    """What to compare with, where a year under way was handed over."""
    if (today := handed(scenario)) is None:
        return
    say = ground.words
    names = {
        "year": year_basis(ground, scenario).title,
        "today": today_text(say, today, "title"),
    }
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="against"):
        inline(text=say("basis.against"))
        st.segmented_control(
            say("basis.against"),
            list(names),
            format_func=lambda name: literal(names[name]),
            required=True,
            label_visibility="collapsed",
            **widgets.bound("basis", chosen(), choose),
        )


def choose(name: str) -> None:
    """The person chose what to compare with."""
    session.keep(CHOSEN, name)
