"""All criteria that lost points as one table: filtered, sorted, each number the way to its reasons,
the efforts edited, all of it downloaded."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.planning.effort import LEVELS, Efforts
from model.telling.labels import field_text, label, number, year_text
from model.telling.language import Language
from model.telling.values import step_text
from pages.parts import session, widgets
from pages.parts.drawer import ask_of_row
from pages.parts.frame import Frame
from pages.parts.priorities.paper import on_paper
from pages.parts.texts import show

NUMBERS = {"lost": 4, "recoverable": 4, "next_gain": 4, "per_effort": 3}
MOST_ROWS = 12
REFUSED = "efforts-refused"


def filters(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the person wants to see: by field, kind, agency and time."""
    say, ground, fields = frame.words, frame.ground, frame.case.rulebook.fields
    of: dict[str, tuple[list[set[Any]], Callable[[Any], str]]] = {
        "field": ([{key} for key in table["field"]], lambda key: field_text(say, fields[key])),
        "kind": ([{key} for key in table["moved"]], lambda key: say(f"priorities.kind.{key}")),
        "agency": ([set(lead) for lead in table["lead"]], ground.agency),
        "time": ([{time} if time else set() for time in table["time"]], say.name),
    }
    kept = pd.Series(True, index=table.index)
    shown = [(name, sets, words) for name, (sets, words) in of.items() if any(sets)]
    columns = st.container(key="filters").columns(max(len(shown), 1))
    for column, (name, sets, words) in zip(columns, shown, strict=False):
        options = sorted(set().union(*sets), key=words)
        wanted = column.multiselect(
            say(f"priorities.table.{name}"),
            placeholder=say("priorities.table.all"),
            select_all=False,
            persist_state="session",
            **widgets.offer(f"filter-{name}-{ground.choice.baseline}", options, words),
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
    """The table on screen: a criterion's number opens its drawer, a new effort goes into the work.
    The number alone stays in view when the rest is moved: a telephone has no room for the name."""
    say, shown, rules = frame.words, shown_table(frame, table), frame.case.rulebook.criteria
    named = [rules[key] for key in table["criterion"]]
    grid = shown.assign(criterion=[say.name(one.short) for one in named])
    grid.insert(0, "number", [number(one) for one in named])
    judged = any(map(frame.case.efforts.judges, table["criterion"]))
    show("frame/source", text=say("priorities.table.hint" if judged else "priorities.table.sorted"))
    refused: tuple[str, ...] = session.kept(REFUSED) or ()
    state = (tuple(table["criterion"]), *frame.work.efforts.items(), refused, say.code)
    key = f"efforts-{abs(hash(state))}"
    titles = {
        name: say(f"priorities.table.{name}", year=year_text(frame.ground))
        for name in map(str, grid.columns)
    }
    config: dict[str, Any] = {
        name: st.column_config.Column(title) for name, title in titles.items()
    }
    click, criteria = f"why-{key}", table["criterion"].tolist()
    config["number"] = st.column_config.ButtonColumn(
        titles["number"],
        type="tertiary",
        alignment="left",
        pinned=True,
        key=click,
        on_click=ask_of_row,
        args=(click, criteria),
    )
    config["effort"] = st.column_config.SelectboxColumn(titles["effort"], options=list(LEVELS))
    written: dict[Any, str | Callable[[object], str] | None] = {
        name: partial(say.decimal, places=places) for name, places in NUMBERS.items()
    }
    st.data_editor(
        grid.style.format(written),
        key=key,
        column_config=config,
        disabled=[name for name in titles if name != "effort" or not judged],
        hide_index=True,
        placeholder="–",
        width="stretch",
        height=35 * min(len(shown), MOST_ROWS) + 38,
        on_change=edited,
        args=(key, criteria, frame.case.efforts),
    )
    on_paper(say, shown, titles)
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
    changes: dict[str, dict[int, dict[str, int | None]]] = widgets.shown(key)  # type: ignore[assignment]
    for row, values in changes["edited_rows"].items():
        criterion = criteria[int(row)]
        if "effort" in values and efforts.judges(criterion):
            level, ours = values["effort"], efforts.judgement(criterion).effort
            session.set_effort(criterion, None if level in (None, ours) else level)
        elif "effort" in values:
            session.keep(REFUSED, (*(session.kept(REFUSED) or ()), criterion))


def csv(say: Language, table: pd.DataFrame) -> bytes:
    """The table as Excel opens it where the language is spoken: its decimal mark, a separator that
    is not that mark, marked as UTF-8."""
    decimal = say.decimal(0, 1)[1]
    separator = ";" if decimal == "," else ","
    text: str = table.to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\r\n")
    return text.encode("utf-8-sig")
