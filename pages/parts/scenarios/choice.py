"""A save that waits for a person: both scenarios side by side, and what can be done."""

from collections.abc import Callable

import streamlit as st

from model.comparison import Comparison, changes
from model.entry import Entry
from model.store.version import Saved, Version
from model.telling.movement import movement_points
from pages.parts.entries import as_kept, ground_text
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.scenarios.cells import Cell, Row, points_and_rank, table
from pages.parts.scenarios.saving import (
    Choice,
    give_up,
    keep_both,
    look_at_holder,
    open_saved,
    overwrite,
)
from pages.parts.scenarios.tables import change_rows
from pages.parts.store_access import author_text, time_text
from pages.parts.templates import show


def choice_panel(frame: Frame, choice: Choice) -> None:
    """Ask what to do: nothing has been saved yet."""
    with st.container(key="choice"):
        if choice.theirs:
            both(frame, choice, choice.theirs)
        elif choice.holder:
            taken(frame, choice, choice.holder)


def taken(frame: Frame, choice: Choice, holder: Saved) -> None:
    """Another scenario has the name."""
    say, stamp = frame.words, holder.version.stamp
    text = say(
        "scenarios.name_taken",
        name=holder.name,
        author=author_text(say, stamp.author),
        time=time_text(say, stamp.at),
    )
    show("scenarios/warning", first=say("scenarios.not_yet"), text=text)
    with st.container(horizontal=True, key="choice-ways"):
        button(frame, choice, "use-free", keep_both, say("scenarios.use_free", name=choice.free))
        button(frame, choice, "look", look_at_holder, say("scenarios.look", name=holder.name))
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))


def both(frame: Frame, choice: Choice, theirs: Version) -> None:
    """Somebody else's version and ours, what differs between them, and the three ways on."""
    say, stamp = frame.words, theirs.stamp
    text = say(
        "scenarios.conflict",
        name=choice.attempt.name,
        author=author_text(say, stamp.author),
        number=theirs.number,
        time=time_text(say, stamp.at),
    )
    on_top = say("scenarios.overwrite", number=theirs.number + 1)
    show("scenarios/warning", first=say("scenarios.not_yet"), text=text)
    with st.container(horizontal=True, key="choice-ways"):
        button(frame, choice, "overwrite", overwrite, on_top)
        button(frame, choice, "keep-both", keep_both, say("scenarios.keep_both"))
        st.button(
            say("scenarios.open_theirs"),
            key="choice-open-theirs",
            on_click=open_saved,
            args=(frame, Saved(theirs.scenario, choice.attempt.name, theirs)),
        )
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))
    saved, mine = (as_kept(frame, one.content) for one in (theirs, choice.attempt))
    if saved is None or mine is None:
        show("frame/line", style="note", text=say("scenarios.trouble_baseline"))
    elif rows := differences(saved, mine):
        heads = ("", say("scenarios.theirs"), say("scenarios.ours"))
        results = (Cell(points_and_rank(one), style="strong") for one in (saved, mine))
        rows.append((Cell(say("scenarios.total_rank"), style="strong"), *results))
        table("figures pair", [Cell(head) for head in heads], rows)
    else:
        show("frame/line", style="note", text=say("scenarios.conflict_same"))


def button(frame: Frame, choice: Choice, key: str, do: Callable[..., None], label: str) -> None:
    """One way on."""
    arguments = (frame,) if do is give_up else (frame, choice)
    st.button(literal(label), key=f"choice-{key}", on_click=do, args=arguments)


def differences(theirs: Entry, ours: Entry) -> list[Row]:
    """Everything that differs between two scenarios, theirs and ours, without what it brings."""
    say, pair = ours.ground.words, (theirs, ours)
    rows = [
        (say("scenarios.ground"), *(ground_text(one.ground) for one in pair)),
        (say("scenarios.reading"), *(say.name(one.scenario.read.name) for one in pair)),
        (say("scenarios.movement"), *(moving(one) for one in pair)),
        (say("scenarios.note"), *(" ".join(one.note.split()) for one in pair)),
        (say("scenarios.efforts"), *(efforts(one) for one in pair)),
    ]
    told: list[Row] = [[Cell(text or "–") for text in row] for row in rows if row[1] != row[2]]
    return input_rows(theirs, ours) + told


def input_rows(theirs: Entry, ours: Entry) -> list[Row]:
    """The inputs that differ; scenarios of two baselines have none in common."""
    if theirs.ground.case is not ours.ground.case:
        return []
    two = Comparison(theirs, (ours,))
    return [row for change in changes(two) for row in change_rows(two, change)]


def moving(entry: Entry) -> str:
    """How the other provinces move, in points."""
    points = movement_points(entry.ground, entry.work.movement)
    return entry.ground.words("scenarios.movement_points", points=points)


def efforts(entry: Entry) -> str:
    """The person's own efforts: how many, and which."""
    own = entry.work.efforts
    if not own:
        return ""
    told = ", ".join(f"{criterion}: {effort}" for criterion, effort in own.items())
    return entry.ground.words("scenarios.efforts_own", count=len(own), efforts=told)
