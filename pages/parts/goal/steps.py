"""A plan as people read it: its steps in natural units, as a table and as bars."""

from itertools import groupby

import altair as alt
import pandas as pd
import streamlit as st

from model.law.criteria import POINTS
from model.planning.goal import Plan, Step
from model.scenario import Difference
from model.telling.changes import waterfall, waterfall_alt
from model.telling.labels import label, main_document
from model.telling.language import Language
from model.telling.values import action_text, brief
from pages.parts.charts import (
    OURS,
    Picture,
    dressed,
    ends,
    hang,
    labelled,
    rising,
    rising_bars,
    room,
)
from pages.parts.frame import Frame
from pages.parts.goal.answer import Answer
from pages.parts.texts import opens, show

MOST_LABEL = 190  # pixels; the bars stand in the narrow column
LEAST_SHOWN = 0.005  # points; less would be shown as 0,00
MARGIN = 0.1  # of the way, between the wanted total and the end of the axis


def show_steps(frame: Frame, found: Answer) -> None:
    """The steps as a table, the criterion that brings most first, beside the way as bars."""
    say, document = frame.words, main_document(frame.case).number
    rows = [criterion_row(frame, found, steps) for steps in by_criterion(found.plan)]
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        show("goal/steps", say=say, rows=rows)
        plain = all(POINTS in one.parts for one in frame.case.rulebook.criteria.values())
        key = "goal.steps.source_points" if plain else "goal.steps.source"
        show("frame/source", text=say(key, document=document))
    with right:
        hang(way_picture(found, say("goal.way.source", document=document)), say)


def by_criterion(plan: Plan) -> list[list[Step]]:
    """The steps of each criterion, the one that brings most first."""
    order = list(plan.gains)
    steps = sorted(plan.steps, key=lambda one: order.index(one.criterion))
    return [list(group) for _, group in groupby(steps, key=lambda one: one.criterion)]


def criterion_row(frame: Frame, found: Answer, steps: list[Step]) -> dict[str, object]:
    """What is written of one criterion: what is common, and its steps."""
    say, key, levers = frame.words, steps[0].criterion, found.work.scenario.levers
    criterion, row = frame.case.rulebook.criteria[key], frame.case.baseline.rows.get(key)
    return {
        "criterion": opens(criterion, label(say, criterion)),
        "level": say("goal.steps.level", word=say.name(found.goal.efforts.word(key))),
        "lead": say.both([frame.ground.agency(name) for name in row.lead]) if row else "",
        "time": say.name(row.time) if row and row.time else "",
        "steps": [
            {
                "action": action_text(say, levers[one.lever], one.start, one.to),
                "passage": brief(say, [Difference(levers[one.lever], one.start, one.to)]),
                "gain": gain_text(say, float(one.gain)),
                "effort": say.decimal(one.effort),
            }
            for one in steps
        ],
    }


def gain_text(say: Language, gain: float) -> str:
    """Points won, with four decimals where two would show nothing."""
    return say.signed(gain, 2 if gain >= LEAST_SHOWN else 4)


def way_picture(found: Answer, source: str) -> Picture:
    """The bars from the start to the plan's total."""
    say, begun = found.ground.words, found.work.scenario
    first, *between, last = waterfall(
        found.ground, found.start, found.reached, most=len(found.plan.gains)
    )
    if begun.changed:
        first = first._replace(name=say(f"goal.way.{'scenario' if begun.changes else 'totals'}"))
    tiny = say("goal.way.tiny", points=say.decimal(0.01))
    between = [one._replace(text=tiny) if 0 < one.gain < LEAST_SHOWN else one for one in between]
    steps = [first, *between, last._replace(name=say("goal.way.end"))]
    table = rising_bars(steps)
    if found.wanted is None:
        table = table.assign(wanted=float("nan"), wanted_text="")
    else:
        wanted = float(found.wanted)
        far = wanted + MARGIN * (wanted - found.start.points)
        text = say("goal.way.wanted", total=say.decimal(wanted))
        room = max(far, float(table["room"].iloc[0]))
        table = table.assign(wanted=wanted, wanted_text=text, room=room)
    return Picture(goal_way, table, say("goal.way.title"), waterfall_alt(say, steps), source)


def goal_way(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """From the start to the plan's total, one bar per criterion, and the total that is wanted.

    `table`: as for `charts.waterfall`, with wanted and wanted_text (the same in each row; wanted is
    missing where no total gives what is asked).
    """
    base = labelled(table)
    bars = rising(base, say("goal.way.points"))
    line = alt.Chart(table).transform_aggregate(
        wanted="max(wanted)", wanted_text="max(wanted_text)"
    )
    rule = line.mark_rule(color=OURS, strokeDash=[5, 3], strokeWidth=1.5).encode(x="wanted:Q")
    name = line.mark_text(
        color=OURS, fontSize=12.5, fontWeight=600, align="right", dy=-3, baseline="bottom"
    ).encode(x="wanted:Q", y=alt.value(0), text="wanted_text:N")
    halo = ends(base, "right:Q", "change_text:N").mark_text(
        align="left", dx=6, fontSize=12.5, fontWeight=600, stroke="white", strokeWidth=4
    )
    texts = halo + ends(base, "right:Q", "change_text:N")
    whole = dressed(bars + rule + name + texts + room(base), alt.Step(26))
    found: alt.LayerChart = whole.configure_axisY(labelLimit=MOST_LABEL)
    return found
