"""The export command: each format is written, and says what is wrong where it cannot be."""

import os
import shlex
import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from model.__main__ import main
from model.commands.export import EXAMPLES
from model.reports import EXPORTS
from model.store import open_store
from model.store.version import Content, Stamp
from tests.grounds import BASELINES, LANGUAGES, ground

ENGLISH = ("--language", "en")
TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", url)
    return url


def export(tmp_path: Path, form: str, *more: str) -> bytes:
    file = tmp_path / f"made.{EXPORTS[form].suffix}"
    assert main(["export", form, "--out", str(file), *more], TODAY) == 0
    return file.read_bytes()


def words_of(form: str, made: bytes) -> str:
    if form == "all":
        bundle = ZipFile(BytesIO(made))
        return " ".join(
            words_of(name.partition(".")[0], bundle.read(name)) for name in bundle.namelist()
        )
    if form in ("csv", "page"):
        return made.decode("utf-8-sig")
    if form in ("workbook", "appendix"):
        sheets = load_workbook(BytesIO(made), data_only=True).worksheets
        return " ".join(str(c.value) for s in sheets for row in s.iter_rows() for c in row)
    if form == "slides":
        shapes = [shape for slide in Presentation(BytesIO(made)).slides for shape in slide.shapes]
        return " ".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    document = Document(BytesIO(made))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return " ".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_bears_the_scenario_and_the_date(form: str, tmp_path: Path) -> None:
    text = words_of(form, export(tmp_path, form, "--set", "6.1.2=yes"))
    assert "87,02" in text or "87.02" in text
    assert "20/6/2024" in text or "20 tháng 6 năm 2024" in text


def test_a_saved_scenario_is_found_by_its_name(tmp_path: Path, own_store: str) -> None:
    content = Content("lam_dong_2023", "published", "trend", {}, {"6.3.3": "yes"}, "")
    stamp = Stamp("An", datetime(2024, 6, 20, tzinfo=UTC))
    open_store(own_store).create("Phương án A", content, stamp)
    assert "87,02" in words_of("csv", export(tmp_path, "csv", "--scenario", "Phương án A"))


def test_a_ready_made_scenario_is_found_by_its_id(tmp_path: Path) -> None:
    text = words_of("csv", export(tmp_path, "csv", "--scenario", "no_outright_loss"))
    assert "90,52" in text


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--scenario", "không có"], "known: unchanged"),
        (["--set", "9.9=1"], "is not a lever"),
        (["--movement", "soon"], "expected trend"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    more: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "made.csv"
    assert main(["export", "csv", "--out", str(file), *more, *ENGLISH], TODAY) == 2
    assert named in capsys.readouterr().err
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "csv", "--out", str(tmp_path / "no" / "x.csv"), *ENGLISH], TODAY) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_reading_and_settings_apply_to_a_named_scenario_too(tmp_path: Path) -> None:
    more = ("--scenario", "unchanged", "--reading", "appendix", "--set", "6.1.2=yes")
    assert ";86,0223;" in words_of("csv", export(tmp_path, "csv", *more))


def test_two_values_for_one_lever_are_refused_for_a_named_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twice = ["--scenario", "unchanged", "--set", "6.1.1=95", "--set", "6.1.1=96"]
    assert main(["export", "csv", "--out", str(tmp_path / "x.csv"), *twice, *ENGLISH], TODAY) == 2
    assert "already set to 95" in capsys.readouterr().err


@pytest.mark.parametrize("baseline", BASELINES)
def test_the_ground_of_a_file_is_chosen_as_on_every_command(baseline: str, tmp_path: Path) -> None:
    """All three of its names at once, in another language than that of a first opening."""
    table = ground().nation.newest_map
    language = next(one for one in LANGUAGES if one != ground().choice.language)
    found = ground(baseline, table, language)
    more = ("--baseline", baseline, "--table", table, "--language", language)
    text = words_of("document", export(tmp_path, "document", *more))
    assert found.words("telling.table_estimated", of=int(table), year=found.table.year) in text
    assert found.case.baseline.province in text
    assert f"/{table}" in text


