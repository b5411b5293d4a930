"""The least-effort plan to a wanted total, over the real steps of each rule, and what lies around
it: alternatives, the nearest miss, the price of one more rank.

Each plan is scored again by the scorecard, and the totals must agree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from math import fsum, inf

import numpy as np
import pandas as pd

from model.planning.ladder import UNIT, Goal, Ladder, Limits
from model.planning.solvers import Cap, Programme, Table
from model.scenario import Scenario
from model.scoring import Doubt, doubt, points_of, scorecard, total

ZERO = Decimal(0)
LONG = 10 * UNIT  # the table's time grows with the points to win, the programme's does not
ALTERNATIVES = 5
CHEAPER = 0.01  # the least difference in effort that a person sees


@dataclass(frozen=True)
class Step:
    """A lever raised from `start` to `to` (in its own unit): points won and effort."""

    lever: str
    criterion: str
    start: Decimal
    to: Decimal
    gain: Decimal
    effort: float


@dataclass(frozen=True)
class HeldBack:
    """Points that a plan may not or cannot win, by reason; no point is counted twice. *uncertain*:
    left alone because another rule that fits may not give them."""

    out_of_reach: Decimal
    survey: Decimal
    locked: Decimal
    caps: Decimal
    uncertain: Decimal = ZERO


@dataclass(frozen=True)
class Plan:
    """The least-effort steps to `wanted` points, or, if nothing reaches it, to the best possible.

    `total` is what the scorecard gives for `scenario`, the start with all steps taken. `doubt`: a
    step may win the very point that the appendix lacks. `held_back` says why nothing reaches it.
    """

    wanted: Decimal
    reachable: bool
    total: Decimal
    effort: float
    steps: tuple[Step, ...]
    scenario: Scenario
    doubt: Doubt | None
    held_back: HeldBack | None = None

    @property
    def gains(self) -> dict[str, Decimal]:
        """What each criterion brings, the most first."""
        found: dict[str, Decimal] = {}
        for step in self.steps:
            found[step.criterion] = found.get(step.criterion, ZERO) + step.gain
        return dict(sorted(found.items(), key=lambda item: -item[1]))

    @property
    def short(self) -> Decimal:
        """The points that are missing to the wanted total."""
        return max(ZERO, self.wanted - self.total)


Finder = Callable[[Goal, Decimal], Plan]


def plan(goal: Goal, wanted: Decimal) -> Plan:
    """The steps with the least total effort that reach `wanted` points, proven least.

    If no steps do: all that may be taken, marked as not reaching it, with the reason.
    """
    found = goal.ladders()
    need, everything = units_to(goal, wanted), sum(ladder.most for ladder in found)
    solver = solver_of(goal, found, min(need, everything))
    rungs = solver.least(need)
    if rungs is not None:
        return built(goal, found, rungs, wanted)
    most = solver.most(inf)
    best = built(goal, found, solver.least(most) or [], wanted)
    return replace(best, held_back=held_back(goal, most))


def units_to(goal: Goal, wanted: Decimal) -> int:
    """The ten-thousandths that the criteria must win; more than there are if `wanted` is above
    the maximum."""
    if wanted > goal.rulebook.maximum:
        return int(goal.rulebook.maximum) * UNIT + 1
    now = total(goal.rulebook, goal.scenario).criteria + goal.scenario.read.unexplained
    return max(0, int(((wanted - now) * UNIT).to_integral_value(ROUND_CEILING)))


def solver_of(goal: Goal, found: list[Ladder], need: int) -> Table | Programme:
    """The table up to `need` units; the programme where effort is capped or the way is long."""
    if not found or not (goal.limits.caps or need > LONG):
        return Table(found, need)
    rows = goal.scenario.baseline.rows
    leads = [rows[ladder.criterion].lead if ladder.criterion in rows else () for ladder in found]
    return Programme(
        found,
        [
            Cap(np.array([(agency in lead) / max(len(lead), 1) for lead in leads]), effort)
            for agency, effort in goal.limits.caps.items()
        ],
    )


def built(goal: Goal, found: list[Ladder], rungs: list[int], wanted: Decimal) -> Plan:
    """A plan from the chosen rungs. Raises `ArithmeticError` if its score is not as promised."""
    chosen = [(ladder, rung) for ladder, rung in zip(found, rungs, strict=True) if rung]
    scenario, steps = goal.scenario, []
    for ladder, rung in chosen:
        won = Decimal(int(ladder.units[rung])) / UNIT
        for lever, to in ladder.raised(goal.scenario, rung).items():
            before, after = scenario, scenario.change(lever, to)
            gain = points_of(goal.rulebook, after, ladder.criterion)
            gain -= points_of(goal.rulebook, before, ladder.criterion)
            effort = float(ladder.effort[rung]) * float(gain / won)
            steps.append(Step(lever, ladder.criterion, before.value(lever), to, gain, effort))
            scenario = after
    promised = Decimal(sum(int(ladder.units[rung]) for ladder, rung in chosen)) / UNIT
    reached = total(goal.rulebook, scenario)
    if reached.criteria - total(goal.rulebook, goal.scenario).criteria != promised:
        raise ArithmeticError(f"the plan promised {promised} points, the scorecard differs")
    return Plan(
        wanted=wanted,
        reachable=reached.points >= wanted,
        total=reached.points,
        effort=effort_of(found, rungs),
        steps=tuple(steps),
        scenario=scenario,
        doubt=doubt(scenario, reached),
    )


def effort_of(found: list[Ladder], rungs: list[int]) -> float:
    """The effort of the chosen rungs."""
    return fsum(float(ladder.effort[rung]) for ladder, rung in zip(found, rungs, strict=True))


def held_back(goal: Goal, most: int) -> HeldBack:
    """What keeps `most` units from being all that was lost."""
    card = scorecard(goal.rulebook, goal.scenario)
    barred = float(card.loc[card["moved"] == "out_of_reach", "lost"].sum())

    def winnable(limits: Limits) -> int:
        return sum(ladder.most for ladder in replace(goal, limits=limits).ladders())

    everything = winnable(Limits())
    unasked = winnable(Limits(survey=goal.limits.survey))
    allowed = winnable(goal.limits)
    return HeldBack(
        out_of_reach=Decimal(round(barred * UNIT)) / UNIT,
        survey=Decimal(everything - unasked) / UNIT,
        locked=Decimal(unasked - allowed) / UNIT,
        caps=Decimal(allowed - most) / UNIT,
    )


def alternatives(goal: Goal, found: Plan, find: Finder = plan) -> list[Plan]:
    """Up to five other plans to the same total, the least effort first.

    Each is the least-effort plan without one of the criteria that bring the plan most, so that it
    answers "and if this one is not to be had?". Plans that use the same criteria are told once.
    `find`: what finds a plan, as it found this one.
    """
    others: dict[frozenset[str], Plan] = {}
    for criterion in list(found.gains)[:ALTERNATIVES]:
        other = find(goal.without(criterion), found.wanted)
        if other.reachable:
            others.setdefault(frozenset(other.gains), other)
    return sorted(others.values(), key=lambda other: other.effort)


def nearest_miss(goal: Goal, found: Plan) -> Plan | None:
    """Of the sets of steps that leave out one of the plan's criteria and cost less, the one that
    comes nearest to the wanted total; `short` says by how much it fails. None if there is none."""
    misses = []
    for criterion in found.gains if found.reachable else ():
        fewer = goal.without(criterion)
        open_ladders = fewer.ladders()
        solver = solver_of(fewer, open_ladders, units_to(goal, found.wanted))
        rungs = solver.least(solver.most(found.effort - CHEAPER))
        if rungs is not None and any(rungs):
            misses.append(built(fewer, open_ladders, rungs, found.wanted))
    return max(misses, key=lambda miss: (miss.total, -miss.effort), default=None)


def prices(goal: Goal, wanted: Mapping[int, Decimal | None]) -> pd.DataFrame:
    """What each rank costs: rank, wanted (total), effort, each missing where nothing reaches it.

    `wanted`: the least total of each rank, None where there is none.
    """
    open_ladders = goal.ladders()
    needs = {rank: units_to(goal, least) for rank, least in wanted.items() if least is not None}
    solver = solver_of(goal, open_ladders, max(needs.values(), default=0))
    rows: list[dict[str, float | None]] = []
    for rank, least in wanted.items():
        rungs = solver.least(needs[rank]) if rank in needs else None
        rows.append(
            {
                "rank": rank,
                "wanted": None if least is None else float(least),
                "effort": None if rungs is None else effort_of(open_ladders, rungs),
            }
        )
    return pd.DataFrame(rows, columns=["rank", "wanted", "effort"]).astype({"rank": int})
