"""The headline: total, change, rank and the next province above, always in sight."""

import streamlit as st

from model.ranking.rank import Neighbour, Rank, next_above
from model.telling import numbers
from model.telling.coming import lead
from model.telling.language import Language
from model.telling.ranks import moved_text
from pages.parts.frame import Frame
from pages.parts.templates import show


def headline(frame: Frame) -> None:
    """Total, change, rank and the next province above: always in sight."""
    say, now, base, table = frame.words, frame.now, frame.base, frame.ground.table
    change = now.total.points - base.total.points
    moved = base.rank.rank - now.rank.rank
    above = next_above(now.points, frame.ground.peers)
    with st.container(key="headline"):
        show(
            "frame/headline",
            say=say,
            year=frame.year,
            table=table,
            own=table.year == frame.year and not table.estimated,
            now=now,
            base=base,
            total=say.decimal(now.total.points),
            change=say.signed(change),
            before=say.decimal(base.total.points),
            tone=tone(change),
            moved=moved_text(say, moved),
            moved_tone=tone(moved),
            certainty=certainty(say, now.rank, table.estimated),
            coming=lead(frame.ground, now),
            above=above,
            above_score=score_text(say, above) if above else "",
            above_points=say.decimal(above.points) if above else "",
        )


def tone(change: object) -> str:
    """The style of a change."""
    value = float(str(change))
    return "up" if value > 0 else "down" if value < 0 else "same"


def certainty(say: Language, rank: Rank, estimated: bool = False) -> str:
    """Whether known scores decide the rank, in words."""
    if rank.exact:
        return say("frame.range_exact")
    key = "frame.range_estimated" if estimated else "frame.range_span"
    return say(key, span=numbers.span(rank.low, rank.high))


def score_text(say: Language, above: Neighbour) -> str:
    """A neighbour's score; an estimate says so."""
    text = say.decimal(above.score)
    return text if above.low == above.high else f"≈ {text}"
