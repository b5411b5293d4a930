"""Every screen on paper: what it found, and nothing to press."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_readable import SECTIONS, at_rest

PAGE = re.compile(rb"/Type\s*/Page\b")
CONTROLS = (
    "button, input, textarea, select, [role=slider], [role=combobox], [role=switch], [role=radio]"
)
# A criterion's number and a lever's figure are read on paper as text, the line of the ground too.
READ = ".why, .lever input, .stage-lever input, .st-key-ground *"
SHEET = {"width": 703, "height": 1047}  # px of A4 within its margins
LOST = 23  # criteria of Lâm Đồng 2023
PATHS = (
    "?6.1.1=95&6.1.2=yes&1.3.2.handled=60&3.4.2=99&7.3.7.files=80",
    "uu-tien",
    "muc-tieu",
    "theo-doi",
    "xep-hang",
    "kich-ban",
    "trinh-bay",
    "nguon",
    "so-lieu-don-vi",
)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_to_press_is_printed(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    at_rest(page)
    page.emulate_media(media="print")
    found = page.locator(CONTROLS).evaluate_all(
        f"""all => all.filter(one => !one.matches('{READ}') && one.checkVisibility() &&
          one.getBoundingClientRect().width > 2 && !one.closest('.unseen'))
          .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert found == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_cut_at_the_edge_of_a_page(page: Page, app_url: str, path: str) -> None:
    page.goto(f"{app_url}/{path}")
    at_rest(page)
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    assert page.locator("canvas:visible").count() == 0  # shows what fits, and scrolls
    wide = page.locator(".stMain :not(svg *)").evaluate_all(
        f"""all => all.filter(one => one.checkVisibility() && !one.closest('.unseen') &&
          one.textContent.trim() && one.getBoundingClientRect().right > {SHEET["width"] + 2})
          .map(one => one.outerHTML.slice(0, 120))"""
    )
    assert wide == []


def test_every_criterion_that_lost_points_is_printed(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/uu-tien")
    at_rest(page)
    page.emulate_media(media="print")
    shown = page.locator("table.paper tbody tr").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).length"
    )
    assert shown == LOST == page.locator(".stVegaLiteChart svg .mark-rect path").count()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("trinh-bay", None),
        ("trinh-bay?6.1.1=95&6.1.2=yes", None),
        ("muc-tieu", None),
        ("xep-hang", 0),
        ("xep-hang", 1),
        ("xep-hang", 2),
        ("uu-tien", 3),
    ],
)
def test_an_answer_is_one_page(
    page: Page, app_url: str, path: str, section: int | None, language: str
) -> None:
    page.goto(f"{app_url}/{path}{'&' if '?' in path else '?'}language={language}")
    at_rest(page)
    if section is not None:
        page.locator(str(SECTIONS[path])).nth(section).click()
        at_rest(page)
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("query", ["", PATHS[0]])
def test_the_simulation_is_one_page_for_a_leader(page: Page, app_url: str, query: str) -> None:
    page.goto(f"{app_url}/{query}")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    at_rest(page)
    assert len(PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    top = "all => Math.min(...all.map(one => one.getBoundingClientRect().top))"
    parts = (".headline", ".summary", ".chart-title", "#picture-change", "#picture-strip")
    tops = [page.locator(part).evaluate_all(top) for part in parts]
    assert tops == sorted(tops)
