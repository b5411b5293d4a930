"""What the simulation screen shows where, and its pictures, which the presentation shows too."""

import pandas as pd
import streamlit as st

from model.law.criteria import Criterion
from model.planning import priorities
from model.telling.changes import waterfall as steps_of
from model.telling.changes import waterfall_alt
from model.telling.labels import label, year_text
from pages.parts import session
from pages.parts.basis import basis_control
from pages.parts.charts import Picture, losses, provinces, rising_bars, waterfall
from pages.parts.frame import Frame, part
from pages.parts.headline import movement_control
from pages.parts.steps import step_button
from pages.parts.texts import literal, marked

MOST_LOST, MOST_BIG = 10, 8  # bars


def toolbar(frame: Frame) -> None:
    """The reading of the total, undo, redo, and back to the published year."""
    say, work = frame.words, frame.work
    readings = frame.case.baseline.readings
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        if len(readings) > 1:
            st.selectbox(
                say("simulate.reading"),
                list(readings),
                format_func=lambda reading: say.name(readings[reading].name),
                help=literal(say.name(work.scenario.read.explanation)),
                label_visibility="collapsed",
                width=300,
                **session.bound("reading", work.scenario.reading, choose_reading),
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
            on_click=session.act,
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


def change_picture(frame: Frame, big: bool = False) -> Picture:
    """From the base to the scenario, a bar for each criterion; without changes, where the base
    loses most. `big`: in few bars, for a big room."""
    say = frame.words
    told = say("simulate.source_waterfall", documents=documents(frame))
    source = say("frame.source", sources=told)
    if frame.changed:
        most = MOST_BIG if big else None
        steps = steps_of(frame.ground, frame.base, frame.now, most, frame.basis.title)
        title = say("simulate.waterfall", from_total=steps[0].text, to_total=steps[-1].text)
        return Picture(waterfall, rising_bars(steps), title, waterfall_alt(say, steps), source)
    card, criteria = frame.base.card, frame.case.rulebook.criteria
    top = card.sort_values("lost", ascending=False, kind="stable")
    top = top.head(MOST_BIG if big else MOST_LOST)
    table = pd.DataFrame(
        {
            "label": [label(say, criteria[key]) for key in top["criterion"]],
            "lost": top["lost"].to_numpy(),
            "room": 1.15 * top["lost"].max(),
            "lost_text": [say.decimal(lost) for lost in top["lost"]],
        }
    )
    title = say("present.losses" if big else "simulate.losses", count=len(table))
    alt = say("present.alt_losses" if big else "simulate.alt_losses", count=len(table))
    return Picture(losses, table, title, alt, source)


def provinces_picture(frame: Frame) -> Picture:
    """All provinces of the table by rank, ours before and after."""
    say, base, now, peers = frame.words, frame.base, frame.now, frame.ground.peers
    province, table = frame.case.baseline.province, frame.ground.table
    rows = peers.assign(
        who="other",
        text="",
        place="",
        province=peers["province"].fillna("–"),
        status=[say(f"simulate.status_{status}") for status in peers["status"]],
        known=peers["low"] == peers["high"],
    )[["rank", "score", "province", "status", "known", "who", "text", "place"]]
    marks = {"before": base} if now is base else {"before": base, "after": now}
    best = max(found.points for found in marks.values())
    ours = [
        {
            "rank": found.rank.rank,
            "score": round(found.points, 4),
            "province": say(f"simulate.ours_{who}", province=province, base=frame.basis.name),
            "status": "",
            "known": True,
            "who": who,
            "text": f"{say.decimal(found.points)} · {found.rank.rank}",
            "place": "below" if found.points == best else "above",
        }
        for who, found in marks.items()
    ]
    alt = say(
        "simulate.alt_strip",
        of=now.rank.of,
        province=province,
        before=base.rank.rank,
        rank=now.rank.rank,
    )
    return Picture(
        provinces,
        pd.concat([rows, pd.DataFrame(ours)], ignore_index=True),
        say("simulate.strip", of=table.of, year=year_text(frame.ground)),
        alt,
        say("frame.source", sources=strip_sources(frame)),
    )
