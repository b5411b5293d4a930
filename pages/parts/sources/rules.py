"""Every criterion with its rule in words, its figures and its witness; filtered and searched."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby

import streamlit as st

from model.baseline import Row
from model.case import Case, Discrepancy
from model.law.criteria import Criterion
from model.law.rules import HUNDRED, Source
from model.telling import numbers
from model.telling.language import Language
from model.telling.rules import PartLine, part_lines
from pages.parts.frame import facts, words
from pages.parts.sources.markup import STANDINGS, badge, source_line, table

RULE_STANDINGS = STANDINGS[1:]  # no rule is official


@dataclass(frozen=True)
class Entry:
    """A criterion, ready to be found and shown; `plain` is its text without accents."""

    id: str
    field: str
    standings: frozenset[str]
    text: str
    plain: str
    html: str


def rules() -> None:
    """The filters and the criteria that pass them; a row opens to its details."""
    say, case = words(), facts().case
    st.html(
        f'<p class="warned"><b>{escape(say("sources.rules_warning"))}</b> '
        f"{escape(say('sources.rules_why'))} {escape(say('sources.rounding'))}</p>"
        f'<div class="legend">{legend(say)}</div>'
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        wanted = st.text_input(
            say("sources.search"),
            key="sources-search",
            type="search",
            placeholder=say("sources.search_example"),
            live=True,
            icon=":material/search:",
            persist_state="session",
            width=340,
        )
        fields = case.rulebook.fields
        field = st.selectbox(
            say("sources.field"),
            ["", *fields],
            key="sources-field",
            format_func=lambda key: field_name(say, case, key) if key else say("sources.field_all"),
            persist_state="session",
            width=320,
        )
        standing = st.pills(
            say("sources.standing"),
            RULE_STANDINGS,
            selection_mode="multi",
            key="sources-standing",
            format_func=lambda key: say(f"sources.standings.{key}"),
            persist_state="session",
        )
    st.html(listing(say, case, found(entries(), wanted or "", field or "", standing)))
    text = say("sources.rules_source", rulebook=case.rulebook.id, baseline=case.baseline.id)
    st.html(source_line(say, text))


def found(
    every: tuple[Entry, ...], wanted: str, field: str, standings: list[str]
) -> tuple[Entry, ...]:
    """The entries of a field (any, if empty) with one of the standings (any, if none) that hold
    the words looked for, in a row. Capitals do not matter, accents only where they are typed."""
    sought = " ".join(unicodedata.normalize("NFC", wanted).lower().split())
    accented = sought != folded(sought)
    return tuple(
        entry
        for entry in every
        if (not field or entry.field == field)
        and (not standings or entry.standings & set(standings))
        and sought in (entry.text if accented else entry.plain)
    )


def folded(text: str) -> str:
    """Text without accents and capitals, as people type it in a search box."""
    split = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def listing(say: Language, case: Case, shown: tuple[Entry, ...]) -> str:
    """The criteria under their fields."""
    if not shown:
        return f'<p class="empty">{escape(say("sources.found_none"))}</p>'
    inferred = say("sources.inferred")
    titles = [
        "",
        say("sources.column_criterion", inferred=inferred),
        say("sources.column_maximum"),
        say("sources.column_printed"),
        say("sources.column_computed"),
        say("sources.column_standing"),
    ]
    head = "".join(f"<span>{escape(title)}</span>" for title in titles)
    count = say("sources.found", count=len(shown), of=len(case.rulebook.criteria))
    blocks = "".join(
        f"<h3>{escape(field_name(say, case, field))}</h3>" + "".join(entry.html for entry in group)
        for field, group in groupby(shown, key=lambda entry: entry.field)
    )
    return (
        f'<p class="count">{escape(count)}</p>'
        f'<div class="rules"><div class="line head">{head}</div>{blocks}</div>'
    )


@st.cache_resource(show_spinner=False)
def entries() -> tuple[Entry, ...]:
    """Every criterion of the rulebook, once."""
    say, case, contradictions = words(), facts().case, facts().case.discrepancies
    return tuple(
        entry(say, case, criterion, [c for c in contradictions if criterion.id in c.criteria])
        for criterion in case.rulebook.criteria.values()
    )


def entry(
    say: Language, case: Case, criterion: Criterion, contradictions: list[Discrepancy]
) -> Entry:
    """A criterion's line and what opens below it."""
    lines = part_lines(say, case, criterion)
    row = case.baseline.rows.get(criterion.id)
    standings = [
        standing for standing in STANDINGS if any(standing in line.standings for line in lines)
    ]
    computed = sum((line.points for line in lines), Decimal(0))
    formula = "<br>+ ".join(escape(line.formula) for line in lines)
    printed = numbers.decimal(row.points, 4) if row else say("sources.not_printed")
    agrees = say("sources.same" if row and row.points == computed else "sources.different")
    line = [
        f"<span>{escape(criterion.id) if criterion.listed else ''}</span>",
        f"<span><b>{escape(criterion.name.vi)}</b>"
        f"<i>{say('sources.formula.sentence', formula=formula)}</i></span>",
        f"<span>{numbers.decimal(criterion.maximum)}</span>",
        f"<span>{printed}</span>",
        f"<span>{numbers.decimal(computed, 4)}<small>{agrees if row else ''}</small></span>",
        f"<span>{''.join(badge(say, standing) for standing in standings)}</span>",
    ]
    opened = details(say, case, criterion, row, lines, contradictions)
    named = [criterion.id, criterion.name.vi, criterion.short.vi]
    ruled = [line.formula for line in lines]
    text = " ".join([*named, *ruled, *said(row)]).lower()
    return Entry(
        id=criterion.id,
        field=criterion.field,
        standings=frozenset(standings),
        text=text,
        plain=folded(text),
        html=f'<details><summary class="line">{"".join(line)}</summary>{opened}</details>',
    )


