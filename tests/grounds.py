"""The grounds that tests stand on: everything is read once, a ground is opened by its names."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from model.ground import Ground, open_ground
from model.reading.files import DATA
from model.reading.library import Library, read_library
from model.reading.tables import DataError
from model.telling.language import Refusal


@cache
def library() -> Library:
    """Everything that data/ holds."""
    return read_library()


@cache
def ground(baseline: str = "", table: str = "", language: str = "") -> Ground:
    """The ground of these names, each that of a first opening where left out."""
    return open_ground(library(), baseline, table, language)


def copied(folder: Path) -> Path:
    """A copy of the data that a test may break."""
    return Path(shutil.copytree(DATA, folder / "data"))


def edit(data: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file; the place must be there exactly once."""
    file = data / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{name} has {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def refusal(data: Path) -> str:
    """What the reader says of broken data."""
    with pytest.raises(DataError) as error:
        read_library(data)
    return str(error.value)


def told(refusal: Refusal, language: str = "en") -> str:
    """What a refusal says."""
    return library().languages[language].told(refusal.phrase)


HOME = library().start.baseline

# Every province's year and every language that is shipped: promises hold over all of them.
BASELINES = tuple(library().cases)
LANGUAGES = tuple(library().languages)
EVERYWHERE = [(baseline, language) for baseline in BASELINES for language in LANGUAGES]
