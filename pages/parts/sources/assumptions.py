"""What is assumed: effort, the movement of the others, ready-made scenarios, parts of rules."""

from html import escape

import streamlit as st

from model.address import MOVEMENTS
from model.law.criteria import Criterion
from model.law.rules import Place
from model.levers import Lever
from model.planning.effort import LEVELS, Efforts
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame, facts, words
from pages.parts.levers import band_name
from pages.parts.sources.markup import badge, heading, source_line, table


@st.cache_resource(show_spinner=False)
def judgements() -> Efforts:
    """Our judgement of effort."""
    return facts().case.efforts


def efforts(frame: Frame) -> str:
    """How hard each criterion is, and why; the person's own level beside ours."""
    say, found = frame.words, judgements()
    levels = found.judgements.levels
    rows = []
    for criterion in frame.case.rulebook.criteria.values():
        if criterion.id not in found.judgements.criteria:
            continue
        judgement = found.judgement(criterion.id)
        own = frame.work.efforts.get(criterion.id)
        within = judgement.within
        told = dots(judgement.effort) + f" {escape(levels[str(judgement.effort)].vi)}"
        if own:
            told += f'<small class="own">{say("sources.effort_own", level=own)}</small>'
        if within is not None:
            points = numbers.decimal(within, 4)
            told += f"<small>{say('sources.effort_within', points=points)}</small>"
        rows.append([name(criterion), told, escape(judgement.reason.vi)])
    low, high = levels[str(LEVELS[0])].vi, levels[str(LEVELS[-1])].vi
    shape = found.judgements.shape.reason.vi
    return (
        heading(say("sources.efforts_title"))
        + f'<p class="remark">{badge(say, found.judgements.standing)} '
        f"{escape(say('sources.efforts_note', low=low, high=high))} {escape(shape)}</p>"
        + table("efforts", words_of(say, "criterion", "effort", "reason"), rows)
        + source_line(say, say("sources.efforts_source"))
    )


def dots(level: int) -> str:
    """A level of five as dots."""
    return f'<span class="dots">{"●" * level}{"○" * (len(LEVELS) - level)}</span>'


@st.cache_resource(show_spinner=False)
def movements() -> str:
    """The movements of the field that have a name."""
    say, points = words(), facts().movements
    rows = [
        [escape(say(f"sources.moving_{key}")), numbers.signed(points[key])] for key in MOVEMENTS
    ]
    return (
        heading(say("sources.moving_title"))
        + f'<p class="remark">{escape(say("sources.moving_note"))}</p>'
        + table("moving", words_of(say, "moving_name", "moving_points"), rows)
        + source_line(say, say("sources.moving_source"))
    )


@st.cache_resource(show_spinner=False)
def assumed_rules() -> str:
    """The pieces of rules that no source gives, and what is not known of the others."""
    say, case = words(), facts().case
    told = [
        (name(lever.criterion), escape(text))
        for lever in case.levers.values()
        for text in assumed(say, lever)
    ]
    rows = dict.fromkeys(told)
    return (
        heading(say("sources.assumed_title"))
        + table("assumed-rules", words_of(say, "criterion", "assumed_what"), rows)
        + source_line(say, say("sources.assumed_source", rulebook=case.rulebook.id))
    )


def assumed(say: Language, lever: Lever) -> list[str]:
    """What is assumed in the rule of a lever's part, and its known limits."""
    part, found = lever.part, []
    if isinstance(part.rule, Place):
        found = [
            say(
                "sources.assumed_band",
                band=band_name(say, place).lower(),
                points=numbers.decimal(band.points),
            )
            for band, place in zip(part.rule.bands, lever.bands(), strict=True)
            if band.standing == "assumed"
        ]
    elif part.standing == "assumed":
        found = [part.name.vi]
    return [*found, part.limits.vi] if part.limits else found


@st.cache_resource(show_spinner=False)
def ready_made() -> str:
    """The scenarios to start from, and which of them hold an assumed figure."""
    say, case = words(), facts().case
    rows = [
        [
            f"<b>{escape(one.name.vi)}</b>",
            escape(one.explanation.vi),
            badge(say, "assumed") if one.assumed else say("sources.unknown"),
        ]
        for one in case.ready_made.values()
    ]
    return (
        heading(say("sources.ready_title"))
        + table("ready", words_of(say, "ready_name", "ready_meaning", "ready_assumed"), rows)
        + source_line(say, say("sources.ready_source"))
    )


def name(criterion: Criterion) -> str:
    """A criterion's number and short name."""
    return f"<b>{escape(criterion.id)}</b> {escape(criterion.short.vi)}"


def words_of(say: Language, *keys: str) -> list[str]:
    """Column titles."""
    return [say(f"sources.{key}") for key in keys]
