"""A lever's value as a field: typed, taken from a chip beside it, or stepped by a page key."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from babel.numbers import get_decimal_symbol, get_group_symbol
from markupsafe import Markup

from model.levers import Lever, LeverError
from model.scenario import Scenario
from model.telling.language import Language
from model.telling.values import counted_text, input_text, short_text
from model.typed_text import MINUS, cut, number
from pages.parts import session, widgets
from pages.parts.redrawing import redraw
from pages.parts.texts import markup, slug

SCRIPT = (Path(__file__).parent / "number_fields.js").read_text(encoding="utf-8")
FIELDS = "number-fields"
STEPS = {"percent": Decimal(1), "count": Decimal(1), "points": Decimal("0.25")}

Take = Callable[[Lever, Decimal], None]

component = st.components.v2.component("number_fields", js=SCRIPT)


def number_fields(scenario: Callable[[], Scenario], take: Take, code: str) -> None:
    """Hear what is typed into the fields of a page; once on a page that has any. `take` does what
    follows from a value, `scenario` gives the one that it is about."""
    if session.kept(FIELDS) is None:  # entries from before this session are none of its own
        session.keep(FIELDS, max((entry["number"] for entry in entries()), default=0))
    component(
        key=FIELDS,
        data={"answered": session.kept(FIELDS)},
        on_entries_change=partial(answer, scenario, take, code),
    )


def entries() -> list[Mapping[str, Any]]:
    """What the browser has told since the page was loaded, or the last of it."""
    found = widgets.shown_or_none(FIELDS)
    return (found.get("entries") if isinstance(found, Mapping) else None) or []


def answer(scenario: Callable[[], Scenario], take: Take, code: str) -> None:
    """Take up the entries that were told and not yet taken up; one that makes no sense is kept,
    to be told beside its field."""
    for entry in entries():
        if entry["number"] <= session.kept(FIELDS):
            continue
        session.keep(FIELDS, entry["number"])
        now, text = scenario(), str(entry["text"])
        if (lever := now.levers.get(str(entry["lever"]))) is None:
            continue
        try:
            value = said(lever, now.value(lever.id), ungrouped(text, code))
        except LeverError:
            session.keep(problem_key(lever), text)
        else:
            forget(lever)
            take(lever, value)
    redraw(session.desk())


def said(lever: Lever, now: Decimal, text: str) -> Decimal:
    """The value that a text means: a number in the lever's unit, or with a sign so much more or
    less than `now`, as far as the lever goes. Raises `LeverError` for anything else."""
    typed = text.strip()
    if typed[:1] not in ("+", "-", MINUS):
        return lever.parse(typed)
    more = number(typed.removesuffix("%"))
    if more is None:
        raise lever.invalid(typed)
    return lever.check(min(max(now + more, lever.span.low), lever.span.high))


def ungrouped(text: str, code: str) -> str:
    """A number without the marks that group its digits in a language."""
    before, mark, after = text.replace(" ", "").partition(get_decimal_symbol(code))
    whole = before.split(get_group_symbol(code))
    grouped = len(whole) > 1 and all(len(part) == 3 and part.isdigit() for part in whole[1:])
    return "".join([*whole, mark, after]) if grouped else text


def field(say: Language, lever: Lever, value: Decimal) -> Markup:
    """A lever's value as a field, which the script in the browser listens to."""
    return markup(
        "simulate/value",
        say=say,
        slug=slug(lever.id),
        lever=lever,
        label=input_text(say, lever),
        value=short_text(say, lever, value),
        step=STEPS[lever.entry],
    )


def chips(say: Language, lever: Lever, now: Decimal) -> list[dict[str, Any]]:
    """The values to take beside a field: one step for the better, and the best; for nobody to take
    where that is reached."""
    if lever.locked:
        return []
    step, there = STEPS[lever.entry] * lever.span.better, now == lever.best
    texts = {
        f"{step:+}": say.signed(step, 0 if step == int(step) else 2),
        lever.text(lever.best): short_text(say, lever, lever.best),
    }
    return [{"value": value, "text": text, "there": there} for value, text in texts.items()]


def longest(say: Language, lever: Lever) -> list[str]:
    """The longest texts that a field and what stands beside it may have: they keep that room, so
    that nothing else moves when the value does."""
    most = max(lever.span.low, lever.span.high, key=abs)
    return list(filter(None, [short_text(say, lever, most), counted_text(say, lever, most)]))


def problem(say: Language, lever: Lever) -> str:
    """What was typed into a lever's field and made no sense, with what it takes; else empty."""
    text = session.kept(problem_key(lever))
    if text is None:
        return ""
    low, high = (short_text(say, lever, value) for value in (lever.span.low, lever.span.high))
    return say("simulate.typed_wrong", text=cut(text), low=low, high=high)


def forget(lever: Lever) -> None:
    """The lever has a new value: what was typed before is over."""
    session.take(problem_key(lever))


def problem_key(lever: Lever) -> str:
    """Under which name a wrong entry is kept."""
    return f"{FIELDS}-{lever.id}"
