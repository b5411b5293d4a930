"""Figures that an office brought, as they are kept: a province's year, or a table of provinces."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row

from model.store.rows import Rows
from model.store.tables import YEAR_VERSIONS, YEARS
from model.store.version import LONGEST_NAME, Kept, VersionOf, fit, fit_line

LONGEST_FIGURES = 2_000_000  # characters


@dataclass(frozen=True)
class Figures:
    """What an office's file says, as text, and the name of the file."""

    file: str
    text: str


SavedFigures = Kept[Figures]
FiguresVersion = VersionOf[Figures]


def fit_figures(figures: Figures) -> Figures:
    """Figures fit to be kept. Raises `UnfitText`."""
    text = fit("figures", figures.text, LONGEST_FIGURES, needed=True)
    file = fit_line("file", figures.file[-LONGEST_NAME:], LONGEST_NAME)
    return replace(figures, file=file, text=text)


def columns(figures: Figures) -> dict[str, Any]:
    """Figures as columns."""
    return {"file": figures.file, "figures": figures.text}


def figures_of(row: Row[Any]) -> Figures:
    """The figures in a row of the versions."""
    return Figures(row.file, row.figures)


FIGURES = Rows(YEARS, YEAR_VERSIONS, "year", columns, figures_of)
