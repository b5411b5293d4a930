"""The levers as widgets, each in the unit that people know."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import streamlit as st

from model.law.criteria import Criterion
from model.levers import Lever, LeverError
from model.scenario import parse_total
from model.scoring import extrapolates, may_extrapolate
from model.telling.labels import title
from model.telling.moving import slider
from model.telling.values import (
    band_text,
    counted_text,
    input_text,
    inside_text,
    unit_text,
)
from pages.parts import session, widgets
from pages.parts.frame import Frame
from pages.parts.number_fields import chips, field, forget, longest, problem, ungrouped
from pages.parts.texts import Marked, literal, marked, opens, show, slug

STEPS = {"percent": Decimal("0.1"), "count": Decimal(1), "points": Decimal("0.25")}


def card(frame: Frame, criterion: Criterion) -> None:
    """A criterion: its name, the points it earns of its maximum, and its levers."""
    say, scenario = frame.words, frame.work.scenario
    points, start = (of.points_of(criterion.id) for of in (frame.now, frame.base))
    levers = [lever for lever in scenario.levers.values() if lever.criterion.id == criterion.id]
    back = scenario.reset(criterion.id, frame.basis.scenario)
    with st.container(key=f"card-{slug(criterion.id)}"):
        show(
            "simulate/criterion",
            say=say,
            slug=slug(criterion.id),
            criterion=criterion,
            name=opens(criterion, title(say, criterion)),
            points=points,
            changed=scenario != back,
            tone="up" if points > start else "down" if points < start else "",
        )
        for lever in levers:
            widget(frame, lever)
        totals(frame, levers)
        # A card that grew would move those below it from under a person's hand.
        free = [lever for lever in levers if not lever.locked]
        show(
            "simulate/notes",
            notes=notes(frame, criterion),
            beyond=beyond(frame, criterion) if any(map(may_extrapolate, free)) else "",
            there=any(extrapolates(lever, scenario.values()) for lever in levers),
            beside=any(lever.of and lever.total_id not in scenario.totals for lever in free),
        )
        if scenario != back:
            st.button(
                ":material/restart_alt:",
                key=f"reset-{slug(criterion.id)}",
                type="tertiary",
                help=marked(say, "simulate.reset_one", base=frame.basis.name),
                on_click=widgets.act,
                args=(session.change, lambda now: now.reset(criterion.id, frame.basis.scenario)),
            )


def widget(frame: Frame, lever: Lever) -> None:
    """One lever: a slider, a toggle or a choice, with its value and its value in the baseline."""
    say, scenario = frame.words, frame.work.scenario
    start, value = frame.basis.scenario.value(lever.id), scenario.value(lever.id)
    name = say.name(lever.name)
    then = say("simulate.then", base=frame.basis.short, value=inside_text(say, lever, start))
    if lever.entry not in STEPS:
        control(frame, lever, move, lever, start, label=f"{name} · {then}")
        return
    show(
        "simulate/lever",
        name=name,
        moves=moves(frame, lever, start),
        lever=lever,
        then=then,
        start=lever.text(start),
        field=field(say, lever, value),
        count=counted_text(say, lever, value),
        longest=longest(say, lever),
        chips=chips(say, lever, value),
        problem=problem(say, lever),
    )
    control(frame, lever, move, lever, start)


def moves(frame: Frame, lever: Lever, start: Decimal) -> str:
    """What the script that follows a slider's thumb needs of it (`live.js`), whose place at the
    `start` is exactly that; empty where the lever is no slider or nobody can move it."""
    if lever.entry not in STEPS or lever.locked:
        return ""
    told = slider(frame.work.scenario, lever, start, float(STEPS[lever.entry]))
    unit = "" if lever.entry == "percent" else unit_text(frame.words, lever)
    return json.dumps({"slug": slug(lever.id), "unit": unit, **told}, separators=(",", ":"))


def control(
    frame: Frame, lever: Lever, do: Callable[..., None], *args: object, label: str = ""
) -> None:
    """The widget of a lever alone: `do` is given what a person chose, and the `args`. Without a
    label its name is told only to those who cannot see what stands around it."""
    say, value = frame.words, frame.work.scenario.value(lever.id)
    key = f"lever-{slug(lever.id)}"
    text = literal(label or input_text(say, lever))
    visible: Literal["visible", "collapsed"] = "visible" if label else "collapsed"
    if lever.entry == "yes_no":
        st.toggle(
            text,
            disabled=lever.locked,
            label_visibility=visible,
            **widgets.bound(key, bool(value), do, *args),
        )
    elif lever.entry == "place":
        bands = lever.bands()
        st.segmented_control(
            text,
            range(1, len(bands) + 1),
            required=True,
            format_func=lambda band: literal(band_text(say, bands[band - 1])),
            disabled=lever.locked,
            label_visibility=visible,
            **widgets.bound(key, int(value), do, *args),
        )
    else:
        step = STEPS[lever.entry]
        kind: Callable[[Decimal], float] = int if lever.entry == "count" else float
        st.slider(
            text,
            kind(lever.span.low),
            kind(lever.span.high),
            step=kind(step),
            disabled=lever.locked,
            label_visibility=visible,
            **widgets.bound(key, kind(position(value, step)), do, *args),
        )


def totals(frame: Frame, levers: list[Lever]) -> None:
    """The totals behind a criterion's rates, quietly: next year's may differ from the base's."""
    say, base = frame.words, frame.work.scenario.base_levers
    behind = {lever.total_id: lever for lever in levers if lever.of and not lever.locked}
    if not behind:
        return
    changed = frame.work.scenario.totals
    with st.popover(totals_text(frame, list(behind.values())), type="tertiary"):
        for total, lever in behind.items():
            key = f"total-{slug(total)}"
            st.text_input(
                literal(f"{say.name(lever.part.name)} ({unit_text(say, lever)})"),
                help=marked(
                    say,
                    "simulate.total_help",
                    year=frame.year,
                    of=say.plain(base[lever.id].of or 0),
                ),
                **widgets.bound(
                    key, say.plain(lever.of or 0), set_total, total, key, say.code, tucked=True
                ),
            )
            if problem := session.kept(key):
                st.caption(marked(say, "simulate.total_wrong", text=problem))
            elif total in changed:
                st.caption(say("simulate.total_differs"))


