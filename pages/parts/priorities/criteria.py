"""What each criterion lost and where to push first: a sentence, the first five, a chart, and all of
them as one table."""

import pandas as pd
import streamlit as st

from model.address import Work
from model.ground import Ground
from model.law.criteria import POINTS
from model.planning.priorities import OTHERS_DECIDE, loss_shares, pareto, priorities
from model.result import questions
from model.telling.labels import label, main_document, number
from model.telling.values import step_text
from pages.parts.charts import Picture, hang
from pages.parts.frame import KEYED, Frame
from pages.parts.priorities.charts import GROUP_OF, pareto_bars
from pages.parts.priorities.table import editor, filters
from pages.parts.texts import Marked, joined, marked, opens, show

TOP = 5
NAMED = 3  # bars whose share together is told
LABELLED = 1.2  # points; shorter bars stand too close for a number each
SHARES = {"survey": "survey", "lost_outright": "outright", "asked_first": "asked", POINTS: "points"}


def criteria_section(frame: Frame) -> None:
    """The picture of the loss, and every criterion that lost points."""
    say, table = frame.words, priority_table(frame.ground, frame.work)
    st.markdown(statement(frame, table))
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        top(frame, table)
    with right:
        hang(pareto_picture(frame), say)
    show("frame/heading", style="chart-title", text=say("priorities.table.title"))
    chosen = filters(frame, table)
    if chosen.empty:
        st.info(say("priorities.table.empty"))
    else:
        editor(frame, chosen)


@st.cache_resource(**KEYED)
def priority_table(ground: Ground, work: Work) -> pd.DataFrame:
    """The priorities of a piece of work; not to be changed."""
    efforts = ground.case.efforts.change(work.efforts)
    rank_of = questions(ground, work.movement)
    return priorities(ground.case.rulebook, work.scenario, efforts, rank_of)


def statement(frame: Frame, table: pd.DataFrame) -> Marked:
    """What the picture says, in a few sentences."""
    say, baseline, card = frame.words, frame.case.baseline, frame.now.card
    if table.empty:
        return marked(say, "priorities.statement.nothing")
    criteria, shares = frame.case.rulebook.criteria, loss_shares(card, baseline.asked_first)
    names = say.both([label(say, criteria[key]) for key in baseline.asked_first])
    parts = [
        marked(
            say,
            f"priorities.statement.{key}",
            count=shares[name][0],
            share=say.percent(100 * shares[name][1], 1),
            names=names,
        )
        for name, key in SHARES.items()
        if shares[name][0]
    ]
    apart = bool(frame.work.scenario.read.unexplained)
    whole = marked(
        say,
        "priorities.statement.apart" if apart else "priorities.statement.whole",
        lost=say.decimal(float(card["lost"].sum())),
    )
    return joined(" ", [whole, *parts])


def pareto_picture(frame: Frame) -> Picture:
    """The Pareto chart of lost points."""
    say, table = frame.words, pareto(frame.now.card)
    cumulative = table["cumulative"].round(4)
    criteria = [frame.case.rulebook.criteria[key] for key in table["criterion"]]
    bars = pd.DataFrame(
        {
            "label": list(map(number, criteria)),
            "name": [label(say, one) for one in criteria],
            "lost": table["lost"],
            "lost_text": [say.decimal(lost) if lost > LABELLED else "" for lost in table["lost"]],
            "group": [say(f"priorities.group.{GROUP_OF[moved]}") for moved in table["moved"]],
            "cumulative": cumulative,
        }
    )
    first = min(NAMED, len(bars))
    alt = say(
        "priorities.pareto.alt",
        count=len(bars),
        lost=say.decimal(float(table["lost"].sum())),
        first=first,
        share=say.percent(100 * float(cumulative.iloc[first - 1]) if first else 0, 0),
    )
    sources = say("priorities.pareto.source", document=main_document(frame.case).number)
    source = say("frame.source", sources=sources)
    return Picture(pareto_bars, bars, say("priorities.pareto.title"), alt, source)


def top(frame: Frame, table: pd.DataFrame) -> None:
    """The five that bring most per effort, of those that the province itself can move, as a table
    that can be read out in a meeting."""
    say, rulebook, own = (
        frame.words,
        frame.case.rulebook,
        table[~table["moved"].isin(OTHERS_DECIDE)],
    )
    first = own.sort_values("points_per_effort", ascending=False, kind="stable").head(TOP)
    efforts = frame.case.efforts.change(frame.work.efforts)
    plain = set(first["moved"]) == {POINTS}
    rows = [
        row
        | {
            "name": opens(criterion, label(say, criterion)),
            "next": step_text(say, row["next_step"]),
            "effort": say.name(efforts.word(row["criterion"])),
            "agencies": say.both(list(map(frame.ground.agency, row["lead"]))),
        }
        for row in first.to_dict("records")
        for criterion in [rulebook.criteria[row["criterion"]]]
    ]
    title = say("priorities.top.title_points" if plain else "priorities.top.title", count=len(rows))
    show("frame/heading", style="chart-title", text=title)
    show("priorities/top", say=say, rows=rows)
    hint = say("priorities.top.hint_points" if plain else "priorities.top.hint")
    show("frame/source", text=hint)
