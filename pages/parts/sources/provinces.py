"""The published tables: how much is known per year, and every figure with its basis and source."""

import re
from html import escape

import pandas as pd
import streamlit as st

from model.ranking.peers import provinces_in
from model.reading.tables import figure
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import facts, words
from pages.parts.markdown import literal
from pages.parts.sources.markup import heading, source_line, table, witnesses

SCORES = {"par": "score", "sipas": "sipas"}
FILES = {"par": "provinces.csv", "sipas": "sipas.csv", "national": "national.csv"}
BASES = {"derived/printed": "both"}
STATISTIC = re.compile(
    r"(?P<kind>SIPAS_[a-z]+|(?:n_increased|n_decreased|mean_region|[a-z_]+?)(?=_vs_|_[A-ZĐ]|$| ))"
    r"\d?(?:_vs_(?P<year>\d{4}))?(?:_(?P<region>[^()]+?))?(?: \((?P<name>.+)\))?"
)
GROUP = re.compile(
    r"n_(?:group_)?(?P<group>[A-D])_(?:(?P<from>>=)|(?P<below><))?(?P<low>\d+)"
    r"(?:_(?P<high>\d+))?"
)
RESTATED = re.compile(r"as restated (\d{4})")


def provinces() -> None:
    """What is known of a set of figures by year, and the figures of a year."""
    say = words()
    with st.container(horizontal=True, vertical_alignment="bottom", key="tables"):
        kind = st.segmented_control(
            say("sources.dataset"),
            list(FILES),
            default="par",
            required=True,
            key="sources-dataset",
            format_func=lambda key: say(f"sources.dataset_{key}"),
            persist_state="session",
        )
        year = st.segmented_control(
            say("sources.year"),
            years(kind),
            format_func=lambda year: literal(str(year)),
            default=facts().case.baseline.year,
            required=True,
            key=f"sources-year-{kind}",
            persist_state="session",
        )
    if kind == "national":
        st.html(national(year))
        return
    left, right = st.columns([1, 1.35], gap="medium")
    with left:
        st.html(coverage(kind))
    with right:
        st.html(scores(kind, year))


@st.cache_resource(show_spinner=False)
def published(kind: str) -> pd.DataFrame:
    """A set of figures."""
    if kind == "sipas":
        return facts().nation.sipas
    return facts().nation.national if kind == "national" else facts().nation.provinces


def years(kind: str) -> list[int]:
    """The years of a set of figures, the last first."""
    return sorted(map(int, published(kind)["year"].unique()), reverse=True)


@st.cache_resource(show_spinner=False)
def coverage(kind: str) -> str:
    """How many scores and ranks are known, year by year, and on what basis."""
    say, every = words(), published(kind)
    rows = []
    for year in years(kind):
        found, of = every[every["year"] == year], provinces_in(facts().nation.national, year)
        scored, ranked = found[SCORES[kind]].notna(), found["rank"].notna()
        both = int((scored & ranked).sum())
        bases = found["basis"].value_counts()
        told = " · ".join(f"{n} {basis_text(say, str(basis))}" for basis, n in bases.items())
        rows.append(
            [
                str(year),
                str(of),
                str(int(scored.sum())),
                str(int(ranked.sum())),
                bar(both, len(found) - both, of),
                escape(told),
            ]
        )
    titles = ["year", "of", "known_scores", "known_ranks", "known_bar", "basis"]
    legend = "".join(
        f'<span class="{part}">{say(f"sources.legend_{part}")}</span>'
        for part in ("both", "one", "none")
    )
    note = say("sources.coverage_note") + (
        f" {say('sources.sipas_note')}" if kind == "sipas" else ""
    )
    return (
        heading(say("sources.coverage_title"))
        + table("coverage", [say(f"sources.{title}") for title in titles], rows)
        + f'<p class="bar-legend">{legend}</p><p class="remark">{escape(note)}</p>'
        + source_line(say, f"data/{FILES[kind]}")
    )


def bar(both: int, one: int, of: int) -> str:
    """Known, half known and unknown provinces as parts of a line, with their counts."""
    parts = {"both": both, "one": one, "none": of - both - one}
    inside = "".join(
        f'<span class="{part}" style="width:{100 * count / of:.2f}%">{count}</span>'
        for part, count in parts.items()
        if count
    )
    return f'<div class="bar">{inside}</div>'


