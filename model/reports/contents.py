"""What the workbook, the slides, the document and the table all show: figures computed once.

A pack holds one entry, or two to six to compare, against one base that is always named: the
baseline's own year under the reading of the first. With it stands what its entries change, lose and
ask for, and in whose hands it lies.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from model.address import Work, parse_movement
from model.case import Case
from model.ground import Ground
from model.law.criteria import Criterion, ReformField
from model.planning.agencies import Held, held
from model.planning.priorities import OTHERS_DECIDE
from model.ranking.coming import MOVEMENTS
from model.result import Entry
from model.scenario import Difference
from model.store.letterhead import UNSAID, Letterhead
from model.telling import changes as telling
from model.telling.changes import Change
from model.telling.labels import label
from model.telling.language import Language

MOST = 6


@dataclass(frozen=True)
class Pack:
    """The base and the entries, on one ground and under one movement, the day it was made, and
    who issues and signs what is signed."""

    base: Entry
    outcomes: tuple[Entry, ...]
    made: date
    letterhead: Letterhead = UNSAID

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


def pack(entries: Sequence[Entry], made: date, letterhead: Letterhead = UNSAID) -> Pack:
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
    return Pack(base, tuple(map(clean, entries)), made, letterhead)


def clean(entry: Entry) -> Entry:
    """An entry whose texts every file format can hold, and which has a name."""
    name = typed(entry.name) or entry.ground.words("report.scenario")
    return replace(entry, name=name, note=typed(entry.note), author=typed(entry.author))


def typed(text: str) -> str:
    """What a person typed, without the characters that no file format can hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()


def changes(pack: Pack, entry: Entry) -> list[Change]:
    """Every criterion that differs from the base, in the rulebook's order."""
    return telling.changes(pack.ground, pack.base.result, entry.result)


def most_lost(pack: Pack, entry: Entry) -> list[tuple[Criterion, float]]:
    """The criteria that lose points, with the points lost, largest first."""
    lost = [
        (criterion, round(float(criterion.maximum) - entry.scores[key], 4))
        for key, criterion in pack.case.rulebook.criteria.items()
    ]
    return sorted((pair for pair in lost if pair[1] > 0), key=lambda pair: -pair[1])


def by_agency(pack: Pack) -> list[Held]:
    """Every agency that the source names, the most points held as lead first."""
    return held(pack.ground, pack.base.result, [one.result for one in pack.outcomes])


class Task(NamedTuple):
    """Work on a criterion: the inputs wanted, the points at stake, the numbers of the entries that
    ask for it; the agencies that lead it, and remedy and time as the source gives them."""

    criterion: Criterion
    targets: Sequence[Difference]
    points: float
    scenarios: tuple[int, ...]
    leads: tuple[str, ...]
    remedy: str
    time: str


def task(
    pack: Pack,
    criterion: Criterion,
    targets: Sequence[Difference],
    points: float,
    scenarios: tuple[int, ...] = (),
) -> Task:
    """Work on a criterion, with who, how and when from the baseline's row."""
    row, say = pack.case.baseline.rows.get(criterion.id), pack.words
    leads = tuple(map(pack.ground.agency, row.lead)) if row else ()
    remedy, time = (say.name(one) for one in ((row.remedy, row.time) if row else (None, None)))
    return Task(criterion, targets, points, scenarios, leads or (say.name(None),), remedy, time)


def spoken(pack: Pack, criterion: Criterion) -> str:
    """What a speaker says of a criterion beyond its slide: cause, remedy, lead agency; empty where
    the source says none of it."""
    say, row = pack.words, pack.case.baseline.rows.get(criterion.id)
    if row is None:
        return ""
    told = {
        "cause": say.name(row.cause) if row.cause else "",
        "remedy": say.name(row.remedy) if row.remedy else "",
        "lead": "; ".join(map(pack.ground.agency, row.lead)),
    }
    parts = [
        say("report.named", name=say(f"report.{key}"), text=text)
        for key, text in told.items()
        if text
    ]
    return say("report.named", name=label(say, criterion), text=" ".join(parts)) if parts else ""


def tasks(pack: Pack) -> list[Task]:
    """What the entries ask for, most points first (the best entry's where several do); their
    numbers count from 1. Only criteria that gain points by their inputs."""
    wanted: dict[str, list[tuple[int, Change]]] = {}
    for number, entry in enumerate(pack.outcomes, start=1):
        for change in changes(pack, entry):
            if change.gain > 0 and change.inputs:
                wanted.setdefault(change.criterion.id, []).append((number, change))
    found = []
    for those in wanted.values():
        best = max((change for _, change in those), key=lambda change: change.gain)
        numbers = tuple(number for number, _ in those)
        found.append(task(pack, best.criterion, best.inputs, best.gain, numbers))
    return sorted(found, key=lambda one: -one.points)


def recoverable(pack: Pack) -> list[Task]:
    """The criteria of the base whose lost points the province itself can win back: not what is out
    of reach, nor what others decide (surveys, places)."""
    return [
        task(pack, criterion, (), points)
        for criterion, points in most_lost(pack, pack.base)
        if criterion.moved not in OTHERS_DECIDE
    ]
