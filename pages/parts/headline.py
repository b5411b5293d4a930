"""The headline: total, change, rank and the next province above, always in sight."""

from html import escape

import streamlit as st

from model.ranking.rank import Neighbour, Rank, next_above
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame


def headline(frame: Frame) -> None:
    """Total, change, rank and the next province above: always in sight."""
    say, now, base, year = frame.words, frame.now, frame.base, frame.year
    change = now.total.points - base.total.points
    moved = base.rank.rank - now.rank.rank
    tone = "up" if change > 0 else "down" if change < 0 else "same"
    moving = say("frame.rank_moving", movement=movement_text(frame))
    wide = say("frame.unknown", span=numbers.span(now.unknown.low, now.unknown.high))
    with st.container(key="headline"):
        st.html(
            f"""<div class="headline">
            <div class="figure total"><h2>{say("frame.total")}</h2>
              <p><b id="total">{numbers.decimal(now.total.points)}</b>
              <span class="{tone}" id="change">{numbers.signed(change)}</span></p>
              <small>{say("frame.against", year=year, total=numbers.decimal(base.total.points))}
              </small></div>
            <div class="figure"><h2>{say("frame.rank_still", year=year)}</h2>
              <p><b id="rank">{now.rank.rank}</b><i>/{now.rank.of}</i>
              <span class="{tone if moved else "same"}" id="ranks">{ranks(say, moved)}</span></p>
              <small>{certainty(say, now.rank)}
              · {say("frame.rank_before", year=year, rank=base.rank.rank)}</small></div>
            <div class="figure"><h2>{moving}</h2>
              <p><b id="rank-moving">{now.given.rank}</b><i>/{now.given.of}</i>
              <span class="same">{numbers.span(now.given.low, now.given.high)}</span></p>
              <small>{wide}</small></div>
            <div class="figure next"><h2>{say("frame.next_above")}</h2>{ahead(frame)}
            </div></div>"""
        )


def ranks(say: Language, moved: int) -> str:
    """A change in ranks, in words."""
    if not moved:
        return say("frame.ranks_same")
    return say("frame.ranks_up" if moved > 0 else "frame.ranks_down", ranks=abs(moved))


def certainty(say: Language, rank: Rank) -> str:
    """Whether known scores decide the rank, in words."""
    if rank.exact:
        return say("frame.range_exact")
    return say("frame.range_span", span=numbers.span(rank.low, rank.high))


def ahead(frame: Frame) -> str:
    """The next province above and the points still missing to pass it."""
    say = frame.words
    above = next_above(frame.now.points, frame.ground.peers)
    if above is None:
        return f"<p><b>–</b></p><small>{say('frame.next_none')}</small>"
    name = above.province or say("frame.unnamed", rank=above.rank)
    points = say("frame.next_points", points=numbers.decimal(above.points))
    return (
        f'<p><b class="name" id="next">{escape(name)}</b> <i>{score_text(above)}</i></p>'
        f'<small id="missing">{points}</small>'
    )


def score_text(above: Neighbour) -> str:
    """A neighbour's score; an estimate says so."""
    text = numbers.decimal(above.score)
    return text if above.low == above.high else f"≈ {text}"


def movement_text(frame: Frame) -> str:
    """The movement of the others that is assumed, in points: +1,91."""
    return numbers.signed(frame.ground.points(frame.work.movement))
