"""The first choice: a year to follow against a plan, one that is kept, or the worked example."""

import streamlit as st

from model.result import Entry
from model.store.errors import StoreError
from model.store.opened import FIRST, LAST, OpenedYear
from pages.parts import session, widgets
from pages.parts.entries import BASE, NOW, offered
from pages.parts.follow import kept
from pages.parts.follow.watched import open_example, open_year
from pages.parts.frame import Frame
from pages.parts.identity import author, author_field
from pages.parts.sharing import share_control, whose
from pages.parts.store_access import about_text, listed, now, trouble
from pages.parts.texts import literal, show

YEAR, PLAN, AUTHOR = (f"follow-new-{name}" for name in ("year", "plan", "author"))


def opening(frame: Frame) -> None:
    """What the screen is for, and how to begin."""
    say = frame.words
    show("follow/opening", say=say)
    tell()
    with st.container(key="follow-choices"):
        with st.container(key="follow-new"):
            new_year(frame)
        if frame.ground.example is not None:
            with st.container(key="follow-tried"):
                show("follow/choice", title=say("follow.example"), text=say("follow.example_about"))
                st.button(
                    say("follow.try_example"),
                    key="follow-example",
                    icon=":material/visibility:",
                    on_click=open_example,
                )
    years(frame)


def new_year(frame: Frame) -> None:
    """A year of the province at hand, against a saved or a ready-made scenario or the work at
    hand."""
    say, province = frame.words, frame.case.baseline.province
    show(
        "follow/choice",
        title=say("follow.new", province=province),
        text=say("follow.new_about"),
    )
    plans = plans_offered(frame)
    widgets.start_value(YEAR, min(max(now().year, FIRST), LAST))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(say("follow.year"), FIRST, LAST, step=1, key=YEAR, width=130)
        st.selectbox(
            say("follow.plan"),
            width=300,
            **widgets.offer(
                f"{PLAN}-{frame.case.baseline.id}", plans, lambda key: literal(plans[key].name)
            ),
        )
        author_field(say("follow.author"), AUTHOR, width=180)
        st.button(
            say("follow.open"),
            key="follow-create",
            type="primary",
            on_click=create,
            args=(frame, plans),
        )


def plans_offered(frame: Frame) -> dict[str, Entry]:
    """What a year can be followed against: what is saved first, the work at hand if it changes
    anything, what is ready-made, the base year itself."""
    read = listed()
    found = offered(frame, [] if isinstance(read, StoreError) else read)
    here, base = found.pop(NOW), found.pop(BASE)
    return found | ({NOW: here} if here.scenario.changed else {}) | {BASE: base}


def create(frame: Frame, plans: dict[str, Entry]) -> None:
    """Open the year that was asked for."""
    plan = plans[str(widgets.shown(f"{PLAN}-{frame.case.baseline.id}"))]
    year = int(str(widgets.shown(YEAR)))
    if made := kept.create(frame, year, plan.name, plan.work, author(AUTHOR)):
        open_year(made.id)


def years(frame: Frame) -> None:
    """The years that are kept."""
    say, found = frame.words, kept.offered()
    if isinstance(found, StoreError):
        st.error(literal(trouble(say, found)))
        return
    if found:
        show("frame/heading", style="section", text=say("follow.kept"))
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center", key=f"follow-row-{one.id}"):
            plan = say("follow.plan_named", plan=one.version.content.plan_name)
            about = (plan, about_text(say, one.version), whose(say, one.belongs))
            show("own/row", name=one.name, about=" · ".join(filter(None, about)))
            share_control(say, one, "follow-share", kept.share, frame, one)
            st.button(
                say("follow.take_up"), key=f"follow-open-{one.id}", on_click=take_up, args=(one,)
            )


def take_up(one: OpenedYear) -> None:
    """Follow a kept year, on the year that it is measured by."""
    baseline = one.version.content.plan.baseline
    found = session.desk()
    if found.work.scenario.baseline.id != baseline and baseline in found.library.cases:
        session.set_baseline(baseline)
    open_year(one.id)


def tell() -> None:
    """What the last action brought, once."""
    tone, text = session.take(kept.TOLD) or ("", "")
    if tone == "done":
        st.success(literal(text))
    elif tone:
        st.error(literal(text))
