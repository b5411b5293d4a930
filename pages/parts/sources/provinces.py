"""The published tables: how much is known per year, and every figure with its basis and source."""

import re

import pandas as pd
import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.ranking.nation import Nation
from model.reading.tables import figure, provinces_in
from model.telling.language import Language
from pages.parts.frame import KEYED, Frame
from pages.parts.sources import block, cell, table, titles, witness_links
from pages.parts.sources.fields import by_field
from pages.parts.texts import literal, markup

KINDS = ("par", "sipas", "national", "merger", "fields")
SCORES = {"par": "score", "sipas": "sipas"}
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


def provinces(frame: Frame) -> None:
    """What is known of a set of figures by year, and the figures of a year."""
    say, ground = frame.words, frame.ground
    with st.container(horizontal=True, vertical_alignment="bottom", key="tables"):
        kind = str(
            st.segmented_control(
                say("sources.dataset"),
                KINDS,
                default=KINDS[0],
                required=True,
                key="sources-dataset",
                format_func=lambda key: say(f"sources.dataset_{key}"),
                persist_state="session",
            )
        )
        if kind in ("par", "sipas", "national"):
            year = year_choice(frame, kind)
    if kind == "merger":
        st.html(mergers(ground))
    elif kind == "fields":
        st.html(by_field(ground, frame.base.card))
    elif kind == "national":
        st.html(national(ground, year))
    else:
        left, right = st.columns([1, 1.35], gap="medium")
        left.html(coverage(ground, kind))
        right.html(scores(ground, kind, year))


def year_choice(frame: Frame, kind: str) -> int:
    """Which year of a set of figures: the baseline's own at first, where it has figures."""
    known = years(frame.ground.nation, kind)
    return int(
        st.segmented_control(
            frame.words("sources.year"),
            known,
            format_func=lambda year: literal(str(year)),
            default=frame.year if frame.year in known else known[0],
            required=True,
            key=f"sources-year-{kind}",
            persist_state="session",
        )
    )


def published(nation: Nation, kind: str) -> pd.DataFrame:
    """A set of figures by year."""
    return {"par": nation.provinces, "sipas": nation.sipas, "national": nation.national}[kind]


def years(nation: Nation, kind: str) -> list[int]:
    """The years of a set of figures, the last first."""
    return sorted(map(int, published(nation, kind)["year"].unique()), reverse=True)


@st.cache_data(**KEYED)
def coverage(ground: Ground, kind: str) -> Markup:
    """How many scores and ranks are known, year by year, and on what basis."""
    say, nation = ground.words, ground.nation
    every = published(nation, kind)
    rows = []
    for year in years(nation, kind):
        found, of = every[every["year"] == year], provinces_in(nation.national, year)
        scored, ranked = found[SCORES[kind]].notna(), found["rank"].notna()
        both = int((scored & ranked).sum())
        bases = found["basis"].value_counts()
        told = " · ".join(f"{n} {basis_text(say, str(basis))}" for basis, n in bases.items())
        counts = (int(scored.sum()), int(ranked.sum()))
        rows.append([str(year), str(of), *map(str, counts), bar(both, len(found) - both, of), told])
    heads = titles(say, "year", "of", "known_scores", "known_ranks", "known_bar", "basis")
    notes = [
        say("sources.coverage_note"),
        *([say("sources.sipas_note")] if kind == "sipas" else []),
    ]
    inside = markup(
        "sources/coverage",
        table=table("coverage", heads, rows),
        legend=[(part, say(f"sources.legend_{part}")) for part in ("both", "one", "none")],
        note=" ".join(notes),
    )
    return block(say, say("sources.coverage_title"), inside, say(f"sources.source_{kind}"))


def bar(both: int, one: int, of: int) -> Markup:
    """Known, half known and unknown provinces as parts of a line, with their counts."""
    parts = {"both": both, "one": one, "none": of - both - one}
    return markup(
        "sources/bar",
        parts=[
            {"name": name, "count": count, "width": f"{100 * count / of:.2f}"}
            for name, count in parts.items()
        ],
    )


