"""The least-effort plan to a wanted total: which steps, over the real steps of each rule.

Two exact methods: a table of the least effort for every total (`table`), whose time is steady,
and a mixed-integer programme (`programme`), which also keeps caps on agencies' effort. Each
plan is scored again by the scorecard, and the totals must agree.
"""

from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from math import fsum, inf

import numpy as np

from model.law.criteria import Rulebook
from model.planning.effort import Efforts
from model.planning.goal.ladder import UNIT, Ladder, Limits, ladders
from model.planning.goal.programme import Cap, Programme
from model.planning.goal.table import Table
from model.scenario import Scenario
from model.scoring import Doubt, Total, doubt, points_of, scorecard, total

ZERO = Decimal(0)
LONG = 10 * UNIT  # the table's time grows with the points to win, the programme's does not


@dataclass(frozen=True)
class Goal:
    """Where a plan starts, what is judged to be hard, and what may not be used."""

    rulebook: Rulebook
    scenario: Scenario
    efforts: Efforts
    limits: Limits = field(default_factory=Limits)


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
    """Points that a plan may not or cannot win, by reason; no point is counted twice."""

    out_of_reach: Decimal
    survey: Decimal
    locked: Decimal
    caps: Decimal


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


def plan(goal: Goal, wanted: Decimal) -> Plan:
    """The steps with the least total effort that reach `wanted` points, proven least.

    If no steps do: all that may be taken, marked as not reaching it, with the reason.
    """
    found = ladders(goal.rulebook, goal.scenario, goal.efforts, goal.limits)
    need, everything = units_to(goal, wanted), sum(ladder.most for ladder in found)
    solver = solver_of(goal, found, min(need, everything))
    rungs = solver.least(need)
    if rungs is not None:
        return built(goal, found, rungs, wanted)
    most = solver.most(inf)
    best = built(goal, found, solver.least(most) or [], wanted)
    return replace(best, held_back=held_back(goal, most))


def score(goal: Goal, scenario: Scenario) -> Total:
    """The total of a scenario by the scorecard."""
    return total(goal.rulebook, scenario)


def units_to(goal: Goal, wanted: Decimal) -> int:
    """The ten-thousandths that the criteria must win; more than there are if `wanted` is above
    the maximum."""
    if wanted > goal.rulebook.maximum:
        return int(goal.rulebook.maximum) * UNIT + 1
    now = score(goal, goal.scenario).criteria + goal.scenario.read.unexplained
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
            there, here = (
                points_of(goal.rulebook, one, ladder.criterion) for one in (after, before)
            )
            gain = there - here
            effort = float(ladder.effort[rung]) * float(gain / won)
            steps.append(Step(lever, ladder.criterion, before.value(lever), to, gain, effort))
            scenario = after
    promised = Decimal(sum(int(ladder.units[rung]) for ladder, rung in chosen)) / UNIT
    reached = score(goal, scenario)
    if reached.criteria - score(goal, goal.scenario).criteria != promised:
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
        found = ladders(goal.rulebook, goal.scenario, goal.efforts, limits)
        return sum(ladder.most for ladder in found)

    everything = winnable(Limits())
    unasked = winnable(Limits(survey=goal.limits.survey))
    allowed = winnable(goal.limits)
    return HeldBack(
        out_of_reach=Decimal(round(barred * UNIT)) / UNIT,
        survey=Decimal(everything - unasked) / UNIT,
        locked=Decimal(unasked - allowed) / UNIT,
        caps=Decimal(allowed - most) / UNIT,
    )
