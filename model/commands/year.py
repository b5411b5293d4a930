"""The year command: the years under way that are opened, and opening one against a named plan."""

import argparse
import json
from dataclasses import replace

from model.commands.export import named_entry
from model.commands.under_way import opened_named, stamp, the_store
from model.ground import Ground
from model.reading.tables import DataError
from model.store.errors import StoreError
from model.store.opened import Opened, OpenedYear
from model.store.version import to_content
from model.telling.language import Refusal


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the year command; without any it lists."""
    say = ground.words
    name = say("command.meta_name")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--open", metavar=name, help=say("command.help_open"))
    what.add_argument("--replan", metavar=name, help=say("command.help_replan"))
    parser.add_argument("--plan", metavar=name, help=say("command.help_plan"))
    coming = ground.case.baseline.year + 1
    number = say("command.meta_number")
    parser.add_argument(
        "--of", type=int, default=coming, metavar=number, help=say("command.help_of")
    )
    parser.add_argument("--author", default="", metavar=name, help=say("command.help_entered_by"))
    parser.add_argument("--json", action="store_true", help=say("command.help_json"))


def run(ground: Ground, options: argparse.Namespace) -> int:
    """List the opened years, or open one or plan it anew and print it."""
    try:
        years = written(ground, options) if options.open or options.replan else listed()
    except StoreError as error:
        raise DataError(str(error)) from None
    if options.json:
        print(json.dumps([plain(one) for one in years], ensure_ascii=False))
        return 0
    for one in years:
        content = one.version.content
        values = {"year": content.year, "plan": content.plan_name, "version": one.version.number}
        print(ground.words("year.opened", name=one.name, baseline=content.plan.baseline, **values))
    return 0


def listed() -> list[OpenedYear]:
    """The opened years."""
    return the_store().opened.listed()


def written(ground: Ground, options: argparse.Namespace) -> list[OpenedYear]:
    """A year that is opened or planned anew. Raises `Refusal` where no plan is named."""
    if not options.plan:
        raise Refusal("refused.plan")
    entry, store = named_entry(ground, options.plan), the_store()
    mine = stamp(options.author, options.today)
    wanted = Opened(options.of, entry.name, to_content(entry.work))
    if options.open:
        return [store.opened.create(options.open, wanted, mine)]
    kept = opened_named(store, options.replan)
    now = kept.version
    wanted = replace(now.content, plan_name=entry.name, plan=wanted.plan)
    return [store.opened.save(kept.id, now.number, wanted, mine)]


def plain(one: OpenedYear) -> dict[str, object]:
    """An opened year as plain data."""
    content = one.version.content
    return {
        "name": one.name,
        "year": content.year,
        "baseline": content.plan.baseline,
        "plan": content.plan_name,
        "version": one.version.number,
    }
