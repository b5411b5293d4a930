"""The readings of the total side by side, and their neighbours."""

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from model.baseline import Reading
from model.ground import Ground, own_table
from model.ranking.nation import Table
from model.ranking.rank import Rank, rank_in_year
from model.scoring import total
from model.telling.language import Language
from model.telling.ranks import certainty_text
from pages.parts import session
from pages.parts.charts import GREY, INK, OURS, PALE, draw, dressed
from pages.parts.frame import KEYED, Frame
from pages.parts.sources import badge, documents_of
from pages.parts.texts import literal, show, slug

KNOWN = {"printed", "derived"}
SIDES: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("right", "left", 8),
    ("left", "right", -8),
)  # where a label stands, how it is aligned, and how far from its mark, in pixels
NEAR = 2  # labels of ranks nearer than this would touch
MARGIN = 0.7  # points of neighbours shown beyond the lowest and highest reading


@dataclass(frozen=True)
class Read:
    """A reading with the total it gives the published year, and that total's rank in its year."""

    key: str
    points: float
    rank: Rank


def readings(frame: Frame) -> None:
    """A card for each total, readings of the same total together, and the neighbours."""
    say = frame.words
    totals = [list(group) for _, group in groupby(reads(frame.ground), lambda read: read.points)]
    one = len(totals) == 1
    title = say("sources.reading_title" if one else "sources.readings_title", count=len(totals))
    show("frame/heading", style="block", text=title)
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
    rank, year = group[0].rank, own(frame.ground).year
    show(
        "sources/reading",
        name=say("sources.awarded") if several else say.name(first.name),
        points=exact(say, group[0].points),
        place=say("sources.rank", rank=rank.rank, of=rank.of, year=year),
        sure=certainty_text(frame.ground, rank),
        means=awarded(frame.ground, [found[read.key] for read in group])
        if several
        else say.name(first.explanation),
        badge=badge(say, first.source.standing),
    )
    if len(found) == 1:
        return
    if several:
        show("frame/source", text=say("sources.awarded_which"))
    with st.container(horizontal=True, gap="small", key=f"take-{slug(group[0].key)}"):
        for read in group:
            mine = read.key == taken
            criteria = ", ".join(found[read.key].inputs) if several else ""
            st.button(
                literal(label(say, criteria, mine)),
                key=f"read-as-{slug(read.key)}",
                type="primary" if mine else "secondary",
                help=literal(say.name(found[read.key].name)),
                on_click=take,
                args=(read.key,),
            )


def exact(say: Language, points: float) -> str:
    """A total with as many decimals as it has: two if published, else four."""
    return say.decimal(points, 2 if round(points, 2) == points else 4)


def label(say: Language, criteria: str, mine: bool) -> str:
    """What the button of a reading says; readings of the same total name their criteria."""
    if not mine:
        return criteria or say("sources.take")
    return say("sources.taken_of", criteria=criteria) if criteria else say("sources.taken")


def awarded(ground: Ground, readings: list[Reading]) -> str:
    """What readings of the same total mean: one of their criteria was in fact awarded."""
    criteria = [key for reading in readings for key in reading.inputs]
    maximum = ground.case.levers[criteria[0]].criterion.maximum
    return ground.words(
        "sources.awarded_meaning",
        criteria=", ".join(criteria),
        points=ground.words.decimal(maximum),
    )


def take(reading: str) -> None:
    """Take a reading into the scenario; its changes stay."""
    session.change(lambda scenario: scenario.under(reading))


def own(ground: Ground) -> Table:
    """The table of the province's own year, whichever it is compared with: a reading of the
    published total must fit the ranks of its year."""
    return ground.nation.table(own_table(ground.library, ground.case))


def own_peers(ground: Ground) -> pd.DataFrame:
    """The other provinces of that table."""
    return ground.nation.others(own(ground), ground.case.baseline.province)


@st.cache_resource(**KEYED)
def reads(ground: Ground) -> list[Read]:
    """Every reading of the published year, in the order of the file."""
    case, peers, found = ground.case, own_peers(ground), []
    for key in case.baseline.readings:
        scenario = case.start().under(key)
        points = float(total(case.rulebook, scenario).points)
        found.append(Read(key, points, rank_in_year(points, peers)))
    return found


def neighbours(frame: Frame) -> None:
    """The chart: which total fits the provinces whose score and rank are both known?"""
    say, province = frame.words, frame.case.baseline.province
    found, year = near(frame.ground), own(frame.ground).year
    totals = " · ".join(found.loc[found["who"] == "ours", "total"])
    show("frame/heading", style="chart-title", text=say("sources.neighbours_title", year=year))
    alt = say("sources.neighbours_alt", totals=totals, province=province)
    draw(neighbour_chart, found, say, alt, by=frame.ground.choice.baseline)
    source = say("sources.neighbours_source", documents=documents_of(frame.case))
    show("frame/source", text=say("frame.source", sources=source))


@st.cache_resource(**KEYED)
def near(ground: Ground) -> pd.DataFrame:
    """The known provinces around the readings, and the readings themselves: rank, score, who
    (other, ours), total, label, side (where there is room for the label)."""
    say, peers = ground.words, own_peers(ground)
    found = pd.DataFrame(
        {"rank": read.rank.rank, "score": read.points, "who": "ours"} for read in reads(ground)
    ).drop_duplicates("score")
    found["total"] = [exact(say, score) for score in found["score"]]
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
            scale=alt.Scale(domain=[low - 0.15, high + 1.8], nice=False),
            axis=alt.Axis(format=".1f", tickCount=6, grid=False),
        ),
        y=alt.Y(
            "rank:Q",
            title=say("sources.neighbours_rank"),
            scale=alt.Scale(
                domain=[int(table["rank"].max()) + 1, int(table["rank"].min()) - 1], nice=False
            ),
            axis=alt.Axis(tickCount=5, tickMinStep=1, format="d"),
        ),
    )
    others = base.transform_filter(alt.datum.who == "other")
    ours = base.transform_filter(alt.datum.who == "ours")
    line = others.mark_line(color=PALE, strokeWidth=1.5)
    dots = others.mark_point(filled=True, size=40, color=GREY, opacity=1)
    names = [
        others.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=12.5, color=INK)
        .encode(text="label:N")
        for side, align, dx in SIDES
    ]
    diamonds = ours.mark_point(shape="diamond", size=170, filled=True, color=OURS, opacity=1)
    totals = ours.mark_text(align="left", dx=11, fontSize=12.5, fontWeight=600, color=OURS).encode(
        text="label:N"
    )
    return dressed(alt.layer(line, dots, *names, diamonds, totals), 225)
