"""Texts for Streamlit's Markdown: labels, help, alerts, pills, buttons.

Streamlit reads these texts as Markdown with additions of its own (icons, colours, emoji, arrows,
formulas). Whatever people typed or a file says is foreign there and must show its own characters;
only a sentence of the catalogue may carry markup. A `Marked` text is one that is safe to hand on.
"""

import re
import unicodedata
from collections.abc import Iterable

from model.telling.language import Language

BREAKS, UNSEEN = {"Cc", "Zl", "Zp"}, {"Cf", "Cs", "Co", "Cn"}  # by Unicode category
SYNTAX = re.compile(r"[\\`*_\[\]<>!#|~$&:]")
LIST = re.compile(r"^(\d{1,9}|)(?=[.)](?:\s|$)|[-+=](?![0-9]))")
# Addresses, emoji, icons and arrows are also sought in text whose syntax was escaped already. An
# invisible joiner at their hinges is not what is sought there.
HINGES = re.compile(r"(?=[:@])|(?<=[wW])(?=\.)|(?<!\S)(?=[-<>~=])|(?<=:material)(?=/)")
JOINER = "\N{WORD JOINER}"


class Marked(str):
    """A text that is Markdown already: every foreign piece in it shows its own characters."""

    __slots__ = ()


def literal(text: str) -> Marked:
    """A foreign text as a label in one line that shows its characters and nothing else."""
    if isinstance(text, Marked):
        return text
    seen = "".join(" " if unicodedata.category(char) in BREAKS else char for char in text)
    shown = "".join(char for char in seen if unicodedata.category(char) not in UNSEEN)
    line = SYNTAX.sub(r"\\\g<0>", HINGES.sub("\0", " ".join(shown.split())))
    return Marked(LIST.sub(r"\1\\", line).replace("\0", JOINER))


def marked(say: Language, key: str, **values: object) -> Marked:
    """A sentence of the catalogue, its markup kept, whose values show their own characters."""
    plain = {name: literal(one) if isinstance(one, str) else one for name, one in values.items()}
    return Marked(say(key, **plain))


def joined(separator: str, texts: Iterable[str]) -> Marked:
    """Several texts in one: those that are Markdown stay so, the others show their characters."""
    return Marked(separator.join(map(literal, texts)))
