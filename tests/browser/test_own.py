"""An office's own figures in a real browser: from the workbook given out to the simulator, and from
there to next year's plan, whose appendix is read back."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from model.ground import open_ground
from model.intake.appendix import read_appendix
from model.intake.kept import beside
from tests.grounds import library
from tests.workbooks import Filled, invented_table

RERUN = 60_000
YEAR = 2025  # the first of today's map; nobody has published it


def test_an_invented_year_goes_from_the_workbook_to_the_simulator(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    """Figures made up for this test, of one of the provinces of today; first brought with a fault,
    which changes nothing."""
    page.goto(f"{app_url}/so-lieu-don-vi?baseline=lam_dong_2024")
    expect(page.locator("#total")).to_contain_text("83,11", timeout=60_000)
    file = download(page, "template-next", tmp_path)
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


def test_an_invented_province_of_today_goes_from_the_workbook_to_its_plan_and_back(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    """Every figure and every agency is made up for this test and says so."""
    page.goto(f"{app_url}/so-lieu-don-vi")
    expect(page.locator("#total")).to_contain_text("86,02", timeout=RERUN)
    file = download(page, "template-year", tmp_path)
    book = Filled(file.read_bytes())
    for item, value in (("year", YEAR), ("province", "Cà Mau"), ("rank", None)):
        book.put("year", item, "value", value)
    agencies = book.book[book.name("agencies")]
    for row in range(5, agencies.max_row + 1):
        if agencies.cell(row, 1).value:
            book.put("agencies", row, "new_name", f"Cơ quan bịa ra để thử {row}")
    book.put("criteria", "6.1.1", "points", 9)
    book.put("year", "total", "value", "86.020")
    bring(page, file, book)
    wrong = page.locator("table.problems tbody tr")
    expect(wrong.first).to_be_visible(timeout=RERUN)
    problems = book.checked().problems
    expect(wrong).to_have_count(len(problems), timeout=RERUN)
    for problem in problems:
        told = wrong.filter(has_text=problem.cell).filter(has_text=problem.found)
        expect(told.first).to_contain_text(problem.sheet)
    expect(page.locator(".st-key-ground")).not_to_contain_text("Cà Mau")
    book.put("criteria", "6.1.1", "points", 0.7632)
    book.put("year", "total", "value", 86.02)
    bring(page, file, book)
    case = book.checked().case
    assert case is not None
    page.locator(".st-key-own-visit button").click(timeout=RERUN)
    expect(page.locator(".st-key-ground")).to_contain_text(f"Cà Mau · {YEAR}", timeout=RERUN)

    page.get_by_role("link", name="Mô phỏng").click()
    page.locator(".st-key-lever-6-1-2 label").first.click(timeout=RERUN)
    expect(page.locator("#total")).to_have_text("87,02", timeout=RERUN)
    page.get_by_role("link", name="Mục tiêu").click()
    expect(page.locator(".verdict h2")).to_contain_text("điểm", timeout=RERUN)
    page.get_by_role("link", name="Kịch bản").click()
    ground = open_ground(beside(library(), case), case.baseline.id)
    for kind in ("plan", "appendix"):
        made = download(page, f"download-{kind}", tmp_path)
        found = read_appendix(made.read_bytes(), made.name, ground)
        assert found.problems == []
        told, given = found.draft.baseline, case.baseline
        assert (told["province"], told["year"]) == ("Cà Mau", YEAR)
        listed = [key for key in given.rows if case.rulebook.criteria[key].numbered]
        assert list(told["rows"]) == listed
        for key in listed:
            row = given.rows[key]
            back = told["rows"][key]
            assert (back["points"], back["lead"], back["partner"]) == (
                *(row.points, row.lead, row.partner),
            )
        assert "6.1.2" in found.targets


def test_an_invented_table_of_provinces_is_ranked_by(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    page.goto(f"{app_url}/so-lieu-don-vi")
    expect(page.locator("#total")).to_contain_text("86,02", timeout=RERUN)
    bring(page, tmp_path / "bang-cac-tinh.xlsx", invented_table())
    page.locator(".st-key-own-keep button").click(timeout=RERUN)
    expect(page.locator(".st-key-ground")).to_contain_text("so với 34 tỉnh năm 2026", timeout=RERUN)
    expect(page.locator(".st-key-ground")).to_contain_text("số liệu của đơn vị")
    expect(page.locator(".headline")).to_contain_text("2026 (số liệu của đơn vị)")
    expect(page).to_have_url(re.compile("table=saved-"), timeout=RERUN)


def download(page: Page, key: str, folder: Path) -> Path:
    """The file of a button."""
    with page.expect_download(timeout=RERUN) as waiting:
        page.locator(f".st-key-{key} button").first.click(timeout=RERUN)
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def bring(page: Page, file: Path, book: Filled) -> None:
    """Bring the file as it is now."""
    file.write_bytes(book.saved())
    with page.expect_file_chooser() as chooser:
        page.locator(".st-key-own-file section button").last.click(timeout=RERUN)
    chooser.value.set_files(file)
