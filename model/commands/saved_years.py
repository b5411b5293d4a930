"""The years that offices saved, as baselines of the command line."""

import os

from model.intake.kept import BY_NAME, KEY, asked_for, beside, named, saved_case
from model.reading.files import LOCAL
from model.reading.library import Library
from model.store import open_store
from model.store.database import default_url
from model.store.errors import StoreError
from model.telling.language import Language, Phrase, Refusal
from model.troubles import trouble
from model.typed_text import echo


def with_saved(library: Library, baseline: str, say: Language) -> tuple[Library, str]:
    """The library with a saved year beside its own, and its id; as they are for any other baseline.

    Raises `Refusal` for a name that nothing is saved under, and a year that no longer checks.
    """
    if not baseline.startswith(BY_NAME) and not KEY.fullmatch(baseline):
        return library, baseline
    try:
        store = open_store(default_url(os.environ, LOCAL))
        years = store.figures.listed()
        wanted = named(baseline.removeprefix(BY_NAME), years)
        found = (wanted.name, wanted.version) if wanted else asked_for(baseline, store)
    except StoreError as error:
        raise Refusal("refused.baseline", name=echo(baseline), why=trouble(error)) from None
    if found is None:
        known = ", ".join(f"{BY_NAME}{one.name}" for one in years) or "–"
        raise Refusal("refused.baseline_saved", name=echo(baseline), known=known)
    case = saved_case(found[1], found[0], library, say)
    if isinstance(case, list):
        facts = {"found": case[0].found, "expected": case[0].expected}
        problem = Phrase("command.problem", facts)
        raise Refusal("refused.baseline", name=echo(baseline), why=problem)
    return beside(library, {case.baseline.id: case}), case.baseline.id
