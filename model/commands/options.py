"""The options that commands share, and what they mean."""

import argparse
from decimal import Decimal

from model.address import parse_movement
from model.ground import Ground
from model.levers import Lever, LeverError
from model.ranking.coming import MOVEMENTS
from model.reading.library import Library
from model.scenario import Scenario, set_inputs
from model.typed_text import cut, echo, number

MOVEMENT_HELP = f"{', '.join(MOVEMENTS)} or points from -10 to 10"


def ground_options(library: Library) -> argparse.ArgumentParser:
    """Which province's year, which table of others, which language: on every command."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--baseline",
        default=library.start.baseline,
        metavar="ID",
        help=f"the province's year: {', '.join(library.cases)}, or saved:NAME",
    )
    parser.add_argument(
        "--table",
        "--year",
        default="",
        metavar="NAME",
        help=f"the others, by default those of its year: {', '.join(library.nation.names)}",
    )
    parser.add_argument(
        "--language",
        default=library.start.language,
        metavar="CODE",
        help=f"of the answer: {', '.join(library.languages)}",
    )
    return parser


def add_scenario(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options that describe a scenario."""
    baseline = ground.case.baseline
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", dest="settings"
    )
    parser.add_argument("--reading", default=baseline.reading, choices=list(baseline.readings))
    parser.add_argument("--json", action="store_true")


def scenario_of(ground: Ground, options: argparse.Namespace) -> Scenario:
    """The scenario that the options describe. Raises `LeverError` for a bad setting."""
    return set_inputs(ground.case.start().under(options.reading), settings_of(options))


def settings_of(options: argparse.Namespace) -> dict[str, str]:
    """The settings by lever. Raises `LeverError` for one without a value or with two."""
    settings: dict[str, str] = {}
    for setting in options.settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise LeverError(f"--set {shown(setting)}: expected LEVER=VALUE, for instance 6.1.1=95")
        found = settings.setdefault(key.strip(), value)
        if found != value:
            raise LeverError(f"--set {shown(setting)}: already set to {shown(found)}")
    return settings


def checked_movement(movement: str) -> str:
    """The movement itself. Raises `LeverError` unless it is a name or points."""
    if parse_movement(movement) is None:
        raise LeverError(f"--movement {shown(movement)}: expected {MOVEMENT_HELP}")
    return movement


def shown(text: str) -> str:
    """An argument in a message: as it was typed and cut, quoted where part of it is invisible."""
    return cut(text) if text.isprintable() else echo(text)


def points(text: str) -> Decimal:
    """A total in points, 0 to 100, with point or comma."""
    return between(text, Decimal(100), "points from 0 to 100")


def between(text: str, high: Decimal, expected: str) -> Decimal:
    """A number from 0 to `high`."""
    value = number(text)
    if value is None or not 0 <= value <= high:
        raise argparse.ArgumentTypeError(f"expected {expected}, found {echo(text)}")
    return value


def lever_help(ground: Ground) -> str:
    """Every lever with its unit, range and value in the baseline."""
    baseline = ground.case.baseline
    lines = [f"levers of {baseline.province} {baseline.year} (value in that year):"]
    lines += [lever_line(ground, lever) for lever in ground.case.levers.values()]
    lines.append("A criterion's id (5.4) sets all of its levers alike; 1.7.of=190 sets a total.")
    return "\n".join(lines)


def lever_line(ground: Ground, lever: Lever) -> str:
    """One lever for the help."""
    locked = " · out of reach, cannot be set" if lever.locked else ""
    start, name = lever.text(lever.start), ground.words.name(lever.name)
    return f"  {lever.id:20} {lever.range_text()} ({start}) · {name}{locked}"
