"""Hostile addresses and names in a real browser: they are told, and they are never markup.

Every request of the page is watched (see `page`): none may leave the app's own address.
"""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

RERUN = 20_000
LEAK = "![x](http://127.0.0.1:1/leak)"
HOSTILE = [
    LEAK,
    f"a`{LEAK}`",
    "[x](http://127.0.0.1:1/leak) <http://127.0.0.1:1/leak>",
    "<img src='http://127.0.0.1:1/leak'>",
    "http://127.0.0.1:1/leak www.example.org a@example.org",
    ":material/delete: :red[x] :smile: :streamlit: :+1:",
    ":help[x] :color[x]{foreground=red} :shimmer[x]",
    "**a** _b_ ~~c~~ `d` $e$ &amp;",
    "-> <- -- >= :rainbow-background[x]",
    "# a",
    "- a",
    "1. a",
    "> a",
]
MARKUP = "img, a, code, em, strong, del, h1, h2, ul, ol, blockquote, .katex, [role=img]"
# Also what Streamlit draws from text: icons, colours.
DRAWN = "[style*=color], [class*=stMarkdownColored], [class*=stMarkdownBadge]"


def seen(text: str) -> str:
    """A text without what cannot be seen."""
    return text.replace("\N{WORD JOINER}", "")


def is_bare(page: Page, place: str, text: str) -> None:
    """The place shows the text itself, with no element drawn from it."""
    shown = page.locator(place).first
    expect(shown).to_be_visible(timeout=RERUN)
    assert text in seen(shown.inner_text())
    for inner in shown.locator('[data-testid="stMarkdownContainer"]').all():
        assert inner.locator(MARKUP).count() == 0, inner.inner_html()
        assert inner.locator(DRAWN).count() == 0, inner.inner_html()


@pytest.mark.parametrize("text", HOSTILE)
def test_an_address_is_no_markup(page: Page, app_url: str, text: str) -> None:
    page.goto(f"{app_url}/nguon?zzz={quote(text)}")
    is_bare(page, '[data-testid="stAlert"]', f"«zzz={text}»")


def test_a_saved_name_is_no_markup_wherever_it_is_shown(page: Page, app_url: str) -> None:
    """The list, its panels, the choice of a taken name, the comparison, the presentation."""
    name = f"{LEAK} :material/delete: :red[x] www.example.org"
    page.goto(f"{app_url}/kich-ban?6.1.1=95")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)

    def save(number: int) -> None:
        page.get_by_label("Tên kịch bản", exact=True).fill(name)
        page.get_by_label("Người lập", exact=False).first.fill(LEAK)
        page.get_by_label("Ghi chú", exact=False).first.fill(LEAK)
        page.keyboard.press("Tab")
        page.locator(".st-key-save button").click()

    save(1)
    expect(page.locator("[class*=st-key-row-]").first).to_contain_text(LEAK, timeout=RERUN)
    page.locator("[class*=st-key-more-] button").first.click()
    page.get_by_text("Lịch sử phiên bản", exact=True).first.click()
    expect(page.locator(".st-key-row-panel")).to_contain_text(LEAK, timeout=RERUN)

    page.goto(f"{app_url}/kich-ban?6.1.1=96")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    save(2)
    is_bare(page, ".st-key-choice-look button", LEAK)
    is_bare(page, ".st-key-choice-use-free button", LEAK)

    page.locator(".st-key-choice-use-free button").click()
    expect(page.locator(".st-key-told")).to_contain_text("(2)", timeout=RERUN)
    page.get_by_text("So sánh", exact=True).click()
    expect(page.locator("table.totals")).to_contain_text(LEAK, timeout=RERUN)
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-download-csv button").first.click()
    assert Path(waiting.value.path()).read_bytes()

    page.goto(f"{app_url}/trinh-bay?6.1.1=97")
    expect(page.locator(".stage-figures")).to_be_visible(timeout=60_000)
    page.locator(".st-key-present-choose button").click()
    page.locator(".stMultiSelect input").first.fill("leak")
    is_bare(page, '[role="option"]:has-text("leak")', name)


def test_repeated_parts_of_an_address_are_told(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?6.1.1=90&6.1.1=95&6.1.2=yes")
    is_bare(page, '[data-testid="stAlert"]', "«6.1.1=95»")
    page.wait_for_url("**/?6.1.1=90&6.1.2=yes")


@pytest.mark.parametrize("count", [1000, 1001, 5000])
def test_an_address_of_very_many_parts_is_told(page: Page, app_url: str, count: int) -> None:
    parts = "&".join(f"a{number}=1" for number in range(count))
    page.goto(f"{app_url}/?{parts}")
    alert = page.locator('[data-testid="stAlert"]')
    expect(alert).to_be_visible(timeout=60_000)
    expect(alert).to_contain_text("995 mục khác" if count == 1000 else "quá dài (hơn 1.000 mục")


def test_an_overlong_address_is_told(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/?6.1.1={'9' * 40_000}")
    alert = page.locator('[data-testid="stAlert"]')
    expect(alert).to_contain_text("quá dài", timeout=60_000)