def details(
    say: Language,
    case: Case,
    criterion: Criterion,
    row: Row | None,
    lines: list[PartLine],
    contradictions: list[Discrepancy],
) -> str:
    """What opens below a criterion: its parts, and what the plan says of it."""
    titles = ["part", "part_rule", "part_figures", "part_rate", "part_points", "column_standing"]
    inferred = say("sources.inferred")
    parts = table(
        "parts",
        [say(f"sources.{title}", inferred=inferred) for title in titles],
        [
            [
                escape(line.part.name.vi),
                escape(line.formula),
                escape(line.figures),
                line.rate or say("sources.unknown"),
                numbers.decimal(line.points, 4),
                "".join(badge(say, standing) for standing in line.standings),
            ]
            for line in lines
        ],
    )
    pairs = [
        ("witness", witness_text(case, [one for line in lines for one in line.part.witnesses]))
    ]
    if row:
        witness = f"{witness_text(case, [row.source])} {badge(say, row.source.standing)}"
        pairs += [
            ("witness_row", witness),
            ("cause", escape(row.cause.vi)),
            ("remedy", escape(row.remedy.vi)),
            ("lead", escape("; ".join(row.lead))),
            ("partner", escape("; ".join(row.partner))),
            ("time", escape(row.time.vi)),
        ]
    remarks = notes(say, case, criterion, lines, contradictions)
    pairs += [("notes", "<br>".join(map(escape, remarks)))] if remarks else []
    told = "".join(f"<dt>{say(f'sources.{key}')}</dt><dd>{text}</dd>" for key, text in pairs)
    return f'<div class="more">{parts}<dl>{told}</dl></div>'


def notes(
    say: Language,
    case: Case,
    criterion: Criterion,
    lines: list[PartLine],
    contradictions: list[Discrepancy],
) -> list[str]:
    """What to know before believing the rule: limits, misprints, range seen, contradictions."""
    told = [criterion.reason.vi] if criterion.reason else []
    if not criterion.listed:
        told.append(say("sources.other_note", year=case.baseline.year))
    for line in lines:
        told += [line.part.limits.vi] if line.part.limits else []
        told += [say("sources.printed_as", printed=line.printed)] if line.printed else []
        told += [line.note] if line.note else []
        if (least := line.seen_from) is not None:
            shape = "seen_at" if least >= HUNDRED else "seen_from"
            rate = f"{numbers.plain(least)}{numbers.SPACE}%"
            told.append(say(f"sources.{shape}", name=line.part.name.vi, rate=rate))
    told += [
        say("sources.contradiction", explanation=one.explanation.vi, certainty=one.certainty.vi)
        for one in contradictions
    ]
    return list(dict.fromkeys(told))


def witness_text(case: Case, sources: list[Source]) -> str:
    """Documents and places: 5024/KH-UBND, phụ lục, 6.1.1."""
    places = [f"{case.documents[one.document].number}, {one.place}" for one in sources]
    return escape("; ".join(dict.fromkeys(places)))


def said(row: Row | None) -> list[str]:
    """What the plan says of a criterion, to be searched."""
    return [row.cause.vi, row.remedy.vi, *row.lead, *row.partner, row.time.vi] if row else []


def legend(say: Language) -> str:
    """What each standing means."""
    return "".join(
        f"<p>{badge(say, standing)}{escape(say(f'sources.standing_means.{standing}'))}</p>"
        for standing in STANDINGS
    )


def field_name(say: Language, case: Case, field: str) -> str:
    """A field's number and name."""
    return say("sources.field_head", id=field, name=case.rulebook.fields[field].name.vi)
