"""What documents print and where they contradict themselves, the documents, and the agencies in
them."""

from collections import Counter
from decimal import Decimal

import streamlit as st
from markupsafe import Markup

from model.baseline import Published
from model.case import Case
from model.ground import Ground
from model.law.criteria import WithSurvey
from model.reading.cycles import sources
from model.telling.language import Language
from pages.parts.frame import KEYED
from pages.parts.sources import (
    badge,
    block,
    cell,
    documents_of,
    table,
    tag,
    titles,
    witness_links,
)


def published(ground: Ground) -> Markup:
    """What the source prints of fields, the survey's share included; nothing where it does not."""
    say, case = ground.words, ground.case
    if not case.baseline.published:
        return Markup()
    heads = titles(say, "field", "printed_points", "of_maximum", "of_survey", "printed_rank")
    rows = [printed_row(say, case, one) for one in case.baseline.published]
    return block(
        say,
        say("sources.published_title", year=case.baseline.year),
        table("published", [*heads, say("sources.standing")], rows),
        documents_of(case, [case.baseline.source, *(one.source for one in case.law.with_survey)]),
        remark=say("sources.published_note"),
    )


def printed_row(say: Language, case: Case, one: Published) -> list[str]:
    """A field, or several, with the maximum and the survey's share that hold for it; where they
    are only known together with other fields, that is said."""
    law, unknown = case.law, say("sources.unknown")
    names = "; ".join(
        say("sources.field_head", id=key, name=say.name(law.fields[key].name)) for key in one.fields
    )
    group = next((g for g in law.with_survey if set(one.fields) <= set(g.fields)), None)
    if group is None:
        inside = [law.fields[key] for key in one.fields]
        maximum, survey = say.decimal(sum(field.maximum for field in inside)), say.decimal(0)
        standing = inside[0].source.standing
    else:
        maximum, survey = (
            grouped(say, one, group, points) for points in (group.maximum, group.survey)
        )
        standing = group.source.standing
    return [
        names,
        unknown if one.points is None else say.decimal(one.points),
        maximum,
        survey,
        unknown if one.rank is None else str(one.rank),
        badge(say, standing),
    ]


def grouped(say: Language, one: Published, group: WithSurvey, points: Decimal) -> str:
    """Points of a group of fields; of more fields than the row has, they say so."""
    if set(one.fields) == set(group.fields):
        return say.decimal(points)
    return say("sources.together", points=say.decimal(points), fields=", ".join(group.fields))


def contradictions(ground: Ground) -> Markup:
    """Every place where the source contradicts itself."""
    say, found = ground.words, ground.case.discrepancies
    if not found:
        return block(say, say("sources.contradictions_none"), Markup())
    heads = titles(say, "where", "printed", "recomputed", "effect", "explanation", "certainty")
    rows = [
        [
            cell(strong=say.name(one.where)),
            one.printed,
            say.name(one.recomputed),
            cell(strong=say.name(one.effect)),
            say.name(one.explanation),
            tag("sure", say.name(one.certainty)),
        ]
        for one in found
    ]
    return block(
        say,
        say("sources.contradictions_title", count=len(found)),
        table("contradictions", heads, rows),
        say("sources.contradictions_source", documents=documents_of(ground.case)),
    )


@st.cache_data(**KEYED)
def documents(ground: Ground) -> Markup:
    """Every document: whether its text was at hand, and in how many places it is a witness to the
    law of the cycle or to the figures of the year."""
    say, case = ground.words, ground.case
    unknown = say("sources.unknown")
    places = {
        (one.document, one.place) for data in (case.law, case.baseline) for one in sources(data)
    }
    cited = Counter(document for document, _ in places)
    rows = [
        [
            cell(witness_links(say, one.url) if one.url else "", strong=one.number),
            say.day(one.date) if one.date else unknown,
            one.issuer,
            say.name(one.title),
            seen(say, one.seen),
            say("sources.cited_times", count=cited[key]),
            say.name(one.note),
        ]
        for key, one in case.documents.items()
    ]
    heads = titles(say, "number", "date", "issuer", "title", "seen", "cited", "note")
    inside = table("documents", heads, rows)
    return block(say, say("sources.documents_title"), inside, say("sources.documents_source"))


def seen(say: Language, at_hand: bool) -> Markup:
    """Whether a document's text was at hand."""
    style, mark, key = ("seen", "✓", "seen_yes") if at_hand else ("absent", "✕", "seen_no")
    return tag(style, f"{mark} {say(f'sources.{key}')}")


@st.cache_data(**KEYED)
def agencies(ground: Ground) -> Markup:
    """The agencies that the source writes in several ways."""
    say, case = ground.words, ground.case
    title = say("sources.agencies_title")
    if not case.agencies:
        return block(say, title, Markup(), remark=say("telling.no_agencies"))
    rows = [
        [ground.agency(name), "; ".join(agency.printed)]
        for name, agency in case.agencies.items()
        if agency.printed
    ]
    return block(
        say,
        title,
        table("agencies", titles(say, "agency", "agency_printed"), rows),
        say("sources.agencies_source"),
        remark=say("sources.agencies_note"),
    )
