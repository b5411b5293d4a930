"""What can be done to a saved scenario, and its versions: every save stays and can be restored."""

from dataclasses import replace

import streamlit as st

from model.result import Entry
from model.store.belonging import SHARINGS, Sharing
from model.store.errors import StoreError
from model.store.version import LONGEST_NAME, Saved, Version
from model.telling.changes import changed_text
from pages.parts import session, widgets
from pages.parts.confirming import ask_anew, delete_panel
from pages.parts.entries import as_kept, ground_text
from pages.parts.frame import Frame
from pages.parts.scenarios.saving import NAME, PANEL, act, stamped, take_up, tell
from pages.parts.scenarios.tables import points_and_rank
from pages.parts.sharing import may_change, shared_text
from pages.parts.store_access import about_text, asked, trouble
from pages.parts.texts import literal, show

ACTIONS = ("rename", "duplicate", "history", "delete")
MOST_NAMED = 3  # differences named in a row


def choose(frame: Frame, saved: Saved) -> None:
    """The person chose an action of a row's menu."""
    action = str(widgets.shown(f"more-{saved.id}"))
    if action == "duplicate":
        duplicate(frame, saved)
        return
    if action in SHARINGS:
        share(frame, saved, action)
        return
    if action == "rename":
        widgets.show_value("rename", saved.name)
    elif action == "delete":
        ask_anew()
    session.keep(PANEL, (action, saved.id))


def duplicate(frame: Frame, saved: Saved) -> None:
    """A copy under a free name like its own."""
    say, stamp = frame.words, stamped()
    if made := act(frame, lambda store: store.duplicate(saved.id, stamp)):
        tell("done", say("scenarios.duplicated", name=saved.name, copy=made.name))


def share(frame: Frame, saved: Saved, sharing: Sharing) -> None:
    """Share a scenario in another way."""
    stamp = stamped()
    if found := act(frame, lambda store: store.share(saved.id, sharing, stamp)):
        tell("done", shared_text(frame.words, found.name, sharing))


def delete(frame: Frame, saved: Saved) -> None:
    """Out of the list; one press brings it back."""
    stamp = stamped()
    session.take(PANEL)
    if gone := act(frame, lambda store: store.delete(saved.id, stamp)):
        tell("done", frame.words("scenarios.deleted", name=gone.name), deleted=gone.id)


def bring_back(frame: Frame, scenario: int) -> None:
    """A deleted scenario comes back into the list."""
    stamp = stamped()
    if found := act(frame, lambda store: store.undelete(scenario, stamp)):
        tell("done", frame.words("scenarios.undeleted", name=found.name))


def deleting(frame: Frame, saved: Saved) -> None:
    """The panel that asks for the name of what is deleted."""
    delete_panel(frame.words, saved.name, PANEL, delete, frame, saved)


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
    name, stamp = str(widgets.shown("rename")), stamped()
    if found := act(frame, lambda store: store.rename(saved.id, name, stamp)):
        tell("done", frame.words("scenarios.renamed", old=saved.name, name=found.name))
        session.take(PANEL)
        tied = session.tied()
        if tied and tied.id == found.id:
            session.see(replace(tied, name=found.name))
            widgets.show_value(NAME, found.name)


def history(frame: Frame, saved: Saved) -> None:
    """The versions, the newest first, each with what it changed."""
    say = frame.words
    try:
        versions = asked(lambda store: store.history(saved.id))
    except StoreError as error:
        st.error(literal(trouble(say, error)))
        return
    show("frame/heading", style="section", text=say("scenarios.history", name=saved.name))
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"version-{version.number}"
        ):
            version_row(frame, version, before)
            if version.number != saved.version.number and may_change(saved.belongs):
                st.button(
                    say("scenarios.restore"),
                    key=f"restore-{version.number}",
                    on_click=restore,
                    args=(frame, saved, version.number),
                )
    st.button(say("scenarios.close"), key="history-close", on_click=session.take, args=(PANEL,))


def version_row(frame: Frame, version: Version, before: Version | None) -> None:
    """A version: number, who, when, what it brings and what it changed."""
    say, found = frame.words, as_kept(frame, version.content)
    show(
        "scenarios/version",
        about=about_text(say, version),
        lines=(changed_since(frame, found, before), version.content.note),
        figures=points_and_rank(found) if found else say("scenarios.trouble_baseline"),
    )


def changed_since(frame: Frame, found: Entry | None, before: Version | None) -> str:
    """What a version changed against the one before."""
    say = frame.words
    if before is None:
        return say("scenarios.first_version")
    old = as_kept(frame, before.content)
    if found is None or old is None:  # the row already says that its baseline is gone
        return ""
    if found.ground.case is not old.ground.case:
        return ground_text(found.ground)
    text = changed_text(found.ground, found.result, MOST_NAMED, old.scenario)
    return text or say("scenarios.same_inputs")


def restore(frame: Frame, saved: Saved, number: int) -> None:
    """An earlier version becomes the newest one and the work at hand; undo goes back."""
    say, stamp, seen = frame.words, stamped(), saved.version.number
    if found := act(frame, lambda store: store.restore(saved.id, number, seen, stamp)):
        new = found.version.number
        tell("done", say("scenarios.restored", number=number, new=new, name=found.name))
        take_up(frame, found)
