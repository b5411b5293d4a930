"""What the person asks for on the goal screen, kept between reruns, and the widgets that ask: what
is wanted, what a plan may not use, where it begins."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from model.planning.odds import BOUNDS, USUAL, Bound
from model.telling.labels import label, table_text, year_text
from model.telling.values import input_text
from model.typed_text import cut, number
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.goal.reach import Reach, reach_of, still_toggle
from pages.parts.headline import movement_control
from pages.parts.texts import inline, literal, show

HIGHEST, TENS = 100, 10
KEPT, WRONG = "goal-question", "goal-wrong"
AIMS = ("rank", "score")
CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
MOST_EFFORT = 20  # halves of effort: the highest cap that can be chosen is 10
FIRST_CAP = 2.0


@dataclass(frozen=True)
class Question:
    """A rank (in the table's year, or with a chance in the coming one) or a score, and what may
    not be used; a rank or score of 0 was not asked for yet. `bound`: what the chance takes for
    certain. `caps`: the most effort of each agency. `beginning`: the baseline or the scenario at
    hand. `robust`: whichever of the rules that fit holds. `still`: only what the year under way can
    still reach, `reach`."""

    aim: str = "rank"
    rank: int = 0
    score: Decimal = Decimal(0)
    time: str = "year"
    chance: float = 0.8
    bound: Bound = USUAL
    survey: bool = False
    locked: tuple[str, ...] = ()
    caps: tuple[tuple[str, float], ...] = ()
    beginning: str = "base"
    robust: bool = False
    still: bool = False
    reach: Reach | None = None

    @property
    def coming(self) -> bool:
        """Whether it is about a rank in the coming year."""
        return self.aim == "rank" and self.time == "coming"


def question() -> Question:
    """What is asked, as it was left."""
    return session.kept(KEPT) or Question()


def fitting(frame: Frame) -> Question:
    """What is asked, as far as it fits the ground; what was not asked for yet is a rank in tens in
    the upper half of the table, or the next whole point."""
    asked, of = question(), frame.ground.of
    names, agencies = lockable(frame), leads(frame)
    reach = reach_of(frame)
    return replace(
        asked,
        rank=min(asked.rank or max(of // 2 // TENS * TENS, 1), of),
        score=asked.score or Decimal(min(int(frame.base.points) + 1, HIGHEST)),
        locked=tuple(key for key in asked.locked if key in names),
        caps=tuple((name, most) for name, most in asked.caps if name in agencies),
        still=asked.still and reach is not None,
        reach=reach,
    )


def leads(frame: Frame) -> list[str]:
    """The agencies that lead a criterion."""
    return sorted({name for row in frame.case.baseline.rows.values() for name in row.lead})


def lockable(frame: Frame) -> dict[str, str]:
    """What may be locked, by name: criteria with something to win, and the levers of those that
    have several."""
    say, levers = frame.words, frame.case.levers
    found = {}
    for criterion in frame.case.rulebook.criteria.values():
        if criterion.listed and criterion.moved != "out_of_reach":
            found[criterion.id] = label(say, criterion)
            found |= {key: input_text(say, levers[key]) for key in criterion.inputs()}
    return found


def ask(wanted: Any, name: str) -> None:
    """A widget was changed: the question follows."""
    answered: dict[str, Any] = {name: tuple(wanted) if isinstance(wanted, list) else wanted}
    session.keep(KEPT, replace(question(), **answered))


def ask_score(text: str) -> None:
    """The person wrote a total; what is not from 0 to 100 is left aside with a note."""
    score = number(text)
    if score is not None and 0 <= score <= HIGHEST:
        ask(round(score, 4), "score")
    else:
        session.keep(WRONG, cut(text))


def cap_these(agencies: list[str]) -> None:
    """The person chose the agencies that have a cap: each keeps its own or gets the first one."""
    known = dict(question().caps)
    ask([(agency, known.get(agency, FIRST_CAP)) for agency in agencies], "caps")


def cap(most: float, agency: str) -> None:
    """The person chose the cap of an agency."""
    ask(list({**dict(question().caps), agency: most}.items()), "caps")


def lock(criteria: tuple[str, ...]) -> None:
    """Do not touch these either."""
    ask(list(dict.fromkeys([*question().locked, *criteria])), "locked")


def ask_for(frame: Frame) -> Question:
    """The question as a card of widgets."""
    say, asked = frame.words, fitting(frame)
    row = partial(st.container, horizontal=True, vertical_alignment="center")
    with st.container(key="goal-question", gap="small"):
        with row(key="goal-wanted"):
            aim(frame, asked)
        with row(key="goal-certain"):
            if asked.coming:
                views = {view: say(f"goal.bound_{view}") for view in BOUNDS}
                choice(asked, "bound", say("goal.bound"), views)
        with row(key="goal-moving"):
            if asked.coming:
                movement_control(frame)
        with row(key="goal-limits"):
            limits(frame, asked)
    return asked


def choice(
    asked: Question, name: str, title: str, texts: dict[Any, str], titled: bool = True
) -> None:
    """One of a few, side by side: each possible answer with its words, after the title."""
    if titled:
        inline(text=title)
    st.segmented_control(
        literal(title),
        list(texts),
        format_func=lambda option: literal(texts[option]),
        required=True,
        wrap=True,
        label_visibility="collapsed",
        **session.bound(f"goal-{name}", getattr(asked, name), ask, name),
    )


def aim(frame: Frame, asked: Question) -> None:
    """The rank or the score, when, and how sure."""
    say, table = frame.words, frame.ground.table
    choice(asked, "aim", say("goal.want"), {name: say(f"goal.aim.{name}") for name in AIMS})
    if asked.aim == "score":
        score_field(frame, asked)
        return
    st.selectbox(
        say("goal.aim.rank"),
        range(1, frame.ground.of + 1),
        label_visibility="collapsed",
        width=84,
        **session.bound("goal-rank", asked.rank, ask, "rank"),
    )
    year = "goal.time_table" if table.estimated else "goal.time_year"
    times = {
        "year": say(year, year=year_text(frame.ground), table=table_text(frame.ground)),
        "coming": say("goal.time_coming"),
    }
    choice(asked, "time", say("goal.by"), times)
    if asked.coming:
        shares = {share: say.percent(100 * share, 0) for share in CHANCES}
        choice(asked, "chance", say("goal.with_chance"), shares)


def score_field(frame: Frame, asked: Question) -> None:
    """The wanted total, with the decimal mark of the language."""
    say = frame.words
    st.text_input(
        say("goal.aim.score"),
        label_visibility="collapsed",
        width=84,
        **session.bound("goal-score", say.plain(asked.score), ask_score),
    )
    inline(text=say("goal.points"))
    if wrong := session.take(WRONG):
        show("goal/wrong", text=say("goal.wrong_score", text=wrong))


def limits(frame: Frame, asked: Question) -> None:
    """What the plan may not use, and where it begins."""
    say, names, scenario = frame.words, lockable(frame), frame.work.scenario
    if any(one.moved == "survey" for one in frame.case.rulebook.criteria.values()):
        st.toggle(
            say("goal.survey"),
            help=say("goal.survey_help"),
            **session.bound("goal-survey", asked.survey, ask, "survey"),
        )
    if any(row.alternatives for row in frame.case.rulebook.criteria.values()):
        st.toggle(
            say("goal.robust"),
            help=say("goal.robust_help"),
            **session.bound("goal-robust", asked.robust, ask, "robust"),
        )
    st.multiselect(
        say("goal.lock"),
        list(names),
        format_func=names.__getitem__,
        placeholder=say("goal.lock_none"),
        label_visibility="collapsed",
        select_all=False,
        width=380,
        **session.bound("goal-locked", list(asked.locked), ask, "locked"),
    )
    if leads(frame):
        caps(frame, asked)
    if asked.reach:
        still_toggle(say, asked.reach, asked.still, ask)
    if scenario.changes:
        base = "goal.beginning_totals" if scenario.totals else "goal.beginning_base"
        begun = {"base": say(base, year=frame.year), "scenario": say("goal.beginning_scenario")}
        choice(asked, "beginning", say("goal.from"), begun, titled=False)


def caps(frame: Frame, asked: Question) -> None:
    """The most effort that may be asked of each agency."""
    say, agency_text = frame.words, frame.ground.agency
    count = literal(f" ({len(asked.caps)})" if asked.caps else "")
    with st.popover(f"{say('goal.caps')} {count}", key="goal-caps-popover"):
        show("frame/source", text=say("goal.caps_help"))
        st.multiselect(
            say("goal.caps_agencies"),
            leads(frame),
            format_func=lambda name: literal(agency_text(name)),
            placeholder=say("goal.caps_none"),
            select_all=False,
            **session.bound(
                "goal-capped", [agency for agency, _ in asked.caps], cap_these, tucked=True
            ),
        )
        for place, (agency, effort) in enumerate(asked.caps):
            st.selectbox(
                literal(agency_text(agency)),
                [half / 2 for half in range(MOST_EFFORT + 1)],
                format_func=say.plain,
                **session.bound(f"goal-cap-{place}", effort, cap, agency, tucked=True),
            )