def test_a_saved_scenario_of_another_year_is_refused(
    tmp_path: Path, own_store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Content("lam_dong_2024", "published", "trend", {}, {}, "")
    open_store(own_store).create("B", content, Stamp("An", datetime(2024, 6, 20, tzinfo=UTC)))
    file = tmp_path / "x.csv"
    assert main(["export", "csv", "--out", str(file), "--scenario", "B", *ENGLISH], TODAY) == 2
    assert "--baseline lam_dong_2024" in capsys.readouterr().err
    assert not file.exists()


def test_everything_holds_every_kind_as_it_is_alone(tmp_path: Path) -> None:
    """Byte for byte, but for the slides: the workbooks behind their charts bear their moment."""
    bundle = ZipFile(BytesIO(export(tmp_path, "all", "--set", "6.1.2=yes")))
    names = {kind: f"{kind}.{EXPORTS[kind].suffix}" for kind in EXPORTS if kind != "all"}
    assert bundle.namelist() == list(names.values())
    assert {one.date_time[:3] for one in bundle.infolist()} == {(2024, 6, 20)}
    for kind, name in names.items():
        alone = export(tmp_path, kind, "--set", "6.1.2=yes")
        if kind == "slides":
            assert words_of(kind, alone) == words_of(kind, bundle.read(name))
        else:
            assert alone == bundle.read(name), kind


def test_name_note_and_author_are_in_the_file(tmp_path: Path) -> None:
    more = ("--name", "Phương án họp", "--note", "Họp 5/2", "--author", "Nguyễn Văn A")
    text = words_of("csv", export(tmp_path, "csv", *more))
    assert all(one in text for one in more[1::2])


def test_several_scenarios_make_a_comparison(tmp_path: Path) -> None:
    more = ("--scenario", "unchanged", "--scenario", "no_outright_loss")
    say, ready = ground().words, ground().case.ready_made
    heading = words_of("csv", export(tmp_path, "csv", *more)).split("\n")[0]
    for number, key in enumerate(("unchanged", "no_outright_loss"), start=1):
        assert f"{number}. {say.name(ready[key].name)}" in heading


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--set", "6.1.1=95"], "--set: belongs to one scenario"),
        (["--author", "A"], "--author: belongs to one scenario"),
        (["--scenario", "unchanged"] * 5, "one to 6"),
    ],
)
def test_what_does_not_go_with_several_is_refused(
    more: list[str], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = ["--scenario", "unchanged", "--scenario", "no_outright_loss", *more]
    assert main(["export", "csv", "--out", str(tmp_path / "x.csv"), *two, *ENGLISH], TODAY) == 2
    assert named in capsys.readouterr().err


def test_a_dash_writes_to_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file and nothing else, and no file of that name."""
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", os.fdopen(1, "w", closefd=False, encoding="utf-8"))
        assert main(["export", "csv", "--out", "-"], TODAY) == 0
    assert capfdbinary.readouterr().out == export(tmp_path, "csv")
    assert not (tmp_path / "-").exists()


def refused(out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a target that is refused."""
    assert main(["export", "csv", "--out", str(out), *ENGLISH], TODAY) == 2
    return capsys.readouterr().err


def test_a_name_with_another_suffix_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "ends in .csv" in refused(tmp_path / "made.xlsx", capsys)
    assert "ends in .csv" in refused(tmp_path / "made", capsys)
    assert main(["export", "csv", "--out", str(tmp_path / "MADE.CSV")], TODAY) == 0


def test_what_is_no_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe, a folder, also through a symbolic link; a circle of links."""
    pipe, folder, link = (tmp_path / f"{name}.csv" for name in ("pipe", "folder", "link"))
    os.mkfifo(pipe)
    folder.mkdir()
    link.symlink_to(pipe)
    for out in (pipe, folder, link):
        assert "not a regular file" in refused(out, capsys)
    assert pipe.is_fifo()
    assert sorted(tmp_path.glob("*.part")) == []
    circle = tmp_path / "circle.csv"
    circle.symlink_to(circle)
    assert "not a name for a file" in refused(circle, capsys)


def test_a_read_only_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also by one who may write everywhere."""
    file = tmp_path / "made.csv"
    file.write_text("kept")
    file.chmod(0o444)
    assert "read-only" in refused(file, capsys)
    assert file.read_text() == "kept"


def test_a_symbolic_link_is_followed_and_a_mode_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "real.csv", tmp_path / "link.csv"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert main(["export", "csv", "--out", str(link)], TODAY) == 0
    assert link.is_symlink()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("typed", ["phương án a", "PHƯƠNG ÁN A", " Phương án A "])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_however_it_is_composed(
    typed: str, form: str, tmp_path: Path, own_store: str
) -> None:
    content = Content("lam_dong_2023", "published", "trend", {}, {"6.3.3": "yes"}, "")
    stamp = Stamp("An", datetime(2024, 6, 20, tzinfo=UTC))
    open_store(own_store).create("Phương án A", content, stamp)
    name = unicodedata.normalize(form, typed)
    assert "87,02" in words_of("csv", export(tmp_path, "csv", "--scenario", name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_has_examples_in_the_language(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help", "--language", language], TODAY)
    said, say = capsys.readouterr().out, ground(language=language).words
    assert say("command.examples") in said
    assert said.count("python -m model export") >= 5


def test_every_example_of_the_help_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for line in EXAMPLES.values():
        if ">" not in line:
            assert main(["export", *shlex.split(line)], TODAY) == 0, line


def test_a_rank_loads_nothing_of_stores_and_files() -> None:
    """What a command does not need costs time at every start."""
    code = (
        "import sys; from model.__main__ import main; "
        "main(['rank', '--total', '86', '--json']); print(*sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(said.stdout.split("\n")[1].split())
    assert not loaded & {"sqlalchemy", "psycopg", "docx", "pptx", "xlsxwriter", "scipy.stats"}


def test_who_signs_a_plan_is_said_once_and_kept(tmp_path: Path, own_store: str) -> None:
    """For the plans of its province, and for no other kind of file."""
    said = ("--issuer", "UBND / TỈNH X", "--capacity", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH")
    first = words_of("plan", export(tmp_path, "plan", *said, "--signer", "Võ Văn A"))
    again = words_of("plan", export(tmp_path, "plan"))
    for line in ("TỈNH X", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Văn A"):
        assert line in first
        assert line in again
    other = words_of("plan", export(tmp_path, "plan", "--baseline", "kon_tum_2023"))
    assert "Võ Văn A" not in other
    changed = words_of("plan", export(tmp_path, "plan", "--signer", "Lê Thị B"))
    assert "Lê Thị B" in changed
    assert "TỈNH X" in changed
    assert "Lê Thị B" not in words_of("document", export(tmp_path, "document"))
    assert open_store(own_store).letterhead("Lâm Đồng").signer == "Lê Thị B"


def test_a_plan_is_written_where_nothing_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path}")
    assert "Võ Văn A" in words_of("plan", export(tmp_path, "plan", "--signer", "Võ Văn A"))
    assert "thông tin ban hành" in capsys.readouterr().err


def test_a_name_that_cannot_be_kept_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.docx"
    assert main(["export", "plan", "--out", str(file), "--signer", "x" * 2000], TODAY) == 2
    assert "--signer" in capsys.readouterr().err
    assert not file.exists()
