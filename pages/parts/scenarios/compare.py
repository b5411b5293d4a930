"""Scenarios side by side: which ones, against what, and where they differ."""

from collections.abc import Mapping, Sequence

import streamlit as st

from model.comparison import FEWEST, MOST, Comparison, by_criterion, by_field
from model.comparison import compare as side_by_side
from model.entry import Entry
from pages.parts import session
from pages.parts.charts import draw
from pages.parts.entries import BASE
from pages.parts.frame import Frame
from pages.parts.markdown import marked
from pages.parts.scenarios.chart import BESIDE, gain_table, gains
from pages.parts.scenarios.tables import inputs_table, points_table, totals_table
from pages.parts.simulation import documents
from pages.parts.templates import show

TABLES = ("inputs", "fields", "criteria")
SUGGESTED = 3
RANKED = ("now", "saved", "ready", "base")
CHOSEN, AGAINST = "compared", "against"


def chosen(frame: Frame, found: Mapping[str, Entry]) -> tuple[list[str], str]:
    """Which entries are compared, and the base they are compared with, by key."""
    say = frame.words
    wanted = session.kept(CHOSEN)
    kept = [key for key in (suggested(found) if wanted is None else wanted) if key in found]
    session.show_value(CHOSEN, kept)
    left, right = st.columns([3.2, 1], gap="small")
    with left:
        keys = st.multiselect(
            marked(say, "scenarios.compared", fewest=FEWEST, most=MOST),
            list(found),
            key=CHOSEN,
            format_func=lambda key: found[key].name,
            select_all=False,
            filter_mode=None,  # its own words for "nothing found" are English
            placeholder=say("scenarios.choose"),
            on_change=session.heard,
            args=(CHOSEN, keep_shown, CHOSEN),
        )
    options = [BASE, *(key for key in keys if key != BASE)]
    against = session.kept(AGAINST)
    session.show_value(AGAINST, against if against in options else BASE)
    with right:
        base = st.selectbox(
            say("scenarios.against"),
            options,
            key=AGAINST,
            format_func=lambda key: found[key].name,
            on_change=session.heard,
            args=(AGAINST, keep_shown, AGAINST),
        )
    return keys, base


def keep_shown(key: str) -> None:
    """What a widget shows is kept."""
    session.keep(key, session.shown(key))


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
        which = st.segmented_control(
            say("scenarios.tables"),
            TABLES,
            default="inputs",
            required=True,
            key="compare-table",
            format_func=lambda name: say(f"scenarios.table_{name}"),
            label_visibility="collapsed",
            persist_state="session",
        )
        unchanged = st.toggle(say("scenarios.unchanged"), key="unchanged", persist_state="session")
    if which == "inputs":
        inputs_table(comparison, unchanged)
    else:
        lines = by_field(comparison) if which == "fields" else by_criterion(comparison)
        points_table(comparison, lines, unchanged)
