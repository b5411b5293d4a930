"""What a newcomer comes to do, each task by as few clicks as it is promised to take."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation

from tests.browser.conftest import LAPTOP
from tests.browser.test_readable import at_rest

RERUN = 30_000
PHONE = {"width": 390, "height": 844}


class Hand:
    """A person at the page, whose clicks are counted; typing and keys are none."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, what: str | Locator) -> None:
        spot = self.page.locator(what) if isinstance(what, str) else what
        spot.first.click()
        self.clicks += 1

    def menu(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True))

    def types(self, lever: str, text: str) -> None:
        self.click(f"#value-{lever}")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


@pytest.fixture
def hand(page: Page, app_url: str) -> Hand:
    start(page, app_url)
    return Hand(page)


def start(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    expect(page.locator("body.fields-heard")).to_be_attached(timeout=RERUN)
    page.wait_for_function("document.fonts.status === 'loaded'")


def test_three_levers_are_set_to_exact_values_without_moving_a_card(hand: Hand) -> None:
    page, card = hand.page, hand.page.locator(".st-key-card-3-4-2")
    at_rest(page)  # the page itself has come, with its typeface
    before = card.bounding_box()
    for lever, text in (("6-1-1", "95"), ("3-4-2", "99"), ("7-3-7-files", "80")):
        hand.types(lever, text)
    expect(page).to_have_url(re.compile(r"3\.4\.2=99&6\.1\.1=95&7\.3\.7\.files=80$"), timeout=RERUN)
    after = card.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=1)
    assert hand.clicks == 3


def test_who_must_act(hand: Hand) -> None:
    hand.menu("Ưu tiên")
    hand.click(hand.page.get_by_text("Cơ quan", exact=True))
    expect(hand.page.locator("table.agencies td").first).to_be_visible(timeout=RERUN)
    assert hand.clicks <= 4


def test_undo_outlasts_a_reload_and_one_click_goes_back_to_the_year(hand: Hand) -> None:
    page = hand.page
    hand.click(".st-key-lever-6-1-2 label")
    expect(page.locator("#total")).to_have_text("87,02", timeout=RERUN)
    expect(page).to_have_url(re.compile("6.1.2=yes"), timeout=RERUN)
    page.reload()
    expect(page.locator(".st-key-undo button:enabled").first).to_be_visible(timeout=60_000)
    hand.click(".st-key-undo button")
    expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)
    hand.click(".st-key-redo button")
    expect(page.locator("#total")).to_have_text("87,02", timeout=RERUN)
    hand.click(".st-key-clear button")
    expect(page.locator("#total")).to_have_text("86,02", timeout=RERUN)
    assert hand.clicks <= 4


def test_the_five_criteria_to_begin_with(hand: Hand) -> None:
    hand.menu("Ưu tiên")
    expect(hand.page.locator("table.top tbody tr")).to_have_count(5, timeout=RERUN)
    assert hand.clicks <= 4


def test_what_one_agency_must_do_and_one_page_of_paper_for_each(hand: Hand) -> None:
    page = hand.page
    hand.types("6-1-1", "95")
    expect(page.locator("#total")).to_have_text("86,21", timeout=RERUN)
    hand.menu("Ưu tiên")
    hand.click(page.get_by_text("Giao việc", exact=True))
    sheet = page.locator(".assignment", has=page.get_by_role("heading", name="Giao Sở Tài chính"))
    expect(sheet).to_contain_text("6.1.1", timeout=RERUN)
    expect(sheet).to_contain_text("+0,19")
    assert hand.clicks <= 4
    pages = page.locator(".assignment").count()
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == pages


def test_rank_thirty_next_year(hand: Hand) -> None:
    hand.menu("Mục tiêu")
    expect(hand.page.locator(".verdict h2")).to_be_visible(timeout=RERUN)
    hand.click(hand.page.locator(".st-key-goal-time").get_by_text("Năm tới"))
    expect(hand.page.locator(".verdict h2")).to_have_text(
        re.compile(r"^Cần 90,9\d điểm: 8 việc"), timeout=60_000
    )
    assert hand.clicks <= 4


def test_save_compare_export(hand: Hand, tmp_path: Path) -> None:
    page = hand.page
    page.goto(f"{page.url.rstrip('/')}/kich-ban?6.1.1=95")
    expect(page.locator(".st-key-save button")).to_be_visible(timeout=60_000)
    page.locator(".st-key-draft-name input").fill("Giải ngân 95")
    hand.click(".st-key-save button")
    expect(page.locator(".st-key-told")).to_contain_text("Giải ngân 95", timeout=RERUN)
    hand.click(page.get_by_text("So sánh", exact=True))
    expect(page.locator("table.totals")).to_contain_text("86,21", timeout=RERUN)
    with page.expect_download(timeout=60_000) as waiting:
        hand.click(".st-key-download-slides button")
    waiting.value.save_as(tmp_path / "slides.pptx")
    deck = Presentation(BytesIO((tmp_path / "slides.pptx").read_bytes()))
    spoken = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert "Nguyên nhân" in spoken
    assert hand.clicks <= 4


