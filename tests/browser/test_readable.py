"""Every text can be read: it is large and dark enough on what it stands on, in the browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

READING = (Path(__file__).parent / "readable.js").read_text(encoding="utf-8")
RERUN = 30_000
LEAST, LEAST_ON_STAGE = 12.5, 16.0  # px; a stage is read from the back of the room
AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
DRAWN = """!document.querySelector('[data-testid="stSkeleton"]') &&
  [...document.querySelectorAll(".stVegaLiteChart")].every(
    (one) => one.querySelector("svg text"))"""
# What a screen is asked for, and the buttons that lead through it.
SECTIONS = {
    "?6.1.1=95&1.3.2.handled=20&6.1.2=yes": None,
    "uu-tien": ".st-key-priority-section button",
    "muc-tieu": ".st-key-goal-section button",
    "theo-doi": None,
    "xep-hang": ".st-key-ranking-section button",
    "kich-ban": None,
    "nguon": ".st-key-sources-section button",
    "so-lieu-don-vi": None,
}


def at_rest(page: Page) -> None:
    """Wait until nothing is computed and nothing drawn any more."""
    expect(page.locator(".stMainBlockContainer")).to_be_visible(timeout=60_000)
    page.wait_for_timeout(700)
    expect(page.locator(AT_REST)).to_be_attached(timeout=RERUN)
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(500)


def hard_to_read(page: Page, least: float = LEAST) -> list[str]:
    at_rest(page)
    found = page.evaluate(READING, least)
    assert found["texts"] > 10
    assert bool(found["inCharts"]) == bool(page.locator(".stVegaLiteChart").count())
    return list(dict.fromkeys(found["hard"]))


@pytest.mark.parametrize("path", SECTIONS)
def test_every_text_of_a_screen_can_be_read(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    assert hard_to_read(page) == []
    buttons = page.locator(SECTIONS[path] or "never")
    for place in range(1, buttons.count()):
        buttons.nth(place).click()
        assert hard_to_read(page) == [], buttons.nth(place).inner_text()


def test_every_text_of_the_year_under_way_can_be_read(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/theo-doi")
    page.locator(".st-key-follow-example button").click()
    expect(page.locator(".standings")).to_be_visible(timeout=RERUN)
    assert hard_to_read(page) == []
    for place in range(1, page.locator(".st-key-follow-section button").count()):
        page.locator(".st-key-follow-section button").nth(place).click()
        assert hard_to_read(page) == [], place


def test_what_opens_over_the_simulation_can_be_read(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?6.1.1=95")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    expect(page.locator("body.fields-heard")).to_be_attached(timeout=RERUN)
    at_rest(page)
    page.locator(".stExpander summary").nth(6).click()
    assert hard_to_read(page) == []
    page.locator(".st-key-ground button").first.click()
    assert hard_to_read(page) == []
    page.keyboard.press("Escape")
    page.locator(".why").first.click()
    expect(page.locator(".reasons").first).to_be_visible(timeout=RERUN)
    assert hard_to_read(page) == []


def test_every_text_of_a_presentation_can_be_read_from_afar(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/trinh-bay?6.1.1=95&6.1.2=yes")
    assert hard_to_read(page, LEAST_ON_STAGE) == []
    panels = page.locator(".st-key-stage-panels button:visible")
    for place in range(1, panels.count()):
        panels.nth(place).click()
        assert hard_to_read(page, LEAST_ON_STAGE) == []
    page.locator(".st-key-present-guessing button:visible").click()
    assert hard_to_read(page, LEAST_ON_STAGE) == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 1180)])
def test_a_presentation_can_be_read_on_what_is_held_upright(
    page: Page, app_url: str, width: int, height: int
) -> None:
    """Nothing of it lies over another, nothing is wider than the screen, no bar is a block."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{app_url}/trinh-bay?6.1.1=95")
    assert hard_to_read(page) == []
    wider = page.locator(".stMain").evaluate("one => one.scrollWidth - one.clientWidth")
    assert wider <= 3
    places = ('[data-testid="stVegaLiteChart"]', ".source", "svg .mark-rect path")
    picture, source, bar = (
        page.locator(one).first.evaluate("one => one.getBoundingClientRect().toJSON()")
        for one in places
    )
    assert source["top"] >= picture["bottom"]
    assert bar["height"] < 50


@pytest.mark.parametrize("path", ["uu-tien", "muc-tieu", "kich-ban", "xep-hang"])
def test_a_telephone_never_scrolls_sideways(page: Page, app_url: str, path: str) -> None:
    """No screen is wider than it, and no word of a table of work is squeezed into a strip."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/{path}")
    at_rest(page)
    wider = page.locator(".stMain").evaluate("one => one.scrollWidth - one.clientWidth")
    assert wider <= 3
    narrow = page.locator(".top:not(.agencies) td:not(.order), .steps td, .scenario > div")
    widths = narrow.evaluate_all(
        "all => all.filter(one => one.textContent.length > 60).map(one => one.clientWidth)"
    )
    assert all(width > 200 for width in widths)
