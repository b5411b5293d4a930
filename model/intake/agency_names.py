"""The agencies that a cell names: as a list with dashes, divided by semicolons, or by commas where
a name begins after them ("Các sở, ban, ngành" is one)."""

import re
from collections.abc import Iterator, Mapping

from model.typed_text import name_key

DASH = re.compile(r"^\s*[-–+•]\s*")
ENDS = " .,;"


def agency_names(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The agencies of a cell in its order, each once, by its one name where it is known."""
    items = [
        DASH.sub("", item).strip(ENDS) for line in text.splitlines() for item in line.split(";")
    ]
    found = [name for item in items if item for name in parted(item, known)]
    return tuple(dict.fromkeys(found))


def parted(item: str, known: Mapping[str, str]) -> Iterator[str]:
    """An item as one agency if it is known, else parted at its commas: the longest known beginning,
    or up to where the next name begins with a capital."""
    pieces = item.split(", ")
    while pieces:
        ends = range(len(pieces), 0, -1)
        end = next((n for n in ends if name_key(", ".join(pieces[:n])) in known), 0)
        if not end:
            end = next((n for n in range(1, len(pieces)) if pieces[n][:1].isupper()), len(pieces))
        name = ", ".join(pieces[:end])
        yield known.get(name_key(name), name)
        pieces = pieces[end:]
