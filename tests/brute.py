"""The least effort by trying everything: each part's values one by one, then all combinations.

Written apart from the planner on purpose: values are set through the scenario, points come from the
exact rules, and no position is left out because another seems better.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import product

import numpy as np

from model.law.arithmetic import Floats
from model.planning.effort import Efforts, part_points
from model.scenario import Scenario

Options = dict[int, float]  # units won → the least effort that wins exactly these


def options(
    scenario: Scenario, efforts: Efforts, criterion: str, part: str, most: int = 10**9
) -> Options:
    """Every number of units that a part can win without lowering any lever of it by choice; of a
    lever that goes by ten-thousandths of a point only the first `most` of them."""
    levers = [
        lever
        for lever in scenario.levers.values()
        if (lever.criterion.id, lever.part_key) == (criterion, part)
    ]
    wanted = levers[0].criterion
    climb = efforts.climb(scenario, wanted, part)
    now = part_points(scenario, wanted, part)
    ranges = []
    for lever in levers:
        step, here = lever.span.step * lever.span.better, scenario.value(lever.id)
        count = min(int((lever.best - here) / step), most)
        ranges.append([here + step * n for n in range(count + 1)])
    found: Options = {0: 0.0}
    for values in product(*ranges):
        after = set_all(scenario, dict(zip([lever.id for lever in levers], values, strict=True)))
        if after is not None:
            won = round((part_points(after, wanted, part) - now) * 10_000)
            if won > 0:
                found[won] = min(found.get(won, np.inf), float(climb.effort(won / 10_000)))
    return found


def set_all(scenario: Scenario, values: Mapping[str, Decimal]) -> Scenario | None:
    """The scenario with the raised levers set; None if they do not all fit, or if a class of cases
    is given up for a worse one."""
    raised = {key: value for key, value in values.items() if value != scenario.value(key)}
    after = scenario
    for key, value in raised.items():
        after = after.change(key, value)
    better_raised = False
    for key in values:
        better_raised |= key in raised
        yields = key not in raised and better_raised
        if after.value(key) != raised.get(key, scenario.value(key)) and not yields:
            return None
    return after


def combined(parts: Iterable[Options]) -> tuple[Floats, Floats]:
    """Units and effort of every combination."""
    units, effort = np.zeros(1), np.zeros(1)
    for part in parts:
        units = (units[:, None] + np.array(list(part.keys()))).ravel()
        effort = (effort[:, None] + np.array(list(part.values()))).ravel()
    return units, effort


def least(parts: Iterable[Options], need: int) -> float | None:
    """The least effort that wins at least so many units; None if nothing does."""
    units, effort = combined(parts)
    enough = units >= need
    return float(effort[enough].min()) if enough.any() else None
