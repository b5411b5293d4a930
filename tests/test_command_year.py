"""The commands of a year under way: opened, reported, followed, and planned from today."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from model.__main__ import main
from model.commands import report
from model.store.errors import StoreError
from model.year.standing import outlook
from tests.grounds import ground

TODAY = date(2024, 7, 5)
FULL = "ổ đĩa đầy"


@pytest.fixture(autouse=True)
def store_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path / 's.sqlite3'}")


def full(*_: object) -> None:
    """A store that takes nothing any more."""
    raise StoreError("full", FULL)


def run(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(arguments, TODAY) == status
    return capsys.readouterr().out


def test_a_year_is_opened_reported_and_followed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, "year", "--open", "Năm 2024", "--plan", "within_reach")
    (listed,) = json.loads(run(capsys, "year", "--json"))
    assert (listed["name"], listed["year"], listed["version"]) == ("Năm 2024", 2024, 1)
    file = tmp_path / "stc.xlsx"
    which = ["--followed", "Năm 2024", "--agency", "Sở Tài chính"]
    run(capsys, "report", *which, "--as-of", "2024-06-30", "--blank", str(file))
    book = load_workbook(BytesIO(file.read_bytes()))
    sheet = book.worksheets[0]
    assert sheet["A5"].value == "6.1.1"
    sheet["F5"], sheet["G5"] = 3000, 8000
    book.save(file)
    looked = json.loads(run(capsys, "report", *which, "--file", str(file), "--json"))
    assert looked["files"][0]["entries"][0]["news"] == "new"
    follow = ["follow", "--followed", "Năm 2024", "--as-of", "2024-06-30", "--json"]
    before = json.loads(run(capsys, *follow))
    assert all(row["reported"] is None for row in before["late"])
    with monkeypatch.context() as patched:
        patched.setattr(report, "opened_named", full)
        assert main(["report", *which, "--file", str(file), "--take"], TODAY) == 2
        assert FULL in capsys.readouterr().err
    run(capsys, "report", *which, "--file", str(file), "--take")
    after = json.loads(run(capsys, *follow))
    (row,) = [row for row in after["late"] if row["lever"] == "6.1.1"]
    assert (row["value"], row["of"], row["reported"]) == (3000, 8000, "2024-06-30")


def test_what_a_report_brings_is_told_with_what_it_contradicts(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, "year", "--open", "Năm 2024", "--plan", "within_reach")
    which, told = ["--followed", "Năm 2024", "--agency", "Sở Tài chính"], []
    for day, spent in (("2024-05-31", 3000), ("2024-06-30", 2500)):
        file = tmp_path / f"{day}.xlsx"
        run(capsys, "report", *which, "--as-of", day, "--blank", str(file))
        book = load_workbook(file)
        book.worksheets[0]["F5"], book.worksheets[0]["G5"] = spent, 8000
        book.save(file)
        asked = ["report", *which, "--file", str(file)]
        told.append(run(capsys, *asked, "--language", "en"))
        run(capsys, *asked, "--take")
    assert told == [
        "2024-05-31.xlsx F5: new: 6.1.1 Disbursement 3,000/8,000 to 31 May 2024\n",
        "2024-06-30.xlsx F5: new: 6.1.1 Disbursement 2,500/8,000 to 30 Jun 2024"
        " · below that of 31 May 2024, though it can only rise\n",
    ]


def test_a_wrong_file_is_told_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"nothing")
    assert "a.xlsx" in run(capsys, "report", "--example", "--file", str(file), status=1)


def test_the_example_is_followed_and_says_that_it_is_invented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    example = ground().example
    assert example is not None
    found = outlook(example, date(2023, 6, 30))
    arguments = ["follow", "--example", "--as-of", "2023-06-30"]
    told = json.loads(run(capsys, *arguments, "--json"))
    assert told["invented"] is True
    assert told["views"]["pace"]["points"] == found.points("pace")
    said = run(capsys, *arguments)
    assert said.startswith("Số liệu minh họa")
    assert "3.4.2" in said
    assert "6.1.1" in run(capsys, *arguments, "--agency", "Sở Tài chính")


def test_a_plan_from_today_leaves_out_what_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["goal", "--score", "88", "--from-today", "2023-08-31", "--example", "--json"]
    found = json.loads(run(capsys, *arguments))
    assert found["reachable"]
    assert not {"5.4.division", "5.4.department", "6.1.2"} & {s["id"] for s in found["steps"]}


@pytest.mark.parametrize(
    "arguments",
    [
        ["year", "--open", "Năm"],
        ["follow", "--followed", "không có", "--as-of", "2024-06-30"],
        ["goal", "--score", "88", "--from-today", "2023-08-31"],
        ["report", "--example", "--agency", "Sở lạ", "--blank", "a.xlsx"],
    ],
)
def test_what_is_missing_is_named(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments, TODAY) == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize(
    ("kind", "holds"),
    [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml"), ("pptx", "ppt/")],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_report_is_written_in_the_kind_that_its_name_ends_in(
    kind: str, holds: str, language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / f"bao-cao.{kind}"
    asked = ["export", "report", "--example", "--as-of", "2023-06-30", "--out", str(out)]
    run(capsys, *asked, "--language", language)
    with ZipFile(out) as parts:
        assert any(name.startswith(holds) for name in parts.namelist())


def test_a_report_finds_the_year_by_the_name_of_its_plan(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run(capsys, "year", "--open", "Năm 2024", "--plan", "within_reach")
    (listed,) = json.loads(run(capsys, "year", "--json"))
    out = tmp_path / "bao-cao.docx"
    asked = ["export", "report", "--as-of", "2024-06-30", "--out", str(out)]
    run(capsys, *asked, "--plan", listed["plan"])
    text = "\n".join(p.text for p in Document(str(out)).paragraphs)
    assert "6 tháng đầu năm 2024" in text
    assert listed["plan"] in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--example", "--out", "a.docx"], "--as-of"),
        (["--example", "--as-of", "2024-01-31", "--out", "a.docx"], "2023"),
        (["--as-of", "2023-06-30", "--out", "a.docx"], "--plan"),
        (["--as-of", "2023-06-30", "--plan", "không có", "--out", "a.docx"], "không có"),
        (["--example", "--as-of", "2023-06-30", "--out", "a.pdf"], ".docx"),
    ],
)
def test_a_report_that_cannot_be_made_is_refused_with_what_is_needed(
    asked: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "report", *asked], TODAY) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.glob("a.*")) == []
