"""The four sections of the ranking screen; only the open one is worked out."""

from collections.abc import Callable

import streamlit as st

from model.ranking.replay import Replay
from model.telling.labels import table_text
from pages.parts import widgets
from pages.parts.charts import draw
from pages.parts.frame import Frame, section
from pages.parts.headline import movement_control
from pages.parts.ranking import coming, field, replay, strip, trust
from pages.parts.ranking.charts import (
    coming_curve,
    coming_layers,
    forecast_verdict,
    history_rank,
    history_score,
    rank_stairs,
)
from pages.parts.texts import Marked, inline, literal, marked, markup, show


def toolbar(frame: Frame) -> str:
    """The sections and the movement of the others; the section that is open."""
    with st.container(horizontal=True, vertical_alignment="center", key="sections"):
        opened = section(
            frame.words("ranking.sections"),
            SECTIONS,
            "ranking-section",
            lambda name: frame.words(f"ranking.section_{name}"),
        )
        movement_control(frame)
    return opened


def show_field(frame: Frame) -> None:
    """The provinces of the table, the neighbours, and the score that a rank needs."""
    say, ground = frame.words, frame.ground
    left, right = st.columns([1.22, 1], gap="medium")
    with left:
        title(say("ranking.strip", table=table_text(ground)))
        table, alt = strip.strip_table(frame)
        draw(strip.year_strip, table, say, alt, by=ground.table.name)
        known, thin = field.trust_text(ground)
        show("frame/line", style="warning" if thin else "source", text=known)
        if text := field.merged_text(ground):
            show("frame/source", text=text)
        own = ground.table.own
        text = say("ranking.source_own", name=own) if own else say("ranking.source_strip")
        source(frame, text)
    with right:
        title(say("ranking.neighbours", table=table_text(ground)))
        st.html(field.neighbour_table(frame))
        with st.container(horizontal=True, vertical_alignment="center", key="needed-head"):
            beside(say("ranking.needed"))
            chosen = rank_input(frame)
            inline(text=say("ranking.with_chance"))
            chance = st.segmented_control(
                say("ranking.chance"),
                field.CHANCES,
                default=0.8,
                required=True,
                key="ranking-chance",
                format_func=lambda share: literal(say.percent(100 * share, 0)),
                label_visibility="collapsed",
                persist_state="session",
            )
        st.html(field.needed_table(frame, chosen, chance))
        share = say.percent(100 * chance, 0)
        note = say("ranking.needed_note", chance=share, table=table_text(ground))
        show("frame/source", text=note)
    with st.expander(marked(say, "ranking.whole", table=table_text(ground)), key="whole-table"):
        st.html(field.whole_table(ground))


def rank_input(frame: Frame) -> int:
    """The rank that the person asks about."""
    of = frame.now.rank.of
    ranks = list(range(1, of + 1))
    return int(
        st.selectbox(
            frame.words("ranking.chosen"),
            ranks,
            index=ranks.index(field.first_chosen(frame)),
            key=f"ranking-chosen-{of}",
            label_visibility="collapsed",
            persist_state="session",
            width=84,
        )
    )


def show_coming(frame: Frame) -> None:
    """The coming year by both questions."""
    say, of = frame.words, str(frame.now.rank.of)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        title(say("ranking.layers"))
        table, alt = coming.layers_table(frame)
        draw(coming_layers, table, say, alt, by=of)
        title(say("ranking.curve"))
        draw(coming_curve, coming.curve_table(frame), say, say("ranking.alt_curve"), by=of)
        key = "ranking.source_learnt" if frame.ground.table.own else "ranking.source_coming"
        source(frame, say(key, table=table_text(frame.ground)))
    with right:
        in_words(coming.coming_text(frame))
        if happened := coming.happened_text(frame):
            title(say("ranking.happened_title"))
            in_words(happened, "answer-happened")
        with st.container(horizontal=True, vertical_alignment="center", key="chances-head"):
            beside(say("ranking.chances"))
            chosen = rank_input(frame)
        st.html(coming.chances_table(frame, chosen))
        show("frame/source", text=coming.assumed_text(frame))


def show_replay(frame: Frame) -> None:
    """Why a province's rank changed, and its years."""
    say, found = frame.words, replay.all_replays(frame.ground)
    chosen = st.selectbox(
        say("ranking.replay"),
        label_visibility="collapsed",
        persist_state="session",
        width=460,
        **widgets.offer(
            f"ranking-replay-{frame.ground.choice.baseline}",
            found,
            lambda key: literal(replay.option_text(say, found[key])),
        ),
    )
    one = found[chosen]
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        title(replay.why_title(say, one))
        in_words(replay.why_text(say, one))
        table, alt = replay.steps_table(say, one)
        draw(rank_stairs, table, say, alt)
        if text := replay.thin_text(frame, one.year):
            show("frame/line", style="warning", text=text)
        source(frame, say("ranking.source_replay", before=one.year - 1))
    with right:
        show_names(frame, one)
        show_history(frame, one.province)


def show_names(frame: Frame, one: Replay) -> None:
    """Who overtook and who was overtaken, by name."""
    say = frame.words
    show(
        "ranking/names",
        say=say,
        province=one.province,
        lists={"overtakers": one.overtakers, "overtaken": one.overtaken},
    )


def show_history(frame: Frame, province: str) -> None:
    """A province's score and rank by year."""
    say = frame.words
    scores, placed, missing = replay.history_tables(frame, province)
    title(say("ranking.history", province=province))
    draw(history_score, scores, say, say("ranking.alt_history_score", province=province))
    draw(history_rank, placed, say, say("ranking.alt_history_rank", province=province))
    if missing:
        show("frame/source", text=say("ranking.history_missing", years=missing))


def show_trust(frame: Frame) -> None:
    """How good the estimates were on past years."""
    say = frame.words
    with st.spinner(say("ranking.testing")):
        trust.tested(frame.ground.nation)
    left, right = st.columns([1.1, 1], gap="large")
    with left:
        table, alt = trust.verdict_table(frame)
        in_words(trust.verdict_text(frame))
        title(say("ranking.predicted"))
        draw(forecast_verdict, table, say, alt)
        source(frame, say("ranking.source_trust"))
    with right:
        for key, found in (
            ("ways", trust.ways_table(frame)),
            ("by_year", trust.transitions_table(frame)),
            ("rebuilt", trust.rebuilt_table(frame)),
        ):
            title(say(f"ranking.{key}"))
            st.html(found)


def in_words(text: Marked, name: str = "answer") -> None:
    """What the section says, in plain words."""
    with st.container(key=name):
        st.markdown(text)


def title(text: str) -> None:
    """A small heading."""
    show("frame/heading", style="chart-title", text=text)


def beside(text: str) -> None:
    """A small heading beside its choices."""
    st.html(markup("frame/heading", style="chart-title", text=text), width="content")


def source(frame: Frame, text: str) -> None:
    """The line that names a source."""
    show("frame/source", text=frame.words("frame.source", sources=text))


SECTIONS: dict[str, Callable[[Frame], None]] = {
    "field": show_field,
    "coming": show_coming,
    "replay": show_replay,
    "trust": show_trust,
}
