"""Scenarios side by side: which ones, against what, where they differ, as a chart and as tables."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import altair as alt
import pandas as pd
import streamlit as st

from model.comparison import FEWEST, MOST, Comparison, Line, by_criterion, by_field
from model.comparison import compare as side_by_side
from model.result import Entry
from model.telling.labels import label
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.charts import GAIN, INK, LOSS, PALE, draw, dressed, labelled, looking
from pages.parts.entries import BASE
from pages.parts.frame import Frame, section
from pages.parts.scenarios.tables import inputs_table, points_table, totals_table
from pages.parts.simulation import documents
from pages.parts.texts import marked, show

TABLES = ("inputs", "fields", "criteria")
SUGGESTED = 3
RANKED = ("now", "saved", "ready", "base")
CHOSEN, AGAINST = "compared", "against"
MOST_ROWS = 12  # of the picture; the tables hold all
BESIDE = 3  # lanes that fit beside the tables; more of them take the whole width
TEXT, TEXT_BESIDE = 0.045, 0.125  # room for a text at a bar's end, as a share of the picture
SIDES: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("up", "left", 5),
    ("down", "right", -5),
)


def chosen(frame: Frame, found: Mapping[str, Entry]) -> tuple[list[str], str]:
    """Which entries are compared, and the base they are compared with, by key."""
    say = frame.words

    def named(key: str) -> str:
        return found[key].name

    wanted = session.kept(CHOSEN)
    kept = [key for key in (suggested(found) if wanted is None else wanted) if key in found]
    left, right = st.columns([3.2, 1], gap="small")
    with left:
        keys = st.multiselect(
            marked(say, "scenarios.compared", fewest=FEWEST, most=MOST),
            select_all=False,
            filter_mode=None,  # its own words for "nothing found" are English
            placeholder=say("scenarios.choose"),
            **widgets.choice(CHOSEN, kept, found, named, keep_shown, CHOSEN),
        )
    options = [BASE, *(key for key in keys if key != BASE)]
    against = session.kept(AGAINST)
    against = against if against in options else BASE
    with right:
        base = st.selectbox(
            say("scenarios.against"),
            **widgets.choice(AGAINST, against, options, named, keep_shown, AGAINST),
        )
    return keys, base


def keep_shown(value: object, key: str) -> None:
    """What a widget shows is kept."""
    session.keep(key, value)


def suggested(found: Mapping[str, Entry]) -> list[str]:
    """What to compare before anybody chose: the work at hand, what was saved last, and then
    ready-made scenarios; nothing twice."""
    same = [found[BASE].scenario]
    keys = []
    for key in sorted(found, key=lambda key: RANKED.index(key.partition("-")[0])):
        if found[key].scenario not in same:
            keys.append(key)
            same.append(found[key].scenario)
    return keys[:SUGGESTED]


def compared(frame: Frame, entries: Sequence[Entry], base: Entry) -> Comparison | None:
    """The comparison, or None and a word where there are too few or too many."""
    if not FEWEST <= len(entries) <= MOST:
        text = frame.words("scenarios.how_many", fewest=FEWEST, most=MOST)
        show("frame/line", style="empty", text=text)
        return None
    return side_by_side(base, entries)


def show_comparison(frame: Frame, comparison: Comparison) -> None:
    """Totals and ranks above; below, where they differ as a chart and as tables."""
    totals_table(frame, comparison)
    beside = len(comparison.entries) <= BESIDE
    left, right = (
        st.columns([1, 1.15], gap="medium") if beside else (st.container(), st.container())
    )
    with left:
        chart(frame, comparison)
    with right:
        tables(frame, comparison)


def chart(frame: Frame, comparison: Comparison) -> None:
    """Where they differ, at a glance."""
    say = frame.words
    title = say("scenarios.chart", base=comparison.base.name)
    show("frame/heading", style="chart-title", text=title)
    table, alt = gain_table(comparison)
    if table.empty:
        show("frame/line", style="empty", text=say("scenarios.no_difference"))
        return
    draw(gains, table, say, alt)
    shown, of = table["label"].nunique(), sum(line.differs for line in by_criterion(comparison))
    sources = say("simulate.source_waterfall", documents=documents(frame))
    source = say("frame.source", sources=sources)
    some = say("scenarios.chart_some", count=shown, of=of)
    show("frame/source", text=f"{some} {source}" if shown < of else source)


def tables(frame: Frame, comparison: Comparison) -> None:
    """Inputs that differ, points by field or points by criterion; unchanged ones on demand."""
    say = frame.words
    with st.container(horizontal=True, vertical_alignment="center", key="tables"):
        which = section(
            say("scenarios.tables"),
            TABLES,
            "compare-table",
            lambda name: say(f"scenarios.table_{name}"),
        )
        unchanged = st.toggle(say("scenarios.unchanged"), key="unchanged", persist_state="session")
    if which == "inputs":
        inputs_table(comparison, unchanged)
    else:
        lines = by_field(comparison) if which == "fields" else by_criterion(comparison)
        points_table(comparison, lines, unchanged)


class Lane(NamedTuple):
    """A scenario's place on the picture, in points: where its zero stands and where it ends."""

    zero: float
    end: float


