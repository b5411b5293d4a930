"""What an office brought as text to be kept, and what is kept as years and tables of provinces
like the shipped ones.

The id of kept figures names them, not their place: the same id never means other figures, so that
an address, a saved scenario and whatever was worked out from it stay right.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from model.case import Case
from model.intake.draft import Draft, Problem
from model.intake.tables import KIND, own_table, unpacked_table
from model.intake.taking import Origin, taken
from model.law.rules import Data
from model.ranking.nation import Table
from model.reading.library import Library
from model.store import Store
from model.store.errors import StoreError
from model.store.figures import FiguresVersion, SavedFigures
from model.store.version import name_key
from model.telling.language import Language

BY_NAME = "saved:"  # how the command line names kept figures
KEY = re.compile(r"saved-(\d{1,9})\.(\d{1,6})-([0-9a-f]{8})")


Figured = Case | Table  # what kept figures are: a province's year, or a table of provinces


class Broken(NamedTuple):
    """Saved figures that do not check any more, their name, and the first thing that is wrong."""

    id: int
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


def unpacked(text: str) -> Any:
    """What a text keeps. Raises `ValueError` for a text that keeps no figures."""
    whole: Any = json.loads(text, parse_float=Decimal)
    if not isinstance(whole, dict):
        raise ValueError("no figures")
    return whole


def draft_of(whole: Mapping[str, Any]) -> Draft:
    """The draft of a year that was kept. Raises `ValueError` where none was."""
    if not all(isinstance(whole.get(key), dict) for key in ("baseline", "agencies")):
        raise ValueError("no figures of a year")
    return Draft(whole["baseline"], whole["agencies"])


def digest(text: str) -> str:
    """What stands for a text in an id."""
    return sha256(text.encode()).hexdigest()[:8]


def visiting(text: str, origin: Origin) -> str:
    """The id of figures that are used for a visit only."""
    return f"visit-{digest(f'{origin.file} {origin.day} {text}')}"


def key_of(version: FiguresVersion) -> str:
    """The id of a version of saved figures."""
    return f"saved-{version.of}.{version.number}-{digest(version.content.text)}"


def figured(
    text: str, key: str, origin: Origin, library: Library, say: Language
) -> Figured | list[Problem]:
    """The year or the table that a text keeps, to be known by `key`; or what is wrong with it by
    now."""
    try:
        whole = unpacked(text)
        if KIND in whole:
            return own_table(unpacked_table(whole), key, origin.name or origin.file)
        draft = draft_of(whole)
    except (ValueError, RecursionError) as error:
        return [Problem("", "", str(error), say("intake.expected.shape", text=""))]
    return taken(draft, key, origin, library, say)


def saved_figures(
    version: FiguresVersion, name: str, library: Library, say: Language
) -> Figured | list[Problem]:
    """A version of saved figures under their name, or what is wrong with it by now."""
    origin = Origin(version.content.file, version.stamp.at.date(), name)
    return figured(version.content.text, key_of(version), origin, library, say)


def asked_for(key: str, store: Store) -> tuple[str, FiguresVersion] | None:
    """The version of saved figures that an id names, with their name; None where the id names
    none, or other figures than are kept there now. Raises `StoreError`."""
    if not (found := KEY.fullmatch(key)):
        return None
    try:
        version = store.figures.version(int(found[1]), int(found[2]))
        name = store.figures.get(version.of).name
    except StoreError as error:
        if error.kind == "missing":
            return None
        raise
    return (name, version) if key_of(version) == key else None


def named(name: str, saved: Sequence[SavedFigures]) -> SavedFigures | None:
    """The saved figures of a name, whatever its letters' case and form."""
    return next((one for one in saved if name_key(one.name) == name_key(name.strip())), None)


def id_of(found: Figured) -> str:
    """The id of a year or table."""
    return found.name if isinstance(found, Table) else found.baseline.id


def beside(library: Library, *more: Figured) -> Library:
    """A library with more years and tables beside its own."""
    cases = {id_of(one): one for one in more if isinstance(one, Case)}
    tables = {id_of(one): one for one in more if isinstance(one, Table)}
    if not cases and not tables:
        return library
    return replace(library, cases={**library.cases, **cases}, tables={**library.tables, **tables})
