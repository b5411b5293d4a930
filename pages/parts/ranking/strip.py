"""The provinces by score and rank, ours among them: the table behind the strip."""

from urllib.parse import urlparse

import pandas as pd
import streamlit as st

from model.ground import Ground
from model.ranking.peers import known_pairs
from model.reading.tables import figure
from model.telling.labels import table_text
from model.telling.language import Language
from pages.parts.caching import KEYED
from pages.parts.frame import Frame

KINDS = {"printed": "known", "derived": "known", "bounded": "bounded", "estimated": "estimated"}


def strip_table(frame: Frame) -> tuple[pd.DataFrame, str]:
    """The provinces, ours before and after, the national mean; and the text alternative."""
    ground, marks = frame.ground, our_marks(frame)
    alt = frame.words(
        "ranking.alt_strip",
        of=ground.table.of,
        table=table_text(ground),
        ours="; ".join(marks["text"]),
    )
    rows = pd.concat([others_rows(ground), marks, mean_row(ground)], ignore_index=True)
    least, most = rows["score"].min(), rows["score"].max()
    rows["side"] = (rows["score"] > (least + most) / 2).map({True: "left", False: "right"})
    rows[["low", "high"]] = rows[["low", "high"]].clip(least, most)
    return rows, alt


@st.cache_resource(**KEYED)
def others_rows(ground: Ground) -> pd.DataFrame:
    """The other provinces as the strip shows them."""
    say, rows = ground.words, ground.peers
    kind = rows["status"].map(KINDS).fillna("interpolated")
    scores = rows[["score", "low", "high"]].to_numpy()
    return pd.DataFrame(
        {
            "rank": rows["rank"],
            "score": rows["score"].round(4),
            "low": rows["low"],
            "high": rows["high"],
            "province": rows["province"].fillna(say("ranking.unnamed")),
            "kind": [say(f"ranking.kind_{one}") for one in kind],
            "score_text": [score_text(say, *row) for row in scores],
            "source": [source_text(say, text) for text in rows["source"]],
            "who": "other",
            "text": "",
        }
    )


def mean_row(ground: Ground) -> pd.DataFrame:
    """The national mean as a row of the strip; no row where none was published."""
    say, found = ground.words, ground.table
    mean = None if found.estimated else figure(ground.nation.national, found.year, "mean")
    if mean is None:
        return pd.DataFrame()
    text = say("ranking.mean", mean=say.decimal(mean))
    return pd.DataFrame([{"who": "mean", "rank": 1, "score": mean, "text": text}])


def our_marks(frame: Frame) -> pd.DataFrame:
    """Ours as published in the table's year, where known, and as it would stand there now. In a
    table of another year, or an estimated one, the base's own total is put."""
    say, ground, now = frame.words, frame.ground, frame.now
    province, found = frame.case.baseline.province, ground.table
    changed, own = frame.work.scenario.changed, found.year == frame.year and not found.estimated
    base = (frame.base.points, frame.base.rank.rank)
    marks = []
    if own:
        marks.append(("before", "published", *base))
    elif not found.estimated and (before := published(ground, found.year)):
        marks.append(("before", "published", *before))
    elif changed:
        marks.append(("before", "moved", *base))
    if changed or not own:
        key = ("scenario" if own else "moved_scenario") if changed else "moved"
        marks.append(("after", key, now.points, now.rank.rank))
    rows = []
    for who, key, score, rank in marks:
        name = say(f"ranking.ours_{key}", province=province, base=frame.year, year=found.year)
        points = say.decimal(score)
        rows.append(
            {
                "rank": rank,
                "score": round(score, 4),
                "low": score,
                "high": score,
                "province": name,
                "kind": "",
                "score_text": points,
                "source": "",
                "who": who,
                "text": say("ranking.ours", name=name, score=points, rank=rank),
            }
        )
    return pd.DataFrame(rows)


def published(ground: Ground, year: int) -> tuple[float, int] | None:
    """Our published score and rank of a year, where both are known."""
    rows = known_pairs(ground.nation.provinces, year)
    rows = rows[rows["province"] == ground.case.baseline.province]
    return None if rows.empty else (float(rows["score"].iloc[0]), int(rows["rank"].iloc[0]))


def about(say: Language, score: float, exact: bool) -> str:
    """A score; an estimate says so."""
    return say.decimal(score) if exact else f"≈ {say.decimal(score)}"


def score_text(say: Language, score: float, low: float, high: float) -> str:
    """A score; an estimate with its range."""
    text = about(say, float(score), low == high)
    if low == high:
        return text
    edges = {"low": say.decimal(float(low)), "high": say.decimal(float(high))}
    return f"{text} ({say('ranking.range', **edges)})"


def source_text(say: Language, source: str) -> str:
    """The names of the sources: a link's host, a document's title."""
    if not source:
        return say("ranking.interpolated")
    parts = [part.strip() for part in source.split("|")]
    return ", ".join(dict.fromkeys(urlparse(part).hostname or part for part in parts))