def totals_text(frame: Frame, levers: list[Lever]) -> Marked:
    """The name of the panel; a total that differs from the base year's stands in it."""
    say, scenario = frame.words, frame.work.scenario
    told = [
        say(
            "simulate.total_changed",
            of=say.plain(lever.of or 0),
            unit=unit_text(say, lever),
            year=frame.year,
            before=say.plain(scenario.base_levers[lever.id].of or 0),
        )
        for lever in levers
        if lever.total_id in scenario.totals
    ]
    return literal(" · ".join(told) or say("simulate.totals"))


def set_total(text: str, total: str, key: str, code: str) -> None:
    """The person typed another total; one that makes no sense stays beside the field, unused."""
    try:
        of = parse_total(total, ungrouped(text, code))
        session.change(lambda scenario: scenario.out_of(total, of))
        session.take(key)
    except LeverError:
        session.keep(key, text)


def take(lever: Lever, value: Decimal) -> None:
    """The person typed a lever's value: the scenario follows."""
    session.change(lambda scenario: scenario.change(lever.id, value))


def move(shown: float, lever: Lever, start: Decimal) -> None:
    """The person moved a lever: the scenario follows."""
    forget(lever)
    session.change(lambda scenario: scenario.change(lever.id, chosen(shown, lever, start)))


def chosen(shown: float, lever: Lever, start: Decimal) -> Decimal:
    """The value of a lever whose widget shows this: at the start's own position exactly the
    start."""
    value = Decimal(int(shown)) if isinstance(shown, bool) else Decimal(str(shown))
    if lever.entry in STEPS and value == position(start, STEPS[lever.entry]):
        return start
    return value


def notes(frame: Frame, criterion: Criterion) -> list[str]:
    """What a person must know about a criterion before believing its points."""
    say, found = frame.words, []
    if criterion.moved == "out_of_reach" and criterion.reason:
        found.append(say("simulate.locked", reason=say.name(criterion.reason)))
    if criterion.moved == "survey":
        found.append(say("simulate.survey"))
    if criterion.moved == "points" and criterion.listed:
        found.append(say("simulate.points_alone"))
    return found


def beyond(frame: Frame, criterion: Criterion) -> str:
    """What is said of a criterion whose points are extrapolated."""
    place = criterion.moved == "place"
    return frame.words("simulate.beyond_place" if place else "simulate.beyond")


def position(value: Decimal, step: Decimal) -> Decimal:
    """The slider position nearest to a value."""
    return (value / step).to_integral_value() * step
