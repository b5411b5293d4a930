"""No name is cut short, and no text of a chart lies over another: not on a telephone, not on a
laptop, in neither language."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_readable import RERUN, SECTIONS, at_rest

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


# Texts with a halo are written twice; a staggered one ends in spaces.
OVER = """() => [...document.querySelectorAll(".stVegaLiteChart svg")].flatMap((svg) => {
  const texts = [...svg.querySelectorAll("text")].filter(
    (one) => one.checkVisibility({ opacityProperty: true }) && one.textContent.trim());
  const places = texts.map((one) => {
    const range = document.createRange(), text = one.textContent.replace(/[\\s\\u200b]+$/, "");
    if (one.firstElementChild) range.selectNodeContents(one);
    else (range.setStart(one.firstChild, 0), range.setEnd(one.firstChild, text.length));
    return [text, range.getBoundingClientRect()];
  });
  return places.flatMap(([text, a], at) => places.slice(at + 1).filter(([other, b]) =>
    text !== other && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6
  ).map(([other]) => `${text} / ${other}`));
})"""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", [*SECTIONS, "trinh-bay?6.1.1=95&6.1.2=yes"])
def test_no_name_on_a_screen_is_cut_or_covered(
    page: Page, app_url: str, path: str, width: int, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}language={language}")
    at_rest(page)
    walk(page, SECTIONS.get(path, ".st-key-stage-panels button:visible"))


def test_nothing_of_a_year_under_way_is_cut_or_covered(page: Page, app_url: str) -> None:
    """Of one that has just been opened, and of the example, which is known to its end."""
    page.goto(f"{app_url}/theo-doi")
    for button in (".st-key-follow-create button", ".st-key-follow-example button"):
        page.locator(button).click(timeout=RERUN)
        expect(page.locator(".standings")).to_be_visible(timeout=RERUN)
        for width in (390, 820, 1366):
            page.set_viewport_size({"width": width, "height": 900})
            for language in ("EN", "VI"):
                page.get_by_role("radio", name=language, exact=True).click()
                at_rest(page)
                walk(page, ".st-key-follow-section button")
        page.locator(".st-key-follow-close button").click()


def walk(page: Page, sections: str | None) -> None:
    """Look at a screen, section by section."""
    buttons = page.locator(sections or "never")
    for place in range(max(buttons.count(), 1)):
        if buttons.count():
            buttons.nth(place).click()
            at_rest(page)
        assert page.evaluate(CUT) == [], place
        assert page.evaluate(OVER) == [], place
