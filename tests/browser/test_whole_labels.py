"""No name is cut short: not on a telephone, not on a laptop, in neither language, in no chart."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_readable import SECTIONS, at_rest

CUT = """() => [
  ...[...document.querySelectorAll('[data-testid="stMain"] *')].filter((one) => {
    const { textOverflow, overflowX, visibility } = getComputedStyle(one);
    return textOverflow === "ellipsis" && overflowX !== "visible" && visibility === "visible"
      && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
  }),
  ...[...document.querySelectorAll(".stVegaLiteChart text")].filter(
    (one) => one.textContent.trim().endsWith("\\u2026")),
  ...[...document.querySelectorAll(".stVegaLiteChart text")].filter((one) => {
    const text = one.getBoundingClientRect(), whole = one.ownerSVGElement.getBoundingClientRect();
    return text.width && (text.left < whole.left - 3 || text.right > whole.right + 3);
  }),
  ...[...document.querySelectorAll('[data-testid="stMain"] .badge')].filter(
    (one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1),
].map((one) => one.textContent.trim())"""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", SECTIONS)
def test_no_name_on_a_screen_is_cut(
    page: Page, app_url: str, path: str, width: int, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}language={language}")
    at_rest(page)
    assert page.evaluate(CUT) == []
    buttons = page.locator(SECTIONS[path] or "never")
    for place in range(1, buttons.count()):
        buttons.nth(place).click()
        at_rest(page)
        assert page.evaluate(CUT) == [], buttons.nth(place).inner_text()
