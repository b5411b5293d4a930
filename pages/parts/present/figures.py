"""The figures of a presentation: total and both ranks, readable from the back of the room."""

from typing import NamedTuple

import streamlit as st

from model.scoring import doubt
from model.telling.coming import lead
from model.telling.ranks import moved_text
from pages.parts.headline import certainty, tone
from pages.parts.present.scene import Scene
from pages.parts.templates import show

SECRET = "?"


class Figure(NamedTuple):
    """A large number with what stands around it; the ids let a dragged slider repaint it."""

    title: str
    number: str
    of: str = ""
    lines: tuple[str, ...] = ()
    doubt: str = ""
    change: str = ""
    tone: str = ""
    id: str = ""
    change_id: str = ""


def figures(scene: Scene) -> None:
    """Total, rank if the others stay, rank if they move; question marks while people guess.

    Where the ids would let a dragged slider tell a secret there are none.
    """
    found = secrets(scene) if scene.hidden else answers(scene)
    with st.container(key="stage-figures"):
        show("present/figures", figures=found, live=not scene.secretive)


def titles(scene: Scene) -> tuple[str, str, str]:
    """What the figures are."""
    say, ground = scene.frame.words, scene.frame.ground
    still = say("frame.rank_still", year=ground.table.year)
    return say("frame.total"), still, lead(ground, scene.frame.now).title


def secrets(scene: Scene) -> list[Figure]:
    """Nothing but how many provinces there are."""
    total, still, moving = titles(scene)
    of = f"/{scene.frame.now.rank.of}"
    return [
        Figure(total, SECRET, lines=(scene.frame.words("present.secret"),)),
        Figure(still, SECRET, of),
        Figure(moving, SECRET, of),
    ]


def answers(scene: Scene) -> list[Figure]:
    """The figures themselves."""
    say, year, now, base = scene.frame.words, scene.frame.year, scene.frame.now, scene.frame.base
    total, still, moving = titles(scene)
    coming = lead(scene.frame.ground, now)
    change, moved = now.total.points - base.total.points, base.rank.rank - now.rank.rank
    table = scene.frame.ground.table
    own = table.year == year and not table.estimated
    before = say("frame.rank_before" if own else "frame.rank_base", year=year, rank=base.rank.rank)
    return [
        Figure(
            total,
            say.decimal(now.total.points),
            lines=(say("frame.against", year=year, total=say.decimal(base.total.points)),),
            doubt=doubted(scene),
            change=say.signed(change),
            tone=tone(change),
            id="total",
            change_id="change",
        ),
        Figure(
            still,
            str(now.rank.rank),
            f"/{now.rank.of}",
            lines=(f"{certainty(say, now.rank, table.estimated)} · {before}",),
            change=moved_text(say, moved),
            tone=tone(moved),
            id="rank",
            change_id="ranks",
        ),
        Figure(
            moving,
            coming.rank,
            f"/{now.given.of}",
            lines=(coming.note,),
            change=coming.span,
            tone="same",
        ),
    ]


def doubted(scene: Scene) -> str:
    """The lower total, if a point just won may be the one that nothing explains; else nothing."""
    say, scenario = scene.frame.words, scene.frame.work.scenario
    found = doubt(scenario, scene.frame.now.total)
    if found is None:
        return ""
    unexplained = say.decimal(scenario.read.unexplained, 4)
    return say("present.doubt", total=say.decimal(found.points), unexplained=unexplained)
