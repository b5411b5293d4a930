"""What the workbook, the slides, the document and the table all show: figures computed once.

A pack holds one entry, or two to six to compare, against one base that is always named: the
baseline's own year under the reading of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from model.address import Work, parse_movement
from model.case import Case
from model.ground import Ground
from model.law.criteria import ReformField
from model.ranking.coming import MOVEMENTS
from model.result import Entry
from model.telling.language import Language

MOST = 6


@dataclass(frozen=True)
class Pack:
    """The base and the entries, on one ground and under one movement, and the day it was made."""

    base: Entry
    outcomes: tuple[Entry, ...]
    made: date

    @property
    def ground(self) -> Ground:
        """What all of it stands on."""
        return self.base.ground

    @property
    def movement(self) -> str:
        """How the others move, by name or in points."""
        return self.base.work.movement

    @property
    def words(self) -> Language:
        """The language."""
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
    def first(self) -> Entry:
        """The entry that a report of one is about."""
        return self.outcomes[0]

    @property
    def compares(self) -> bool:
        """Whether several are compared."""
        return len(self.outcomes) > 1

    @property
    def names(self) -> list[str]:
        """The names of base and entries as headings have them; several entries are numbered."""
        found = [one.name for one in self.outcomes]
        if self.compares:
            found = [f"{number}. {name}" for number, name in enumerate(found, start=1)]
        return [self.base.name, *found]

    @property
    def everything(self) -> tuple[Entry, ...]:
        """The base, then the entries."""
        return (self.base, *self.outcomes)


def pack(entries: Sequence[Entry], made: date) -> Pack:
    """A pack of one to six entries.

    Raises `ValueError` for none or more than six, for entries on several grounds or under several
    movements, whose ranks would not compare, and for a movement that is neither a name (none,
    trend, strongest, fall) nor points.
    """
    if not 1 <= len(entries) <= MOST:
        raise ValueError(f"a pack holds one to {MOST} entries, found {len(entries)}")
    first = entries[0]
    ground, movement = first.ground, first.work.movement
    if {(one.ground.choice, one.work.movement) for one in entries} != {(ground.choice, movement)}:
        raise ValueError("entries of a pack share one ground and one movement")
    if parse_movement(movement) is None:
        raise ValueError(f"movement {movement!r}: expected {', '.join(MOVEMENTS)} or points")
    year = ground.words("report.base", year=ground.case.baseline.year)
    base = Entry(ground, year, Work(first.scenario.cleared(), movement, table=first.work.table))
    return Pack(base, tuple(map(clean, entries)), made)


def clean(entry: Entry) -> Entry:
    """An entry whose texts every file format can hold, and which has a name."""
    name = typed(entry.name) or entry.ground.words("report.scenario")
    return replace(entry, name=name, note=typed(entry.note), author=typed(entry.author))


def typed(text: str) -> str:
    """What a person typed, without the characters that no file format can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()
