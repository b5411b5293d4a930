"""What each criterion lost and where to push first: a sentence, the first five, a chart, and all of
them as one table: filtered, sorted, its efforts edited, and downloaded."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.address import Work
from model.ground import Ground
from model.law.criteria import POINTS
from model.planning.effort import LEVELS, Efforts
from model.planning.priorities import OTHERS_DECIDE, loss_shares, pareto, priorities
from model.result import questions
from model.telling.labels import field_text, label, main_document, year_text
from model.telling.language import Language
from model.telling.values import step_text
from pages.parts import session, widgets
from pages.parts.charts import Picture, hang
from pages.parts.frame import KEYED, Frame
from pages.parts.priorities.charts import GROUP_OF, pareto_bars
from pages.parts.priorities.paper import on_paper
from pages.parts.texts import Marked, joined, marked, opens, show

TOP = 5
NAMED = 3  # bars whose share together is told
LABELLED = 1.2  # points; shorter bars stand too close for a number each
SHARES = {"survey": "survey", "lost_outright": "outright", "asked_first": "asked", POINTS: "points"}
NUMBERS = {"lost": 4, "recoverable": 4, "next_gain": 4, "per_effort": 3}
MOST_ROWS = 12
REFUSED = "efforts-refused"


def criteria_section(frame: Frame) -> None:
    """The picture of the loss, and every criterion that lost points."""
    say, table = frame.words, priority_table(frame.ground, frame.work)
    st.markdown(statement(frame, table))
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        top(frame, table)
    with right:
        hang(pareto_picture(frame), say)
    show("frame/heading", style="chart-title", text=say("priorities.table.title"))
    chosen = filters(frame, table)
    if chosen.empty:
        st.info(say("priorities.table.empty"))
    else:
        editor(frame, chosen)


@st.cache_resource(**KEYED)
def priority_table(ground: Ground, work: Work) -> pd.DataFrame:
    """The priorities of a piece of work; not to be changed."""
    efforts = ground.case.efforts.change(work.efforts)
    rank_of = questions(ground, work.movement)
    return priorities(ground.case.rulebook, work.scenario, efforts, rank_of)


def statement(frame: Frame, table: pd.DataFrame) -> Marked:
    """What the picture says, in a few sentences."""
    say, baseline, card = frame.words, frame.case.baseline, frame.now.card
    if table.empty:
        return marked(say, "priorities.statement.nothing")
    criteria, shares = frame.case.rulebook.criteria, loss_shares(card, baseline.asked_first)
    names = say.both([label(say, criteria[key]) for key in baseline.asked_first])
    parts = [
        marked(
            say,
            f"priorities.statement.{key}",
            count=shares[name][0],
            share=say.percent(100 * shares[name][1], 1),
            names=names,
        )
        for name, key in SHARES.items()
        if shares[name][0]
    ]
    apart = bool(frame.work.scenario.read.unexplained)
    whole = marked(
        say,
        "priorities.statement.apart" if apart else "priorities.statement.whole",
        lost=say.decimal(float(card["lost"].sum())),
    )
    return joined(" ", [whole, *parts])


def pareto_picture(frame: Frame) -> Picture:
    """The Pareto chart of lost points."""
    say, table = frame.words, pareto(frame.now.card)
    cumulative = table["cumulative"].round(4)
    criteria = [frame.case.rulebook.criteria[key] for key in table["criterion"]]
    bars = pd.DataFrame(
        {
            "label": [  # a row of points stands for fields: 1–2, 4–7
                one.id if one.numbered else one.field.replace("_", ", ").replace("-", "–")
                for one in criteria
            ],
            "name": [label(say, one) for one in criteria],
            "lost": table["lost"],
            "lost_text": [say.decimal(lost) if lost > LABELLED else "" for lost in table["lost"]],
            "group": [say(f"priorities.group.{GROUP_OF[moved]}") for moved in table["moved"]],
            "cumulative": cumulative,
        }
    )
    first = min(NAMED, len(bars))
    alt = say(
        "priorities.pareto.alt",
        count=len(bars),
        lost=say.decimal(float(table["lost"].sum())),
        first=first,
        share=say.percent(100 * float(cumulative.iloc[first - 1]) if first else 0, 0),
    )
    sources = say("priorities.pareto.source", document=main_document(frame.case).number)
    source = say("frame.source", sources=sources)
    return Picture(pareto_bars, bars, say("priorities.pareto.title"), alt, source)


def top(frame: Frame, table: pd.DataFrame) -> None:
    """The five that bring most per effort, of those that the province itself can move, as a table
    that can be read out in a meeting."""
    say, rulebook, own = (
        frame.words,
        frame.case.rulebook,
        table[~table["moved"].isin(OTHERS_DECIDE)],
    )
    first = own.sort_values("points_per_effort", ascending=False, kind="stable").head(TOP)
    efforts = frame.case.efforts.change(frame.work.efforts)
    plain = set(first["moved"]) == {POINTS}
    rows = [
        row
        | {
            "name": opens(criterion, label(say, criterion)),
            "next": step_text(say, row["next_step"]),
            "effort": say.name(efforts.word(row["criterion"])),
            "agencies": say.both(list(map(frame.ground.agency, row["lead"]))),
        }
        for row in first.to_dict("records")
        for criterion in [rulebook.criteria[row["criterion"]]]
    ]
    title = say("priorities.top.title_points" if plain else "priorities.top.title", count=len(rows))
    show("frame/heading", style="chart-title", text=title)
    show("priorities/top", say=say, rows=rows)
    hint = say("priorities.top.hint_points" if plain else "priorities.top.hint")
    show("frame/source", text=hint)


def filters(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """The rows that the person wants to see: by field, kind, agency and time."""
    say, ground, fields = frame.words, frame.ground, frame.case.rulebook.fields
    times = {time.vi: say.name(time) for time in table["time"] if time}
    of: dict[str, tuple[list[set[str]], Callable[[str], str]]] = {
        "field": ([{key} for key in table["field"]], lambda key: field_text(say, fields[key])),
        "kind": ([{key} for key in table["moved"]], lambda key: say(f"priorities.kind.{key}")),
        "agency": ([set(lead) for lead in table["lead"]], ground.agency),
        "time": ([{time.vi} if time else set() for time in table["time"]], times.__getitem__),
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
    """The table on screen; a new effort goes into the work at hand."""
    say, shown = frame.words, shown_table(frame, table)
    judged = any(map(frame.case.efforts.judges, table["criterion"]))
    show("frame/source", text=say("priorities.table.hint" if judged else "priorities.table.sorted"))
    refused: tuple[str, ...] = session.kept(REFUSED) or ()
    state = (tuple(table["criterion"]), *frame.work.efforts.items(), refused, say.code)
    key = f"efforts-{abs(hash(state))}"
    titles = {
        name: say(f"priorities.table.{name}", year=year_text(frame.ground))
        for name in map(str, shown.columns)
    }
    config = {name: st.column_config.Column(title) for name, title in titles.items()}
    config["effort"] = st.column_config.SelectboxColumn(titles["effort"], options=list(LEVELS))
    written: dict[Any, str | Callable[[object], str] | None] = {
        name: partial(say.decimal, places=places) for name, places in NUMBERS.items()
    }
    st.data_editor(
        shown.style.format(written),
        key=key,
        column_config=config,
        disabled=[name for name in titles if name != "effort" or not judged],
        hide_index=True,
        placeholder="–",
        width="stretch",
        height=35 * min(len(shown), MOST_ROWS) + 38,
        on_change=edited,
        args=(key, table["criterion"].tolist(), frame.case.efforts),
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
