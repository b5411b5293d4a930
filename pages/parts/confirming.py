"""Something is deleted only by whoever types its name: nobody's work goes by a slip of the hand."""

from collections.abc import Callable

import streamlit as st

from model.store.version import LONGEST_NAME, name_key
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.texts import marked

TYPED, WRONG = "delete-name", "delete-wrong"


def delete_panel(
    say: Language, name: str, panel: str, do: Callable[..., None], *args: object
) -> None:
    """A field for the name and a button: `do` with the `args` if the name was typed. Either way of
    leaving closes the panel, which is kept under the name `panel`."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="delete-panel"):
        st.text_input(
            marked(say, "scenarios.delete_name", name=name), key=TYPED, max_chars=LONGEST_NAME
        )
        st.button(
            say("scenarios.action_delete"),
            key="delete-do",
            type="primary",
            on_click=checked,
            args=(name, do, *args),
        )
        st.button(say("scenarios.close"), key="delete-close", on_click=session.take, args=(panel,))
    if session.take(WRONG):
        st.error(say("scenarios.delete_wrong"))


def ask_anew() -> None:
    """Nothing is typed yet."""
    widgets.show_value(TYPED, "")


def checked(name: str, do: Callable[..., None], *args: object) -> None:
    """Do it if the name was typed, in whatever letters; else say that it was not."""
    if name_key(str(widgets.shown(TYPED)).strip()) == name_key(name):
        do(*args)
    else:
        session.keep(WRONG, True)
