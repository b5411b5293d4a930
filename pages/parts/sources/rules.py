"""The criteria with their rules in words, filtered and searched; each opens to its figures."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from model.baseline import Row
from model.ground import Ground
from model.law.criteria import POINTS, Criterion
from model.law.rules import HUNDRED, Standing
from model.telling.labels import knowledge_text, quoted_texts
from model.telling.language import Language
from model.telling.rules import PartLine, part_lines, sightings, standing_text, witness_text
from pages.parts import widgets
from pages.parts.frame import KEYED, Frame
from pages.parts.sources import STANDINGS, badge, documents_of, table, titles
from pages.parts.texts import literal, markup, opens, show


@dataclass(frozen=True)
class Entry:
    """A criterion, ready to be found and shown; `plain` is its text without accents."""

    id: str
    field: str
    standings: tuple[Standing, ...]
    text: str
    plain: str
    html: Markup


def rules(frame: Frame) -> None:
    """The filters and the criteria that pass them; a row opens to its details."""
    say, ground = frame.words, frame.ground
    every, less = entries(ground), knowledge_text(ground)
    why = ["rules_why"] if less else ["rules_why", "rounding"]
    show(
        "sources/warned",
        strong=less or say("sources.rules_warning"),
        text=" ".join(say(f"sources.{key}") for key in why),
        legend=[(badge(say, one), say(f"rules.standing_means.{one}")) for one in STANDINGS],
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
        fields, key = ["", *frame.case.rulebook.fields], f"sources-field-{ground.choice.baseline}"
        field = st.selectbox(
            say("sources.field"),
            persist_state="session",
            width=320,
            **widgets.offer(key, fields, partial(field_name, ground)),
        )
        standing = st.pills(
            say("sources.standing"),
            [one for one in STANDINGS if any(one in entry.standings for entry in every)],
            selection_mode="multi",
            key=f"sources-standing-{ground.choice.baseline}",
            format_func=lambda key: literal(standing_text(say, key)),
            persist_state="session",
        )
    st.html(listing(ground, found(every, wanted or "", field or "", standing)))
    source = say(
        "sources.rules_source",
        documents=documents_of(frame.case),
        rulebook=say.name(frame.case.law.name),
    )
    show("frame/source", text=say("frame.source", sources=source))


def found(every: Sequence[Entry], wanted: str, field: str, standings: Sequence[str]) -> list[Entry]:
    """The entries of a field (any, if empty) with one of the standings (any, if none) that hold
    the words looked for, in a row. Capitals do not matter, accents only where they are typed."""
    sought = " ".join(unicodedata.normalize("NFC", wanted).lower().split())
    accented = sought != folded(sought)
    return [
        entry
        for entry in every
        if (not field or entry.field == field)
        and (not standings or set(entry.standings) & set(standings))
        and sought in (entry.text if accented else entry.plain)
    ]


def listing(ground: Ground, shown: Sequence[Entry]) -> Markup:
    """The criteria under their fields."""
    say = ground.words
    heads = ("criterion_rule", "column_maximum", "column_printed", "column_computed", "standing")
    blocks = [
        (field_name(ground, field), [entry.html for entry in group])
        for field, group in groupby(shown, key=lambda entry: entry.field)
    ]
    return markup(
        "sources/listing",
        blocks=blocks,
        empty=say("sources.found_none"),
        count=say("sources.found", count=len(shown), of=len(ground.case.rulebook.criteria)),
        titles=titles(say, *heads),
    )


def field_name(ground: Ground, field: str) -> str:
    """A field's number and name; several given together have no number. Empty: all of them."""
    say = ground.words
    if not field:
        return say("sources.field_all")
    name = say.name(ground.case.rulebook.fields[field].name)
    known = field in ground.case.law.fields
    return say("sources.field_head", id=field, name=name) if known else name


@st.cache_resource(**KEYED)
def entries(ground: Ground) -> list[Entry]:
    """Every criterion of the rulebook."""
    return [entry(ground, criterion) for criterion in ground.case.rulebook.criteria.values()]


def entry(ground: Ground, criterion: Criterion) -> Entry:
    """A criterion's line and what opens below it."""
    say, row = ground.words, ground.case.baseline.rows.get(criterion.id)
    lines, bare = part_lines(say, ground.case, criterion), POINTS in criterion.parts
    standings = tuple(one for one in STANDINGS if any(one in line.standings for line in lines))
    computed = sum((line.points for line in lines), Decimal(0))
    same = row is not None and row.points == computed
    name = say.name(criterion.name if criterion.numbered else criterion.short)
    html = markup(
        "sources/entry",
        number=opens(criterion, criterion.id) if criterion.numbered else "",
        name=name,
        rules=rule_texts(ground, criterion, row, lines),
        maximum=say.decimal(criterion.maximum),
        printed=say.decimal(row.points, 4) if row else say("sources.not_printed"),
        computed=say("sources.unknown") if bare and row else say.decimal(computed, 4),
        agrees=say("sources.same" if same else "sources.different") if row and not bare else "",
        badges=[badge(say, one) for one in standings],
        parts=parts_table(say, lines),
        pairs=pairs(ground, criterion, row, lines),
        cases=cases_table(ground, criterion),
    )
    named = [criterion.id, name, say.name(criterion.short), *(line.formula for line in lines)]
    if row:
        named += [say.name(one) for one in (row.cause, row.remedy, row.time) if one]
        named += map(ground.agency, (*row.lead, *row.partner))
    text = " ".join(named).lower()
    return Entry(criterion.id, criterion.field, standings, text, folded(text), html)


