"""The periodic report of the year as files: for which period, and a button per kind."""

from functools import partial
from typing import get_args

import streamlit as st

from model.reports import REPORTS
from model.reports.progress import Period, Progress, period_of
from model.reports.progress_statements import subject
from pages.parts import session, widgets
from pages.parts.follow.watched import Watched
from pages.parts.frame import Frame
from pages.parts.scenarios.sections import slug
from pages.parts.store_access import letterhead, now
from pages.parts.texts import literal

PERIOD = "follow-period"


def reporting(frame: Frame, watched: Watched) -> None:
    """Behind a button: the period, and the report as document, workbook and slides."""
    say = frame.words
    with st.popover(say("follow.report"), icon=":material/description:", key="follow-report"):
        period: Period = session.kept(PERIOD) or period_of(watched.day)
        st.segmented_control(
            say("follow.period"),
            get_args(Period),
            required=True,
            format_func=lambda one: literal(say(f"follow.period_{one}")),
            **widgets.bound("follow-period-choice", period, choose, tucked=True),
        )
        about = told(frame, watched, period)
        st.caption(literal(subject(about)))
        for kind, export in REPORTS.items():
            st.download_button(
                say(f"follow.report_{kind}"),
                data=partial(made, about, kind),
                file_name=f"{slug(say('follow.report'))}-{slug(about.period_text)}.{kind}",
                mime=export.mime,
                key=f"follow-report-{kind}",
                on_click="ignore",
                icon=":material/download:",
            )


def choose(period: Period) -> None:
    """Another period was chosen."""
    session.keep(PERIOD, period)


def told(frame: Frame, watched: Watched, period: Period) -> Progress:
    """What the report tells: what is known now of the day, or what was shown on it."""
    moment = watched.moment
    return Progress(
        frame.ground,
        watched.followed.until(moment),
        watched.day,
        period,
        now().date(),
        frame.work.movement,
    )


def made(about: Progress, kind: str) -> bytes:
    """The bytes of a file, with what is kept of issuer and signer."""
    return REPORTS[kind].make(about.signed(letterhead(about.ground.case.baseline.province)))
