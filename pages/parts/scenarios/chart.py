"""The chart of where scenarios differ: one lane per scenario, one row per criterion."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

import altair as alt
import pandas as pd

from model.comparison import Comparison, Line, by_criterion
from model.telling.labels import label
from model.telling.language import Language
from pages.parts.charts import GAIN, INK, LOSS, PALE, dressed, labelled

MOST = 12  # rows; the tables hold all
BESIDE = 3  # lanes that fit beside the tables; more of them take the whole width
TEXT, TEXT_BESIDE = 0.045, 0.125  # room for a text at a bar's end, as a share of the picture


SIDES: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("up", "left", 5),
    ("down", "right", -5),
)


class Lane(NamedTuple):
    """A scenario's place on the picture, in points: where its zero stands and where it ends."""

    zero: float
    end: float


def gain_table(comparison: Comparison) -> tuple[pd.DataFrame, str]:
    """Points gained or lost per criterion and scenario, those that differ most first, and the text
    alternative."""
    say, criteria = comparison.base.ground.words, comparison.base.ground.case.rulebook.criteria
    differing = [line for line in by_criterion(comparison) if line.differs]
    shown = telling(differing)
    found = lanes([line.gains for line in shown])
    rows = [
        {
            "label": label(say, criteria[line.key]),
            "zero": lane.zero,
            "x": lane.zero + gain,
            "side": "down" if gain < 0 else "up",
            "text": say.signed(gain) if gain else "",
            "head": say("scenarios.lane", number=number) if line is shown[0] else "",
            "end": found[-1].end,
            "scenario": entry.name,
        }
        for line in shown
        for number, (lane, gain, entry) in enumerate(
            zip(found, line.gains, comparison.entries, strict=True), start=1
        )
    ]
    counts = {"count": len(shown), "of": len(differing)}
    alt_text = say("scenarios.chart_alt", base=comparison.base.name, **counts)
    return pd.DataFrame(rows), alt_text


def telling(lines: Sequence[Line]) -> list[Line]:
    """The criteria to show, those that differ most first: of every scenario at least the one where
    it differs most."""
    ordered = sorted(lines, key=lambda line: -max(map(abs, line.gains)))
    columns = zip(*(line.gains for line in ordered), strict=True)
    first = {max(range(len(ordered)), key=lambda i: abs(column[i])) for column in columns}
    rest = [place for place in range(len(ordered)) if place not in first]
    return [ordered[place] for place in sorted([*first, *rest[: MOST - len(first)]])]


def lanes(rows: Sequence[Sequence[float]]) -> list[Lane]:
    """One lane per scenario, from left to right, all on one scale: as wide as its longest bars to
    either side, with room for their texts."""
    columns = list(zip(*rows, strict=True))
    reaches = [(-min(0.0, *column), max(0.0, *column)) for column in columns]
    share = TEXT_BESIDE if len(columns) <= BESIDE else TEXT
    lefts = sum(left > 0 for left, _ in reaches)
    bars = sum(left + right for left, right in reaches)
    text = share * bars / (1 - share * (lefts + len(columns)))
    found, at = [], 0.0
    for left, right in reaches:
        zero = at + left + (text if left else 0.1 * text)
        at = zero + right + text
        found.append(Lane(zero, at))
    return found


def gains(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """Bars to the right for gains and to the left for losses, from each lane's own zero.

    `table`: label, zero and x (where a bar begins and ends), side (up, down), text, head (the
    lane's name, in the first row), end (of the picture), scenario.
    """
    base = labelled(table)
    x = alt.X(
        "zero:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=False),
        axis=alt.Axis(labels=False, ticks=False, grid=False, domain=False),
    )
    tooltip = [
        alt.Tooltip("scenario:N", title=say("scenarios.chart_scenario")),
        alt.Tooltip("label:N", title=say("scenarios.chart_criterion")),
        alt.Tooltip("text:N", title=say("scenarios.chart_points")),
    ]
    lines = base.mark_tick(color=PALE, thickness=1, height=26, bandSize=26).encode(x=x)
    bars = base.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(
        x=x,
        x2="x:Q",
        color=alt.Color(
            "side:N", legend=None, scale=alt.Scale(domain=["up", "down"], range=[GAIN, LOSS])
        ),
        tooltip=tooltip,
    )
    texts = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=align, dx=dx, fontSize=12, fontWeight=600, color=INK)
        .encode(x="x:Q", text="text:N")
        for side, align, dx in SIDES
    ]
    heads = base.mark_text(align="left", dy=-24, fontSize=12, fontWeight=600, color=INK).encode(
        x=x, text="head:N"
    )
    room = base.mark_point(opacity=0).encode(x=alt.X("end:Q", title=None))
    return dressed(alt.layer(lines, bars, *texts, heads, room), alt.Step(26))
