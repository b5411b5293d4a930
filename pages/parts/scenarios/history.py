"""The versions of a saved scenario: every save stays, and any of them can be restored."""

from html import escape

import streamlit as st

from model.scenario import Difference
from model.store.errors import StoreError
from model.store.version import Saved, Stamp, Version, from_content
from model.telling.language import Language
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.scenarios.markup import input_name, input_value, points_and_rank
from pages.parts.scenarios.picks import outcome
from pages.parts.scenarios.saving import PANEL, Told, act, author, take_up
from pages.parts.store_access import asked, author_text, now, time_text, trouble

MOST = 3  # differences named in a row


def history(frame: Frame, saved: Saved) -> None:
    """The versions, the newest first, each with what it changed."""
    say = frame.words
    try:
        versions = asked(lambda store: store.history(saved.id))
    except StoreError as error:
        st.error(literal(trouble(say, error)))
        return
    st.html(f'<h2 class="section">{say("scenarios.history", name=escape(saved.name))}</h2>')
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"version-{version.number}"
        ):
            st.html(version_row(frame, version, before))
            if version.number != saved.version.number:
                st.button(
                    say("scenarios.restore"),
                    key=f"restore-{version.number}",
                    on_click=restore,
                    args=(frame, saved, version.number),
                )
    st.button(say("scenarios.close"), key="history-close", on_click=session.take, args=(PANEL,))


def version_row(frame: Frame, version: Version, before: Version | None) -> str:
    """A version as HTML: number, who, when, what it brings and what it changed."""
    say, stamp = frame.words, version.stamp
    try:
        work = from_content(version.content, frame.ground.library)[0]
        figures = points_and_rank(say, outcome(frame, work.scenario))
    except StoreError as error:
        figures = escape(trouble(say, error))
    about = say(
        "scenarios.about",
        author=author_text(say, stamp.author),
        time=time_text(say, stamp.at),
        number=version.number,
    )
    note = f"<small>{escape(version.content.note)}</small>" if version.content.note else ""
    return (
        f'<div class="version"><div><strong>{escape(about)}</strong>'
        f"<small>{escape(told(frame, version, before))}</small>{note}</div>"
        f"<span>{figures}</span></div>"
    )


def told(frame: Frame, version: Version, before: Version | None) -> str:
    """What a version changed against the one before."""
    say = frame.words
    if before is None:
        return say("scenarios.first_version")
    try:
        new, old = (from_content(one.content, frame.ground.library)[0] for one in (version, before))
    except StoreError:  # the row already says that its content belongs to another year
        return ""
    parts = [change(say, difference) for difference in new.scenario.differences(old.scenario)]
    if len(parts) > MOST:
        parts = [*parts[:MOST], say("scenarios.more_changes", count=len(parts) - MOST)]
    return "; ".join(parts) or say("scenarios.same_inputs")


def change(say: Language, difference: Difference) -> str:
    """An input's old and new value."""
    lever, old, new = difference
    return f"{input_name(lever)}: {input_value(say, lever, old)} → {input_value(say, lever, new)}"


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
