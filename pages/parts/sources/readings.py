"""The readings of the total side by side, their neighbours, and the plan's contradictions."""

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from model.baseline import Reading
from model.ranking.rank import Rank, rank_in_year
from model.scoring import scorecard, total
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.charts import GREY, INK, OURS, PALE, dressed
from pages.parts.frame import Frame, facts, words
from pages.parts.levers import slug
from pages.parts.markdown import literal
from pages.parts.sources.markup import badge, heading, source_line, table

KNOWN = {"printed", "derived"}
NEAR = 2  # labels of ranks nearer than this would touch
MARGIN = 0.7  # points of neighbours shown beyond the lowest and highest reading


@dataclass(frozen=True)
class Read:
    """A reading with the total it gives the published year, and that total's rank."""

    key: str
    points: float
    rank: Rank


def readings(frame: Frame) -> None:
    """A card for each total, readings of the same total together, and the neighbours."""
    say = frame.words
    totals = [list(group) for _, group in groupby(reads(), key=lambda read: read.points)]
    st.html(heading(say("sources.readings_title", count=len(totals))))
    *columns, evidence = st.columns([*[1] * len(totals), 1.65], gap="small")
    for column, group in zip(columns, totals, strict=True):
        with column, st.container(key=f"read-{slug(group[0].key)}", height="stretch"):
            card(frame, group)
    with evidence:
        neighbours(frame)


def card(frame: Frame, group: list[Read]) -> None:
    """A total: its rank, what it means, and a button for each reading that gives it."""
    say, taken = frame.words, frame.work.scenario.reading
    found = frame.case.baseline.readings
    first, several = found[group[0].key], len(group) > 1
    points, rank = group[0].points, group[0].rank
    exact = round(points, 2) == points
    place = say("sources.rank", rank=rank.rank, of=rank.of, year=frame.year)
    sure = (
        say("sources.rank_exact")
        if rank.exact
        else say("sources.rank_span", span=numbers.span(rank.low, rank.high))
    )
    name = say("sources.awarded") if several else first.name.vi
    means = awarded(say, [found[read.key] for read in group]) if several else first.explanation.vi
    st.html(
        f'<div class="reading"><h3>{escape(name)}</h3>'
        f"<p><b>{numbers.decimal(points, 2 if exact else 4)}</b> {escape(place)}</p>"
        f"<small>{escape(sure)}</small><p>{escape(means)}</p>"
        f"{badge(say, first.source.standing)}</div>"
    )
    if several:
        st.html(f'<p class="source which">{escape(say("sources.awarded_which"))}</p>')
    with st.container(horizontal=True, gap="small", key=f"take-{slug(group[0].key)}"):
        for read in group:
            mine = read.key == taken
            criteria = ", ".join(found[read.key].inputs) if several else ""
            st.button(
                literal(label(say, criteria, mine)),
                key=f"read-as-{slug(read.key)}",
                type="primary" if mine else "secondary",
                help=literal(found[read.key].name.vi),
                on_click=take,
                args=(read.key,),
            )


def label(say: Language, criteria: str, mine: bool) -> str:
    """What the button of a reading says; readings of the same total name their criteria."""
    if not mine:
        return criteria or say("sources.take")
    return f"{criteria} · {say('sources.taken').lower()}" if criteria else say("sources.taken")


def awarded(say: Language, readings: list[Reading]) -> str:
    """What readings of the same total mean: one of their criteria was in fact awarded."""
    criteria = ", ".join(", ".join(reading.inputs) for reading in readings)
    return say("sources.awarded_meaning", criteria=criteria)


def take(reading: str) -> None:
    """Take a reading into the scenario; its changes stay."""
    session.change(lambda scenario: scenario.under(reading))


@st.cache_resource(show_spinner=False)
def reads() -> list[Read]:
    """Every reading of the published year, in the order of the file."""
    known = facts()
    found = []
    for key in known.case.baseline.readings:
        scenario = known.case.start().under(key)
        card = scorecard(known.case.rulebook, scenario)
        points = float(total(known.case.rulebook, scenario, card).points)
        found.append(Read(key, points, rank_in_year(points, known.peers)))
    return found


def neighbours(frame: Frame) -> None:
    """The chart: which total fits the provinces whose score and rank are both known?"""
    say, province = frame.words, frame.case.baseline.province
    found = near()
    totals = " · ".join(found.loc[found["who"] == "ours", "total"])
    st.html(f'<h2 class="chart-title">{say("sources.neighbours_title", year=frame.year)}</h2>')
    st.vega_lite_chart(
        spec=neighbour_spec(),
        theme=None,
        key="neighbours",
        alt=say("sources.neighbours_alt", totals=totals, province=province),
    )
    st.html(source_line(say, say("sources.neighbours_source")))


