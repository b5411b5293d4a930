"""How much hangs on what: each lever alone, each promise alone, and where the doubt comes from."""

from collections.abc import Hashable
from decimal import Decimal
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from model.address import to_query
from model.planning.goal.risk import (
    DELIVERY,
    FIELD,
    PROVINCES,
    SURVEY,
    Own,
    Uncertainty,
    survey_spread,
    uncertainty,
)
from model.planning.questions import questions
from model.planning.sensitivity import (
    Assumptions,
    costs_the_target,
    leave_one_out,
    ranges_of,
    tornado,
)
from model.ranking.rank import score_needed
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.charts import draw
from pages.parts.frame import Frame, facts
from pages.parts.levers import value_text
from pages.parts.markdown import marked
from pages.parts.priorities.charts import shares, tornado_bars
from pages.parts.simulation import label

MOST = 12
SOURCES = (FIELD, PROVINCES, SURVEY, DELIVERY)
EDITABLE = ("percent", "count", "survey")


@st.cache_resource(show_spinner=False)
def assumptions() -> Assumptions:
    """What the analysis assumes."""
    return facts().case.assumptions


def sensitivity_section(frame: Frame) -> None:
    """The tornado beside the single failures and the sources of doubt."""
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        tornado_block(frame)
    with right:
        failure_block(frame)
        doubt_block(frame)


def tornado_block(frame: Frame) -> None:
    """Each lever at the ends of its plausible range; the ranges can be changed."""
    say, ranges = frame.words, assumptions().ranges
    st.html(f'<h2 class="chart-title">{say("priorities.sensitivity.tornado")}</h2>')
    own = {}
    for column, name in zip(st.columns(3), EDITABLE, strict=True):
        with column:
            session.start_value(f"range-{name}", int(getattr(ranges, name)))
            own[name] = Decimal(
                st.number_input(
                    say(f"priorities.sensitivity.range_{name}"),
                    min_value=1,
                    max_value=50,
                    step=1,
                    key=f"range-{name}",
                    persist_state="session",
                )
            )
    rank_of = questions(frame.ground, frame.ground.points(frame.work.movement))
    chosen = ranges_of(frame.work.scenario, ranges.model_copy(update=own))
    table = tornado(frame.case.rulebook, frame.work.scenario, chosen, rank_of).head(MOST)
    draw(
        tornado_bars,
        tornado_table(frame, table),
        say,
        say("priorities.sensitivity.tornado_alt", count=len(table)),
    )
    hint = say("priorities.sensitivity.tornado_hint", reason=ranges.reason.vi)
    st.html(f'<p class="source">{escape(hint)}</p>')


def tornado_table(frame: Frame, table: pd.DataFrame) -> pd.DataFrame:
    """Two bars per lever, from the scenario's total to the total at each end."""
    say, now = frame.words, frame.now.points
    rows = []
    for row in table.to_dict("records"):
        lever = frame.work.scenario.levers[row["lever"]]
        several = len(lever.criterion.inputs()) > 1
        name = f"{lever.criterion.id} {lever.name.vi}" if several else label(lever.criterion)
        for side, end in (("down", "low"), ("up", "high")):
            rows.append(
                {
                    "label": name,
                    "from_points": now,
                    "to_points": row[f"total_{end}"],
                    "side": say(f"priorities.sensitivity.{side}"),
                    "rank_text": rank_text(say, row, end, now),
                    "text": say(
                        "priorities.sensitivity.end",
                        value=value_text(say, lever, row[end]),
                        total=numbers.decimal(row[f"total_{end}"]),
                        rank=row[f"rank_year_{end}"],
                    ),
                }
            )
    return pd.DataFrame(rows)


def rank_text(say: Language, row: dict[Hashable, Any], end: str, now: float) -> str:
    """The rank at an end of a lever's range, by both questions; nothing where nothing moves."""
    if row[f"total_{end}"] == now:
        return ""
    return say(
        "priorities.sensitivity.ranks",
        year=row[f"rank_year_{end}"],
        coming=row[f"rank_coming_{end}"],
    )


