"""The same model from the command line: python -m model score --set 6.1.1=95 --json."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from importlib import import_module
from io import TextIOWrapper

from model.commands.frames import frames
from model.commands.options import PROGRAM, ground_options, lever_help
from model.ground import Ground, open_ground
from model.reading.library import Library, read_library
from model.reading.tables import DataError
from model.telling.language import Language, Refusal

# Each is a module of model.commands, loaded when it is asked for: most need little of the rest.
COMMANDS = (
    *("score", "rank", "priorities", "goal", "backtest", "export", "template", "check"),
    *("year", "report", "follow", "log"),
)


def main(arguments: Sequence[str], today: date | None = None) -> int:
    """Run one command; 0 if it worked, 1 if a checked file has problems, 2 if the arguments or the
    data are wrong.

    `today`: the date that an exported file bears if the arguments name none.
    """
    try:
        library = read_library()
    except DataError as error:  # of files: there may be no words to tell it in
        print(f"model: {error}", file=sys.stderr)
        return 2
    say = spoken(library, arguments)
    try:
        with frames(library, say):
            return answered(library, say, arguments, today)
    except Refusal as error:
        print(f"model: {say.told(error.phrase)}", file=sys.stderr)
    except DataError as error:
        print(f"model: {error}", file=sys.stderr)
    return 2


def spoken(library: Library, arguments: Sequence[str]) -> Language:
    """The language that the arguments name, else that of a first opening."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--language")
    with suppress(argparse.ArgumentError):
        named = parser.parse_known_args(arguments)[0].language
        return library.languages.get(named, library.languages[library.start.language])
    return library.languages[library.start.language]


def answered(library: Library, say: Language, arguments: Sequence[str], today: date | None) -> int:
    """Run one command on its ground."""
    chosen, _ = ground_options(library, say).parse_known_args(arguments)
    baseline, table = chosen.baseline, chosen.table
    if baseline not in library.cases or table not in ("", *library.table_names):
        saved = import_module("model.commands.saved_figures")  # most commands need no store
        library, baseline, table = saved.with_saved(library, baseline, table, say)
    asked = next((one for one in arguments if one in COMMANDS), "")
    parser = build_parser(open_ground(library, baseline, "", chosen.language), asked)
    options = parser.parse_args(arguments, argparse.Namespace(today=today))
    ground = open_ground(library, baseline, table, options.language)
    return int(options.run(ground, options))


def build_parser(ground: Ground, asked: str) -> argparse.ArgumentParser:
    """The commands, that which is asked for with its options, and every lever of the ground in the
    help."""
    say = ground.words
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=say("command.about"),
        epilog=lever_help(ground),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands_of = parser.add_subparsers(required=True, metavar=say("command.meta_command"))
    for name in COMMANDS:
        shared = ground_options(ground.library, say)
        about = say(f"command.about_{name}")
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
