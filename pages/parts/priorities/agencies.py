"""Points by agency, and one page for each: its criteria, causes, remedies, targets, time."""

from html import escape

import pandas as pd
import streamlit as st

from model.planning.agencies import LEAD, in_hand, of_agency, targets
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.priorities.table import amount_text
from pages.parts.simulation import label

FIGURES = ("lead", "lead_full", "partner", "survey", "gain")


def agency_section(frame: Frame) -> None:
    """The table of agencies beside the page of one of them."""
    say = frame.words
    table = in_hand(frame.case.rulebook, frame.work.scenario)
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        st.html(f'<h2 class="chart-title">{say("priorities.agency.title")}</h2>')
        st.html(agency_table(say, table))
        st.html(f'<p class="source">{say("priorities.agency.rule")}</p>')
    with right:
        names = table["agency"].tolist()
        session.start_value("agency", names[0])
        agency = st.selectbox(
            say("priorities.agency.choose"), names, key="agency", persist_state="session"
        )
        st.html(agency_sheet(frame, str(agency)))


def agency_table(say: Language, table: pd.DataFrame) -> str:
    """Every agency with the points in its hands."""
    heads = "".join(f"<th>{say(f'priorities.agency.{name}')}</th>" for name in ("name", *FIGURES))
    rows = []
    for row in table.to_dict("records"):
        cells = "".join(f"<td class='n'>{points_text(row[name], name)}</td>" for name in FIGURES)
        rows.append(f"<tr><td>{escape(row['agency'])}</td>{cells}</tr>")
    return (
        f"<table class='top agencies'><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def points_text(points: float, name: str) -> str:
    """Points in a cell; nothing is a dash."""
    if not points:
        return "–"
    return numbers.signed(points) if name == "gain" else numbers.decimal(points)


def agency_sheet(frame: Frame, agency: str) -> str:
    """The page of one agency, fit to be handed out."""
    say, rulebook, scenario = frame.words, frame.case.rulebook, frame.work.scenario
    work = of_agency(rulebook, scenario, agency)
    wanted = targets(rulebook, scenario, agency)
    parts = [f"<h2 class='sheet'>{escape(agency)}</h2>"]
    for role, title in ((LEAD, "leads"), ("partner", "partners")):
        mine = work[work["role"] == role].sort_values("lost", ascending=False, kind="stable")
        rows = mine.to_dict("records")
        if rows:
            parts.append(f"<h3 class='role'>{say(f'priorities.agency.{title}')}</h3>")
        for row in rows:
            own = wanted[wanted["criterion"] == row["criterion"]]
            parts.append(duty(frame, row, own) if role == LEAD else brief(frame, row))
    return f"<div class='agency'>{''.join(parts)}</div>"


def duty(frame: Frame, row: dict, own: pd.DataFrame) -> str:
    """A criterion that the agency leads."""
    say = frame.words
    others = ", ".join(row["with_others"])
    lines = [
        f"<h4>{escape(label(frame.case.rulebook.criteria[row['criterion']]))}"
        f"<span>{points_line(say, row)}</span></h4>"
    ]
    if others:
        lines.append(
            f"<p class='with'>{escape(say('priorities.agency.with', agencies=others))}</p>"
        )
    for name in ("cause", "remedy"):
        title = say(f"priorities.agency.{name}")
        lines.append(f"<p><b>{title}:</b> {escape(row[name].vi)}</p>")
    for name, column in (("target", "now"), ("target_best", "best")):
        text = target_text(frame, own, column)
        if text or name == "target":
            shown = text or say("priorities.agency.no_target")
            title = say(f"priorities.agency.{name}")
            lines.append(f"<p><b>{title}:</b> {escape(shown)}</p>")
    lines.append(f"<p><b>{say('priorities.agency.time')}:</b> {escape(row['time'].vi)}</p>")
    return f"<section>{''.join(lines)}</section>"


def brief(frame: Frame, row: dict) -> str:
    """A criterion that the agency helps with, in one line."""
    name = escape(label(frame.case.rulebook.criteria[row["criterion"]]))
    return f"<p class='brief'>{name} <span>{points_line(frame.words, row)}</span></p>"


def points_line(say: Language, row: dict) -> str:
    """What is lost in a criterion, and what the scenario brings."""
    lost = say("priorities.agency.lost", lost=numbers.decimal(row["lost"]))
    if not row["gain"]:
        return lost
    return f"{lost}, {say('priorities.agency.gained', gain=numbers.signed(row['gain']))}"


def target_text(frame: Frame, own: pd.DataFrame, column: str) -> str:
    """What is to be done in natural units: thêm 35 vấn đề (+0,21)."""
    found = []
    for row in own.to_dict("records"):
        if row[f"more_{column}"]:
            lever = frame.work.scenario.levers[row["lever"]]
            amount = amount_text(
                frame.words, lever, row["start"], row[column], row[f"more_{column}"]
            )
            found.append(f"{amount} ({numbers.signed(row[f'gain_{column}'])})")
    return "; ".join(found)
