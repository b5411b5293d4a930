"""What widgets show, what follows when a person changes one, and what they show then.

As in the session, what a callback asks of this module never touches `st.session_state` by key.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypedDict

import streamlit as st

from pages.parts import browser
from pages.parts.redrawing import redraw
from pages.parts.session import desk

Shown = Decimal | float | int | bool | str | list[str] | date | None


class Bound(TypedDict):
    """The options of a widget that shows the work at hand."""

    key: str
    on_change: Callable[..., None]
    args: tuple[object, ...]


class Offer(TypedDict):
    """The options of a list to choose from."""

    key: str
    options: list[Any]
    format_func: Callable[[Any], str]


class Choice(Bound, Offer):
    """The options of such a list that shows the work at hand."""


def bound(
    key: str, value: Shown, do: Callable[..., None], *args: object, tucked: bool = False
) -> Bound:
    """The options of a widget that shows a value of the work at hand: when a person changes it,
    `do` is given what it shows then, and the `args`. Use as `st.toggle(label, **bound(…))`. One
    that is `tucked` into a panel is drawn when that opens, by what was sent last."""
    telling = desk().telling
    again = not (tucked or telling.known_to(key))
    show_value(key, value, tucked or again)
    if again:
        telling.repeats(key, value)
    telling.draws(key)
    return {"key": key, "on_change": heard, "args": (key, follow, key, do, *args)}


def offer(key: str, options: Iterable[Any], words: Callable[[Any], str]) -> Offer:
    """The options of a list to choose from, a `selectbox` or `multiselect`, each by its words. What
    it shows stays chosen, by whichever words the browser says it, and is told in those of now."""
    found, offered = desk(), list(options)
    found.names.setdefault(key, {}).update({words(option): option for option in offered})
    if (said := st.session_state.get(key)) is not None:
        meant, before = shown(key), found.spoken.get(key, found.language)
        if meant != said or before != found.language:
            st.session_state[key] = meant
    found.spoken[key] = found.language
    return {"key": key, "options": offered, "format_func": words}


def choice(
    key: str,
    value: Shown,
    options: Iterable[Any],
    words: Callable[[Any], str],
    do: Callable[..., None],
    *args: object,
    tucked: bool = False,
) -> Choice:
    """The same for a list that shows a value of the work at hand."""
    return {**offer(key, options, words), **bound(key, value, do, *args, tucked=tucked)}


def follow(key: str, do: Callable[..., None], *args: object) -> None:
    """Do what follows from what a widget shows now."""
    do(shown(key), *args)


def heard(key: str, do: Callable[..., None], *args: object) -> None:
    """A widget says that it was changed: do what follows, unless it merely lags behind."""
    found, value = desk(), shown(key)
    found.telling.hears(browser.address()[0])
    if found.telling.may_echo(key, value):
        found.doubtful.append(partial(do, *args))
    elif not found.telling.echoes(key, value):
        found.explained = True
        do(*args)
    redraw(found)


def act(do: Callable[..., None], *args: object) -> None:
    """A person pressed a button of a screen that is drawn in parts: do what follows."""
    desk().explained = True
    do(*args)
    redraw(desk())


def show_value(key: str, value: Shown, again: bool = False) -> None:
    """Make a widget show the work at hand, whatever it showed before; `again` even the same.

    Else nothing is sent where it shows that: the person may have moved it on in the meantime.
    """
    telling, before = desk().telling, st.session_state.get(key)
    if again or before != value or telling.arrived or telling.unsure(key):
        st.session_state[key] = value
        if isinstance(value, list):
            telling.sends(key)
    telling.tells(key, before, value)


def start_value(key: str, value: str | int) -> None:
    """What a widget shows until somebody changes it."""
    telling, before = desk().telling, st.session_state.get(key, value)
    if not telling.known_to(key) or key not in st.session_state:
        st.session_state[key] = before
    telling.draws(key)


def shown(key: str) -> object:
    """What a widget shows now. A browser says an option by its words, and one that lags behind by
    those of before, in another language perhaps: Streamlit then hands on the words themselves."""
    value, named = st.session_state.to_dict()[key], desk().names.get(key, {})
    if isinstance(value, list):
        return [option_of(named, one) for one in value]
    return option_of(named, value) if isinstance(value, str) else value


def option_of(named: Mapping[str, object], said: str) -> object:
    """What was said, if it is an option, though another may have it for its words; else the option
    of these words."""
    return said if said in named.values() else named.get(said, said)


def shown_or_none(key: str) -> Any:
    """What a widget that is no list to choose from shows now, or None where there is none."""
    return st.session_state.to_dict().get(key)
