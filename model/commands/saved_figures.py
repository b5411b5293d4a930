"""The figures that offices saved, as baselines and tables of the command line."""

import os

from model.case import Case
from model.intake.kept import (
    BY_NAME,
    KEY,
    Figured,
    asked_for,
    beside,
    id_of,
    named,
    saved_figures,
)
from model.reading.files import LOCAL
from model.reading.library import Library
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.telling.language import Language, Phrase, Refusal
from model.troubles import trouble
from model.typed_text import echo


def is_saved(name: str) -> bool:
    """Whether a baseline or table is one that an office saved."""
    return name.startswith(BY_NAME) or bool(KEY.fullmatch(name))


def with_saved(
    library: Library, baseline: str, table: str, say: Language
) -> tuple[Library, str, str]:
    """The library with a saved year and a saved table beside its own, and their ids; as they are
    for any other baseline and table.

    Raises `Refusal` for a name that nothing is saved under, for figures that no longer check, and
    for a year where a table is asked for or the other way round.
    """
    asked = {"baseline": baseline, "table": table}
    for what, name in asked.items():
        if not is_saved(name):
            continue
        found = saved(library, name, say)
        if isinstance(found, Case) != (what == "baseline"):
            other = "--table" if what == "baseline" else "--baseline"
            raise Refusal("refused.saved_kind", name=echo(name), option=other)
        library, asked[what] = beside(library, found), id_of(found)
    return library, asked["baseline"], asked["table"]


def saved(library: Library, name: str, say: Language) -> Figured:
    """Saved figures by name or id. Raises `Refusal`."""
    try:
        store = open_store(default_url(os.environ, LOCAL))
        every = store.figures.listed()
        wanted = named(name.removeprefix(BY_NAME), every)
        found = (wanted.name, wanted.version) if wanted else asked_for(name, store)
    except StoreError as error:
        raise Refusal("refused.baseline", name=echo(name), why=trouble(error)) from None
    if found is None:
        known = ", ".join(f"{BY_NAME}{one.name}" for one in every) or "–"
        raise Refusal("refused.baseline_saved", name=echo(name), known=known)
    figures = saved_figures(found[1], found[0], library, say)
    if isinstance(figures, list):
        facts = {"found": figures[0].found, "expected": figures[0].expected}
        raise Refusal("refused.baseline", name=echo(name), why=Phrase("command.problem", facts))
    return figures
