"""All priorities as one table: filtered, sorted, its efforts edited, and downloaded."""

import pandas as pd
import streamlit as st

from model.planning.effort import Efforts
from model.telling import numbers
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.priorities.table import step_text
from pages.parts.simulation import label

COLUMNS = (
    "criterion",
    "lost",
    "recoverable",
    "next",
    "next_gain",
    "ranks_year",
    "ranks_coming",
    "effort",
    "per_effort",
    "lead",
    "kind",
    "time",
)
NUMBERS = {"lost": 4, "recoverable": 4, "next_gain": 4, "per_effort": 3}


def filters(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the person wants to see: by field, kind, agency and time."""
    say, case = frame.words, frame.case
    agencies = sorted({name for lead in table["lead"] for name in lead})
    times = sorted({time.vi for time in table["time"]})
    options = {
        "field": {
            key: f"{key}. {field.name.vi}"
            for key, field in case.rulebook.fields.items()
            if key in set(table["field"])
        },
        "kind": {key: say(f"priorities.kind.{key}") for key in table["moved"].unique()},
        "agency": {name: name for name in agencies},
        "time": {name: name for name in times},
    }
    wanted = {}
    for column, (name, choices) in zip(st.columns(4), options.items(), strict=True):
        with column:
            wanted[name] = st.multiselect(
                say(f"priorities.table.{name}"),
                list(choices),
                format_func=lambda key, names=choices: names[key],
                placeholder=say("priorities.table.all"),
                key=f"filter-{name}",
                select_all=False,
                persist_state="session",
            )
    kept = pd.Series(True, index=table.index)
    if wanted["field"]:
        kept &= table["field"].isin(wanted["field"])
    if wanted["kind"]:
        kept &= table["moved"].isin(wanted["kind"])
    if wanted["agency"]:
        kept &= [bool(set(lead) & set(wanted["agency"])) for lead in table["lead"]]
    if wanted["time"]:
        kept &= [time.vi in wanted["time"] for time in table["time"]]
    return table[kept]


def shown_table(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The table as people read it: names for codes; numbers stay numbers."""
    say, criteria = frame.words, frame.case.rulebook.criteria
    steps = table["next_step"]
    return pd.DataFrame(
        {
            "criterion": [label(criteria[key]) for key in table["criterion"]],
            "kind": [say(f"priorities.kind.{moved}") for moved in table["moved"]],
            "lost": table["lost"],
            "recoverable": table["recoverable"],
            "next": [step_text(say, step) for step in steps],
            "next_gain": [float(step.gain) if step else 0.0 for step in steps],
            "ranks_year": table["ranks_year"],
            "ranks_coming": table["ranks_coming"],
            "effort": table["effort"].astype("Int64"),
            "per_effort": table["points_per_effort"],
            "lead": [", ".join(lead) for lead in table["lead"]],
            "time": [time.vi for time in table["time"]],
        },
        index=table.index,
    )[list(COLUMNS)]


def editor(frame: Frame, table: pd.DataFrame, efforts: Efforts) -> None:
    """The table on screen; a new effort goes into the work at hand."""
    say = frame.words
    shown = shown_table(frame, table)
    key = f"efforts-{abs(hash((tuple(table['criterion']), tuple(frame.work.efforts.items()))))}"
    styled = shown.style.format(
        {
            name: lambda value, places=places: numbers.decimal(value, places)
            for name, places in NUMBERS.items()
        }
    )
    titles = {name: say(f"priorities.table.{name}", year=frame.year) for name in COLUMNS}
    config: dict[str, object] = {
        name: st.column_config.Column(title) for name, title in titles.items()
    }
    config["effort"] = st.column_config.SelectboxColumn(titles["effort"], options=[1, 2, 3, 4, 5])
    st.data_editor(
        styled,
        key=key,
        column_config=config,
        column_order=COLUMNS,
        disabled=[name for name in COLUMNS if name != "effort"],
        hide_index=True,
        width="stretch",
        height=35 * min(len(shown), 12) + 38,
        on_change=edited,
        args=(key, table["criterion"].tolist(), efforts),
    )
    st.download_button(
        say("priorities.table.download"),
        csv(shown.round(4).rename(columns=titles)),
        file_name=say("priorities.table.file"),
        mime="text/csv",
        on_click="ignore",
    )


def edited(key: str, criteria: list[str], efforts: Efforts) -> None:
    """The person changed efforts in the table; an emptied one goes back to ours."""
    changes: dict[str, dict[int, dict[str, int | None]]] = session.shown(key)  # type: ignore[assignment]
    for row, values in changes["edited_rows"].items():
        criterion = criteria[int(row)]
        if criterion in efforts.judgements.criteria and "effort" in values:
            level = values["effort"]
            ours = efforts.judgement(criterion).effort
            session.set_effort(criterion, None if level in (None, ours) else level)


def csv(table: pd.DataFrame) -> bytes:
    """The table as Excel in Vietnam opens it: semicolons, decimal commas, marked as UTF-8."""
    text: str = table.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    return text.encode("utf-8-sig")
