"""The criteria, filtered and searched."""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.telling.grounds import knowledge_text
from model.telling.rules import standing_text
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.sources.entry import Entry, entries, folded
from pages.parts.sources.markup import STANDINGS, badge, documents_of, titles
from pages.parts.templates import markup, show


def rules(frame: Frame) -> None:
    """The filters and the criteria that pass them; a row opens to its details."""
    say, ground = frame.words, frame.ground
    every, less = entries(ground), knowledge_text(ground)
    show(
        "sources/warned",
        strong=less or say("sources.rules_warning"),
        text=" ".join(
            say(f"sources.{key}") for key in ("rules_why", "rounding")[: 1 if less else 2]
        ),
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
        fields = list(frame.case.rulebook.fields)
        field = st.selectbox(
            say("sources.field"),
            ["", *fields],
            key=f"sources-field-{ground.choice.baseline}",
            format_func=lambda key: field_name(ground, key) if key else say("sources.field_all"),
            persist_state="session",
            width=320,
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
    """A field's number and name; several given together have no number."""
    say, found = ground.words, ground.case.rulebook.fields[field]
    if field not in ground.case.law.fields:
        return say.name(found.name)
    return say("sources.field_head", id=field, name=say.name(found.name))
