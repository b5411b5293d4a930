"""The headline: total, change, rank and the next province above, always in sight; and the one
control of how the other provinces move, which the coming year's rank hangs on."""

import streamlit as st

from model.address import MOST_POINTS, MOVEMENTS
from model.ranking.rank import Neighbour, Rank, next_above
from model.telling import numbers
from model.telling.language import Language
from model.telling.ranks import moved_text
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import marked
from pages.parts.templates import inline, show

LOW, HIGH, STEP = -float(MOST_POINTS), float(MOST_POINTS), 0.1  # movement of the others


def headline(frame: Frame) -> None:
    """Total, change, rank and the next province above: always in sight."""
    say, now = frame.words, frame.now
    above = next_above(now.points, frame.ground.peers)
    with st.container(key="headline"):
        show(
            "frame/headline",
            **standing(frame),
            given=numbers.span(now.given.low, now.given.high),
            unknown=numbers.span(now.unknown.low, now.unknown.high),
            above=above,
            above_score=score_text(say, above) if above else "",
        )


def standing(frame: Frame) -> dict[str, object]:
    """What a template says of the total and the ranks, against the base."""
    say, now, base, table = frame.words, frame.now, frame.base, frame.ground.table
    change, moved = now.total.points - base.total.points, base.rank.rank - now.rank.rank
    return {
        "say": say,
        "year": frame.year,
        "own": table.year == frame.year and not table.estimated,
        "now": now,
        "base": base,
        "change": say.signed(change),
        "tone": tone(change),
        "moved": moved_text(say, moved),
        "moved_tone": tone(moved),
        "certainty": certainty(say, now.rank, table.estimated),
        "movement": movement_text(frame),
    }


def tone(change: object) -> str:
    """The style of a change."""
    value = float(str(change))
    return "up" if value > 0 else "down" if value < 0 else "same"


def certainty(say: Language, rank: Rank, estimated: bool) -> str:
    """Whether known scores decide the rank, in words."""
    if rank.exact:
        return say("frame.range_exact")
    key = "frame.range_estimated" if estimated else "frame.range_span"
    return say(key, span=numbers.span(rank.low, rank.high))


def score_text(say: Language, above: Neighbour) -> str:
    """A neighbour's score; an estimate says so."""
    text = say.decimal(above.score)
    return text if above.low == above.high else f"≈ {text}"


def movement_text(frame: Frame) -> str:
    """The movement of the others that is assumed, in points: +1,91."""
    return frame.words.signed(frame.ground.points(frame.work.movement))


def movement_control(frame: Frame) -> None:
    """The named movements of past years, and any other in points."""
    say, named, movement = frame.words, frame.ground.movements, frame.work.movement
    points = frame.ground.points(movement)
    inline(text=say("frame.movement"))
    st.segmented_control(
        say("frame.movement"),
        MOVEMENTS,
        format_func=lambda name: marked(
            say, f"frame.movement_{name}", points=say.signed(named[name])
        ),
        help=marked(
            say,
            "frame.movement_help",
            year=frame.ground.table.year,
            low=say.signed(named["fall"]),
            high=say.signed(named["strongest"]),
            count=frame.ground.model.transitions,
        ),
        label_visibility="collapsed",
        **session.bound("movement", movement if movement in MOVEMENTS else None, name_movement),
    )
    inline(strong=movement_text(frame))
    st.slider(
        say("frame.movement_points"),
        LOW,
        HIGH,
        step=STEP,
        width=150,
        label_visibility="collapsed",
        **session.bound("movement-points", round(min(max(points, LOW), HIGH), 1), move_to_points),
    )


def name_movement(name: str | None) -> None:
    """The person chose a named movement; choosing it again keeps it."""
    if name:
        session.set_movement(name)


def move_to_points(points: float) -> None:
    """The person chose a movement in points."""
    session.set_movement(f"{points:.1f}")
