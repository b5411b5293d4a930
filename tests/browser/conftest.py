"""The app as a person starts it, and a browser to use it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.install import chromium

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_MAKE = [sys.executable, "-m", "streamlit", "run", "app.py"]  # as the README for Windows
LAPTOP = {"width": 1366, "height": 768}
SCREEN_FAILED = "a screen failed"  # as pages.parts.frame.apologise logs it
BROKEN = ("delta path", "ForwardMsg", "Minified React error")  # a page that shows no more
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app started by `make run`, on a free port, with its own database: what one
    module saves is not in the list of another. No screen of it may have failed, seen or unseen."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("app")
    environment = {
        **os.environ,
        "STREAMLIT_SERVER_PORT": str(port),
        "PAR_DATABASE_URL": f"sqlite:///{folder / 'scenarios.sqlite3'}",
    }
    with (folder / "log").open("wb") as log:
        app = subprocess.Popen(
            ["make", "run"] if shutil.which("make") else WITHOUT_MAKE,
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_healthy(app, address, folder / "log")
        yield address
    finally:
        if hasattr(os, "killpg"):
            os.killpg(app.pid, 15)
        else:
            app.terminate()
        app.wait(timeout=20)
    told = (folder / "log").read_text(errors="replace")
    assert "warning" not in told.lower(), told
    assert SCREEN_FAILED not in told, told[told.index(SCREEN_FAILED) :]


def wait_until_healthy(app: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Wait until the app answers; fail with its own words if it does not."""
    until = time.monotonic() + 120
    while time.monotonic() < until and app.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Its absence is a failure that says what to do."""
    path = chromium()
    if path is None:
        pytest.fail("no Chromium found: run `python tests/browser/install.py`, or `make test`")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """A new window of a laptop's size that may reach nothing but the app."""
    context = browser.new_context(viewport=LAPTOP, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(20_000)
    opened = context.new_page()
    strays: list[str] = []
    opened.on(
        "request", lambda sent: strays.append(sent.url) if is_stray(sent.url, app_url) else None
    )
    complaints: list[str] = []
    opened.on(
        "console", lambda told: complaints.append(told.text) if told.type == "error" else None
    )
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    print(opened.url, *complaints, sep="\n")  # shown where a test failed
    context.close()
    assert strays == [], "the page asked the internet for something"
    assert not [text for text in complaints if any(sign in text for sign in BROKEN)]


def is_stray(url: str, app_url: str) -> bool:
    """Whether a request leaves the app's own address."""
    return url.startswith("http") and not url.startswith(app_url)
