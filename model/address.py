"""What a person is working on, and its form as the address of a page.

The address holds only what differs from the start: `?6.1.1=95&6.1.2=yes&reading=appendix`, with the
baseline and the table of the others where they are not those of a first opening.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from model.case import Case
from model.levers import LeverError, plain
from model.ranking.coming import KNOWN, MOVEMENTS
from model.reading.library import Library
from model.scenario import Scenario, is_total, parse_total
from model.typed_text import number

MOST_POINTS, FINEST = Decimal(10), Decimal("0.01")
EFFORTS = range(1, 6)

Reason = Literal["ignored", "repeated"]


@dataclass(frozen=True)
class Work:
    """A scenario with what is assumed around it.

    `movement`: how the other provinces move, by name (`model.ranking.coming.MOVEMENTS`) or in
    points. `table`: the provinces that it is compared with, by name; "" for those of the baseline's
    own year.
    `efforts`: the person's own effort (1–5) by criterion, where it differs from ours.
    """

    scenario: Scenario
    movement: str = KNOWN
    efforts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    table: str = ""

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


def to_query(work: Work, home: str = "") -> dict[str, str]:
    """The address of a piece of work: only what differs from the start of the baseline `home`."""
    scenario = work.scenario
    query = {}
    if scenario.baseline.id != home:
        query["baseline"] = scenario.baseline.id
    if work.table:
        query["table"] = work.table
    if scenario.reading != scenario.baseline.reading:
        query["reading"] = scenario.reading
    if work.movement != KNOWN:
        query["movement"] = work.movement
    return query | said(scenario) | {f"effort.{key}": str(of) for key, of in work.efforts.items()}


def said(scenario: Scenario) -> dict[str, str]:
    """What a scenario changes, as text: totals, then inputs."""
    totals = {key: plain(of) for key, of in scenario.totals.items()}
    return totals | {key: scenario.levers[key].text(of) for key, of in scenario.changes.items()}


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


def from_query(query: Mapping[str, str], library: Library) -> tuple[Work, list[Problem]]:
    """The work that an address describes, and what in it made no sense."""
    home = library.start.baseline
    wanted = query.get("baseline", home)
    known = wanted in library.cases
    work, problems = from_texts(
        {key: text for key, text in query.items() if key != "baseline"},
        library.cases[wanted if known else home],
        library.table_names,
    )
    return work, problems if known else [Problem("baseline", wanted), *problems]


def from_texts(
    texts: Mapping[str, str], case: Case, tables: Sequence[str]
) -> tuple[Work, list[Problem]]:
    """The work that texts describe, on a case and among the tables known by these names; and what
    in them made no sense."""
    work, problems = Work(case.start()), []
    wanted: dict[str, Decimal] = {}
    efforts: dict[str, int] = {}
    judged = [f"effort.{criterion}" for criterion in case.efforts.judgements.criteria]
    for key in sorted(texts, key=lambda key: (key != "reading", not is_total(key))):
        text, scenario = texts[key], work.scenario
        try:
            if key == "reading":
                work = work.with_scenario(scenario.under(text))
            elif is_total(key):
                work = work.with_scenario(scenario.out_of(key, parse_total(key, text)))
            elif key == "movement" and parse_movement(text) is not None:
                work = replace(work, movement=text)
            elif key == "table" and text in tables:
                work = replace(work, table="" if text == str(case.baseline.year) else text)
            elif key in judged and text in map(str, EFFORTS):
                efforts[key.removeprefix("effort.")] = int(text)
            else:  # an input, or nothing that is known
                value = scenario.lever(key).parse(text)
                changed, asked = scenario.change(key, value), {**wanted, key: value}
                if any(changed.value(one) != value for one, value in asked.items()):
                    raise LeverError("refused.together", lever=key, of=scenario.levers[key].of)
                work, wanted = work.with_scenario(changed), asked
        except LeverError:
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
