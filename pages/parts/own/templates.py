"""The workbooks to fill in, filled with what the year at hand knows."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from model.ground import Ground
from model.intake.provinces import province_template
from model.intake.template import year_template
from model.reports import EXPORTS
from pages.parts.frame import Frame
from pages.parts.store_access import now
from pages.parts.texts import marked, show

TEMPLATES: dict[str, Callable[[Ground, date], bytes]] = {
    "year": year_template,
    "next": partial(year_template, following=True),
    "provinces": province_template,
}


def templates(frame: Frame) -> None:
    """A button for each; a file is made when its button is pressed."""
    say, years = frame.words, {"year": frame.year, "next": frame.year + 1}
    show("own/heading", title=say("own.templates"), text=say("own.templates_about"))
    with st.container(horizontal=True):
        for key, make in TEMPLATES.items():
            st.download_button(
                marked(say, f"own.template_{key}", **years),
                data=partial(made, make, frame.ground),
                file_name=f"{say(f'own.file_{key}')}.{EXPORTS['workbook'].suffix}",
                mime=EXPORTS["workbook"].mime,
                key=f"template-{key}",
                on_click="ignore",
                help=marked(say, f"own.template_{key}_help", **years),
                icon=":material/download:",
            )


def made(make: Callable[[Ground, date], bytes], ground: Ground) -> bytes:
    """The bytes of a workbook, dated today in Vietnam."""
    return make(ground, now().date())
