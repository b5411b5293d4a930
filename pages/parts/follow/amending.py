"""Following a year against another plan from now on, and keeping its assumptions for everybody:
each is a new version; a past day is still shown against the plan of then."""

from dataclasses import replace

import streamlit as st

from model.result import Entry
from model.store.version import LONGEST_AUTHOR, to_content
from pages.parts import session
from pages.parts.follow import kept
from pages.parts.follow.opening import plans_offered
from pages.parts.follow.watched import OPENED, PREMISES, Watched
from pages.parts.frame import Frame
from pages.parts.texts import literal

PLAN, AUTHOR = "follow-replan-plan", "follow-replan-author"


def replanning(frame: Frame, watched: Watched) -> None:
    """Behind a button: another plan, and who chose it."""
    say = frame.words
    with st.popover(say("follow.replan"), type="tertiary", key="follow-replan"):
        plans = plans_offered(frame)
        st.caption(say("follow.replan_about"))
        key = f"{PLAN}-{frame.case.baseline.id}"
        st.selectbox(
            say("follow.plan"),
            list(plans),
            format_func=lambda one: literal(plans[one].name),
            key=key,
        )
        session.start_value(AUTHOR, "")
        st.text_input(say("follow.author"), key=AUTHOR, max_chars=LONGEST_AUTHOR)
        st.button(
            say("follow.replan_take"),
            key="follow-replan-take",
            type="primary",
            on_click=replan,
            args=(frame, watched, plans, key),
        )


def replan(frame: Frame, watched: Watched, plans: dict[str, Entry], key: str) -> None:
    """Follow the year against the plan that was chosen."""
    entry, author = plans[str(session.shown(key))], str(session.shown(AUTHOR))
    plan = to_content(entry.work)
    kept.amend(
        frame,
        int(session.kept(OPENED)),
        watched.version,
        lambda content: replace(content, plan_name=entry.name, plan=plan),
        author,
    )


def keeping(frame: Frame, watched: Watched) -> None:
    """A button that keeps the assumptions, where this session changed them."""
    if watched.version and session.kept(PREMISES) is not None:
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
