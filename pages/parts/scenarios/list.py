"""The lists of scenarios: saved, ready-made and deleted, each with what can be done to it."""

import streamlit as st

from model.result import Entry
from model.store.errors import StoreError
from model.store.version import Saved
from model.telling import numbers
from model.telling.changes import doubt_text
from pages.parts import session, widgets
from pages.parts.entries import as_ready, as_saved, ground_text, start_of
from pages.parts.frame import Frame, section
from pages.parts.grounds import meet
from pages.parts.headline import tone
from pages.parts.scenarios.actions import (
    ACTIONS,
    bring_back,
    choose,
    deleting,
    history,
    rename_panel,
)
from pages.parts.scenarios.saving import NAME, NOTE, PANEL, open_saved, tell
from pages.parts.sharing import action_text, allowed, whose
from pages.parts.store_access import about_text, asked, time_text, trouble
from pages.parts.texts import literal, marked, show

LISTS = ("saved", "ready", "deleted")
AT_ONCE = 8


def lists(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The lists, one at a time."""
    say = frame.words
    count = "–" if isinstance(saved, StoreError) else len(saved)
    found = section(
        say("scenarios.lists"),
        LISTS,
        "scenario-list",
        lambda name: marked(say, f"scenarios.list_{name}", count=count),
    )
    if found == "ready":
        ready_list(frame)
    elif isinstance(saved, StoreError):
        show("frame/line", style="empty", text=say("scenarios.list_unknown"))
    elif found == "deleted":
        deleted_list(frame)
    else:
        saved_list(frame, saved)


def saved_list(frame: Frame, saved: list[Saved]) -> None:
    """The saved scenarios, the last saved first; where there are many, those that were sought."""
    say = frame.words
    if not saved:
        show("frame/line", style="empty", text=say("scenarios.list_empty"))
        ready_list(frame)
        return
    shown = saved
    if len(saved) > AT_ONCE:
        sought = st.text_input(
            say("scenarios.search"),
            key="scenario-search",
            placeholder=say("scenarios.search"),
            label_visibility="collapsed",
            persist_state="session",
        )
        shown = [one for one in saved if matches(one, sought)]
    heads(frame)
    everything = len(shown) <= AT_ONCE or session.kept("list-all")
    for one in shown if everything else shown[:AT_ONCE]:
        saved_row(frame, one)
    if not shown:
        show("frame/line", style="empty", text=say("scenarios.search_none"))
    if not everything:
        st.button(
            marked(say, "scenarios.list_all", count=len(shown)),
            key="list-all",
            type="tertiary",
            on_click=session.keep,
            args=("list-all", True),
        )


def matches(saved: Saved, sought: str | None) -> bool:
    """Whether a scenario's name, author or note holds the words sought."""
    stamp, note = saved.version.stamp, saved.version.content.note
    text = f"{saved.name} {stamp.author} {note}".casefold()
    return all(word in text for word in (sought or "").casefold().split())


def saved_row(frame: Frame, saved: Saved) -> None:
    """A saved scenario: who, when, total and rank; open it, or one of the actions."""
    say, tied, found = frame.words, session.tied(), as_saved(frame, saved)
    about, note = about_text(say, saved.version), saved.version.content.note
    lines = [about, whose(say, saved.belongs), note, gone_text(frame, saved)]
    mine = say("scenarios.here") if tied is not None and tied.id == saved.id else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{saved.id}"):
        row(frame, saved.name, found, lines, mine)
        st.button(
            say("scenarios.open"),
            key=f"open-{saved.id}",
            on_click=open_saved,
            args=(frame, saved),
            disabled=found is None,
        )
        st.menu_button(
            say("scenarios.more"),
            allowed(saved.belongs, ACTIONS),
            key=f"more-{saved.id}",
            format_func=lambda action: action_text(say, action),
            on_click=choose,
            args=(frame, saved),
        )
    what, which = session.kept(PANEL) or ("", 0)
    if which == saved.id:
        with st.container(key="row-panel"):
            {"rename": rename_panel, "history": history, "delete": deleting}[what](frame, saved)


def gone_text(frame: Frame, saved: Saved) -> str:
    """That the baseline of a scenario is not there any more; empty if it is."""
    baseline = saved.version.content.baseline
    if baseline in meet(saved.version.content).cases:
        return ""
    return frame.words("scenarios.baseline_gone", baseline=baseline)


def deleted_list(frame: Frame) -> None:
    """The deleted scenarios: nothing of them is lost."""
    say = frame.words
    try:
        gone = asked(lambda store: store.deleted())
    except StoreError as error:
        st.error(literal(trouble(say, error)))
        return
    if not gone:
        show("frame/line", style="empty", text=say("scenarios.deleted_empty"))
    for one in gone:
        time = time_text(say, one.deleted_at) if one.deleted_at else "–"
        lines = [say("scenarios.deleted_at", time=time), gone_text(frame, one)]
        with st.container(horizontal=True, vertical_alignment="center", key=f"gone-{one.id}"):
            row(frame, one.name, as_saved(frame, one), lines)
            st.button(
                say("scenarios.undelete"),
                key=f"undelete-{one.id}",
                on_click=bring_back,
                args=(frame, one.id),
            )


def ready_list(frame: Frame) -> None:
    """The ready-made scenarios to start from; those that set what the year does not break down are
    not among them."""
    say = frame.words
    show("frame/line", style="note plain", text=say("scenarios.ready_note"))
    for key, ready in frame.case.ready_made.items():
        found = as_ready(frame, ready)
        tag = say("scenarios.assumed") if ready.assumed else ""
        with st.container(horizontal=True, vertical_alignment="center", key=f"ready-{key}"):
            row(frame, found.name, found, [tag, found.note])
            st.button(
                say("scenarios.start_from"),
                key=f"start-{key}",
                on_click=start_from,
                args=(frame, found),
            )


def start_from(frame: Frame, found: Entry) -> None:
    """Make a ready-made scenario the work at hand; it belongs to no saved one."""
    session.begin(found.work, None)
    widgets.show_value(NAME, found.name if found.scenario.changed else "")
    widgets.show_value(NOTE, "")
    tell("done", frame.words("scenarios.started", name=found.name))


def row(frame: Frame, name: str, found: Entry | None, lines: list[str], mine: str = "") -> None:
    """A scenario's row: name, what is known about it, total, change and rank. `found`: the entry on
    its own ground, which is named where it is not the one at hand; None if it cannot be opened."""
    figures = None
    if found:
        say, rank = frame.words, found.rank
        gain = found.points - start_of(found).points
        if found.ground.choice != frame.ground.choice:
            lines = [ground_text(found.ground), *lines]
        figures = {
            "total": say.decimal(found.points),
            "gain": say.signed(gain),
            "tone": tone(gain),
            "rank": numbers.place(rank.rank, rank.of),
        }
        lines = [*lines, doubt_text(found.ground, found.result) or ""]
    show("scenarios/row", name=name, mine=mine, lines=lines, figures=figures)


def heads(frame: Frame) -> None:
    """The heads of the columns."""
    names = ("name", "total", "change", "rank")
    show("scenarios/heads", heads=[frame.words(f"scenarios.head_{name}") for name in names])
