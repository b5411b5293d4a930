"""Office mode: nginx as deploy/ sets it up, in front of two processes, used through TLS."""

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.parts.own.upload import MOST_MEGABYTES
from tests.browser.conftest import LAPTOP, ROOT
from tests.browser.install import nginx
from tests.office import Office, running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="office mode runs on Debian")
SCREENS = re.findall(r'^    "\w+": "([a-z-]+)",$', (ROOT / "app.py").read_text(), re.MULTILINE)
WAIT = 60_000  # a process that nobody has used yet draws its first screen slowly
POLICY = "Content Security Policy"  # as Chromium's console says it


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = nginx()
    if path is None:
        pytest.fail("no nginx found: run `python tests/browser/install.py`, or `make test`")
    with running(path, tmp_path_factory.mktemp("office")) as found:
        yield found


@pytest.fixture
def visitor(browser: Browser, office: Office) -> Iterator[Page]:
    """A window that may reach nothing but the office's address; what the policy refused is told."""
    context = browser.new_context(viewport=LAPTOP, locale="vi-VN", ignore_https_errors=True)
    context.set_default_timeout(WAIT)
    opened = context.new_page()
    refused: list[str] = []
    opened.on("console", lambda told: refused.append(told.text) if POLICY in told.text else None)
    yield opened
    context.close()
    assert refused == [], "the policy refuses what the program needs, or something asks for more"


def process_of(page: Page) -> int:
    """The process that the visitor's session lives in."""
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["par_process"]["secure"]
    assert cookies["par_process"]["httpOnly"]
    return int(cookies["par_process"]["value"])


def settle(page: Page) -> None:
    """Wait until the screen is drawn by a process that is there."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=WAIT)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)


def move(page: Page) -> str:
    """Move a lever one step down; what the address then asks for."""
    before = page.url
    thumb = page.locator(".st-key-lever-6-1-1 input[type=range]")
    thumb.focus()
    thumb.press("ArrowLeft")
    page.wait_for_function("before => location.href != before", arg=before)
    settle(page)
    return urlsplit(page.url).query


def test_every_screen_is_drawn_under_a_policy_without_outside_sources(
    visitor: Page, office: Office
) -> None:
    for path in ("", *SCREENS):
        visitor.goto(f"{office.address}/{path}")
        settle(visitor)
        expect(visitor.get_by_test_id("stException")).to_have_count(0)
    visitor.goto(f"{office.address}/nguon")
    chart = visitor.get_by_test_id("stVegaLiteChart").locator("svg, canvas").first
    expect(chart).to_be_visible(timeout=WAIT)  # drawn without `unsafe-eval`


def test_the_answers_keep_other_sites_out(office: Office) -> None:
    for path in ("/", "/kich-ban", "/_stcore/health", "/static/nothing.js"):
        _, headers = office.ask(path)
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-eval" not in policy
        assert not re.search(r"https?:|\*|script-src[^;]*unsafe-inline", policy)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json"],
)
def test_what_is_nobodys_from_outside_is_closed(office: Office, path: str) -> None:
    assert office.ask(path)[0] == 404


def test_a_body_that_is_larger_than_any_file_of_ours_is_refused(office: Office) -> None:
    megabyte = b"x" * 1024 * 1024
    upload = "/_stcore/upload_file/nobody/nothing"
    assert office.ask(upload, "PUT", megabyte * MOST_MEGABYTES)[0] != 413
    assert office.ask(upload, "PUT", megabyte * (MOST_MEGABYTES + 2))[0] == 413
    assert office.ask("/", "POST", megabyte)[0] == 413


def test_an_unsafe_address_is_sent_on_to_the_safe_one(office: Office) -> None:
    settings = (office.folder / "nginx.conf").read_text()
    (port,) = re.findall(r"listen (\d+);", settings)
    asked = urllib.request.Request(f"http://localhost:{port}/kich-ban?6.1.1=95")
    with pytest.raises(urllib.error.URLError, match="certificate"):  # it is followed there
        urllib.request.urlopen(asked, timeout=20)


def test_pages_to_read_are_plain_files(office: Office) -> None:
    text = "<!doctype html><title>Kịch bản</title><h1>Chào</h1>"
    (office.folder / "trang" / "kich-ban.html").write_text(text, encoding="utf-8")
    status, headers = office.ask("/trang/kich-ban.html")
    assert status == 200
    assert headers["Cache-Control"] == "max-age=300"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Set-Cookie" not in headers
    assert office.ask("/trang/../nginx.conf")[0] in (400, 404)


def test_a_visitor_whose_process_dies_is_back_in_the_scenario_on_another(
    visitor: Page, office: Office
) -> None:
    visitor.goto(f"{office.address}/?6.1.1=95")
    settle(visitor)
    moved = move(visitor)
    first = process_of(visitor)
    office.kill(first)
    connection = "document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
    # A function is read once; a bare expression again at each look, which the policy forbids.
    visitor.wait_for_function(f"() => {connection} != 'CONNECTED'")
    visitor.wait_for_timeout(1_500)  # connected: now the work is opened there, unasked
    settle(visitor)
    second = process_of(visitor)
    assert second != first
    assert urlsplit(visitor.url).query == moved != "6.1.1=95"
    assert move(visitor) != moved
    office.start(first)  # and whoever moved stays with the process that holds the session
    visitor.get_by_role("link", name="Số liệu của đơn vị").click()
    settle(visitor)
    broken = {"name": "so-lieu.xlsx", "mimeType": "application/octet-stream", "buffer": b"no"}
    visitor.locator("input[type=file]").set_input_files(broken)
    expect(visitor.get_by_test_id("stAlert").first).to_contain_text("so-lieu.xlsx")
    assert process_of(visitor) == second
