"""The widgets that ask: what is wanted, what a plan may not use, where it begins."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from model.planning.odds import BOUNDS
from model.telling.labels import table_text
from model.typed_text import cut, number
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.goal.question import (
    HIGHEST,
    KEPT,
    WRONG,
    Question,
    ask,
    fitting,
    leads,
    lockable,
    question,
)
from pages.parts.markdown import literal
from pages.parts.movement import movement_control
from pages.parts.templates import markup, show

AIMS = ("rank", "score")
TIMES = ("year", "coming")
BEGINNINGS = ("base", "scenario")
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
MOST_EFFORT = 20  # halves of effort: the highest cap that can be chosen is 10
FIRST_CAP = 2.0


def ask_for(frame: Frame) -> Question:
    """The question as a card of widgets."""
    asked = fitting(frame)
    with st.container(key="goal-question", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", key="goal-wanted"):
            aim(frame, asked)
        with st.container(horizontal=True, vertical_alignment="center", key="goal-certain"):
            if asked.coming:
                certainty(frame, asked)
        with st.container(horizontal=True, vertical_alignment="center", key="goal-moving"):
            if asked.coming:
                movement_control(frame)
        with st.container(horizontal=True, vertical_alignment="center", key="goal-limits"):
            limits(frame, asked)
    return asked


def aim(frame: Frame, asked: Question) -> None:
    """The rank or the score, when, and how sure."""
    say, table = frame.words, frame.ground.table
    inline(say("goal.want"))
    choice("aim", AIMS, asked.aim, say("goal.want"), lambda name: say(f"goal.aim.{name}"))
    if asked.aim == "score":
        score_field(frame, asked)
        return
    session.show_value("goal-rank", asked.rank)
    st.selectbox(
        say("goal.aim.rank"),
        range(1, table.of + 1),
        key="goal-rank",
        on_change=session.heard,
        args=("goal-rank", ask, "goal-rank", "rank"),
        label_visibility="collapsed",
        width=84,
    )
    inline(say("goal.by"))
    choice(
        "time",
        TIMES,
        asked.time,
        say("goal.by"),
        lambda name: say(
            "goal.time_table" if name == "year" and table.estimated else f"goal.time_{name}",
            year=table.year,
            table=table_text(frame.ground),
        ),
    )
    if asked.coming:
        inline(say("goal.with_chance"))
        choice(
            "chance",
            CHANCES,
            asked.chance,
            say("goal.with_chance"),
            lambda share: say.percent(100 * share, 0),
        )


def certainty(frame: Frame, asked: Question) -> None:
    """What the chance takes for certain."""
    say = frame.words
    inline(say("goal.bound"))
    choice("bound", BOUNDS, asked.bound, say("goal.bound"), lambda view: say(f"goal.bound_{view}"))


def score_field(frame: Frame, asked: Question) -> None:
    """The wanted total, with the decimal mark of the language."""
    say = frame.words
    session.show_value("goal-score", say.plain(asked.score))
    st.text_input(
        say("goal.aim.score"),
        key="goal-score",
        on_change=session.heard,
        args=("goal-score", ask_score),
        label_visibility="collapsed",
        width=84,
    )
    inline(say("goal.points"))
    if wrong := session.take(WRONG):
        show("goal/wrong", text=say("goal.wrong_score", text=wrong))


def ask_score() -> None:
    """The person wrote a total; what is not from 0 to 100 is left aside with a note."""
    text = str(session.shown("goal-score"))
    score = number(text)
    if score is not None and 0 <= score <= HIGHEST:
        session.keep(KEPT, replace(question(), score=round(score, 4)))
    else:
        session.keep(WRONG, cut(text))


def limits(frame: Frame, asked: Question) -> None:
    """What the plan may not use, and where it begins."""
    say, names = frame.words, lockable(frame)
    if any(one.moved == "survey" for one in frame.case.rulebook.criteria.values()):
        session.show_value("goal-survey", asked.survey)
        st.toggle(
            say("goal.survey"),
            key="goal-survey",
            help=say("goal.survey_help"),
            on_change=session.heard,
            args=("goal-survey", ask, "goal-survey", "survey"),
        )
    session.show_value("goal-locked", list(asked.locked))
    st.multiselect(
        say("goal.lock"),
        list(names),
        key="goal-locked",
        format_func=names.__getitem__,
        placeholder=say("goal.lock_none"),
        on_change=session.heard,
        args=("goal-locked", ask, "goal-locked", "locked", tuple),
        label_visibility="collapsed",
        select_all=False,
        width=380,
    )
    if leads(frame):
        caps(frame, asked)
    scenario = frame.work.scenario
    if scenario.changes:
        base = "totals" if scenario.totals else "base"
        choice(
            "beginning",
            BEGINNINGS,
            asked.beginning,
            say("goal.from"),
            lambda name: say(f"goal.beginning_{base if name == 'base' else name}", year=frame.year),
        )


def caps(frame: Frame, asked: Question) -> None:
    """The most effort that may be asked of each agency."""
    say = frame.words
    count = literal(f" ({len(asked.caps)})" if asked.caps else "")
    with st.popover(f"{say('goal.caps')} {count}", key="goal-caps-popover"):
        show("frame/source", text=say("goal.caps_help"))
        session.show_value("goal-capped", [agency for agency, _ in asked.caps])
        st.multiselect(
            say("goal.caps_agencies"),
            leads(frame),
            key="goal-capped",
            format_func=lambda name: literal(frame.ground.agency(name)),
            placeholder=say("goal.caps_none"),
            on_change=session.heard,
            args=("goal-capped", ask, "goal-capped", "caps", cap_these),
            select_all=False,
        )
        for place, (agency, effort) in enumerate(asked.caps):
            cap_field(frame, place, agency, effort)


def cap_these(agencies: list[str]) -> tuple[tuple[str, float], ...]:
    """The chosen agencies, each with its cap or the first one offered."""
    known = dict(question().caps)
    return tuple((agency, known.get(agency, FIRST_CAP)) for agency in agencies)


def cap_field(frame: Frame, place: int, agency: str, effort: float) -> None:
    """The cap of one agency."""
    key = f"goal-cap-{place}"
    session.show_value(key, effort)
    st.selectbox(
        literal(frame.ground.agency(agency)),
        [half / 2 for half in range(MOST_EFFORT + 1)],
        key=key,
        format_func=frame.words.plain,
        on_change=session.heard,
        args=(
            key,
            ask,
            key,
            "caps",
            lambda most: tuple({**dict(question().caps), agency: most}.items()),
        ),
    )


def choice(
    name: str, options: tuple[Any, ...], shown: Any, title: str, words: Callable[[Any], str]
) -> None:
    """One of a few, side by side."""
    key = f"goal-{name}"
    session.show_value(key, shown)
    st.segmented_control(
        literal(title),
        options,
        key=key,
        format_func=lambda option: literal(words(option)),
        required=True,
        on_change=session.heard,
        args=(key, ask, key, name),
        label_visibility="collapsed",
    )


def inline(text: str) -> None:
    """Words between widgets."""
    st.html(markup("frame/inline", text=text), width="content")
