"""What the simulation screen shows where, and the tables behind its charts."""

import pandas as pd
import streamlit as st

from model.law.criteria import Criterion
from model.telling.changes import waterfall, waterfall_alt
from model.telling.labels import label
from model.telling.language import Language
from pages.parts import session
from pages.parts.charts import rising_bars
from pages.parts.frame import Frame
from pages.parts.markdown import literal, marked
from pages.parts.movement import movement_control
from pages.parts.steps import step_button

MOST_RECOVERABLE = 6
MOST_LOST = 10
UNPROMISED = {"survey", "place", "out_of_reach"}


def toolbar(frame: Frame) -> None:
    """The reading of the total, undo, redo, and back to the published year."""
    say, work, year = frame.words, frame.work, frame.year
    readings = frame.case.baseline.readings
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        if len(readings) > 1:
            session.show_value("reading", work.scenario.reading)
            st.selectbox(
                say("simulate.reading"),
                list(readings),
                key="reading",
                format_func=lambda reading: say.name(readings[reading].name),
                help=literal(say.name(work.scenario.read.explanation)),
                label_visibility="collapsed",
                on_change=session.heard,
                args=("reading", choose_reading),
                width=300,
            )
        step_button("undo", say("simulate.undo"))
        step_button("redo", say("simulate.redo"))
        st.button(
            ":material/restart_alt:",
            help=marked(say, "simulate.reset_all", year=year),
            on_click=session.change,
            args=(lambda scenario: scenario.cleared(),),
            disabled=not work.scenario.changed,
            key="clear",
        )
        movement_control(frame)


def choose_reading() -> None:
    """The person chose another reading of the total."""
    session.change(lambda scenario: scenario.under(str(session.shown("reading"))))


def documents(frame: Frame) -> str:
    """The documents that the year's figures come from."""
    baseline, known = frame.case.baseline, frame.case.documents
    ids = [baseline.source.document, *(row.source.document for row in baseline.rows.values())]
    return "; ".join(known[key].number for key in dict.fromkeys(ids))


def asked_first(frame: Frame) -> tuple[list[Criterion], list[Criterion]]:
    """The criteria that leaders ask for by name, in two columns of about equal height."""
    case = frame.case
    return columns([case.rulebook.criteria[key] for key in case.baseline.asked_first])


def recoverable(frame: Frame) -> tuple[list[Criterion], list[Criterion]]:
    """The criteria with the most points lost that the province itself can win back."""
    return columns(most_recoverable(frame))


def most_recoverable(frame: Frame) -> list[Criterion]:
    """The same, most points first; survey, place among provinces and out of reach left out."""
    card = frame.base.card
    asked = card["criterion"].isin(frame.case.baseline.asked_first)
    own = card[~card["moved"].isin(UNPROMISED) & card["listed"] & ~asked]
    top = own.sort_values("lost", ascending=False, kind="stable").head(MOST_RECOVERABLE)
    return [frame.case.rulebook.criteria[key] for key in top["criterion"]]


def remaining(frame: Frame) -> list[tuple[str, str, list[Criterion]]]:
    """The rest by field: a key, a title, and its criteria.

    The title says nothing that changes: a panel whose title changes is a new, closed panel.
    """
    say = frame.words
    shown = {c.id for c in most_recoverable(frame)} | set(frame.case.baseline.asked_first)
    found = []
    for field in frame.case.rulebook.fields.values():
        title = say(
            "simulate.field",
            id=field.id,
            name=say.name(field.name),
            maximum=say.decimal(field.maximum),
        )
        rest = [c for c in frame.case.rulebook.of_field(field.id) if c.id not in shown]
        if rest:
            found.append((f"field-{field.id}", title, rest))
    return found


def columns(criteria: list[Criterion]) -> tuple[list[Criterion], list[Criterion]]:
    """Criteria in two columns, each next one where there is less so far."""
    sides: tuple[list[Criterion], list[Criterion]] = ([], [])
    heights = [0, 0]
    for criterion in criteria:
        side = int(heights[0] > heights[1])
        sides[side].append(criterion)
        heights[side] += 1 + len(criterion.inputs())
    return sides


def waterfall_table(frame: Frame) -> tuple[pd.DataFrame, str, str]:
    """Steps from the base to the scenario, with title and text alternative."""
    say, steps = frame.words, waterfall(frame.ground, frame.base, frame.now)
    title = say("simulate.waterfall", from_total=steps[0].text, to_total=steps[-1].text)
    return rising_bars(steps), title, waterfall_alt(say, steps)


def loss_table(frame: Frame) -> tuple[pd.DataFrame, str, str]:
    """The criteria that lost most, with title and text alternative."""
    say = frame.words
    top = frame.base.card.sort_values("lost", ascending=False, kind="stable").head(MOST_LOST)
    criteria = [frame.case.rulebook.criteria[key] for key in top["criterion"]]
    table = pd.DataFrame(
        {
            "label": [label(say, criterion) for criterion in criteria],
            "lost": top["lost"].to_numpy(),
            "room": 1.15 * top["lost"].max(),
            "lost_text": [say.decimal(lost) for lost in top["lost"]],
        }
    )
    return (
        table,
        say("simulate.losses", count=len(table)),
        say("simulate.alt_losses", count=len(table)),
    )


def province_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """All provinces of the year with ours before and after, and the text alternative."""
    say, base, now = frame.words, frame.base, frame.now
    province, year = frame.case.baseline.province, frame.year
    peers = frame.ground.peers
    rows = peers.assign(
        who="other",
        text="",
        province=peers["province"].fillna("–"),
        status=[say(f"simulate.status_{status}") for status in peers["status"]],
        known=peers["low"] == peers["high"],
    )[["rank", "score", "province", "status", "known", "who", "text"]]
    ours = [
        ours_row(
            base.rank.rank,
            base.points,
            "before",
            say("simulate.ours_before", province=province, year=year),
            say,
        ),
    ]
    if now is not base:
        ours.append(
            ours_row(
                now.rank.rank,
                now.points,
                "after",
                say("simulate.ours_after", province=province),
                say,
            )
        )
    alt = say(
        "simulate.alt_strip",
        of=now.rank.of,
        province=province,
        before=base.rank.rank,
        rank=now.rank.rank,
    )
    return pd.concat([rows, pd.DataFrame(ours)], ignore_index=True), alt


def ours_row(rank: int, points: float, who: str, name: str, say: Language) -> dict[str, object]:
    """Our province in the chart of provinces."""
    return {
        "rank": rank,
        "score": round(points, 4),
        "province": name,
        "status": "",
        "known": True,
        "who": who,
        "text": f"{say.decimal(points)} · {rank}",
    }
