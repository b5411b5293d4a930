"""The answer in plain Vietnamese: what it takes, what it gives, what is doubtful, and why not."""

from decimal import Decimal
from html import escape

import streamlit as st

from model.planning.goal import Plan
from model.result import Result
from model.scoring import Doubt
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.goal.answer import Answer, applied
from pages.parts.goal.question import lock
from pages.parts.headline import certainty, movement_text
from pages.parts.markdown import marked
from pages.parts.steps import step_button

LEAST_TOLD = 1  # per cent; a smaller chance is told as "below"
REASONS = ("survey", "locked", "caps", "out_of_reach")


def verdict(frame: Frame, found: Answer) -> None:
    """The answer, with the button that takes the plan up."""
    with st.container(key="goal-verdict"):
        text, buttons = st.columns([4.3, 1], gap="small", vertical_alignment="center")
    text.html(f'<div class="verdict">{answer_html(frame, found)}</div>')
    with buttons, st.container(horizontal=True, key="goal-buttons"):
        if found.plan.steps:
            take_up(frame, found.plan, "plan", main=found.plan.reachable)
        step_button("undo", frame.words("goal.undo"))
    with st.container(horizontal=True, vertical_alignment="center", key="goal-doubt"):
        if found.plan.doubt:
            doubt(frame, found, found.plan.doubt)


def answer_html(frame: Frame, found: Answer) -> str:
    """Two sentences: what it takes, and the ranks that it gives."""
    say, plan = frame.words, found.plan
    figures = {
        "total": numbers.decimal(plan.total),
        "more": numbers.decimal(plan.total - found.start.total.points),
        "count": len(plan.steps),
        "effort": numbers.decimal(plan.effort, 1),
    }
    if not plan.reachable:
        best = say("goal.verdict.best", **figures, short=short_text(say, found))
        why = why_text(say, found)
        return (
            f"<h2>{say('goal.verdict.unreachable', asked=asked_text(frame, found))}</h2>"
            f"<p>{best} {why}</p>"
            f"<p>{ranks_text(frame, found.reached)} {chance_text(frame, found)}</p>"
        )
    if not plan.steps:
        there = say("goal.verdict.reached", asked=asked_text(frame, found))
        return f"<h2>{there}</h2><p>{ranks_text(frame, found.reached)}</p>"
    needed = numbers.decimal(plan.wanted)
    chance = chance_text(frame, found)
    return (
        f"<h2>{say('goal.verdict.needed', needed=needed, **figures)}</h2>"
        f"<p>{say('goal.verdict.given', **figures)} {ranks_text(frame, found.reached)} {chance}</p>"
    )


def asked_text(frame: Frame, found: Answer) -> str:
    """What was asked for, in words."""
    say, asked = frame.words, found.question
    if asked.aim == "score":
        return say("goal.asked.score", score=numbers.decimal(asked.score))
    if asked.coming:
        return say(
            "goal.asked.coming",
            rank=asked.rank,
            chance=numbers.percent(100 * asked.chance, 0),
            movement=movement_text(frame),
        )
    return say("goal.asked.year", rank=asked.rank, year=frame.year)


def ranks_text(frame: Frame, reached: Result) -> str:
    """The ranks of a total, by both questions."""
    say = frame.words
    return say(
        "goal.verdict.ranks",
        rank=numbers.place(reached.rank.rank, reached.rank.of),
        year=frame.year,
        sure=certainty(say, reached.rank),
        coming=reached.given.rank,
        span=numbers.span(reached.given.low, reached.given.high),
        movement=movement_text(frame),
    )


def chance_text(frame: Frame, found: Answer) -> str:
    """The chance of the wanted rank in the coming year, whichever year was asked about."""
    if found.question.aim == "score":
        return ""
    rank = found.question.rank
    chance = 100 * found.reached.given.chance[rank - 1]
    share = numbers.percent(chance, 0)
    if chance < LEAST_TOLD:
        share = frame.words("goal.verdict.hardly", share=numbers.percent(LEAST_TOLD, 0))
    return frame.words("goal.verdict.chance", rank=rank, share=share)


def short_text(say: Language, found: Answer) -> str:
    """How far the best possible is from what is asked."""
    if found.wanted is None:
        return say("goal.verdict.never")
    return say("goal.verdict.short", short=numbers.decimal(found.plan.short))


def why_text(say: Language, found: Answer) -> str:
    """Why nothing reaches it: the other provinces, or what is held back, the largest first."""
    if found.wanted is None:
        return say("goal.verdict.why_never")
    held = found.plan.held_back
    points = {name: getattr(held, name, Decimal(0)) for name in REASONS}
    told = [
        say(f"goal.held.{name}", points=numbers.decimal(lost))
        for name, lost in sorted(points.items(), key=lambda item: -item[1])
        if lost
    ]
    return say("goal.verdict.why", reasons="; ".join(told) or say("goal.held.nothing"))


def doubt(frame: Frame, found: Answer, doubtful: Doubt) -> None:
    """The warning that a point of the plan may be the very one that the appendix lacks."""
    say = frame.words
    text = say(
        "goal.doubt.text",
        points=numbers.decimal(frame.work.scenario.read.unexplained, 4),
        criteria=" hoặc ".join(doubtful.criteria),
        total=numbers.decimal(doubtful.points),
        planned=numbers.decimal(found.plan.total),
        verdict=doubt_verdict(say, found, doubtful.points),
    )
    st.html(f"<p>⚠ {escape(text)}</p>")
    st.button(
        marked(say, "goal.doubt.avoid", criteria=", ".join(doubtful.criteria)),
        key="goal-avoid",
        on_click=lock,
        args=(doubtful.criteria,),
    )


def doubt_verdict(say: Language, found: Answer, points: Decimal) -> str:
    """Whether the lower total is still enough."""
    if found.wanted is None:
        return say("goal.doubt.never")
    short = found.wanted - points
    if short <= 0:
        return say("goal.doubt.enough")
    return say("goal.doubt.short", short=numbers.decimal(short))


def take_up(frame: Frame, plan: Plan, name: str, main: bool = False) -> None:
    """The button that turns a plan into the scenario at hand."""
    say, there = frame.words, applied(frame, plan)
    replaced = len(frame.work.scenario.changes)
    st.button(
        say("goal.taken_up" if there else "goal.take_up"),
        key=f"goal-take-{name}",
        type="primary" if main and not there else "secondary",
        icon=":material/check:" if there else ":material/input:",
        help=marked(say, "goal.take_up_replaces", count=replaced)
        if replaced
        else say("goal.take_up_help"),
        disabled=there,
        on_click=session.change,
        args=(lambda _: plan.scenario,),
    )
