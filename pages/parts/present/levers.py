"""The levers of a presentation: few and big. Moving one tries a copy, never the person's work."""

from html import escape

import streamlit as st

from model.address import Work
from model.levers import Lever
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.levers import (
    STEPS,
    band_name,
    chosen,
    count_text,
    notes,
    position,
    slug,
    value_text,
)
from pages.parts.markdown import literal
from pages.parts.present.choice import Scene, adopt, change_show, drop, presented
from pages.parts.simulation import label

MOST_LEVERS = 5
FEWEST_LEVERS = 3


def levers_panel(scene: Scene) -> None:
    """The controls, what else the scenario changes, and what to do with what was tried."""
    say, chosen = scene.frame.words, levers_of(scene.start)
    shown = chosen[:MOST_LEVERS]
    with st.container(key="stage-levers"):
        for lever in shown:
            control(scene, lever)
        for warning in warnings(scene, shown):
            st.html(f'<p class="note">{escape(warning)}</p>')
        if len(chosen) > len(shown):
            more = say("present.more_levers", count=len(chosen) - len(shown))
            st.html(f'<p class="stage-more">{more}</p>')
        if scene.tried:
            with st.container(horizontal=True, key="stage-tried"):
                st.button(
                    say("present.adopt"),
                    key="present-adopt",
                    type="primary",
                    on_click=adopt,
                    args=(scene.choice, scene.origin),
                    help=say("present.adopt_help"),
                )
                st.button(
                    say("present.drop"),
                    key="present-drop",
                    on_click=drop,
                    args=(scene.key, scene.origin),
                )


def levers_of(start: Frame) -> list[Lever]:
    """The levers that a scenario changes, those that bring most first; where these are hardly any,
    those that leaders ask for by name and that can still rise. What is moved on the screen does
    not change the choice."""
    scenario, base = start.work.scenario, start.base.card
    gains = (start.now.card["points"] - base["points"]).abs()
    gain_of = dict(zip(base["criterion"], gains, strict=True))
    changed = [scenario.levers[key] for key in scenario.changes]
    changed.sort(key=lambda lever: -gain_of[lever.criterion.id])
    if len(changed) >= FEWEST_LEVERS:
        return changed
    asked = [start.case.rulebook.criteria[key] for key in start.case.baseline.asked_first]
    levers = [scenario.levers[key] for criterion in asked for key in criterion.inputs()]
    free = [one for one in levers if one not in changed and scenario.value(one.id) != one.best]
    return [*changed, *free[: FEWEST_LEVERS - len(changed) if changed else MOST_LEVERS]]


def warnings(scene: Scene, shown: list[Lever]) -> list[str]:
    """What must be known before believing the points, once, with the criteria that it is about."""
    found: dict[str, list[str]] = {}
    for lever in shown:
        for note in notes(scene.frame, lever.criterion, [lever]):
            ids = found.setdefault(note, [])
            if lever.criterion.id not in ids:
                ids.append(lever.criterion.id)
    return [f"{', '.join(ids)}: {note}" for note, ids in found.items()]


def control(scene: Scene, lever: Lever) -> None:
    """One lever: its name, its value now and in the base year, and the control itself."""
    frame, scenario = scene.frame, scene.frame.work.scenario
    say, value, start = frame.words, scenario.value(lever.id), scenario.start_value(lever.id)
    key = f"lever-{slug(lever.id)}"
    args = (key, move, scene.key, scene.origin, lever)
    moved = {"key": key, "on_change": session.heard, "args": args, "disabled": lever.locked}
    better = (value - start) * lever.span.better
    tone = "better" if better > 0 else "worse" if better < 0 else ""
    before = ""
    if value != start and lever.entry != "yes_no":
        text = say("present.before", year=frame.year, value=value_text(say, lever, start))
        before = f"<small>{text}</small>"
    counted = count_text(say, lever, value) if lever.entry != "percent" else ""
    heading = (
        f'<div class="stage-lever {tone}"><h3>{escape(lever_name(lever))}</h3>'
        f'<span>{before}<b id="value-{slug(lever.id)}">{value_text(say, lever, value)}</b>'
        f"{counted}</span></div>"
    )
    with st.container(key=f"stage-{key}"):
        if lever.entry == "yes_no":
            session.show_value(key, bool(value))
            with st.container(horizontal=True, vertical_alignment="center", key=f"row-{key}"):
                st.html(heading)
                st.toggle(
                    literal(lever.name.vi), label_visibility="collapsed", width="content", **moved
                )
        else:
            st.html(heading)
        if lever.entry == "place":
            session.show_value(key, int(value))
            bands = lever.bands()
            st.segmented_control(
                literal(lever.name.vi),
                options=range(1, len(bands) + 1),
                required=True,
                format_func=lambda band: literal(band_name(say, bands[band - 1])),
                label_visibility="collapsed",
                **moved,
            )
        elif lever.entry in STEPS:
            step = STEPS[lever.entry]
            kind = int if lever.entry == "count" else float
            session.show_value(key, kind(position(value, step)))
            low, high = kind(lever.span.low), kind(lever.span.high)
            st.slider(
                literal(lever.name.vi),
                low,
                high,
                step=kind(step),
                label_visibility="collapsed",
                **moved,
            )


def lever_name(lever: Lever) -> str:
    """A criterion's short name; the lever's own where the criterion has several."""
    criterion = lever.criterion
    if len(criterion.inputs()) == 1:
        return label(criterion)
    return f"{criterion.id} {lever.name.vi}" if criterion.listed else lever.name.vi


def move(key: str, origin: Work, lever: Lever) -> None:
    """The person moved a lever: a copy of the scenario follows."""
    value = chosen(lever, origin.scenario.start_value(lever.id))
    work = presented().work(key, origin)
    changed = work.with_scenario(work.scenario.change(lever.id, value))
    change_show(lambda show: show.tried(key, origin, changed))
