"""A year that an office brings is, once kept, a year like the shipped ones on every command."""

import json
import re
import unicodedata
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from model.__main__ import main
from model.address import Work
from model.case import Case
from model.ground import open_ground
from model.intake.check import check
from model.intake.kept import (
    KEY,
    asked_for,
    beside,
    draft_of,
    figured,
    key_of,
    packed,
    saved_figures,
    unpacked,
    visiting,
)
from model.intake.taking import Origin
from model.reports import EXPORTS
from model.reports.contents import pack
from model.result import Entry
from model.store import Store, open_store
from model.store.figures import Figures, SavedFigures
from model.store.version import Stamp
from tests.grounds import EVERYWHERE, LANGUAGES, ground, library
from tests.store_version_1 import run
from tests.workbooks import FILE, given_out

LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
DAY = LAN.at.date()
NAME = "Số liệu của Sở"
VI = library().languages["vi"]


def text_of(baseline: str = "", language: str = "vi") -> str:
    """A shipped year as an office would bring and keep it."""
    say = library().languages[language]
    found = check(given_out(baseline, language), FILE, library(), say)
    assert found.draft is not None
    return packed(found.draft)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


@pytest.fixture
def store(url: str) -> Store:
    return open_store(url)


@pytest.fixture
def saved(store: Store) -> SavedFigures:
    return store.figures.create(NAME, Figures(FILE, text_of()), LAN)


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_what_is_kept_comes_back_as_it_was(baseline: str, language: str) -> None:
    say, text = library().languages[language], text_of(baseline, language)
    first = check(given_out(baseline, language), FILE, library(), say, DAY).case
    again = figured(text, "preview", Origin(FILE, DAY), library(), say)
    assert again == first
    assert packed(draft_of(unpacked(text))) == text


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"baseline": 1, "agencies": {}}', "[" * 9000]
)
def test_a_text_that_keeps_no_year_is_told_so(text: str) -> None:
    found = figured(text, "preview", Origin(FILE, None), library(), VI)
    assert isinstance(found, list)
    assert found


def test_figures_that_no_longer_fit_are_told_so() -> None:
    """A rulebook that was corrected since, for instance."""
    text = text_of().replace('"points": 0.7632', '"points": 0.7633')
    (problem,) = figured(text, "preview", Origin(FILE, None), library(), VI)
    assert "0.7632" in problem.expected


def test_an_id_means_the_same_figures_for_ever(store: Store, saved: SavedFigures) -> None:
    key = key_of(saved.version)
    assert KEY.fullmatch(key)
    assert asked_for(key, store) == (NAME, saved.version)
    later = store.figures.save(saved.id, 1, Figures(FILE, text_of("kon_tum_2023")), LAN)
    assert key_of(later.version) != key
    assert asked_for(key, store) == (NAME, saved.version)
    for other in ("saved-1.1-00000000", "saved-9.1-" + key[-8:], "saved-1.9-" + key[-8:], "1", ""):
        assert asked_for(other, store) is None


def test_a_visit_is_known_by_its_figures_its_file_and_its_day() -> None:
    ids = {
        visiting(text, Origin(file, day))
        for text in ("1", "2")
        for file in (FILE, "khac.xlsx")
        for day in (DAY, None)
    }
    assert len(ids) == 8


# On every command

COMMANDS = [
    ["score", "--json"],
    ["rank", "--total", "86.75", "--json"],
    ["priorities", "--json"],
    ["goal", "--rank", "40", "--json"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
def test_a_command_answers_of_a_saved_year_as_of_the_shipped_one(
    command: list[str], saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures are the same, and so are the answers."""
    assert main([*command, "--baseline", f"saved:{NAME}"]) == 0
    own = json.loads(capsys.readouterr().out)
    assert main(command) == 0
    assert own == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "name",
    [
        NAME.upper(),
        f"  {NAME} ",
        unicodedata.normalize("NFD", NAME),
    ],
)
def test_a_name_is_matched_whatever_its_letters(
    name: str, saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--baseline", f"saved:{name}"]) == 0


def test_a_saved_year_can_be_written_out_and_checked_again(
    saved: SavedFigures, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / FILE
    assert main(["template", "--baseline", f"saved:{NAME}", "--out", str(file)]) == 0
    assert main(["check", str(file)]) == 0


def test_an_unknown_name_is_told_with_those_that_are_saved(
    saved: SavedFigures, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", "--baseline", "saved:khác"]) == 2
    assert f"saved:{NAME}" in capsys.readouterr().err


def test_a_saved_year_that_no_longer_checks_is_told(
    store: Store, saved: SavedFigures, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(url, "UPDATE year_versions SET figures = replace(figures, '0.7632', '0.7633')")
    assert main(["score", "--baseline", f"saved:{NAME}"]) == 2
    assert "0.7632" in capsys.readouterr().err


# What is handed out says whose figures they are


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EXPORTS)
def test_every_export_is_made_of_own_figures(language: str, kind: str, saved: SavedFigures) -> None:
    case = saved_figures(saved.version, saved.name, library(), library().languages[language])
    assert isinstance(case, Case)
    key = case.baseline.id
    own = open_ground(beside(library(), case), key, "", language)
    entry = Entry(own, "", Work(case.start().change("6.1.1", case.levers["6.1.1"].best)))
    content = EXPORTS[kind].make(pack([entry], date(2024, 7, 1)))
    assert NAME in texts_of(content)


def texts_of(content: bytes) -> str:
    """Everything that a file says, without its markup."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with ZipFile(BytesIO(content)) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    if "[Content_Types].xml" not in files:  # a bundle: every file in it says so
        each = [texts_of(file) for file in files.values()]
        assert all(NAME in text for text in each)
        return " ".join(each)
    found = [file.decode() for name, file in files.items() if name.endswith(".xml")]
    return re.sub(r"<[^>]+>", "", " ".join(found))


def test_shipped_years_are_nobodys_own() -> None:
    assert not any(case.own for case in library().cases.values())
    assert ground().case.name == ""
