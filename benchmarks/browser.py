"""What a person in a browser waits for: key press to total and to a page at rest, first page."""

import statistics
import time
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from benchmarks.serving import Server

WAIT = 120_000  # ms, for a first page
# A step of its thumb changes the total as it is written.
LEVER = ".st-key-lever-8-5-exceeded input[type=range]"
REST = 400  # ms without a change of the page
PRESSED = """(rest) => { window.settled = new Promise((done) => {
  const start = performance.now(), before = document.getElementById("total").textContent;
  let last = start, total = null;
  const seen = new MutationObserver(() => {
    last = performance.now();
    if (document.getElementById("total")?.textContent !== before) total ??= last;
  });
  seen.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true });
  const wait = setInterval(() => {
    const late = performance.now() - start > 20000;
    if (!late && (total === null || performance.now() - last < rest)) return;
    clearInterval(wait);
    seen.disconnect();
    done([(total ?? last) - start, last - start]);
  }, 20);
}); }"""
DRAWN = """() => { window.painted = new Promise((done) => {
  let start = null;
  document.addEventListener("pointermove", (event) => { start ??= event.timeStamp; }, true);
  const before = document.getElementById("total").textContent;
  const seen = new MutationObserver(() => {
    if (start === null || document.getElementById("total")?.textContent === before) return;
    seen.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  setTimeout(() => done(null), 5000);
}); }"""


class Waited(NamedTuple):
    """Milliseconds from a key press to the total, and to a page at rest."""

    total: float
    settled: float


def opened(browser: Browser, server: Server) -> Page:
    """A screen as a person sees it, at rest."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(server.url)
    page.wait_for_selector("#total", timeout=WAIT)
    page.wait_for_selector(LEVER, timeout=WAIT)
    return page


def usable(browser: Browser, server: Server) -> float:
    """Seconds until a lever of a new window can be moved."""
    begun = time.perf_counter()
    opened(browser, server).close()
    return time.perf_counter() - begun


def pressed(page: Page, times: int) -> list[Waited]:
    """What a person waits for after each of so many key presses on a lever."""
    page.bring_to_front()
    page.locator(LEVER).focus()
    found = []
    for turn in range(times):
        page.evaluate(PRESSED, REST)
        page.keyboard.press("ArrowLeft" if turn % 2 else "ArrowRight")
        found.append(Waited(*page.evaluate("window.settled")))
    return found


def dragged(page: Page, times: int) -> float:
    """Median milliseconds from a move of the pointer to the painted total."""
    page.bring_to_front()
    page.locator(LEVER).focus()  # so that it is on the screen
    found = []
    for turn in range(times):
        box = page.locator(LEVER).locator("xpath=../..").bounding_box()
        track = page.locator(".st-key-lever-8-5-exceeded [role=group]").bounding_box()
        if box is None or track is None:
            continue
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] / 2, middle)
        page.mouse.down()
        page.evaluate(DRAWN)
        page.mouse.move(track["x"] + (0.3 + 0.5 * (turn % 2)) * track["width"], middle)
        painted = page.evaluate("window.painted")
        page.mouse.up()
        page.wait_for_timeout(1500)
        if painted is not None:
            found.append(float(painted))
    return statistics.median(found) if found else float("nan")
