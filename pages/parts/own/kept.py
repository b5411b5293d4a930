"""The figures that offices keep: taken up, renamed, put out of the list, brought back; those that
no longer check are told with what is wrong."""

import streamlit as st

from model.intake.kept import Broken
from model.store.errors import StoreError
from model.store.figures import SavedFigures
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.grounds import BROKEN, stand_on_saved
from pages.parts.own.actions import (
    ACTIONS,
    PANEL,
    TOLD,
    bring_back,
    choose,
    deleting,
    history,
    rename_panel,
)
from pages.parts.own.failures import failure
from pages.parts.sharing import action_text, allowed, whose
from pages.parts.store_access import asked, author_text, time_text, try_again
from pages.parts.texts import literal, marked, show


def kept(frame: Frame) -> None:
    """The list, the last saved first, and below it what was deleted."""
    say = frame.words
    show("own/heading", title=say("own.kept_title"), text="")
    tell()
    try:
        saved, gone = asked(lambda store: (store.figures.listed(), store.figures.deleted()))
    except StoreError as error:
        st.error(literal(failure(say, error)))
        st.button(say("own.again"), key="own-again", on_click=try_again)
        return
    if not saved:
        show("frame/line", style="empty", text=say("own.none_kept"))
    broken = {one.id: one for one in session.kept(BROKEN) or ()}
    for one in saved:
        row(frame, one, broken.get(one.id))
    if gone:
        with st.expander(marked(say, "own.deleted_title", count=len(gone)), key="own-gone"):
            for one in gone:
                deleted_row(frame, one)


def row(frame: Frame, saved: SavedFigures, broken: Broken | None) -> None:
    """One of them: who saved it and when, and what can be done with it."""
    say, version = frame.words, saved.version
    with st.container(horizontal=True, vertical_alignment="center", key=f"own-row-{saved.id}"):
        about = say(
            "own.about",
            number=version.number,
            author=author_text(say, version.stamp.author),
            time=time_text(say, version.stamp.at),
            file=version.content.file,
        )
        about = " · ".join(filter(None, (about, whose(say, saved.belongs))))
        show("own/row", name=saved.name, about=about)
        st.button(
            say("own.open"),
            key=f"own-open-{saved.id}",
            on_click=stand_on_saved,
            args=(saved,),
            disabled=broken is not None,
        )
        st.menu_button(
            say("scenarios.more"),
            allowed(saved.belongs, ACTIONS),
            key=f"own-more-{saved.id}",
            format_func=lambda action: action_text(say, action),
            on_click=choose,
            args=(frame, saved),
        )
    if broken is not None:
        found, expected = broken.problem.found, broken.problem.expected
        st.error(marked(say, "own.broken", found=found, expected=expected))
    what, which = session.kept(PANEL) or ("", 0)
    if which == saved.id:
        with st.container(key="own-panel"):
            {"rename": rename_panel, "history": history, "delete": deleting}[what](frame, saved)


def deleted_row(frame: Frame, saved: SavedFigures) -> None:
    """One that was deleted: nothing of it is lost."""
    say = frame.words
    time = time_text(say, saved.deleted_at) if saved.deleted_at else "–"
    with st.container(horizontal=True, vertical_alignment="center", key=f"own-gone-{saved.id}"):
        show("own/row", name=saved.name, about=say("scenarios.deleted_at", time=time))
        st.button(
            say("own.undelete"),
            key=f"own-undelete-{saved.id}",
            on_click=bring_back,
            args=(frame, saved),
        )


def tell() -> None:
    """What the last action brought, once."""
    tone, text = session.take(TOLD) or ("", "")
    if tone == "done":
        st.success(literal(text))
    elif tone:
        st.error(literal(text))
