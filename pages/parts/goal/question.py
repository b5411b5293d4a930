"""What the person asks for on the goal screen, kept between reruns: what is wanted, what a plan may
not use, where it begins."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from model.planning.odds import USUAL, Bound
from model.telling.labels import label
from model.telling.values import input_text
from model.typed_text import cut, number
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.goal.reach import Reach, reach_of

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
