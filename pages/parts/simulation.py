"""What the simulation screen shows where, and where its figures come from."""

import streamlit as st

from model.law.criteria import Criterion
from model.planning import priorities
from pages.parts import session, widgets
from pages.parts.basis import basis_control
from pages.parts.frame import Frame, part
from pages.parts.headline import movement_control
from pages.parts.steps import step_button
from pages.parts.texts import literal, marked


def toolbar(frame: Frame) -> None:
    """The reading of the total, undo, redo, and back to the published year."""
    say, work = frame.words, frame.work
    readings = frame.case.baseline.readings
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        if len(readings) > 1:
            st.selectbox(
                say("simulate.reading"),
                help=literal(say.name(work.scenario.read.explanation)),
                label_visibility="collapsed",
                width=300,
                **widgets.choice(
                    "reading",
                    work.scenario.reading,
                    readings,
                    lambda reading: say.name(readings[reading].name),
                    choose_reading,
                ),
            )
        part("steps", steps)
        movement_control(frame)
        basis_control(frame.ground, work.scenario)


def steps(frame: Frame) -> None:
    """Undo, redo, and back to the published year."""
    say = frame.words
    with st.container(horizontal=True, key="step-buttons"):
        step_button(say, "undo")
        step_button(say, "redo")
        st.button(
            ":material/restart_alt:",
            help=marked(say, "simulate.reset_all", base=frame.basis.name),
            on_click=widgets.act,
            args=(session.change, lambda _: frame.basis.scenario),
            disabled=not frame.changed,
            key="clear",
        )


def choose_reading(reading: str) -> None:
    """The person chose another reading of the total."""
    session.change(lambda scenario: scenario.under(reading))


def documents(frame: Frame) -> str:
    """The documents that the year's figures come from."""
    baseline, known = frame.case.baseline, frame.case.documents
    ids = [baseline.source.document, *(row.source.document for row in baseline.rows.values())]
    return "; ".join(known[key].number for key in dict.fromkeys(ids))


def strip_sources(frame: Frame) -> str:
    """Where the others' scores come from."""
    own = frame.ground.table.own
    say = frame.words
    return say("ranking.source_own", name=own) if own else say("simulate.source_strip")


def asked_first(frame: Frame) -> list[Criterion]:
    """The criteria that leaders ask for by name."""
    return priorities.asked_first(frame.case.rulebook, frame.case.baseline)


def most_recoverable(frame: Frame) -> list[Criterion]:
    """The criteria with the most points that the province itself can win back."""
    case = frame.case
    return priorities.most_recoverable(case.rulebook, case.baseline, frame.base.card)


def remaining(frame: Frame) -> list[tuple[str, str, list[Criterion]]]:
    """The rest by field: a key, a title, and its criteria.

    The title says nothing that changes: a panel whose title changes is a new, closed panel.
    """
    say, rulebook = frame.words, frame.case.rulebook
    shown = {one.id for one in (*most_recoverable(frame), *asked_first(frame))}
    found = []
    for field in rulebook.fields.values():
        title = say(
            "simulate.field",
            id=field.id,
            name=say.name(field.name),
            maximum=say.decimal(field.maximum),
        )
        if rest := [one for one in rulebook.of_field(field.id) if one.id not in shown]:
            found.append((f"field-{field.id}", title, rest))
    return found


def columns(criteria: list[Criterion]) -> tuple[list[Criterion], list[Criterion]]:
    """Criteria in two columns of about equal height, each next one where there is less so far."""
    sides: tuple[list[Criterion], list[Criterion]] = ([], [])
    heights = [0, 0]
    for criterion in criteria:
        side = int(heights[0] > heights[1])
        sides[side].append(criterion)
        heights[side] += 1 + len(criterion.inputs())
    return sides
