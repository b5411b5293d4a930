"""The priorities command: where points are lost, and who leads."""

import argparse
import json

import pandas as pd

from model.commands.options import add_movement, add_scenario, checked_movement, scenario_of
from model.ground import Ground
from model.planning.priorities import priorities, priorities_json
from model.ranking.coming import KNOWN
from model.result import questions
from model.telling.labels import no_agencies


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options that describe a scenario, and how the others move."""
    add_scenario(parser, ground)
    add_movement(parser, ground.words, ground.words("command.help_movement"))


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print where the points are lost and what the next real step of each criterion brings."""
    say, case = ground.words, ground.case
    table = priorities(
        case.rulebook,
        scenario_of(ground, options),
        case.efforts,
        questions(ground, checked_movement(options.movement or KNOWN)),
    )
    if options.json:
        print(json.dumps(priorities_json(table, say), ensure_ascii=False))
        return 0
    heads = [say(f"command.head_{name}") for name in ("criterion", "lost", "ranks", "effort")]
    rows = [
        [
            row["criterion"],
            say.decimal(row["lost"], 4),
            f"{row['ranks_year']:+}",
            "–" if pd.isna(row["effort"]) else f"{row['effort']:.0f}",
        ]
        for row in table.to_dict("records")
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    leads = [", ".join(map(ground.agency, lead)) or "–" for lead in table["lead"]]
    for cells, lead in zip([heads, *rows], [say("command.head_agencies"), *leads], strict=True):
        first, *others = map(str.rjust, cells, widths)
        print(f"{first.strip():{widths[0]}}  {'  '.join(others)}   {lead}".rstrip())
    if unnamed := no_agencies(ground):
        print(unnamed)
    return 0