def test_present_by_keyboard(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/trinh-bay?6.1.2=yes")
    expect(page.locator(".stage-keys")).to_be_visible(timeout=60_000)
    expect(page.locator(".stage-figures b").first).to_have_text("87,02", timeout=RERUN)
    page.keyboard.press("d")
    expect(page.locator(".st-key-guess-name input")).to_be_focused(timeout=RERUN)
    page.keyboard.type("An")
    page.keyboard.press("Tab")
    page.keyboard.type("88,5")
    page.keyboard.press("Enter")
    expect(page.locator(".stage-guesses tr", has_text="An")).to_be_visible(timeout=RERUN)
    expect(page.locator(".st-key-guess-points input")).to_have_value("", timeout=RERUN)
    page.keyboard.press("Enter")
    expect(page.locator(".stage-figures b").first).to_have_text("87,02", timeout=RERUN)
    expect(page.locator(".st-key-present-guessing")).to_have_text(re.compile("Đoán trước"))
    page.keyboard.press("Escape")
    expect(page.locator(".headline #total")).to_have_text("87,02", timeout=RERUN)


@pytest.mark.parametrize("screen", ["", "uu-tien", "nguon"])
def test_where_a_score_comes_from(page: Page, app_url: str, screen: str) -> None:
    """0,6266 is the printed score of 1.3.2: at most two clicks to its witness."""
    page.goto(f"{app_url}/{screen}")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    hand = Hand(page)
    if screen == "nguon":
        hand.click(page.get_by_text("Cách tính từng tiêu chí", exact=True))
        hand.click('.why[data-criterion="1.3.2"]')
    elif screen:
        hand.click(page.locator(".role-axis-label text").get_by_text("1.3.2", exact=True))
    else:
        hand.click(page.get_by_text(re.compile(r"^1\. ")))
        hand.click('.why[data-criterion="1.3.2"]')
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("0,6266", timeout=RERUN)
    expect(told).to_contain_text("44/79")
    expect(told).to_contain_text("5024/KH-UBND, phụ lục, dòng 1.3.2")
    expect(told.get_by_role("button", name="Đóng")).to_be_visible(timeout=RERUN)
    assert hand.clicks <= 2


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_row_of_the_whole_table_leads_to_its_reasons(
    page: Page, app_url: str, size: dict[str, int]
) -> None:
    """Also once the table was moved to its last columns: the numbers stay in view."""
    page.set_viewport_size(size)
    page.goto(f"{app_url}/uu-tien")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    table = page.locator(".stDataFrame .dvn-scroller")
    expect(table).to_be_visible(timeout=RERUN)
    expect(page.locator(".stDataFrame")).to_contain_text("Khảo sát lãnh đạo", timeout=RERUN)
    table.scroll_into_view_if_needed()
    table.hover()
    page.mouse.wheel(2000, 0)
    table.click(position={"x": 30, "y": 36 + 2 * 35 + 17})  # the third row: 5.4
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("5.4 Chấp hành kỷ luật", timeout=RERUN)
    expect(told).to_contain_text("5024/KH-UBND, phụ lục, dòng 5.4")
    told.get_by_role("button", name="Đóng").click()
    expect(told).to_have_count(0, timeout=RERUN)
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(page.locator("h1")).to_have_text("Priorities", timeout=RERUN)
    expect(told).to_have_count(0)


def test_on_a_telephone(page: Page, app_url: str) -> None:
    page.set_viewport_size(PHONE)
    start(page, app_url)
    hand = Hand(page)
    hand.types("6-1-1", "95")
    expect(page.locator("#total")).to_have_text("86,21", timeout=RERUN)
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    block = page.locator(".headline").bounding_box()
    assert block
    assert block["height"] <= PHONE["height"] / 4
    assert hand.clicks <= 4


def test_the_simulation_prints_on_one_page(hand: Hand) -> None:
    hand.types("6-1-1", "95")
    expect(hand.page.locator("#total")).to_have_text("86,21", timeout=RERUN)
    printed = hand.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    assert hand.clicks <= 4


def test_in_english(hand: Hand) -> None:
    hand.click(hand.page.locator(".st-key-speaks").get_by_text("EN", exact=True))
    expect(hand.page.locator(".headline h2").first).to_have_text("Total", timeout=RERUN)
    expect(hand.page.locator("html")).to_have_attribute("lang", "en")
    assert hand.clicks <= 4
