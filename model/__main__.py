"""The same model from the command line: python -m model score --set 6.1.1=95 --json."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper

from model import commands
from model.address import TREND
from model.commands_export import add_export, run_export
from model.commands_plan import add_goal, count, points, run_goal
from model.levers import Lever, LeverError
from model.reading.files import DATA, Case, read_case
from model.reading.tables import DataError


def main(arguments: Sequence[str], today: date | None = None) -> int:
    """Run one command; 0 if it worked, 2 if the arguments or the data are wrong.

    `today`: the date that an exported file bears if the arguments name none.
    """
    try:
        case = read_case(DATA)
        parser = build_parser(case)
        options = parser.parse_args(arguments, argparse.Namespace(today=today))
        return int(options.run(case, options))
    except (LeverError, DataError) as error:
        print(f"model: {error}", file=sys.stderr)
        return 2


def build_parser(case: Case) -> argparse.ArgumentParser:
    """The commands, with every lever in the help."""
    parser = argparse.ArgumentParser(
        prog="python -m model",
        description="PAR INDEX what-if: score a scenario, rank a total.",
        epilog=lever_help(case),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands_of = parser.add_subparsers(required=True, metavar="command")
    score = commands_of.add_parser(
        "score",
        help="score a scenario",
        epilog=lever_help(case),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_scenario(score, case)
    score.set_defaults(run=commands.run_score)
    rank = commands_of.add_parser("rank", help="rank a total among the other provinces of a year")
    rank.add_argument("--total", type=points, required=True, help="points, for instance 86.75")
    rank.add_argument("--year", type=count, default=case.baseline.year)
    rank.add_argument(
        "--movement", help=f"how the others move by the year after: {commands.MOVEMENT_HELP}"
    )
    rank.add_argument("--json", action="store_true")
    rank.set_defaults(run=commands.run_rank)
    priorities = commands_of.add_parser("priorities", help="where points are lost, and who leads")
    add_scenario(priorities, case)
    priorities.add_argument(
        "--movement", default=TREND, help=f"how the others move: {commands.MOVEMENT_HELP}"
    )
    priorities.set_defaults(run=commands.run_priorities)
    goal = commands_of.add_parser("goal", help="the least-effort plan to a rank or a score")
    add_goal(goal)
    add_scenario(goal, case)
    goal.set_defaults(run=run_goal)
    backtest = commands_of.add_parser("backtest", help="how good the ranks are on past years")
    backtest.add_argument("--json", action="store_true")
    backtest.set_defaults(run=commands.run_backtest)
    export = commands_of.add_parser("export", help="workbook, slides, document or CSV")
    add_export(export)
    add_scenario(export, case)
    export.set_defaults(run=run_export)
    return parser


def add_scenario(parser: argparse.ArgumentParser, case: Case) -> None:
    """The options that describe a scenario."""
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", dest="settings"
    )
    parser.add_argument(
        "--reading", default=case.baseline.reading, choices=list(case.baseline.readings)
    )
    parser.add_argument("--json", action="store_true")


def lever_help(case: Case) -> str:
    """Every lever with its unit, range and value in the baseline."""
    lines = [f"levers of {case.baseline.province} {case.baseline.year} (value in that year):"]
    lines += [lever_line(lever) for lever in case.levers.values()]
    lines.append("A criterion's id (5.4) sets all of its levers alike.")
    return "\n".join(lines)


def lever_line(lever: Lever) -> str:
    """One lever for the help."""
    locked = " · out of reach, cannot be set" if lever.locked else ""
    start = lever.text(lever.start)
    return f"  {lever.id:20} {lever.range_text()} ({start}) · {lever.name.vi}{locked}"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows pipe cannot write Vietnamese otherwise
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:], date.today()))
