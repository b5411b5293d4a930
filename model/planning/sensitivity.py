"""How much hangs on what: each lever alone, each promise alone, and the sources of uncertainty.

The plausible ranges and how sure the province's own result is are assumptions, kept in
`assumptions.toml` of a cycle and always to be shown as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd
from pydantic import Field

from model.law.criteria import Name, Rulebook
from model.law.rules import Amount, Data, Entry
from model.levers import Lever
from model.planning.priorities import RankOf
from model.scenario import Scenario
from model.scoring import Total, points_of, total

Range = tuple[Decimal, Decimal]


class Ranges(Data):
    """How far a lever may plausibly be from the scenario: percentage points of a rate (per cent of
    the maximum where only points are known), per cent of the total, percentage points of a survey,
    bands."""

    percent: Amount
    count: Amount
    survey: Amount
    place: Amount
    reason: Name


class Survey(Data):
    """From which year on satisfaction compares."""

    since: int
    reason: Name


class Delivery(Data):
    """How sure a promise is."""

    kept: float = Field(ge=0, le=1)
    shares: tuple[float, ...] = Field(min_length=1)
    reason: Name


class Assumptions(Data):
    """What the analysis assumes."""

    standing: Literal["assumed"]
    ranges: Ranges
    survey: Survey
    delivery: Delivery


RANGES: Mapping[Entry, str] = {
    "percent": "percent",
    "points": "percent",
    "count": "count",
    "place": "place",
}  # which of the ranges is that of a kind of entry; what is not here may be at either end
ALL_OR_NOTHING: frozenset[Entry] = frozenset({"yes_no", "place"})


def range_name(lever: Lever) -> str | None:
    """Which of the ranges is that of a lever; None if it may be at either end."""
    return "survey" if lever.criterion.moved == "survey" else RANGES.get(lever.entry)


def plausible(scenario: Scenario, lever: Lever, ranges: Ranges) -> Range:
    """The low and the high end of a lever's plausible range, low being what earns less."""
    name = range_name(lever)
    if name is None:
        return lever.worst, lever.best
    far: Decimal = getattr(ranges, name)
    if name != "place":
        far = lever.portion(far)
    now, side = scenario.value(lever.id), lever.span.better
    low, high = (min(max(now + far * to, lever.span.low), lever.span.high) for to in (-side, side))
    return low, min(high, room(scenario, lever)) if side > 0 else high


def room(scenario: Scenario, lever: Lever) -> Decimal:
    """The most that a lever can be without taking cases from a better class."""
    inputs = lever.part.rule.inputs
    better = inputs[: inputs.index(lever.input)]
    taken = (
        scenario.value(key)
        for key in scenario.classes(lever.id)
        if scenario.levers[key].input in better
    )
    return lever.span.high - sum(taken)


def ranges_of(scenario: Scenario, ranges: Ranges) -> dict[str, Range]:
    """The plausible range of every lever that the plan lists and the province can move."""
    return {
        key: plausible(scenario, lever, ranges)
        for key, lever in scenario.levers.items()
        if lever.criterion.listed and not lever.locked
    }


def tornado(
    rulebook: Rulebook,
    scenario: Scenario,
    ranges: Mapping[str, Range],
    rank_of: Mapping[str, RankOf],
) -> pd.DataFrame:
    """Each lever alone at the ends of its range, the others at the scenario; most at stake first.

    lever, criterion, low, high (values), total_low, total_high, swing (points), and for each
    question rank_<question>_low and rank_<question>_high.
    """
    rows = []
    now = total(rulebook, scenario)
    for key, ends in ranges.items():
        criterion = scenario.lever(key).criterion.id
        here, *there = (
            points_of(rulebook, one, criterion)
            for one in (scenario, *(scenario.change(key, end) for end in ends))
        )
        after = [total_with(rulebook, scenario, now, points - here) for points in there]
        row: dict[str, object] = {"lever": key, "criterion": criterion}
        row |= {"low": ends[0], "high": ends[1], "total_low": after[0], "total_high": after[1]}
        row["swing"] = round(after[1] - after[0], 4)
        for question, rank in rank_of.items():
            row[f"rank_{question}_low"], row[f"rank_{question}_high"] = map(rank, after)
        rows.append(row)
    columns = ["lever", "criterion", "low", "high", "total_low", "total_high", "swing"]
    table = pd.DataFrame(rows, columns=columns if not rows else None)
    return table.sort_values("swing", ascending=False, kind="stable", ignore_index=True)


def total_with(rulebook: Rulebook, scenario: Scenario, now: Total, gain: Decimal) -> float:
    """The total once the criteria have gained so many points."""
    return float(min(now.criteria + gain + scenario.read.unexplained, rulebook.maximum))


@dataclass(frozen=True)
class Promise:
    """What a scenario changes in one part of a criterion, and the points it brings."""

    criterion: str
    part: str
    levers: tuple[str, ...]
    gain: Decimal
    all_or_nothing: bool


def promises(rulebook: Rulebook, scenario: Scenario, base: Scenario) -> list[Promise]:
    """The promises of a scenario against a base with the same totals, in rulebook order."""
    changed: dict[tuple[str, str], list[Lever]] = {}
    for lever, _, _ in scenario.differences(base):
        changed.setdefault((lever.criterion.id, lever.part_key), []).append(lever)
    found = []
    for (criterion, part), levers in changed.items():
        broken = scenario
        for lever in levers:
            broken = broken.change(lever.id, base.value(lever.id))
        now, then = (points_of(rulebook, one, criterion) for one in (scenario, broken))
        ids = tuple(lever.id for lever in levers)
        fixed = levers[0].entry in ALL_OR_NOTHING
        found.append(Promise(criterion, part, ids, now - then, fixed))
    return found


def leave_one_out(
    rulebook: Rulebook, scenario: Scenario, base: Scenario, rank_of: Mapping[str, RankOf]
) -> pd.DataFrame:
    """What is lost when a single promise of the scenario fails, the greatest loss first.

    criterion, part, levers, lost (points), total (without it), and for each question
    rank_<question> (without it).
    """
    now = total(rulebook, scenario)
    rows = []
    for promise in promises(rulebook, scenario, base):
        without = total_with(rulebook, scenario, now, -promise.gain)
        rows.append(
            {
                "criterion": promise.criterion,
                "part": promise.part,
                "levers": promise.levers,
                "lost": round(float(now.points) - without, 4),
                "total": without,
            }
            | {f"rank_{question}": rank(without) for question, rank in rank_of.items()}
        )
    columns = ["criterion", "part", "levers", "lost", "total"]
    table = pd.DataFrame(rows, columns=[*columns, *(f"rank_{question}" for question in rank_of)])
    return table.sort_values("lost", ascending=False, kind="stable", ignore_index=True)


def costs_the_target(left_out: pd.DataFrame, wanted: Decimal) -> pd.DataFrame:
    """Of the single failures those that alone bring the total below what is wanted."""
    return left_out[left_out["total"] < float(wanted)].reset_index(drop=True)
