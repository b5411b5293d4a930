"""An office's year as text to be kept, and kept years as years of provinces like the shipped ones.

The id of a kept year names its figures, not its place: the same id never means other figures, so
that an address, a saved scenario and whatever was worked out from it stay right.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from model.case import Case
from model.intake.draft import Draft, Problem
from model.intake.taking import Origin, taken
from model.law.rules import Data
from model.reading.library import Library
from model.store import Store
from model.store.errors import StoreError
from model.store.figures import FiguresVersion, SavedFigures
from model.store.version import name_key
from model.telling.language import Language

BY_NAME = "saved:"  # how the command line names a kept year
KEY = re.compile(r"saved-(\d{1,9})\.(\d{1,6})-([0-9a-f]{8})")


class Broken(NamedTuple):
    """A saved year that does not check any more, its name, and the first thing that is wrong."""

    year: int
    name: str
    problem: Problem


def packed(draft: Draft) -> str:
    """A draft as text. Numbers are as exact as a workbook keeps them."""
    whole = {"baseline": draft.baseline, "agencies": draft.agencies}
    return json.dumps(whole, ensure_ascii=False, default=plain)


def plain(value: object) -> object:
    """A piece of a draft as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Data):
        return value.model_dump()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def unpacked(text: str) -> Draft:
    """The draft that a text keeps. Raises `ValueError` for a text that keeps none."""
    whole: Any = json.loads(text, parse_float=Decimal)
    if not isinstance(whole, dict) or not all(
        isinstance(whole.get(key), dict) for key in ("baseline", "agencies")
    ):
        raise ValueError("no figures of a year")
    return Draft(whole["baseline"], whole["agencies"])


def digest(text: str) -> str:
    """What stands for a text in an id."""
    return sha256(text.encode()).hexdigest()[:8]


def visiting(text: str, origin: Origin) -> str:
    """The id of a year that is used for a visit only."""
    return f"visit-{digest(f'{origin.file} {origin.day} {text}')}"


def key_of(version: FiguresVersion) -> str:
    """The id of a version of a saved year."""
    return f"saved-{version.of}.{version.number}-{digest(version.content.text)}"


def case_of(
    text: str, key: str, origin: Origin, library: Library, say: Language
) -> Case | list[Problem]:
    """A kept year, or what is wrong with it by now."""
    try:
        draft = unpacked(text)
    except (ValueError, RecursionError) as error:
        return [Problem("", "", str(error), say("intake.expected.shape", text=""))]
    return taken(draft, key, origin, library, say)


def saved_case(
    version: FiguresVersion, name: str, library: Library, say: Language
) -> Case | list[Problem]:
    """A version of a saved year under its name, or what is wrong with it by now."""
    origin = Origin(version.content.file, version.stamp.at.date(), name)
    return case_of(version.content.text, key_of(version), origin, library, say)


def asked_for(key: str, store: Store) -> tuple[str, FiguresVersion] | None:
    """The version of a saved year that an id names, with the name of the year; None where the id
    names none, or other figures than are kept there now. Raises `StoreError`."""
    if not (found := KEY.fullmatch(key)):
        return None
    try:
        version = store.figures.version(int(found[1]), int(found[2]))
    except StoreError as error:
        if error.kind == "missing":
            return None
        raise
    names = {year: name for year, name, _ in store.figures.names()}
    return (names.get(version.of, ""), version) if key_of(version) == key else None


def named(name: str, years: list[SavedFigures]) -> SavedFigures | None:
    """The saved year of a name, whatever its letters' case and form."""
    return next((one for one in years if name_key(one.name) == name_key(name.strip())), None)


def beside(library: Library, cases: Mapping[str, Case]) -> Library:
    """A library with more years beside its own."""
    return replace(library, cases={**library.cases, **cases}) if cases else library
