"""Broken data files are refused at reading, and the file, the place and the reason are named."""

import shutil
import tomllib
import unicodedata
from pathlib import Path

import pytest

from model.reading.files import DATA, Case, read_case, read_discrepancies, read_words
from model.reading.tables import DataError

RULES = "cycles/2022/rulebook.toml"
YEAR = "provinces/lam_dong/2023/baseline.toml"
AGENCIES = "provinces/lam_dong/2023/agencies.toml"
BROKEN = tomllib.loads(Path(__file__).with_name("broken.toml").read_text("utf-8"))["broken"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def edit(data: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file; the place must be there exactly once."""
    file = data / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{name} has {text.count(old)} times: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


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


def refusal(data: Path) -> str:
    """What the reader says of the broken data."""
    with pytest.raises(DataError) as error:
        read_case(data)
    return str(error.value)


def test_the_copy_is_read_as_the_original_is(data: Path, case: Case) -> None:
    assert read_case(data) == case


@pytest.mark.parametrize("broken", BROKEN, ids=[broken["what"] for broken in BROKEN])
def test_a_broken_file_is_refused_with_file_place_and_reason(data: Path, broken: dict) -> None:
    """The breaks stand in broken.toml."""
    edit(data, broken["file"], broken["old"], broken["new"])
    message = refusal(data)
    for words in broken["said"]:
        assert words in message


def test_a_criterion_missing_from_the_baseline_is_named(data: Path) -> None:
    without(data, YEAR, '[rows."6.1.2"]')
    assert refusal(data) == ("lam_dong_2023.toml: criterion 6.1.2: the baseline has no row for it")


def test_a_criterion_missing_from_the_rulebook_is_missed_in_its_field(data: Path) -> None:
    """The message lists the criteria that are left, so the one that is gone can be seen."""
    without(data, RULES, '[criteria."6.1.2"')
    message = refusal(data)
    assert message.startswith(RULES)
    assert "field 6: its criteria (6.1.1, 6.1.3, 6.3.3, 6.other) add up to 7.00" in message


@pytest.mark.parametrize("name", [RULES, YEAR, "documents.toml", AGENCIES])
def test_a_missing_file_is_named(data: Path, name: str) -> None:
    (data / name).unlink()
    assert refusal(data) == f"{Path(name).name}: cannot be read (No such file or directory)"


@pytest.mark.parametrize("name", [RULES, YEAR, "documents.toml", AGENCIES])
def test_a_file_in_another_encoding_is_named(data: Path, name: str) -> None:
    text = (data / name).read_text(encoding="utf-8")
    (data / name).write_bytes(text.encode("utf-16"))
    assert refusal(data).startswith(f"{Path(name).name}: not valid TOML")


@pytest.mark.parametrize("name", [RULES, YEAR])
def test_an_empty_file_is_named_with_what_is_missing(data: Path, name: str) -> None:
    (data / name).write_text("", encoding="utf-8")
    message = refusal(data)
    assert message.startswith(Path(name).name)
    assert "Field required" in message or "valid dictionary" in message


@pytest.mark.parametrize("name", [RULES, YEAR, "documents.toml", AGENCIES])
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
    """Another baseline beside the first is read by its name alone."""
    text = (data / YEAR).read_text(encoding="utf-8")
    text = text.replace('id = "lam_dong_2023"', 'id = "lam_dong_2024"').replace(
        "year = 2023", "year = 2024"
    )
    (data / "baselines" / "lam_dong_2024.toml").write_text(text, encoding="utf-8")
    assert read_case(data, "lam_dong_2024").baseline.year == 2024


def test_a_language_without_catalogue_is_named(data: Path) -> None:
    with pytest.raises(DataError, match="words/fr: no catalogue found"):
        read_words(data, "fr")


def test_a_broken_catalogue_is_named(data: Path) -> None:
    (data / "words" / "vi" / "frame.toml").write_text("product = ", encoding="utf-8")
    with pytest.raises(DataError, match=r"frame\.toml: not valid TOML"):
        read_words(data, "vi")


def test_broken_discrepancies_are_named(data: Path) -> None:
    edit(data, "discrepancies.toml", 'id = "1.6"\n', "")
    with pytest.raises(DataError, match=r"discrepancies\.toml: discrepancy → \d+ → id"):
        read_discrepancies(data)
