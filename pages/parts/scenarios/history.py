"""The versions of a saved scenario: every save stays, and any of them can be restored."""

import streamlit as st

from model.entry import Entry
from model.store.errors import StoreError
from model.store.version import Saved, Stamp, Version
from model.telling.changes import changed_text
from pages.parts import session
from pages.parts.entries import as_kept, ground_text
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.scenarios.cells import points_and_rank
from pages.parts.scenarios.saving import PANEL, Told, act, author, take_up
from pages.parts.store_access import about_text, asked, now, trouble
from pages.parts.templates import show

MOST = 3  # differences named in a row


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
            if version.number != saved.version.number:
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
        lines=(told(frame, found, before), version.content.note),
        figures=points_and_rank(found) if found else say("scenarios.trouble_baseline"),
    )


def told(frame: Frame, found: Entry | None, before: Version | None) -> str:
    """What a version changed against the one before."""
    say = frame.words
    if before is None:
        return say("scenarios.first_version")
    old = as_kept(frame, before.content)
    if found is None or old is None:  # the row already says that its baseline is gone
        return ""
    if found.ground.case is not old.ground.case:
        return ground_text(found.ground)
    text = changed_text(found.ground, found.result, MOST, old.scenario)
    return text or say("scenarios.same_inputs")


def restore(frame: Frame, saved: Saved, number: int) -> None:
    """An earlier version becomes the newest one and the work at hand; undo goes back."""
    say, stamp = frame.words, Stamp(author(), now())
    found = act(
        frame,
        lambda store: store.restore(saved.id, number, saved.version.number, stamp),
        lambda made: Told(
            "done",
            say("scenarios.restored", number=number, new=made.version.number, name=made.name),
        ),
    )
    if found:
        take_up(frame, found)
