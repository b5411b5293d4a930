"""The answer to a question about a goal: the plan, what it gives, and what lies around it."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

import pandas as pd
import streamlit as st

from model.address import Work, to_query
from model.planning.effort import Efforts
from model.planning.goal import Goal, Limits, Plan, alternatives, nearest_miss, plan, prices
from model.planning.goal.wanted import in_coming_year, in_year, least_total
from model.ranking.rank import rank_in_year
from model.result import Result, result
from pages.parts.frame import Frame
from pages.parts.goal.question import Question
from pages.parts.priorities.table import efforts_of

AROUND = 6  # ranks to either side of the wanted one whose price is told
Asked = tuple[Question, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Answer:
    """The least-effort plan and what it gives.

    `asked` stands for everything that the answer depends on. `wanted`: the least total that is
    asked for, None if not even 100 points give it. `start`, `reached`: the results before and
    after.
    """

    asked: Asked
    goal: Goal
    wanted: Decimal | None
    plan: Plan
    start: Result
    reached: Result

    @property
    def question(self) -> Question:
        """What was asked."""
        return self.asked[0]

    @property
    def efforts(self) -> Efforts:
        """The efforts that the plan was made with."""
        return self.goal.efforts


@dataclass(frozen=True)
class Others:
    """What else was found: other plans to the same total, and the one that just fails with what
    it gives."""

    alternatives: list[Plan]
    miss: Plan | None
    missed: Result | None


def answer(frame: Frame, question: Question) -> Answer:
    """The plan for a question, worked out once."""
    scenario = frame.work.scenario
    begin = scenario if question.beginning == "scenario" else scenario.cleared()
    around = Work(begin, frame.work.movement, frame.work.efforts)
    return answered((question, tuple(to_query(around).items())), frame, around)


@st.cache_resource(show_spinner=False, max_entries=100)
def answered(asked: Asked, _frame: Frame, _around: Work) -> Answer:
    """The same; `asked` stands for everything that the answer depends on."""
    (question, _), facts = asked, _frame.ground
    caps = MappingProxyType(dict(question.caps))
    limits = Limits(frozenset(question.locked), question.survey, caps)
    goal = Goal(facts.case.rulebook, _around.scenario, efforts_of(_frame), limits)
    total = wanted(_frame, question, question.rank)
    found = plan(goal, facts.case.rulebook.maximum + 1 if total is None else total)
    start, reached = (
        result(facts, one, _around.movement) for one in (_around.scenario, found.scenario)
    )
    return Answer(asked, goal, total, found, start, reached)


def wanted(frame: Frame, question: Question, rank: int) -> Decimal | None:
    """The least total that the question asks for, were it about this rank."""
    if question.aim == "score":
        return question.score
    if question.coming:
        movement = frame.ground.points(frame.work.movement)
        return least_total(in_coming_year(frame.ground, rank, question.chance, movement))
    return least_total(in_year(frame.ground, rank))


def others(frame: Frame, found: Answer) -> Others:
    """Other plans, worked out once and only when asked for."""
    return around_plan(found.asked, frame, found)


@st.cache_resource(show_spinner=False, max_entries=100)
def around_plan(asked: Asked, _frame: Frame, _found: Answer) -> Others:
    """The same for everything that `asked` stands for."""
    miss = nearest_miss(_found.goal, _found.plan)
    missed = result(_frame.ground, miss.scenario, _frame.work.movement) if miss else None
    return Others(alternatives(_found.goal, _found.plan), miss, missed)


def price_table(frame: Frame, found: Answer) -> pd.DataFrame:
    """What the ranks around the wanted one cost: rank, wanted, effort; worked out once."""
    return priced(found.asked, frame, found)


@st.cache_resource(show_spinner=False, max_entries=100)
def priced(asked: Asked, _frame: Frame, _found: Answer) -> pd.DataFrame:
    """The same for everything that `asked` stands for; not to be changed."""
    question, middle = asked[0], target_rank(_frame, _found)
    if question.aim == "score":
        question = Question()
    last = _found.reached.rank.of
    ranks = range(min(middle + AROUND, last), max(middle - AROUND, 1) - 1, -1)
    return prices(_found.goal, {rank: wanted(_frame, question, rank) for rank in ranks})


def target_rank(frame: Frame, found: Answer) -> int:
    """The rank that was asked for, or that the wanted score gives."""
    if found.question.aim == "rank":
        return found.question.rank
    return rank_in_year(float(found.question.score), frame.ground.peers).rank


def applied(frame: Frame, chosen: Plan) -> bool:
    """Whether the scenario at hand is this plan already."""
    return frame.work.scenario == chosen.scenario
