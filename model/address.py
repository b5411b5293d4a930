"""What a person is working on, and its form as the address of a page.

The address holds only what differs from the start: `?6.1.1=95&6.1.2=yes&reading=appendix`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from model.levers import LeverError
from model.scenario import Scenario
from model.typed_text import number

TREND = "trend"
MOVEMENTS = ("none", TREND, "strongest", "fall")
MOST_POINTS, FINEST = Decimal(10), Decimal("0.01")
EFFORT = re.compile(r"effort\.(?P<lever>.+)")
EFFORTS = range(1, 6)

Reason = Literal["ignored", "repeated"]


@dataclass(frozen=True)
class Work:
    """A scenario with what is assumed around it.

    `movement`: how the other provinces move, by name (`MOVEMENTS`) or in points.
    `efforts`: the person's own effort (1–5) by criterion, where it differs from ours.
    """

    scenario: Scenario
    movement: str = TREND
    efforts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def with_scenario(self, scenario: Scenario) -> "Work":
        """The same assumptions around another scenario."""
        return replace(self, scenario=scenario)


class Problem(NamedTuple):
    """A part of an address that could not be used, and was ignored.

    `reason`: it made no sense, or its key was `repeated` with another value.
    """

    key: str
    text: str
    reason: Reason = "ignored"


def to_query(work: Work) -> dict[str, str]:
    """The address of a piece of work: only what differs from the start."""
    scenario = work.scenario
    query = {}
    if scenario.reading != scenario.baseline.reading:
        query["reading"] = scenario.reading
    if work.movement != TREND:
        query["movement"] = work.movement
    query |= {key: scenario.levers[key].text(value) for key, value in scenario.changes.items()}
    return query | {f"effort.{key}": str(effort) for key, effort in work.efforts.items()}


def first_values(query: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], list[Problem]]:
    """The first value of each key of an address, and the others where they say something else."""
    first = {key: values[0] for key, values in query.items() if values}
    others = [
        Problem(key, text, "repeated")
        for key, values in query.items()
        for text in dict.fromkeys(values)
        if text != first[key]
    ]
    return first, others


def from_query(query: Mapping[str, str], start: Scenario) -> tuple[Work, list[Problem]]:
    """The work that an address describes, and what in it made no sense."""
    problems = []
    work = Work(start)
    if "reading" in query:
        try:
            work = work.with_scenario(start.under(query["reading"]))
        except LeverError:
            problems.append(Problem("reading", query["reading"]))
    judged = {
        lever.criterion.id
        for lever in start.levers.values()
        if lever.criterion.listed and not lever.locked
    }
    wanted: dict[str, Decimal] = {}
    efforts = {}
    for key, text in query.items():
        effort = EFFORT.fullmatch(key)
        if key == "reading":
            continue
        if key == "movement":
            if parse_movement(text) is None:
                problems.append(Problem(key, text))
            else:
                work = replace(work, movement=text)
        elif effort:
            known = effort["lever"] in judged
            if known and text in map(str, EFFORTS):
                efforts[effort["lever"]] = int(text)
            else:
                problems.append(Problem(key, text))
        else:
            try:
                value = start.levers[key].parse(text)
                changed = work.scenario.change(key, value)
            except (KeyError, LeverError):
                problems.append(Problem(key, text))
                continue
            asked = {**wanted, key: value}
            if all(changed.value(one) == value for one, value in asked.items()):
                work, wanted = work.with_scenario(changed), asked
            else:  # more cases than there are: what was asked first stays
                problems.append(Problem(key, text))
    return replace(work, efforts=MappingProxyType(efforts)), problems


def parse_movement(text: str) -> str | Decimal | None:
    """A movement by name or in points (at most ±10), or None if it is neither."""
    if text in MOVEMENTS:
        return text
    points = number(text)
    if points is None or abs(points) > MOST_POINTS or points % FINEST:
        return None
    return points
