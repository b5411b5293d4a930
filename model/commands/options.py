"""The options that commands share, and what they mean."""

import argparse
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from model.address import parse_movement
from model.ground import Ground
from model.levers import Lever, LeverError
from model.ranking.coming import MOVEMENTS
from model.reading.library import Library
from model.scenario import Scenario, set_inputs
from model.telling.language import Language, Phrase
from model.telling.ranks import map_text, thin_text
from model.telling.values import value_text
from model.typed_text import cut, echo, number

PROGRAM = "python -m model"


def ground_options(library: Library, say: Language) -> argparse.ArgumentParser:
    """Which province's year, which table of others, which language: on every command."""
    parser = argparse.ArgumentParser(prog=PROGRAM, add_help=False)
    parser.add_argument(
        "--baseline",
        default=library.start.baseline,
        metavar=say("command.meta_id"),
        help=say("command.help_baseline", known=", ".join(library.cases)),
    )
    parser.add_argument(
        "--table",
        "--year",
        default="",
        metavar=say("command.meta_name"),
        help=say("command.help_table", known=", ".join(library.nation.names)),
    )
    parser.add_argument(
        "--language",
        default=library.start.language,
        metavar=say("command.meta_code"),
        help=say("command.help_language", known=", ".join(library.languages)),
    )
    return parser


def add_scenario(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options that describe a scenario."""
    say, baseline = ground.words, ground.case.baseline
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=say("command.meta_setting"),
        dest="settings",
        help=say("command.help_set"),
    )
    parser.add_argument(
        "--reading",
        default=baseline.reading,
        choices=list(baseline.readings),
        help=say("command.help_reading"),
    )
    add_json(parser, say)


def add_json(parser: argparse._ActionsContainer, say: Language) -> None:
    """The option for an answer that programs read."""
    parser.add_argument("--json", action="store_true", help=say("command.help_json"))


def add_movement(parser: argparse.ArgumentParser, say: Language, text: str) -> None:
    """The option of how the others move; `text` says of what."""
    named = say("command.movements", names=", ".join(MOVEMENTS))
    parser.add_argument("--movement", metavar=say("command.meta_movement"), help=f"{text}: {named}")


def scenario_of(ground: Ground, options: argparse.Namespace) -> Scenario:
    """The scenario that the options describe. Raises `LeverError` for a bad setting."""
    return set_inputs(ground.case.start().under(options.reading), settings_of(options))


def settings_of(options: argparse.Namespace) -> dict[str, str]:
    """The settings by lever. Raises `LeverError` for one without a value or with two."""
    settings: dict[str, str] = {}
    for setting in options.settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise LeverError("refused.setting", found=shown(setting))
        found = settings.setdefault(key.strip(), value)
        if found != value:
            raise LeverError("refused.set_twice", found=shown(setting), before=shown(found))
    return settings


def checked_movement(movement: str) -> str:
    """The movement itself. Raises `LeverError` unless it is a name or points."""
    if parse_movement(movement) is None:
        named = Phrase("command.movements", {"names": ", ".join(MOVEMENTS)})
        raise LeverError("refused.movement", found=shown(movement), expected=named)
    return movement


def marks(ground: Ground, coming: bool) -> dict[str, object]:
    """What a program must know of the table, where it is so: that it is estimated or too thin to
    trust, and of a rank in the coming year among how many provinces that year will be."""
    table = ground.table
    found: dict[str, object] = {"estimated": table.estimated, "thin": table.thin}
    found |= {"coming_of": ground.remapped} if coming else {}
    return {name: mark for name, mark in found.items() if mark}


def notes(ground: Ground, coming: bool) -> list[str]:
    """The same as sentences; that a table is estimated its name says."""
    return [text for text in (thin_text(ground), map_text(ground) if coming else "") if text]


def shown(text: str) -> str:
    """An argument in a message: as it was typed and cut, quoted where part of it is invisible."""
    return cut(text) if text.isprintable() else echo(text)


def points(say: Language) -> Callable[[str], Decimal]:
    """Reads a total in points, 0 to 100, with point or comma."""
    return lambda text: between(say, text, Decimal(100), "points")


def between(say: Language, text: str, high: Decimal, kind: str) -> Decimal:
    """A number from 0 to `high`; what it is said to be otherwise, by `kind`."""
    value = number(text)
    if value is None or not 0 <= value <= high:
        expected = say(f"command.expected_{kind}", found=echo(text))
        raise argparse.ArgumentTypeError(expected)
    return value


def lever_help(ground: Ground) -> str:
    """Every lever with its unit, range and value in the baseline."""
    say, baseline = ground.words, ground.case.baseline
    lines = [say("command.levers", province=baseline.province, year=baseline.year)]
    lines += [lever_line(say, lever) for lever in ground.case.levers.values()]
    lines.append(say("command.levers_alike"))
    return "\n".join(lines)


def lever_line(say: Language, lever: Lever) -> str:
    """One lever for the help."""
    locked = say("command.lever_locked") if lever.locked else ""
    start, accepted = value_text(say, lever, lever.start), say.told(lever.accepted)
    return f"  {lever.id:20} {accepted} ({start}) · {say.name(lever.name)}{locked}"


def add_day(
    parser: argparse._ActionsContainer, say: Language, name: str, about: str, needed: bool = False
) -> None:
    """An option that is a day."""
    shown = say("command.meta_date")
    parser.add_argument(name, type=day(say), metavar=shown, required=needed, help=say(about))


def day(say: Language) -> Callable[[str], date]:
    """Reads a date as 2024-06-20."""

    def read(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            told = say("command.expected_date", found=echo(text))
            raise argparse.ArgumentTypeError(told) from None

    return read
