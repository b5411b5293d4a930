"""The same model from the command line: python -m model score --set 6.1.1=95 --json."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper

from model.commands import answers
from model.commands.export import add_export, run_export
from model.commands.goal import add_goal, run_goal
from model.commands.intake import add_check, add_template, run_check, run_template
from model.commands.options import (
    MOVEMENT_HELP,
    add_scenario,
    ground_options,
    lever_help,
    points,
    with_saved,
)
from model.ground import Ground, open_ground
from model.levers import LeverError
from model.ranking.coming import KNOWN
from model.reading.library import read_library
from model.reading.tables import DataError


def main(arguments: Sequence[str], today: date | None = None) -> int:
    """Run one command; 0 if it worked, 1 if a checked file has problems, 2 if the arguments or the
    data are wrong.

    `today`: the date that an exported file bears if the arguments name none.
    """
    try:
        library = read_library()
        chosen, _ = ground_options(library).parse_known_args(arguments)
        library, baseline = with_saved(library, chosen.baseline, chosen.language)
        parser = build_parser(open_ground(library, baseline))
        options = parser.parse_args(arguments, argparse.Namespace(today=today))
        ground = open_ground(library, baseline, options.table, options.language)
        return int(options.run(ground, options))
    except (LeverError, DataError) as error:
        print(f"model: {error}", file=sys.stderr)
        return 2


def build_parser(ground: Ground) -> argparse.ArgumentParser:
    """The commands, with every lever of the ground in the help."""
    parser = argparse.ArgumentParser(
        prog="python -m model",
        description="PAR INDEX what-if: score a scenario, rank a total.",
        epilog=lever_help(ground),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands_of = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, about: str) -> argparse.ArgumentParser:
        shared = ground_options(ground.library)
        return commands_of.add_parser(name, help=about, parents=[shared])

    score = command("score", "score a scenario")
    score.epilog, score.formatter_class = parser.epilog, parser.formatter_class
    add_scenario(score, ground)
    score.set_defaults(run=answers.run_score)
    rank = command("rank", "rank a total among the provinces of a table")
    rank.add_argument("--total", type=points, required=True, help="points, for instance 86.75")
    rank.add_argument("--movement", help=f"how the others move by the year after: {MOVEMENT_HELP}")
    rank.add_argument("--json", action="store_true")
    rank.set_defaults(run=answers.run_rank)
    priorities = command("priorities", "where points are lost, and who leads")
    add_scenario(priorities, ground)
    priorities.add_argument(
        "--movement", default=KNOWN, help=f"how the others move: {MOVEMENT_HELP}"
    )
    priorities.set_defaults(run=answers.run_priorities)
    goal = command("goal", "the least-effort plan to a rank or a score")
    add_goal(goal)
    add_scenario(goal, ground)
    goal.set_defaults(run=run_goal)
    backtest = command("backtest", "how good the ranks are on past years")
    how = backtest.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true")
    how.add_argument("--markdown", action="store_true", help="the table of the README alone")
    backtest.set_defaults(run=answers.run_backtest)
    export = command("export", "workbook, slides, document or CSV")
    add_export(export)
    add_scenario(export, ground)
    export.set_defaults(run=run_export)
    template = command("template", "a workbook to fill in with figures of your own")
    add_template(template)
    template.set_defaults(run=run_template)
    check = command("check", "what is wrong in a workbook that was filled in")
    add_check(check)
    check.set_defaults(run=run_check)
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows pipe cannot write Vietnamese otherwise
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:], date.today()))
