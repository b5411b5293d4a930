"""Markup from templates: `pages/templates/*.html`, every value escaped as it is filled in."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from model.telling.language import Language

FOLDER = Path(__file__).parents[1] / "templates"
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
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


def inline(**values: object) -> None:
    """Words (`text`, or `strong` ones) in the line of the widgets around them."""
    st.html(markup("frame/inline", **values), width="content")
