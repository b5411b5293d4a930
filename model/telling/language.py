"""One language: its sentences by key, its plurals, its numbers and dates.

A sentence has places: `{name}`. What depends on a number says so in its place, by the plural
categories of the language or by exact numbers; `#` is the number as the language writes it:
`{count:one=# province|other=# provinces}` · `{ranks:0=no change|one=up # place|other=up # places}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Any

from babel import Locale
from babel.lists import format_list

from model.law.criteria import Name
from model.telling.numbers import Numbers


@dataclass(frozen=True)
class Phrase:
    """A sentence before its language is known: its key, and what fills its places, which may be
    names of the data and other such phrases."""

    key: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        """For whoever reads a failure that nobody told."""
        return f"{self.key} ({', '.join(f'{name} {fact}' for name, fact in self.facts.items())})"


class Refusal(ValueError):
    """What was asked for is not possible; told where it is shown, in the language of that place
    (`Language.told`)."""

    def __init__(self, key: str, **facts: object) -> None:
        """The key of its sentence, and what fills the places."""
        self.phrase = Phrase(key, facts)
        super().__init__(str(self.phrase))


@dataclass(frozen=True)
class Language(Numbers):
    """A catalogue of sentences (key → text with places) and the style of numbers of `code`."""

    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key, its places filled. Raises `KeyError` for an unknown key."""
        text = self.texts[key]
        return self._places.vformat(text, (), values) if values else text

    def told(self, phrase: Phrase) -> str:
        """A phrase in this language, all that fills its places included."""
        facts = {
            place: self.told(fact)
            if isinstance(fact, Phrase)
            else self.name(fact)
            if isinstance(fact, Name)
            else fact
            for place, fact in phrase.facts.items()
        }
        return self(phrase.key, **facts)

    def name(self, name: Name | None) -> str:
        """A name of the data in this language; None is what the source does not give."""
        return self("telling.not_given") if name is None else str(getattr(name, self.code))

    def both(self, texts: Sequence[str]) -> str:
        """Texts in a row, the last joined with "and"."""
        return format_list(list(texts), "standard", self.code)

    def either(self, texts: Sequence[str]) -> str:
        """Texts in a row, the last joined with "or"."""
        return format_list(list(texts), "or", self.code)

    @cached_property
    def _places(self) -> "Places":
        return Places(self)


class Places(Formatter):
    """Fills the places of a sentence."""

    def __init__(self, language: Language) -> None:
        """For one language."""
        self.language = language
        self.locale = Locale.parse(language.code)

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as text; one with plural cases by the case that fits it."""
        if "=" not in format_spec:
            return str(super().format_field(value, format_spec))
        cases = dict(case.split("=", 1) for case in format_spec.split("|"))
        exact = str(value)
        chosen = cases[exact if exact in cases else self.locale.plural_form(abs(value))]
        return chosen.replace("#", self.language.plain(abs(value)))