@st.cache_data(show_spinner=False)
def neighbour_spec() -> dict[str, Any]:
    """The chart as a specification: it depends on the data alone, and is costly to make."""
    spec: dict[str, Any] = neighbour_chart(near(), words()).to_dict()
    return spec


@st.cache_resource(show_spinner=False)
def near() -> pd.DataFrame:
    """The known provinces around the readings, and the readings themselves: rank, score, who
    (other, ours), total, label, side (where there is room for the label)."""
    say, peers = words(), facts().peers
    found = pd.DataFrame(
        {"rank": read.rank.rank, "score": read.points, "who": "ours"} for read in reads()
    ).drop_duplicates("score")
    found["total"] = [
        numbers.decimal(score, 2 if round(score, 2) == score else 4) for score in found["score"]
    ]
    ours = found.groupby("rank", as_index=False).agg(
        score=("score", "mean"), who=("who", "first"), total=("total", " · ".join)
    )
    ours["label"] = [
        say("sources.neighbours_reading", total=text, rank=rank)
        for text, rank in zip(ours["total"], ours["rank"], strict=True)
    ]
    inside = peers["score"].between(found["score"].min() - MARGIN, found["score"].max() + MARGIN)
    others = peers[inside & peers["status"].isin(KNOWN)]
    others = others.assign(
        who="other",
        total="",
        label=[
            say("sources.neighbours_label", province=name, rank=rank)
            for name, rank in zip(others["province"], others["rank"], strict=True)
        ],
    )
    found = pd.concat([others[list(ours)], ours], ignore_index=True).sort_values("rank")
    return found.assign(side=sides(found["rank"].tolist()))


def sides(ranks: list[int]) -> list[str]:
    """A side for each label, from the best rank down: right, but left beside a near right one."""
    found: list[str] = []
    last = -NEAR
    for rank in ranks:
        found.append("right" if rank - last >= NEAR else "left")
        last = rank if found[-1] == "right" else last
    return found


def neighbour_chart(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Score against rank. `table`: rank, score, who (other, ours), label, side."""
    low, high = float(table["score"].min()), float(table["score"].max())
    base = alt.Chart(table).encode(
        x=alt.X(
            "score:Q",
            title=say("sources.neighbours_points"),
            scale=alt.Scale(domain=[low - 0.15, high + 0.9], nice=False),
            axis=alt.Axis(format=".1f", tickCount=6, grid=False),
        ),
        y=alt.Y(
            "rank:Q",
            title=say("sources.neighbours_rank"),
            scale=alt.Scale(
                domain=[int(table["rank"].max()) + 1, int(table["rank"].min()) - 1], nice=False
            ),
            axis=alt.Axis(tickCount=5, format="d"),
        ),
    )
    others = base.transform_filter(alt.datum.who == "other")
    ours = base.transform_filter(alt.datum.who == "ours")
    line = others.mark_line(color=PALE, strokeWidth=1.5)
    dots = others.mark_point(filled=True, size=40, color=GREY, opacity=1)
    names = [
        others.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=11, color=INK)
        .encode(text="label:N")
        for side, align, dx in (("right", "left", 8), ("left", "right", -8))
    ]
    diamonds = ours.mark_point(shape="diamond", size=170, filled=True, color=OURS, opacity=1)
    totals = ours.mark_text(align="left", dx=11, fontSize=12.5, fontWeight=600, color=OURS).encode(
        text="label:N"
    )
    return dressed(alt.layer(line, dots, *names, diamonds, totals), 225)


@st.cache_resource(show_spinner=False)
def contradictions() -> str:
    """Every place where the plan contradicts itself."""
    say, found = words(), facts().case.discrepancies
    titles = ["where", "printed", "recomputed", "effect", "explanation", "certainty"]
    rows = [
        [
            f"<b>{escape(one.where.vi)}</b>",
            escape(one.printed),
            escape(one.recomputed),
            f"<b>{escape(one.effect)}</b>",
            escape(one.explanation.vi),
            f'<span class="badge sure">{escape(one.certainty.vi)}</span>',
        ]
        for one in found
    ]
    return (
        heading(say("sources.contradictions_title", count=len(found)))
        + table("contradictions", [say(f"sources.{title}") for title in titles], rows)
        + source_line(say, say("sources.contradictions_source"))
    )
