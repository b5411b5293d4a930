"""The simulation screen in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

RERUN = 20_000


def open_screen(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    expect(page.locator("#picture-change .track").first).to_be_visible(timeout=RERUN)


def figures(page: Page) -> tuple[str, str]:
    return page.inner_text("#total"), page.inner_text("#rank")


def press(page: Page, lever: str, key: str, times: int = 1) -> None:
    thumb = page.locator(f".st-key-lever-{lever} input[type=range]")
    thumb.focus()
    for _ in range(times):
        thumb.press(key)


def test_dragging_disbursement_shows_total_and_rank_and_the_address_keeps_them(
    page: Page, app_url: str
) -> None:
    open_screen(page, app_url)
    assert figures(page) == ("86,02", "46")
    # What a thumb is followed with has come, too.
    expect(page.locator("body.foreseen")).to_be_attached(timeout=60_000)
    thumb = page.locator(".st-key-lever-6-1-1 input[type=range]")
    box = thumb.locator("xpath=../..").bounding_box()
    track = page.locator(".st-key-lever-6-1-1 [role=group]").bounding_box()
    assert box is not None
    assert track is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(track["x"] + 0.95 * track["width"], middle, steps=6)
    expect(thumb).to_have_value(re.compile(r"^9[3-7]"))
    shown = 86.02 - 0.7632 + float(thumb.input_value()) / 100
    expect(page.locator("#total")).to_have_text(f"{shown:.2f}".replace(".", ","))
    assert page.url == f"{app_url}/"  # the thumb is still held: nothing was asked of the program
    while_dragging = page.inner_text("#total")
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"6\.1\.1=9\d"), timeout=RERUN)
    expect(page.locator(".criterion.changed")).to_have_count(1, timeout=RERUN)
    total, rank = figures(page)
    rate = float(page.url.split("6.1.1=")[1])
    assert 93 <= rate <= 97
    assert total == while_dragging == f"{86.02 - 0.7632 + rate / 100:.2f}".replace(".", ",")
    assert rank == "42"
    address = page.url
    elsewhere = page.context.browser.new_page()  # type: ignore[union-attr]
    open_screen(elsewhere, address)
    assert figures(elsewhere) == (total, rank)
    elsewhere.close()


@pytest.mark.parametrize(
    ("query", "total", "rank"),
    [
        ("6.1.1=95", "86,21", "42"),
        ("6.1.2=yes&6.3.3=yes", "88,02", "21"),
        ("reading=appendix", "85,02", "54"),
        ("reading=awarded-8.2", "86,02", "46"),
    ],
)
def test_the_address_is_the_scenario(
    page: Page, app_url: str, query: str, total: str, rank: str
) -> None:
    open_screen(page, f"{app_url}/?{query}")
    assert figures(page) == (total, rank)


def test_nonsense_in_the_address_is_ignored_with_a_note(page: Page, app_url: str) -> None:
    open_screen(page, f"{app_url}/?6.1.1=95&6.1.2=maybe&foo=1&movement=soon")
    assert figures(page) == ("86,21", "42")
    note = page.locator('[data-testid="stAlert"]').first.inner_text()
    assert "6.1.2=maybe" in note
    assert "foo=1" in note
    assert "movement=soon" in note


def test_undo_redo_and_reset(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    page.locator(".st-key-lever-6-1-2 label").first.click()
    expect(page.locator("#total")).to_have_text("87,02", timeout=RERUN)
    expect(page.get_by_text("có thể chính là của 6.1.2")).to_be_visible()
    page.locator(".st-key-undo button").first.click()
    expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)
    page.locator(".st-key-redo button").first.click()
    expect(page.locator("#total")).to_have_text("87,02", timeout=RERUN)
    page.locator(".st-key-reset-6-1-2 button").first.click()
    expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)
    expect(page).to_have_url(re.compile(r"/(\?)?$"))


def test_a_panel_opened_after_a_change_shows_what_the_screen_stands_on(
    page: Page, app_url: str
) -> None:
    """It is drawn only then: it once showed its first choice, which the next click took up."""
    open_screen(page, f"{app_url}/?6.1.1=95")
    page.locator(".st-key-lever-6-1-2 label").first.click()
    expect(page.locator("#total")).to_have_text("87,21", timeout=RERUN)
    page.locator(".st-key-ground button").first.click()
    fields = page.locator('[data-testid="stPopoverBody"] input')
    expect(fields.nth(0)).to_have_value(re.compile("^Lâm Đồng 2023"))
    expect(fields.nth(1)).to_have_value(re.compile("^63 tỉnh"))
    page.keyboard.press("Escape")
    page.locator(".st-key-undo button").first.click()
    expect(page.locator("#total")).to_have_text("86,21", timeout=RERUN)
    expect(page).to_have_url(re.compile(r"\?6\.1\.1=95$"))


def test_the_keyboard_moves_a_lever_by_one_step(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    press(page, "6-1-1", "ArrowRight")
    expect(page.locator("#value-6-1-1")).to_have_value(re.compile(r"76,40\s%"), timeout=RERUN)
    press(page, "6-1-1", "ArrowLeft")
    expect(page.locator("#value-6-1-1")).to_have_value(re.compile(r"76,32\s%"), timeout=RERUN)
    expect(page.locator(".criterion.changed")).to_have_count(0, timeout=RERUN)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_headline_six_levers_and_a_chart_without_scrolling(
    page: Page, app_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_screen(page, app_url)
    bottom = "e => { const r = e.getBoundingClientRect(); return r.bottom; }"
    levers = page.locator('[class*="st-key-lever-"]').evaluate_all(f"all => all.map({bottom})")
    assert sum(edge <= height for edge in levers) >= 6
    chart = page.locator("#picture-change").evaluate(bottom)
    assert chart <= height
    assert page.locator(".headline").evaluate(bottom) <= height
    sideways = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not sideways


def test_out_of_reach_is_shown_locked_with_its_reason(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    page.get_by_text("7. Xây dựng và phát triển chính quyền điện tử").click()
    card = page.locator(".st-key-card-7-1-2")
    expect(card.get_by_text("Ngoài tầm tay của tỉnh")).to_be_visible()
    assert card.locator("input").first.is_disabled()


def test_no_english_is_left_on_the_screen(page: Page, app_url: str) -> None:
    open_screen(page, app_url)
    text = page.inner_text("body").lower()
    for word in ("deploy", "rerun", "settings", "fullscreen", "error", "undefined", "none", "nan"):
        assert not re.search(rf"\b{word}\b", text), word


def test_a_page_listens_no_more_often_the_longer_it_is_used(page: Page, app_url: str) -> None:
    page.add_init_script(
        """window.listening = 0;
        const { observe } = MutationObserver.prototype;
        MutationObserver.prototype.observe = function (node, wanted) {
          if (wanted.attributeFilter) window.listening += 1;
          return observe.call(this, node, wanted);
        };
        const { addEventListener } = window;
        window.addEventListener = function (name, act, options) {
          if (options === true) window.listening += 1;
          return addEventListener.call(this, name, act, options);
        };"""
    )
    open_screen(page, app_url)
    expect(page.locator("body.fields-heard")).to_be_attached(timeout=RERUN)
    begun = page.evaluate("window.listening")
    assert begun > 5
    for value in range(91, 97):
        page.locator("#value-6-1-1").fill(str(value))
        page.locator("#value-6-1-1").press("Enter")
        expect(page).to_have_url(re.compile(rf"6\.1\.1={value}$"), timeout=RERUN)
    assert page.evaluate("window.listening") - begun <= 3


PLACES = """() => Object.fromEntries(
  [...document.querySelectorAll('[class*="st-key-lever-"]')].map((lever) => [
    [...lever.classList].find((name) => name.startsWith("st-key-lever-")),
    Math.round(lever.getBoundingClientRect().y
      + document.querySelector('[data-testid="stMain"]').scrollTop),
  ]))"""


def places(page: Page) -> dict[str, int]:
    """Where the levers stand, once nothing moves any more."""
    before, now = None, page.evaluate(PLACES)
    while now != before:
        page.wait_for_timeout(500)
        before, now = now, page.evaluate(PLACES)
    return dict(now)


@pytest.mark.parametrize("width", [390, 820, 1366])
def test_no_act_on_a_lever_moves_another_from_under_a_hand(
    page: Page, app_url: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_screen(page, app_url)
    before = places(page)
    assert len(before) > 10
    for act, address in (
        (lambda: press(page, "6-1-1", "Home"), r"6\.1\.1=0$"),  # below what was ever seen
        (lambda: press(page, "3-4-2", "Home"), r"3\.4\.2=0&"),
        (lambda: page.locator(".st-key-lever-6-1-2 label").click(), "6.1.2=yes"),
        (lambda: page.locator(".st-key-lever-5-4-province label").click(), "5.4.province=yes"),
        (lambda: page.locator(".st-key-reset-6-1-1 button:visible").click(), r"^((?!6\.1\.1).)*$"),
    ):
        act()
        expect(page).to_have_url(re.compile(address), timeout=RERUN)
        assert places(page) == before, address
