"""Broken data files are refused at reading, and the file, the place and the reason are named."""

import shutil
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from model.case import Case
from model.reading.library import read_library
from model.scoring import scorecard, total
from tests.grounds import copied, edit, ground, library, refusal

RULES = "cycles/2022/rulebook.toml"
YEAR = "provinces/lam_dong/2023/baseline.toml"
AGENCIES = "provinces/lam_dong/2023/agencies.toml"
FILES = [
    *(RULES, YEAR, AGENCIES, "documents.toml", "start.toml", "words/vi/frame.toml"),
    *(f"cycles/2022/{name}.toml" for name in ("effort", "assumptions", "ready_made")),
]
OPTIONAL = {AGENCIES}  # a year that names no agency has no file of them
BROKEN = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))["broken"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data that a test may break."""
    return copied(tmp_path)


def read_case(data: Path) -> Case:
    """The case of a first opening, from a copy of the data."""
    read = read_library(data)
    return read.cases[read.start.baseline]


def without(data: Path, name: str, section: str) -> None:
    """Remove one table of a file, from its heading to the next blank line and heading."""
    file = data / name
    kept, inside = [], False
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line.startswith(section)
        if not inside:
            kept.append(line)
    file.write_text("\n".join(kept), encoding="utf-8")


def test_the_copy_is_read_as_the_original_is(data: Path, case: Case) -> None:
    assert read_case(data) == case


@pytest.mark.parametrize("broken", BROKEN, ids=[broken["what"] for broken in BROKEN])
def test_a_broken_file_is_refused_with_file_place_and_reason(data: Path, broken: dict) -> None:
    """The breaks stand in broken.toml."""
    edit(data, broken["file"], broken["old"], broken["new"])
    message = refusal(data)
    for words in broken["said"]:
        assert words in message


def test_points_of_a_criterion_that_is_left_out_are_missed_in_the_total(data: Path) -> None:
    """It counts among the other criteria of its field, at full score."""
    without(data, YEAR, '[rows."8.5"]')
    assert "total: computed 86.6311, published 86.02" in refusal(data)


def test_a_criterion_missing_from_the_law_is_named(data: Path) -> None:
    without(data, RULES, '[criteria."6.1.2"')
    assert refusal(data) == f"{YEAR}: rows 6.1.2: not in the law of the cycle 2022"


@pytest.mark.parametrize("name", [name for name in FILES if name not in OPTIONAL])
def test_a_missing_file_is_named(data: Path, name: str) -> None:
    (data / name).unlink()
    message = refusal(data)
    assert name in message


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_another_encoding_is_named(data: Path, name: str) -> None:
    text = (data / name).read_text(encoding="utf-8")
    (data / name).write_bytes(text.encode("utf-16"))
    assert refusal(data) == f"{name}: byte 0: expected text in UTF-8"


@pytest.mark.parametrize("name", [RULES, YEAR])
def test_an_empty_file_is_named_with_what_is_missing(data: Path, name: str) -> None:
    (data / name).write_text("", encoding="utf-8")
    message = refusal(data)
    assert message.startswith(name)
    assert "Field required" in message or "valid dictionary" in message


@pytest.mark.parametrize("name", FILES)
def test_what_windows_editors_add_to_a_file_does_no_harm(data: Path, case: Case, name: str) -> None:
    """A byte order mark, Windows line ends, and accents written as letters of their own."""
    text = (data / name).read_text(encoding="utf-8").replace("\n", "\r\n")
    (data / name).write_bytes(unicodedata.normalize("NFD", text).encode("utf-8-sig"))
    assert read_case(data) == case


def test_all_problems_of_a_file_are_told_at_once(data: Path) -> None:
    edit(data, YEAR, "year = 2023", "year = 0")
    edit(data, YEAR, "rank = 46", "rank = 46.5")
    assert len(refusal(data).splitlines()) == 2


def test_a_new_year_needs_no_code(data: Path) -> None:
    """A folder beside the others is another year of a province."""
    folder = data / "provinces" / "lam_dong" / "2022"
    shutil.copytree(data / "provinces" / "lam_dong" / "2024", folder)
    name = "provinces/lam_dong/2022/baseline.toml"
    edit(data, name, "year = 2024", "year = 2022")
    edit(data, name, "total = 83.11", "total = 86.72")
    edit(data, name, "rank = 62", "rank = 15")
    assert read_library(data).cases["lam_dong_2022"].start().value("1-9.other") == Decimal("86.72")


def test_a_year_that_contradicts_its_folder_is_named(data: Path) -> None:
    edit(data, YEAR, "year = 2023", "year = 2022")
    assert refusal(data) == f"{YEAR}: year: expected 2023, as its folder says"


def test_a_rank_that_the_published_table_does_not_give_is_named(data: Path) -> None:
    edit(data, YEAR, "rank = 46", "rank = 45")
    assert "rank: expected 46, as provinces.csv has it, found 45" in refusal(data)


def test_a_missing_folder_of_words_is_named(data: Path) -> None:
    shutil.rmtree(data / "words" / "en")
    assert refusal(data) == "words/en: no catalogue found, expected words/en/*.toml"


def test_a_missing_word_is_named_with_its_key_and_file(data: Path) -> None:
    edit(data, "words/vi/telling.toml", "not_given", "not_taken")
    assert "words/en/telling.toml: not_taken: expected, as words/vi has it" in refusal(data)


def test_a_sentence_with_a_broken_place_is_named(data: Path) -> None:
    edit(data, "words/vi/telling.toml", 'not_given = "', 'not_given = "{')
    assert refusal(data).startswith("words/vi/telling.toml: not_given: ")


def test_a_province_may_judge_otherwise(data: Path) -> None:
    """What its own file says stands in place of what the cycle's says, entry by entry."""
    own = data / "provinces" / "lam_dong" / "2023" / "effort.toml"
    own.write_text('[criteria."8.2"]\neffort = 1\n', encoding="utf-8")
    efforts = read_case(data).efforts
    assert efforts.level("8.2") == 1
    assert efforts.level("5.4") == ground().case.efforts.level("5.4")


def test_what_a_province_judges_is_refused_by_its_own_name(data: Path) -> None:
    own = data / "provinces" / "lam_dong" / "2023" / "effort.toml"
    own.write_text('[criteria."8.9"]\neffort = 1\n', encoding="utf-8")
    assert refusal(data).startswith("provinces/lam_dong/2023/effort.toml: effort → criteria → 8.9")


def test_broken_discrepancies_are_named(data: Path) -> None:
    edit(data, "provinces/lam_dong/2023/discrepancies.toml", 'id = "1.6"\n', "")
    assert "2023/discrepancies.toml: discrepancy → " in refusal(data)


def test_every_shipped_year_starts_at_its_published_total() -> None:
    """By criterion, by field or by its total alone."""
    for case in library().cases.values():
        card = scorecard(case.rulebook, case.start())
        assert total(case.rulebook, case.start(), card).points == case.baseline.total


QUOTATIONS = "provinces/lam_dong/2023/quotations.toml"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('["1.7"]', '["1.99"]', "'1.99' is not in the law of the cycle 2022"),
        ('"phụ lục, dòng 1.7"', '""', "quotations → 1.7 → source → place"),
        ('place = "phụ lục, dòng 1.7"', 'page = "1"', "quotations → 1.7 → source"),
        ('document = "kh-5024", place = "phụ lục, dòng 1.7"', 'document = "x", place = "y"', "'x'"),
        ('name = "Thực hiện nhiệm vụ được Chính phủ, ', 'title = "', "quotations → 1.7 → title"),
    ],
)
def test_broken_quotations_are_named(data: Path, old: str, new: str, named: str) -> None:
    edit(data, QUOTATIONS, old, new)
    found = refusal(data)
    assert "2023/quotations.toml" in found
    assert named in found


def test_a_year_may_quote_nothing(data: Path) -> None:
    (data / QUOTATIONS).unlink()
    assert read_library(data).cases["lam_dong_2023"].quotations == {}
