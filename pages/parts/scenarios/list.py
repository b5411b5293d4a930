"""The lists of scenarios: saved, ready-made and deleted, each with what can be done to it."""

from dataclasses import replace

import streamlit as st

from model.store.errors import StoreError
from model.store.version import LONGEST_NAME, Saved, Stamp
from pages.parts import session
from pages.parts.entries import as_saved
from pages.parts.frame import Frame
from pages.parts.markdown import literal, marked
from pages.parts.scenarios.history import history
from pages.parts.scenarios.ready import heads, ready_list, row
from pages.parts.scenarios.saving import (
    NAME,
    PANEL,
    Told,
    act,
    author,
    open_saved,
)
from pages.parts.store_access import about_text, asked, now, time_text, trouble
from pages.parts.templates import show

LISTS = ("saved", "ready", "deleted")
ACTIONS = ("rename", "duplicate", "history", "delete")
AT_ONCE = 8


def lists(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The lists, one at a time."""
    say = frame.words
    count = "–" if isinstance(saved, StoreError) else len(saved)
    found = st.segmented_control(
        say("scenarios.lists"),
        LISTS,
        default="saved",
        required=True,
        key="scenario-list",
        format_func=lambda name: marked(say, f"scenarios.list_{name}", count=count),
        label_visibility="collapsed",
        persist_state="session",
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
    lines = [about_text(say, saved.version), saved.version.content.note, gone_text(frame, saved)]
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
            ACTIONS,
            key=f"more-{saved.id}",
            format_func=lambda action: say(f"scenarios.action_{action}"),
            on_click=choose,
            args=(frame, saved),
        )
    what, which = session.kept(PANEL) or ("", 0)
    if which == saved.id:
        with st.container(key="row-panel"):
            {"rename": rename_panel, "history": history}[what](frame, saved)


def gone_text(frame: Frame, saved: Saved) -> str:
    """That the baseline of a scenario is not there any more; empty if it is."""
    baseline = saved.version.content.baseline
    if baseline in frame.ground.library.cases:
        return ""
    return frame.words("scenarios.baseline_gone", baseline=baseline)


def choose(frame: Frame, saved: Saved) -> None:
    """The person chose an action of a row's menu."""
    action = str(session.shown(f"more-{saved.id}"))
    if action == "duplicate":
        duplicate(frame, saved)
    elif action == "delete":
        delete(frame, saved)
    else:
        if action == "rename":
            session.show_value("rename", saved.name)
        session.keep(PANEL, (action, saved.id))


def duplicate(frame: Frame, saved: Saved) -> None:
    """A copy under a free name like its own."""
    say, stamp = frame.words, Stamp(author(), now())
    act(
        frame,
        lambda store: store.duplicate(saved.id, stamp),
        lambda made: Told("done", say("scenarios.duplicated", name=saved.name, copy=made.name)),
    )


def delete(frame: Frame, saved: Saved) -> None:
    """Out of the list; one press brings it back."""
    say, at = frame.words, now()
    session.take(PANEL)
    act(
        frame,
        lambda store: store.delete(saved.id, at),
        lambda gone: Told("done", say("scenarios.deleted", name=gone.name), deleted=gone.id),
    )


def bring_back(frame: Frame, scenario: int) -> None:
    """A deleted scenario comes back into the list."""
    say = frame.words
    act(
        frame,
        lambda store: store.undelete(scenario),
        lambda found: Told("done", say("scenarios.undeleted", name=found.name)),
    )


def rename_panel(frame: Frame, saved: Saved) -> None:
    """Another name for a scenario."""
    say = frame.words
    with st.container(horizontal=True, vertical_alignment="bottom", key="rename-panel"):
        st.text_input(say("scenarios.new_name"), key="rename", max_chars=LONGEST_NAME)
        st.button(
            say("scenarios.action_rename"),
            key="rename-do",
            type="primary",
            on_click=rename,
            args=(frame, saved),
        )
        st.button(say("scenarios.close"), key="rename-close", on_click=session.take, args=(PANEL,))


def rename(frame: Frame, saved: Saved) -> None:
    """Rename a scenario; the fields of the work at hand follow if it is that one."""
    say, name = frame.words, str(session.shown("rename"))
    found = act(
        frame,
        lambda store: store.rename(saved.id, name),
        lambda made: Told("done", say("scenarios.renamed", old=saved.name, name=made.name)),
    )
    if found:
        session.take(PANEL)
        tied = session.tied()
        if tied and tied.id == found.id:
            session.see(replace(tied, name=found.name))
            session.show_value(NAME, found.name)


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
