"""What the person asks for on the goal screen, and the widgets that ask it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from typing import Any

import streamlit as st

from model.law.criteria import Criterion
from model.telling import numbers
from model.typed_text import cut, number
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.markdown import literal
from pages.parts.movement import movement_control
from pages.parts.simulation import label

AIMS = ("rank", "score")
TIMES = ("year", "coming")
BEGINNINGS = ("base", "scenario")
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
MOST_EFFORT = 20  # halves of effort: the highest cap that can be chosen is 10
FIRST_CAP = 2.0
KEPT, WRONG = "goal-question", "goal-wrong"


@dataclass(frozen=True)
class Question:
    """A rank (in the baseline's year, or with a chance in the coming one) or a score, and what may
    not be used. `caps`: the most effort of each agency. `beginning`: the baseline or the scenario
    at hand."""

    aim: str = "rank"
    rank: int = 30
    score: Decimal = Decimal(87)
    time: str = "year"
    chance: float = 0.8
    survey: bool = False
    locked: tuple[str, ...] = ()
    caps: tuple[tuple[str, float], ...] = ()
    beginning: str = "base"

    @property
    def coming(self) -> bool:
        """Whether it is about a rank in the coming year."""
        return self.aim == "rank" and self.time == "coming"


def question() -> Question:
    """What is asked, as it was left."""
    return session.kept(KEPT) or Question()


def ask(key: str, name: str, meant: Callable[[Any], Any] = lambda shown: shown) -> None:
    """A widget was changed: the question follows."""
    session.keep(KEPT, replace(question(), **{name: meant(session.shown(key))}))


def ask_for(frame: Frame) -> Question:
    """The question as a card of widgets."""
    asked = question()
    with st.container(key="goal-question", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", key="goal-wanted"):
            aim(frame, asked)
        with st.container(horizontal=True, vertical_alignment="center", key="goal-moving"):
            if asked.coming:
                movement_control(frame)
        with st.container(horizontal=True, vertical_alignment="center", key="goal-limits"):
            limits(frame, asked)
    return asked


def aim(frame: Frame, asked: Question) -> None:
    """The rank or the score, when, and how sure."""
    say, year = frame.words, frame.year
    inline(say("goal.want"))
    choice("aim", AIMS, asked.aim, say("goal.want"), lambda name: say(f"goal.aim.{name}"))
    if asked.aim == "score":
        score_field(frame, asked)
        return
    session.show_value("goal-rank", asked.rank)
    st.selectbox(
        say("goal.aim.rank"),
        range(1, frame.now.rank.of + 1),
        key="goal-rank",
        on_change=session.heard,
        args=("goal-rank", ask, "goal-rank", "rank"),
        label_visibility="collapsed",
        width=84,
    )
    inline(say("goal.by"))
    choice(
        "time",
        TIMES,
        asked.time,
        say("goal.by"),
        lambda name: say(f"goal.time_{name}", year=year),
    )
    if asked.coming:
        inline(say("goal.with_chance"))
        choice(
            "chance",
            CHANCES,
            asked.chance,
            say("goal.with_chance"),
            lambda share: numbers.percent(100 * share, 0),
        )


def score_field(frame: Frame, asked: Question) -> None:
    """The wanted total, with a decimal comma."""
    say = frame.words
    session.show_value("goal-score", numbers.plain(asked.score))
    st.text_input(
        say("goal.aim.score"),
        key="goal-score",
        on_change=session.heard,
        args=("goal-score", ask_score),
        label_visibility="collapsed",
        width=84,
    )
    inline(say("goal.points"))
    if wrong := session.take(WRONG):
        st.html(f'<span class="wrong">{say("goal.wrong_score", text=escape(wrong))}</span>')


def ask_score() -> None:
    """The person wrote a total; what is not from 0 to 100 is left aside with a note."""
    text = str(session.shown("goal-score"))
    score = number(text)
    if score is not None and 0 <= score <= 100:
        session.keep(KEPT, replace(question(), score=round(score, 4)))
    else:
        session.keep(WRONG, cut(text))


def limits(frame: Frame, asked: Question) -> None:
    """What the plan may not use, and where it begins."""
    say, case = frame.words, frame.case
    session.show_value("goal-survey", asked.survey)
    st.toggle(
        say("goal.survey"),
        key="goal-survey",
        help=say("goal.survey_help"),
        on_change=session.heard,
        args=("goal-survey", ask, "goal-survey", "survey"),
    )
    names = lockable(frame)
    session.show_value("goal-locked", list(asked.locked))
    st.multiselect(
        say("goal.lock"),
        list(names),
        key="goal-locked",
        format_func=names.__getitem__,
        placeholder=say("goal.lock_none"),
        on_change=session.heard,
        args=("goal-locked", ask, "goal-locked", "locked", tuple),
        label_visibility="collapsed",
        select_all=False,
        width=380,
    )
    count = literal(f" ({len(asked.caps)})" if asked.caps else "")
    with st.popover(f"{say('goal.caps')} {count}", key="goal-caps-popover"):
        st.html(f'<p class="source">{say("goal.caps_help")}</p>')
        agencies = sorted({name for row in case.baseline.rows.values() for name in row.lead})
        session.show_value("goal-capped", [agency for agency, _ in asked.caps])
        st.multiselect(
            say("goal.caps_agencies"),
            agencies,
            key="goal-capped",
            placeholder=say("goal.caps_none"),
            on_change=session.heard,
            args=("goal-capped", ask, "goal-capped", "caps", cap_these),
            select_all=False,
        )
        for place, (agency, effort) in enumerate(asked.caps):
            cap_field(place, agency, effort)
    if frame.work.scenario.changes:
        choice(
            "beginning",
            BEGINNINGS,
            asked.beginning,
            say("goal.from"),
            lambda name: say(f"goal.beginning_{name}", year=frame.year),
        )


def cap_these(agencies: list[str]) -> tuple[tuple[str, float], ...]:
    """The chosen agencies, each with its cap or the first one offered."""
    known = dict(question().caps)
    return tuple((agency, known.get(agency, FIRST_CAP)) for agency in agencies)


def cap_this(agency: str, most: float) -> tuple[tuple[str, float], ...]:
    """The caps with another one for an agency."""
    return tuple({**dict(question().caps), agency: most}.items())


def cap_field(place: int, agency: str, effort: float) -> None:
    """The cap of one agency."""
    key = f"goal-cap-{place}"
    session.show_value(key, effort)
    st.selectbox(
        literal(agency),
        [half / 2 for half in range(MOST_EFFORT + 1)],
        key=key,
        format_func=numbers.plain,
        on_change=session.heard,
        args=(
            key,
            ask,
            key,
            "caps",
            lambda most: tuple({**dict(question().caps), agency: most}.items()),
        ),
    )


def lockable(frame: Frame) -> dict[str, str]:
    """What may be locked, by name: criteria with something to win, and the levers of those that
    have several."""
    found = {}
    for criterion in frame.case.rulebook.criteria.values():
        if criterion.listed and criterion.moved != "out_of_reach":
            found[criterion.id] = label(criterion)
            found |= parts(frame, criterion)
    return found


def parts(frame: Frame, criterion: Criterion) -> dict[str, str]:
    """The levers of a criterion that has several, by name."""
    levers = frame.case.levers
    inside = list(criterion.inputs())
    return {key: f"{criterion.id} · {levers[key].name.vi}" for key in inside if len(inside) > 1}


def lock(criteria: tuple[str, ...]) -> None:
    """Do not touch these either."""
    asked = question()
    session.keep(KEPT, replace(asked, locked=tuple(dict.fromkeys([*asked.locked, *criteria]))))


def choice(
    name: str, options: tuple[Any, ...], shown: Any, title: str, words: Callable[[Any], str]
) -> None:
    """One of a few, side by side."""
    key = f"goal-{name}"
    session.show_value(key, shown)
    st.segmented_control(
        literal(title),
        options,
        key=key,
        format_func=lambda option: literal(words(option)),
        required=True,
        on_change=session.heard,
        args=(key, ask, key, name),
        label_visibility="collapsed",
    )


def inline(text: str) -> None:
    """Language between widgets."""
    st.html(f'<span class="inline">{text}</span>', width="content")
