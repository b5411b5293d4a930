"""The template command: a workbook to fill in with an office's own figures."""

import argparse
from pathlib import Path

from model.commands.target import check_target, deliver
from model.ground import Ground
from model.intake.provinces import province_template
from model.intake.template import year_template


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the template command."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--provinces", action="store_true", help="a table of provinces instead")
    kind.add_argument(
        "--next-year",
        action="store_true",
        help="of the year after: rules, totals, remedies, agencies and times kept",
    )


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
