"""What people type: what a number may look like, and how a text is shown back to them.

Every number from an address, the command line, a field or a saved scenario is read here. A text is
refused by its length and form before anything is computed from it, so that no text costs more than
its own characters.
"""

import re
import unicodedata
from decimal import Decimal

LONGEST_NUMBER = 20  # characters, more than any figure here needs
LONGEST_ECHO = 40
NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]+)?|[.,][0-9]+)")
MINUS = "\N{MINUS SIGN}"


def number(text: str) -> Decimal | None:
    """The number that a text is: digits, a decimal comma or point, a plain or a true minus sign,
    white space around it. None for anything else: an exponent, digits of another script, NaN."""
    if len(text) > LONGEST_NUMBER:
        return None
    word = text.strip().replace(MINUS, "-")
    return Decimal(word.replace(",", ".")) if NUMBER.fullmatch(word) else None


def whole(text: str) -> int | None:
    """The whole number that a text is, as `number` reads it."""
    found = number(text)
    return int(found) if found is not None and found == found.to_integral_value() else None


def word(text: str) -> str:
    """A short text as it is compared: NFC (keyboards write ó in two ways), small letters, without
    white space around it; empty if it is too long to be a value."""
    if len(text) > LONGEST_NUMBER:
        return ""
    return unicodedata.normalize("NFC", text).strip().lower()


def name_key(name: str) -> str:
    """What two names share that people would take for the same: letter case does not count."""
    return unicodedata.normalize("NFC", name.casefold())


def cut(text: str, longest: int = LONGEST_ECHO) -> str:
    """A text as it was typed, at most `longest` characters of it."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def echo(text: str) -> str:
    """A text as it was typed, for a message: cut, quoted, what cannot be seen written out."""
    return repr(cut(text))
