"""Signing in with an office's identity provider, against one that speaks the real protocol: who
sees what, who may change it, and whose figures an agency enters."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from oidc_provider_mock import User, run_server_in_thread
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from model.address import Work
from model.intake.agency_book import agency_book
from model.store import Store, open_store
from model.store.opened import Opened, followed
from model.store.version import Stamp, to_content
from tests.browser.conftest import LAPTOP
from tests.browser.install import nginx
from tests.browser.test_office import WAIT, settle
from tests.browser.test_own_words import strange, vocabulary, walked, words
from tests.grounds import ground, library
from tests.office import running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="office mode runs on Debian")
FINANCE, HOME = "Sở Tài chính", "Sở Nội vụ"
LAN = User(sub="lan", claims={"name": "Nguyễn Lan", "email": "lan@tinh.example", "unit": FINANCE})
MINH = User(sub="minh", claims={"name": "Trần Minh", "email": "minh@tinh.example", "unit": HOME})
YEAR = "Năm 2024"
WINDOW = {"viewport": LAPTOP, "locale": "vi-VN", "ignore_https_errors": True}


@dataclass(frozen=True)
class Signed:
    """The address of an office with sign-in, and its store as nobody sees it."""

    address: str
    store: Store


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """Behind the nginx of office mode, with a year under way that is everybody's."""
    path = nginx()
    if path is None:
        pytest.fail("no nginx found: run `python tests/browser/install.py`, or `make test`")
    folder = tmp_path_factory.mktemp("signed")
    with run_server_in_thread(user_claims=[LAN, MINH]) as provider:
        secrets = partial(written, folder, provider.server_port)
        with running(path, folder, prepared=secrets) as found:
            store = open_store(found.database)
            plan = Opened(2024, "Kế hoạch", to_content(Work(ground().case.start())))
            store.opened.create(YEAR, plan, Stamp("", datetime(2024, 1, 5, 9, tzinfo=UTC)))
            yield Signed(found.address, store)


def written(folder: Path, provider: int, address: str) -> dict[str, str]:
    """The secrets of an office, and where Streamlit looks for them."""
    known = f"http://localhost:{provider}/.well-known/openid-configuration"
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(
        f"""
        [auth]
        redirect_uri = "{address}/oauth2callback"
        cookie_secret = "{"s" * 40}"
        client_id = "par-index"
        client_secret = "of the test"
        server_metadata_url = "{known}"

        [office]
        agency_claim = "unit"
        """,
        encoding="utf-8",
    )
    return {"HOME": str(folder)}


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """A process that nobody has used yet draws slowly."""
    expect.set_options(timeout=WAIT)
    yield
    expect.set_options(timeout=5_000)  # Playwright's own


@pytest.fixture
def window(browser: Browser, office: Signed) -> Iterator[Callable[[User | None], Page]]:
    """A window of somebody who has signed in, or of nobody yet; each has cookies of its own."""
    contexts = []

    def opened(user: User | None, **more: bool) -> Page:
        contexts.append(browser.new_context(**WINDOW, **more))
        contexts[-1].set_default_timeout(WAIT)
        page = contexts[-1].new_page()
        if user:
            page.goto(office.address)
            page.get_by_role("button", name="Đăng nhập").click()
            page.locator("input[name=sub]").fill(user.sub)
            page.locator("form").first.locator("button, input[type=submit]").first.click()
            page.wait_for_url(lambda url: urlsplit(url).netloc == urlsplit(office.address).netloc)
            settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def at(page: Page, office: Signed, path: str) -> None:
    """Open a screen, and wait until it is drawn."""
    page.goto(f"{office.address}/{path}")
    settle(page)
    expect(page.locator(".st-key-ground")).to_be_visible()


def only_the_way_in(page: Page) -> None:
    """The one button, and no other."""
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    settle(page)
    expect(page.get_by_role("button")).to_have_count(1)


@pytest.mark.parametrize("path", ["", "kich-ban?6.1.1=95", "theo-doi", "so-lieu-don-vi", "nguon"])
def test_nobody_sees_a_screen_before_signing_in(
    office: Signed, window: Callable[..., Page], path: str
) -> None:
    page = window(None)
    page.goto(f"{office.address}/{path}")
    only_the_way_in(page)
    expect(page.get_by_role("link", name="Trình bày")).to_have_count(0)
    assert not any(sign.isdigit() for sign in page.locator("body").inner_text())


