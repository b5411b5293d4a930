"""Which year under way a command is about: an opened one by its name, or the worked example."""

import argparse
import os
from datetime import UTC, date, datetime, time

from model.commands.options import add_day
from model.ground import Ground, open_ground
from model.intake.reader import folded
from model.levers import LeverError
from model.planning.ladder import Goal, Limits
from model.reading.files import LOCAL
from model.store import Store, open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.store.opened import OpenedYear, followed
from model.store.version import Stamp
from model.telling.language import Language, Refusal
from model.typed_text import echo
from model.year.followed import Followed
from model.year.standing import outlook
from model.year.today import from_today


def add_followed(parser: argparse.ArgumentParser, say: Language, needed: bool = True) -> None:
    """The options that name it."""
    which = parser.add_mutually_exclusive_group(required=needed)
    name = say("command.meta_name")
    which.add_argument("--followed", metavar=name, help=say("command.help_followed"))
    which.add_argument("--example", action="store_true", help=say("command.help_example"))


def followed_of(ground: Ground, options: argparse.Namespace) -> tuple[Ground, Followed]:
    """The year that the options name, on its own ground. Raises `Refusal`."""
    if options.example:
        if ground.example is None:
            known = ", ".join(ground.library.examples)
            raise Refusal("refused.example", baseline=ground.choice.baseline, known=known)
        return ground, ground.example
    try:
        store = the_store()
        kept = opened_named(store, options.followed)
        found = followed(kept, store.opened.observations(kept.id), ground.library)
    except StoreError as error:
        raise Refusal("refused.followed", name=echo(options.followed), why=str(error)) from None
    choice = ground.choice
    baseline = found.case.baseline.id
    return open_ground(ground.library, baseline, choice.table, choice.language), found


def add_from_today(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of a plan that starts from where a year stands."""
    say = ground.words
    add_day(parser, say, "--from-today", "command.help_from_today")
    add_followed(parser, say, needed=False)


def goal_from_today(
    ground: Ground, options: argparse.Namespace, limits: Limits
) -> tuple[Ground, Goal]:
    """Where a plan starts on a day of a year under way, on the year's own ground. Raises
    `LeverError` where the scenario is given as well, or no year."""
    if options.settings:
        raise LeverError("refused.today_set")
    if not (options.followed or options.example):
        raise LeverError("refused.today_year")
    ground, followed = followed_of(ground, options)
    return ground, from_today(outlook(followed, options.from_today), limits)


def opened_named(store: Store, name: str) -> OpenedYear:
    """The opened year of a name. Raises `Refusal`, `StoreError`."""
    years = store.opened.listed()
    for one in years:
        if folded(one.name) == folded(name):
            return one
    known = ", ".join(one.name for one in years) or "–"
    raise Refusal("refused.followed_unknown", name=echo(name), known=known)


def the_store() -> Store:
    """The store of this copy of the program. Raises `StoreError`."""
    return open_store(default_url(os.environ, LOCAL))


def stamp(author: str, today: date) -> Stamp:
    """Who enters something today."""
    return Stamp(author, datetime.combine(today, time(), UTC))
