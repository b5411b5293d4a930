"""What can be done to kept figures, and their versions: every save stays and can be restored."""

from collections.abc import Callable

import streamlit as st

from model.intake.kept import Broken, Figured
from model.ranking.nation import Table
from model.store import Store
from model.store.belonging import SHARINGS, Sharing
from model.store.errors import StoreError
from model.store.figures import FiguresVersion, SavedFigures
from model.store.version import LONGEST_NAME, Stamp
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.confirming import ask_anew, delete_panel
from pages.parts.frame import Frame
from pages.parts.ground_line import table_text
from pages.parts.grounds import figures_at, stand_on, stand_on_saved
from pages.parts.identity import author
from pages.parts.own.failures import failure
from pages.parts.sharing import may_change, shared_text
from pages.parts.store_access import about_text, asked, now, try_again
from pages.parts.texts import literal, show

ACTIONS = ("rename", "history", "delete")
AUTHOR, PANEL, TOLD = "own-author", "own-panel", "own-told"


def choose(frame: Frame, saved: SavedFigures) -> None:
    """The person chose an action of a row's menu."""
    action = str(widgets.shown(f"own-more-{saved.id}"))
    if action in SHARINGS:
        share(frame, saved, action)
        return
    if action == "delete":
        ask_anew()
    elif action == "rename":
        widgets.show_value("own-rename", saved.name)
    session.keep(PANEL, (action, saved.id))


def share(frame: Frame, saved: SavedFigures, sharing: Sharing) -> None:
    """Share figures in another way."""
    stamp = stamped()
    if found := act(frame, lambda store: store.figures.share(saved.id, sharing, stamp)):
        tell("done", shared_text(frame.words, found.name, sharing))


def delete(frame: Frame, saved: SavedFigures) -> None:
    """Out of the list; one press brings it back."""
    stamp = stamped()
    session.take(PANEL)
    if act(frame, lambda store: store.figures.delete(saved.id, stamp)):
        tell("done", frame.words("own.deleted", name=saved.name))


def bring_back(frame: Frame, saved: SavedFigures) -> None:
    """Back into the list."""
    stamp = stamped()
    if found := act(frame, lambda store: store.figures.undelete(saved.id, stamp)):
        tell("done", frame.words("scenarios.undeleted", name=found.name))


def deleting(frame: Frame, saved: SavedFigures) -> None:
    """The panel that asks for the name of what is deleted."""
    delete_panel(frame.words, saved.name, PANEL, delete, frame, saved)


def rename_panel(frame: Frame, saved: SavedFigures) -> None:
    """Another name."""
    say = frame.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("scenarios.new_name"), key="own-rename", max_chars=LONGEST_NAME)
        st.button(
            say("scenarios.action_rename"),
            key="own-rename-do",
            type="primary",
            on_click=rename,
            args=(frame, saved),
        )
        close(say)


def rename(frame: Frame, saved: SavedFigures) -> None:
    """Rename; whoever stands on the figures goes on doing so under the new name."""
    name, stamp = str(widgets.shown("own-rename")), stamped()
    if found := act(frame, lambda store: store.figures.rename(saved.id, name, stamp)):
        session.take(PANEL)
        tell("done", frame.words("scenarios.renamed", old=saved.name, name=found.name))


def history(frame: Frame, saved: SavedFigures) -> None:
    """The versions, the newest first; an earlier one can be looked at, and made the newest."""
    say = frame.words
    try:
        versions = asked(lambda store: store.figures.history(saved.id))
    except StoreError as error:
        st.error(literal(failure(say, error)))
        return
    show("frame/heading", style="section", text=say("scenarios.history", name=saved.name))
    for version in versions:
        number, found = version.number, figures_at(version, saved.name)
        key = f"own-version-{number}"
        with st.container(horizontal=True, vertical_alignment="center", key=key):
            broken = isinstance(found, Broken)
            figures = found.problem.expected if isinstance(found, Broken) else held(say, found)
            about, file = about_text(say, version), version.content.file
            show("scenarios/version", about=about, lines=(file,), figures=figures)
            st.button(
                say("own.open"),
                key=f"own-look-{number}",
                on_click=stand_on,
                args=(found,),
                disabled=broken,
            )
            if number != saved.version.number and may_change(saved.belongs):
                st.button(
                    say("scenarios.restore"),
                    key=f"own-restore-{number}",
                    on_click=restore,
                    args=(frame, saved, version),
                    disabled=broken,
                )
    close(say)


def held(say: Language, found: Figured) -> str:
    """What a version holds: a table's provinces and year, or a year and its total."""
    if isinstance(found, Table):
        return table_text(say, found)
    given = found.baseline
    year = say("telling.baseline", province=given.province, year=given.year)
    return f"{year}: {say.decimal(given.total)}"


def restore(frame: Frame, saved: SavedFigures, earlier: FiguresVersion) -> None:
    """An earlier version becomes the newest one, and is stood on."""
    say, stamp = frame.words, stamped()
    number, seen = earlier.number, saved.version.number
    if found := act(frame, lambda store: store.figures.restore(saved.id, number, seen, stamp)):
        new = found.version.number
        tell("done", say("own.restored", number=number, new=new, name=found.name))
        stand_on_saved(found)


def stamped() -> Stamp:
    """Who is working, and the time."""
    return Stamp(author(AUTHOR), now())


def close(say: Language) -> None:
    """The button that closes the panel."""
    st.button(say("scenarios.close"), key="own-close", on_click=session.take, args=(PANEL,))


def act(frame: Frame, do: Callable[[Store], SavedFigures]) -> SavedFigures | None:
    """Do something with the store; None, and told, if it failed."""
    try_again()
    try:
        return asked(do)
    except StoreError as error:
        tell("failed", failure(frame.words, error))
        return None


def tell(tone: str, text: str) -> None:
    """What the next rerun tells the person."""
    session.keep(TOLD, (tone, text))
