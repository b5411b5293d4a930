"""The goal screen in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

RERUN = 20_000


def open_screen(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/muc-tieu")
    expect(page.locator(".verdict h2")).to_be_visible(timeout=60_000)
    expect(
        page.locator('[data-testid="stVegaLiteChart"]').locator("svg, canvas").first
    ).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_question_answer_steps_and_chart_without_scrolling(
    page: Page, app_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_screen(page, app_url)
    bottom = "e => e.getBoundingClientRect().bottom"
    for part in (".st-key-goal-question", ".verdict", "table.steps", ".stVegaLiteChart"):
        assert page.locator(part).first.evaluate(bottom) <= height, part
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_a_planner_asks_for_a_chance_locks_a_criterion_and_takes_the_plan_up(
    page: Page, app_url: str
) -> None:
    open_screen(page, app_url)
    verdict = page.locator(".verdict h2")
    expect(verdict).to_have_text(re.compile(r"^Cần 87,28 điểm: 3 việc"))
    page.locator(".st-key-goal-time").get_by_text("Năm tới").click()
    expect(verdict).to_have_text(re.compile(r"^Cần 90,9\d điểm: 8 việc"), timeout=RERUN)
    page.locator(".st-key-goal-bound").get_by_text("biết xu thế chung", exact=True).click()
    expect(verdict).to_have_text(re.compile(r"^Cần 88,83 điểm: 5 việc"), timeout=RERUN)
    page.locator(".st-key-goal-locked input").first.click()
    page.keyboard.type("5.4")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("table.steps").get_by_text("5.4")).to_have_count(0, timeout=RERUN)
    wanted = verdict.inner_text()
    page.get_by_role("button", name="Đưa vào kịch bản").first.click()
    expect(page.locator("#total")).to_have_text(wanted.split()[1], timeout=RERUN)
    page.get_by_role("link", name="Mô phỏng").click()
    expect(page.locator(".criterion.changed").first).to_be_visible(timeout=RERUN)
    page.get_by_role("link", name="Mục tiêu").click()
    expect(verdict).to_have_text(wanted, timeout=RERUN)
    page.locator(".st-key-undo button").first.click()
    expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)


def test_no_english_is_left_on_the_screen(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    page.locator(".st-key-goal-locked input").first.click()
    # What Streamlit tells screen readers of an open list cannot be set.
    text = re.sub(r"\d+ options available\.", "", page.inner_text("body").lower())
    for word in ("select all", "choose", "options", "deploy", "error", "undefined", "none", "nan"):
        assert not re.search(rf"\b{word}\b", text), word
