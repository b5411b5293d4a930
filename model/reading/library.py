"""Everything that data/ holds, read and checked at once, before anything is answered; among it the
catalogues: every sentence of the product, a folder per language, a file per screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from pydantic import TypeAdapter

from model.baseline import Baseline
from model.case import Case, Document
from model.law.criteria import Name
from model.law.rules import Data
from model.ranking.nation import Nation, Table
from model.reading.cases import Cycle, folders, read_cases
from model.reading.cycles import read_documents
from model.reading.examples import read_examples
from model.reading.files import DATA, load, named, parse
from model.reading.tables import (
    DataError,
    read_fields,
    read_maps,
    read_provinces,
    read_sipas,
)
from model.telling.language import Language
from model.year.followed import Followed


class Start(Data):
    """What a first opening shows."""

    baseline: str
    language: str


EDITORS = "en"  # the language that whoever edits the data is told in


@dataclass(frozen=True)
class Library:
    """The nation, the documents, cycles and years of provinces by id, the languages by code, what
    is shown first, and worked examples by the year that they follow and by language; the tables of
    provinces that offices brought, by id."""

    nation: Nation
    documents: Mapping[str, Document]
    cycles: Mapping[str, Cycle]
    cases: Mapping[str, Case]
    languages: Mapping[str, Language]
    start: Start
    examples: Mapping[str, Mapping[str, Followed]]
    tables: Mapping[str, Table] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def table_names(self) -> list[str]:
        """The tables that can be chosen, those that are published first."""
        return [*self.nation.names, *self.tables]

    def table(self, name: str) -> Table:
        """A table by its name. Raises `DataError` for an unknown one."""
        return self.tables[name] if name in self.tables else self.nation.table(name)


def read_library(data: Path = DATA) -> Library:
    """Everything. Raises `DataError` for the first file that is missing or broken; the languages
    come first, so that the rest can be told in words."""
    languages = read_languages(data)
    editors = languages[EDITORS]
    maps = read_maps(data)
    provinces, sipas = read_provinces(data, maps), read_sipas(data, maps)
    nation = Nation(provinces, maps.national, sipas, maps.merger, read_fields(data, maps))
    documents = read_documents(data)
    cycles, cases = read_cases(data, documents, editors)
    for key, case in cases.items():
        for name, published, own in contradicted(case.given, nation):
            raise DataError(
                f"provinces/{key}: {name}: expected {published}, as provinces.csv has it, "
                f"found {own}"
            )
    file = data / "start.toml"
    start = parse(file, TypeAdapter(Start), load(file), "start")
    for found, known in ((start.baseline, cases), (start.language, languages)):
        if found not in known:
            raise DataError(f"{named(file)}: {found!r} is not among {', '.join(known)}")
    examples = read_examples(data, cases, editors)
    return Library(nation, documents, cycles, cases, languages, start, examples)


def contradicted(
    baseline: Baseline, nation: Nation
) -> Iterator[tuple[str, float | int, float | int]]:
    """Where the rank or the total of a year is not what the published table gives its province:
    which of them, the published figure, the year's own."""
    rows = nation.provinces
    mine = rows[(rows["province"] == baseline.province) & (rows["year"] == baseline.year)]
    for row in mine.to_dict("records"):
        for name, own, published in (
            ("rank", baseline.rank, row["rank"]),
            ("total", float(baseline.total), row["score"]),
        ):
            if own is not None and published == published and own != published:
                yield name, published, own


def read_languages(data: Path) -> dict[str, Language]:
    """Every language by its code. Raises `DataError` if a catalogue is missing or broken, or if
    one has a word that another lacks."""
    found = {folder.name: read_language(folder) for folder in folders(data / "words")}
    for code in Name.model_fields:
        if code not in found:
            raise DataError(f"words/{code}: no catalogue found, expected words/{code}/*.toml")
    every = {key: code for code, one in found.items() for key in one.texts}
    for code, one in found.items():
        for key in every:
            if key not in one.texts:
                file, _, rest = key.partition(".")
                raise DataError(
                    f"words/{code}/{file}.toml: {rest}: expected, as words/{every[key]} has it"
                )
    return found


def read_language(folder: Path) -> Language:
    """One catalogue; the name of its file is the first part of a key."""
    if folder.name not in Name.model_fields:
        known = ", ".join(Name.model_fields)
        raise DataError(f"words/{folder.name}: names are given in {known} alone")
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise DataError(f"words/{folder.name}: no catalogue found, expected *.toml")
    texts: dict[str, str] = {}
    for file in files:
        for key, text in flattened(load(file)):
            check_text(file, key, text)
            texts[f"{file.stem}.{key}"] = text
    try:
        Locale.parse(folder.name)
    except (UnknownLocaleError, ValueError):
        raise DataError(f"words/{folder.name}: expected the code of a language") from None
    return Language(folder.name, texts)


def flattened(tables: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Nested tables as dotted keys."""
    for key, entry in tables.items():
        name = f"{prefix}{key}"
        if isinstance(entry, Mapping):
            yield from flattened(entry, f"{name}.")
        else:
            yield name, str(entry)


def check_text(file: Path, key: str, text: str) -> None:
    """Raise `DataError` for a sentence whose places cannot be filled."""
    try:
        for _, place, _, _ in Formatter().parse(text):
            if place is not None and not place.isidentifier():
                raise ValueError(f"a place is named, found {{{place}}}")
    except ValueError as error:
        raise DataError(f"{named(file)}: {key}: {error}") from None
