"""The figures of a presentation: total and both ranks, readable from the back of the room."""

import streamlit as st

from model.scoring import doubt
from model.telling import numbers
from pages.parts.headline import certainty, movement_text, ranks
from pages.parts.present.choice import Scene

SECRET = "?"


def figures(scene: Scene) -> None:
    """Total, rank if the others stay, rank if they move; question marks while people guess.

    The ids let a dragged slider repaint them; where that would tell a secret they have none.
    """
    say, year = scene.frame.words, scene.frame.year
    now, base = scene.frame.now, scene.frame.base
    change = now.total.points - base.total.points
    moved = base.rank.rank - now.rank.rank
    tone = "up" if change > 0 else "down" if change < 0 else "same"
    moving = say("frame.rank_moving", movement=movement_text(scene.frame))
    if scene.hidden:
        cells = [
            cell(say("frame.total"), SECRET, "", "", say("present.secret")),
            cell(say("frame.rank_still", year=year), SECRET, f"/{now.rank.of}", "", ""),
            cell(moving, SECRET, f"/{now.rank.of}", "", ""),
        ]
    else:
        live = not scene.secretive
        against = say("frame.against", year=year, total=numbers.decimal(base.total.points))
        before = say("frame.rank_before", year=year, rank=base.rank.rank)
        still = f"{certainty(say, now.rank)} · {before}"
        change_text = mark("change", numbers.signed(change), tone, live)
        moved_text = mark("ranks", ranks(say, moved), tone if moved else "same", live)
        given = say("present.given", low=now.given.low, high=now.given.high)
        unknown = say("present.unknown", low=now.unknown.low, high=now.unknown.high)
        cells = [
            cell(
                say("frame.total"),
                mark("total", numbers.decimal(now.total.points), "", live),
                "",
                change_text,
                f"{against}{doubted(scene)}",
            ),
            cell(
                say("frame.rank_still", year=year),
                mark("rank", str(now.rank.rank), "", live),
                f"/{now.rank.of}",
                moved_text,
                still,
            ),
            cell(moving, str(now.given.rank), f"/{now.given.of}", "", f"{given}<br>{unknown}"),
        ]
    with st.container(key="stage-figures"):
        st.html(f'<div class="stage-figures">{"".join(cells)}</div>')


def doubted(scene: Scene) -> str:
    """The lower total, if a point just won may be the one that the appendix does not explain."""
    total = scene.frame.now.total
    found = doubt(scene.frame.work.scenario, total)
    if found is None:
        return ""
    text = scene.frame.words(
        "present.doubt",
        total=numbers.decimal(found.points),
        unexplained=numbers.decimal(scene.frame.work.scenario.read.unexplained, 4),
    )
    return f"<br><em>{text}</em>"


def cell(title: str, number: str, of: str, change: str, small: str) -> str:
    """One figure."""
    figure = f"<p><b>{number}</b><i>{of}</i>{change}</p>"
    return f"<div><h2>{title}</h2>{figure}<small>{small}</small></div>"


def mark(name: str, text: str, tone: str, live: bool) -> str:
    """A piece of a figure that a dragged slider may repaint."""
    identity = f' id="{name}"' if live else ""
    return f'<span class="{tone}"{identity}>{text}</span>'
