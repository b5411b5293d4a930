"""Tables, badges and witnesses as HTML: everything that comes from data is escaped."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import urlsplit

from model.telling.language import Language

STANDINGS = ("official", "shown", "stated", "fits", "assumed")
REMARKS = {
    "the published mean is over 63 provinces": "published_mean",
    "PRC Ministry of Commerce, Ho Chi Minh City consulate, 2021-06 (mirror copy)": "prc",
    '"two points"': "two_points",
    "derived,": "derived",
    "derived": "derived",
}


def table(name: str, titles: Sequence[str], rows: Iterable[Sequence[str]], ours: str = "") -> str:
    """A table whose cells are HTML already. `name` is its style; a row that shows `ours` stands
    out."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(
        ('<tr class="ours">' if ours and ours in row else "<tr>")
        + "".join(f"<td>{cell}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="scroll"><table class="facts {name}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def badge(say: Language, standing: str) -> str:
    """How sure a rule or figure is: a mark (drawn by the style) and its word."""
    meaning, name = say(f"sources.standing_means.{standing}"), say(f"sources.standings.{standing}")
    return f'<span class="badge {standing}" title="{escape(meaning)}">{escape(name)}</span>'


def heading(text: str) -> str:
    """The title of a block."""
    return f'<h2 class="block">{escape(text)}</h2>'


def source_line(say: Language, text: str) -> str:
    """The line under a block that names its source."""
    return f'<p class="source">{escape(say("frame.source", sources=text))}</p>'


def witnesses(say: Language, source: str) -> str:
    """Where a published figure comes from: links as the site's name, anything else as text."""
    return " · ".join(witness(say, piece.strip()) for piece in source.split(" | "))


def witness(say: Language, piece: str) -> str:
    """One witness: an address with or without a remark, or a document in words."""
    found = re.fullmatch(r"(https?://\S+)\s*(.*)", piece)
    if not found:
        return escape(remark(say, piece))
    address, text = found.groups()
    site = (urlsplit(address).hostname or address).removeprefix("www.")
    link = (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer" '
        f'title="{escape(address)}">{escape(site)} ↗</a>'
    )
    return f"{link} {escape(remark(say, text))}".strip()


def remark(say: Language, text: str) -> str:
    """A remark of the data files in Vietnamese: its phrases, decimal commas, a true minus."""
    for phrase, key in REMARKS.items():
        text = text.replace(phrase, say(f"sources.remark.{key}"))
    text = re.sub(r"(\d)\.(\d)", r"\1,\2", text)
    return re.sub(r"(\d)-(\d+,)", r"\1 − \2", text)
