"""The tables of the priorities screen: what each criterion lost and where to push first."""

from html import escape

import pandas as pd
import streamlit as st

from model.address import to_query
from model.levers import Lever
from model.planning.effort import Efforts
from model.planning.priorities import NextStep, loss_shares, pareto, priorities
from model.planning.questions import questions
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame, facts
from pages.parts.levers import band_name
from pages.parts.markdown import Marked, joined, marked
from pages.parts.priorities.charts import GROUP_OF
from pages.parts.sentences import lowered
from pages.parts.simulation import label

TOP = 5
LABELLED = 1.2  # points; shorter bars stand too close for a number each
NOT_FIRST = {"survey", "place", "out_of_reach"}


@st.cache_resource(show_spinner=False)
def judged() -> Efforts:
    """Our judgement of effort, before any change by the person."""
    return facts().case.efforts


def efforts_of(frame: Frame) -> Efforts:
    """Our judgement of effort with the person's own in its place."""
    return judged().change(frame.work.efforts)


def priority_table(frame: Frame) -> pd.DataFrame:
    """The priorities of the work at hand, computed once for each address; not to be changed."""
    return computed(tuple(to_query(frame.work).items()), frame)


@st.cache_resource(show_spinner=False, max_entries=50)
def computed(address: tuple[tuple[str, str], ...], _frame: Frame) -> pd.DataFrame:
    """The same; the address stands for everything that the table depends on."""
    rank_of = questions(_frame.ground, _frame.ground.points(_frame.work.movement))
    rulebook, scenario = _frame.case.rulebook, _frame.work.scenario
    return priorities(rulebook, scenario, efforts_of(_frame), rank_of)


def statement(frame: Frame, table: pd.DataFrame) -> Marked:
    """What the picture says, in one sentence."""
    say = frame.words
    shares = loss_shares(frame.now.card, frame.case.baseline.asked_first)
    lost = float(frame.now.card["lost"].sum())
    if table.empty:
        return marked(say, "priorities.statement.nothing")
    criteria = frame.case.rulebook.criteria
    names = ", ".join(lowered(criteria[key].short.vi) for key in frame.case.baseline.asked_first)
    parts = []
    for name, key in (
        ("survey", "survey"),
        ("lost_outright", "outright"),
        ("asked_first", "asked"),
    ):
        count, share = shares[name]
        if count:
            text = numbers.percent(100 * share, 1)
            parts.append(
                marked(say, f"priorities.statement.{key}", count=count, share=text, names=names)
            )
    return marked(
        say,
        "priorities.statement.whole",
        lost=numbers.decimal(lost),
        parts=joined("; ", parts),
    )


def pareto_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """The bars of the Pareto chart and its text alternative."""
    say = frame.words
    table = pareto(frame.now.card)
    whole, cumulative = float(table["lost"].sum()), table["cumulative"].round(4)
    criteria = [frame.case.rulebook.criteria[key] for key in table["criterion"]]
    bars = pd.DataFrame(
        {
            "label": table["criterion"],
            "name": [label(criterion) for criterion in criteria],
            "lost": table["lost"],
            "lost_text": [
                numbers.decimal(lost) if lost > LABELLED else "" for lost in table["lost"]
            ],
            "group": [say(f"priorities.group.{GROUP_OF[moved]}") for moved in table["moved"]],
            "cumulative": cumulative,
        }
    )
    alt = say(
        "priorities.pareto.alt",
        count=len(bars),
        lost=numbers.decimal(whole),
        share=numbers.percent(100 * float(cumulative.iloc[min(2, len(bars) - 1)]), 0),
    )
    return bars, alt


def first_to_push(table: pd.DataFrame) -> pd.DataFrame:
    """The criteria that bring most per effort, of those that the province itself can move."""
    own = table[~table["moved"].isin(NOT_FIRST)]
    return own.sort_values("points_per_effort", ascending=False, kind="stable").head(TOP)


def top_html(frame: Frame, table: pd.DataFrame, efforts: Efforts) -> str:
    """The first five as a table that can be read out in a meeting."""
    say = frame.words
    names = ("order", "criterion", "recoverable", "next", "ranks", "effort", "agency")
    head = "".join(f"<th>{say(f'priorities.top.{name}')}</th>" for name in names)
    rows = []
    for place, row in enumerate(first_to_push(table).to_dict("records"), start=1):
        criterion = frame.case.rulebook.criteria[row["criterion"]]
        gained = row["ranks_year"]
        ranks_text = say(
            "priorities.top.gain_ranks" if gained else "priorities.top.none_ranks", ranks=gained
        )
        rows.append(
            f"<tr><td>{place}</td>"
            f"<td><b>{escape(label(criterion))}</b></td>"
            f"<td class='n'>{numbers.decimal(row['recoverable'])}</td>"
            f"<td>{escape(step_text(say, row['next_step']))}</td>"
            f"<td class='n'>{ranks_text}</td>"
            f"<td>{escape(efforts.word(criterion.id).vi)}</td>"
            f"<td>{escape(', '.join(row['lead']))}</td></tr>"
        )
    return (
        f"<table class='top'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def step_text(say: Language, step: NextStep | None) -> str:
    """The next real step in words: thêm 1 vấn đề, thêm 1 điểm % (5.525 hồ sơ)."""
    if not isinstance(step, NextStep):
        return say("priorities.step.none")
    return amount_text(say, step.lever, step.start, step.to, step.cases)


def amount_text(say: Language, lever: Lever, start: object, to: object, cases: object) -> str:
    """A movement of a lever in natural units."""
    unit = lever.unit_text("vi")
    if lever.entry == "yes_no":
        return say("priorities.step.yes", name=lever.name.vi)
    if lever.entry == "place":
        return say(
            "priorities.step.band", band=band_name(say, lever.bands()[int(str(to)) - 1]).lower()
        )
    if lever.entry == "percent":
        points = numbers.plain(abs(float(str(to)) - float(str(start))))
        if lever.of is None:
            return say("priorities.step.percent_alone", points=points)
        return say(
            "priorities.step.percent",
            points=points,
            cases=f"{numbers.plain(float(str(cases)))} {unit}",
        )
    key = "more" if lever.span.better > 0 else "fewer"
    return say(
        f"priorities.step.{key}",
        name=lever.name.vi,
        count=numbers.plain(float(str(cases))),
        unit=unit,
    )
