"""The form of an official document: how the decree has a date written (Nghị định 30/2020/NĐ-CP)."""

from datetime import date

import pytest
from docx import Document

from model.reports.document_form import national_heading


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 1, 1), "ngày 01 tháng 01 năm 2026"),
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        *((date(2026, month, 3), f"ngày 03 tháng {month} năm 2026") for month in range(3, 10)),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
        (date(2026, 10, 9), "ngày 09 tháng 10 năm 2026"),
        (date(2026, 12, 11), "ngày 11 tháng 12 năm 2026"),
    ],
)
def test_days_below_10_and_the_months_1_and_2_take_a_leading_zero_and_nothing_else(
    day: date, written: str
) -> None:
    made = Document()
    national_heading(made, ("ỦY BAN NHÂN DÂN",), "Số:", "DỰ THẢO", "Lâm Đồng", day)
    assert made.tables[0].cell(0, 1).paragraphs[-1].text == f"Lâm Đồng, {written}"
