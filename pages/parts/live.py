"""Numbers that move with the thumb: total and rank are repainted while a slider is dragged.

Streamlit reruns the page when the thumb is let go. Until then a small script in the browser looks
the figures up in tables that the model computed here; no rule is written twice.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import numpy as np
import streamlit as st

from model.ground import Ground
from model.levers import Lever
from model.ranking.rank import ranks
from model.scoring import along
from model.telling import numbers
from model.telling.ranks import counted
from pages.parts.frame import KEYED, Frame
from pages.parts.levers import STEPS
from pages.parts.texts import slug

SCRIPT = (Path(__file__).parent / "live.js").read_text(encoding="utf-8")
FINEST = 101  # entries per slider; between two of them a rule is taken as a straight line
GRID = np.arange(100_001) / 1000

component = st.components.v2.component("live_figures", js=SCRIPT)


def live(frame: Frame) -> None:
    """Mount the script with the tables of this rerun."""
    values = frame.work.scenario.values()
    component(
        key="live",
        data={
            "sliders": {
                f"st-key-lever-{slug(lever.id)}": slider(frame, lever, values)
                for lever in frame.work.scenario.levers.values()
                if lever.entry in STEPS and not lever.locked
            },
            "total": frame.now.points,
            "base": frame.base.points,
            "maximum": float(frame.case.rulebook.maximum),
            "ranks": rank_table(frame.ground),
            "baseRank": frame.base.rank.rank,
            "words": {
                "up": counted(frame.words, "telling.ranks_up"),
                "down": counted(frame.words, "telling.ranks_down"),
                "same": frame.words("telling.ranks_same"),
            },
            "language": frame.words.code,
            "percent": numbers.percent_gap(frame.words.code) + "%",
        },
    )


def slider(frame: Frame, lever: Lever, values: Mapping[str, Decimal]) -> dict[str, object]:
    """What the script needs of a slider: where it stands, and what each place on it earns."""
    low, high = float(lever.span.low), float(lever.span.high)
    count = int(high - low) + 1 if lever.entry == "count" else FINEST
    places = np.linspace(low, high, count)
    earned = along(frame.work.scenario, lever, places)
    now = np.array([float(values[lever.id])])
    points = float(along(frame.work.scenario, lever, now)[0])
    return {
        "id": slug(lever.id),
        "value": float(values[lever.id]),
        "low": low,
        "high": high,
        "earned": [round(float(found), 4) for found in earned],
        "points": points,
        "places": 0 if lever.entry == "count" else 2,
        "percent": lever.entry == "percent",
        "near": float(STEPS[lever.entry]) / 2,
    }


@st.cache_data(**KEYED)
def rank_table(ground: Ground) -> list[list[float]]:
    """[from this total on, rank], best rank last: where the rank on the table changes."""
    likely = ranks(GRID, ground.peers)[0]
    turns = [0, *(np.flatnonzero(np.diff(likely)) + 1)]
    return [[float(GRID[turn]), int(likely[turn])] for turn in turns]
