"""The check command: what is wrong in a workbook that an office filled in."""

import argparse
import json
from pathlib import Path

from model.commands.options import add_json
from model.commands.target import why
from model.ground import Ground
from model.intake.brought import brought
from model.telling.language import Refusal
from model.typed_text import cut


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the check command."""
    say = ground.words
    meta, about = say("command.meta_file"), say("command.help_file")
    parser.add_argument("file", type=Path, metavar=meta, help=about)
    add_json(parser, say)


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print everything that is wrong with a filled-in workbook; 1 if anything is."""
    try:
        content = options.file.read_bytes()
    except (OSError, ValueError) as error:
        raise Refusal("refused.unread", file=cut(str(options.file)), why=why(error)) from None
    say = ground.words
    found, offers = brought(content, options.file.name, ground, options.today)
    if options.json:
        problems = [problem._asdict() for problem in found.problems]
        print(json.dumps({"problems": problems}, ensure_ascii=False))
    elif found.problems:
        for one in found.problems:
            place = " ".join(filter(None, (one.sheet, one.cell)))
            told = say("command.problem", found=one.found, expected=one.expected)
            print(f"{place}: {told}" if place else told)
        print(say("command.problems", count=len(found.problems)))
    elif found.case is not None:
        year = found.case.baseline
        print(say("command.sound_year", province=year.province, year=year.year))
        if offers:
            print(say("command.offers", count=len(offers)))
    else:
        print(say("command.sound_provinces", count=len(found.provinces)))
    return 1 if found.problems else 0
