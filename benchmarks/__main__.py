"""Everything that is promised about speed, in one run: make bench

Ratios count, for what they compare was measured in the same run on the same machine; a single time
says little on a noisy one. Writes benchmarks/README.md. Exit status 1 if a target is missed.
"""

import asyncio
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import psutil
from playwright.sync_api import sync_playwright

from benchmarks.browser import dragged, opened, pressed, usable
from benchmarks.person import Person
from benchmarks.serving import APP, EMPTY, ROOT, Server, serving
from model.planning.goal import plan
from model.planning.ladder import Goal
from model.ranking.coming import TREND
from tests.browser.conftest import ARGUMENTS
from tests.browser.install import chromium
from tests.grounds import ground

README = Path(__file__).with_name("README.md")
TURNS, PRESSES, MOVES = 3, 6, 30
CROWDS, PAUSE, ROUNDS = (8, 12, 25), 3.0, 5
LEVER = "6-1-1"


class Row(NamedTuple):
    """A line of the table: what, how much, and the most that is wanted (None: only told)."""

    what: str
    value: float
    unit: str
    most: float | None = None

    @property
    def met(self) -> str:
        """Whether the target is met."""
        return "" if self.most is None else "yes" if self.value <= self.most else "**no**"


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
        yield Row("server started to page usable, beside the empty app", ours / base, "×", 1.5)
        with serving(EMPTY) as empty, serving(APP) as app:
            pages = opened(browser, empty), opened(browser, app)
            waited = [pressed(page, 2)[:0] for page in pages]
            for _ in range(TURNS):
                for page, found in zip(pages, waited, strict=True):
                    found += pressed(page, PRESSES)
            base_total, base_rest, total, rest = (
                statistics.median(values) for found in waited for values in zip(*found, strict=True)
            )
            yield Row("key press to total, beside the empty app", total / base_total, "×", 1.5)
            yield Row("key press to page at rest, beside the empty app", rest / base_rest, "×", 2.5)
            yield Row("the same in the empty app", base_rest, "ms")
            yield Row("pointer to paint while a thumb is dragged", dragged(pages[1], 7), "ms", 33)
        browser.close()


async def moved(server: Server) -> list[Row]:
    """One lever moved: bytes on the wire, processor time, memory."""
    idle = server.memory
    person = await Person.arrive(server.url)
    for turn in range(3):
        await person.move(LEVER, 70.0 + turn)
    before = server.cpu
    for turn in range(MOVES):
        await person.move(LEVER, 50.0 + turn)
    spent = 1000 * (server.cpu - before) / MOVES
    sent = sum(person.received.values()) / 1000
    held = server.memory
    crowd = [await Person.arrive(server.url) for _ in range(10)]
    each = (server.memory - held) / len(crowd)
    return [
        Row("bytes on the wire for a lever moved", sent, "kB", 15),
        Row("processor time of the server for a lever moved", spent, "ms"),
        Row("memory of the server, idle", idle, "MB"),
        Row("memory of a session", each, "MB", 1),
    ]


async def crowded(server: Server, people: int) -> float:
    """The 95th percentile of the seconds that people wait who each move a lever every 3 s."""
    crowd = [await Person.arrive(server.url) for _ in range(people)]

    async def act(number: int, person: Person) -> list[float]:
        await asyncio.sleep(PAUSE * number / people)
        found = []
        for turn in range(ROUNDS):
            waited = await person.move(LEVER, 40.0 + turn + number / 10)
            found.append(waited)
            await asyncio.sleep(max(0.0, PAUSE - waited))
        return found

    waits = await asyncio.gather(*(act(number, one) for number, one in enumerate(crowd)))
    return statistics.quantiles([one for found in waits for one in found], n=20)[-1]


def on_the_wire() -> Iterator[Row]:
    """What a websocket client sees."""
    with serving(APP) as server:
        yield from asyncio.run(moved(server))
        for people in CROWDS:
            waited = 1000 * asyncio.run(crowded(server, people))
            most = 500 if people == max(CROWDS) else None
            yield Row(f"{people} people in one process, 95th percentile", waited, "ms", most)


def seconds(run: Callable[[], object], turns: int = 5) -> float:
    """The median time of a call."""
    found = []
    for _ in range(turns):
        begun = time.perf_counter()
        run()
        found.append(time.perf_counter() - begun)
    return statistics.median(found)


def computed() -> Iterator[Row]:
    """The model alone."""
    facts = ground()
    case, coming = facts.case, facts.coming(TREND)
    yield Row("one forecast of a rank", 1000 * seconds(lambda: coming.forecast(87.0)), "ms")
    goal = Goal(case.rulebook, case.start(), case.efforts)
    wanted = case.start().read.unexplained + 87
    yield Row("one plan", 1000 * seconds(lambda: plan(goal, wanted)), "ms")
    quiet = {"stdout": subprocess.DEVNULL, "cwd": ROOT, "check": True}

    def run(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], **quiet)  # type: ignore[call-overload]

    base = seconds(run("-c", "import numpy, pandas"), 3)
    command = seconds(run("-m", "model", "--help"), 3)
    yield Row("start of the command line, beside importing numpy and pandas", command / base, "×")


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
    for measure in (computed, on_the_wire, in_browser):
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
        "| what | measured | wanted at most | met |",
        "|---|---|---|---|",
    ]
    for row in rows:
        most = "" if row.most is None else f"{row.most:g} {row.unit}"
        lines.append(f"| {row.what} | {row.value:.2f} {row.unit} | {most} | {row.met} |")
    README.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return int(any(row.met == "**no**" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
