"""The answer of the goal command: a plan in words, and as plain data."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from model.ground import Ground
from model.otherwise import Otherwise
from model.planning.goal import Plan
from model.planning.odds import Bound
from model.scenario import Difference, Scenario
from model.telling.language import Language
from model.telling.ranks import when_text
from model.telling.values import change_text


def asked_text(ground: Ground, rank: int, chance: float, bound: Bound, movement: str) -> str:
    """The chance that was asked for, and what it takes for certain."""
    say = ground.words
    asked = say(
        "goal.asked.coming",
        rank=rank,
        chance=say.percent(100 * chance, 0),
        when=when_text(ground, bound, movement),
    )
    return say("command.asked", asked=asked)


def plan_texts(
    say: Language,
    scenario: Scenario,
    found: Plan,
    rank: int,
    wanted: Decimal | None,
    bound: Bound,
) -> list[str]:
    """A plan in words."""
    moved = [change_text(say, to) for to in changes(scenario, found)]
    wide = max(map(len, moved), default=0)
    lines = [
        f"{step.lever:20} {text:{wide}}  {say.signed(step.gain, 4)}  "
        + say("command.effort", effort=say.decimal(step.effort))
        for step, text in zip(found.steps, moved, strict=True)
    ]
    verdict = say(
        "command.plan",
        total=say.decimal(found.total, 4),
        rank=rank,
        effort=say.decimal(found.effort, 1),
    )
    if not found.reachable:
        missing = say(f"command.missing_{'delivered' if bound == 'delivered' else 'all'}")
        if wanted is not None:
            missing = say("command.missing", points=say.decimal(found.short, 4))
        verdict = say("command.unreachable", missing=missing, best=verdict)
    lines.append(verdict)
    if found.doubt:
        lines.append(
            say(
                "command.doubt",
                criteria=say.either(found.doubt.criteria),
                points=say.decimal(found.doubt.points, 4),
            )
        )
    return lines


def changes(scenario: Scenario, found: Plan) -> list[Difference]:
    """From where to where the steps of a plan take the levers."""
    levers = scenario.levers
    return [Difference(levers[one.lever], scenario.value(one.lever), one.to) for one in found.steps]


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
