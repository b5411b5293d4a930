"""The same model from the command line: python -m model score --set 6.1.1=95 --json."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from io import TextIOWrapper

from model.commands.options import ground_options, lever_help
from model.ground import Ground, open_ground
from model.levers import LeverError
from model.reading.library import read_library
from model.reading.tables import DataError

# Each is a module of model.commands, loaded when it is asked for: most need little of the rest.
COMMANDS: Mapping[str, str] = {
    "score": "score a scenario",
    "rank": "rank a total among the provinces of a table",
    "priorities": "where points are lost, and who leads",
    "goal": "the least-effort plan to a rank or a score",
    "backtest": "how good the ranks are on past years",
    "export": "workbook, slides, document, plan with its appendix or CSV, or all of them",
    "template": "a workbook to fill in with figures of your own",
    "check": "what is wrong in a workbook that was filled in",
}


def main(arguments: Sequence[str], today: date | None = None) -> int:
    """Run one command; 0 if it worked, 1 if a checked file has problems, 2 if the arguments or the
    data are wrong.

    `today`: the date that an exported file bears if the arguments name none.
    """
    try:
        library = read_library()
        chosen, _ = ground_options(library).parse_known_args(arguments)
        baseline = chosen.baseline
        if baseline not in library.cases:  # what an office saved; most commands need no store
            saved = import_module("model.commands.saved_years")
            library, baseline = saved.with_saved(library, baseline, chosen.language)
        asked = next((one for one in arguments if one in COMMANDS), "")
        parser = build_parser(open_ground(library, baseline, "", chosen.language), asked)
        options = parser.parse_args(arguments, argparse.Namespace(today=today))
        ground = open_ground(library, baseline, options.table, options.language)
        return int(options.run(ground, options))
    except (LeverError, DataError) as error:
        print(f"model: {error}", file=sys.stderr)
        return 2


def build_parser(ground: Ground, asked: str) -> argparse.ArgumentParser:
    """The commands, that which is asked for with its options, and every lever of the ground in the
    help."""
    parser = argparse.ArgumentParser(
        prog="python -m model",
        description="PAR INDEX what-if: score a scenario, rank a total.",
        epilog=lever_help(ground),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands_of = parser.add_subparsers(required=True, metavar="command")
    for name, about in COMMANDS.items():
        shared = ground_options(ground.library)
        command = commands_of.add_parser(name, help=about, parents=[shared])
        if name == asked:
            module = import_module(f"model.commands.{name}")
            module.add_options(command, ground)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows pipe cannot write Vietnamese otherwise
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:], date.today()))
