"""The rank command: the rank of a total, in a sentence or as JSON."""

import argparse
import json
import sys

from model.commands.options import add_json, add_movement, checked_movement, marks, notes, points
from model.ground import Ground
from model.ranking.coming import FROZEN, NONE
from model.ranking.rank import rank_in_year
from model.telling.labels import table_text, year_text
from model.telling.ranks import certainty_text, movement_text


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The total, and how the others move."""
    say = ground.words
    parser.add_argument(
        "--total",
        type=points(say),
        required=True,
        metavar=say("command.meta_points"),
        help=say("command.help_total"),
    )
    add_movement(parser, say, say("command.help_movement_after"))
    add_json(parser, say)


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print the rank of a total: in the year, or in the year after it if a movement is given."""
    say, table, peers, reached = ground.words, ground.table, ground.peers, float(options.total)
    if options.movement is None:
        rank = rank_in_year(reached, peers)
        answer: dict[str, object] = {"rank": rank.rank, "low": rank.low, "high": rank.high}
        told = {"rank": rank.rank, "of": rank.of, "table": table_text(ground)}
        sentence = say("command.rank", sure=certainty_text(ground, rank), **told)
    else:
        movement = checked_movement(options.movement)
        warn(ground, movement)
        likely, wide = (ground.coming(m).forecast(reached) for m in (movement, None))
        answer = {
            "rank": likely.rank,
            "low": likely.low,
            "high": likely.high,
            "low_unknown": wide.low,
            "high_unknown": wide.high,
            "confidence": likely.confidence,
            "movement": ground.points(movement),
        }
        sentence = say(
            "command.settled" if ground.coming(movement).settled else "command.forecast",
            rank=likely.rank,
            of=likely.of,
            low=likely.low,
            high=likely.high,
            confidence=say.percent(100 * likely.confidence, 0),
            movement=movement_text(ground, movement),
            year=ground.coming_year,
            low_unknown=wide.low,
            high_unknown=wide.high,
        )
    coming = options.movement is not None
    answer |= {"of": len(peers) + 1, "year": table.year} | marks(ground, coming)
    if options.json:
        print(json.dumps(answer))
    else:
        print(*[sentence, *notes(ground, coming)], sep="\n")
    return 0


def warn(ground: Ground, movement: str) -> None:
    """Say on the error stream what is easily taken for something else."""
    if movement == NONE:
        names = {"none": NONE, "frozen": FROZEN, "year": year_text(ground)}
        print(ground.words("command.movement_none", **names), file=sys.stderr)
    if (since := ground.nation.since(ground.table)) and not ground.coming(movement).settled:
        say, year = ground.words, ground.coming_year - 1
        print(say("command.since", points=say.signed(since), year=year), file=sys.stderr)
