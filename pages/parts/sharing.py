"""Whose a thing is that is kept, with whom it is shared, and its owner's choice of that; nothing of
it is shown where nobody signs in."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from model.store.belonging import SHARINGS, Belonging, Sharing
from model.store.version import Kept
from model.telling.language import Language
from pages.parts import widgets
from pages.parts.identity import person
from pages.parts.texts import Marked, marked

UNCHANGING = ("duplicate", "history")  # what may be done to what one may only read


def whose(say: Language, belongs: Belonging) -> str:
    """Whose it is and how it is shared; empty for what belongs to nobody."""
    if not belongs.owner:
        return ""
    shared = say(f"sharing.{belongs.sharing}")
    if belongs.owned_by(person()):
        return say("sharing.mine", shared=shared)
    owner = ", ".join(filter(None, (belongs.owner_name, belongs.owner_agency)))
    return say("sharing.of", owner=owner, shared=shared)


def may_change(belongs: Belonging) -> bool:
    """Whether who works here may change it."""
    return belongs.changeable_by(person())


def allowed(belongs: Belonging, actions: Sequence[str]) -> list[str]:
    """Of the actions of a row's menu, those that the person may take; and how else its owner may
    share it."""
    ways = [one for one in SHARINGS if belongs.owned_by(person()) and one != belongs.sharing]
    return [*(one for one in actions if may_change(belongs) or one in UNCHANGING), *ways]


def action_text(say: Language, action: str) -> Marked:
    """An action of a row's menu."""
    key = f"sharing.to_{action}" if action in SHARINGS else f"scenarios.action_{action}"
    return marked(say, key)


def share_control(
    say: Language, kept: Kept[Any], key: str, do: Callable[..., None], *args: object
) -> None:
    """The owner's choice of how a thing without a menu is shared: `do` with the `args` and the
    choice."""
    if kept.belongs.owned_by(person()):
        name = f"{key}-{kept.id}"
        st.menu_button(
            say("sharing.share"),
            allowed(kept.belongs, ()),
            key=name,
            format_func=lambda one: action_text(say, one),
            on_click=chosen,
            args=(name, do, *args),
        )


def chosen(key: str, do: Callable[..., None], *args: object) -> None:
    """Do it with what was chosen."""
    do(*args, widgets.shown(key))


def shared_text(say: Language, name: str, sharing: Sharing) -> str:
    """That something is shared in another way now."""
    return say("sharing.done", name=name, shared=say(f"sharing.{sharing}"))
