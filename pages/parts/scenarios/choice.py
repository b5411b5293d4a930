"""A save that waits for a person: both scenarios side by side, and what can be done."""

from collections.abc import Callable
from html import escape

import streamlit as st

from model.address import Work
from model.store.errors import StoreError
from model.store.version import Saved, from_content
from model.telling import numbers
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.scenarios.markup import input_name, input_value, points_and_rank
from pages.parts.scenarios.picks import outcome
from pages.parts.scenarios.saving import (
    Choice,
    give_up,
    keep_both,
    look_at_holder,
    open_saved,
    overwrite,
)
from pages.parts.store_access import author_text, time_text, trouble


def choice_panel(frame: Frame, choice: Choice) -> None:
    """Ask what to do: nothing has been saved yet."""
    with st.container(key="choice"):
        if choice.theirs:
            both(frame, choice)
        else:
            taken(frame, choice)


def taken(frame: Frame, choice: Choice) -> None:
    """Another scenario has the name."""
    say, holder = frame.words, choice.holder
    stamp = holder.version.stamp
    text = say(
        "scenarios.name_taken",
        name=escape(holder.name),
        author=escape(author_text(say, stamp.author)),
        time=time_text(say, stamp.at),
    )
    st.html(f'<p class="warning">{say("scenarios.not_yet")} {text}</p>')
    with st.container(horizontal=True, key="choice-ways"):
        button(frame, choice, "use-free", keep_both, say("scenarios.use_free", name=choice.free))
        button(frame, choice, "look", look_at_holder, say("scenarios.look", name=holder.name))
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))


def both(frame: Frame, choice: Choice) -> None:
    """Somebody else's version and ours, what differs between them, and the three ways on."""
    say, theirs = frame.words, choice.theirs
    text = say(
        "scenarios.conflict",
        name=escape(choice.attempt.name),
        author=escape(author_text(say, theirs.stamp.author)),
        number=theirs.number,
        time=time_text(say, theirs.stamp.at),
    )
    st.html(f'<p class="warning">{say("scenarios.not_yet")} {text}</p>')
    with st.container(horizontal=True, key="choice-ways"):
        button(
            frame,
            choice,
            "overwrite",
            overwrite,
            say("scenarios.overwrite", number=theirs.number + 1),
        )
        button(frame, choice, "keep-both", keep_both, say("scenarios.keep_both"))
        st.button(
            say("scenarios.open_theirs"),
            key="choice-open-theirs",
            on_click=open_saved,
            args=(frame, Saved(theirs.scenario, choice.attempt.name, theirs)),
        )
        button(frame, choice, "give-up", give_up, say("scenarios.give_up"))
    st.html(difference_table(frame, choice))


def button(frame: Frame, choice: Choice, key: str, do: Callable[..., None], label: str) -> None:
    """One way on."""
    arguments = (frame,) if do is give_up else (frame, choice)
    st.button(literal(label), key=f"choice-{key}", on_click=do, args=arguments)


def difference_table(frame: Frame, choice: Choice) -> str:
    """Every input that differs between their version and ours, with both totals, as HTML."""
    say = frame.words
    try:
        theirs = from_content(choice.theirs.content, frame.ground.library)[0]
        ours = from_content(choice.attempt.content, frame.ground.library)[0]
    except StoreError as error:
        return f'<p class="note">{escape(trouble(say, error))}</p>'
    rows = [
        (escape(input_name(lever)), input_value(say, lever, old), input_value(say, lever, new))
        for lever, old, new in ours.scenario.differences(theirs.scenario)
    ]
    if theirs.scenario.reading != ours.scenario.reading:
        names = (work.scenario.read.name.vi for work in (theirs, ours))
        rows.append((say("scenarios.reading"), *map(escape, names)))
    if theirs.movement != ours.movement:
        rows.append((say("scenarios.movement"), *(moving(frame, w) for w in (theirs, ours))))
    notes = (choice.theirs.content.note, choice.attempt.content.note)
    if notes[0].split() != notes[1].split():
        rows.append((say("scenarios.note"), *(escape(note) or "–" for note in notes)))
    if dict(theirs.efforts) != dict(ours.efforts):
        counts = (say("scenarios.efforts_own", count=len(w.efforts)) for w in (theirs, ours))
        rows.append((say("scenarios.efforts"), *counts))
    if not rows:
        return f'<p class="note">{say("scenarios.conflict_same")}</p>'
    results = (points_and_rank(say, outcome(frame, w.scenario)) for w in (theirs, ours))
    rows.append((f"<b>{say('scenarios.total_rank')}</b>", *results))
    head = ("", say("scenarios.theirs"), say("scenarios.ours"))
    cells = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f'<div class="scroll"><table class="figures pair"><tr>{cells}</tr>{body}</table></div>'


def moving(frame: Frame, work: Work) -> str:
    """How the other provinces move, in points."""
    return frame.words(
        "scenarios.movement_points", points=numbers.signed(frame.ground.points(work.movement))
    )
