"""Find a Chromium and an nginx for the browser tests, or install them.

Order: the Chromium named by PAR_CHROMIUM, a Chromium or Chrome on the PATH, Debian's package (as
root), Playwright's own download; nginx on the PATH, Debian's package. Ends with a message that says
what to do if one cannot be had.
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


def nginx() -> str | None:
    """The path of nginx, which stands where only root's PATH looks, or None."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def install() -> None:
    """Install what the machine does not have; nginx without starting it as a service."""
    wanted = [
        name for name, found in {"chromium": chromium(), "nginx": nginx()}.items() if not found
    ]
    if wanted and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-q", *wanted], check=False, env=quiet)
    if not chromium():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not chromium():
        sys.exit(
            "No Chromium for the browser tests, and none could be installed. Install Chromium or "
            "Chrome (on Debian: apt-get install chromium), or set PAR_CHROMIUM to its path."
        )
    if not nginx() and sys.platform == "linux":
        sys.exit("No nginx for the test of office mode. On Debian: apt-get install nginx")


if __name__ == "__main__":
    install()
