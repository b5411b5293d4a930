"""What argparse itself says around our words, in the language of the answer.

The sentences `arguments.*` of the catalogue stand in English as argparse writes them: there they
are looked up, as gettext would.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from model.reading.library import Library
from model.telling.language import Language

OWN, WRITTEN = "arguments.", "en"


@contextmanager
def frames(library: Library, say: Language) -> Iterator[None]:
    """Inside, argparse speaks the language."""
    written = library.languages[WRITTEN].texts
    told = {text: say.texts[key] for key, text in written.items() if key.startswith(OWN)}
    spoken = {
        "_": lambda text: told.get(text, text),
        "ngettext": lambda one, many, count: told.get(one if count == 1 else many, many),
    }
    before = {name: getattr(argparse, name) for name in spoken}
    for name, speaks in spoken.items():
        setattr(argparse, name, speaks)
    try:
        yield
    finally:
        for name, speaks in before.items():
            setattr(argparse, name, speaks)
