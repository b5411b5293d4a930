"""The sentences of the product, by key: words("simulate.title"). One catalogue per language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A catalogue of sentences: key → text with {named} places."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, its places filled. Raises `KeyError` for an unknown key."""
        text = self.texts[key]
        return text.format(**values) if values else text


def flattened(tables: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Nested tables as dotted keys."""
    flat: dict[str, str] = {}
    for key, entry in tables.items():
        name = f"{prefix}{key}"
        if isinstance(entry, Mapping):
            flat |= flattened(entry, f"{name}.")
        else:
            flat[name] = str(entry)
    return flat
