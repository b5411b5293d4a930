"""What an office's file says of a province's year, and what is wrong with the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Place = tuple[str, ...]


class Problem(NamedTuple):
    """One thing wrong in a file: where it stands (a sheet or table, a cell or row), what was found
    there, and what was expected."""

    sheet: str
    cell: str
    found: str
    expected: str


@dataclass(frozen=True)
class Draft:
    """A province's year before it is checked: `baseline` in the shape of a baseline.toml,
    `agencies` in that of an agencies.toml, with exact decimals; `places` where what stands at a
    place of the baseline was found: a sheet, a cell, and what is in it."""

    baseline: Mapping[str, Any]
    agencies: Mapping[str, Any]
    places: Mapping[Place, tuple[str, str, str]] = field(default_factory=dict)
