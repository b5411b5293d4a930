"""The work at hand: whose it is, whether it is saved, and the buttons that save it."""

from html import escape

import streamlit as st

from model.store.errors import StoreError
from model.store.version import LONGEST_AUTHOR, LONGEST_NAME, LONGEST_NOTE, Saved, name_key
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
from pages.parts.sentences import summary
from pages.parts.store_access import author_text, time_text, trouble, try_again


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
        st.html(f"<p role='status'>✓ {escape(found.text)}</p>", width="content")
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
    st.html(f'<h2 class="section">{say("scenarios.current")}</h2>')
    with st.container(key="card-current"):
        st.markdown(summary(frame))
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
        st.html(state(frame, saved))
        if isinstance(saved, StoreError):
            st.warning(
                literal(f"{trouble(say, saved)} {say('scenarios.still_here')}"),
                icon=":material/database_off:",
            )
            st.button(say("scenarios.try_again"), on_click=try_again, key="try-again")
        buttons(frame, tied)
        newer(frame, tied, saved)
    st.html(f'<h2 class="section">{say("scenarios.address")}</h2>')
    st.code(address(frame.work), language=None, wrap_lines=True)
    st.html(f'<p class="source">{say("scenarios.address_help")}</p>')


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


def state(frame: Frame, saved: list[Saved] | StoreError) -> str:
    """Whether the work at hand is saved, as HTML."""
    say, tied = frame.words, session.tied()
    if tied is None:
        key = "scenarios.state_new" if frame.work.scenario.changes else "scenarios.state_start"
        return f'<p class="state open">{say(key, year=frame.year)}</p>'
    stamp, name = tied.version.stamp, escape(tied.name)
    if isinstance(saved, list) and tied.id not in {one.id for one in saved}:
        return f'<p class="state dirty">{say("scenarios.state_deleted", name=name)}</p>'
    dirty = changed(tied, draft().content)
    text = say(
        "scenarios.state_dirty" if dirty else "scenarios.state_clean",
        name=name,
        number=tied.version.number,
        author=escape(author_text(say, stamp.author)),
        time=time_text(say, stamp.at),
    )
    return f'<p class="state {"dirty" if dirty else "clean"}">{text}</p>'


def newer(frame: Frame, tied: Saved | None, saved: list[Saved] | StoreError) -> None:
    """Tell early, before anybody saves, that somebody else saved the same scenario since."""
    if tied is None or isinstance(saved, StoreError):
        return
    found = next((one for one in saved if one.id == tied.id), None)
    if found is None or found.version.number <= tied.version.number:
        return
    say, stamp = frame.words, found.version.stamp
    st.html(
        '<p class="note">'
        + say(
            "scenarios.newer",
            number=found.version.number,
            author=escape(author_text(say, stamp.author)),
            time=time_text(say, stamp.at),
        )
        + "</p>"
    )
    st.button(
        marked(say, "scenarios.open_newer", number=found.version.number),
        key="open-newer",
        on_click=open_saved,
        args=(frame, found),
    )
