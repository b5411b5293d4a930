"""The table of criteria as paper shows it: a grid that scrolls is cut there."""

from typing import Any

import pandas as pd
import streamlit as st

from model.telling.language import Language
from pages.parts.sources import table

COLUMNS = ("criterion", "lost", "recoverable", "next", "effort", "lead", "time")
PLACES = {"lost": 4, "recoverable": 4}


def on_paper(say: Language, shown: pd.DataFrame, titles: dict[str, str]) -> None:
    """The table that is seen on paper alone: every row of what the grid shows, the columns that
    fit across a page. `titles`: column → its title."""
    columns = [name for name in COLUMNS if name in titles]
    rows = [
        [told(say, name, value) for name, value in zip(columns, row, strict=True)]
        for row in shown[columns].itertuples(index=False)
    ]
    st.html(table("paper", [titles[name] for name in columns], rows))


def told(say: Language, name: str, value: Any) -> str:
    """A cell in words; one that holds nothing stays empty."""
    if pd.isna(value):
        return ""
    return say.decimal(value, PLACES[name]) if name in PLACES else str(value)