def gain_table(comparison: Comparison) -> tuple[pd.DataFrame, str]:
    """Points gained or lost per criterion and scenario, those that differ most first, and the text
    alternative."""
    say, criteria = comparison.base.ground.words, comparison.base.ground.case.rulebook.criteria
    differing = [line for line in by_criterion(comparison) if line.differs]
    shown = telling(differing)
    found = lanes([line.gains for line in shown])
    rows = [
        {
            "label": label(say, criteria[line.key]),
            "zero": lane.zero,
            "x": lane.zero + gain,
            "side": "down" if gain < 0 else "up",
            "text": say.signed(gain) if gain else "",
            "head": say("scenarios.lane", number=number) if line is shown[0] else "",
            "end": found[-1].end,
            "scenario": entry.name,
        }
        for line in shown
        for number, (lane, gain, entry) in enumerate(
            zip(found, line.gains, comparison.entries, strict=True), start=1
        )
    ]
    counts = {"count": len(shown), "of": len(differing)}
    alt_text = say("scenarios.chart_alt", base=comparison.base.name, **counts)
    return pd.DataFrame(rows), alt_text


def telling(lines: Sequence[Line]) -> list[Line]:
    """The criteria to show, those that differ most first: of every scenario at least the one where
    it differs most."""
    ordered = sorted(lines, key=lambda line: -max(map(abs, line.gains)))
    columns = zip(*(line.gains for line in ordered), strict=True)
    first = {max(range(len(ordered)), key=lambda i: abs(column[i])) for column in columns}
    rest = [place for place in range(len(ordered)) if place not in first]
    return [ordered[place] for place in sorted([*first, *rest[: MOST_ROWS - len(first)]])]


def lanes(rows: Sequence[Sequence[float]]) -> list[Lane]:
    """One lane per scenario, from left to right, all on one scale: as wide as its longest bars to
    either side, with room for their texts."""
    columns = list(zip(*rows, strict=True))
    reaches = [(-min(0.0, *column), max(0.0, *column)) for column in columns]
    share = TEXT_BESIDE if len(columns) <= BESIDE else TEXT
    lefts = sum(left > 0 for left, _ in reaches)
    bars = sum(left + right for left, right in reaches)
    text = share * bars / (1 - share * (lefts + len(columns)))
    found, at = [], 0.0
    for left, right in reaches:
        zero = at + left + (text if left else 0.1 * text)
        at = zero + right + text
        found.append(Lane(zero, at))
    return found


def gains(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Bars to the right for gains and to the left for losses, from each lane's own zero.

    `table`: label, zero and x (where a bar begins and ends), side (up, down), text, head (the
    lane's name, in the first row), end (of the picture), scenario.
    """
    base = labelled(table)
    x = alt.X(
        "zero:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=False),
        axis=alt.Axis(labels=False, ticks=False, grid=False, domain=False),
    )
    tooltip = [
        alt.Tooltip("scenario:N", title=say("scenarios.chart_scenario")),
        alt.Tooltip("label:N", title=say("scenarios.chart_criterion")),
        alt.Tooltip("text:N", title=say("scenarios.chart_points")),
    ]
    lines = base.mark_tick(color=PALE, thickness=1, height=26, bandSize=26).encode(x=x)
    bars = base.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(
        x=x,
        x2="x:Q",
        color=looking(alt.Color, "side:N", {"up": GAIN, "down": LOSS}, legend=None),
        tooltip=tooltip,
    )
    texts = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=12.5, fontWeight=600, color=INK)
        .encode(x="x:Q", text="text:N")
        for side, align, dx in SIDES
    ]
    heads = base.mark_text(align="left", dy=-24, fontSize=12.5, fontWeight=600, color=INK).encode(
        x=x, text="head:N"
    )
    room = base.mark_point(opacity=0).encode(x=alt.X("end:Q", title=None))
    return dressed(alt.layer(lines, bars, *texts, heads, room), alt.Step(26))
