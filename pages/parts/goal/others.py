"""What lies around a plan: other plans, the one that just fails, and what each rank costs."""

import altair as alt
import pandas as pd
import streamlit as st
from markupsafe import Markup

from model.law.criteria import POINTS
from model.planning.effort import LEVELS
from model.planning.goal import Plan
from model.result import Result
from model.telling.labels import label, table_text
from model.telling.language import Language
from model.telling.ranks import share_text, when_text
from pages.parts.charts import FROM_ZERO, GAIN, INK, OURS, Picture, dressed, hang
from pages.parts.frame import Frame
from pages.parts.goal.answer import (
    Answer,
    others,
    plan_odds,
    price_table,
    priced,
    target_rank,
)
from pages.parts.goal.steps import gain_text
from pages.parts.goal.verdict import take_up
from pages.parts.texts import markup, opens, sentence, show

COLUMNS = 3
ROOM = 1.12  # of the highest bar, for the text above it


def show_others(frame: Frame, found: Answer) -> None:
    """Other plans to the same total, then the one that is cheaper but just fails, as cards."""
    say, around = frame.words, others(found.ground, found.work, found.question)
    if not found.plan.steps:
        show("frame/source", text=say("goal.other.nothing"))
        return
    cards = [
        (
            f"other-{place}",
            say("goal.other.title", place=place),
            one,
            sentence(say, "goal.other.met", total=say.decimal(one.total)),
        )
        for place, one in enumerate(around.alternatives, start=2)
    ]
    if around.miss and around.missed:
        text = missed_text(found, around.miss, around.missed)
        cards.append(("miss", say("goal.other.miss"), around.miss, text))
    hint = "goal.other.hint" if around.alternatives else "goal.other.none"
    show("frame/source", text=say(hint))
    for first in range(0, len(cards), COLUMNS):
        row = cards[first : first + COLUMNS]
        for column, (name, title, one, text) in zip(st.columns(COLUMNS), row, strict=False):
            with column, st.container(key=f"goal-card-{name}"):
                st.html(card(found, without(found, title, one), one, text))
                take_up(frame, one, name)


def without(found: Answer, title: str, one: Plan) -> str:
    """A card's title, with what the plan uses and this one does not."""
    say, plan, criteria = found.ground.words, found.plan, found.ground.case.rulebook.criteria
    left = [criteria[key] for key in plan.gains if key not in one.gains]
    names = say.both([one.id if one.numbered else label(say, one) for one in left])
    return say("goal.other.without", title=title, criteria=names) if left else title


def card(found: Answer, title: str, one: Plan, text: Markup) -> Markup:
    """A plan as a card: what it costs beside the plan, what it gives, and its criteria."""
    say, plan, criteria = found.ground.words, found.plan, found.ground.case.rulebook.criteria
    effort, more = say.decimal(one.effort), say.signed(one.effort - plan.effort)
    doubtful = one.doubt and say("goal.other.doubt", criteria=say.either(one.doubt.criteria))
    return markup(
        "goal/card",
        title=title,
        cost=sentence(say, "goal.other.cost", effort=effort, more=more),
        text=text,
        new=say("goal.other.new"),
        rows=[
            {
                "name": opens(criteria[key], label(say, criteria[key])),
                "new": key not in plan.gains,
                "gain": gain_text(say, float(gain)),
            }
            for key, gain in one.gains.items()
        ],
        doubt=doubtful or "",
    )


def missed_text(found: Answer, miss: Plan, missed: Result) -> Markup:
    """By how much the plan that just fails misses: points, and the rank or the chance."""
    say, asked, short = found.ground.words, found.question, found.ground.words.decimal(miss.short)
    if asked.coming:
        chances = plan_odds(found.ground, found.work.with_scenario(miss.scenario), asked.rank)
        share = share_text(say, chances._asdict()[found.question.bound])
        return sentence(say, "goal.other.missed_chance", short=short, share=share)
    return sentence(say, "goal.other.missed_rank", short=short, rank=missed.rank.rank)


def show_prices(frame: Frame, found: Answer) -> None:
    """The effort of the ranks around the wanted one."""
    say, prices = frame.words, price_table(found.ground, found.work, found.question)
    target = target_rank(found.ground, found.question)
    table, source = price_bars(say, prices, target), say("goal.prices.source")
    alt = say("goal.prices.alt", count=len(table), rank=target)
    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        hang(Picture(goal_prices, table, price_title(found), alt, source), say)
    with right:
        show("goal/told", lines=price_lines(say, prices, target))


