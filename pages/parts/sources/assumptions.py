"""What is assumed: effort, the movement of the others, ready-made scenarios, parts of rules, how
sure a plan is."""

import streamlit as st
from markupsafe import Markup

from model.address import MOVEMENTS
from model.ground import Ground
from model.law.rules import Place
from model.levers import Lever
from model.planning.effort import LEVELS, Judgement
from model.telling.labels import label
from model.telling.language import Language
from model.telling.rules import earned_text
from pages.parts.caching import KEYED
from pages.parts.frame import Frame
from pages.parts.sources.markup import badge, block, cell, table, titles
from pages.parts.templates import markup


def efforts(frame: Frame) -> Markup:
    """How hard each criterion is, and why; the person's own level beside ours."""
    say, found = frame.words, frame.case.efforts.judgements
    rows, others = [], []
    for criterion in frame.case.rulebook.criteria.values():
        if criterion.id in found.criteria:
            judgement = found.criteria[criterion.id]
            own = frame.work.efforts.get(criterion.id)
            rows.append(effort_row(frame, label(say, criterion), judgement, own))
        elif criterion.listed and criterion.moved != "out_of_reach":
            others.append(say.name(criterion.short))
    if others:
        rows.append(effort_row(frame, "; ".join(others), found.other, None))
    low, high = (say.name(found.levels[str(LEVELS[end])]) for end in (0, -1))
    return block(
        say,
        say("sources.efforts_title"),
        table("efforts", titles(say, "criterion", "effort", "reason"), rows),
        say("sources.efforts_source"),
        remark=" ".join(
            [say("sources.efforts_note", low=low, high=high), say.name(found.shape.reason)]
        ),
        badge=badge(say, found.standing),
    )


def effort_row(frame: Frame, title: str, judgement: Judgement, own: int | None) -> list[str]:
    """A criterion's level with its word, what it stands for, and why."""
    say, level = frame.words, judgement.effort
    word = say.name(frame.case.efforts.judgements.levels[str(level)])
    within = judgement.within
    effort = markup(
        "sources/effort",
        dots="●" * level + "○" * (len(LEVELS) - level),
        word=word,
        own=say("sources.effort_own", level=own) if own else "",
        within="" if within is None else say("sources.effort_within", points=say.plain(within)),
    )
    return [title, effort, say.name(judgement.reason)]


@st.cache_data(**KEYED)
def movements(ground: Ground) -> Markup:
    """The movements of the field that have a name."""
    say, points = ground.words, ground.movements
    rows = [[say(f"sources.moving_{key}"), say.signed(points[key])] for key in MOVEMENTS]
    return block(
        say,
        say("sources.moving_title"),
        table("moving", titles(say, "moving_name", "moving_points"), rows),
        say("sources.moving_source"),
        remark=say("sources.moving_note"),
    )


@st.cache_data(**KEYED)
def assumed_rules(ground: Ground) -> Markup:
    """The pieces of rules that no source gives, and what is not known of the others."""
    say, case = ground.words, ground.case
    told = [
        (label(say, lever.criterion), text)
        for lever in case.levers.values()
        for text in assumed(say, lever)
    ]
    if not told:
        return Markup()
    return block(
        say,
        say("sources.assumed_title"),
        table("assumed-rules", titles(say, "criterion", "assumed_what"), dict.fromkeys(told)),
        say.name(case.law.name),
    )


def assumed(say: Language, lever: Lever) -> list[str]:
    """What is assumed in the rule of a lever's part, and its known limits."""
    part, found = lever.part, []
    if isinstance(part.rule, Place):
        found = [
            earned_text(say, band, place)
            for band, place in zip(part.rule.bands, lever.bands(), strict=True)
            if band.standing == "assumed"
        ]
    elif part.standing == "assumed":
        found = [say.name(part.name)]
    return [*found, say.name(part.limits)] if part.limits else found


@st.cache_data(**KEYED)
def sureness(ground: Ground) -> Markup:
    """How far levers may plausibly be from a plan, and how sure its promises are."""
    say, found = ground.words, ground.case.assumptions
    reasons = (found.ranges.reason, found.survey.reason, found.delivery.reason)
    rows = [[say.name(reason)] for reason in reasons]
    return block(
        say,
        say("sources.sure_title"),
        table("sure", titles(say, "assumed_what"), rows),
        say("sources.efforts_source"),
        badge=badge(say, found.standing),
    )


@st.cache_data(**KEYED)
def ready_made(ground: Ground) -> Markup:
    """The scenarios to start from, and which of them hold an assumed figure."""
    say = ground.words
    rows = [
        [
            cell(strong=say.name(one.name)),
            say.name(one.explanation),
            badge(say, "assumed") if one.assumed else say("sources.unknown"),
        ]
        for one in ground.case.ready_made.values()
    ]
    heads = titles(say, "ready_name", "ready_meaning", "ready_assumed")
    inside = table("ready", heads, rows)
    return block(say, say("sources.ready_title"), inside, say("sources.efforts_source"))
