"""One word for one thing: what the catalogues and the names in the data may not say, and why."""

import re

import pytest

from tests.spoken import DATA, LANGUAGES, catalogue, names, read

# The change of the national mean has one name: xu thế chung, the general movement. Scores rise and
# fall (tăng, giảm), provinces do not march. Abbreviations stand beside what they mean.
BARE = r"(?<!\()\b(SIPAS|NDXP|LGSP)\b"
FORBIDDEN = {
    "vi": (
        r"mặt bằng(?!, nhà thầu)",  # there it is the land of a building site
        r"mức (thay đổi |tiến )?chung",
        r"mức thay đổi",
        r"(tiến|lùi) (\{|\d)",
        r"\btop\b",
        r"mất trắng|suýt|tụt|\bcủa ta\b|nên đẩy|đem đoán",
        r"TTHC",
        BARE,
    ),
    "en": (
        r"(?<!general )movement of the (field|others|other provinces)",
        r"(?<!general[ \n])movement (is )?(not )?(un)?known",
        r"the field (moves|moved)",
        BARE,
    ),
}
SCREENS = {"command"}  # files of the catalogue that no screen shows
TECHNICAL = re.compile(r"\bPAR_[A-Z]|\.toml\b|\.py\b|python -m|\bmake (run|test)|data/")


def texts(language: str) -> list[str]:
    return [*catalogue(language).values(), *names(language), *places()]


def places() -> list[str]:
    """Where in its document a figure stands, in our words."""
    files = [file for file in DATA.rglob("*.toml") if "words" not in file.parts]
    return [text for file in files for key, text in read(file) if key.endswith("place")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_has_one_word(language: str) -> None:
    wrong = re.compile("|".join(FORBIDDEN[language]), re.IGNORECASE)
    assert [text for text in texts(language) if wrong.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_names_a_file_of_the_program_or_a_command(language: str) -> None:
    said = [
        text
        for key, text in catalogue(language).items()
        if key.partition(".")[0] not in SCREENS and TECHNICAL.search(text)
    ]
    assert said == []
