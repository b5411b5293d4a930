"""An office's own figures in a real browser: from the workbook given out to the simulator."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.workbooks import Filled

RERUN = 30_000


def test_an_invented_year_goes_from_the_workbook_to_the_simulator(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    """Figures made up for this test, of one of the provinces of today; first brought with a fault,
    which changes nothing."""
    page.goto(f"{app_url}/so-lieu-don-vi?baseline=lam_dong_2024")
    expect(page.locator("#total")).to_contain_text("83,11", timeout=60_000)
    with page.expect_download(timeout=RERUN) as waiting:
        page.locator(".st-key-template-next button").first.click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    book = Filled(file.read_bytes())
    book.put("year", "province", "value", "Cà Mau")
    book.put("year", "total", "value", "88.500")
    bring(page, file, book)
    expect(page.get_by_text("1 chỗ chưa khớp")).to_be_visible(timeout=RERUN)
    expect(page.locator("table.problems")).to_contain_text("88.500")
    expect(page.locator("#total")).to_contain_text("83,11")
    book.put("year", "total", "value", 88.5)
    bring(page, file, book)
    expect(page.locator("table.compared").first).to_contain_text("Cà Mau", timeout=RERUN)
    page.locator(".st-key-own-name input").fill("Thử nghiệm")
    page.locator(".st-key-own-keep button").click()
    expect(page.locator("#total")).to_contain_text("88,50", timeout=RERUN)
    expect(page.locator(".st-key-ground")).to_contain_text("số liệu của đơn vị")
    expect(page).to_have_url(re.compile("baseline=saved-"), timeout=RERUN)
    address = page.url
    page.goto(address.replace("/so-lieu-don-vi", "/"))
    expect(page.locator("#total")).to_contain_text("88,50", timeout=RERUN)
    expect(page.locator(".st-key-ground")).to_contain_text("Cà Mau")


def bring(page: Page, file: Path, book: Filled) -> None:
    """Bring the file as it is now."""
    file.write_bytes(book.saved())
    with page.expect_file_chooser() as chooser:
        page.locator(".st-key-own-file section button").last.click()
    chooser.value.set_files(file)
