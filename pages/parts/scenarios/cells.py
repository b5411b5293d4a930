"""The cells of the tables of scenarios, and a table of them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from model.entry import Entry
from model.telling import numbers
from model.telling.language import Language
from pages.parts.headline import tone
from pages.parts.templates import show


class Cell(NamedTuple):
    """What stands in a cell: a text, a change in points, something small (of a head: its tip)."""

    text: str
    gain: str = ""
    tone: str = ""
    small: str = ""
    style: Literal["", "strong", "inner"] = ""

    def gained(self, say: Language, points: float) -> "Cell":
        """The same with a change in points; none where there is no change."""
        return self._replace(gain=say.signed(points), tone=tone(points)) if points else self


Row = Sequence[Cell]


def table(style: str, heads: Row, rows: Sequence[Row], notes: Sequence[str] = ()) -> None:
    """Show a table."""
    show("scenarios/table", style=style, heads=heads, rows=rows, notes=notes)


def points_and_rank(entry: Entry) -> str:
    """A total with its rank: 86,21 · hạng 42/63."""
    say, rank = entry.ground.words, entry.rank
    place = numbers.place(rank.rank, rank.of)
    return say("scenarios.points_rank", points=say.decimal(entry.points), rank=place)