def goal_prices(table: pd.DataFrame, say: Language) -> alt.LayerChart:
    """The effort of each rank around the wanted one.

    `table`: rank_text (from the worst to the best), effort, effort_text, who (target, other),
    wanted_text, room (the end of the axis).
    """
    x = alt.X(
        "rank_text:N",
        sort=None,
        title=say("goal.prices.rank"),
        axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelPadding=6),
    )
    base = alt.Chart(table).encode(x=x)
    bars = base.mark_bar(width={"band": 0.7}, cornerRadiusTopLeft=2, cornerRadiusTopRight=2).encode(
        y=alt.Y(
            "effort:Q",
            title=say("goal.prices.effort"),
            scale=FROM_ZERO,
            axis=alt.Axis(format=".0f", tickCount=5),
        ),
        color=alt.Color(
            "who:N",
            legend=None,
            scale=alt.Scale(domain=["target", "other"], range=[OURS, GAIN]),
        ),
        tooltip=[
            alt.Tooltip("rank_text:N", title=say("goal.prices.rank")),
            alt.Tooltip("wanted_text:N", title=say("goal.prices.wanted")),
            alt.Tooltip("effort_text:N", title=say("goal.prices.effort")),
        ],
    )
    texts = base.mark_text(dy=-8, fontSize=12.5, fontWeight=600, color=INK).encode(
        y="effort:Q", text="effort_text:N"
    )
    kept = base.mark_point(opacity=0).encode(y="room:Q")
    return dressed(alt.layer(bars, texts, kept), 250)


def price_title(found: Answer) -> str:
    """Which ranks, by which question."""
    say, asked = found.ground.words, priced(found.question)
    if asked.coming:
        chance, bound = say.percent(100 * asked.chance, 0), asked.bound
        return say(
            "goal.prices.title_coming",
            chance=chance,
            when=when_text(found.ground, bound, found.work.movement),
        )
    return say("goal.prices.title_year", table=table_text(found.ground))


def price_bars(say: Language, prices: pd.DataFrame, target: int) -> pd.DataFrame:
    """The bars: where nothing reaches a rank, words stand in the place of a bar."""
    never, there = say("goal.prices.never"), say("goal.prices.there")
    effort = prices["effort"].astype(float)
    return pd.DataFrame(
        {
            "rank_text": prices["rank"].astype(str),
            "effort": effort.fillna(0.0),
            "effort_text": [
                never if pd.isna(one) else say.decimal(one, 1) if one else there for one in effort
            ],
            "wanted_text": [
                never if pd.isna(one) else say.decimal(one) for one in prices["wanted"]
            ],
            "who": ["target" if rank == target else "other" for rank in prices["rank"]],
            "room": ROOM * max(float(effort.fillna(0.0).max()), 1.0),
        }
    )


def price_lines(say: Language, prices: pd.DataFrame, target: int) -> list[Markup]:
    """What one rank more, five more, and one or five fewer change."""
    known = dict(zip(prices["rank"], prices["effort"], strict=True))
    here = known.get(target)
    if pd.isna(here):
        return [sentence(say, "goal.prices.target_never", rank=target)]
    return [
        price_line(say, target, rank, known[rank] - here)
        for rank in (target - 1, target - 5, target + 1, target + 5)
        if rank in known
    ]


def price_line(say: Language, target: int, rank: int, change: float) -> Markup:
    """What another rank costs beside the wanted one; `change` is missing if nothing reaches it."""
    if pd.isna(change):
        return sentence(say, "goal.prices.none", rank=rank)
    effort = say.decimal(abs(change))
    if effort == say.decimal(0):
        return sentence(say, "goal.prices.same", rank=rank, start=target)
    key = "more" if rank < target else "fewer"
    return sentence(say, f"goal.prices.{key}", start=target, rank=rank, effort=effort)


def show_method(frame: Frame, found: Answer) -> None:
    """How the plan is found, and what is assumed."""
    say, case, judged = frame.words, frame.case, found.goal.efforts.judgements
    words = [f"{level} {say.name(judged.levels[str(level)])}" for level in LEVELS]
    lines = [
        say("goal.method.least"),
        say("goal.method.effort", words=", ".join(words)),
        say.name(judged.shape.reason),
    ]
    if any(one.moved == POINTS and one.listed for one in case.rulebook.criteria.values()):
        other = judged.levels[str(judged.other.effort)]
        lines.append(say("goal.method.points", word=say.name(other)))
    lines.append(say("goal.method.survey"))
    if case.agencies:
        lines.append(say("goal.method.caps"))
    show("goal/told", lines=[*lines, say("goal.method.promise")])


SECTIONS = {"others": show_others, "prices": show_prices, "method": show_method}
