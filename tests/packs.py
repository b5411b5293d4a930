"""Packs to test with: one scenario, several, an unchanged one, six with names that are too long;
and one of each kind on every ground that is shipped."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from model.address import Work
from model.ground import Ground
from model.ranking.coming import KNOWN
from model.reports import EXPORTS
from model.reports.contents import Pack, pack
from model.result import Entry
from model.scenario import Scenario, set_inputs
from tests.grounds import EVERYWHERE, ground, library

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


def entry(
    name: str,
    scenario: Scenario,
    movement: str = KNOWN,
    note: str = "",
    author: str = "",
    on: Ground | None = None,
) -> Entry:
    """An entry on the ground of a first opening, unless on another."""
    return Entry(on or ground(), name, Work(scenario, movement), note, author)


@cache
def sole() -> Pack:
    """A pack of one scenario, with a note and an author."""
    name, note, author = "Giải ngân và chuyển đổi số", "Họp ngày 5/2", "Nguyễn Văn A"
    return pack([entry(name, wish(0), note=note, author=author)], MADE)


@cache
def several() -> Pack:
    """A comparison of three scenarios under two readings."""
    names = ("Khắc phục tiêu chí 0 điểm", "Chỉ chuyển đổi số", "Theo phụ lục")
    scenarios = (wish(1), wish(2), wish(0).under("appendix"))
    found = [entry(name, one, "none") for name, one in zip(names, scenarios, strict=True)]
    return pack(found, MADE)


@cache
def unchanged() -> Pack:
    """A pack of the published year itself."""
    return pack([entry("Giữ nguyên", start(), "-1,5")], MADE)


@cache
def longest() -> Pack:
    """Six scenarios with names that fit nowhere."""
    found = [entry(f"{LONG}{n}", wish(n), "strongest", LONG * 3, LONG) for n in range(6)]
    return pack(found, MADE)


@cache
def hostile() -> Pack:
    """Scenarios whose names, notes and authors a spreadsheet could take for formulas."""
    found = [
        entry(text, wish(2), note=f"{text} ghi chú", author=f"{text} tác giả") for text in FORMULAS
    ]
    return pack(found, MADE)


ALL = (sole, several, unchanged, longest, hostile)


class Place(NamedTuple):
    """Where a pack stands, and what it holds: improved, compared or unchanged."""

    baseline: str
    language: str
    table: str
    holds: str

    @property
    def ground(self) -> Ground:
        """Its ground."""
        return ground(self.baseline, self.table, self.language)

    def __call__(self) -> Pack:
        """The pack."""
        return on(self)


@cache
def on(place: Place) -> Pack:
    """A pack on any ground: its first levers at their best and another total, or nothing changed,
    or both and a decline side by side."""
    found, case = place.ground, place.ground.case
    better, worse = case.start(), case.start()
    free = [one for one in case.levers.values() if not one.locked]
    for lever in [one for one in free if one.start != one.best][:3]:
        better = better.change(lever.id, lever.best)
    for lever in [one for one in free if one.start != one.worst][:1]:
        worse = worse.change(lever.id, lever.worst)
    for lever in [one for one in free if one.entry == "count" and one.of][:1]:
        better = better.out_of(lever.total_id, 2 * (lever.of or 1))
    scenarios = {"improved": [better], "compared": [better, case.start(), worse]}
    named = scenarios.get(place.holds, [case.start()])
    return pack([entry(f"№ {n}", one, on=found) for n, one in enumerate(named)], MADE)


EVERY_PLACE = [
    Place(baseline, language, table, holds)
    for baseline, language in EVERYWHERE
    for table in ("", library().nation.newest_map)
    for holds in ("improved", "compared", "unchanged")
]


@cache
def file_of(kind: str, made: Callable[[], Pack]) -> bytes:
    """A pack as a file, made once for all tests that read it."""
    return EXPORTS[kind].make(made())