@st.cache_resource(show_spinner=False)
def scores(kind: str, year: int) -> str:
    """The provinces of a year: rank, score, basis, note, source."""
    say, score = words(), SCORES[kind]
    every = published(kind)
    found = every[every["year"] == year].sort_values(
        ["rank", score], ascending=[True, False], na_position="last"
    )
    noted = "note" in found
    rows = [
        [
            str(row["rank"]) if pd.notna(row["rank"]) else say("sources.unknown"),
            escape(row["province"]),
            numbers.decimal(row[score]) if pd.notna(row[score]) else say("sources.unknown"),
            f'<span class="basis">{escape(basis_text(say, row["basis"]))}</span>'
            + (f"<small>{escape(row['note'])}</small>" if noted and row["note"] else ""),
            witnesses(say, row["source"]),
        ]
        for row in found.to_dict("records")
    ]
    titles = ["rank_column", "province", "score" if kind == "par" else "sipas", "basis", "source"]
    dataset = say(f"sources.dataset_{kind}")
    title = say("sources.provinces_title", dataset=dataset, year=year, count=len(found))
    return (
        heading(title)
        + table(
            "scores",
            [say(f"sources.{title}") for title in titles],
            rows,
            ours=facts().case.baseline.province,
        )
        + source_line(say, f"data/{FILES[kind]}. {say('sources.internet')}")
    )


@st.cache_resource(show_spinner=False)
def national(year: int) -> str:
    """The national statistics of a year."""
    say, every = words(), published("national")
    found = every[every["year"] == year]
    rows = [
        [
            escape(statistic_text(say, row["statistic"])),
            escape(value_text(row["statistic"], row["value"])),
            witnesses(say, row["source"]),
        ]
        for row in found.to_dict("records")
    ]
    titles = ["statistic_column", "value", "source"]
    dataset = say("sources.dataset_national")
    title = say("sources.provinces_title", dataset=dataset, year=year, count=len(found))
    return (
        heading(title)
        + table("national", [say(f"sources.{title}") for title in titles], rows)
        + source_line(say, f"data/{FILES['national']}. {say('sources.internet')}")
    )


def basis_text(say: Language, basis: str) -> str:
    """How a figure came out of its source, in words."""
    return say(f"sources.bases.{BASES.get(basis, basis)}")


def statistic_text(say: Language, statistic: str) -> str:
    """The name of a national statistic. Raises `ValueError` for one that has no words."""
    if group := GROUP.fullmatch(statistic):
        edges = {"group": group["group"], "low": group["low"], "high": group["high"]}
        if group["below"]:
            return say("sources.statistics.group_below", group=group["group"], high=group["low"])
        shape = "group_from" if group["from"] else "group_between"
        return say(f"sources.statistics.{shape}", **edges)
    found = STATISTIC.fullmatch(statistic)
    key = f"sources.statistics.{found['kind'].lower()}" if found else ""
    if not found or key not in say.texts:
        raise ValueError(f"national.csv: the statistic {statistic!r} has no words")
    text = say(key, name=found["region"] or "")
    if found["year"]:
        text = say("sources.statistics.against", text=text, year=found["year"])
    if found["name"] and (restated := RESTATED.fullmatch(found["name"])):
        return say("sources.statistics.restated", text=text, year=restated[1])
    if found["name"]:
        return say("sources.statistics.of_province", text=text, name=found["name"])
    return text


def value_text(statistic: str, value: str) -> str:
    """A value as printed: whole counts, two decimals for the rest, names as they are."""
    if not re.fullmatch(r"[\d.]+", value):
        return value
    return numbers.decimal(float(value), 0 if statistic.startswith("n_") else 2)


def known(year: int) -> tuple[int, int]:
    """How many scores and how many ranks of a year are known."""
    found = facts().nation.provinces[facts().nation.provinces["year"] == year]
    return int(found["score"].notna().sum()), int(found["rank"].notna().sum())


def mean_years() -> list[int]:
    """The years whose national mean is known, the first first."""
    every = facts().nation.national
    return [year for year in years("national")[::-1] if figure(every, year, "mean") is not None]
