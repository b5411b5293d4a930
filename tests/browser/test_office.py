"""Office mode: nginx as deploy/ sets it up, in front of two processes, used through TLS."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from deploy import visit
from deploy.render import STATIC, render
from pages.parts.own.upload import MOST_MEGABYTES
from tests.browser.conftest import LAPTOP, ROOT, WITHOUT_MAKE, wait_until_healthy
from tests.browser.install import nginx

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="office mode runs on Debian")
SCREENS = re.findall(r'^    "\w+": "([a-z-]+)",$', (ROOT / "app.py").read_text(), re.MULTILINE)
WAIT = 60_000  # a process that nobody has used yet draws its first screen slowly
POLICY = "Content Security Policy"  # as Chromium's console says it
TRUSTING = ssl._create_unverified_context()  # the certificate is the test's own


@dataclass
class Office:
    """What runs: the processes by port, the folder of pages to read, the address."""

    folder: Path
    address: str
    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start the process of a port and wait until it answers."""
        log = self.folder / f"{port}.log"
        with log.open("ab") as out:
            self.running[port] = subprocess.Popen(
                WITHOUT_MAKE,
                cwd=ROOT,
                env={
                    **os.environ,
                    "STREAMLIT_SERVER_PORT": str(port),
                    "PAR_DATABASE_URL": f"sqlite:///{self.folder / 'scenarios.sqlite3'}",
                },
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        wait_until_healthy(self.running[port], f"http://127.0.0.1:{port}", log)
        visit.main([str(port), ""])

    def kill(self, port: int) -> None:
        """As a crash does."""
        self.running[port].send_signal(signal.SIGKILL)
        self.running[port].wait(timeout=20)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None) -> tuple[int, dict]:
        """The status and the headers of an answer."""
        asked = urllib.request.Request(f"{self.address}{path}", body, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=20, context=TRUSTING) as answer:
                return answer.status, dict(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers)


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = nginx()
    if path is None:
        pytest.fail("no nginx found: run `python tests/browser/install.py`, or `make test`")
    folder = tmp_path_factory.mktemp("office")
    https_port, http_port, *ports = free_ports(4)
    key, certificate, pages = (folder / name for name in ("key.pem", "certificate.pem", "trang"))
    pages.mkdir()
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -keyout {key} "
        f"-out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    site = render(
        name="localhost",
        certificate=str(certificate),
        key=str(key),
        pages=str(pages),
        processes=[f"127.0.0.1:{port}" for port in ports],
        assets=str(STATIC / "static"),
        self_signed=True,
        https_port=https_port,
        http_port=http_port,
    )
    own = [f"{name}_temp_path {folder / name};" for name in TEMPORARY]
    settings = folder / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {folder}/pid; worker_processes 1; {AS_ROOT}\n"
        "events {}\nhttp { include /etc/nginx/mime.types; access_log off;\n"
        f"{' '.join(own)}\n{site}\n}}",
        encoding="utf-8",
    )
    found = Office(folder, f"https://localhost:{https_port}")
    for port in ports:
        found.start(port)
    errors = folder / "nginx.log"
    with errors.open("wb") as out:
        front = subprocess.Popen(
            [path, "-c", str(settings), "-e", "stderr"], stdout=out, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + 20
        while not reachable(https_port):
            if front.poll() is not None or time.monotonic() > until:
                pytest.fail(f"nginx did not start:\n{errors.read_text()}")
        yield found
    finally:
        front.terminate()
        front.wait(timeout=20)
        for process in found.running.values():
            process.kill()
            process.wait(timeout=20)


TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
AS_ROOT = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


def reachable(port: int) -> bool:
    """Whether somebody listens, within a moment."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.2):
            return True
    except OSError:
        return False


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
    visitor.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testConnectionState != 'CONNECTED'"
    )
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
