"""The levers of a presentation: few and big. Moving one tries a copy, never the person's work."""

from contextlib import nullcontext
from decimal import Decimal
from functools import partial

import streamlit as st

from model.address import Work
from model.levers import Lever
from model.scoring import extrapolates
from model.telling.changes import change_texts, changes
from model.telling.labels import label
from model.telling.values import counted_text, input_text, rounded_text, short_text
from pages.parts.frame import Frame
from pages.parts.headline import tone
from pages.parts.levers import STEPS, beyond, chosen, control, moves, notes
from pages.parts.number_fields import field, forget, number_fields, problem
from pages.parts.present.scene import Scene, adopt, change_show, drop, presented
from pages.parts.simulation import asked_first, most_recoverable
from pages.parts.texts import opens, show, slug

MOST_LEVERS = 5
MOST_CHANGED = 4
FEWEST_LEVERS = 3


def levers_panel(scene: Scene) -> None:
    """The controls, what else the scenario changes, and what to do with what was tried."""
    say, wanted = scene.frame.words, levers_of(scene.start)
    shown = wanted[:MOST_LEVERS]
    with st.container(key="stage-levers"):
        for lever in shown:
            stage_lever(scene, scene.frame.work.scenario.levers[lever.id])
        for warning in warnings(scene, shown):
            show("frame/line", style="note", text=warning)
        number_fields(
            lambda: presented().work(scene.key, scene.origin).scenario,
            partial(take, scene.key, scene.origin),
            say.code,
        )
        if len(wanted) > len(shown):
            more = say("present.more_levers", count=len(wanted) - len(shown))
            show("frame/line", style="stage-more", text=more)
        changed(scene)
        if scene.tried:
            with st.container(horizontal=True, key="stage-tried"):
                st.button(
                    say("present.adopt"),
                    key="present-adopt",
                    type="primary",
                    on_click=adopt,
                    args=(scene.key, scene.origin, scene.saved),
                    help=say("present.adopt_help"),
                )
                st.button(
                    say("present.drop"),
                    key="present-drop",
                    on_click=drop,
                    args=(scene.key, scene.origin),
                )


def changed(scene: Scene) -> None:
    """What was just moved here, or else what the scenario changes, with the points: most first.
    Nothing while the figures are a secret."""
    if scene.hidden:
        return
    say, ground = scene.frame.words, scene.frame.ground
    before = scene.start.now if scene.tried else scene.frame.base
    found = sorted(changes(ground, before, scene.frame.now), key=lambda one: -abs(one.gain))
    if found:
        key = "present.just_changed" if scene.tried else "present.changed"
        show(
            "present/changed",
            title=say(key, base=scene.frame.basis.name),
            rows=[
                {
                    "name": opens(one.criterion, label(say, one.criterion)),
                    "text": "; ".join(change_texts(say, one, rounded_text)),
                    "gain": say.signed(one.gain),
                    "tone": tone(one.gain),
                }
                for one in found[:MOST_CHANGED]
            ],
        )


def levers_of(start: Frame) -> list[Lever]:
    """The levers that a scenario changes, by value or by the total behind them, those that bring
    most first; where these are hardly any, those that leaders ask for by name, else those with the
    most points to win back, that can still rise. What is moved on the screen does not change the
    choice."""
    scenario = start.work.scenario
    begin = start.basis.scenario
    touched = {one.lever.id for one in scenario.differences(begin)}
    touched |= {one.lever.total_id for one in scenario.total_differences(begin)}
    changed = [one for one in scenario.levers.values() if {one.id, one.total_id} & touched]
    changed.sort(key=lambda lever: -abs(gained(start, lever)))
    if len(changed) >= FEWEST_LEVERS:
        return changed
    wanted = asked_first(start) or most_recoverable(start)
    levers = [scenario.levers[key] for criterion in wanted for key in criterion.inputs()]
    free = [one for one in levers if one not in changed and scenario.value(one.id) != one.best]
    return [*changed, *free[: FEWEST_LEVERS - len(changed) if changed else MOST_LEVERS]]


def gained(start: Frame, lever: Lever) -> float:
    """The points that a scenario gains in a lever's criterion."""
    key = lever.criterion.id
    return start.now.points_of(key) - start.base.points_of(key)


def warnings(scene: Scene, shown: list[Lever]) -> list[str]:
    """What must be known before believing the points, once, with the criteria that it is about."""
    say, found = scene.frame.words, dict[str, dict[str, None]]()
    for lever in shown:
        criterion = lever.criterion
        name = criterion.id if criterion.numbered else say.name(criterion.short)
        known = notes(scene.frame, criterion)
        if extrapolates(lever, scene.frame.work.scenario.values()):
            known.append(beyond(scene.frame, criterion))
        for note in known:
            found.setdefault(note, {})[name] = None
    return [
        say("present.warning", criteria=", ".join(names), text=note)
        for note, names in found.items()
    ]


def stage_lever(scene: Scene, lever: Lever) -> None:
    """One lever: its name, its value now and in the base year, and its widget; a toggle in the line
    of its name."""
    key = f"lever-{slug(lever.id)}"
    with (
        st.container(key=f"stage-{key}"),
        st.container(horizontal=True, vertical_alignment="center", key=f"row-{key}")
        if lever.entry == "yes_no"
        else nullcontext(),
    ):
        heading(scene, lever)
        control(scene.frame, lever, move, scene.key, scene.origin, lever)


def heading(scene: Scene, lever: Lever) -> None:
    """A lever's name and its value now and in the base year."""
    say, scenario = scene.frame.words, scene.frame.work.scenario
    value, start = scenario.value(lever.id), scene.frame.basis.scenario.value(lever.id)
    better, before = (value - start) * lever.span.better, ""
    if value != start and lever.entry != "yes_no":
        text = short_text(say, lever, start)
        before = say("present.before", base=scene.frame.basis.short, value=text)
    show(
        "present/lever",
        tone="better" if better > 0 else "worse" if better < 0 else "",
        name=opens(lever.criterion, input_text(say, lever)),
        before=before,
        moves=moves(scene.frame, lever, scenario.start_value(lever.id)),
        slug=slug(lever.id),
        field=field(say, lever, value) if lever.entry in STEPS else short_text(say, lever, value),
        problem=problem(say, lever),
        count=counted_text(say, lever, value) if lever.entry != "percent" else "",
    )


def move(shown: float, key: str, origin: Work, lever: Lever) -> None:
    """The person moved a lever: a copy of the scenario follows."""
    forget(lever)
    take(key, origin, lever, chosen(shown, lever, origin.scenario.start_value(lever.id)))


def take(key: str, origin: Work, lever: Lever, value: Decimal) -> None:
    """A lever has a new value: a copy of the scenario follows."""
    work = presented().work(key, origin)
    changed = work.with_scenario(work.scenario.change(lever.id, value))
    change_show(lambda show: show.tried(key, origin, changed))
