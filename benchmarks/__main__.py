"""Everything that is promised about speed, in one run: make bench

Ratios count, for what they compare was measured in the same run on the same machine; a single time
says little on a noisy one. Writes benchmarks/README.md. Exit status 1 if a target is missed.
"""

import os
import platform
import statistics
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.alone import alone
from benchmarks.browser import WAIT, dragged, opened, pressed, usable
from benchmarks.crowd import crowd
from benchmarks.keeping import keeping
from benchmarks.rows import MISSED, TIME, Row
from benchmarks.serving import APP, EMPTY, serving
from tests.browser.conftest import ARGUMENTS
from tests.browser.install import chromium

README = Path(__file__).with_name("README.md")
TURNS, PRESSES = 3, 6
START = (
    "Until it answers the server imports the program and reads its data (1.4 s of processor time "
    "more than the empty app); for the first visitor it then works out the forecasts and draws 67 "
    "elements (1.9 s more). Tried: no altair, no scipy.stats; preparing answers from the start, "
    "which held up whoever came at once by 0.5 s for want of a free processor, so it begins after "
    "4 s: a first visitor who comes later than that costs 0.4 s instead of 2.9 s."
)
REST = (
    "The script runs twice: once for the event, once for the parts that it touches; the rest is "
    "the browser, which commits three times and styles 68 elements in 107 containers anew where "
    "the empty app has two. Tried: parts instead of the page, pictures as own HTML, no chart of "
    "Vega on the first screen, 13 kB instead of 109. Streamlit has no way to draw other parts in "
    "the run of the event itself."
)


def in_browser() -> Iterator[Row]:
    """Beside an empty app, each in turn."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        os.environ["PAR_BENCH_IMPORTS"] = "1"
        starts: dict[Path, list[float]] = {EMPTY: [], APP: []}
        for _ in range(TURNS):
            for script, found in starts.items():
                with serving(script) as server:
                    found.append(server.started + usable(browser, server))
        base, ours = (statistics.median(found) for found in starts.values())
        yield Row(
            "server started to page usable, beside the empty app", ours / base, "×", 1.5, why=START
        )
        with serving(EMPTY) as empty, serving(APP) as app:
            pages = opened(browser, empty), opened(browser, app)
            pages[1].wait_for_selector("body.foreseen", state="attached", timeout=WAIT)
            waited = [pressed(page, 2)[:0] for page in pages]
            for _ in range(TURNS):
                for page, found in zip(pages, waited, strict=True):
                    found += pressed(page, PRESSES)
            base_total, base_rest, total, rest = (
                statistics.median(values) for found in waited for values in zip(*found, strict=True)
            )
            yield Row("key press to total, beside the empty app", total / base_total, "×", 1.5)
            yield Row(
                "key press to page at rest, beside the empty app",
                rest / base_rest,
                "×",
                2.5,
                why=REST,
            )
            yield Row("the same in the empty app", base_rest, "ms")
            paint = dragged(pages[1], 7)
            yield Row("pointer to paint while a thumb is dragged", paint, "ms", 33, why=TIME)
        browser.close()


def machine() -> str:
    """Where and with what it was measured."""
    packages = ("streamlit", "pandas", "numpy", "scipy", "altair")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    memory = psutil.virtual_memory().total / 1e9
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {versions}; load when it ended: {load:.1f}."
    )


def main() -> int:
    """Print the table and keep it; 0 if every target is met."""
    rows = []
    for measure in (in_browser, crowd, keeping, alone):
        for row in measure():
            print(f"{row.what:70} {row.value:9.2f} {row.unit:3} {row.met}", flush=True)
            rows.append(row)
    lines = [
        "# How fast it is",
        "",
        "Written by `make bench`. Ratios hold on a noisy machine; single times are of that run.",
        "",
        machine(),
        "",
        "| what | measured | wanted | met |",
        "|---|---|---|---|",
    ]
    for row in rows:
        lines.append(f"| {row.what} | {row.value:.2f} {row.unit} | {row.target} | {row.met} |")
    missed = [row for row in rows if row.met == MISSED]
    if missed:
        lines += ["", "## Missed, and why", ""]
    lines += [f"- {row.what}: {row.value:.2f} {row.unit}. {row.why}".rstrip() for row in missed]
    README.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
