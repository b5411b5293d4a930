"""The goal command: the least-effort plan to a rank, with a chance, or to a score."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from model.case import Case
from model.commands.options import (
    add_movement,
    add_scenario,
    between,
    checked_movement,
    marks,
    notes,
    points,
    scenario_of,
    shown,
)
from model.commands.plan_answer import asked_text, goal_json, plan_texts
from model.commands.under_way import add_from_today, goal_from_today
from model.ground import Ground
from model.levers import LeverError
from model.otherwise import otherwise
from model.planning.goal import plan
from model.planning.ladder import Goal, Limits
from model.planning.odds import BOUNDS, LIKELY, USUAL, Bound, odds, wanted_total
from model.planning.robust import robust
from model.ranking.coming import KNOWN
from model.ranking.rank import in_year, least_total
from model.result import COMING, YEAR, questions
from model.telling.labels import light_text
from model.telling.language import Language
from model.telling.ranks import odds_text
from model.telling.rules import otherwise_texts
from model.typed_text import echo, number, whole


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """What is wanted, under which limits, and where the plan starts."""
    say = ground.words
    wanted = parser.add_mutually_exclusive_group(required=True)
    number_, points_ = say("command.meta_number"), say("command.meta_points")
    wanted.add_argument("--rank", type=count(say), metavar=number_, help=say("command.help_rank"))
    wanted.add_argument(
        "--score", type=points(say), metavar=points_, help=say("command.help_score")
    )
    parser.add_argument(
        "--chance", type=chance(say), metavar=number_, help=say("command.help_chance")
    )
    add_movement(parser, say, say("command.help_movement_coming"))
    parser.add_argument("--bound", choices=BOUNDS, help=say("command.help_bound"))
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--lock", metavar=say("command.meta_id"), help=say("command.help_lock"), **several
    )
    parser.add_argument(
        "--cap", metavar=say("command.meta_cap"), help=say("command.help_cap"), **several
    )
    parser.add_argument("--no-survey", action="store_true", help=say("command.help_no_survey"))
    parser.add_argument("--robust", action="store_true", help=say("command.help_robust"))
    add_from_today(parser, ground)
    add_scenario(parser, ground)


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print the plan, or the best that is possible where nothing reaches what is asked."""
    case, scenario = ground.case, scenario_of(ground, options)
    limits = Limits(locked(case, options.lock), not options.no_survey, caps(ground, options.cap))
    goal = Goal(case.rulebook, scenario, case.efforts, limits)
    if options.from_today:
        ground, goal = goal_from_today(ground, options, limits)
        case, scenario = ground.case, goal.scenario
    asked = [options.movement, options.chance, options.bound]
    coming = any(option is not None for option in asked)
    moves = checked_movement(options.movement or KNOWN)
    bound: Bound = options.bound or (USUAL if options.movement is None else "given")
    with solver_kept_quiet():
        total = wanted(ground, options, goal, bound if coming else None, moves)
        find = robust if options.robust else plan
        found = find(goal, case.rulebook.maximum + 1 if total is None else total)
    assumed = moves if bound == "given" else None
    rank = questions(ground, assumed)[COMING if coming else YEAR](float(found.total))
    chances = odds(ground, found.scenario, options.rank or rank, moves)._asdict()
    others = otherwise(case.rulebook, found.scenario)
    if options.json:
        told = goal_json(found, rank, chances, others) | marks(ground, coming=True)
        told |= {"bound": bound} if coming else {}
        print(json.dumps(told))
        return 0
    if coming and options.rank is not None:
        print(asked_text(ground, options.rank, options.chance or LIKELY, bound, moves))
    for line in [
        *plan_texts(ground.words, scenario, found, rank, total, bound),
        *filter(None, [light_text(ground, found.gains)]),
        *otherwise_texts(ground.words, others),
        odds_text(ground, chances, options.rank or rank, moves),
        *notes(ground, coming=True),
    ]:
        print(line)
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
                raise LeverError("refused.chance_of_score", option=name)
        return Decimal(options.score)
    if not 1 <= options.rank <= ground.of:
        raise LeverError("refused.rank", found=options.rank, of=ground.of)
    if bound is None:
        return least_total(in_year(options.rank, ground.peers))
    return wanted_total(ground, goal, options.rank, options.chance or LIKELY, bound, movement)


def locked(case: Case, ids: Sequence[str]) -> frozenset[str]:
    """The levers and criteria that are locked. Raises `LeverError` for an unknown one."""
    known = list(dict.fromkeys([*case.rulebook.criteria, *case.levers]))
    for one in ids:
        if one not in known:
            raise LeverError("refused.lock", found=shown(one), known=", ".join(known))
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
            if not leads:
                raise LeverError("refused.cap_none", found=shown(text))
            raise LeverError("refused.cap_agency", found=shown(text), known="; ".join(leads))
        effort = number(most)
        if effort is None or effort < 0:
            raise LeverError("refused.cap_effort", found=shown(text))
        found[agency] = float(effort)
    return found


def chance(say: Language) -> Callable[[str], float]:
    """Reads a chance above 0, at most 1."""

    def read(text: str) -> float:
        found = float(between(say, text, Decimal(1), "chance"))
        if not found:
            raise argparse.ArgumentTypeError(say("command.expected_some_chance"))
        return found

    return read


def count(say: Language) -> Callable[[str], int]:
    """Reads a whole number."""

    def read(text: str) -> int:
        found = whole(text)
        if found is None:
            raise argparse.ArgumentTypeError(say("command.expected_whole", found=echo(text)))
        return found

    return read
