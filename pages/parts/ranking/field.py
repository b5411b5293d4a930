"""The other provinces of a year: the strip, the neighbours, the score that a rank needs."""

from urllib.parse import urlparse

import pandas as pd
import streamlit as st

from model.ranking.forecast import score_for_chance
from model.ranking.peers import is_thin, known_pairs, known_years, provinces_in
from model.ranking.rank import Needed, Neighbour, Rank, neighbours, rank_in_year, score_needed
from model.reading.tables import figure
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame, facts, words
from pages.parts.headline import movement_text
from pages.parts.ranking.table import Cell, table

RANKS = (40, 30, 20, 10)
CHANCES = (0.5, 0.8, 0.9)
KINDS = {"printed": "known", "derived": "known", "bounded": "bounded"}
MARKS = {"known": "●", "bounded": "△", "interpolated": "–"}


@st.cache_resource(show_spinner=False)
def field(year: int) -> pd.DataFrame:
    """The other provinces of a year; to be read only."""
    return facts().nation.others(facts().nation.table(str(year)), facts().case.baseline.province)


@st.cache_resource(show_spinner=False)
def needed_in(year: int, rank: int) -> Needed:
    """The score that a rank needed in a year."""
    return score_needed(rank, field(year))


@st.cache_data(show_spinner=False, max_entries=5000)
def needed_coming(rank: int, chance: float, movement: float | None) -> float | None:
    """The score that gives a rank in the coming year with a chance."""
    found = facts()
    return score_for_chance(rank, chance, found.peers, found.model, movement)


def years(frame: Frame) -> list[int]:
    """The years that have a table."""
    return known_years(frame.ground.nation.provinces)


def first_chosen(frame: Frame) -> int:
    """The rank asked about first: our own of the year before, where known."""
    before = published(frame, frame.year - 1)
    return before[1] if before else 1


def ours(frame: Frame, year: int) -> Rank:
    """Our total among the others of a year."""
    return rank_in_year(frame.now.points, field(year))


def trust_text(frame: Frame, year: int) -> tuple[str, bool]:
    """How much is known of a year, and whether that is too little."""
    provinces, national = frame.ground.nation.provinces, frame.ground.nation.national
    thin = is_thin(provinces, national, year)
    text = frame.words(
        "ranking.thin" if thin else "ranking.known",
        year=year,
        pairs=len(known_pairs(provinces, year)),
        of=provinces_in(national, year),
    )
    return text, thin


@st.cache_resource(show_spinner=False)
def others_rows(year: int) -> pd.DataFrame:
    """The other provinces of a year as the strip shows them."""
    say, rows = words(), field(year)
    kind = rows["status"].map(KINDS).fillna("interpolated")
    return pd.DataFrame(
        {
            "rank": rows["rank"],
            "score": rows["score"].round(4),
            "low": rows["low"],
            "high": rows["high"],
            "province": rows["province"].fillna(say("ranking.unnamed")),
            "kind": [say(f"ranking.kind_{one}") for one in kind],
            "score_text": [score_text(*row) for row in rows[["score", "low", "high"]].to_numpy()],
            "source": [source_text(say, text) for text in rows["source"]],
            "who": "other",
            "text": "",
        }
    )


def strip_table(frame: Frame, year: int) -> tuple[pd.DataFrame, str]:
    """The provinces of a year, ours before and after, the national mean; the text alternative."""
    marks = our_marks(frame, year)
    alt = frame.words(
        "ranking.alt_strip", of=len(field(year)) + 1, year=year, ours="; ".join(marks["text"])
    )
    rows = pd.concat([others_rows(year), marks, mean_row(frame, year)], ignore_index=True)
    least, most = rows["score"].min(), rows["score"].max()
    rows["side"] = (rows["score"] > (least + most) / 2).map({True: "left", False: "right"})
    rows[["low", "high"]] = rows[["low", "high"]].clip(least, most)
    return rows, alt


def mean_row(frame: Frame, year: int) -> pd.DataFrame:
    """The national mean as a row of the strip; no row where it is not known."""
    mean = figure(frame.ground.nation.national, year, "mean")
    if mean is None:
        return pd.DataFrame()
    text = frame.words("ranking.mean", mean=numbers.decimal(mean))
    return pd.DataFrame([{"who": "mean", "rank": 1, "score": mean, "text": text}])


def our_marks(frame: Frame, year: int) -> pd.DataFrame:
    """Ours as published in the year, where known, and as it would stand there now."""
    say, province = frame.words, frame.case.baseline.province
    changed = bool(frame.work.scenario.changes)
    found = []
    before = published(frame, year)
    if before is not None:
        found.append(("before", "ours_published", *before))
    if year != frame.year:
        key = "ours_moved_scenario" if changed else "ours_moved"
        found.append(("after", key, frame.now.points, ours(frame, year).rank))
    elif changed:
        found.append(("after", "ours_scenario", frame.now.points, frame.now.rank.rank))
    rows = []
    for who, key, score, rank in found:
        text = say(
            f"ranking.{key}",
            province=province,
            base=frame.year,
            year=year,
            score=numbers.decimal(score),
            rank=rank,
        )
        rows.append(
            {
                "rank": rank,
                "score": round(score, 4),
                "low": score,
                "high": score,
                "province": text.split(":")[0],
                "kind": "",
                "score_text": numbers.decimal(score),
                "source": "",
                "who": who,
                "text": text,
            }
        )
    return pd.DataFrame(rows)


