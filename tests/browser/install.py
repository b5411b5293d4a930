"""Find a Chromium for the browser tests, or install one.

Order: the one named by PAR_CHROMIUM, a Chromium or Chrome on the PATH, Debian's package (as root),
Playwright's own download. Ends with a message that says what to do if none can be had.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """The path of a Chromium that can be started, or None."""
    named = os.environ.get("PAR_CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    for name in NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Install a Chromium if the machine has none."""
    if chromium():
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=False)
    if not chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not chromium():
        sys.exit(
            "No Chromium for the browser tests, and none could be installed. Install Chromium or "
            "Chrome (on Debian: apt-get install chromium), or set PAR_CHROMIUM to its path."
        )


if __name__ == "__main__":
    install()
