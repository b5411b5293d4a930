"""What the entries of a pack change, lose and ask for, and in whose hands it lies."""

from collections.abc import Sequence
from typing import NamedTuple

from model.law.criteria import Criterion
from model.planning.agencies import Held, held
from model.reports.contents import Pack
from model.result import Entry
from model.scenario import Difference
from model.telling import changes as telling
from model.telling.changes import Change

OTHERS_DECIDE = {"survey", "place", "out_of_reach"}


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
