"""The log command: who changed what of what is kept, and when; for those who run the server."""

import argparse
import json

from model.commands.options import add_json
from model.commands.under_way import the_store
from model.ground import Ground
from model.reading.tables import DataError
from model.stamp import VIETNAM
from model.store.errors import StoreError
from model.store.log import Change
from model.telling.language import Language

LATEST = 50  # lines, unless more are asked for


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the log command."""
    say = ground.words
    parser.add_argument(
        "--latest",
        type=int,
        default=LATEST,
        metavar=say("command.meta_number"),
        help=say("command.help_latest"),
    )
    add_json(parser, say)


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print the latest lines, the newest first."""
    try:
        found = the_store().changes(max(options.latest, 0))
    except StoreError as error:
        raise DataError(str(error)) from None
    if options.json:
        print(json.dumps([plain(one) for one in found], ensure_ascii=False))
        return 0
    for one in found:
        print(line(ground.words, one))
    return 0


def line(say: Language, change: Change) -> str:
    """A line of the log as a sentence: 16:30 ngày 20/6/2024 · Nguyễn Lan (Sở Tài chính): …"""
    local = change.stamp.at.astimezone(VIETNAM)
    detail = say(f"sharing.{change.detail}") if change.action == "shared" else change.detail
    author = change.stamp.author or say("scenarios.nobody")
    return say(
        "command.log_line",
        time=say("scenarios.time", clock=f"{local:%H:%M}", day=say.day(local)),
        who=f"{author} ({change.agency})" if change.agency else author,
        what=say(
            f"command.log_{change.action}",
            kind=say(f"command.log_kind_{change.kind}"),
            name=change.name,
            detail=detail,
        ),
    )


def plain(change: Change) -> dict[str, object]:
    """A line as plain data."""
    return {
        "at": change.stamp.at.isoformat(),
        "author": change.stamp.author,
        "subject": change.subject,
        "agency": change.agency,
        "action": change.action,
        "kind": change.kind,
        "id": change.of,
        "name": change.name,
        "detail": change.detail,
    }
