"""The one quiet control of what everything stands on: province and year, table of the others,
language."""

import streamlit as st

from model.case import Case
from model.ground import Ground
from model.ranking.nation import Table
from model.telling.language import Language
from pages.parts import session
from pages.parts.markdown import Marked, literal, marked


def ground_control(ground: Ground) -> None:
    """In a line what this screen stands on; opened, the choices."""
    say, library = ground.words, ground.library
    with st.container(key="ground", horizontal=True):
        with st.popover(ground_text(ground), type="tertiary"):
            session.show_value("baseline", ground.case.baseline.id)
            st.selectbox(
                say("frame.baseline"),
                list(library.cases),
                key="baseline",
                format_func=lambda key: case_text(say, library.cases[key]),
                on_change=session.heard,
                args=("baseline", lambda: session.set_baseline(str(session.shown("baseline")))),
            )
            session.show_value("table", ground.table.name)
            st.selectbox(
                say("frame.table"),
                ground.nation.names,
                key="table",
                format_func=lambda name: table_text(say, ground.nation.table(name)),
                help=say("frame.table_help"),
                on_change=session.heard,
                args=("table", lambda: session.set_table(str(session.shown("table")))),
            )
        session.show_value("speaks", say.code)
        st.segmented_control(
            say("frame.language"),
            list(library.languages),
            key="speaks",
            format_func=code_text,
            required=True,
            label_visibility="collapsed",
            on_change=session.heard,
            args=("speaks", lambda: session.set_language(str(session.shown("speaks")))),
        )


def code_text(code: str) -> Marked:
    """A language by its code: EN."""
    return literal(code.upper())


def ground_text(ground: Ground) -> Marked:
    """Whose year, among how many provinces of which year."""
    table, baseline = ground.table, ground.case.baseline
    return marked(
        ground.words,
        "frame.ground_estimated" if table.estimated else "frame.ground",
        province=baseline.province,
        year=baseline.year,
        of=table.of,
        table=table.year,
    )


def case_text(say: Language, case: Case) -> str:
    """A province's year, and how far its source breaks its points down."""
    baseline, rows = case.baseline, case.rulebook.criteria.values()
    if any(row.numbered and row.moved != "points" for row in rows if row.moved != "survey"):
        known = "criterion"
    else:
        known = "field" if len(case.rulebook.fields) > 1 else "total"
    return say(f"frame.known_by_{known}", province=baseline.province, year=baseline.year)


def table_text(say: Language, table: Table) -> str:
    """A table of the other provinces by its year, or as an estimate on the newest map."""
    key = "frame.table_estimated" if table.estimated else "frame.table_year"
    return say(key, of=table.of, year=table.year)