def published(frame: Frame, year: int) -> tuple[float, int] | None:
    """Our score and rank of a year: the base in its own year, the published ones elsewhere."""
    if year == frame.year:
        return frame.base.points, frame.base.rank.rank
    rows = known_pairs(frame.ground.nation.provinces, year)
    rows = rows[rows["province"] == frame.case.baseline.province]
    return None if rows.empty else (float(rows["score"].iloc[0]), int(rows["rank"].iloc[0]))


def neighbours_html(frame: Frame, year: int) -> str:
    """Three above, ours, three below, with the points between."""
    say, rank = frame.words, ours(frame, year)
    found = neighbours(frame.now.points, field(year))
    rows = [neighbour_row(say, one) for one in found]
    place = sum(one.above for one in found)
    key = "ours_row" if frame.work.scenario.changes else "ours_row_same"
    name = say(f"ranking.{key}", province=frame.case.baseline.province, year=frame.year)
    shown = str(rank.rank)
    between = "" if rank.exact else f"({numbers.span(rank.low, rank.high)})"
    total = numbers.decimal(frame.now.points)
    rows.insert(place, [Cell(shown, between), Cell(f"◆ {name}"), Cell(total), Cell("")])
    heads = ("head_province", "head_score", "head_gap")
    titles = [say("ranking.head_rank", year=year), *(say(f"ranking.{key}") for key in heads)]
    return table("neighbours", titles, rows, marked=place)


def neighbour_row(say: Language, one: Neighbour) -> list[Cell]:
    """A neighbour: rank, name, score, and the points to pass it or to be passed by it."""
    kind = KINDS.get(one.status, "interpolated")
    return [
        Cell(str(one.rank)),
        Cell(
            f"{MARKS[kind]} {one.province or say('ranking.unnamed')}",
            title=f"{say(f'ranking.kind_{kind}')}. {source_text(say, one.source)}",
            tone="" if one.province else "pale",
        ),
        Cell(score_text(one.score, one.low, one.high).split(" (")[0]),
        Cell(
            say(
                "ranking.pass" if one.above else "ranking.passed",
                points=numbers.decimal(one.points),
            ),
            tone="up" if one.above else "down",
        ),
    ]


def needed_html(frame: Frame, year: int, chosen: int, chance: float) -> str:
    """The score needed for ranks, in the year and in the coming year."""
    say, moved = frame.words, frame.ground.points(frame.work.movement)
    ranks = sorted({chosen, *RANKS}, reverse=True)
    rows = []
    for rank in ranks:
        still = needed_in(year, rank)
        exact = still.low == still.high
        between = (numbers.decimal(still.low), numbers.decimal(still.high))
        span = "" if exact else say("ranking.range", low=between[0], high=between[1])
        rows.append(
            [
                Cell(str(rank)),
                needed_cell(frame, still.score, span),
                needed_cell(frame, needed_coming(rank, chance, moved)),
                needed_cell(frame, needed_coming(rank, chance, None)),
            ]
        )
    titles = [
        say("ranking.head_wanted"),
        say("ranking.head_in_year", year=year),
        say("ranking.head_given", movement=movement_text(frame)),
        say("ranking.head_unknown"),
    ]
    return table("needed", titles, rows, marked=ranks.index(chosen))


def needed_cell(frame: Frame, score: float | None, span: str = "") -> Cell:
    """A needed score with the points still missing and its range where it is not exact."""
    say = frame.words
    if score is None:
        return Cell(say("ranking.never"), tone="pale")
    missing = score - frame.now.points
    text = numbers.decimal(score)
    if missing <= 0:
        more = say("ranking.reached")
    else:
        more = say("ranking.more", points=numbers.decimal(missing))
    return Cell(f"≈ {text}", f"{more} · {span}") if span else Cell(text, more)


def score_text(score: float, low: float, high: float) -> str:
    """A score; an estimate with its range."""
    text = numbers.decimal(float(score))
    if low == high:
        return text
    return f"≈ {text} ({numbers.decimal(float(low))}–{numbers.decimal(float(high))})"


def source_text(say: Language, source: str) -> str:
    """The names of the sources: a link's host, a document's title."""
    if not source:
        return say("ranking.interpolated")
    parts = [part.strip() for part in source.split("|")]
    return ", ".join(dict.fromkeys(urlparse(part).hostname or part for part in parts))
