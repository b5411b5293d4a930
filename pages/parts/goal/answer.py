"""The answer to a question about a goal: the plan, what it gives, and what lies around it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

import pandas as pd
import streamlit as st

from model.address import Work
from model.ground import Ground
from model.planning.goal import Finder, Plan, alternatives, nearest_miss, plan, prices
from model.planning.ladder import Goal, Limits
from model.planning.odds import Odds, odds, wanted_total
from model.planning.robust import robust
from model.ranking.rank import in_year, least_total, rank_in_year
from model.result import Result, result
from pages.parts.frame import KEYED
from pages.parts.goal.question import Question

AROUND = 6  # ranks to either side of the wanted one whose price is told


@dataclass(frozen=True)
class Answer:
    """The least-effort plan to what is asked, from the scenario of the `work`, and what it gives.

    `wanted`: the least total that is asked for, None if not even 100 points give it. `start`,
    `reached`: the results before and after.
    """

    ground: Ground
    work: Work
    question: Question
    goal: Goal
    wanted: Decimal | None
    plan: Plan
    start: Result
    reached: Result


@dataclass(frozen=True)
class Others:
    """What else was found: other plans to the same total, and the one that just fails with what
    it gives."""

    alternatives: list[Plan]
    miss: Plan | None
    missed: Result | None


def around(work: Work, question: Question) -> Work:
    """The work from whose scenario a plan starts: the one at hand, or with its totals alone."""
    own = question.beginning == "scenario"
    return work if own else work.with_scenario(work.scenario.begun())


@st.cache_resource(**KEYED)
def answer(ground: Ground, work: Work, question: Question) -> Answer:
    """The plan for a question, from the scenario of a piece of work."""
    case, caps = ground.case, MappingProxyType(dict(question.caps))
    most = dict(question.reach.most) if question.still and question.reach else {}
    limits = Limits(frozenset(question.locked), question.survey, caps, most=MappingProxyType(most))
    goal = Goal(case.rulebook, work.scenario, case.efforts.change(work.efforts), limits)
    total = wanted(ground, work, question, question.rank, goal)
    found = finder(question)(goal, case.rulebook.maximum + 1 if total is None else total)
    start, reached = (result(ground, one, work.movement) for one in (work.scenario, found.scenario))
    return Answer(ground, work, question, goal, total, found, start, reached)


def finder(question: Question) -> Finder:
    """What finds a plan for a question."""
    return robust if question.robust else plan


def wanted(ground: Ground, work: Work, question: Question, rank: int, goal: Goal) -> Decimal | None:
    """The least total that the question asks for, were it about this rank."""
    if question.aim == "score":
        return question.score
    if question.coming:
        return wanted_total(ground, goal, rank, question.chance, question.bound, work.movement)
    return least_total(in_year(rank, ground.peers))


@st.cache_resource(**KEYED)
def plan_odds(ground: Ground, planned: Work, rank: int) -> Odds:
    """The chances that the scenario of a piece of work has of a rank in the coming year."""
    return odds(ground, planned.scenario, rank, planned.movement)


@st.cache_resource(**KEYED)
def others(ground: Ground, work: Work, question: Question) -> Others:
    """Other plans, worked out only when asked for."""
    found = answer(ground, work, question)
    miss = nearest_miss(found.goal, found.plan)
    missed = result(ground, miss.scenario, work.movement) if miss else None
    return Others(alternatives(found.goal, found.plan, finder(question)), miss, missed)


@st.cache_resource(**KEYED)
def price_table(ground: Ground, work: Work, question: Question) -> pd.DataFrame:
    """What the ranks around the wanted one cost: rank, wanted, effort; not to be changed."""
    found, middle = answer(ground, work, question), target_rank(ground, question)
    about = priced(question)
    ranks = range(min(middle + AROUND, ground.of), max(middle - AROUND, 1) - 1, -1)
    return prices(
        found.goal, {rank: wanted(ground, work, about, rank, found.goal) for rank in ranks}
    )


def priced(question: Question) -> Question:
    """The question about a rank whose prices are told. With delivery unsure every total that is
    tried needs a plan of its own, which for many ranks takes too long: they take it as kept."""
    if question.aim != "rank":
        return replace(question, aim="rank", time="year")
    return replace(question, bound="unknown") if question.bound == "delivered" else question


def target_rank(ground: Ground, question: Question) -> int:
    """The rank that was asked for, or that the wanted score gives."""
    if question.aim == "rank":
        return question.rank
    return rank_in_year(float(question.score), ground.peers).rank
