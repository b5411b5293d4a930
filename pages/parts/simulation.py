"""What the simulation screen shows where, and the tables behind its charts."""

import pandas as pd
import streamlit as st

from model.case import Case
from model.law.criteria import Criterion
from model.telling import numbers
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import literal, marked
from pages.parts.movement import movement_control
from pages.parts.steps import step_button

MOST_RECOVERABLE = 6
LEAST_SPREAD = 0.5  # points; the least width of the waterfall
UNPROMISED = {"survey", "place", "out_of_reach"}


def toolbar(frame: Frame) -> None:
    """The reading of the total, undo, redo, and back to the published year."""
    say, work, year = frame.words, frame.work, frame.year
    readings = frame.case.baseline.readings
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        session.show_value("reading", work.scenario.reading)
        st.selectbox(
            say("simulate.reading"),
            list(readings),
            key="reading",
            format_func=lambda reading: readings[reading].name.vi,
            help=literal(work.scenario.read.explanation.vi),
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
            disabled=not work.scenario.changes,
            key="clear",
        )
        movement_control(frame)


def choose_reading() -> None:
    """The person chose another reading of the total."""
    session.change(lambda scenario: scenario.under(str(session.shown("reading"))))


def asked_first(case: Case) -> tuple[list[Criterion], list[Criterion]]:
    """The criteria that leaders ask for by name, in two columns of about equal height."""
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
    shown = {c.id for c in most_recoverable(frame)} | set(frame.case.baseline.asked_first)
    found = []
    for field in frame.case.rulebook.fields.values():
        title = frame.words(
            "simulate.field",
            id=field.id,
            name=field.name.vi,
            maximum=numbers.decimal(field.maximum),
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


def label(criterion: Criterion) -> str:
    """A criterion's id and short name."""
    return f"{criterion.id} {criterion.short.vi}" if criterion.listed else criterion.short.vi


def waterfall_table(frame: Frame) -> tuple[pd.DataFrame, str, str]:
    """Steps from the base to the scenario, with title and text alternative."""
    say, base, now = frame.words, frame.base, frame.now
    gains = now.card["points"] - base.card["points"]
    reached = base.points
    rows = [step(say("simulate.chart_start", year=frame.year), reached, reached, "total")]
    for key, gain in zip(now.card["criterion"], gains.round(4), strict=True):
        if gain:
            name = label(frame.case.rulebook.criteria[key])
            rows.append(step(name, reached, reached + gain, "up" if gain > 0 else "down"))
            reached += gain
    cap = round(now.points - reached, 4)
    if cap:
        rows.append(step(say("simulate.chart_cap"), reached, now.points, "down"))
    rows.append(step(say("simulate.chart_end"), now.points, now.points, "total"))
    texts = {
        "from_total": numbers.decimal(base.points),
        "to_total": numbers.decimal(now.points),
    }
    alt = say("simulate.alt_waterfall", count=len(rows) - 2, **texts)
    return bars(pd.DataFrame(rows)), say("simulate.waterfall", **texts), alt


def bars(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps as bars: totals begin at the left end, the texts stand at the right ends."""
    ends = steps[["from_points", "to_points"]]
    low, high = ends.min(axis=None), ends.max(axis=None)
    spread = max(high - low, LEAST_SPREAD)
    left = max(low - 0.3 * spread, 0.0)
    return steps.assign(
        from_points=steps["from_points"].where(steps["kind"] != "total", left),
        right=ends.max(axis=1),
        room=high + 0.35 * spread,
    )


def step(name: str, start: float, end: float, kind: str) -> dict[str, object]:
    """A bar of the waterfall."""
    text = numbers.decimal(end) if kind == "total" else numbers.signed(end - start)
    return {
        "label": name,
        "from_points": start,
        "to_points": end,
        "kind": kind,
        "change_text": text,
    }


def loss_table(frame: Frame) -> tuple[pd.DataFrame, str, str]:
    """The ten criteria that lost most, with title and text alternative."""
    top = frame.base.card.sort_values("lost", ascending=False, kind="stable").head(10)
    criteria = [frame.case.rulebook.criteria[key] for key in top["criterion"]]
    table = pd.DataFrame(
        {
            "label": [label(criterion) for criterion in criteria],
            "lost": top["lost"].to_numpy(),
            "room": 1.15 * top["lost"].max(),
            "lost_text": [numbers.decimal(lost) for lost in top["lost"]],
        }
    )
    return table, frame.words("simulate.losses"), frame.words("simulate.alt_losses")


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
    )[["rank", "score", "province", "status", "who", "text"]]
    ours = [
        ours_row(
            base.rank.rank,
            base.points,
            "before",
            say("simulate.ours_before", province=province, year=year),
        ),
    ]
    if now is not base:
        ours.append(
            ours_row(
                now.rank.rank, now.points, "after", say("simulate.ours_after", province=province)
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


def ours_row(rank: int, points: float, who: str, name: str) -> dict[str, object]:
    """Our province in the chart of provinces."""
    return {
        "rank": rank,
        "score": round(points, 4),
        "province": name,
        "status": "",
        "who": who,
        "text": f"{numbers.decimal(points)} · {rank}",
    }
