"""From the year under way to the other screens: the pace as the current scenario, and the cheapest
steps that are still possible from today."""

from dataclasses import replace
from decimal import Decimal

import streamlit as st

from model.year.today import within_reach
from pages.parts import session
from pages.parts.basis import Today, hand_over
from pages.parts.follow.watched import Watched
from pages.parts.frame import Frame, go_to
from pages.parts.goal.question import KEPT, question
from pages.parts.goal.reach import REACH, Reach
from pages.parts.texts import literal

SIMULATE, GOAL = "pages/simulate.py", "pages/goal.py"


def bridge(frame: Frame, watched: Watched) -> None:
    """A button for each way on."""
    say = frame.words
    with st.container(key="follow-bridge", horizontal=True):
        st.button(
            say("follow.to_simulation"),
            key="follow-simulate",
            type="primary",
            icon=":material/tune:",
            help=literal(say("follow.to_simulation_help")),
            on_click=simulate,
            args=(frame, watched),
        )
        st.button(
            say("follow.to_goal"),
            key="follow-goal",
            icon=":material/flag:",
            help=literal(say("follow.to_goal_help")),
            on_click=ask_from_today,
            args=(frame, watched),
        )


def simulate(frame: Frame, watched: Watched) -> None:
    """Simulate from the year's end at this pace."""
    take_up(frame, watched)
    go_to(SIMULATE, "follow")


def take_up(frame: Frame, watched: Watched) -> None:
    """The year's end at this pace is the work at hand (undo takes it back), and screens may compare
    with it."""
    session.begin(frame.work.with_scenario(watched.outlook.pace), None)
    hand_over(Today(watched.outlook.pace, watched.day, watched.followed.invented))


def ask_from_today(frame: Frame, watched: Watched) -> None:
    """The goal screen starts from the pace, and takes no step beyond what can still be reached."""
    take_up(frame, watched)
    most: dict[str, Decimal] = dict(within_reach(watched.outlook))
    reach = Reach(frame.case.baseline.id, watched.followed.name, watched.day, tuple(most.items()))
    session.keep(REACH, reach)
    session.keep(KEPT, replace(question(), beginning="scenario", still=True))
    go_to(GOAL, "follow")
