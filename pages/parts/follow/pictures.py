"""The pictures of a year under way: where it ends, as it was seen month by month, and what is
certain of it already."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from model.ground import Ground
from model.year.curve import month_ends, months
from pages.parts.charts import Picture, hang
from pages.parts.follow.charts import certain_so_far, year_ends
from pages.parts.follow.watched import Watched
from pages.parts.frame import KEYED

GAP, GAP_LOW = 0.12, 0.24  # of the height: between words that stand one above another
LEAST = 0.3  # of the height, for words that stand below the end of their line
HEIGHTS = ("value", "low", "high", "top")
COLUMNS = ["series", "month", "value", "low", "high", "top", "text", "at", "hover"]


def pictures(watched: Watched) -> None:
    """One above the other."""
    for picture in drawn(watched.ground, watched.state, watched):
        hang(picture, watched.ground.words)


@st.cache_resource(**KEYED)
def drawn(ground: Ground, state: tuple[object, ...], _watched: Watched) -> tuple[Picture, Picture]:
    """The pictures of a year on a day, worked out once for everybody."""
    return ends_picture(_watched), certain_picture(_watched)


def ends_picture(watched: Watched) -> Picture:
    """Pace with its band, plan and ceiling, month by month, and from the day to the year's end."""
    say, year, seen = watched.ground.words, watched.followed.year, watched.outlook
    way, whole = watched.path, float(months(year, year.end))
    plan, top = seen.points("plan"), float(way["ceiling"].max())
    rows: list[dict[str, Any]] = [
        {"series": "plan", "month": month, "value": plan} for month in (0.0, whole)
    ]
    for one in way.to_dict("records"):
        month = float(months(year, one["day"]))
        hover = say("follow.seen_on", day=say.day(one["day"]), points=say.decimal(one["pace"]))
        rows.append({"series": "ceiling", "month": month, "value": one["ceiling"], "top": top})
        rows.append(
            {
                "series": "pace",
                "month": month,
                "value": one["pace"],
                "low": one["low"],
                "high": one["high"],
                "hover": hover,
            }
        )
    day, pace, ceiling = (
        float(months(year, watched.day)),
        seen.points("pace"),
        seen.points("ceiling"),
    )
    low, high = seen.band or (pace, pace)
    for month, below, above in ((day, pace, pace), (whole, low, high)):
        ahead = {"month": month, "value": pace, "low": below, "high": above}
        rows.append({"series": "ahead", **ahead})
        rows.append({"series": "ceiling_ahead", "month": month, "value": ceiling, "top": top})
    ends = {"ceiling": ceiling, "plan": plan, "pace": pace}
    values = [row[key] for row in rows for key in HEIGHTS if row.get(key) is not None]
    rows += named(watched, ends, whole, max(values) - min(values))
    table = framed(watched, rows)
    alt = say(
        "follow.alt_ends",
        day=say.day(watched.day),
        pace=say.decimal(pace),
        low=say.decimal(low),
        high=say.decimal(high),
        plan=say.decimal(plan),
        ceiling=say.decimal(ceiling),
    )
    title = say("follow.chart_ends")
    return Picture(year_ends, table, title, alt, source(watched))


def certain_picture(watched: Watched) -> Picture:
    """What is certain, beside the way of the plan; without the year's end, where all that is open
    becomes certain at once."""
    say, year = watched.ground.words, watched.followed.year
    planned, way = watched.planned, watched.path
    tables = {
        "planned": planned[planned["day"] < year.end],
        "certain": way.rename(columns={"certain": "points"}),
    }
    rows: list[dict[str, Any]] = []
    for series, found in tables.items():
        rows.append({"series": series, "month": 0.0, "value": 0.0})
        rows += [
            {"series": series, "month": float(months(year, day)), "value": points}
            for day, points in zip(found["day"], found["points"], strict=True)
            if day < year.end
        ]
    last = {row["series"]: row for row in rows}
    ends = {series: row["value"] for series, row in last.items()}
    at = {series: row["month"] for series, row in last.items()}
    height = max(row["value"] for row in rows)
    rows += named(watched, ends, at, height, GAP_LOW, LEAST * height)
    alt = say(
        "follow.alt_certain",
        certain=say.decimal(ends["certain"]),
        day=say.day(watched.day),
        planned=say.decimal(ends["planned"]),
    )
    note = say("follow.certain_note")
    return Picture(certain_so_far, framed(watched, rows), say("follow.chart_certain"), alt, note)


def named(
    watched: Watched,
    ends: Mapping[str, float],
    month: float | Mapping[str, float],
    height: float,
    gap: float = GAP,
    least: float = -math.inf,
) -> Iterable[dict[str, Any]]:
    """The words at the ends of lines, kept apart from one another and above the `least`."""
    say, room, at = watched.ground.words, gap * height, -math.inf
    for name, value in sorted(ends.items(), key=lambda one: one[1]):
        at = max(value, least, at + room)
        where = month if isinstance(month, float) else month[name]
        text = say("follow.line_end", name=say(f"follow.line_{name}"), points=say.decimal(value))
        yield {"series": f"{name}_end", "month": where, "value": value, "text": text, "at": at}


def framed(watched: Watched, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The table of a chart, with the months of its axis."""
    year = watched.followed.year
    return pd.DataFrame(list(rows), columns=COLUMNS).assign(
        count=len(month_ends(year)), first=year.start.month - 1
    )


def source(watched: Watched) -> str:
    """Where the figures come from."""
    say, followed = watched.ground.words, watched.followed
    if followed.invented:
        return say("follow.source_invented")
    return say("follow.source", name=followed.name, count=len(followed.observations))
