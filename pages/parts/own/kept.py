"""The years that offices keep: taken up, put out of the list, brought back; those that no longer
check are told with what is wrong."""

import streamlit as st

from model.intake.kept import Broken
from model.store.errors import StoreError
from model.store.figures import SavedFigures
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.grounds import BROKEN, keep_at_hand
from pages.parts.own.failures import failure
from pages.parts.store_access import asked, author_text, now, time_text, try_again
from pages.parts.texts import literal, marked, show

TOLD, DELETED = "own-told", "own-deleted"


def kept(frame: Frame) -> None:
    """The list, the last saved first."""
    say = frame.words
    show("own/heading", title=say("own.kept_title"), text="")
    tell()
    gone: SavedFigures | None = session.kept(DELETED)
    if gone is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(marked(say, "own.deleted", name=gone.name))
            st.button(
                say("own.undelete"), key="own-undelete", on_click=undelete, args=(frame, gone)
            )
    try:
        years = asked(lambda store: store.figures.listed())
    except StoreError as error:
        st.error(literal(failure(say, error)))
        st.button(say("own.again"), key="own-again", on_click=try_again)
        return
    if not years:
        show("frame/line", style="empty", text=say("own.none_kept"))
    broken = {one.year: one for one in session.kept(BROKEN) or ()}
    for one in years:
        row(frame, one, broken.get(one.id))


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
        show("own/row", name=saved.name, about=about)
        st.button(
            say("own.open"),
            key=f"own-open-{saved.id}",
            on_click=take_up,
            args=(saved,),
            disabled=broken is not None,
        )
        st.button(
            say("own.delete"), key=f"own-delete-{saved.id}", on_click=delete, args=(frame, saved)
        )
    if broken is not None:
        found, expected = broken.problem.found, broken.problem.expected
        st.error(marked(say, "own.broken", found=found, expected=expected))


def take_up(saved: SavedFigures) -> None:
    """Stand on a kept year."""
    session.set_baseline(keep_at_hand(saved))


def delete(frame: Frame, saved: SavedFigures) -> None:
    """Put a year out of the list; one press brings it back."""
    try_again()
    try:
        session.keep(DELETED, asked(lambda store: store.figures.delete(saved.id, now())))
    except StoreError as error:
        session.keep(TOLD, ("failed", failure(frame.words, error)))


def undelete(frame: Frame, saved: SavedFigures) -> None:
    """Bring it back."""
    try_again()
    try:
        asked(lambda store: store.figures.undelete(saved.id))
        session.take(DELETED)
    except StoreError as error:
        session.keep(TOLD, ("failed", failure(frame.words, error)))


def tell() -> None:
    """What the last action brought, once."""
    tone, text = session.take(TOLD) or ("", "")
    if tone == "done":
        st.success(literal(text))
    elif tone:
        st.error(literal(text))