@st.cache_data(**KEYED)
def scores(ground: Ground, kind: str, year: int) -> Markup:
    """The provinces of a year: rank, score, basis, note, source."""
    say, score, unknown = ground.words, SCORES[kind], ground.words("sources.unknown")
    every = published(ground.nation, kind)
    found = every[every["year"] == year].sort_values(
        ["rank", score], ascending=[True, False], na_position="last"
    )
    rows = [
        [
            str(row["rank"]) if pd.notna(row["rank"]) else unknown,
            row["province"],
            say.decimal(row[score]) if pd.notna(row[score]) else unknown,
            cell(basis_text(say, row["basis"]), notes=[note_text(say, row.get("note", ""))]),
            witness_links(say, row["source"]),
        ]
        for row in found.to_dict("records")
    ]
    heads = ("rank_column", "province", "score" if kind == "par" else "sipas", "basis", "source")
    names = found["province"].tolist()
    ours = ground.case.baseline.province
    return block(
        say,
        dataset_title(say, kind, year, len(found)),
        table("scores", titles(say, *heads), rows, names.index(ours) if ours in names else None),
        f"{say(f'sources.source_{kind}')}. {say('sources.internet')}",
    )


@st.cache_data(**KEYED)
def national(ground: Ground, year: int) -> Markup:
    """The national statistics of a year."""
    say, every = ground.words, ground.nation.national
    found = every[every["year"] == year]
    rows = [
        [
            statistic_text(say, row["statistic"]),
            value_text(say, row["statistic"], row["value"]),
            witness_links(say, row["source"]),
        ]
        for row in found.to_dict("records")
    ]
    return block(
        say,
        dataset_title(say, "national", year, len(found)),
        table("national", titles(say, "statistic_column", "value", "source"), rows),
        f"{say('sources.source_national')}. {say('sources.internet')}",
    )


@st.cache_data(**KEYED)
def mergers(ground: Ground) -> Markup:
    """Which province became which, with the weights of the estimated table."""
    say, every = ground.words, ground.nation.merger
    rows = [
        [
            row["province"],
            row["former"],
            say.plain(row["weight"]),
            say.plain(row["population"]),
            row["source"],
        ]
        for row in every.to_dict("records")
    ]
    heads = ("merged_province", "former", "weight", "population", "source")
    notes = map(str, every["note"].unique())
    return block(
        say,
        dataset_title(say, "merger", int(every["year"].iloc[0]), len(rows)),
        table("merger", titles(say, *heads), rows),
        say("sources.source_merger"),
        remark=" ".join([say("sources.merger_note"), *(note_text(say, note) for note in notes)]),
    )


def dataset_title(say: Language, kind: str, year: int, count: int) -> str:
    """What a set of figures is, of which year, and how many rows it has."""
    name = say(f"sources.dataset_{kind}")
    return say("sources.provinces_title", dataset=name, year=year, count=count)


def basis_text(say: Language, basis: str) -> str:
    """How a figure came out of its source, in words."""
    return say(f"sources.bases.{BASES.get(basis, basis)}")


def note_text(say: Language, note: str) -> str:
    """A note of the published tables, which are kept in Vietnamese: elsewhere it says so."""
    return say("sources.noted", note=note) if note else ""


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


def value_text(say: Language, statistic: str, value: str) -> str:
    """A value as printed: whole counts, two decimals for the rest, names as they are."""
    if not re.fullmatch(r"[\d.]+", value):
        return value
    return say.decimal(float(value), 0 if statistic.startswith("n_") else 2)


def known(nation: Nation, year: int) -> tuple[int, int]:
    """How many scores and how many ranks of a year are known."""
    found = nation.provinces[nation.provinces["year"] == year]
    return int(found["score"].notna().sum()), int(found["rank"].notna().sum())


def mean_years(nation: Nation) -> list[int]:
    """The years whose national mean is known, the first first."""
    every = nation.national
    return [y for y in years(nation, "national")[::-1] if figure(every, y, "mean") is not None]
