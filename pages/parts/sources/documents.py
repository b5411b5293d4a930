"""The documents that sources refer to, and the names of agencies that were made one."""

from collections import Counter

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.reading.witnesses import sources
from model.telling.language import Language
from pages.parts.caching import KEYED
from pages.parts.sources.markup import block, cell, table, tag, titles, witness_links


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
    style, mark, key = ("seen", "✓", "seen_yes") if at_hand else ("unseen", "✕", "seen_no")
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
