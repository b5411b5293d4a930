"""The answer in plain words: what it takes, what it gives, what is doubtful, and why not."""

from decimal import Decimal

import streamlit as st
from markupsafe import Markup, escape

from model.otherwise import otherwise
from model.planning.goal import Plan
from model.scoring import Doubt
from model.telling import numbers
from model.telling.labels import light_text, table_text, year_text
from model.telling.ranks import certainty_text, movement_short, odds_text, when_text
from model.telling.rules import otherwise_texts
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.goal.answer import Answer, plan_odds
from pages.parts.goal.question import lock
from pages.parts.steps import step_button
from pages.parts.texts import marked, markup, sentence, show

REASONS = ("survey", "locked", "uncertain", "caps", "out_of_reach")


def verdict(frame: Frame, found: Answer) -> None:
    """The answer, with the button that takes the plan up."""
    with st.container(key="goal-verdict"):
        text, buttons = st.columns([4.3, 1], gap="small", vertical_alignment="center")
    title, lines = answer_text(found)
    text.html(markup("goal/verdict", title=title, lines=lines))
    with buttons, st.container(horizontal=True, key="goal-buttons"):
        if found.plan.steps:
            take_up(frame, found.plan, "plan", main=found.plan.reachable)
        step_button(frame.words, "undo")
    with st.container(horizontal=True, vertical_alignment="center", key="goal-doubt"):
        if found.plan.doubt:
            doubt(found, found.plan.doubt)


def answer_text(found: Answer) -> tuple[str, list[Markup]]:
    """What it takes, as a title, and the ranks that it gives."""
    say, plan = found.ground.words, found.plan
    figures = {
        "total": say.decimal(plan.total),
        "more": say.decimal(plan.total - found.start.total.points),
        "count": len(plan.steps),
        "effort": say.decimal(plan.effort, 1),
    }
    rulebook = found.ground.case.rulebook
    told = light_text(found.ground, plan.gains)
    light = [escape(told)] if told else []
    asked, given = asked_text(found), [ranks_text(found)]
    if plan.reachable and not plan.steps:
        return say("goal.verdict.reached", asked=asked), given
    if found.question.aim == "rank":  # its chances in the coming year, whichever was asked about
        ground, work, rank = found.ground, found.work, found.question.rank
        chances = plan_odds(ground, work.with_scenario(plan.scenario), rank)._asdict()
        given.append(escape(odds_text(ground, chances, rank, work.movement)))
    given += [escape(text) for text in otherwise_texts(say, otherwise(rulebook, plan.scenario))]
    if plan.reachable:
        title = say("goal.verdict.needed", needed=say.decimal(plan.wanted), **figures)
        return title, [spaced(sentence(say, "goal.verdict.given", **figures), *given), *light]
    if found.wanted is None:
        unsure = found.question.bound == "delivered"
        why = sentence(say, f"goal.verdict.why_{'undelivered' if unsure else 'never'}")
        short = say("goal.verdict.never")
    else:
        why = sentence(say, "goal.verdict.why", reasons="; ".join(reasons(found)))
        short = say("goal.verdict.short", short=say.decimal(plan.short))
    best = sentence(say, "goal.verdict.best", short=short, **figures)
    title = say("goal.verdict.unreachable", asked=asked)
    return title, [spaced(best, why), spaced(*given), *light]


def spaced(*sentences: Markup) -> Markup:
    """Sentences one after another."""
    return Markup(" ").join(sentences)


def asked_text(found: Answer) -> str:
    """What was asked for, in words."""
    say, ground, asked = found.ground.words, found.ground, found.question
    if asked.aim == "score":
        return say("goal.asked.score", score=say.decimal(asked.score))
    if asked.coming:
        return say(
            "goal.asked.coming",
            rank=asked.rank,
            chance=say.percent(100 * asked.chance, 0),
            when=when_text(ground, found.question.bound, found.work.movement),
        )
    table = ground.table
    key = "goal.asked.estimated" if table.estimated else "goal.asked.year"
    return say(key, rank=asked.rank, year=year_text(ground), table=table_text(ground))


def ranks_text(found: Answer) -> Markup:
    """The ranks of a total, by both questions."""
    say, ground, reached = found.ground.words, found.ground, found.reached
    return sentence(
        say,
        "goal.verdict.ranks",
        rank=numbers.place(reached.rank.rank, reached.rank.of),
        year=year_text(ground),
        sure=certainty_text(ground, reached.rank),
        coming=reached.given.rank,
        span=numbers.span(reached.given.low, reached.given.high),
        movement=movement_short(ground, found.work.movement),
    )


def reasons(found: Answer) -> list[str]:
    """What is held back, the largest first."""
    say, held = found.ground.words, found.plan.held_back
    points = {name: getattr(held, name, Decimal(0)) for name in REASONS}
    return [
        say(f"goal.held.{name}", points=say.decimal(lost))
        for name, lost in sorted(points.items(), key=lambda item: -item[1])
        if lost
    ] or [say("goal.held.nothing")]


def doubt(found: Answer, doubtful: Doubt) -> None:
    """The warning that a point of the plan may be the very one that the appendix lacks."""
    say = found.ground.words
    text = say(
        "goal.doubt.text",
        points=say.decimal(found.work.scenario.read.unexplained, 4),
        criteria=say.either(doubtful.criteria),
        total=say.decimal(doubtful.points),
        planned=say.decimal(found.plan.total),
        verdict=doubt_verdict(found, doubtful.points),
    )
    show("goal/doubt", text=text)
    st.button(
        marked(say, "goal.doubt.avoid", criteria=say.both(doubtful.criteria)),
        key="goal-avoid",
        on_click=lock,
        args=(doubtful.criteria,),
    )


def doubt_verdict(found: Answer, points: Decimal) -> str:
    """Whether the lower total is still enough."""
    say = found.ground.words
    if found.wanted is None:
        return say("goal.doubt.never")
    short = found.wanted - points
    if short <= 0:
        return say("goal.doubt.enough")
    return say("goal.doubt.short", short=say.decimal(short))


def take_up(frame: Frame, plan: Plan, name: str, main: bool = False) -> None:
    """The button that turns a plan into the scenario at hand."""
    say, scenario = frame.words, frame.work.scenario
    there, replaced = scenario == plan.scenario, len(scenario.changes)
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