def failure_block(frame: Frame) -> None:
    """What is lost when one promise of the scenario fails, and whether the target goes with it."""
    say, now = frame.words, frame.now
    st.html(f'<h2 class="chart-title">{say("priorities.sensitivity.fail")}</h2>')
    if not frame.work.scenario.changes:
        st.html(f'<p class="source">{say("priorities.sensitivity.fail_none")}</p>')
        return
    session.start_value("fail-rank", now.rank.rank)
    rank = st.number_input(
        say("priorities.sensitivity.fail_target"),
        min_value=1,
        max_value=now.rank.of,
        step=1,
        key="fail-rank",
        persist_state="session",
    )
    wanted = score_needed(int(rank), frame.ground.peers).score
    rank_of = questions(frame.ground, frame.ground.points(frame.work.movement))
    base = frame.work.scenario.cleared()
    table = leave_one_out(frame.case.rulebook, frame.work.scenario, base, rank_of)
    lost = set(costs_the_target(table, Decimal(str(wanted)))["criterion"])
    line = say(
        "priorities.sensitivity.fail_need",
        rank=rank,
        year=frame.year,
        wanted=numbers.decimal(wanted),
        total=numbers.decimal(now.points),
    )
    if now.points < wanted:
        line = f"{line} {say('priorities.sensitivity.fail_short')}"
    elif not lost:
        line = f"{line} {say('priorities.sensitivity.fail_all')}"
    st.html(f'<p class="source">{line}</p>')
    st.html(failure_table(frame, table, lost))


def failure_table(frame: Frame, table: pd.DataFrame, lost: set[str]) -> str:
    """The single failures, the greatest loss first."""
    say = frame.words
    names = ("criterion", "lost", "total", "rank", "coming", "verdict")
    heads = "".join(
        f"<th>{say(f'priorities.sensitivity.fail_{name}', year=frame.year)}</th>" for name in names
    )
    rows = "".join(
        f"<tr><td>{escape(label(frame.case.rulebook.criteria[row['criterion']]))}</td>"
        f"<td class='n'>{numbers.signed(-row['lost'])}</td>"
        f"<td class='n'>{numbers.decimal(row['total'])}</td>"
        f"<td class='n'>{row['rank_year']}</td><td class='n'>{row['rank_coming']}</td>"
        f"<td>{verdict(frame, row['criterion'] in lost)}</td></tr>"
        for row in table.to_dict("records")
    )
    return f"<table class='top'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def verdict(frame: Frame, gone: bool) -> str:
    """Whether the target survives, in a word with a mark."""
    if gone:
        return f"<b class='down'>✕ {frame.words('priorities.sensitivity.fail_gone')}</b>"
    return f"✓ {frame.words('priorities.sensitivity.fail_kept')}"


def doubt_block(frame: Frame) -> None:
    """What the uncertainty of the coming year's rank is made of."""
    say, assumed = frame.words, assumptions()
    found = sources(tuple(to_query(frame.work).items()), frame)
    largest = max(found.shares, key=lambda name: found.shares[name])
    st.html(f'<h2 class="chart-title">{say("priorities.sensitivity.parts")}</h2>')
    st.markdown(
        marked(
            say,
            "priorities.sensitivity.parts_sentence",
            mean=numbers.decimal(found.mean, 0),
            spread=numbers.decimal(found.spread, 0),
            source=say(f"priorities.sensitivity.parts_{largest}").lower(),
            share=numbers.percent(100 * found.shares[largest], 0),
        )
    )
    table = pd.DataFrame(
        {
            "label": [say(f"priorities.sensitivity.parts_{name}") for name in SOURCES],
            "share": [found.shares[name] for name in SOURCES],
            "share_text": [numbers.percent(100 * found.shares[name], 0) for name in SOURCES],
        }
    )
    draw(shares, table, say, say("priorities.sensitivity.parts_alt"))
    hint = say(
        "priorities.sensitivity.parts_hint",
        survey=assumed.survey.reason.vi,
        delivery=assumed.delivery.reason.vi,
    )
    source = say("frame.source", sources=say("priorities.sensitivity.source"))
    st.html(f'<p class="source">{escape(hint)}<br>{source}</p>')


@st.cache_resource(show_spinner=False, max_entries=50)
def sources(address: tuple[tuple[str, str], ...], _frame: Frame) -> Uncertainty:
    """The sources of doubt of the work at hand; the address stands for all they depend on."""
    assumed = assumptions()
    own = Own(survey_spread(facts().nation.sipas, assumed.survey.since), assumed.delivery)
    return uncertainty(_frame.ground, _frame.work.scenario, None, own)
