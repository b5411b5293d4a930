"""A plan and what lies around it: alternatives, the nearest miss, the price of one more rank."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from model.otherwise import Otherwise
from model.planning.goal.ladder import Limits, ladders
from model.planning.goal.plan import (
    Goal,
    HeldBack,
    Plan,
    Step,
    built,
    effort_of,
    plan,
    solver_of,
    units_to,
)

__all__ = [
    "Goal",
    "HeldBack",
    "Limits",
    "Plan",
    "Step",
    "alternatives",
    "goal_json",
    "nearest_miss",
    "plan",
    "prices",
]

ALTERNATIVES = 5
CHEAPER = 0.01  # the least difference in effort that a person sees


def alternatives(goal: Goal, found: Plan) -> list[Plan]:
    """Up to five other plans to the same total, the least effort first.

    Each is the least-effort plan without one of the criteria that bring the plan most, so that it
    answers "and if this one is not to be had?". Plans that use the same criteria are told once.
    """
    others: dict[frozenset[str], Plan] = {}
    for criterion in list(found.gains)[:ALTERNATIVES]:
        other = plan(without(goal, criterion), found.wanted)
        if other.reachable:
            others.setdefault(frozenset(other.gains), other)
    return sorted(others.values(), key=lambda other: other.effort)


def nearest_miss(goal: Goal, found: Plan) -> Plan | None:
    """Of the sets of steps that leave out one of the plan's criteria and cost less, the one that
    comes nearest to the wanted total; `short` says by how much it fails. None if there is none."""
    misses = []
    for criterion in found.gains if found.reachable else ():
        fewer = without(goal, criterion)
        open_ladders = ladders(goal.rulebook, goal.scenario, goal.efforts, fewer.limits)
        solver = solver_of(fewer, open_ladders, units_to(goal, found.wanted))
        rungs = solver.least(solver.most(found.effort - CHEAPER))
        if rungs is not None and any(rungs):
            misses.append(built(fewer, open_ladders, rungs, found.wanted))
    return max(misses, key=lambda miss: (miss.total, -miss.effort), default=None)


def without(goal: Goal, criterion: str) -> Goal:
    """The same goal with one criterion locked."""
    limits = replace(goal.limits, locked=goal.limits.locked | {criterion})
    return replace(goal, limits=limits)


def prices(goal: Goal, wanted: Mapping[int, Decimal | None]) -> pd.DataFrame:
    """What each rank costs: rank, wanted (total), effort, each missing where nothing reaches it.

    `wanted`: the least total of each rank, None where there is none.
    """
    open_ladders = ladders(goal.rulebook, goal.scenario, goal.efforts, goal.limits)
    needs = {rank: units_to(goal, total) for rank, total in wanted.items() if total is not None}
    solver = solver_of(goal, open_ladders, max(needs.values(), default=0))
    rows: list[dict[str, float | None]] = []
    for rank, total in wanted.items():
        rungs = solver.least(needs[rank]) if rank in needs else None
        rows.append(
            {
                "rank": rank,
                "wanted": None if total is None else float(total),
                "effort": None if rungs is None else effort_of(open_ladders, rungs),
            }
        )
    return pd.DataFrame(rows, columns=["rank", "wanted", "effort"]).astype({"rank": int})


def goal_json(
    found: Plan, rank: int, chances: Mapping[str, float], others: Sequence[Otherwise]
) -> dict[str, Any]:
    """A plan as plain data, with the rank that its total gives, the chances of the rank, and its
    total under other rules that fit."""
    return {
        "reachable": found.reachable,
        "effort": round(found.effort, 4),
        "total": float(found.total),
        "rank": rank,
        "steps": [
            {
                "id": step.lever,
                "from": float(step.start),
                "to": float(step.to),
                "gain": float(step.gain),
                "effort": round(step.effort, 4),
            }
            for step in found.steps
        ],
        "chances": {view: round(chance, 4) for view, chance in chances.items()},
        "otherwise": [
            {"rule": one.key, "standing": one.standing, "total": float(one.points)}
            for one in others
        ],
    }