def test_what_one_saves_another_sees_only_once_it_is_shared_and_never_saves_over(
    office: Signed, window: Callable[..., Page]
) -> None:
    lan, minh = window(LAN), window(MINH)
    at(lan, office, "kich-ban?6.1.1=95")
    expect(lan.get_by_label("Người lập")).to_have_count(0)
    lan.get_by_label("Tên kịch bản").fill("Của Lan")
    lan.get_by_label("Tên kịch bản").press("Enter")
    settle(lan)
    lan.locator(".st-key-save button").click()
    expect(lan.locator(".st-key-told")).to_contain_text("Đã lưu «Của Lan»")
    assert office.store.listed() == []

    at(minh, office, "kich-ban")
    expect(minh.get_by_text("Của Lan")).to_have_count(0)

    expect(lan.get_by_text("của tôi · riêng tôi")).to_be_visible()
    lan.locator("[class*='st-key-more-'] button").click()
    lan.get_by_role("menuitem", name="Chia sẻ để xem").click()
    expect(lan.get_by_text("của tôi · chia sẻ để xem")).to_be_visible()
    (saved,) = office.store.listed()
    assert saved.version.stamp.author == "Nguyễn Lan"
    assert (saved.belongs.owner, saved.belongs.owner_agency) == ("lan", FINANCE)

    at(minh, office, "kich-ban")
    expect(minh.get_by_text(f"của Nguyễn Lan, {FINANCE} · chia sẻ để xem")).to_be_visible()
    minh.locator("[class*='st-key-more-'] button").click()
    expect(minh.get_by_role("menuitem")).to_have_text(["Nhân bản", "Lịch sử phiên bản"])
    minh.keyboard.press("Escape")
    minh.locator(f".st-key-open-{saved.id} button").click()
    expect(minh.locator(".st-key-save button").first).to_be_disabled()
    minh.locator(".st-key-save-other button").click()
    expect(minh.locator(".st-key-told")).to_contain_text("Đã lưu «Của Lan (2)»")
    assert office.store.get(saved.id) == saved


def test_an_agencys_workbook_is_refused_from_another_and_taken_from_its_own(
    office: Signed, window: Callable[..., Page], tmp_path: Path
) -> None:
    (year,) = office.store.opened.listed()
    watched = followed(year, (), library())
    book = load_workbook(BytesIO(agency_book(ground(), watched, FINANCE, date(2024, 6, 30))))
    file = tmp_path / "so-tai-chinh.xlsx"
    sheet = book.worksheets[0]
    (row,) = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "6.1.1")
    sheet.cell(row, 6).value, sheet.cell(row, 7).value = 3000, 7000
    book.save(file)
    for user, taken in ((MINH, False), (LAN, True)):
        page = window(user)
        at(page, office, "theo-doi")
        page.locator(f".st-key-follow-open-{year.id} button").click()
        page.get_by_text("Bảng tính của cơ quan", exact=True).click()
        with page.expect_file_chooser() as chooser:
            page.locator("[class*='st-key-follow-files'] section button").last.click()
        chooser.value.set_files([file])
        take = page.locator(".st-key-follow-take-files button")
        expect(take).to_be_visible()
        told = page.get_by_text(f"Tài khoản này nhập số liệu của {HOME}")
        expect(told).to_have_count(0 if taken else 1)
        if taken:
            take.click()
            expect(page.get_by_text("Đã ghi nhận")).to_be_visible()
        else:
            expect(take).to_be_disabled()
        assert len(office.store.opened.observations(year.id)) == int(taken)
    (entry,) = office.store.opened.observations(year.id)
    assert (entry.agency, entry.stamp.author) == (FINANCE, "Nguyễn Lan")


def test_who_has_signed_in_is_told_nothing_of_streamlits_own(
    office: Signed, window: Callable[..., Page]
) -> None:
    """Nor in the panels that only they have: who they are, what may be done with what is theirs."""
    page = window(LAN, bypass_csp=True)  # for the questions that this test puts to the page
    at(page, office, "kich-ban?6.1.1=96")
    page.get_by_label("Tên kịch bản").fill("Phương án")
    page.get_by_label("Tên kịch bản").press("Enter")
    settle(page)
    page.locator(".st-key-save button").click()
    expect(page.locator(".st-key-told")).to_contain_text("Đã lưu «Phương án»")
    found = set(walked(page, None))
    for panel in ("[class*='st-key-more-'] button", ".st-key-who button"):
        page.locator(panel).first.click()
        settle(page)
        found |= strange(page)
        page.keyboard.press("Escape")
    at(page, office, "theo-doi")
    page.get_by_role("button", name="Xem", exact=True).first.click()
    expect(page.locator(".standings")).to_be_visible()
    found |= set(walked(page, ".st-key-follow-section button"))
    names = words(f"{LAN.claims} {LAN.sub} {MINH.claims} {FINANCE} {HOME}")
    assert {text for text in found if not words(text) - names <= vocabulary()} == set()


def test_whoever_signs_out_sees_nothing_more(office: Signed, window: Callable[..., Page]) -> None:
    page = window(LAN)
    at(page, office, "kich-ban")
    page.locator(".st-key-who button").first.click()
    page.get_by_role("button", name="Đăng xuất").wait_for()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="End session").click()  # the provider asks
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_visible()
    page.goto(f"{office.address}/kich-ban")
    only_the_way_in(page)
