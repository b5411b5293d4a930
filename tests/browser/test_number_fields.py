"""A lever's value is a field: typed exactly, taken from a chip, stepped by a page key, undone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_simulate import RERUN, open_screen

FIELD = "#value-6-1-1"


def open_fields(page: Page, url: str) -> None:
    """Open the screen; nobody can point at a field before it is listened to."""
    open_screen(page, url)
    expect(page.locator("body.fields-heard")).to_be_attached(timeout=RERUN)


def holds(page: Page, value: str, query: str) -> None:
    """The field and the address say the same."""
    expect(page).to_have_url(re.compile(query), timeout=RERUN)
    expect(page.locator(FIELD)).to_have_value(re.compile(value), timeout=RERUN)


@pytest.mark.parametrize(
    ("typed", "value", "query"),
    [
        ("95", r"^95,00\s%$", r"6\.1\.1=95$"),
        ("95,5", r"^95,50\s%$", r"6\.1\.1=95\.5$"),
        ("95.5 %", r"^95,50\s%$", r"6\.1\.1=95\.5$"),
        ("+1", r"^77,32\s%$", r"6\.1\.1=77\.3"),
        ("-1", r"^75,32\s%$", r"6\.1\.1=75\.3"),
        ("+50", r"^100,00\s%$", r"6\.1\.1=100$"),
    ],
)
def test_a_number_is_typed(page: Page, app_url: str, typed: str, value: str, query: str) -> None:
    open_fields(page, app_url)
    page.locator(FIELD).fill(typed)
    page.keyboard.press("Enter")
    holds(page, value, query)


def test_escape_leaves_it_and_nonsense_is_told_beside_it(page: Page, app_url: str) -> None:
    open_fields(page, app_url)
    page.locator(FIELD).fill("95")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_have_value(re.compile(r"^76,32\s%$"))
    page.locator(FIELD).fill("<b>nhiều</b>")
    page.keyboard.press("Enter")
    told = page.locator(".st-key-card-6-1-1 .note[role=alert]")
    expect(told).to_contain_text("«<b>nhiều</b>» không dùng được: cần một số từ", timeout=RERUN)
    expect(page.locator(FIELD)).to_have_value(re.compile(r"^76,32\s%$"))
    expect(page.locator("#total")).to_have_text("86,02")
    page.locator(FIELD).fill("95")
    page.keyboard.press("Enter")
    expect(told).to_have_count(0, timeout=RERUN)
    holds(page, r"^95,00\s%$", r"6\.1\.1=95$")


def test_chips_page_keys_and_undo(page: Page, app_url: str) -> None:
    open_fields(page, app_url)
    card = page.locator(".st-key-card-6-1-1")
    card.get_by_role("button", name=re.compile(r"^100,00\s%$")).click()
    holds(page, r"^100,00\s%$", r"6\.1\.1=100$")
    card.get_by_role("button", name=re.compile("2023: 76,32")).click()
    holds(page, r"^76,32\s%$", r"/(\?)?$")
    card.get_by_role("button", name=re.compile(r"^\+1$")).click()
    holds(page, r"^77,32\s%$", r"6\.1\.1=77\.3")
    card.locator("input[type=range]").press("PageUp")
    holds(page, r"^78,32\s%$", r"6\.1\.1=78\.3")
    card.locator("input[type=range]").press("PageDown")
    holds(page, r"^77,32\s%$", r"6\.1\.1=77\.3")
    page.locator("body").press("Control+z")
    holds(page, r"^78,32\s%$", r"6\.1\.1=78\.3")
    page.locator("body").press("Control+y")
    holds(page, r"^77,32\s%$", r"6\.1\.1=77\.3")
    page.locator(".st-key-undo button").first.hover()
    told = page.get_by_role("tooltip")
    expect(told).to_contain_text(re.compile(r"6\.1\.1 → 78,32\s%"), timeout=RERUN)


def test_numbers_typed_quickly_one_after_another_all_count(page: Page, app_url: str) -> None:
    """What the fields, the total and the address say agree with what was typed."""
    open_fields(page, app_url)
    for lever, typed in (("6-1-1", "95"), ("3-4-2", "99"), ("7-3-7-files", "80")):
        page.locator(f"#value-{lever}").fill(typed)
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"3\.4\.2=99&6\.1\.1=95&7\.3\.7\.files=80$"), timeout=RERUN)
    elsewhere = page.context.new_page()
    open_screen(elsewhere, page.url)
    expect(page.locator("#total")).to_have_text(elsewhere.inner_text("#total"), timeout=RERUN)
    elsewhere.close()


def test_nothing_is_dimmed_before_anything_is_moved(page: Page, app_url: str) -> None:
    open_screen(page, f"{app_url}/?6.1.1=95&7.3.7.files=80")
    expect(page.locator("body.waiting")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "language", "told"),
    [("", "vi", "Tổng điểm 86,21"), ("?language=en", "en", "Total 86.21")],
)
def test_who_cannot_see_the_page_is_told_its_language_and_the_new_result(
    page: Page, app_url: str, query: str, language: str, told: str
) -> None:
    open_fields(page, f"{app_url}/{query}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.locator("h1").count() == 1
    assert page.locator("#spoken").inner_text() == ""
    page.locator(FIELD).fill("95")
    page.keyboard.press("Enter")
    expect(page.locator("#spoken[role=status]")).to_contain_text(told, timeout=RERUN)
