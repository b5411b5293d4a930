"""Packs to test with: one scenario, several, an unchanged one, six with names that are too long."""

from datetime import date
from functools import cache

from model.reports.contents import Named, Pack, pack
from model.scenario import Scenario, set_inputs
from tests.grounds import ground

MADE = date(2026, 2, 5)
FORMULAS = ("=1+1", "+1", "-1", "\N{MINUS SIGN}1", "@SUM(A1)")
LONG = "Kịch bản có tên rất dài do người dùng tự đặt để xem trang có bị tràn chữ hay không, số "
WISHES = (
    {"6.1.1": "95", "7.3.7.files": "75", "3.4.1": "99", "6.1.2": "yes", "1.3.2.handled": "79"},
    {"5.4": "yes", "6.1.2": "yes", "6.3.3": "yes", "8.2": "yes"},
    {"7.1.4": "17", "7.3.6": "95"},
    {},
    {"9.1": "90", "9.2": "70", "8.4": "1-10", "6.1.1": "50"},
    {"4.1.3": "700", "5.6.officials": "yes"},
)


def start() -> Scenario:
    """The published year, unchanged."""
    return ground().case.start()


def wish(number: int) -> Scenario:
    """One of the scenarios to test with."""
    return set_inputs(start(), WISHES[number])


@cache
def sole() -> Pack:
    """A pack of one scenario, with a note and an author."""
    named = Named("Giải ngân và chuyển đổi số", wish(0), "Họp ngày 5/2", "Nguyễn Văn A")
    return pack(ground(), [named], "trend", MADE)


@cache
def several() -> Pack:
    """A comparison of three scenarios under two readings."""
    names = ("Xóa lỗi mất trắng", "Chỉ chuyển đổi số", "Theo phụ lục")
    scenarios = (wish(1), wish(2), wish(0).under("appendix"))
    named = [Named(name, one) for name, one in zip(names, scenarios, strict=True)]
    return pack(ground(), named, "none", MADE)


@cache
def unchanged() -> Pack:
    """A pack of the published year itself."""
    return pack(ground(), [Named("Giữ nguyên", start())], "-1,5", MADE)


@cache
def longest() -> Pack:
    """Six scenarios with names that fit nowhere."""
    named = [Named(f"{LONG}{n}", wish(n), LONG * 3, LONG) for n in range(6)]
    return pack(ground(), named, "strongest", MADE)


@cache
def hostile() -> Pack:
    """Scenarios whose names, notes and authors a spreadsheet could take for formulas."""
    named = [Named(text, wish(2), f"{text} ghi chú", f"{text} tác giả") for text in FORMULAS]
    return pack(ground(), named, "trend", MADE)


ALL = (sole, several, unchanged, longest, hostile)
