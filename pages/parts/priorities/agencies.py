"""Points by agency, and one page for each: its criteria, causes, remedies, targets, time."""

from typing import Any

import pandas as pd
import streamlit as st

from model.planning.agencies import LEAD, PARTNER, in_hand, of_agency, targets
from model.telling.labels import label, no_agencies
from model.telling.values import action_text
from pages.parts import widgets
from pages.parts.frame import Frame
from pages.parts.texts import literal, opens, show

FIGURES = ("lead", "lead_full", "partner", "survey", "gain")


def agency_section(frame: Frame) -> None:
    """The table of agencies beside the page of one of them; where the source names none, so it is
    said."""
    say, ground = frame.words, frame.ground
    if unnamed := no_agencies(ground):
        st.info(literal(unnamed))
        return
    table = in_hand(frame.case.rulebook, frame.work.scenario)
    left, right = st.columns([1.15, 1], gap="medium")
    with left:
        show("frame/heading", style="chart-title", text=say("priorities.agency.title"))
        rows = table.to_dict("records")
        show("priorities/agencies", say=say, names=FIGURES, agency=ground.agency, rows=rows)
        show("frame/source", text=say("priorities.agency.rule"))
    with right:
        key, names = f"agency-{ground.choice.baseline}", table["agency"].tolist()
        widgets.start_value(key, names[0])
        agency = st.selectbox(
            say("priorities.agency.choose"),
            persist_state="session",
            **widgets.offer(key, names, lambda name: literal(ground.agency(name))),
        )
        sheet(frame, str(agency))


def sheet(frame: Frame, agency: str) -> None:
    """The page of one agency, fit to be handed out."""
    rulebook, scenario = frame.case.rulebook, frame.work.scenario
    work = of_agency(rulebook, scenario, agency).sort_values("lost", ascending=False, kind="stable")
    wanted = targets(rulebook, scenario, agency)
    leads, partners = (
        [duty(frame, row, wanted) for row in work[work["role"] == role].to_dict("records")]
        for role in (LEAD, PARTNER)
    )
    name = frame.ground.agency(agency)
    show("priorities/sheet", say=frame.words, name=name, leads=leads, partners=partners)


def duty(frame: Frame, row: dict[Any, Any], wanted: pd.DataFrame) -> dict[str, str]:
    """What is written of a criterion on the page of an agency."""
    say, own = frame.words, wanted[wanted["criterion"] == row["criterion"]]
    criterion = frame.case.rulebook.criteria[row["criterion"]]
    gain = row["gain"]
    lost = say("priorities.agency.lost", lost=say.decimal(row["lost"]), year=frame.year)
    gained = say("priorities.agency.gained", gain=say.signed(gain)) if gain else ""
    return {
        "name": opens(criterion, label(say, criterion)),
        "points": ", ".join(filter(None, [lost, gained])),
        "with_others": say.both(list(map(frame.ground.agency, row["with_others"]))),
        "cause": say.name(row["cause"]),
        "remedy": say.name(row["remedy"]),
        "target": target_text(frame, own, "now") or say("priorities.agency.no_target"),
        "best": target_text(frame, own, "best"),
        "time": say.name(row["time"]),
    }


def target_text(frame: Frame, own: pd.DataFrame, column: str) -> str:
    """What is to be done in natural units: Vấn đề đã xử lý xong: thêm 35 vấn đề (+0,21)."""
    say, levers = frame.words, frame.work.scenario.levers
    return "; ".join(
        say(
            "priorities.agency.step",
            step=action_text(say, levers[row["lever"]], row["start"], row[column]),
            gain=say.signed(row[f"gain_{column}"]),
        )
        for row in own[own[f"more_{column}"] != 0].to_dict("records")
    )
