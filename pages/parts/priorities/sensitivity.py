"""How much hangs on what: each lever alone, each promise alone, and where the doubt comes from."""

from decimal import Decimal

import pandas as pd
import streamlit as st

from model.address import Work
from model.ground import Ground
from model.law.criteria import POINTS
from model.planning.sensitivity import (
    costs_the_target,
    leave_one_out,
    range_name,
    ranges_of,
    tornado,
)
from model.planning.uncertainty import (
    DELIVERY,
    FIELD,
    PROVINCES,
    SURVEY,
    Own,
    Uncertainty,
    survey_spread,
    uncertainty,
)
from model.ranking.rank import score_needed
from model.result import questions
from model.telling.labels import label, table_text, year_text
from model.telling.values import input_text, value_text
from pages.parts import widgets
from pages.parts.charts import draw
from pages.parts.frame import KEYED, Frame
from pages.parts.priorities.charts import shares, tornado_bars
from pages.parts.texts import Marked, marked, opens, show

MOST, WIDEST = 12, 50  # levers shown; the widest range of one
SOURCES = (FIELD, PROVINCES, SURVEY, DELIVERY)
EDITABLE = ("percent", "count", "survey")


def sensitivity_section(frame: Frame) -> None:
    """The tornado beside the single failures and the sources of doubt."""
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        tornado_block(frame)
    with right:
        failure_block(frame)
        doubt_block(frame)


def whole_number(title: Marked, key: str, start: int, most: int) -> int:
    """A number from 1 on that the person can change; kept across screens."""
    widgets.start_value(key, start)
    return int(st.number_input(title, 1, most, step=1, key=key, persist_state="session"))


def tornado_block(frame: Frame) -> None:
    """Each lever at the ends of its plausible range; the ranges can be changed."""
    say, ranges, scenario = frame.words, frame.case.assumptions.ranges, frame.work.scenario
    show("frame/heading", style="chart-title", text=say("priorities.sensitivity.tornado"))
    used = {range_name(scenario.levers[key]) for key in ranges_of(scenario, ranges)}
    own = {}
    for column, name in zip(st.columns(len(EDITABLE)), EDITABLE, strict=True):
        if name in used:
            with column:
                title = marked(say, f"priorities.sensitivity.range_{name}")
                typed = whole_number(title, f"range-{name}", int(getattr(ranges, name)), WIDEST)
            own[name] = Decimal(typed)
    rank_of = questions(frame.ground, frame.work.movement)
    chosen = ranges_of(scenario, ranges.model_copy(update=own))
    table = tornado(frame.case.rulebook, scenario, chosen, rank_of).head(MOST)
    alt = say("priorities.sensitivity.tornado_alt", count=len(table))
    draw(tornado_bars, tornado_table(frame, table), say, alt)
    plain = POINTS in table["lever"].map(lambda key: scenario.levers[key].criterion.moved).tolist()
    show(
        "priorities/tornado",
        say=say,
        table=table_text(frame.ground),
        reason=say.name(ranges.reason),
        plain=plain,
    )


def tornado_table(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """Two bars per lever, from the scenario's total to the total at each end of its range, with the
    ranks by both questions where anything moves."""
    say, now = frame.words, frame.now.points
    rows = []
    for row in table.to_dict("records"):
        lever = frame.work.scenario.levers[row["lever"]]
        for side, end in (("down", "low"), ("up", "high")):
            year, coming = row[f"rank_year_{end}"], row[f"rank_coming_{end}"]
            ranks = say("priorities.sensitivity.ranks", year=year, coming=coming)
            rows.append(
                {
                    "label": input_text(say, lever),
                    "from_points": now,
                    "to_points": row[f"total_{end}"],
                    "side": say(f"priorities.sensitivity.{side}"),
                    "rank_text": ranks if row[f"total_{end}"] != now else "",
                    "text": say(
                        "priorities.sensitivity.end",
                        value=value_text(say, lever, row[end]),
                        total=say.decimal(row[f"total_{end}"]),
                        rank=year,
                    ),
                }
            )
    return pd.DataFrame(rows)


def failure_block(frame: Frame) -> None:
    """What is lost when one promise of the scenario fails, and whether the target goes with it."""
    say, now, ground, scenario = frame.words, frame.now, frame.ground, frame.work.scenario
    show("frame/heading", style="chart-title", text=say("priorities.sensitivity.fail"))
    if not scenario.changes:
        show("frame/source", text=say("priorities.sensitivity.fail_none"))
        return
    key = f"fail-rank-{ground.choice.baseline}-{ground.table.name}"
    title = marked(say, "priorities.sensitivity.fail_target")
    rank = whole_number(title, key, now.rank.rank, ground.of)
    wanted = score_needed(rank, ground.peers).score
    rank_of = questions(ground, frame.work.movement)
    table = leave_one_out(frame.case.rulebook, scenario, scenario.begun(), rank_of)
    lost = set(costs_the_target(table, Decimal(str(wanted)))["criterion"])
    line = say(
        "priorities.sensitivity.fail_need",
        rank=rank,
        table=table_text(ground),
        wanted=say.decimal(wanted),
        total=say.decimal(now.points),
    )
    if now.points < wanted:
        line = f"{line} {say('priorities.sensitivity.fail_short')}"
    elif not lost:
        line = f"{line} {say('priorities.sensitivity.fail_all')}"
    show("frame/source", text=line)
    criteria = frame.case.rulebook.criteria
    rows = [  # a table of pandas would forget that a name is markup
        row | {"name": opens(one, label(say, one))}
        for row in table.to_dict("records")
        for one in [criteria[row["criterion"]]]
    ]
    show("priorities/failures", say=say, year=year_text(ground), rows=rows, lost=lost)


def doubt_block(frame: Frame) -> None:
    """What the uncertainty of the coming year's rank is made of."""
    say, assumed = frame.words, frame.case.assumptions
    found = doubts(frame.ground, frame.work)
    largest = max(found.shares, key=lambda name: found.shares[name])
    surveyed = any(one.moved == "survey" for one in frame.case.rulebook.criteria.values())
    sources = [name for name in SOURCES if surveyed or name != SURVEY]
    show("frame/heading", style="chart-title", text=say("priorities.sensitivity.parts"))
    st.markdown(
        marked(
            say,
            "priorities.sensitivity.parts_sentence",
            mean=say.decimal(found.mean, 0),
            spread=say.decimal(found.spread, 0),
            source=say(f"priorities.sensitivity.inside_{largest}"),
            share=say.percent(100 * found.shares[largest], 0),
        )
    )
    table = pd.DataFrame(
        {
            "label": [say(f"priorities.sensitivity.parts_{name}") for name in sources],
            "share": [found.shares[name] for name in sources],
            "share_text": [say.percent(100 * found.shares[name], 0) for name in sources],
        }
    )
    draw(shares, table, say, say("priorities.sensitivity.parts_alt", count=len(sources)))
    show(
        "priorities/doubts",
        survey=say.name(assumed.survey.reason)
        if surveyed
        else say("priorities.sensitivity.no_survey"),
        delivery=say.name(assumed.delivery.reason),
        source=say("frame.source", sources=say("priorities.sensitivity.source")),
    )


@st.cache_resource(**KEYED)
def doubts(ground: Ground, work: Work) -> Uncertainty:
    """The sources of doubt of a piece of work, the movement of the others unknown."""
    assumed = ground.case.assumptions
    own = Own(survey_spread(ground.nation.sipas, assumed.survey.since), assumed.delivery)
    return uncertainty(ground, work.scenario, None, own)
