"""What a scenario changes against a base, by criterion: a table, and its phrases."""

from typing import NamedTuple

from model.ground import Ground
from model.law.criteria import Criterion
from model.result import Result
from model.scenario import Difference, Scenario
from model.telling.language import Language
from model.telling.values import change_text, phrase, total_phrase, total_text

MOST_TOLD = 4


class Change(NamedTuple):
    """A criterion that differs from the base: its inputs and the totals behind its rates that
    differ, and the points gained."""

    criterion: Criterion
    inputs: tuple[Difference, ...]
    totals: tuple[Difference, ...]
    gain: float


def changes(ground: Ground, base: Result, now: Result) -> list[Change]:
    """Every criterion whose inputs, totals or points differ from the base, in the rulebook's
    order."""
    inputs: dict[str, list[Difference]] = {}
    totals: dict[str, list[Difference]] = {}
    for one in now.scenario.differences(base.scenario):
        inputs.setdefault(one.lever.criterion.id, []).append(one)
    for one in now.scenario.total_differences(base.scenario):
        totals.setdefault(one.lever.criterion.id, []).append(one)
    return [
        Change(criterion, tuple(inputs.get(key, ())), tuple(totals.get(key, ())), gain)
        for key, criterion in ground.case.rulebook.criteria.items()
        if (gain := round(now.points_of(key) - base.points_of(key), 4))
        or key in inputs
        or key in totals
    ]


def change_texts(say: Language, change: Change) -> list[str]:
    """A line for each input and total of a criterion that differs: 44/79 vấn đề → 79/79 vấn đề."""
    return [
        *(total_text(say, one) for one in change.totals),
        *(change_text(say, one) for one in change.inputs),
    ]


def changed_text(
    ground: Ground, now: Result, most: int = MOST_TOLD, before: Scenario | None = None
) -> str:
    """What a scenario changes against the one before (the start of its reading, unless given),
    inside a sentence; a long list is cut and says so. Empty if it changes nothing."""
    say, scenario = ground.words, now.scenario
    told = [total_phrase(say, one) for one in scenario.total_differences(before)]
    told += [phrase(say, one) for one in scenario.differences(before)]
    if len(told) > most + 1:
        told = [*told[:most], say("telling.more_changes", count=len(told) - most)]
    return say.both(told)
