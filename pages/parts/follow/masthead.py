"""The head of the screen: whose year and as of which day, its four figures, and what is assumed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import streamlit as st

from model.ground import Ground
from model.ranking.rank import ranks
from model.telling.following import premise_texts, view_text
from model.telling.numbers import place, span
from model.telling.ranks import rank_text
from model.year.curve import month_ends
from model.year.line import View
from model.year.places import Places, places
from model.year.standing import STANDINGS, Outlook
from pages.parts import session, widgets
from pages.parts.follow.amending import amendable, keeping, replanning
from pages.parts.follow.watched import (
    DAY,
    KNOWLEDGE,
    PREMISES,
    Watched,
    close_year,
)
from pages.parts.frame import KEYED, Frame
from pages.parts.texts import literal, marked, show

PACES, UNREPORTED = ("year", "last"), ("plan", "base")


def masthead(frame: Frame, watched: Watched) -> None:
    """Everything above the list."""
    say, followed = frame.words, watched.followed
    if followed.invented:
        show("follow/invented", say=say)
    with st.container(key="follow-day-row", horizontal=True, vertical_alignment="center"):
        show("follow/name", say=say, name=followed.name, plan=followed.plan_name)
        day_control(watched)
    with st.container(key="follow-figures"):
        show("follow/figures", say=say, figures=list(figures(frame, watched)), **ruler(watched))
    premises_control(frame, watched)


def day_control(watched: Watched) -> None:
    """The day: the end of a month by one press, any other by its date; and what of it is shown."""
    say, ends = watched.ground.words, month_ends(watched.followed.year)
    months = [end.month for end in ends if end <= watched.last]
    month = watched.day.month if watched.day in ends else None
    st.segmented_control(
        say("follow.month"),
        months,
        format_func=lambda one: literal(say("follow.month_short", month=one)),
        label_visibility="collapsed",
        **widgets.bound("follow-month", month, choose_month, ends),
    )
    st.date_input(
        say("follow.day"),
        min_value=watched.followed.year.start,
        max_value=watched.last,
        format="DD/MM/YYYY",
        label_visibility="collapsed",
        width=150,
        **widgets.bound("follow-date", watched.day, choose_day),
    )
    st.segmented_control(
        say("follow.knowledge"),
        ("now", "then"),
        required=True,
        format_func=lambda one: literal(say(f"follow.knowledge_{one}")),
        help=literal(say("follow.knowledge_help")),
        label_visibility="collapsed",
        **widgets.bound("follow-knowledge", watched.knowledge, choose_knowledge),
    )


def choose_month(month: int | None, ends: list[date]) -> None:
    """The end of a month was chosen."""
    for end in ends:
        if end.month == month:
            session.keep(DAY, end)


def choose_day(day: date | None) -> None:
    """A day was chosen; an empty field is none."""
    if day is not None:
        session.keep(DAY, day)


def choose_knowledge(knowledge: str) -> None:
    """What is known now of that day, or what was shown on it."""
    session.keep(KNOWLEDGE, knowledge)


def figures(frame: Frame, watched: Watched) -> Iterator[dict[str, Any]]:
    """What the template says of each of the four figures."""
    say, seen, ground = frame.words, watched.outlook, frame.ground
    for view, found in ranked(ground, watched, frame.work.movement).items():
        band = seen.band if view == "pace" else None
        low, high = (say.decimal(one) for one in band) if band else ("", "")
        yield {
            "view": view,
            "title": view_text(say, view),
            "points": say.decimal(found.points),
            "band": span_text(low, high) if band else "",
            "rank": place(found.year.rank, found.year.of),
            "ranks": rank_band(frame, band) if band else "",
            "coming": say(
                "follow.coming", year=ground.coming_year, rank=rank_text(say, found.given)
            ),
            "note": say(f"follow.{view}_about", plan=watched.followed.plan_name),
        }


def span_text(low: str, high: str) -> str:
    """A range."""
    return f"({low}–{high})"


def ranked(ground: Ground, watched: Watched, movement: str) -> dict[View, Places]:
    """The ranks of the four figures, worked out once for everybody."""
    return ranks_of(ground, watched.state, movement, watched.outlook)


@st.cache_resource(**KEYED)
def ranks_of(
    ground: Ground, state: tuple[object, ...], movement: str, _outlook: Outlook
) -> dict[View, Places]:
    """The ranks of a day."""
    return places(ground, _outlook, movement)


def rank_band(frame: Frame, band: tuple[float, float]) -> str:
    """The ranks between which the pace lies."""
    worst, best = (int(one) for one in ranks(band, frame.ground.peers)[0])
    return span(best, worst)


def ruler(watched: Watched) -> dict[str, Any]:
    """Where the four figures stand on a scale of all points, in per cent of its width."""
    whole = float(watched.followed.case.rulebook.maximum)
    return {
        "at": {view: 100 * watched.outlook.points(view) / whole for view in STANDINGS},
        "whole": whole,
    }


def premises_control(frame: Frame, watched: Watched) -> None:
    """What is assumed, in a sentence; opened, the choices."""
    say, premises, mine = watched.ground.words, watched.followed.premises, amendable(watched)
    with st.container(key="follow-premises", horizontal=True, vertical_alignment="center"):
        pace = say(f"follow.pace_{premises.pace}")
        unreported = say(f"follow.unreported_{premises.unreported}")
        with st.popover(
            marked(say, "follow.premises", pace=pace, unreported=unreported), type="tertiary"
        ):
            premise(watched, "pace", PACES)
            premise(watched, "unreported", UNREPORTED)
            show("goal/told", lines=list(premise_texts(say, watched.followed)))
            if mine:
                keeping(frame, watched)
        if mine:
            replanning(frame, watched)
        st.button(say("follow.close"), key="follow-close", type="tertiary", on_click=close_year)


def premise(watched: Watched, name: str, options: tuple[str, ...]) -> None:
    """One assumption, of two."""
    say = watched.ground.words
    st.segmented_control(
        say(f"follow.{name}_label"),
        options,
        required=True,
        format_func=lambda option: literal(say(f"follow.{name}_{option}")),
        **widgets.bound(
            f"follow-premise-{name}",
            getattr(watched.followed.premises, name),
            assume,
            watched,
            name,
            tucked=True,
        ),
    )


def assume(value: str, watched: Watched, name: str) -> None:
    """Another assumption, for this session."""
    session.keep(PREMISES, watched.followed.premises.model_copy(update={name: value}))
