"""The coming year: both answers in words, as intervals, and as the chance of each rank."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.ranking.coming import KNOWN
from model.ranking.forecast import Forecast
from model.ranking.hindsight import Hindsight, hindsight
from model.telling import numbers
from model.telling.labels import year_text
from model.telling.ranks import chance_text, forecast_text, interval_text, movement_short
from pages.parts.frame import Frame
from pages.parts.ranking import Cell, heads, table
from pages.parts.ranking.field import ranks_asked
from pages.parts.texts import Marked, joined, marked

TEXT_ROOM = 18  # ranks that the text above an interval is wide


def coming_text(frame: Frame) -> Marked:
    """Both answers in words, and those of the year's own total beside them."""
    say, now, base = frame.words, frame.now, frame.base
    ground, points = frame.ground, frame.ground.movements
    later = sum(year >= ground.coming_year for year in ground.nation.changes)
    parts = [
        marked(
            say,
            "ranking.coming",
            year=ground.coming_year,
            province=frame.case.baseline.province,
            total=say.decimal(now.points),
            movement=movement_short(ground, frame.work.movement),
            rank=numbers.place(now.given.rank, now.given.of),
            interval=interval_text(ground, frame.work.movement),
            span=span(now.given),
        ),
        marked(
            say,
            "ranking.coming_past" if KNOWN in points else "ranking.coming_unknown",
            year=ground.coming_year,
            transitions=ground.model.transitions - later,
            low=say.signed(points["fall"]),
            high=say.signed(points["strongest"]),
            interval=interval_text(ground, None),
            span=span(now.unknown),
        ),
    ]
    if frame.work.scenario.changed:
        parts.append(
            marked(
                say,
                "ranking.coming_compare",
                year=frame.year,
                total=say.decimal(base.points),
                given=span(base.given),
                unknown=span(base.unknown),
            )
        )
    return joined("\n\n", parts)


@st.cache_resource(show_spinner=False, hash_funcs={Ground: lambda ground: ground.choice[:2]})
def come_since(ground: Ground) -> Hindsight | None:
    """What is known of the year after the table's, beside what would have been said of it; the same
    in every language."""
    baseline, nation, year = ground.case.baseline, ground.nation, ground.table.year
    if not ground.table.published or baseline.year != year:
        return None
    total = float(baseline.total)
    return hindsight(nation.provinces, nation.national, baseline.province, year, total)


def happened_text(frame: Frame) -> Marked | None:
    """What would have been said of the year that has come since, and what came."""
    say, found = frame.words, come_since(frame.ground)
    if found is None:
        return None
    return marked(
        say,
        "ranking.happened",
        year=found.year,
        before=found.year - 1,
        province=frame.case.baseline.province,
        movement=say.signed(found.movement),
        score=say.decimal(found.score),
        rank=numbers.place(found.rank, found.of),
        total=say.decimal(found.still.points),
        still=forecast_text(say, found.still.given),
        came=forecast_text(say, found.came.given),
        still_unknown=span(found.still.unknown),
        came_unknown=span(found.came.unknown),
        outcome=say("ranking.happened_inside" if found.covered else "ranking.happened_outside"),
    )


def span(found: Forecast) -> str:
    """A forecast's interval."""
    return numbers.span(found.low, found.high)


def layers_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """The two intervals and the text alternative."""
    say, now = frame.words, frame.now
    moved = movement_short(frame.ground, frame.work.movement)
    given, unknown = (interval_text(frame.ground, one) for one in (frame.work.movement, None))
    names = (
        say("ranking.layer_given", movement=moved, interval=given),
        say("ranking.layer_unknown", interval=unknown),
    )
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
            "now_text": say("ranking.now_rank", year=year_text(frame.ground), rank=now.rank.rank),
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
            "chance_text": chance_text(say, found, rank),
            "rank_text": say("ranking.rank_or_better", rank=rank),
        }
        for name, found in zip(names, (now.given, now.unknown), strict=True)
        for rank, chance in enumerate(found.chance, start=1)
    )


def chances_table(frame: Frame, chosen: int) -> Markup:
    """The chance of a chosen rank and of the usual ones, before and after."""
    say, now, base = frame.words, frame.now, frame.base
    rows, ranks = [], ranks_asked(frame.ground, chosen, now.rank.rank)
    for rank in ranks:
        row = [Cell(say("ranking.rank_or_better", rank=rank))]
        for found, before in ((now.given, base.given), (now.unknown, base.unknown)):
            text, old = chance_text(say, found, rank), chance_text(say, before, rank)
            row.append(Cell(text, "" if old == text else say("ranking.was", chance=old)))
        rows.append(row)
    moved = movement_short(frame.ground, frame.work.movement)
    titles = [
        *heads(say, "wanted"),
        say("ranking.head_chance_given", movement=moved),
        *heads(say, "chance_unknown"),
    ]
    return table("chances", titles, rows, marked=ranks.index(chosen))


def assumed_text(frame: Frame) -> str:
    """What the estimate assumes and what it leaves out."""
    say, model, nation = frame.words, frame.ground.model, frame.ground.nation
    most, least = model.catching_up_between
    return say(
        "ranking.assumed",
        transitions=len(nation.changes),
        catching=say.percent(-100 * model.catching_up, 0),
        low=say.percent(-100 * least, 0),
        high=say.percent(-100 * most, 0),
        spread=say.decimal(model.deviation, 1),
        before=len(nation.merger),
        after=nation.newest_map,
    )
