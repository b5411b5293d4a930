"""The coming year: both answers in words, as intervals, and as the chance of each rank."""

import pandas as pd

from model.ranking.forecast import Forecast
from model.telling import numbers
from pages.parts.frame import Frame
from pages.parts.headline import movement_text
from pages.parts.markdown import Marked, joined, marked
from pages.parts.ranking.field import RANKS
from pages.parts.ranking.table import Cell, table

TEXT_ROOM = 18  # ranks that the text above an interval is wide


def coming_text(frame: Frame) -> Marked:
    """Both answers in plain Vietnamese, and those of the year's own total beside them."""
    say, now, base = frame.words, frame.now, frame.base
    points, model = frame.ground.movements, frame.ground.model
    parts = [
        marked(
            say,
            "ranking.coming",
            year=frame.year,
            province=frame.case.baseline.province,
            total=numbers.decimal(now.points),
            movement=movement_text(frame),
            rank=now.given.rank,
            span=span(now.given),
        ),
        marked(
            say,
            "ranking.coming_unknown",
            transitions=model.transitions,
            low=numbers.signed(points["fall"]),
            high=numbers.signed(points["strongest"]),
            span=span(now.unknown),
        ),
    ]
    if frame.work.scenario.changes:
        parts.append(
            marked(
                say,
                "ranking.coming_compare",
                year=frame.year,
                total=numbers.decimal(base.points),
                given=span(base.given),
                unknown=span(base.unknown),
            )
        )
    return joined("\n\n", parts)


def span(found: Forecast) -> str:
    """A forecast's interval."""
    return numbers.span(found.low, found.high)


def layers_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """The two intervals and the text alternative."""
    say, now = frame.words, frame.now
    moved = movement_text(frame)
    names = (say("ranking.layer_given", movement=moved), say("ranking.layer_unknown"))
    rows = [
        {
            "kind": kind,
            "layer": name,
            "low": found.low - 0.5,
            "high": found.high + 0.5,
            "rank": found.rank,
            "of": found.of,
            "text": say("ranking.layer_text", span=span(found), rank=found.rank),
            "text_at": min(found.low - 0.5, found.of - TEXT_ROOM),
            "now": now.rank.rank,
            "now_text": say("ranking.now_rank", year=frame.year, rank=now.rank.rank),
        }
        for kind, name, found in zip(
            ("given", "unknown"), names, (now.given, now.unknown), strict=True
        )
    ]
    alt = say(
        "ranking.alt_layers", given=span(now.given), unknown=span(now.unknown), movement=moved
    )
    return pd.DataFrame(rows), alt


def curve_table(frame: Frame) -> pd.DataFrame:
    """The chance of each rank or better, for both layers."""
    say, now = frame.words, frame.now
    names = (say("ranking.curve_given"), say("ranking.curve_unknown"))
    return pd.DataFrame(
        {
            "rank": rank,
            "of": found.of,
            "layer": name,
            "chance": round(chance, 4),
            "chance_text": chance_text(frame, chance),
            "rank_text": say("ranking.rank_or_better", rank=rank),
        }
        for name, found in zip(names, (now.given, now.unknown), strict=True)
        for rank, chance in enumerate(found.chance, start=1)
    )


def chances_html(frame: Frame, chosen: int) -> str:
    """The chance of a chosen rank and of the usual ones, before and after."""
    say, now, base = frame.words, frame.now, frame.base
    rows = []
    ranks = sorted({chosen, *RANKS, now.rank.rank}, reverse=True)
    for rank in ranks:
        row = [Cell(say("ranking.rank_or_better", rank=rank))]
        for found, before in ((now.given, base.given), (now.unknown, base.unknown)):
            text = chance_text(frame, found.chance[rank - 1])
            old = chance_text(frame, before.chance[rank - 1])
            row.append(Cell(text, "" if old == text else say("ranking.was", chance=old)))
        rows.append(row)
    titles = [
        say("ranking.head_wanted"),
        say("ranking.head_chance_given", movement=movement_text(frame)),
        say("ranking.head_chance_unknown"),
    ]
    return table("chances", titles, rows, marked=ranks.index(chosen))


def chance_text(frame: Frame, chance: float) -> str:
    """A chance in whole per cent; nothing is impossible or certain."""
    if chance < 0.01:
        return frame.words("ranking.below_one")
    if chance > 0.99:
        return frame.words("ranking.above_99")
    return numbers.percent(chance * 100, 0)


def assumed_text(frame: Frame) -> str:
    """What the estimate assumes and what it leaves out."""
    model = frame.ground.model
    return frame.words(
        "ranking.assumed",
        transitions=model.transitions,
        catching=numbers.percent(-100 * model.catching_up, 0),
        spread=numbers.decimal(model.spread, 1),
    )
