"""The periodic report of a year under way, from the command line: the ending of the file's name
says its kind."""

import argparse
from datetime import date
from typing import get_args

from model.commands.letterhead import letterhead_of
from model.commands.options import add_day, checked_movement
from model.commands.target import STANDARD_OUTPUT, check_target, deliver
from model.commands.under_way import add_followed, followed_of, the_store
from model.ground import Ground
from model.intake.reader import folded
from model.ranking.coming import KNOWN
from model.reports import REPORTS
from model.reports.progress import Period, Progress, period_of
from model.store.errors import StoreError
from model.telling.language import Language, Refusal
from model.typed_text import echo

KIND = "report"  # what the export command calls it
USUAL = "docx"


def add_report(parser: argparse.ArgumentParser, say: Language) -> None:
    """The options of a report: which year, as of which day, for which period."""
    about = parser.add_argument_group(say("command.report"), say("command.report_about"))
    add_day(about, say, "--as-of", "command.help_as_of")
    name = say("command.meta_name")
    about.add_argument("--plan", metavar=name, help=say("command.help_report_plan"))
    periods = get_args(Period)
    about.add_argument("--period", choices=periods, help=say("command.help_period"))
    add_followed(parser, say, needed=False)


def report(ground: Ground, options: argparse.Namespace, made: date) -> int:
    """Write the report. Raises `Refusal` where no year or no day is named, or a day outside it."""
    kind = USUAL if options.out == STANDARD_OUTPUT else options.out.suffix.lower().removeprefix(".")
    if kind not in REPORTS:
        kinds = ground.words.either([f".{suffix}" for suffix in REPORTS])
        raise Refusal("refused.suffix", file=echo(options.out.name), suffix=kinds)
    export = REPORTS[kind]
    check_target(options.out, export.suffix)
    if options.as_of is None:
        raise Refusal("refused.report_day")
    if not (options.example or options.followed):
        options.followed = followed_with(options.plan)
    ground, followed = followed_of(ground, options)
    if not followed.year.start <= options.as_of <= followed.year.end:
        year = followed.year.start.year
        raise Refusal("refused.report_outside", day=options.as_of.isoformat(), year=year)
    progress = Progress(
        ground,
        followed,
        options.as_of,
        options.period or period_of(options.as_of),
        made,
        checked_movement(options.movement or KNOWN),
        letterhead_of(ground, options, made),
    )
    deliver(options.out, export.make(progress))
    return 0


def followed_with(plan: str | None) -> str:
    """The name of the one opened year that is followed against a plan of this name. Raises
    `Refusal` for no plan, and where none or several are."""
    if plan is None:
        raise Refusal("refused.report_year")
    try:
        years = the_store().opened.listed()
    except StoreError as error:
        raise Refusal("refused.followed", name=echo(plan), why=str(error)) from None
    found = [one for one in years if folded(one.version.content.plan_name) == folded(plan)]
    if len(found) != 1:
        named = found or years
        known = ", ".join(f"{one.name} ({one.version.content.plan_name})" for one in named)
        raise Refusal("refused.report_plan", plan=echo(plan), count=len(found), known=known or "–")
    return found[0].name
