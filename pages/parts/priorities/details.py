"""All priorities as one table: filtered, sorted, its efforts edited, and downloaded."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from model.planning.effort import LEVELS, Efforts
from model.telling.labels import field_text, label
from model.telling.language import Language
from model.telling.values import step_text
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.templates import show

NUMBERS = {"lost": 4, "recoverable": 4, "next_gain": 4, "per_effort": 3}
MOST_ROWS = 12
REFUSED = "efforts-refused"


def filters(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the person wants to see: by field, kind, agency and time."""
    say, ground = frame.words, frame.ground
    of = {
        "field": [{field} for field in table["field"]],
        "kind": [{moved} for moved in table["moved"]],
        "agency": [set(lead) for lead in table["lead"]],
        "time": [{say.name(time)} if time else set() for time in table["time"]],
    }
    names: dict[str, Callable[[str], str]] = {
        "field": lambda key: field_text(say, frame.case.rulebook.fields[key]),
        "kind": lambda key: say(f"priorities.kind.{key}"),
        "agency": ground.agency,
        "time": str,
    }
    kept = pd.Series(True, index=table.index)
    shown = {name: sets for name, sets in of.items() if any(sets)}
    for column, (name, sets) in zip(st.columns(max(len(shown), 1)), shown.items(), strict=False):
        wanted = column.multiselect(
            say(f"priorities.table.{name}"),
            sorted(set().union(*sets)),
            format_func=names[name],
            placeholder=say("priorities.table.all"),
            key=f"filter-{name}-{ground.choice.baseline}-{say.code}",
            select_all=False,
            persist_state="session",
        )
        if wanted:
            kept &= pd.Series([bool(one & set(wanted)) for one in sets], index=table.index)
    return table[kept]


def shown_table(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The table as people read it: names for codes; numbers stay numbers. Agencies and time where
    the source gives any."""
    say, criteria, steps = frame.words, frame.case.rulebook.criteria, table["next_step"]
    found = pd.DataFrame(
        {
            "criterion": [label(say, criteria[key]) for key in table["criterion"]],
            "lost": table["lost"],
            "recoverable": table["recoverable"],
            "next": [step_text(say, step) for step in steps],
            "next_gain": [float(step.gain) if step else 0.0 for step in steps],
            "ranks_year": table["ranks_year"],
            "ranks_coming": table["ranks_coming"],
            "effort": table["effort"].astype("Int64"),
            "per_effort": table["points_per_effort"],
            "lead": [say.both(list(map(frame.ground.agency, lead))) for lead in table["lead"]],
            "kind": [say(f"priorities.kind.{moved}") for moved in table["moved"]],
            "time": [say.name(time) for time in table["time"]],
        },
        index=table.index,
    )
    return found.drop(columns=[name for name in ("lead", "time") if not any(table[name])])


def editor(frame: Frame, table: pd.DataFrame) -> None:
    """The table on screen; a new effort goes into the work at hand."""
    say, shown = frame.words, shown_table(frame, table)
    judged = any(map(frame.case.efforts.judges, table["criterion"]))
    show("frame/source", text=say("priorities.table.hint" if judged else "priorities.table.sorted"))
    refused: tuple[str, ...] = session.kept(REFUSED) or ()
    state = (tuple(table["criterion"]), *frame.work.efforts.items(), refused, say.code)
    key = f"efforts-{abs(hash(state))}"
    titles = {
        name: say(f"priorities.table.{name}", year=frame.ground.table.year)
        for name in map(str, shown.columns)
    }
    config = {name: st.column_config.Column(title) for name, title in titles.items()}
    config["effort"] = st.column_config.SelectboxColumn(titles["effort"], options=list(LEVELS))
    st.data_editor(
        shown.style.format({name: written(say, places) for name, places in NUMBERS.items()}),
        key=key,
        column_config=config,
        disabled=[name for name in titles if name != "effort" or not judged],
        hide_index=True,
        width="stretch",
        height=35 * min(len(shown), MOST_ROWS) + 38,
        on_change=edited,
        args=(key, table["criterion"].tolist(), frame.case.efforts),
    )
    if set(refused) & set(table["criterion"]):
        st.caption(say("priorities.table.refused"))
    st.download_button(
        say("priorities.table.download"),
        csv(say, shown.round(4).rename(columns=titles)),
        file_name=say("priorities.table.file"),
        mime="text/csv",
        on_click="ignore",
    )


def edited(key: str, criteria: list[str], efforts: Efforts) -> None:
    """The person changed efforts in the table; an emptied one goes back to ours. Where none can be
    judged the cell goes back, and a sentence says why."""
    changes: dict[str, dict[int, dict[str, int | None]]] = session.shown(key)  # type: ignore[assignment]
    for row, values in changes["edited_rows"].items():
        criterion = criteria[int(row)]
        if "effort" not in values:
            continue
        if not efforts.judges(criterion):
            session.keep(REFUSED, (*(session.kept(REFUSED) or ()), criterion))
            continue
        level = values["effort"]
        ours = efforts.judgement(criterion).effort
        session.set_effort(criterion, None if level in (None, ours) else level)


def csv(say: Language, table: pd.DataFrame) -> bytes:
    """The table as Excel opens it where the language is spoken: its decimal mark, a separator that
    is not that mark, marked as UTF-8."""
    decimal = say.decimal(0, 1)[1]
    separator = ";" if decimal == "," else ","
    text: str = table.to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\r\n")
    return text.encode("utf-8-sig")


def written(say: Language, places: int) -> Callable[[object], str]:
    """How a number of the table is written."""
    return lambda value: say.decimal(float(str(value)), places)
