"""The year under way in a real browser: opened against a plan, reported by workbooks, looked back
on, and taken into the simulation."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.test_intake_reports import put

RERUN = 30_000
AGENCIES = ("Sở Tài chính", "Sở Tư pháp", "Văn phòng UBND tỉnh")


def test_a_year_goes_from_its_plan_through_workbooks_into_the_simulation(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    """Figures made up for this test; one of three workbooks is wrong in five ways, each named."""
    page.goto(f"{app_url}/theo-doi")
    year = page.locator(".st-key-follow-new-year input")
    expect(year).to_be_visible(timeout=60_000)
    year.fill("2023")
    year.press("Enter")
    page.locator(".st-key-follow-create button").click()
    expect(page.locator(".follow-name")).to_contain_text("Lâm Đồng, năm 2023", timeout=RERUN)
    page.locator(".st-key-follow-month button", has_text="T6").click()
    page.locator(".st-key-follow-section button").nth(2).click()
    finance, justice, office = (handed_out(page, agency, tmp_path) for agency in AGENCIES)
    put(finance, "6.1.1", 1700, 7482.777)
    put(finance, "6.1.3", 84269, 183536)
    put(office, "1.7.on_time", 72, 168)
    wrong = {put(justice, "1.3.2.handled", 90, 79), put(justice, "1.3.2.pending", "nhiều", 79)}
    sheet = justice.worksheets[0]
    sheet["D3"], sheet["A7"], sheet["A8"] = "Cà Mau 1999", "6.1.1", "không có"
    bring(page, tmp_path, finance, justice, office)
    problems = page.locator("table.problems")
    expect(problems).to_be_visible(timeout=RERUN)
    for cell in wrong | {"D3", "A7", "A8"}:
        expect(problems.get_by_role("cell", name=cell, exact=True)).to_have_count(1)
    expect(page.locator(".st-key-follow-take-files button").first).to_be_disabled()
    page.get_by_role("button", name="Bỏ 1.xlsx").click()
    expect(problems).to_have_count(0, timeout=RERUN)
    page.locator(".st-key-follow-take-files button").first.click()
    expect(page.get_by_text("Đã ghi nhận 3 số liệu")).to_be_visible(timeout=RERUN)
    page.locator(".st-key-follow-section button").nth(0).click()
    late = page.locator(".follow-lines").first
    expect(late).to_contain_text("6.1.1", timeout=RERUN)
    expect(late).to_contain_text("chậm")
    pace = page.locator(".standing.pace b").inner_text()
    assert pace != page.locator(".standing.plan b").inner_text()
    page.locator(".st-key-follow-month button", has_text="T1").first.click()
    expect(page.locator(".standing.pace b")).not_to_have_text(pace, timeout=RERUN)
    page.locator(".st-key-follow-month button", has_text="T6").click()
    expect(page.locator(".standing.pace b")).to_have_text(pace, timeout=RERUN)
    page.locator(".st-key-follow-report button").first.click()
    with page.expect_download(timeout=60_000) as waiting:
        page.locator(".st-key-follow-report-docx button").click()
    waiting.value.save_as(tmp_path / "report.docx")
    written = "\n".join(words(Document(str(tmp_path / "report.docx"))))
    assert pace in written
    assert "Giải ngân đầu tư công" in written
    page.keyboard.press("Escape")
    page.locator(".st-key-follow-simulate button").first.click()
    expect(page.locator("#total")).to_have_text(pace, timeout=RERUN)
    page.locator(".st-key-basis").get_by_text("Nhịp đến 30/6/2023").click()
    expect(page.locator("#change")).to_have_text("0,00", timeout=RERUN)
    unchanged = page.get_by_role("heading", name="10 dòng mất nhiều điểm nhất")
    expect(unchanged).to_be_visible(timeout=RERUN)
    page.locator("#value-6-1-1").fill("100")
    page.locator("#value-6-1-1").press("Enter")
    expect(page.locator("#change")).to_have_text(re.compile(r"^\+0,\d\d"), timeout=RERUN)
    expect(page.locator("#picture-change")).to_contain_text("Nhịp đến 30/6/2023")


def words(document: DocumentObject) -> Iterator[str]:
    """Every paragraph of a document, and every cell of its tables."""
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def handed_out(page: Page, agency: str, folder: Path) -> Workbook:
    """The workbook that the program gives out for an agency."""
    choice = page.locator("[class*='st-key-follow-book-agency']")
    choice.locator("input").click()
    choice.locator("input").fill(agency)
    choice.locator("input").press("Enter")
    expect(choice.locator("input")).to_have_value(agency, timeout=RERUN)
    page.wait_for_timeout(1500)
    with page.expect_download(timeout=RERUN) as waiting:
        page.locator(".st-key-follow-book button").click()
    file = folder / "given.xlsx"
    waiting.value.save_as(file)
    return load_workbook(BytesIO(file.read_bytes()))


def bring(page: Page, folder: Path, *books: Workbook) -> None:
    """Bring several workbooks at once."""
    files = []
    for number, book in enumerate(books):
        files.append(folder / f"{number}.xlsx")
        book.save(files[-1])
    with page.expect_file_chooser() as chooser:
        page.locator("[class*='st-key-follow-files'] section button").last.click()
    chooser.value.set_files(files)
