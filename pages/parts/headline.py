"""The headline: total, change, rank and the next province above, always in sight; and the one
control of how the other provinces move, which the coming year's rank hangs on."""

import streamlit as st

from model.address import MOST_POINTS
from model.ground import Ground
from model.ranking.coming import FROZEN, KNOWN, NONE, TREND
from model.ranking.rank import Neighbour, next_above
from model.telling.labels import year_text
from model.telling.language import Language
from model.telling.ranks import certainty_text, lead, moved_text
from pages.parts import session, widgets
from pages.parts.drawer import drawer
from pages.parts.frame import Frame, alone
from pages.parts.spoken import result_text, spoken
from pages.parts.texts import Marked, inline, marked, show

SHOWN = (KNOWN, TREND, "strongest", "fall", NONE, FROZEN)
LOW, HIGH, STEP = -float(MOST_POINTS), float(MOST_POINTS), 0.1  # movement of the others


def headline(frame: Frame) -> None:
    """Total, change, rank and the next province above: always in sight."""
    with st.container(key="headline"):
        figures(frame)
        unchanging(frame)


def figures(frame: Frame) -> None:
    """The same without its place on the page and what stands in it."""
    say, now = frame.words, frame.now
    above = next_above(now.points, frame.ground.peers)
    show(
        "frame/headline",
        **standing(frame),
        above=above,
        above_score=score_text(say, above) if above else "",
    )


def unchanging(frame: Frame) -> None:
    """What a page needs once beside its figures: words for those who cannot see it, the drawer."""
    spoken(frame.words)
    alone(drawer)


def standing(frame: Frame) -> dict[str, object]:
    """What a template says of the total and the ranks, against the base."""
    say, now, base, table = frame.words, frame.now, frame.base, frame.ground.table
    own = table.year == frame.year and table.published
    change, moved = now.total.points - base.total.points, base.rank.rank - now.rank.rank
    return {
        "say": say,
        "basis": frame.basis.name,
        "before": "today" if frame.basis.today else "before" if own else "base",
        "now": now,
        "base": base,
        "change": say.signed(change),
        "tone": tone(change),
        "moved": moved_text(say, moved),
        "moved_tone": tone(moved),
        "certainty": certainty_text(frame.ground, now.rank),
        "table_year": year_text(frame.ground),
        "coming": lead(frame.ground, now),
        "result": result_text(say, now),
    }


def tone(change: object) -> str:
    """The style of a change."""
    value = float(str(change))
    return "up" if value > 0 else "down" if value < 0 else "same"


def score_text(say: Language, above: Neighbour) -> str:
    """A neighbour's score; an estimate says so."""
    text = say.decimal(above.score)
    return text if above.low == above.high else f"≈ {text}"


def movement_control(frame: Frame) -> None:
    """The named movements, and any other in points."""
    say, ground, movement = frame.words, frame.ground, frame.work.movement
    points = ground.points(movement)
    with st.container(
        horizontal=True, vertical_alignment="center", width="content", key="others-move"
    ):
        inline(text=say("frame.movement"))
        st.selectbox(
            say("frame.movement"),
            help=marked(
                say,
                "frame.movement_help",
                year=ground.coming_year - 1,
                low=say.signed(ground.movements["fall"]),
                high=say.signed(ground.movements["strongest"]),
                count=ground.model.transitions,
            ),
            label_visibility="collapsed",
            filter_mode=None,
            width=270,
            **widgets.choice(
                "movement",
                movement,
                SHOWN if movement in SHOWN else (*SHOWN, movement),
                lambda name: name_text(ground, name),
                session.set_movement,
            ),
        )
        st.slider(
            say("frame.movement_points"),
            LOW,
            HIGH,
            step=STEP,
            width=150,
            label_visibility="collapsed",
            **widgets.bound(
                "movement-points", round(min(max(points, LOW), HIGH), 1), move_to_points
            ),
        )


def name_text(ground: Ground, name: str) -> Marked:
    """The name of a movement; what is known of a year that has not come is that it is not known."""
    known = name if name in ground.movements else "unknown" if name in SHOWN else "given"
    return marked(
        ground.words,
        f"frame.movement_{known}",
        points=ground.words.signed(ground.points(name)),
        year=ground.coming_year,
        table=year_text(ground),
    )


def move_to_points(points: float) -> None:
    """The person chose a movement in points."""
    session.set_movement(f"{points:.1f}")
