"""Who issues and signs a plan, from the command line: said once, kept for the plans to come."""

import argparse
import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time

from model.ground import Ground
from model.reading.files import LOCAL
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError, UnfitText
from model.store.letterhead import PARTS, UNSAID, Letterhead, fit_letterhead
from model.store.version import Stamp
from model.telling.language import Language, Refusal
from model.troubles import trouble

LINES = " / "  # what divides the lines of a part


def add_letterhead(parser: argparse.ArgumentParser, say: Language) -> None:
    """The options that say who issues and signs."""
    about = parser.add_argument_group(
        say("command.letterhead"), say("command.letterhead_about", line=repr(LINES.strip()))
    )
    for part in PARTS:
        told = say(f"scenarios.letterhead_{part}")
        about.add_argument(f"--{part}", metavar=say("command.meta_text"), help=told)


def letterhead_of(ground: Ground, options: argparse.Namespace, made: date) -> Letterhead:
    """The letterhead that is kept for the province, with what the options say over it, which is
    kept from then on. Where the store cannot be had that is said, and the options alone count.

    Raises `Refusal` for a text that cannot be kept.
    """
    said = {part: getattr(options, part) for part in PARTS}
    given = {part: text.replace(LINES, "\n") for part, text in said.items() if text is not None}
    province, stamp = ground.case.baseline.province, Stamp("", datetime.combine(made, time(), UTC))
    try:
        found = fit_letterhead(replace(UNSAID, **given))
        store = open_store(default_url(os.environ, LOCAL))
        kept = store.letterhead(province)
        if not given:
            return kept
        return store.keep_letterhead(province, replace(kept, **given), stamp)
    except UnfitText as error:
        raise Refusal("refused.text", option=error.field, why=trouble(error)) from None
    except StoreError as error:
        say = ground.words
        print(say("command.letterhead_unkept", reason=say.told(trouble(error))), file=sys.stderr)
        return found