def rule_texts(
    ground: Ground, criterion: Criterion, row: Row | None, lines: list[PartLine]
) -> list[str]:
    """The rule in words, a line for each part; of plain points, that they are all that is known."""
    say = ground.words
    if POINTS in criterion.parts and row:
        return [say("sources.only_points", source=witness_text(ground.case, [row.source]))]
    first, *more = [line.formula for line in lines]
    return [say("sources.formula", formula=first), *(f"+ {formula}" for formula in more)]


def parts_table(say: Language, lines: list[PartLine]) -> Markup:
    """The parts of a criterion with figures, rates and points."""
    heads = ("part", "part_rule", "part_figures", "part_rate", "part_points", "standing")
    rows = [
        [
            say.name(line.part.name),
            line.formula,
            line.figures,
            say("sources.unknown") if line.rate is None else say.percent(line.rate, 4),
            say.decimal(line.points, 4),
            Markup().join(badge(say, standing) for standing in line.standings),
        ]
        for line in lines
    ]
    return table("parts", titles(say, *heads), rows)


def cases_table(ground: Ground, criterion: Criterion) -> Markup:
    """Every province's year of the cycle whose source has a row for the criterion."""
    say = ground.words
    unknown = say("sources.unknown")
    rows = [
        [
            one.year,
            one.figures,
            say.decimal(one.printed, 4),
            unknown if one.computed is None else say.decimal(one.computed, 4),
            unknown if one.computed is None else say.signed(one.computed - one.printed, 4),
        ]
        for one in sightings(ground, criterion.id)
    ]
    heads = ("case", "part_figures", "column_printed", "column_computed", "difference")
    return table("cases", titles(say, *heads), rows)


def pairs(
    ground: Ground, criterion: Criterion, row: Row | None, lines: list[PartLine]
) -> list[tuple[str, list[str]]]:
    """What else opens below a criterion: witnesses, what the source says of it, what to know."""
    say, case = ground.words, ground.case
    told = {}
    if not row or POINTS not in criterion.parts:  # else the points' own source says it all
        witnesses = [one for line in lines for one in line.part.witnesses]
        told["witness"] = [witness_text(case, witnesses)]
    if row:
        standing = standing_text(say, row.source.standing)
        told["witness_row"] = [f"{witness_text(case, [row.source])} ({standing})"]
        told |= {
            "cause": [say.name(row.cause)],
            "remedy": [say.name(row.remedy)],
            "quoted": quoted_texts(ground, criterion.id),
            "lead": ["; ".join(map(ground.agency, row.lead)) or say.name(None)],
            "partner": ["; ".join(map(ground.agency, row.partner)) or say.name(None)],
            "time": [say.name(row.time)],
        }
    told["notes"] = notes(ground, criterion, lines)
    return [(say(f"sources.{key}"), texts) for key, texts in told.items()]


def notes(ground: Ground, criterion: Criterion, lines: list[PartLine]) -> list[str]:
    """What to know before believing the rule: limits, misprints, range seen, contradictions."""
    say, case = ground.words, ground.case
    told = [say.name(criterion.reason)] if criterion.reason else []
    if criterion.id not in case.baseline.rows:
        told.append(say("sources.other_note", year=case.baseline.year))
    for line in lines:
        name, figure = say.name(line.part.name), line.lever.figure
        told += [say.name(line.part.limits)] if line.part.limits else []
        told += [say("sources.printed_as", printed=figure.printed)] if figure.printed else []
        told += [say.name(figure.note)] if figure.note else []
        if (least := line.lever.seen_from) is not None:
            shape = "seen_at" if least >= HUNDRED else "seen_from"
            told.append(say(f"sources.{shape}", name=name, rate=say.rate(least)))
    told += [
        say(
            "sources.contradiction",
            explanation=say.name(one.explanation),
            certainty=say.name(one.certainty),
        )
        for one in case.discrepancies
        if criterion.id in one.criteria
    ]
    return list(dict.fromkeys(told))


def folded(text: str) -> str:
    """Text without accents and capitals, as people type it in a search box."""
    split = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))
