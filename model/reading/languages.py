"""The catalogues: every sentence of the product, a folder per language, a file per screen."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

from babel import Locale, UnknownLocaleError

from model.law.criteria import Name
from model.reading.cases import folders
from model.reading.files import load, named
from model.reading.tables import DataError
from model.telling.language import Language


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
