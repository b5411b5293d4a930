"""What a scenario changes against the base, what that brings, and who must do it."""

from typing import NamedTuple

from model.law.criteria import Criterion
from model.planning.agencies import LEAD, duties, in_hand
from model.reports.contents import Outcome, Pack
from model.scenario import Difference


class Change(NamedTuple):
    """A criterion that differs from the base: its inputs that differ, and the points gained."""

    criterion: Criterion
    inputs: tuple[Difference, ...]
    gain: float


class Step(NamedTuple):
    """A step from the base's total to a scenario's. `criterion` None: not owed to a criterion (the
    unexplained points, or the ceiling of 100)."""

    criterion: Criterion | None
    gain: float


def changes(pack: Pack, outcome: Outcome) -> list[Change]:
    """Every criterion whose inputs or points differ from the base, in the rulebook's order."""
    differing: dict[str, list[Difference]] = {}
    for difference in outcome.scenario.differences(pack.base.scenario):
        differing.setdefault(difference.lever.criterion.id, []).append(difference)
    return [
        Change(criterion, tuple(differing.get(key, ())), gain)
        for key, criterion in pack.case.rulebook.criteria.items()
        if (gain := round(outcome.scores[key] - pack.base.scores[key], 4)) or key in differing
    ]


def steps(pack: Pack, outcome: Outcome) -> list[Step]:
    """The way from the base's total to the scenario's: one step per criterion with other points,
    largest first, and what no criterion explains last."""
    found = [Step(change.criterion, change.gain) for change in changes(pack, outcome)]
    found = sorted((step for step in found if step.gain), key=lambda step: -step.gain)
    rest = outcome.result.total.unexplained - pack.base.result.total.unexplained
    return [*found, Step(None, float(rest))] if rest else found


def most_lost(pack: Pack, outcome: Outcome) -> list[tuple[Criterion, float]]:
    """The criteria that lose points, with the points lost, largest first."""
    criteria = pack.case.rulebook.criteria
    lost = [
        (criterion, round(float(criterion.maximum) - outcome.scores[key], 4))
        for key, criterion in criteria.items()
    ]
    return sorted((pair for pair in lost if pair[1] > 0), key=lambda pair: -pair[1])


class Held(NamedTuple):
    """Points in the hands of an agency in the base: as lead (split evenly among the leads of a
    criterion), of surveys as lead, as partner (in full); and what each scenario brings as lead."""

    agency: str
    criteria: tuple[Criterion, ...]
    lead: float
    survey: float
    partner: float
    gains: tuple[float, ...]


def by_agency(pack: Pack) -> list[Held]:
    """Every agency that the plan names, the most points held as lead first."""
    rulebook, base = pack.case.rulebook, pack.base
    leads = duties(pack.case.baseline)
    leads = leads[leads["role"] == LEAD]

    def gained(agency: str, outcome: Outcome) -> float:
        mine = leads[leads["agency"] == agency]
        won = (outcome.scores[key] - base.scores[key] for key in mine["criterion"])
        held = sum(gain * float(share) for gain, share in zip(won, mine["share"], strict=True))
        return round(held, 4)

    return [
        Held(
            str(row["agency"]),
            tuple(rulebook.criteria[key] for key in row["criteria"]),
            round(float(row["lead"]), 4),
            round(float(row["survey"]), 4),
            round(float(row["partner"]), 4),
            tuple(gained(str(row["agency"]), outcome) for outcome in pack.outcomes),
        )
        for row in in_hand(rulebook, base.scenario).to_dict("records")
    ]


class Task(NamedTuple):
    """Work on a criterion: the inputs wanted, the points at stake, by whom and when."""

    criterion: Criterion
    targets: tuple[Difference, ...]
    points: float
    scenarios: tuple[int, ...]


def tasks(pack: Pack) -> list[Task]:
    """What the scenarios ask for, most points first (the best scenario's where several do);
    `scenarios` are their numbers, counted from 1. Only criteria that gain points."""
    found: dict[str, Task] = {}
    for number, outcome in enumerate(pack.outcomes, start=1):
        for change in changes(pack, outcome):
            if change.gain > 0 and change.inputs:
                before = found.get(change.criterion.id)
                best = before if before and before.points >= change.gain else None
                found[change.criterion.id] = Task(
                    change.criterion,
                    best.targets if best else change.inputs,
                    best.points if best else change.gain,
                    (*(before.scenarios if before else ()), number),
                )
    return sorted(found.values(), key=lambda task: -task.points)


def recoverable(pack: Pack) -> list[Task]:
    """The criteria of the base whose lost points the province itself can win back: not what is out
    of reach, nor what others decide (surveys, places)."""
    others = {"survey", "place", "out_of_reach"}
    return [
        Task(criterion, (), points, ())
        for criterion, points in most_lost(pack, pack.base)
        if criterion.moved not in others
    ]
