"""What is kept of a person's work, and how it comes back: exact decimals and ids as text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from model.address import EFFORTS, Problem, Work, from_texts, parse_movement, said
from model.reading.library import Library
from model.stamp import Stamp as Stamp
from model.store.belonging import Belonging
from model.store.errors import StoreError, UnfitText
from model.typed_text import name_key as name_key

LONGEST_NAME, LONGEST_AUTHOR, LONGEST_NOTE = 120, 80, 2000
LONGEST_ID, LONGEST_VALUE = 80, 40
C = TypeVar("C")  # what a save holds
COUNTED = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class Content:
    """The inputs of a piece of work, as an address would say them, and a note.

    `movement`: none · trend · strongest · fall · points. `efforts`: the person's own, by criterion.
    `changes`: lever id to value as people write it (95.5 · yes · 11-30), total id to number, exact;
    and `table`, the table of the other provinces, where it is not that of the baseline's own year.
    """

    baseline: str
    reading: str
    movement: str
    efforts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    changes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""


@dataclass(frozen=True)
class VersionOf(Generic[C]):
    """One save of what `of` names by its id; versions count from 1 and are never changed."""

    of: int
    number: int
    content: C
    stamp: Stamp


@dataclass(frozen=True)
class Kept(Generic[C]):
    """What is kept by a name, with its latest version, and whose it is."""

    id: int
    name: str
    version: VersionOf[C]
    deleted_at: datetime | None = None
    belongs: Belonging = field(default_factory=Belonging)


Version = VersionOf[Content]  # of a scenario
Saved = Kept[Content]


class Conflict(StoreError):
    """Somebody saved since. `yours` is the version that was not saved.

    To overwrite, save again having seen `theirs.number`; to keep both, create a new one.
    """

    def __init__(self, theirs: VersionOf[Any], yours: VersionOf[Any]) -> None:
        """Both versions, so that a person can choose."""
        super().__init__(
            "conflict",
            f"version {theirs.number} was saved by {theirs.stamp.author or 'somebody else'} "
            f"after version {yours.number - 1}, on which this one builds",
        )
        self.theirs = theirs
        self.yours = yours


class NameTaken(StoreError):
    """Another, `holder`, has this name; `free` is a name like it that nothing has."""

    def __init__(self, holder: Kept[Any], free: str) -> None:
        """What has the name, and a free one."""
        super().__init__("name_taken", f"one named {holder.name!r} exists; {free!r} is free")
        self.holder = holder
        self.free = free


def to_content(work: Work, note: str = "") -> Content:
    """What is kept of a piece of work."""
    scenario = work.scenario
    return Content(
        baseline=scenario.baseline.id,
        reading=scenario.reading,
        movement=work.movement,
        efforts=dict(work.efforts),
        changes=({"table": work.table} if work.table else {}) | said(scenario),
        note=note,
    )


def from_content(content: Content, library: Library) -> tuple[Work, list[Problem]]:
    """The work that was kept, and what of it the present rulebook no longer knows.

    A lever, reading, table or effort that is unknown or out of range now is named and left out;
    the rest comes back. Raises `StoreError` if the content belongs to an unknown baseline.
    """
    if content.baseline not in library.cases:
        known = ", ".join(library.cases)
        raise StoreError("baseline", f"saved for baseline {content.baseline!r}; known: {known}")
    texts = {"reading": content.reading, "movement": content.movement}
    texts |= content.changes
    texts |= {f"effort.{key}": str(effort) for key, effort in content.efforts.items()}
    return from_texts(texts, library.cases[content.baseline], library.table_names)


def fit_name(name: str) -> str:
    """A name fit to be kept. Raises `UnfitText`."""
    return fit_line("name", name, LONGEST_NAME, needed=True)


def free_name(name: str, taken: set[str]) -> str:
    """The name itself, or with the first number that makes it free; `taken` holds keys."""
    base = COUNTED.sub("", name)
    number = 1
    while name_key(name) in taken:
        number += 1
        end = f" ({number})"
        name = base[: LONGEST_NAME - len(end)].rstrip() + end
    return name


def fit_stamp(stamp: Stamp) -> Stamp:
    """A stamp fit to be kept. Raises `UnfitText`, and `ValueError` for a time without a zone."""
    if stamp.at.utcoffset() is None:
        raise ValueError(f"the time {stamp.at} has no time zone")
    return replace(stamp, author=fit_line("author", stamp.author, LONGEST_AUTHOR))


def fit_content(content: Content) -> Content:
    """Content fit to be kept. Raises `UnfitText` for text that is not, or that means nothing."""
    if parse_movement(content.movement) is None:
        raise UnfitText("movement", "unknown")
    if not set(content.efforts.values()) <= set(EFFORTS):
        raise UnfitText("efforts", "unknown")
    for key in ("baseline", "reading"):
        fit_line(key, getattr(content, key), LONGEST_ID, needed=True)
    for key in (*content.efforts, *content.changes):
        fit_line("lever", key, LONGEST_ID, needed=True)
    for value in content.changes.values():
        fit_line("value", value, LONGEST_VALUE, needed=True)
    return replace(
        content,
        note=fit_note(content.note),
        efforts=MappingProxyType(dict(content.efforts)),
        changes=MappingProxyType(dict(content.changes)),
    )


def fit_line(field: str, text: str, longest: int, needed: bool = False) -> str:
    """One line of text in NFC, white space run together, invisible characters gone."""
    return fit(field, " ".join(visible(text).split()), longest, needed)


def fit_note(note: str) -> str:
    """Several lines of text in NFC, each without white space at its end."""
    lines = [line.replace("\t", " ").rstrip() for line in visible(note).splitlines()]
    return fit("note", "\n".join(lines).strip(), LONGEST_NOTE, needed=False)


def visible(text: str) -> str:
    """Text in NFC without the format characters that Word and browsers leave behind."""
    kept = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", kept)


def fit(field: str, text: str, longest: int, needed: bool) -> str:
    """The text itself, or `UnfitText`. Databases keep neither NUL nor halves of characters."""
    if needed and not text:
        raise UnfitText(field, "empty")
    if len(text) > longest:
        raise UnfitText(field, "long", longest)
    if any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in text):
        raise UnfitText(field, "control")
    return text
