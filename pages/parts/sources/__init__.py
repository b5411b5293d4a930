"""The screen of rules, figures and their witnesses. What its sections share: blocks, tables, badges
and witnesses, each from its template."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args
from urllib.parse import urlsplit

from markupsafe import Markup

from model.case import Case
from model.law.rules import Source, Standing
from model.reading.cycles import sources
from model.telling.language import Language
from model.telling.rules import standing_text
from pages.parts.texts import markup

STANDINGS: tuple[Standing, ...] = get_args(Standing)
# What the files of published figures remark in English: a phrase, and the key of its sentence.
REMARKS = (
    (re.compile(r"the published mean is over (?P<of>\d+) provinces"), "published_mean"),
    (
        re.compile(
            r"PRC Ministry of Commerce, Ho Chi Minh City consulate, "
            r"(?P<year>\d{4})-0?(?P<month>\d+) \(mirror copy\)"
        ),
        "consulate",
    ),
    (re.compile(r'"two points"'), "two_points"),
    (re.compile(r"derived,?"), "derived"),
    (re.compile(r"the province's news of its results \(page not seen\)"), "news_unseen"),
)


class Witness(NamedTuple):
    """A source as shown: an address with the name of its site, a text, or both."""

    address: str
    site: str
    text: str


def block(
    say: Language,
    title: str,
    inside: Markup,
    source: str = "",
    remark: str = "",
    badge: Markup | str = "",
) -> Markup:
    """A titled block with the source of what is in it."""
    told = say("frame.source", sources=source) if source else ""
    return markup(
        "sources/block", title=title, inside=inside, source=told, remark=remark, badge=badge
    )


def table(
    name: str, titles: Sequence[str], rows: Iterable[Sequence[str]], ours: int | None = None
) -> Markup:
    """A table; `name` is its style, the row `ours` stands out. Nothing where there are no rows."""
    found = list(rows)
    if not found:
        return Markup()
    return markup("sources/table", name=name, titles=titles, rows=found, ours=ours)


def cell(
    text: str = "", strong: str = "", notes: Sequence[str] = (), badges: Sequence[Markup] = ()
) -> Markup:
    """A cell with more in it than a text: notes stand below, in small."""
    return markup("sources/cell", text=text, strong=strong, notes=notes, badges=badges)


def badge(say: Language, standing: Standing) -> Markup:
    """How sure a rule or figure is: a mark (drawn by the style) and its word."""
    meaning = say(f"rules.standing_means.{standing}")
    return tag(standing, standing_text(say, standing), meaning)


def tag(style: str, name: str, meaning: str = "") -> Markup:
    """A word that stands out."""
    return markup("sources/badge", style=style, name=name, meaning=meaning)


def titles(say: Language, *keys: str) -> list[str]:
    """Column titles."""
    return [say(f"sources.{key}") for key in keys]


def documents_of(case: Case, witnesses: Iterable[Source] | None = None) -> str:
    """The numbers of documents: those of these witnesses, or of everything that the year's figures
    come from."""
    cited = sources(case.baseline) if witnesses is None else witnesses
    return ", ".join(dict.fromkeys(case.documents[one.document].number for one in cited))


def witness_links(say: Language, source: str) -> Markup:
    """Where a published figure comes from: links as the site's name, anything else as text."""
    return markup(
        "sources/witnesses",
        witnesses=[witness(say, piece.strip()) for piece in source.split(" | ")],
    )


def witness(say: Language, piece: str) -> Witness:
    """One witness: an address with or without a remark, or a document in words."""
    found = re.fullmatch(r"(https?://\S+)\s*(.*)", piece)
    if not found:
        return Witness("", "", remark(say, piece))
    address, text = found.groups()
    site = (urlsplit(address).hostname or address).removeprefix("www.")
    return Witness(address, site, remark(say, text))


def remark(say: Language, text: str) -> str:
    """A remark of the data files in the language: its phrases, its numbers, a true minus."""
    for phrase, key in REMARKS:
        if found := phrase.search(text):
            said = say(f"sources.remark.{key}", **found.groupdict())
            text = phrase.sub(said.replace("\\", r"\\"), text)
    text = re.sub(r"\d+\.\d+", lambda found: say.decimal(float(found[0])), text)
    return re.sub(r"(\d)-(?=\d+[.,]\d)", "\\1 \N{MINUS SIGN} ", text)
