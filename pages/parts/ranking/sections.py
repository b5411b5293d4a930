"""The four sections of the ranking screen; only the open one is worked out."""

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

from model.ranking.replay import Replay
from model.telling import numbers
from pages.parts.charts import draw
from pages.parts.frame import Frame
from pages.parts.markdown import Marked, literal
from pages.parts.movement import movement_control
from pages.parts.ranking import coming as coming
from pages.parts.ranking import field as field
from pages.parts.ranking import replay as replay
from pages.parts.ranking import trust as trust
from pages.parts.ranking.charts import coming_curve, coming_layers, year_strip
from pages.parts.ranking.past_charts import (
    forecast_verdict,
    history_rank,
    history_score,
    rank_stairs,
)

STYLE = Path(__file__).parent / "style.css"


def toolbar(frame: Frame) -> str:
    """The sections and the movement of the others; the section that is open."""
    st.html(STYLE)
    with st.container(horizontal=True, vertical_alignment="center", key="sections"):
        chosen = st.segmented_control(
            frame.words("ranking.sections"),
            list(SECTIONS),
            default="field",
            required=True,
            key="ranking-section",
            format_func=lambda name: frame.words(f"ranking.section_{name}"),
            label_visibility="collapsed",
            persist_state="session",
        )
        movement_control(frame)
    return str(chosen)


def show_field(frame: Frame) -> None:
    """The provinces of a year, the neighbours, and the score that a rank needs."""
    say = frame.words
    left, right = st.columns([1.22, 1], gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="center", key="strip-head"):
            st.html(title(say("ranking.strip")), width="content")
            years = field.years(frame)
            year = st.segmented_control(
                say("ranking.year"),
                years,
                format_func=lambda year: literal(str(year)),
                default=frame.year,
                required=True,
                key="ranking-year",
                label_visibility="collapsed",
                persist_state="session",
            )
        table, alt = field.strip_table(frame, year)
        draw(year_strip, table, say, alt)
        known, thin = field.trust_text(frame, year)
        sources = say("frame.source", sources=say("ranking.source_strip"))
        st.html(f'<p class="{"warning" if thin else "source"}">{known}</p>')
        st.html(f'<p class="source">{sources}</p>')
    with right:
        st.html(title(say("ranking.neighbours", year=year)))
        st.html(field.neighbours_html(frame, year))
        with st.container(horizontal=True, vertical_alignment="center", key="needed-head"):
            st.html(title(say("ranking.needed")), width="content")
            chosen = rank_input(frame)
            st.html(f'<span class="inline">{say("ranking.with_chance")}</span>', width="content")
            chance = st.segmented_control(
                say("ranking.chance"),
                field.CHANCES,
                default=0.8,
                required=True,
                key="ranking-chance",
                format_func=lambda share: numbers.percent(100 * share, 0),
                label_visibility="collapsed",
                persist_state="session",
            )
        st.html(field.needed_html(frame, year, chosen, chance))
        note = say("ranking.needed_note", chance=numbers.percent(100 * chance, 0), year=frame.year)
        st.html(f'<p class="source">{note}</p>')


def rank_input(frame: Frame) -> int:
    """The rank that the person asks about."""
    ranks = list(range(1, frame.now.rank.of + 1))
    return int(
        st.selectbox(
            frame.words("ranking.chosen"),
            ranks,
            index=ranks.index(field.first_chosen(frame)),
            key="ranking-chosen",
            label_visibility="collapsed",
            persist_state="session",
            width=84,
        )
    )


def show_coming(frame: Frame) -> None:
    """The coming year by both questions."""
    say = frame.words
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        st.html(title(say("ranking.layers")))
        table, alt = coming.layers_table(frame)
        draw(coming_layers, table, say, alt)
        st.html(title(say("ranking.curve")))
        draw(coming_curve, coming.curve_table(frame), say, say("ranking.alt_curve"))
        sources = say("ranking.source_coming", year=frame.year)
        st.html(f'<p class="source">{say("frame.source", sources=sources)}</p>')
    with right:
        in_words(coming.coming_text(frame))
        with st.container(horizontal=True, vertical_alignment="center", key="chances-head"):
            st.html(title(say("ranking.chances")), width="content")
            chosen = rank_input(frame)
        st.html(coming.chances_html(frame, chosen))
        st.html(f'<p class="source">{coming.assumed_text(frame)}</p>')


def show_replay(frame: Frame) -> None:
    """Why a province's rank changed, and its years."""
    say, found = frame.words, replay.all_replays()
    chosen = st.selectbox(
        say("ranking.replay"),
        list(found),
        key="ranking-replay",
        format_func=lambda key: replay.option_text(say, found[key]),
        label_visibility="collapsed",
        persist_state="session",
        width=460,
    )
    one = found[chosen]
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        st.html(title(replay.why_title(say, one)))
        in_words(replay.why_text(say, one))
        table, alt = replay.steps_table(say, one)
        draw(rank_stairs, table, say, alt)
        if text := replay.thin_text(frame, one.year):
            st.html(f'<p class="warning">{text}</p>')
        sources = say("ranking.source_replay", before=one.year - 1)
        st.html(f'<p class="source">{say("frame.source", sources=sources)}</p>')
    with right:
        names_html(frame, one)
        show_history(frame, one.province)


def names_html(frame: Frame, one: Replay) -> None:
    """Who overtook and who was overtaken, by name."""
    say = frame.words
    lists = ""
    for key, names in (("overtakers", one.overtakers), ("overtaken", one.overtaken)):
        label = say(f"ranking.{key}", province=one.province, count=len(names))
        text = ", ".join(names) or say("ranking.nobody")
        lists += f'<p class="names"><b>{escape(label)}:</b> {escape(text)}.</p>'
    st.html(f'{lists}<p class="source">{say("ranking.overtakers_note")}</p>')


def show_history(frame: Frame, province: str) -> None:
    """A province's score and rank by year."""
    say = frame.words
    scores, placed, missing = replay.history_tables(frame, province)
    st.html(title(say("ranking.history", province=province)))
    draw(history_score, scores, say, say("ranking.alt_history_score", province=province))
    draw(history_rank, placed, say, say("ranking.alt_history_rank", province=province))
    if missing:
        st.html(f'<p class="source">{say("ranking.history_missing", years=missing)}</p>')


def show_trust(frame: Frame) -> None:
    """How good the estimates were on past years."""
    say = frame.words
    with st.spinner(say("ranking.testing")):
        trust.tested()
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        table, alt = trust.verdict_table(frame)
        in_words(trust.verdict_text(frame))
        st.html(title(say("ranking.predicted")))
        draw(forecast_verdict, table, say, alt)
        sources = say("frame.source", sources=say("ranking.source_trust"))
        st.html(f'<p class="source">{sources}</p>')
    with right:
        for key, html in (
            ("ways", trust.ways_html(frame)),
            ("by_year", trust.transitions_html(frame)),
            ("rebuilt", trust.rebuilt_html(frame)),
        ):
            st.html(title(say(f"ranking.{key}")))
            st.html(html)


def in_words(text: Marked) -> None:
    """What the section says, in plain Vietnamese."""
    with st.container(key="answer"):
        st.markdown(text)


def title(text: str) -> str:
    """A small heading."""
    return f'<h2 class="chart-title">{escape(text)}</h2>'


SECTIONS: dict[str, Callable[[Frame], None]] = {
    "field": show_field,
    "coming": show_coming,
    "replay": show_replay,
    "trust": show_trust,
}
