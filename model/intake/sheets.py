"""The sheets of a workbook of own figures: their columns and items by the keys of their words.

A workbook is of one language: that of its sheets' names. Texts that the product keeps in every
language have a column in the workbook's own and one more for each other language, whose key ends
with the language's code (`cause.en`); a text that stands in one language alone holds in all.
"""

from collections.abc import Mapping
from typing import NamedTuple

from model.law.criteria import Name
from model.telling.language import Language

YEAR_SHEETS = ("year", "fields", "criteria", "figures", "readings", "agencies")
PROVINCE_SHEETS = ("provinces",)
GUIDE, REPORTS = "guide", "reports"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "year": ("item", "value"),
    "fields": ("fields", "name", "maximum", "points", "printed_points", "printed_rank", "source"),
    "criteria": (
        *("code", "name", "maximum", "points", "cause", "remedy", "lead", "partner", "time"),
        "source",
    ),
    "figures": ("lever", "counted", "unit", "accepts", "figure", "of", "printed", "note"),
    "readings": ("key", "name", "explanation", "unexplained", "inputs", "source"),
    "agencies": ("agency", "new_name", "english", "also_written"),
    "provinces": ("year", "province", "score", "rank", "source"),
    "reports": ("lever", "counted", "unit", "accepts", "last", "figure", "of", "source", "note"),
}
ITEMS = ("province", "year", "cycle", "total", "rank", "asked_first", "source")
TEXTS: Mapping[str, tuple[str, ...]] = {
    "criteria": ("name", "cause", "remedy", "time"),
    "figures": ("note",),
    "readings": ("name", "explanation"),
}
SEPARATOR = ";"


class Heading(NamedTuple):
    """A column by its key, and what stands above it."""

    key: str
    text: str


def sheet_name(say: Language, sheet: str) -> str:
    """What a sheet is called."""
    return say(f"intake.sheet.{sheet}")


def headings(say: Language, sheet: str, languages: Mapping[str, Language]) -> list[Heading]:
    """The columns of a sheet, those in other languages last."""
    found = [Heading(key, say(f"intake.column.{key}")) for key in COLUMNS[sheet]]
    for code in Name.model_fields:
        if code != say.code:
            for key in TEXTS.get(sheet, ()):
                column = say(f"intake.column.{key}")
                language = languages[code]("telling.language")
                told = say("intake.in_language", column=column, language=language)
                found.append(Heading(f"{key}.{code}", told))
    return found


def item(say: Language, key: str) -> str:
    """What an item of the sheet of the year is called."""
    return say(f"intake.item.{key}")
