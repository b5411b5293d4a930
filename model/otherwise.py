"""What a scenario earns if not our rule holds but another that the same figures fit.

Two kinds of doubt: a criterion's rule may be another (`Criterion.alternatives`, part of the law),
and the point that the source's own rows do not explain may be a criterion that the scenario wins
(the baseline's readings).
"""

from decimal import Decimal
from typing import NamedTuple

from model.law.criteria import Alternative, Criterion, Name, Rulebook
from model.law.rules import Place, Standing
from model.scenario import Scenario
from model.scoring import points_of, total

UNSURE: tuple[Standing, ...] = ("fits", "assumed")


class Otherwise(NamedTuple):
    """Another rule or reading: for which criteria, how it is called, how sure it is, and the total
    in points that the scenario then has. `reading`: whether it is a reading of the total."""

    key: str
    criteria: tuple[str, ...]
    name: Name
    standing: Standing
    points: Decimal
    reading: bool = False


def otherwise(rulebook: Rulebook, scenario: Scenario) -> list[Otherwise]:
    """The scenario under every other rule and reading that touches what it wins."""
    return [*other_rules(rulebook, scenario), *other_readings(rulebook, scenario)]


def other_rules(rulebook: Rulebook, scenario: Scenario) -> list[Otherwise]:
    """The scenario under every alternative to a rule by which it wins points, in the order of the
    law; the total may be the same."""
    now = total(rulebook, scenario).points
    return [
        Otherwise(f"{row.id}.{key}", (row.id,), one.name, one.standing, now + less)
        for row in rulebook.criteria.values()
        for key, one in row.alternatives.items()
        if (less := difference(rulebook, row, one, scenario)) is not None
    ]


def other_readings(rulebook: Rulebook, scenario: Scenario) -> list[Otherwise]:
    """The scenario under every reading that takes as already awarded what it wins."""
    now = total(rulebook, scenario).points
    return [
        Otherwise(key, won, reading.name, reading.source.standing, there, reading=True)
        for key, reading in scenario.baseline.readings.items()
        if (won := tuple(one for one in reading.inputs if one in scenario.changes))
        and (there := total(rulebook, scenario.under(key)).points) != now
    ]


def difference(
    rulebook: Rulebook, criterion: Criterion, rule: Alternative, scenario: Scenario
) -> Decimal | None:
    """How many points less the alternative gives; None where the scenario wins none there."""
    before, after = (points_of(rulebook, one, criterion.id) for one in (scenario.begun(), scenario))
    if after <= before:
        return None
    if rule.together and after < criterion.maximum:
        return before - after
    return (after - before) * (rule.share - 1)


def leaning(rulebook: Rulebook, scenario: Scenario) -> dict[str, Standing]:
    """The criteria that the scenario wins points with by a rule that merely fits or is assumed, and
    how sure that is, in the order of the law."""
    found: dict[str, Standing] = {}
    for one in scenario.differences():
        row, rule = one.lever.criterion, one.lever.part.rule
        standing = one.lever.part.standing
        if isinstance(rule, Place):
            standing = rule.bands[int(one.new) - 1].standing
        before, after = (points_of(rulebook, of, row.id) for of in (scenario.begun(), scenario))
        if standing in UNSURE and after > before:
            found[row.id] = standing
    return {key: found[key] for key in rulebook.criteria if key in found}
