"""A file as checked data. Every error names the file, the place in it, what was found and what was
expected. A file is named by its way from the folder of all data, with forward slashes."""

import tomllib
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from model.reading.tables import DataError

T = TypeVar("T")
DATA = Path(__file__).resolve().parents[2] / "data"
LOCAL = DATA.parent / "local"  # what this copy of the program keeps: saved scenarios


def named(file: Path) -> str:
    """A file's way from the folder of all data: cycles/…/rulebook.toml."""
    parts = file.parts
    start = len(parts) - 1 - parts[::-1].index("data") if "data" in parts else len(parts) - 2
    return "/".join(parts[start + 1 :])


def load(file: Path) -> dict[str, Any]:
    """A TOML file with exact decimals. Raises `DataError` if it is missing or not TOML.

    What editors add to Vietnamese text (a byte order mark, accents as letters of their own) is
    taken away, so that equal names are equal.
    """
    try:
        text = unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig"))
        return tomllib.loads(text, parse_float=Decimal)
    except OSError as error:
        raise DataError(f"{named(file)}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{named(file)}: byte {error.start}: expected text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{named(file)}: not valid TOML: {error}") from None


def over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Nested tables laid over each other."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = over(merged[key], value) if both else value
    return merged


def identified(raw: Mapping[str, Any], section: str) -> Any:
    """The tables of a section, each knowing its own key as `id`."""
    tables = raw.get(section)
    if not isinstance(tables, dict):
        return tables
    return {
        key: {**entry, "id": key} if isinstance(entry, dict) else entry
        for key, entry in tables.items()
    }


def parse(file: Path, shape: TypeAdapter[T], raw: Any, where: str) -> T:
    """Raw data as `shape`, or a `DataError` that names file, place, finding and expectation."""
    try:
        return shape.validate_python(raw)
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            place = " → ".join([where, *(str(step) for step in problem["loc"])])
            found = problem["input"]
            shown = f" (found {found!r})" if isinstance(found, str | int | Decimal) else ""
            lines.append(f"{named(file)}: {place}: {problem['msg']}{shown}")
        raise DataError("\n".join(lines)) from None
