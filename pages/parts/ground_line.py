"""The one quiet line of the ground that a screen stands on, which opens the choices of it, and the
language."""

import streamlit as st

from model.case import Case
from model.ground import Ground
from model.ranking.nation import Table
from model.telling.language import Language
from pages.parts import session, widgets
from pages.parts.identity import sign_out_control
from pages.parts.texts import Marked, joined, literal, marked


def ground_line(ground: Ground) -> None:
    """In a line what this screen stands on; opened, the choices."""
    say, library = ground.words, session.desk().library
    with st.container(key="ground", horizontal=True):
        with st.popover(ground_text(ground), type="tertiary"):
            st.selectbox(
                say("frame.baseline"),
                **widgets.choice(
                    "baseline",
                    ground.case.baseline.id,
                    library.cases,
                    lambda key: case_text(say, library.cases[key]),
                    session.set_baseline,
                    tucked=True,
                ),
            )
            st.selectbox(
                say("frame.table"),
                help=say("frame.table_help"),
                **widgets.choice(
                    "table",
                    ground.table.name,
                    library.table_names,
                    lambda name: table_text(say, library.table(name)),
                    session.set_table,
                    tucked=True,
                ),
            )
        st.segmented_control(
            say("frame.language"),
            list(library.languages),
            format_func=lambda code: literal(code.upper()),
            required=True,
            label_visibility="collapsed",
            **widgets.bound("speaks", say.code, session.set_language),
        )
        sign_out_control(say)


def ground_text(ground: Ground) -> Marked:
    """Whose year, among how many provinces of which year; and whose figures, if an office's own."""
    table, baseline = ground.table, ground.case.baseline
    text = marked(
        ground.words,
        "frame.ground_estimated" if table.estimated else "frame.ground",
        province=baseline.province,
        year=baseline.year,
        of=table.of,
        table=table.year,
    )
    own = ground.case.own or table.own
    return joined(" · ", [text, ground.words("frame.own")]) if own else text


def case_text(say: Language, case: Case) -> str:
    """A province's year, and how far its source breaks its points down."""
    baseline, rows = case.baseline, case.rulebook.criteria.values()
    if case.own:
        year = say("telling.baseline", province=baseline.province, year=baseline.year)
        return say("telling.own_baseline", year=year, name=case.name)
    if any(row.numbered and row.moved != "points" for row in rows if row.moved != "survey"):
        known = "criterion"
    else:
        known = "field" if len(case.rulebook.fields) > 1 else "total"
    return say(f"frame.known_by_{known}", province=baseline.province, year=baseline.year)


def table_text(say: Language, table: Table) -> str:
    """A table of the other provinces by its year, or as an estimate on the newest map."""
    key = "frame.table_estimated" if table.estimated else "frame.table_year"
    text = say(key, of=table.of, year=table.year)
    return say("telling.own_baseline", year=text, name=table.own) if table.own else text
