"""What lies around a plan: other plans, the one that just fails, and what each rank costs."""

from html import escape

import pandas as pd
import streamlit as st

from model.planning.effort import LEVELS
from model.planning.goal import Plan
from model.result import Result
from model.telling import numbers
from model.telling.language import Language
from pages.parts.charts import draw
from pages.parts.frame import Frame
from pages.parts.goal.answer import Answer, others, price_table, target_rank
from pages.parts.goal.charts import goal_prices
from pages.parts.goal.steps import gain_text
from pages.parts.goal.verdict import take_up
from pages.parts.headline import movement_text
from pages.parts.simulation import label

COLUMNS = 3


def show_others(frame: Frame, found: Answer) -> None:
    """Other plans to the same total, then the one that is cheaper but just fails, as cards."""
    say, around = frame.words, others(frame, found)
    if not found.plan.steps:
        st.html(f'<p class="told">{say("goal.other.nothing")}</p>')
        return
    cards = [
        (f"other-{place}", say("goal.other.title", place=place), one, met_text(say, one))
        for place, one in enumerate(around.alternatives, start=2)
    ]
    if around.miss and around.missed:
        text = missed_text(say, found, around.miss, around.missed)
        cards.append(("miss", say("goal.other.miss"), around.miss, text))
    st.html(
        f'<p class="source">'
        f"{say('goal.other.hint' if around.alternatives else 'goal.other.none')}</p>"
    )
    for first in range(0, len(cards), COLUMNS):
        row = cards[first : first + COLUMNS]
        for column, (name, title, one, text) in zip(st.columns(COLUMNS), row, strict=False):
            with column, st.container(key=f"goal-card-{name}"):
                st.html(card_html(frame, found, without(say, title, found.plan, one), one, text))
                take_up(frame, one, name)


def without(say: Language, title: str, plan: Plan, one: Plan) -> str:
    """A card's title, with what the plan uses and this one does not."""
    left = ", ".join(key for key in plan.gains if key not in one.gains)
    return say("goal.other.without", title=title, criteria=left) if left else title


def card_html(frame: Frame, found: Answer, title: str, one: Plan, text: str) -> str:
    """A plan as a card: what it costs beside the plan, what it gives, and its criteria."""
    say, plan = frame.words, found.plan
    cost = say(
        "goal.other.cost",
        effort=numbers.decimal(one.effort),
        more=numbers.signed(one.effort - plan.effort),
    )
    rows = []
    for key, gain in one.gains.items():
        name = escape(label(frame.case.rulebook.criteria[key]))
        new = "" if key in plan.gains else f" <em>{say('goal.other.new')}</em>"
        rows.append(f"<li>{name}{new}<span>{gain_text(float(gain))}</span></li>")
    doubt = ""
    if one.doubt:
        doubt = say("goal.other.doubt", criteria=", ".join(one.doubt.criteria))
    return (
        f'<div class="plan"><h3>{title}</h3><p class="cost">{cost} · {text}</p>'
        f'<ul>{"".join(rows)}</ul><p class="note">{doubt}</p></div>'
    )


def met_text(say: Language, one: Plan) -> str:
    """What another plan gives."""
    return say("goal.other.met", total=numbers.decimal(one.total))


def missed_text(say: Language, found: Answer, miss: Plan, missed: Result) -> str:
    """By how much the plan that just fails misses: points, and the rank or the chance."""
    asked, short = found.question, numbers.decimal(miss.short)
    if asked.coming:
        share = numbers.percent(100 * missed.given.chance[asked.rank - 1], 0)
        return say("goal.other.missed_chance", short=short, share=share)
    return say("goal.other.missed_rank", short=short, rank=missed.rank.rank)


def show_prices(frame: Frame, found: Answer) -> None:
    """The effort of the ranks around the wanted one."""
    say, prices = frame.words, price_table(frame, found)
    target = target_rank(frame, found)
    table = price_bars(say, prices, target)
    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        st.html(f'<h2 class="chart-title">{price_title(frame, found)}</h2>')
        draw(goal_prices, table, say, say("goal.prices.alt", count=len(table), rank=target))
        st.html(f'<p class="source">{say("goal.prices.source")}</p>')
    with right:
        st.html(f'<ul class="told">{"".join(price_lines(say, prices, target))}</ul>')


def price_title(frame: Frame, found: Answer) -> str:
    """Which ranks, by which question."""
    say, asked = frame.words, found.question
    if asked.coming:
        chance = numbers.percent(100 * asked.chance, 0)
        return say("goal.prices.title_coming", chance=chance, movement=movement_text(frame))
    return say("goal.prices.title_year", year=frame.year)


def price_bars(say: Language, prices: pd.DataFrame, target: int) -> pd.DataFrame:
    """The bars: where nothing reaches a rank, words stand in the place of a bar."""
    never, there = say("goal.prices.never"), say("goal.prices.there")
    effort = prices["effort"].astype(float)
    return pd.DataFrame(
        {
            "rank_text": prices["rank"].astype(str),
            "effort": effort.fillna(0.0),
            "effort_text": [
                never if pd.isna(one) else numbers.decimal(one, 1) if one else there
                for one in effort
            ],
            "wanted_text": [
                never if pd.isna(one) else numbers.decimal(one) for one in prices["wanted"]
            ],
            "who": ["target" if rank == target else "other" for rank in prices["rank"]],
            "room": 1.12 * max(float(effort.fillna(0.0).max()), 1.0),
        }
    )


def price_lines(say: Language, prices: pd.DataFrame, target: int) -> list[str]:
    """What one rank more, five more, and one or five fewer change."""
    known = dict(zip(prices["rank"], prices["effort"], strict=True))
    here = known.get(target)
    if pd.isna(here):
        return [f"<li>{say('goal.prices.target_never', rank=target)}</li>"]
    lines = []
    for rank in (target - 1, target - 5, target + 1, target + 5):
        if rank in known:
            lines.append(f"<li>{price_line(say, target, rank, known[rank] - here)}</li>")
    return lines


def price_line(say: Language, target: int, rank: int, change: float) -> str:
    """What another rank costs beside the wanted one; `change` is missing if nothing reaches it."""
    if pd.isna(change):
        return say("goal.prices.none", rank=rank)
    effort = numbers.decimal(abs(change))
    if effort == numbers.decimal(0):
        return say("goal.prices.same", rank=rank, start=target)
    key = "more" if rank < target else "fewer"
    return say(f"goal.prices.{key}", start=target, rank=rank, effort=effort)


def show_method(frame: Frame, found: Answer) -> None:
    """How the plan is found, and what is assumed."""
    say, judged = frame.words, found.efforts.judgements
    words = ", ".join(f"{level} {judged.levels[str(level)].vi}" for level in LEVELS)
    texts = [
        say("goal.method.least"),
        say("goal.method.effort", words=words),
        judged.shape.reason.vi,
        say("goal.method.survey"),
        say("goal.method.caps"),
        say("goal.method.promise"),
    ]
    st.html(f'<ul class="told">{"".join(f"<li>{escape(text)}</li>" for text in texts)}</ul>')


SECTIONS = {"others": show_others, "prices": show_prices, "method": show_method}
