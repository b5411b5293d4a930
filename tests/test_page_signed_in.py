"""Screens of an office with sign-in, without a browser: nothing before it, and then whose things
are whose."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.address import Work
from model.store import Store, open_store
from model.store.belonging import Person
from model.store.opened import Opened
from model.store.version import Content, Stamp, to_content
from tests.grounds import ground
from tests.screens import APP, said

NOW = Stamp("", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
CONTENT = Content("lam_dong_2023", "published", "trend", {}, {"6.1.1": "95"})
LAN = Person("s-lan", "Nguyễn Lan", "Sở Tài chính")
AUTH = {"cookie_secret": "s" * 40, "client_id": "par", "redirect_uri": "http://localhost"}
SCREENS = [file.stem for file in (Path(APP).parent / "pages").glob("*.py")]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", url)
    opened = open_store(url)
    yield opened
    opened.close()


def screen(page: str, person: Person | None, **claims: object) -> AppTest:
    """A screen as a person, or somebody who has not signed in, opens it."""
    app = AppTest.from_file(APP, default_timeout=120)
    app.secrets["auth"] = AUTH
    app.secrets["office"] = {"agency_claim": "unit", "coordinators": ["binh@tinh.example"]}
    app.user = {"is_logged_in": False}
    if person:
        app.user = {
            "is_logged_in": True,
            "sub": person.subject,
            "name": person.name,
            "unit": person.agency,
            **claims,
        }
    return app.run().switch_page(f"pages/{page}.py").run()


@pytest.mark.parametrize("page", SCREENS)
def test_before_signing_in_there_is_one_button_and_nothing_of_the_data(
    store: Store, page: str
) -> None:
    store.create("Chung", CONTENT, NOW)
    app = screen(page, None)
    assert [one.label for one in app.button] == ["Đăng nhập"]
    text = said(app)
    assert "Xin mời đăng nhập" in text
    assert re.findall(r"\d", text) == []
    assert "Chung" not in text


def test_who_signed_in_by_a_claim_that_names_nobody_is_not_let_in(store: Store) -> None:
    app = screen("scenarios", LAN, sub="")
    assert [one.label for one in app.button] == ["Đăng nhập"]


def test_without_sign_in_a_name_is_typed_and_nothing_is_said_of_sharing(store: Store) -> None:
    store.create("Chung", CONTENT, NOW)
    app = AppTest.from_file(APP, default_timeout=120).run()
    app = app.switch_page("pages/scenarios.py").run()
    assert app.text_input(key="draft-author").label == "Người lập"
    text = said(app)
    for words in ("của tôi", "riêng tôi", "chia sẻ để xem", "chia sẻ để sửa", "Đăng xuất"):
        assert words not in text


def test_who_signed_in_saves_under_the_name_of_the_claims_and_for_themselves(store: Store) -> None:
    app = screen("scenarios", LAN)
    assert "draft-author" not in {one.key for one in app.text_input}
    assert "Nguyễn Lan · Sở Tài chính" in said(app)
    app.text_input(key="draft-name").set_value("Của Lan").run()
    app.button(key="save").click().run()
    (saved,) = store.for_person(LAN).listed()
    assert (saved.name, saved.version.stamp.author) == ("Của Lan", "Nguyễn Lan")
    assert saved.belongs.owner_agency == "Sở Tài chính"
    assert store.listed() == []
    assert "của tôi · riêng tôi" in said(app)


def test_what_others_keep_private_is_nowhere_and_what_they_share_to_be_read_is_not_changed(
    store: Store,
) -> None:
    minhs = store.for_person(Person("s-minh", "Trần Minh", "Sở Nội vụ"))
    minhs.create("Thầm kín", CONTENT, NOW)
    shared = minhs.create("Cho xem", CONTENT, NOW)
    minhs.share(shared.id, "read", NOW)
    app = screen("scenarios", LAN)
    text = said(app)
    assert "Thầm kín" not in text
    assert "của Trần Minh, Sở Nội vụ · chia sẻ để xem" in text
    app.button(key=f"open-{shared.id}").click().run()
    assert app.button(key="save").disabled
    app.button(key="save-other").click().run()
    assert [one.name for one in store.for_person(LAN).listed()] == ["Cho xem (2)", "Cho xem"]
    for page in ("present", "follow"):
        assert "Thầm kín" not in said(screen(page, LAN))


@pytest.fixture
def year(store: Store) -> int:
    plan = to_content(Work(ground().case.start()))
    return store.opened.create("Năm 2024", Opened(2024, "Kế hoạch", plan), NOW).id


def entering(person: Person, year: int, **claims: object) -> AppTest:
    app = screen("follow", person, **claims)
    app.button(key=f"follow-open-{year}").click().run()
    app.session_state["follow-section"] = "enter"
    return app.run()


def test_an_agency_is_offered_its_own_figures_alone(store: Store, year: int) -> None:
    app = entering(LAN, year)
    (agencies,) = (one for one in app.selectbox if str(one.key).startswith("follow-enter-agency"))
    assert agencies.options == ["Sở Tài chính"]


def test_who_coordinates_is_offered_all(store: Store, year: int) -> None:
    app = entering(LAN, year, email="binh@tinh.example")
    (agencies,) = (one for one in app.selectbox if str(one.key).startswith("follow-enter-agency"))
    assert len(agencies.options) == len(ground().example.agencies) + 1


def test_an_address_that_is_not_verified_makes_nobody_a_coordinator(
    store: Store, year: int
) -> None:
    app = entering(LAN, year, email="binh@tinh.example", email_verified=False)
    (agencies,) = (one for one in app.selectbox if str(one.key).startswith("follow-enter-agency"))
    assert agencies.options == ["Sở Tài chính"]


def test_who_works_for_no_agency_is_told_so(store: Store, year: int) -> None:
    app = entering(Person("s-x", "Ai đó", "Sở Giáo dục"), year)
    assert "chưa gắn với cơ quan nào được giao chủ trì" in said(app)
    assert [one for one in app.selectbox if str(one.key).startswith("follow-enter")] == []
