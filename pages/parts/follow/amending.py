"""Following a year against another plan from now on, and keeping its assumptions for everybody:
each is a new version; a past day is still shown against the plan of then."""

from dataclasses import replace

import streamlit as st

from model.result import Entry
from model.store.version import to_content
from pages.parts import session, widgets
from pages.parts.follow import kept
from pages.parts.follow.opening import plans_offered
from pages.parts.follow.watched import OPENED, PREMISES, Watched
from pages.parts.frame import Frame
from pages.parts.identity import author, author_field, person
from pages.parts.sharing import may_change
from pages.parts.store_access import asked
from pages.parts.texts import literal

PLAN, AUTHOR = "follow-replan-plan", "follow-replan-author"


def amendable(watched: Watched) -> bool:
    """Whether the year is kept, and who works here may change its plan and assumptions."""
    if not watched.version or person() is None:
        return bool(watched.version)
    year = int(session.kept(OPENED))
    return may_change(asked(lambda store: store.opened.get(year)).belongs)


def replanning(frame: Frame, watched: Watched) -> None:
    """Behind a button: another plan, and who chose it."""
    say = frame.words
    with st.popover(say("follow.replan"), type="tertiary", key="follow-replan"):
        plans = plans_offered(frame)
        st.caption(say("follow.replan_about"))
        key = f"{PLAN}-{frame.case.baseline.id}"
        st.selectbox(
            say("follow.plan"),
            **widgets.offer(key, plans, lambda one: literal(plans[one].name)),
        )
        author_field(say("follow.author"), AUTHOR)
        st.button(
            say("follow.replan_take"),
            key="follow-replan-take",
            type="primary",
            on_click=replan,
            args=(frame, watched, plans, key),
        )


def replan(frame: Frame, watched: Watched, plans: dict[str, Entry], key: str) -> None:
    """Follow the year against the plan that was chosen."""
    entry = plans[str(widgets.shown(key))]
    plan = to_content(entry.work)
    kept.amend(
        frame,
        int(session.kept(OPENED)),
        watched.version,
        lambda content: replace(content, plan_name=entry.name, plan=plan),
        author(AUTHOR),
    )


def keeping(frame: Frame, watched: Watched) -> None:
    """A button that keeps the assumptions, where this session changed them."""
    if session.kept(PREMISES) is not None:
        st.button(
            frame.words("follow.keep_premises"),
            key="follow-keep-premises",
            help=frame.words("follow.keep_premises_help"),
            on_click=keep_premises,
            args=(frame, watched),
        )


def keep_premises(frame: Frame, watched: Watched) -> None:
    """Everybody who follows the year does so under these assumptions."""
    premises = watched.followed.premises
    year, seen = int(session.kept(OPENED)), watched.version
    if kept.amend(frame, year, seen, lambda content: replace(content, premises=premises), ""):
        session.take(PREMISES)
