"""The goal command: the least-effort plan to a rank, with a chance, or to a score."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from model.case import Case
from model.commands.options import (
    MOVEMENT_HELP,
    add_scenario,
    between,
    checked_movement,
    points,
    scenario_of,
    shown,
)
from model.ground import Ground
from model.levers import LeverError
from model.otherwise import Otherwise, otherwise
from model.planning.goal import Plan, plan
from model.planning.ladder import Goal, Limits
from model.planning.odds import BOUNDS, LIKELY, Bound, in_year, least_total, odds, wanted_total
from model.planning.robust import robust
from model.ranking.coming import KNOWN
from model.result import COMING, YEAR, questions
from model.scenario import Scenario
from model.telling.language import Language
from model.telling.ranks import odds_text
from model.telling.rules import otherwise_texts
from model.typed_text import echo, number, whole


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """What is wanted, under which limits, and where the plan starts."""
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--rank", type=count, help="this rank or better")
    wanted.add_argument("--score", type=points, help="this total, for instance 87 or 87,5")
    parser.add_argument(
        "--chance", type=chance, help="of the rank in the coming year, for instance 0.8"
    )
    parser.add_argument(
        "--movement",
        help=f"how the others move by the coming year: {MOVEMENT_HELP}; without it and --chance "
        "the rank is that of the table's year",
    )
    parser.add_argument(
        "--bound",
        choices=BOUNDS,
        help="the chance that is asked for: given the movement · unknown movement · the same with "
        "promises delivered as assumed; unknown unless --movement is given",
    )
    parser.add_argument(
        "--lock", action="append", default=[], metavar="ID", help="a lever or criterion not to use"
    )
    parser.add_argument(
        "--cap",
        action="append",
        default=[],
        metavar="AGENCY=EFFORT",
        help="the most effort to ask of an agency",
    )
    parser.add_argument("--no-survey", action="store_true", help="promise no survey result")
    parser.add_argument(
        "--robust",
        action="store_true",
        help="reach the total whichever of the rules that fit the figures holds",
    )
    add_scenario(parser, ground)


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print the plan, or the best that is possible where nothing reaches what is asked."""
    case, scenario = ground.case, scenario_of(ground, options)
    limits = Limits(locked(case, options.lock), not options.no_survey, caps(ground, options.cap))
    goal = Goal(case.rulebook, scenario, case.efforts, limits)
    asked = [options.movement, options.chance, options.bound]
    coming = any(option is not None for option in asked)
    moves = checked_movement(options.movement or KNOWN)
    bound: Bound = options.bound or ("unknown" if options.movement is None else "given")
    with solver_kept_quiet():
        total = wanted(ground, options, goal, bound if coming else None, moves)
        find = robust if options.robust else plan
        found = find(goal, case.rulebook.maximum + 1 if total is None else total)
    assumed = moves if bound == "given" else None
    rank = questions(ground, assumed)[COMING if coming else YEAR](float(found.total))
    chances = odds(ground, found.scenario, options.rank or rank, moves)._asdict()
    others = otherwise(case.rulebook, found.scenario)
    if options.json:
        print(json.dumps(goal_json(found, rank, chances, others)))
        return 0
    for line in told(ground.words, scenario, found, rank, total, bound):
        print(line)
    for line in otherwise_texts(ground.words, others):
        print(line)
    print(odds_text(ground, chances, options.rank or rank, moves))
    return 0


@contextmanager
def solver_kept_quiet() -> Iterator[None]:
    """The solver now and then prints a line of its own; it must not end up in the answer."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def wanted(
    ground: Ground, options: argparse.Namespace, goal: Goal, bound: Bound | None, movement: str
) -> Decimal | None:
    """The least total that is asked for, None if not even 100 points give it.

    `bound`: what the chance in the coming year takes for certain; None asks for the table's year.
    """
    if options.score is not None:
        for name in ("chance", "bound"):
            if getattr(options, name) is not None:
                raise LeverError(f"--{name}: a chance belongs to a rank, not to a score")
        return Decimal(options.score)
    if not 1 <= options.rank <= ground.table.of:
        raise LeverError(f"--rank {options.rank}: expected a rank from 1 to {ground.table.of}")
    if bound is None:
        return least_total(in_year(ground, options.rank))
    return wanted_total(ground, goal, options.rank, options.chance or LIKELY, bound, movement)


def locked(case: Case, ids: Sequence[str]) -> frozenset[str]:
    """The levers and criteria that are locked. Raises `LeverError` for an unknown one."""
    known = list(dict.fromkeys([*case.rulebook.criteria, *case.levers]))
    for one in ids:
        if one not in known:
            raise LeverError(
                f"--lock {shown(one)}: neither lever nor criterion; valid: {', '.join(known)}"
            )
    return frozenset(ids)


def caps(ground: Ground, texts: Sequence[str]) -> Mapping[str, float]:
    """The most effort of each agency, named as the source or the language writes it.

    Raises `LeverError` for an agency that leads nothing."""
    names = {name for row in ground.case.baseline.rows.values() for name in row.lead}
    leads = {ground.agency(name): name for name in sorted(names)}
    found: dict[str, float] = {}
    for text in texts:
        name, _, most = text.partition("=")
        agency = leads.get(name, name)
        if agency not in names:
            known = f"valid: {'; '.join(leads)}" if leads else "the source of this year names none"
            raise LeverError(f"--cap {shown(text)}: no agency leads by this name; {known}")
        effort = number(most)
        if effort is None or effort < 0:
            raise LeverError(f"--cap {shown(text)}: expected AGENCY=EFFORT, an effort of 0 or more")
        found[agency] = float(effort)
    return found


def told(
    say: Language,
    scenario: Scenario,
    found: Plan,
    rank: int,
    wanted: Decimal | None,
    bound: Bound,
) -> list[str]:
    """A plan in words."""
    lines = [
        f"{step.lever:20} {step_text(scenario, step.lever, step.to)}  {say.signed(step.gain, 4)}  "
        + say("command.effort", effort=say.decimal(step.effort))
        for step in found.steps
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


def step_text(scenario: Scenario, lever: str, to: Decimal) -> str:
    """From where to where a lever goes: 44 -> 64."""
    found = scenario.levers[lever]
    return f"{found.text(scenario.value(lever)):>9} -> {found.text(to):9}"


def chance(text: str) -> float:
    """A chance above 0, at most 1."""
    found = float(between(text, Decimal(1), "a chance from 0 to 1, for instance 0.8"))
    if not found:
        raise argparse.ArgumentTypeError("a chance of 0 asks for nothing")
    return found


def count(text: str) -> int:
    """A whole number."""
    found = whole(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"expected a whole number, found {echo(text)}")
    return found


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
