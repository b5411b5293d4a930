"""The check command: what is wrong in a workbook that an office filled in."""

import argparse
import json
from pathlib import Path

from model.ground import Ground
from model.intake.brought import brought
from model.reading.tables import DataError
from model.typed_text import cut


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options of the check command."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")


def run(ground: Ground, options: argparse.Namespace) -> int:
    """Print everything that is wrong with a filled-in workbook; 1 if anything is."""
    try:
        content = options.file.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a name for a file"
        raise DataError(f"{cut(str(options.file))}: cannot be read ({reason})") from None
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
