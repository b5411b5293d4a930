"""Small tables as HTML: a head, rows of cells, one row that stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Cell:
    """A cell's text; `small` stands under or beside it, `title` shows on hover."""

    text: str
    small: str = ""
    title: str = ""
    tone: str = ""

    def html(self) -> str:
        """The cell, everything in it escaped."""
        small = f" <small>{escape(self.small)}</small>" if self.small else ""
        title = f' title="{escape(self.title)}"' if self.title else ""
        return f'<td class="{self.tone}"{title}>{escape(self.text)}{small}</td>'


def table(
    name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], marked: int | None = None
) -> str:
    """A table with the class `name`; heads are our own words and may hold a line break."""
    head = "".join(f"<th>{text}</th>" for text in heads)
    body = ""
    for index, row in enumerate(rows):
        tone = "marked" if index == marked else ""
        body += f'<tr class="{tone}">{"".join(cell.html() for cell in row)}</tr>'
    return (
        f'<table class="plain {name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )
