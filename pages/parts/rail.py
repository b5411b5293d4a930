"""Beside the levers, what a scenario changes: the way from one total to the other or, without
changes, where most is lost; and ours among all provinces. A script draws both and keeps them with
the thumb while a lever moves."""

from typing import Any

import pandas as pd

from model.law.criteria import Rulebook
from model.telling.changes import waterfall, waterfall_alt
from model.telling.labels import label, year_text
from model.telling.language import Language
from pages.parts.frame import Frame
from pages.parts.simulation import documents, strip_sources

MOST_LOST = 10  # bars

Drawn = dict[str, Any]


def pictures(frame: Frame) -> Drawn:
    """What no lever changes of the two pictures."""
    say, base, table = frame.words, frame.base, frame.ground.table
    source = say("simulate.source_waterfall", documents=documents(frame))
    return {
        "waterfall": say(
            "simulate.waterfall", from_total=say.decimal(base.points), to_total="{total}"
        ),
        "losses": say("simulate.losses", count=MOST_LOST),
        "lost": losses(say, frame.case.rulebook, base.card),
        "begin": frame.basis.title,
        "end": say("telling.step_scenario"),
        "rest": say("telling.step_unexplained", maximum=say.plain(frame.case.rulebook.maximum)),
        "source": say("frame.source", sources=source),
        "strip": say("simulate.strip", of=table.of, year=year_text(frame.ground)),
        "stripSource": say("frame.source", sources=strip_sources(frame)),
        "provinces": provinces(say, frame.ground.peers),
        "axes": {
            "points": say("simulate.chart_points"),
            "lost": say("simulate.chart_lost"),
            "rank": say("simulate.chart_rank"),
        },
        "ours": {
            who: say(
                f"simulate.ours_{who}",
                province=frame.case.baseline.province,
                base=frame.basis.name,
            )
            for who in ("before", "after")
        },
    }


def losses(say: Language, rulebook: Rulebook, card: pd.DataFrame) -> list[tuple[str, float, str]]:
    """Where the base loses most: label, points, points as written."""
    top = card.sort_values("lost", ascending=False, kind="stable").head(MOST_LOST)
    return [
        (label(say, rulebook.criteria[key]), float(lost), say.decimal(lost))
        for key, lost in zip(top["criterion"], top["lost"], strict=True)
    ]


def provinces(say: Language, peers: pd.DataFrame) -> list[tuple[int, float, bool, str]]:
    """The other provinces: rank, score, whether that is known, and all of it in words."""
    found = []
    for row in peers.to_dict("records"):
        status = say(f"simulate.status_{row['status']}")
        name = "–" if pd.isna(row["province"]) else row["province"]
        rank = f"{say('simulate.chart_rank')} {row['rank']}"
        text = f"{name} · {say.decimal(row['score'])} · {rank} · {status}"
        found.append((int(row["rank"]), float(row["score"]), row["low"] == row["high"], text))
    return found


def alternatives(frame: Frame) -> dict[str, str]:
    """The pictures in words."""
    say, now = frame.words, frame.now
    strip = say(
        "simulate.alt_strip",
        of=now.rank.of,
        province=frame.case.baseline.province,
        before=frame.base.rank.rank,
        rank=now.rank.rank,
    )
    if not frame.changed:
        return {"change": say("simulate.alt_losses", count=MOST_LOST), "strip": strip}
    steps = waterfall(frame.ground, frame.base, now, begin=frame.basis.title)
    return {"change": waterfall_alt(say, steps), "strip": strip}
