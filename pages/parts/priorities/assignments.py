"""What the scenario gives to whom: a page of paper for each lead agency, with target and time."""

from pathlib import Path
from typing import Any

import streamlit as st

from model.planning.agencies import in_hand, targets
from model.telling.labels import label, main_document, no_agencies
from model.telling.ranks import rank_text
from model.telling.values import action_text, short_text
from pages.parts.frame import Frame
from pages.parts.texts import literal, opens, show

SCRIPT = (Path(__file__).parent / "print.js").read_text(encoding="utf-8")

printing = st.components.v2.component("print_page", js=SCRIPT)


def assignment_section(frame: Frame) -> None:
    """The pages, and a button that prints them."""
    say, ground = frame.words, frame.ground
    if unnamed := no_agencies(ground):
        st.info(literal(unnamed))
        return
    found = assignments(frame)
    if not found:
        st.info(say("priorities.assign.none"))
        return
    st.button(say("priorities.assign.print"), key="print", icon=":material/print:")
    printing(key="print-page")
    show(
        "priorities/assignments",
        say=say,
        province=frame.case.baseline.province,
        total=say.decimal(frame.now.points),
        change=say.signed(frame.now.points - frame.base.points),
        rank=rank_text(say, frame.now.rank),
        table=ground.table.year,
        year=frame.year,
        document=main_document(frame.case).number,
        pages=found,
    )


def assignments(frame: Frame) -> list[dict[str, Any]]:
    """The agencies that lead something which the scenario makes better, each with its work."""
    rulebook, scenario, found = frame.case.rulebook, frame.work.scenario, []
    for agency in in_hand(rulebook, scenario)["agency"]:
        wanted = targets(rulebook, scenario, agency)
        rows = [task(frame, row) for row in wanted[wanted["more_now"] != 0].to_dict("records")]
        if rows:
            found.append({"agency": frame.ground.agency(agency), "rows": rows})
    return found


def task(frame: Frame, row: dict[Any, Any]) -> dict[str, str]:
    """One target: what is to be done, from where to where, for how many points, with whom, when."""
    say, ground = frame.words, frame.ground
    lever = frame.work.scenario.levers[row["lever"]]
    source = frame.case.baseline.rows[row["criterion"]]
    return {
        "criterion": opens(lever.criterion, label(say, lever.criterion)),
        "action": action_text(say, lever, row["start"], row["now"]),
        "way": " → ".join(short_text(say, lever, row[end]) for end in ("start", "now")),
        "gain": say.signed(row["gain_now"]),
        "remedy": say.name(source.remedy),
        "leads": "; ".join(map(ground.agency, source.lead)),
        "partners": "; ".join(map(ground.agency, source.partner)) or say.name(None),
        "time": say.name(source.time),
    }
