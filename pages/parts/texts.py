"""Texts on their way to the screen, in which whatever people typed or a file says shows its own
characters.

*Markup* comes from templates, `pages/templates/*.html`, every value escaped as it is filled in.
*Markdown* is what Streamlit takes for labels, help, alerts, pills and buttons, with additions of
its own (icons, colours, emoji, arrows, formulas): only a sentence of the catalogue may carry it. A
`Marked` text is one that is safe to hand on.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from model.law.criteria import Criterion
from model.telling.language import Language

FOLDER = Path(__file__).parents[1] / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    auto_reload=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def markup(template: str, **values: object) -> Markup:
    """A filled template; a value that is `Markup` itself is not escaped again."""
    return Markup(ENVIRONMENT.get_template(f"{template}.html").render(values))


def sentence(say: Language, key: str, **values: object) -> Markup:
    """A sentence of the catalogue, its markup kept, whose values are escaped."""
    plain = {name: escape(one) if isinstance(one, str) else one for name, one in values.items()}
    return Markup(say(key, **plain))


def show(template: str, **values: object) -> None:
    """Show a filled template; one that comes out empty takes no room."""
    if body := markup(template, **values).strip():
        st.html(body)


def slug(key: str) -> str:
    """An id as part of a key or of a style: 7.3.7.files → 7-3-7-files."""
    return key.replace(".", "-")


def opens(criterion: Criterion, text: str) -> Markup:
    """A text that begins with a criterion's number: pressed, the number opens what is known of the
    criterion (`pages.parts.drawer`). Of one without a number the whole text does."""
    numbered = criterion.numbered and text.startswith(criterion.id)
    shown = criterion.id if numbered else text
    rest = text.removeprefix(shown)
    return Markup(markup("drawer/name", id=criterion.id, shown=shown, rest=rest).strip())


def inline(**values: object) -> None:
    """Words (`text`, or `strong` ones) in the line of the widgets around them."""
    st.html(markup("frame/inline", **values), width="content")


BREAKS, UNSEEN = {"Cc", "Zl", "Zp"}, {"Cf", "Cs", "Co", "Cn"}  # by Unicode category
SYNTAX = re.compile(r"[\\`*_\[\]<>!#|~$&:]")
LIST = re.compile(r"^(\d{1,9}|)(?=[.)](?:\s|$)|[-+=](?![0-9]))")
# Addresses, emoji, icons and arrows are also sought in text whose syntax was escaped already. An
# invisible joiner at their hinges is not what is sought there.
HINGES = re.compile(r"(?=[:@])|(?<=[wW])(?=\.)|(?<!\S)(?=[-<>~=])|(?<=:material)(?=/)")
JOINER = "\N{WORD JOINER}"


class Marked(str):
    """A text that is Markdown already: every foreign piece in it shows its own characters."""

    __slots__ = ()


def literal(text: str) -> Marked:
    """A foreign text as a label in one line that shows its characters and nothing else."""
    if isinstance(text, Marked):
        return text
    seen = "".join(" " if unicodedata.category(char) in BREAKS else char for char in text)
    shown = "".join(char for char in seen if unicodedata.category(char) not in UNSEEN)
    line = SYNTAX.sub(r"\\\g<0>", HINGES.sub("\0", re.sub(" {2,}", " ", shown).strip(" ")))
    return Marked(LIST.sub(r"\1\\", line).replace("\0", JOINER))


def marked(say: Language, key: str, **values: object) -> Marked:
    """A sentence of the catalogue, its markup kept, whose values show their own characters."""
    plain = {name: literal(one) if isinstance(one, str) else one for name, one in values.items()}
    return Marked(say(key, **plain))


def joined(separator: str, texts: Iterable[str]) -> Marked:
    """Several texts in one: those that are Markdown stay so, the others show their characters."""
    return Marked(separator.join(map(literal, texts)))
