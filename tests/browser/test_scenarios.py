"""The scenario screen in a real browser: keep, open again, compare, hand on."""

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation

RERUN = 20_000


def open_screen(page: Page, url: str, query: str = "") -> None:
    page.goto(f"{url}/kich-ban{query}")
    expect(page.locator("#total")).to_be_visible(timeout=60_000)
    expect(page.locator(".st-key-save button")).to_be_visible(timeout=RERUN)


def save(page: Page, name: str) -> None:
    page.locator(".st-key-draft-name input").fill(name)
    page.locator(".st-key-draft-author input").fill("Nguyễn Thị Hạnh")
    page.locator(".st-key-save button").click()
    expect(page.locator(".st-key-told")).to_contain_text(f"Đã lưu «{name}»", timeout=RERUN)


def row(page: Page, name: str) -> str:
    found = page.locator(".scenario").filter(has=page.get_by_text(name, exact=True))
    return found.first.inner_text()


def download(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download(timeout=30_000) as waiting:
        page.locator(f".st-key-download-{kind} button").first.click()
    found = waiting.value
    file = folder / found.suggested_filename
    found.save_as(file)
    return file


def compare(page: Page, *names: str) -> None:
    page.get_by_text("So sánh", exact=True).click()
    chosen = page.locator(".st-key-compared")
    chosen.locator('[aria-label="Bỏ chọn tất cả"]').click()
    expect(page.get_by_text("Hãy chọn từ 2 đến 6 kịch bản.")).to_be_visible(timeout=RERUN)
    for name in names:
        chosen.locator("input").click()
        page.get_by_role("option", name=name, exact=True).click()
        page.keyboard.press("Escape")
        expect(chosen.get_by_text(name, exact=True)).to_be_visible(timeout=RERUN)
    expect(page.locator("table.totals tr")).to_have_count(len(names) + 2, timeout=RERUN)


def test_saved_then_reloaded_it_is_still_there_and_still_open(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.1=95")
    save(page, "Giải ngân 95")
    page.reload()
    expect(page.locator(".state.clean")).to_contain_text("«Giải ngân 95»", timeout=60_000)
    assert re.search(r"86,21\s+\+0,19\s+42/63", row(page, "Giải ngân 95"))
    elsewhere = page.context.browser.new_page()  # type: ignore[union-attr]
    open_screen(elsewhere, app_url)
    elsewhere.locator(".st-key-scenario-search input, .scenario").first.wait_for()
    assert "Nguyễn Thị Hạnh" in row(elsewhere, "Giải ngân 95")
    elsewhere.close()


def test_saved_scenarios_are_compared_with_a_named_base(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.1=96")
    save(page, "Giải ngân 96")
    compare(page, "Kịch bản hiện tại (Giải ngân 96)", "Chỉ chuyển đổi số")
    rows = page.locator("table.totals tr").all_inner_texts()
    assert "gốc so sánh" in rows[1]
    assert "86,22" in rows[2]
    assert "87,00" in rows[3]
    expect(page.get_by_text("Gốc so sánh: Năm 2023 gốc.")).to_be_visible()
    table = page.locator("table.figures")
    expect(table).to_contain_text("6.1.1 Giải ngân đầu tư công")
    expect(table).not_to_contain_text("5.4 Kỷ luật, kỷ cương")
    page.locator(".st-key-unchanged label").first.click()
    expect(table).to_contain_text("5.4 Kỷ luật, kỷ cương", timeout=RERUN)
    chart = page.locator('[data-testid="stVegaLiteChart"]')
    expect(chart.locator("canvas, svg").first).to_be_visible(timeout=RERUN)
    assert "tiêu chí có điểm khác Năm 2023 gốc" in (chart.get_attribute("aria-label") or "")


def test_every_file_of_the_scenario_says_what_the_screen_says(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    open_screen(page, app_url, "?6.1.2=yes")
    save(page, "Đúng quy định ngân sách")
    total, rank = page.inner_text("#total"), page.inner_text("#rank")
    files = {kind: download(page, kind, tmp_path) for kind in ("workbook", "slides", "document")}
    name = "par-index-lam-dong-2023-dung-quy-dinh-ngan-sach"
    assert [file.name for file in files.values()] == [
        f"{name}.xlsx", f"{name}.pptx", f"{name}.docx"
    ]  # fmt: skip
    assert (total, rank) == ("87,02", "33")

    book = load_workbook(files["workbook"], data_only=True)
    cells = [cell.value for sheet in book for line in sheet for cell in line]
    assert any(isinstance(cell, float) and abs(cell - 87.02) < 1e-6 for cell in cells)
    assert any("Đúng quy định ngân sách" in str(cell) for cell in cells)
    formulas = load_workbook(files["workbook"])
    texts = [str(cell.value) for sheet in formulas for line in sheet for cell in line]
    assert sum(text.startswith("=") for text in texts) > 100

    deck = Presentation(BytesIO(files["slides"].read_bytes()))
    shown = " ".join(
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert total in shown
    assert f"{rank}/63" in shown
    assert any(shape.has_chart for slide in deck.slides for shape in slide.shapes)

    report = Document(str(files["document"]))
    cells_of = (cell.text for table in report.tables for line in table.rows for cell in line.cells)
    said = " ".join([*(part.text for part in report.paragraphs), *cells_of])
    assert total in said
    assert f"{rank}/63" in said
    assert "Đúng quy định ngân sách" in said


def test_the_table_of_a_comparison_holds_every_scenario(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    open_screen(page, app_url, "?6.1.1=97")
    compare(page, "Chỉ chuyển đổi số", "Xấu đi")
    file = download(page, "csv", tmp_path)
    assert file.name == "par-index-lam-dong-2023-so-sanh-2-kich-ban.csv"
    rows = list(csv.reader(StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    assert rows[0][3:6] == ["Năm 2023", "1. Chỉ chuyển đổi số", "2. Xấu đi"]
    (total,) = (row for row in rows if len(row) > 1 and row[1] == "Tổng điểm")
    assert [f"{float(cell.replace(',', '.')):.2f}" for cell in total[3:6]] == [
        "86.02", "87.00", "83.92"
    ]  # fmt: skip


def test_the_second_of_two_people_is_told_before_anything_is_overwritten(
    page: Page, app_url: str
) -> None:
    open_screen(page, app_url, "?6.1.1=88")
    save(page, "Hai người")
    other = page.context.browser.new_page()  # type: ignore[union-attr]
    open_screen(other, app_url, "?6.1.1=88")
    expect(other.locator(".state.clean")).to_be_visible(timeout=RERUN)
    for window, note in ((other, "của người kia"), (page, "của tôi")):
        window.locator(".st-key-draft-note textarea").fill(note)
        window.locator(".st-key-draft-note textarea").blur()
        expect(window.locator(".state.dirty")).to_be_visible(timeout=RERUN)
        window.locator(".st-key-save button").click()
        window.locator(".st-key-told, .st-key-choice").first.wait_for()
    panel = page.locator(".st-key-choice")
    expect(panel).to_contain_text("Chưa lưu.", timeout=RERUN)
    expect(panel).to_contain_text("của người kia")
    expect(panel).to_contain_text("của tôi")
    page.locator(".st-key-choice-keep-both button").click()
    expect(page.locator(".st-key-told")).to_contain_text("Đã lưu «Hai người (2)»", timeout=RERUN)
    other.close()


def test_the_address_to_share_opens_the_same_scenario(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.1=91&6.3.3=yes")
    total = page.inner_text("#total")
    address = page.locator(".stCode code").inner_text().strip()
    page.goto(address)
    expect(page.locator("#total")).to_have_text(total, timeout=60_000)
    assert address == f"{app_url}/?6.1.1=91&6.3.3=yes"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_saving_and_the_list_stand_without_scrolling(
    page: Page, app_url: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_screen(page, app_url, "?6.1.1=93")
    for place in (".st-key-save button", ".scenario >> nth=1", ".st-key-download-csv button"):
        box = page.locator(place).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height, place
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


def test_no_english_is_left_on_the_screen(page: Page, app_url: str) -> None:
    open_screen(page, app_url, "?6.1.1=92")
    page.get_by_text("So sánh", exact=True).click()
    expect(page.locator("table.totals")).to_be_visible(timeout=RERUN)
    page.locator(".st-key-compared input").click()
    expect(page.get_by_role("option", name="Xấu đi")).to_be_visible()
    icons = '[data-testid="stIconMaterial"]'  # their text is the name of a picture
    page.evaluate(f"document.querySelectorAll('{icons}').forEach(icon => icon.remove())")
    text = page.inner_text("body").lower()
    words = ("choose", "select", "download", "copy", "error", "undefined", "none", "nan", "press")
    for word in words:
        assert not re.search(rf"\b{word}\b", text), word
