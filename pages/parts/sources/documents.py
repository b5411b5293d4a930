"""The documents that sources refer to, and the names of agencies that were made one."""

from collections import Counter
from html import escape

import streamlit as st

from model.reading.witnesses import sources
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import facts, words
from pages.parts.sources.markup import heading, source_line, table


@st.cache_resource(show_spinner=False)
def documents() -> str:
    """Every document: whether its text was at hand, and how often it is a witness."""
    say, case = words(), facts().case
    cited = Counter(
        source.document for data in (case.rulebook, case.baseline) for source in sources(data)
    )
    titles = ["number", "date", "issuer", "title", "seen", "cited", "note"]
    rows = [
        [
            f"<b>{escape(one.number)}</b>",
            numbers.day(one.date),
            escape(one.issuer),
            escape(one.title.vi),
            seen(say, one.seen),
            say("sources.cited_times", count=cited[key]),
            escape(one.note.vi),
        ]
        for key, one in case.documents.items()
    ]
    return (
        heading(say("sources.documents_title"))
        + table("documents", [say(f"sources.{title}") for title in titles], rows)
        + source_line(say, say("sources.documents_source"))
    )


def seen(say: Language, at_hand: bool) -> str:
    """Whether a document's text was at hand."""
    style, mark, key = ("seen", "✓", "seen_yes") if at_hand else ("unseen", "✕", "seen_no")
    return f'<span class="badge {style}">{mark} {escape(say(f"sources.{key}"))}</span>'


@st.cache_resource(show_spinner=False)
def agencies() -> str:
    """The agencies that the plan writes in several ways."""
    say, case = words(), facts().case
    rows = [
        [escape(name), escape("; ".join(agency.printed))]
        for name, agency in case.agencies.items()
        if agency.printed
    ]
    return (
        heading(say("sources.agencies_title"))
        + f'<p class="remark">{escape(say("sources.agencies_note"))}</p>'
        + table("agencies", [say("sources.agency"), say("sources.agency_printed")], rows)
        + source_line(say, say("sources.agencies_source"))
    )
