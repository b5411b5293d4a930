"""The log as the command line tells it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.__main__ import main
from model.address import Work
from model.store import Store, open_store
from model.store.belonging import Person
from model.store.figures import Figures
from model.store.letterhead import Letterhead
from model.store.opened import Opened
from model.store.version import Content, Stamp, to_content
from tests.grounds import ground
from tests.test_store_log import entry

NOW = Stamp("Minh", datetime(2024, 6, 20, 18, 30, tzinfo=UTC))
CONTENT = Content("lam_dong_2023", "published", "trend", {}, {"6.1.1": "95"})
LAN = Person("s-lan", "Nguyễn Lan", "Sở Tài chính", coordinates=True)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = f"sqlite:///{tmp_path / 's.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", url)
    return open_store(url)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["log", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_every_kind_of_change_is_told_by_name_and_in_the_time_of_vietnam(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = store.for_person(LAN)
    key = mine.create("Giải ngân", CONTENT, NOW).id
    mine.rename(key, "Khác", NOW)
    mine.share(key, "read", NOW)
    mine.delete(key, NOW)
    mine.undelete(key, NOW)
    mine.figures.create("Quý I", Figures("a.xlsx", "1"), NOW)
    plan = to_content(Work(ground().case.start()))
    year = mine.opened.create("Năm 2024", Opened(2024, "Kế hoạch", plan), NOW).id
    mine.opened.report(year, [replace(entry(number), stamp=NOW) for number in (100, 200)])
    mine.keep_letterhead("Lâm Đồng", Letterhead(signer="Nguyễn Văn A"), NOW)
    who = "01:30 ngày 21/6/2024 · Nguyễn Lan (Sở Tài chính): "
    assert told(capsys)[::-1] == [
        f"{who}{what}"
        for what in (
            "lưu kịch bản “Giải ngân”, phiên bản 1",
            "đổi tên kịch bản “Giải ngân” thành “Khác”",
            "kịch bản “Khác” từ nay: chia sẻ để xem",
            "xóa kịch bản “Khác”",
            "khôi phục kịch bản “Khác”",
            "lưu số liệu của đơn vị “Quý I”, phiên bản 1",
            "lưu năm theo dõi “Năm 2024”, phiên bản 1",
            "ghi nhận số liệu của năm theo dõi “Năm 2024”, mục số 1 2",
            "lưu thông tin ban hành “Lâm Đồng”, phiên bản 1",
        )
    ]
    assert len(told(capsys, "--language", "en")) == 9


def test_the_latest_lines_are_told_to_programs_with_the_subject(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.create("Cũ", CONTENT, NOW)
    store.for_person(LAN).create("Mới", CONTENT, NOW)
    (line,) = told(capsys, "--latest", "1", "--json")
    assert json.loads(line) == [
        {
            "at": "2024-06-20T18:30:00+00:00",
            "author": "Nguyễn Lan",
            "subject": "s-lan",
            "agency": "Sở Tài chính",
            "action": "saved",
            "kind": "scenario",
            "id": 2,
            "name": "Mới",
            "detail": "1",
        }
    ]


def test_who_typed_no_name_is_told_as_nobody(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.create("Cũ", CONTENT, Stamp("", NOW.at))
    assert told(capsys) == ["01:30 ngày 21/6/2024 · không ghi tên: lưu kịch bản “Cũ”, phiên bản 1"]
