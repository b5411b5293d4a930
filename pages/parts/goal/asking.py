"""The widgets of the goal screen that ask: what is wanted, what a plan may not use, where it
begins."""

from functools import partial
from typing import Any

import streamlit as st

from model.planning.odds import BOUNDS
from model.telling.labels import table_text, year_text
from pages.parts import session, widgets
from pages.parts.frame import Frame
from pages.parts.goal.question import (
    AIMS,
    CHANCES,
    MOST_EFFORT,
    WRONG,
    Question,
    ask,
    ask_score,
    cap,
    cap_these,
    fitting,
    leads,
    lockable,
)
from pages.parts.goal.reach import still_toggle
from pages.parts.headline import movement_control
from pages.parts.texts import inline, literal, show


def ask_for(frame: Frame) -> Question:
    """The question as a card of widgets."""
    say, asked = frame.words, fitting(frame)
    row = partial(st.container, horizontal=True, vertical_alignment="center")
    with st.container(key="goal-question", gap="small"):
        with row(key="goal-wanted"):
            aim(frame, asked)
        with row(key="goal-certain"):
            if asked.coming:
                views = {view: say(f"goal.bound_{view}") for view in BOUNDS}
                choice(asked, "bound", say("goal.bound"), views)
        with row(key="goal-moving"):
            if asked.coming:
                movement_control(frame)
        with row(key="goal-limits"):
            limits(frame, asked)
    return asked


def choice(
    asked: Question, name: str, title: str, texts: dict[Any, str], titled: bool = True
) -> None:
    """One of a few, side by side: each possible answer with its words, after the title."""
    if titled:
        inline(text=title)
    st.segmented_control(
        literal(title),
        list(texts),
        format_func=lambda option: literal(texts[option]),
        required=True,
        wrap=True,
        label_visibility="collapsed",
        **widgets.bound(f"goal-{name}", getattr(asked, name), ask, name),
    )


def aim(frame: Frame, asked: Question) -> None:
    """The rank or the score, when, and how sure."""
    say, table = frame.words, frame.ground.table
    choice(asked, "aim", say("goal.want"), {name: say(f"goal.aim.{name}") for name in AIMS})
    if asked.aim == "score":
        score_field(frame, asked)
        return
    st.selectbox(
        say("goal.aim.rank"),
        range(1, frame.ground.of + 1),
        label_visibility="collapsed",
        width=84,
        **widgets.bound("goal-rank", asked.rank, ask, "rank"),
    )
    year = "goal.time_table" if table.estimated else "goal.time_year"
    times = {
        "year": say(year, year=year_text(frame.ground), table=table_text(frame.ground)),
        "coming": say("goal.time_coming"),
    }
    choice(asked, "time", say("goal.by"), times)
    if asked.coming:
        shares = {share: say.percent(100 * share, 0) for share in CHANCES}
        choice(asked, "chance", say("goal.with_chance"), shares)


def score_field(frame: Frame, asked: Question) -> None:
    """The wanted total, with the decimal mark of the language."""
    say = frame.words
    st.text_input(
        say("goal.aim.score"),
        label_visibility="collapsed",
        width=84,
        **widgets.bound("goal-score", say.plain(asked.score), ask_score),
    )
    inline(text=say("goal.points"))
    if wrong := session.take(WRONG):
        show("goal/wrong", text=say("goal.wrong_score", text=wrong))


def limits(frame: Frame, asked: Question) -> None:
    """What the plan may not use, and where it begins."""
    say, names, scenario = frame.words, lockable(frame), frame.work.scenario
    if any(one.moved == "survey" for one in frame.case.rulebook.criteria.values()):
        st.toggle(
            say("goal.survey"),
            help=say("goal.survey_help"),
            **widgets.bound("goal-survey", asked.survey, ask, "survey"),
        )
    if any(row.alternatives for row in frame.case.rulebook.criteria.values()):
        st.toggle(
            say("goal.robust"),
            help=say("goal.robust_help"),
            **widgets.bound("goal-robust", asked.robust, ask, "robust"),
        )
    st.multiselect(
        say("goal.lock"),
        placeholder=say("goal.lock_none"),
        label_visibility="collapsed",
        select_all=False,
        width=380,
        **widgets.choice(
            "goal-locked", list(asked.locked), names, names.__getitem__, ask, "locked"
        ),
    )
    if leads(frame):
        caps(frame, asked)
    if asked.reach:
        still_toggle(say, asked.reach, asked.still, ask)
    if scenario.changes:
        base = "goal.beginning_totals" if scenario.totals else "goal.beginning_base"
        begun = {"base": say(base, year=frame.year), "scenario": say("goal.beginning_scenario")}
        choice(asked, "beginning", say("goal.from"), begun, titled=False)


def caps(frame: Frame, asked: Question) -> None:
    """The most effort that may be asked of each agency."""
    say, agency_text = frame.words, frame.ground.agency
    count = literal(f" ({len(asked.caps)})" if asked.caps else "")
    with st.popover(f"{say('goal.caps')} {count}", key="goal-caps-popover"):
        show("frame/source", text=say("goal.caps_help"))
        st.multiselect(
            say("goal.caps_agencies"),
            placeholder=say("goal.caps_none"),
            select_all=False,
            **widgets.choice(
                "goal-capped",
                [agency for agency, _ in asked.caps],
                leads(frame),
                lambda name: literal(agency_text(name)),
                cap_these,
                tucked=True,
            ),
        )
        for place, (agency, effort) in enumerate(asked.caps):
            st.selectbox(
                literal(agency_text(agency)),
                **widgets.choice(
                    f"goal-cap-{place}",
                    effort,
                    [half / 2 for half in range(MOST_EFFORT + 1)],
                    say.plain,
                    cap,
                    agency,
                    tucked=True,
                ),
            )
