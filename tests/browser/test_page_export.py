"""The exported page, opened from a file: nothing is asked of any network, and its levers give what
the program gives."""

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from model.levers import Lever
from model.reports.contents import Pack, pack
from model.reports.page import page as page_of
from model.reports.page.levers import SLIDES
from model.result import result
from model.scenario import Scenario
from model.telling import numbers
from model.telling.ranks import forecast_text, moved_text, rank_text
from tests.grounds import HOME, library
from tests.packs import MADE, Place, entry, hostile, several, sole, unchanged

PHONE, WIDTHS = 390, (390, 820, 1366)
MERGED = library().nation.newest_map
POSITIONS = 200
PLACES = [
    (Place(HOME, "vi", "", "improved"), "known", POSITIONS),
    (Place(HOME, "en", "", "improved"), "none", POSITIONS),
    (Place(HOME, "en", MERGED, "unchanged"), "frozen", 50),
    (Place("kon_tum_2023", "vi", "", "unchanged"), "-1.5", 50),
]
# Moves the levers one after the other and tells what the page shows after each.
MOVE = """(moves) => moves.map(({ lever, type, value }) => {
  const control = [...document.querySelectorAll(`[data-lever="${lever}"]`)]
    .find((one) => one.type === type || one.localName === type);
  if (type === "checkbox") control.checked = value === "1";
  else control.value = value;
  const stands = control.value;
  control.dispatchEvent(new Event(type === "range" ? "input" : "change", { bubbles: true }));
  const text = (name) => document.querySelector(`[data-figure="${name}"]`).textContent;
  const names = ["total", "change", "still", "moved", "given", "unknown"];
  const shown = Object.fromEntries(names.map((name) => [name, text(name)]));
  return { stands, exact: document.getElementById("levers").dataset.total, ...shown };
})"""


