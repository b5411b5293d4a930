"""The work at hand: whose it is, whether it is saved, and the buttons that save it."""

import streamlit as st

from model.store.errors import StoreError
from model.store.version import LONGEST_AUTHOR, LONGEST_NAME, LONGEST_NOTE, Saved, name_key
from model.telling.summary import summary
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import literal, marked
from pages.parts.scenarios.download import address
from pages.parts.scenarios.list import bring_back
from pages.parts.scenarios.saving import (
    AUTHOR,
    NAME,
    NOTE,
    TOLD,
    changed,
    draft,
    open_saved,
    save,
    save_other,
)
from pages.parts.store_access import author_text, time_text, trouble, try_again
from pages.parts.templates import markup, show


def told(frame: Frame) -> None:
    """What the last action brought: done is said once, not done stays until the next action."""
    found = session.kept(TOLD)
    if found is None:
        return
    if found.tone == "failed":
        st.error(literal(found.text), icon=":material/error:")
        return
    session.take(TOLD)
    with st.container(horizontal=True, vertical_alignment="center", key="told"):
        told = markup("frame/line", style="done", role="status", text=f"✓ {found.text}")
        st.html(told, width="content")
        if found.deleted is not None:
            st.button(
                frame.words("scenarios.undelete"),
                key="undelete",
                icon=":material/undo:",
                on_click=bring_back,
                args=(frame, found.deleted),
            )


def current(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The fields and buttons of the work at hand."""
    say, tied = frame.words, session.tied()
    show("frame/heading", style="section", text=say("scenarios.current"))
    with st.container(key="card-current"):
        text = summary(frame.ground, frame.base, frame.now)
        show("frame/line", style="summary", text=text)
        st.text_input(
            say("scenarios.name"),
            key=NAME,
            max_chars=LONGEST_NAME,
            placeholder=say("scenarios.name_hint"),
            persist_state="session",
        )
        st.text_input(
            say("scenarios.author"),
            key=AUTHOR,
            max_chars=LONGEST_AUTHOR,
            placeholder=say("scenarios.author_hint"),
            persist_state="session",
        )
        st.text_area(
            say("scenarios.note"),
            key=NOTE,
            max_chars=LONGEST_NOTE,
            height=68,
            placeholder=say("scenarios.note_hint"),
            persist_state="session",
        )
        state(frame, saved)
        if isinstance(saved, StoreError):
            st.warning(
                literal(f"{trouble(say, saved)} {say('scenarios.still_here')}"),
                icon=":material/database_off:",
            )
            st.button(say("scenarios.try_again"), on_click=try_again, key="try-again")
        buttons(frame, tied)
        newer(frame, tied, saved)
    show("frame/heading", style="section", text=say("scenarios.address"))
    st.code(address(frame), language=None, wrap_lines=True)
    show("frame/source", text=say("scenarios.address_help"))


def buttons(frame: Frame, tied: Saved | None) -> None:
    """Save, and save as another."""
    say = frame.words
    label = (
        marked(say, "scenarios.save_version", number=tied.version.number + 1)
        if tied
        else say("scenarios.save")
    )
    other = tied is not None and name_key(draft().name.strip()) != name_key(tied.name)
    with st.container(horizontal=True, key="save-buttons"):
        st.button(
            label,
            key="save",
            type="secondary" if other else "primary",
            icon=":material/save:",
            on_click=save,
            args=(frame,),
        )
        if tied:
            st.button(
                say("scenarios.save_other"),
                key="save-other",
                type="primary" if other else "secondary",
                on_click=save_other,
                args=(frame,),
            )


def state(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """Whether the work at hand is saved."""
    say, tied = frame.words, session.tied()
    if tied is None:
        key = "scenarios.state_new" if frame.work.scenario.changed else "scenarios.state_start"
        kind, text = "open", say(key, year=frame.year)
    elif isinstance(saved, list) and tied.id not in {one.id for one in saved}:
        kind, text = "dirty", say("scenarios.state_deleted", name=tied.name)
    else:
        kind = "dirty" if changed(tied, draft().content) else "clean"
        text = say(
            f"scenarios.state_{kind}",
            name=tied.name,
            number=tied.version.number,
            author=author_text(say, tied.version.stamp.author),
            time=time_text(say, tied.version.stamp.at),
        )
    show("frame/line", style=f"state {kind}", text=text)


def newer(frame: Frame, tied: Saved | None, saved: list[Saved] | StoreError) -> None:
    """Tell early, before anybody saves, that somebody else saved the same scenario since."""
    if tied is None or isinstance(saved, StoreError):
        return
    found = next((one for one in saved if one.id == tied.id), None)
    if found is None or found.version.number <= tied.version.number:
        return
    say, stamp = frame.words, found.version.stamp
    text = say(
        "scenarios.newer",
        number=found.version.number,
        author=author_text(say, stamp.author),
        time=time_text(say, stamp.at),
    )
    show("frame/line", style="note", text=text)
    st.button(
        marked(say, "scenarios.open_newer", number=found.version.number),
        key="open-newer",
        on_click=open_saved,
        args=(frame, found),
    )
