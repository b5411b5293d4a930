"""The table that is compared with: how sure it is, the neighbours, the score that a rank needs, and
the whole of it."""

from collections.abc import Hashable, Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.planning.odds import in_coming_year
from model.ranking.rank import Needed, Neighbour, least_total, neighbours, score_needed
from model.telling import numbers
from model.telling.language import Language
from model.telling.ranks import known_text, movement_short, thin_text
from pages.parts.frame import KEYED, Frame
from pages.parts.ranking import Cell, heads, table
from pages.parts.ranking.strip import KINDS, about, published, range_text, source_text

ROUND_RANKS = (40, 30, 20, 10)
CHANCES = (0.5, 0.8, 0.9)
MARKS = {"known": "●", "entered": "■", "bounded": "△", "interpolated": "–", "estimated": "□"}


@st.cache_resource(**KEYED)
def needed_in(ground: Ground, rank: int) -> Needed:
    """The score that a rank needs had the others scored as in the table."""
    return score_needed(rank, ground.peers)


@st.cache_data(**KEYED)
def needed_coming(ground: Ground, rank: int, chance: float, movement: str | None) -> float | None:
    """The score that gives a rank in the coming year with a chance."""
    found = least_total(in_coming_year(ground, rank, chance, movement))
    return None if found is None else float(found)


def ranks_asked(ground: Ground, *more: int) -> list[int]:
    """The ranks that a table tells of, the last first."""
    round_ranks = [rank for rank in ROUND_RANKS if rank < ground.of]
    return sorted({*round_ranks, *more}, reverse=True)


