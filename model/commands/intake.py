"""The commands for an office's own figures: a workbook to fill in, and what is wrong in one."""

import argparse
import json
from pathlib import Path

from model.commands.export import written
from model.ground import Ground
from model.intake.check import check
from model.intake.provinces import province_template
from model.intake.template import year_template
from model.reading.tables import DataError
from model.typed_text import cut


def add_template(parser: argparse.ArgumentParser) -> None:
    """The options of the template command."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--provinces", action="store_true", help="a table of provinces instead")
    kind.add_argument(
        "--next-year",
        action="store_true",
        help="of the year after: rules, totals, remedies, agencies and times kept",
    )


def run_template(ground: Ground, options: argparse.Namespace) -> int:
    """Write the workbook; an existing file is replaced only when the new one is complete."""
    content = (
        province_template(ground, options.today)
        if options.provinces
        else year_template(ground, options.today, following=options.next_year)
    )
    written(options.out, content)
    print(options.out)
    return 0


def add_check(parser: argparse.ArgumentParser) -> None:
    """The options of the check command."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")


def run_check(ground: Ground, options: argparse.Namespace) -> int:
    """Print everything that is wrong with a filled-in workbook; 1 if anything is."""
    try:
        content = options.file.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a name for a file"
        raise DataError(f"{cut(str(options.file))}: cannot be read ({reason})") from None
    say = ground.words
    found = check(content, options.file.name, ground.library, say, options.today)
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
    else:
        print(say("command.sound_provinces", count=len(found.provinces)))
    return 1 if found.problems else 0
