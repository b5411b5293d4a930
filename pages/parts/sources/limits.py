"""What the model knows and what it does not, with the counts taken from the data themselves."""

from collections import Counter
from decimal import Decimal
from html import escape

import streamlit as st

from model.ranking.peers import provinces_in
from model.telling import numbers
from model.telling.language import Language
from model.telling.rules import part_lines
from pages.parts.frame import facts, words
from pages.parts.sources.markup import heading, source_line
from pages.parts.sources.provinces import known, mean_years
from pages.parts.sources.readings import reads

LISTS = {
    "know": ("rows", "maxima", "parts", "provinces", "means", "contradictions"),
    "unknown_still": (
        "rules",
        "thresholds",
        "total",
        "provinces",
        "movement",
        "survey",
        "cycle",
        "merger",
    ),
    "use": ("differences", "badges", "interval", "check"),
}
TITLES = {"know": "knows", "unknown_still": "knows_not", "use": "use_well"}


@st.cache_resource(show_spinner=False)
def limits() -> str:
    """The three lists side by side."""
    say, values = words(), counts()
    blocks = "".join(
        f'<section class="{key}"><h3>{escape(say(f"sources.{TITLES[key]}"))}</h3><ul>'
        + "".join(f"<li>{sentence(say, f'sources.{key}.{item}', values)}</li>" for item in items)
        + "</ul></section>"
        for key, items in LISTS.items()
    )
    return (
        heading(say("sources.limits_title"))
        + f'<div class="limits">{blocks}</div>'
        + source_line(say, say("sources.source_limits"))
    )


def sentence(say: Language, key: str, values: dict[str, object]) -> str:
    """A sentence with the counts in their places."""
    return escape(say(key, **values))


def counts() -> dict[str, object]:
    """Everything that the sentences count."""
    found = facts()
    case, year = found.case, found.case.baseline.year
    rulebook, rows = case.rulebook, case.baseline.rows
    listed = [criterion for criterion in rulebook.criteria.values() if criterion.listed]
    lines = {criterion.id: part_lines(words(), case, criterion) for criterion in listed}
    sums = {key: sum((line.points for line in of), Decimal(0)) for key, of in lines.items()}
    standings = Counter(line.part.standing for of in lines.values() for line in of)
    scores, ranks = known(year)
    provinces, means = provinces_in(found.nation.national, year), mean_years()
    totals = {read.key: read.points for read in reads()}
    readings = case.baseline.readings
    return {
        "rows": len(rows),
        "same": sum(row.points == sums[key] for key, row in rows.items()),
        "year": year,
        "maximum": numbers.plain(rulebook.maximum),
        "of": provinces,
        "parts": sum(standings.values()),
        "shown": standings["shown"],
        "stated": standings["stated"],
        "fits": standings["fits"],
        "scores": scores,
        "ranks": ranks,
        "missing": provinces - scores,
        "years": len(means),
        "first": means[0],
        "last": means[-1],
        "count": len(facts().case.discrepancies),
        "published": numbers.decimal(case.baseline.total),
        "appendix": numbers.decimal(totals["appendix"], 4),
        "unexplained": numbers.decimal(
            max(reading.unexplained for reading in readings.values()), 4
        ),
    }
