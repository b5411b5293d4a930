"""The screen of the other provinces and the forecast. Its small tables: a head, rows of cells, one
row that stands out."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from model.telling.language import Language
from pages.parts.texts import markup


class Cell(NamedTuple):
    """A cell's text; `small` stands under or beside it, `title` shows on hover."""

    text: str
    small: str = ""
    title: str = ""
    tone: str = ""


def table(
    name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell | str]], marked: int | None = None
) -> Markup:
    """A table with the class `name`; a head may hold a line break."""
    cells = [[Cell(one) if isinstance(one, str) else one for one in row] for row in rows]
    return markup("ranking/table", name=name, heads=heads, rows=cells, marked=marked)


def heads(say: Language, *keys: str) -> list[str]:
    """The heads of columns."""
    return [say(f"ranking.head_{key}") for key in keys]
