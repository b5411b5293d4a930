"""The template command: a workbook to fill in with an office's own figures."""

import argparse
from pathlib import Path

from model.commands.target import check_target, deliver
from model.ground import Ground
from model.intake.provinces import province_template
from model.intake.template import year_template


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the template command."""
    say = ground.words
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=say("command.meta_file"),
        help=say("command.help_out"),
    )
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--provinces", action="store_true", help=say("command.help_provinces"))
    kind.add_argument("--next-year", action="store_true", help=say("command.help_next_year"))


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Write the workbook."""
    check_target(options.out, "xlsx")
    content = (
        province_template(ground, options.today)
        if options.provinces
        else year_template(ground, options.today, following=options.next_year)
    )
    deliver(options.out, content)
    return 0
