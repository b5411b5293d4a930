"""The follow command: where a year under way stands on a day, and who is late."""

import argparse
import json
from typing import Any

from model.commands.options import add_day, add_movement, checked_movement
from model.commands.under_way import add_followed, followed_of
from model.ground import Ground
from model.ranking.coming import KNOWN
from model.telling.following import invented_text, premise_texts, task_texts, view_text
from model.telling.labels import year_text
from model.telling.pace import ends_text, needed_text, status_text
from model.telling.values import input_text
from model.year.line import Line, View
from model.year.places import Places, places
from model.year.standing import Outlook, ordered, outlook


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the follow command."""
    say = ground.words
    add_followed(parser, say)
    add_day(parser, say, "--as-of", "command.help_as_of", needed=True)
    name = say("command.meta_name")
    parser.add_argument("--agency", metavar=name, help=say("command.help_tasks_of"))
    add_movement(parser, say, say("command.help_movement_coming"))
    parser.add_argument("--json", action="store_true", help=say("command.help_json"))


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print the four views with their ranks, and the lines with points at stake."""
    ground, followed = followed_of(ground, options)
    found = outlook(followed, options.as_of)
    ranked = places(ground, found, checked_movement(options.movement or KNOWN))
    if options.json:
        print(json.dumps(plain(found, ranked), ensure_ascii=False))
        return 0
    say = ground.words
    if note := invented_text(say, followed):
        print(note)
    if options.agency:
        for text in task_texts(say, found, options.agency):
            print(text)
        return 0
    for view, one in ranked.items():
        print(
            say(
                "year.view_line",
                view=view_text(say, view),
                points=say.decimal(one.points),
                rank=one.year.rank,
                of=one.year.of,
                year=year_text(ground),
                coming=one.unknown.rank,
                low=one.unknown.low,
                high=one.unknown.high,
            )
        )
    for line in ordered(found.lines):
        if line.at_stake or line.status in ("lost", "no_report"):
            print(line_text(ground, line))
    for text in premise_texts(say, followed):
        print(text)
    return 0


def line_text(ground: Ground, line: Line) -> str:
    """A part in one line."""
    say = ground.words
    ends, planned = ends_text(say, line)
    return say(
        "year.line",
        name=input_text(say, line.lever),
        status=status_text(say, line),
        ends=ends,
        planned=planned,
        needed=needed_text(say, line),
        stake=say.decimal(line.at_stake, 4),
    )


def plain(found: Outlook, ranked: dict[View, Places]) -> dict[str, Any]:
    """An outlook as plain data."""
    followed = found.followed
    late = found.late
    return {
        "name": followed.name,
        "invented": followed.invented,
        "plan": followed.plan_name,
        "as_of": found.day.isoformat(),
        "views": {
            view: {
                "points": one.points,
                "rank": one.year.rank,
                "coming": [one.unknown.rank, one.unknown.low, one.unknown.high],
                "given": [one.given.rank, one.given.low, one.given.high],
            }
            for view, one in ranked.items()
        },
        "band": found.band,
        "late": [row_json(row) for row in late.to_dict("records")],
    }


def row_json(row: dict[Any, Any]) -> dict[str, Any]:
    """A row of the late list as plain data."""
    need = row["needed"]
    dates = {key: row[key] and row[key].isoformat() for key in ("deadline", "reported")}
    numbers = {
        key: None if row[key] is None or row[key] != row[key] else float(row[key])
        for key in ("value", "of", "planned", "pace", "at_stake")
    }
    told = {"kind": need.kind, "value": float(need.value), "possible": need.possible}
    kept = {key: row[key] for key in ("lever", "criterion", "status", "kind", "note")}
    return {**kept, **numbers, **dates, "needed": told, "agencies": list(row["agencies"])}
