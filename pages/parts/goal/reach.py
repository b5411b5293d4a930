"""What of a year under way can still be reached, where somebody asks for a plan from today."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.frame import Frame
from pages.parts.texts import marked

REACH = "goal-reach"


class Reach(NamedTuple):
    """What of a year under way could still be reached on a day: the best value of each lever."""

    baseline: str
    name: str
    day: date
    most: tuple[tuple[str, Decimal], ...]


def reach_of(frame: Frame) -> Reach | None:
    """The reach that was handed over, if it is of the year at hand."""
    found: Reach | None = session.kept(REACH)
    return found if found and found.baseline == frame.case.baseline.id else None


def still_toggle(say: Language, reach: Reach, still: bool, do: Callable[..., None]) -> None:
    """Whether a plan keeps to it; `do` is given the answer and the name of the question."""
    st.toggle(
        marked(say, "goal.still", day=say.day(reach.day)),
        help=marked(say, "goal.still_help", name=reach.name),
        **widgets.bound("goal-still", still, do, "still"),
    )
