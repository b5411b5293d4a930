"""Appendices to read back in tests: the plan of Lâm Đồng typeset as the table of ten columns that
it is, and small ones with something wrong."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from docx import Document
from openpyxl import Workbook

from model.case import Quotation
from tests.grounds import ground

HEADS = (
    "STT",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm chuẩn năm 2023",
    "Điểm thẩm định năm 2023",
    "Điểm bị mất",
    "Nguyên nhân",
    "Giải pháp",
    "Cơ quan thực hiện",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
)
# The fields as the plan prints them, its survey without a subtotal.
FIELDS = {
    "1": ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", "9,5", "9,0012", "0,4988"),
    "2": ("CẢI CÁCH THỂ CHẾ", "6", "6", "0"),
    "3": ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "13,0", "12,9107", "0,0893"),
    "4": ("CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH", "6,50", "6,0536", "0,4464"),
    "5": ("CẢI CÁCH CHẾ ĐỘ CÔNG VỤ", "6,00", "4,25", "1,75"),
    "6": ("CẢI CÁCH TÀI CHÍNH CÔNG", "8,00", "5,7613", "2,2387"),
    "7": ("XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN ĐIỆN TỬ, SỐ", "12,50", "11,0151", "1,4849"),
    "8": ("TÁC ĐỘNG CỦA CCHC ĐẾN NGƯỜI DÂN, TỔ CHỨC", "6,50", "4,3889", "2,1111"),
    "9": ("Kết quả điều tra xã hội học", "", "", ""),
}
OPENING = (
    "Chỉ số cải cách hành chính - PAR Index - của tỉnh Lâm Đồng năm 2023 đạt 86,02/100 điểm, xếp "
    "thứ 46/63 tỉnh, thành phố, giảm 31 hạng so với năm 2022 (năm 2022 đạt 86,72 điểm, xếp thứ "
    "15/63 tỉnh, thành phố)."
)
# Maximum, score and loss of each criterion as the plan prints them.
PRINTED = {
    "1.3.2": ("1,00", "0,6266", "0,3734"),
    "1.6": ("1,00", "0,9014", "0,0986"),
    "1.7": ("1,50", "1,4732", "0,0268"),
    "3.2.3": ("1,00", "0,9817", "0,0183"),
    "3.4.1": ("1,50", "1,4677", "0,0323"),
    "3.4.2": ("1,50", "1,4633", "0,0367"),
    "3.4.3": ("1,00", "0,998", "0,002"),
    "4.1.3": ("1,00", "0,5536", "0,4464"),
    "5.4": ("1,50", "0,00", "1,50"),
    "5.6": ("0,50", "0,25", "0,25"),
    "6.1.1": ("1,00", "0,7632", "0,2368"),
    "6.1.2": ("1,00", "0", "1,00"),
    "6.1.3": ("1,00", "0,9981", "0,0019"),
    "6.3.3": ("1,00", "0", "1,00"),
    "7.1.2": ("1", "0,50", "0,50"),
    "7.1.4": ("1,00", "0,6471", "0,3529"),
    "7.3.6": ("1,50", "1,2888", "0,2112"),
    "7.3.7": ("1,50", "1,0792", "0,4208"),
    "8.2": ("1,00", "0", "1,00"),
    "8.4": ("1,50", "1,00", "0,50"),
    "8.5": ("2,00", "1,3889", "0,6111"),
    "9.1": ("10", "8,0415", "1,9585"),
    "9.2": ("22", "17,60", "4,40"),
}
NONE = ("",) * 5


@cache
def plan_rows() -> tuple[tuple[str, ...], ...]:
    """Every row of the plan's appendix under its headings."""
    quoted, rows = ground().case.quotations, [HEADS]
    for field, printed in FIELDS.items():
        own = quoted[field].remedy if field in quoted else ""
        rows.append((field, *printed, "", own, "", "", ""))
        for key, figures in PRINTED.items():
            if key.partition(".")[0] == field:
                rows += criterion_rows(key, quoted[key], figures)
    return tuple(rows)


def criterion_rows(key: str, quoted: Quotation, figures: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A criterion, and the further rows that the plan gives it."""
    first, *more = [(one.remedy, one.lead, one.partner, one.time) for one in quoted.work]
    row = (key, quoted.name, *figures, quoted.cause, *first)
    return [row, *(("", "", "", "", "", "", *one) for one in more)]


def document(rows: Sequence[Sequence[str]], opening: str = OPENING) -> bytes:
    """A document with these rows as a table."""
    made = Document()
    made.add_paragraph(opening)
    table = made.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def workbook(rows: Sequence[Sequence[object]], sheet: str = "Phụ lục") -> bytes:
    """A workbook with these rows on a sheet; the province stands above them."""
    made = Workbook()
    made.active.title = sheet
    made.active.append(["Ủy ban nhân dân tỉnh Lâm Đồng"])
    for row in rows:
        made.active.append(list(row))
    file = BytesIO()
    made.save(file)
    return file.getvalue()
