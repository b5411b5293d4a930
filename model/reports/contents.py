"""What the workbook, the slides and the document all show: figures computed once, words once.

A pack holds one scenario, or two to six to compare, against one base that is always named: the
baseline's own year under the reading of the first scenario.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from model.address import MOVEMENTS, parse_movement
from model.case import Case
from model.ground import Ground
from model.law.criteria import ReformField
from model.ranking.rank import Rank
from model.result import Result, result
from model.scenario import Scenario
from model.scoring import field_sums
from model.telling.language import Language

MOST = 6


@dataclass(frozen=True)
class Named:
    """A scenario as a person named it; name, note and author are shown as typed."""

    name: str
    scenario: Scenario
    note: str = ""
    author: str = ""


def typed(text: str) -> str:
    """What a person typed, without the characters that no file format can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


@dataclass(frozen=True)
class Outcome:
    """A named scenario with its result, as on the screen."""

    named: Named
    result: Result

    @property
    def name(self) -> str:
        """The scenario's name."""
        return self.named.name

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.named.scenario

    @property
    def points(self) -> float:
        """The total in points."""
        return self.result.points

    @property
    def rank(self) -> Rank:
        """The rank had the others stood still."""
        return self.result.rank

    @cached_property
    def scores(self) -> dict[str, float]:
        """Points by criterion."""
        card = self.result.card
        return dict(zip(card["criterion"], card["points"], strict=True))

    @cached_property
    def fields(self) -> dict[str, float]:
        """Points by field."""
        sums = field_sums(self.result.card)
        return dict(zip(sums["field"], sums["points"], strict=True))


@dataclass(frozen=True)
class Pack:
    """Base and outcomes, with the movement assumed (points), its name, and the day it was made."""

    ground: Ground
    base: Outcome
    outcomes: tuple[Outcome, ...]
    movement: float
    movement_name: str
    made: date

    @property
    def words(self) -> Language:
        """The catalogue of sentences."""
        return self.ground.words

    @property
    def case(self) -> Case:
        """The province's year."""
        return self.ground.case

    @property
    def year(self) -> int:
        """The year of the data."""
        return self.case.baseline.year

    @property
    def province(self) -> str:
        """The province."""
        return self.case.baseline.province

    @property
    def fields(self) -> list[ReformField]:
        """The fields of the rulebook, in its order."""
        return list(self.case.rulebook.fields.values())

    @property
    def first(self) -> Outcome:
        """The scenario that a report of one scenario is about."""
        return self.outcomes[0]

    @property
    def compares(self) -> bool:
        """Whether several scenarios are compared."""
        return len(self.outcomes) > 1

    @property
    def names(self) -> list[str]:
        """The names of base and scenarios as headings have them; several scenarios are numbered."""
        found = [one.name for one in self.outcomes]
        if self.compares:
            found = [f"{number}. {name}" for number, name in enumerate(found, start=1)]
        return [self.base.name, *found]

    @property
    def everything(self) -> tuple[Outcome, ...]:
        """The base, then the scenarios."""
        return (self.base, *self.outcomes)


def pack(ground: Ground, named: Sequence[Named], movement: str, made: date) -> Pack:
    """A pack of one to six scenarios.

    `movement` is a name (none, trend, strongest, fall) or points as text. Raises `ValueError` for
    any other text, and for no scenario or more than six.
    """
    if not 1 <= len(named) <= MOST:
        raise ValueError(f"a pack holds one to {MOST} scenarios, found {len(named)}")
    if parse_movement(movement) is None:
        raise ValueError(f"movement {movement!r}: expected {', '.join(MOVEMENTS)} or points")
    unchanged = Named(
        ground.words("report.base", year=ground.case.baseline.year), named[0].scenario.cleared()
    )
    clean = [
        Named(
            typed(one.name) or ground.words("report.scenario"),
            one.scenario,
            typed(one.note),
            typed(one.author),
        )
        for one in named
    ]
    found = [Outcome(one, result(ground, one.scenario, movement)) for one in (unchanged, *clean)]
    name = movement if movement in MOVEMENTS else "given"
    return Pack(ground, found[0], tuple(found[1:]), ground.points(movement), name, made)
