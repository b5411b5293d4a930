"""What the person asks for on the goal screen, kept between reruns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from model.planning.odds import Bound
from model.telling.labels import label
from model.telling.values import input_text
from pages.parts import session
from pages.parts.frame import Frame

HIGHEST, TENS = 100, 10
KEPT, WRONG = "goal-question", "goal-wrong"


@dataclass(frozen=True)
class Question:
    """A rank (in the table's year, or with a chance in the coming one) or a score, and what may
    not be used; a rank or score of 0 was not asked for yet. `bound`: what the chance takes for
    certain. `caps`: the most effort of each agency. `beginning`: the baseline or the scenario at
    hand."""

    aim: str = "rank"
    rank: int = 0
    score: Decimal = Decimal(0)
    time: str = "year"
    chance: float = 0.8
    bound: Bound = "unknown"
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


def fitting(frame: Frame) -> Question:
    """What is asked, as far as it fits the ground; what was not asked for yet is a rank in tens in
    the upper half of the table, or the next whole point."""
    asked, of = question(), frame.ground.table.of
    names, agencies = lockable(frame), leads(frame)
    return replace(
        asked,
        rank=min(asked.rank or max(of // 2 // TENS * TENS, 1), of),
        score=asked.score or Decimal(min(int(frame.base.points) + 1, HIGHEST)),
        locked=tuple(key for key in asked.locked if key in names),
        caps=tuple((name, most) for name, most in asked.caps if name in agencies),
    )


def ask(key: str, name: str, meant: Callable[[Any], Any] = lambda shown: shown) -> None:
    """A widget was changed: the question follows."""
    session.keep(KEPT, replace(question(), **{name: meant(session.shown(key))}))


def lock(criteria: tuple[str, ...]) -> None:
    """Do not touch these either."""
    asked = question()
    session.keep(KEPT, replace(asked, locked=tuple(dict.fromkeys([*asked.locked, *criteria]))))


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