# What reaches beyond the box around it.
BEYOND = """([what, around]) => [...document.querySelectorAll(what)].filter((one) => {
  const own = one.getBoundingClientRect(), box = one.closest(around).getBoundingClientRect();
  return own.right > box.right + 1 || own.left < box.left - 1;
}).map((one) => one.outerHTML)"""
NASTY = (
    "</script><script>alert(1)</script>"
    "<img src=http://127.0.0.1:1/x onerror=alert(2)>{{ 7*7 }}&amp;"
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window whose every request is recorded, and none leaves the file."""
    opened = browser.new_context(viewport={"width": PHONE, "height": 844})
    asked: list[str] = []
    opened.on("request", lambda sent: asked.append(sent.url))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith(("file://", "data:"))] == []
    assert len({url for url in asked if url.startswith("file://")}) == 1


@pytest.fixture
def open_page(context: BrowserContext, tmp_path: Path) -> Callable[[Pack], Page]:
    """Opens a pack's page from a file. A script that fails fails the test."""

    def opened(made: Pack) -> Page:
        file = tmp_path / "page.html"
        file.write_bytes(page_of(made))
        shown = context.new_page()
        shown.on("pageerror", lambda error: pytest.fail(str(error)))
        shown.goto(file.as_uri())
        return shown

    return opened


def moves(scenario: Scenario, count: int, decimal: str) -> list[dict[str, str]]:
    """Random places of random levers: sliders, and fields with all the decimals that they take."""
    chance = random.Random(count)
    free = [lever for lever in scenario.levers.values() if not lever.locked]
    found = []
    for number in range(count):
        lever = chance.choice(free)
        low, high, step, _ = lever.span
        kind = {"yes_no": "checkbox", "place": "select"}.get(lever.entry, "")
        kind = kind or ("range" if number % 2 else "text")
        if kind == "range":
            step = SLIDES[lever.entry]
        value = min(high, low + chance.randint(0, int((high - low) / step)) * step)
        if number % 9 == 0:
            value = chance.choice([lever.best, lever.worst])
        text = f"{value:f}"
        shown = text.replace(".", decimal) if kind == "text" else text
        found.append({"lever": lever.id, "type": kind, "value": shown})
    return found


def reached(lever: Lever, start: Decimal, move: dict[str, str], stands: str) -> Decimal:
    """The value that a lever has after a move: at the start's own place on a slider the start."""
    if move["type"] != "range":
        return lever.parse(move["value"]) if lever.entry != "place" else Decimal(move["value"])
    value = Decimal(stands)
    if abs(value - start) <= SLIDES[lever.entry] / 2:
        return start
    return min(max(value, lever.span.low), lever.span.high)


@pytest.mark.parametrize(("place", "movement", "count"), PLACES)
def test_the_levers_of_the_page_give_what_the_program_gives(
    place: Place, movement: str, count: int, open_page: Callable[[Pack], Page]
) -> None:
    """Total to four decimals, ranks and intervals, after each of so many moves in a row; classes of
    the same cases and a changed total behind a rate among them."""
    stands_on, say = place.ground, place.ground.words
    scenario = place().first.scenario
    made = pack([entry("", scenario, movement, on=stands_on)], MADE)
    shown = open_page(made)
    wanted = moves(scenario, count, "," if place.language == "vi" else ".")
    assert len({one["lever"] for one in wanted}) >= min(10, len(scenario.levers))
    for move, told in zip(wanted, shown.evaluate(MOVE, wanted), strict=True):
        lever = scenario.levers[move["lever"]]
        value = reached(lever, scenario.start_value(lever.id), move, told["stands"])
        scenario = scenario.change(lever.id, value)
        now, base = result(stands_on, scenario, movement), made.base
        assert Decimal(told["exact"]) / 10000 == now.total.points, move
        assert told | shows(say, now, base) == told, move


def shows(say: Any, now: Any, base: Any) -> dict[str, str]:
    """What the live bar has to show of a result."""
    return {
        "total": say.decimal(now.total.points),
        "change": say.signed(now.total.points - base.result.total.points),
        "still": rank_text(say, now.rank),
        "moved": moved_text(say, base.rank.rank - now.rank.rank),
        "given": forecast_text(say, now.given),
        "unknown": numbers.span(now.unknown.low, now.unknown.high),
    }


@pytest.mark.parametrize("made", [sole, several, unchanged])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(
    width: int, made: Callable[[], Pack], open_page: Callable[[Pack], Page]
) -> None:
    """Panels open; tables scroll in a frame of their own, and no text of a chart is cut."""
    shown = open_page(made())
    shown.set_viewport_size({"width": width, "height": 800})
    shown.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.evaluate(BEYOND, ["body *:not(.wide *):not(svg *)", "html"]) == []
    assert shown.evaluate(BEYOND, ["figure > svg text", "figure"]) == []


def test_the_scenario_comes_back_with_one_press(open_page: Callable[[Pack], Page]) -> None:
    shown = open_page(sole())
    bar, back = shown.locator(".live"), shown.locator("[data-reset]")
    before = bar.inner_text()
    expect(back).to_be_hidden()
    shown.locator('input[type="range"][data-lever="6.1.1"]').press("Home")
    assert shown.locator('input[type="text"][data-lever="6.1.1"]').input_value() == "0"
    expect(back).to_be_visible()
    back.click()
    assert bar.inner_text() == before
    assert shown.locator('input[type="text"][data-lever="6.1.1"]').input_value() == "95"


@pytest.mark.parametrize("text", ["abc", "101", "-1", "1e3", "95,00001", "", "9.5.0"])
def test_a_number_that_makes_no_sense_is_told_and_changes_nothing(
    text: str, open_page: Callable[[Pack], Page]
) -> None:
    shown = open_page(sole())
    before = shown.locator("#levers").get_attribute("data-total")
    field = shown.locator('input[type="text"][data-lever="6.1.1"]')
    field.fill(text)
    field.press("Tab")
    expect(shown.locator('[data-wrong="6.1.1"]')).to_be_visible()
    assert shown.locator("#levers").get_attribute("data-total") == before
    field.fill("97.5")
    field.press("Tab")
    expect(shown.locator('[data-wrong="6.1.1"]')).to_be_hidden()
    assert field.input_value() == "97,5"


def test_the_story_reads_without_a_script(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page_of(sole()))
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": PHONE, "height": 844}
    )
    shown = context.new_page()
    shown.goto(file.as_uri())
    expect(shown.locator("h1")).to_have_text(sole().first.name)
    expect(shown.get_by_text(sole().words("story.needs_script"))).to_be_visible()
    expect(shown.locator('input[type="range"]').first).to_be_disabled()
    assert shown.locator("figure svg rect").count() > 3
    context.close()


def test_foreign_text_is_never_markup(open_page: Callable[[Pack], Page]) -> None:
    """Names, notes and authors show their own characters; nothing of them runs or is fetched."""
    first = hostile().first.scenario
    made = pack([entry(NASTY, first, note=NASTY, author=NASTY), entry(NASTY, first)], MADE)
    page = open_page(made)
    dialogs: list[str] = []

    def spoke(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", spoke)
    page.reload()
    expect(page.locator("h1")).to_have_text(NASTY)
    expect(page.locator("header")).to_contain_text(NASTY)
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
    assert dialogs == []
    assert page.title().startswith(NASTY)