def first_chosen(frame: Frame) -> int:
    """The rank asked about first: our own of the year before where it is known among as many
    provinces, else half way to the top."""
    before = published(frame.ground, frame.year - 1)
    if before and frame.ground.table.published and before[1] <= frame.now.rank.of:
        return before[1]
    return max(1, frame.base.rank.rank // 2)


def trust_text(ground: Ground) -> tuple[str, bool]:
    """How much is known of the table, and whether that is too little."""
    say, found = ground.words, ground.table
    if found.estimated:
        before = len(ground.nation.merger)
        return say("ranking.estimated", of=found.of, year=found.year, before=before), False
    if found.own:
        known = int((found.rows["low"] == found.rows["high"]).sum())
        told = {"name": found.own, "year": found.year, "known": known, "of": found.of}
        return say("ranking.own", **told), False
    return thin_text(ground) or known_text(ground, "ranking.known"), found.thin


def merged_text(ground: Ground) -> str:
    """What the estimated table has where our province stands, which is left out of the others;
    empty for a table of a year."""
    if not ground.table.estimated:
        return ""
    say, rows = ground.words, ground.table.rows
    name = ground.nation.ours(ground.table, ground.case.baseline.province)
    row = rows[rows["province"] == name].iloc[0]
    return say(
        "ranking.ours_merged",
        province=name,
        former=row["note"],
        score=say.decimal(row["score"]),
        rank=numbers.place(int(row["rank"]), ground.table.of),
        others=len(ground.peers),
        ours=ground.case.baseline.province,
    )


def neighbour_table(frame: Frame) -> Markup:
    """Three above, ours, three below, with the points between."""
    say, now = frame.words, frame.now
    found, rank = neighbours(now.points, frame.ground.peers), now.rank
    rows = [neighbour_row(say, one, note_of(frame.ground, one)) for one in found]
    place = sum(one.above for one in found)
    key = "ours_row" if frame.work.scenario.changed else "ours_row_same"
    name = say(f"ranking.{key}", province=frame.case.baseline.province, year=frame.year)
    between = "" if rank.exact else f"({numbers.span(rank.low, rank.high)})"
    rows.insert(place, [Cell(str(rank.rank), between), f"◆ {name}", say.decimal(now.points), ""])
    return table("neighbours", heads(say, "rank", "province", "score", "gap"), rows, marked=place)


def note_of(ground: Ground, one: Neighbour) -> str:
    """The former provinces that an estimated neighbour is made of."""
    if not ground.table.estimated:
        return ""
    peers = ground.peers
    return str(peers.loc[peers["province"] == one.province, "note"].iloc[0])


def neighbour_row(say: Language, one: Neighbour, note: str) -> list[Cell | str]:
    """A neighbour: rank, name, score, and the points to pass it or to be passed by it."""
    kind, points = KINDS.get(one.status, "interpolated"), say.decimal(one.points)
    text = say("ranking.pass" if one.above else "ranking.passed", points=points)
    return [
        str(one.rank),
        Cell(
            f"{MARKS[kind]} {one.province or say('ranking.unnamed')}",
            small=note if note != one.province else "",
            title=f"{say(f'ranking.kind_{kind}')}. {source_text(say, one.source)}",
            tone="" if one.province else "pale",
        ),
        about(say, one.score, one.low == one.high),
        Cell(text, tone="up" if one.above else "down"),
    ]


def needed_table(frame: Frame, chosen: int, chance: float) -> Markup:
    """The score needed for ranks, in the table's year and in the coming year."""
    say, ground = frame.words, frame.ground
    moved, ranks = frame.work.movement, ranks_asked(frame.ground, chosen)
    rows: list[list[Cell | str]] = []
    for rank in ranks:
        still, coming = needed_in(ground, rank), (moved, None)
        row = [needed_cell(frame, still.score, range_text(say, still.low, still.high))]
        row += [needed_cell(frame, needed_coming(ground, rank, chance, one)) for one in coming]
        rows.append([str(rank), *row])
    titles = [
        *heads(say, "wanted", "still"),
        say("ranking.head_given", movement=movement_short(ground, moved)),
        say("ranking.head_unknown"),
    ]
    return table("needed", titles, rows, marked=ranks.index(chosen))


def needed_cell(frame: Frame, score: float | None, span: str = "") -> Cell:
    """A needed score with the points still missing and its range where it is not exact."""
    say = frame.words
    if score is None:
        return Cell(say("ranking.never"), tone="pale")
    missing = score - frame.now.points
    reached, text = missing <= 0, say.decimal(score)
    more = say("ranking.reached") if reached else say("ranking.more", points=say.decimal(missing))
    return Cell(f"≈ {text}", f"{more} · {span}") if span else Cell(text, more)


def whole_table(ground: Ground) -> Markup:
    """Every province of the table; an estimated one with both means and their difference."""
    say, found = ground.words, ground.table
    rows, ours = found.rows, ground.nation.ours(found, ground.case.baseline.province)
    keys = ["rank", "province", "score", "possible", "kind"]
    if found.estimated:
        keys = ["rank", "merged", "weighted", "simple", "spread", "possible", "kind"]
    marked = rows.index[rows["province"] == ours].tolist()
    cells = [whole_row(say, row, found.estimated) for row in rows.to_dict("records")]
    return table("whole", heads(say, *keys), cells, marked=marked[0] if marked else None)


def whole_row(say: Language, row: Mapping[Hashable, Any], estimated: bool) -> list[Cell | str]:
    """A province of the table."""
    score, low, high = (float(row[key]) for key in ("score", "low", "high"))
    name = str(row["province"] or say("ranking.unnamed"))
    kind = KINDS.get(str(row["status"]), "interpolated")
    note = str(row["note"]) if estimated and row["note"] != name else ""
    means = [say.decimal(float(row[key])) for key in ("simple", "spread") if estimated]
    return [
        str(row["rank"]),
        Cell(name, note, tone="" if row["province"] else "pale"),
        about(say, score, low == high),
        *means,
        range_text(say, low, high),
        Cell(say(f"ranking.kind_{kind}"), title=source_text(say, str(row["source"]))),
    ]
