"""An agency enters its own figures of a year under way, at the store's own door."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from model.address import Work
from model.store import Store
from model.store.agency import OthersFigure, reporters
from model.store.belonging import Person
from model.store.errors import StoreError
from model.store.observations import OpenedYears
from model.store.opened import Opened, followed
from model.store.version import Stamp, to_content
from model.year.observation import Observation
from tests.grounds import ground, library

pytest_plugins = ["tests.postgres"]

NOW = Stamp("ai đó", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
FINANCE, HOME = "Sở Tài chính", "Sở Nội vụ"
LAN = Person("s-lan", "Nguyễn Lan", FINANCE)


def entry(lever: str, agency: str, **more: object) -> Observation:
    given = {"agency": agency, **more}
    return Observation(lever, Decimal(1), Decimal(10), date(2024, 5, 31), NOW, **given)


@pytest.fixture
def year(store: Store) -> int:
    """A year that somebody else opened."""
    plan = to_content(Work(ground().case.start()))
    boss = store.for_person(Person("s-boss", "Lê Bình", "Văn phòng UBND tỉnh"))
    return boss.opened.create("Năm 2024", Opened(2024, "Kế hoạch", plan), NOW).id


def of(store: Store, person: Person | None) -> OpenedYears:
    return store.for_person(person).opened


def refused(store: Store, person: Person, year: int, *entries: Observation) -> OthersFigure:
    with pytest.raises(OthersFigure) as caught:
        of(store, person).report(year, entries, library())
    assert caught.value.kind == "others_figure"
    return caught.value


def test_an_agency_reports_of_a_year_that_it_cannot_change(store: Store, year: int) -> None:
    (kept,) = of(store, LAN).report(year, [entry("6.1.1", FINANCE)], library())
    assert (kept.agency, kept.stamp) == (FINANCE, Stamp("Nguyễn Lan", NOW.at))
    with pytest.raises(StoreError) as caught:
        of(store, LAN).rename(year, "Khác", NOW)
    assert caught.value.kind == "not_yours"


@pytest.mark.parametrize(
    ("lever", "agency"),
    [
        ("5.6.officials", HOME),  # another's, said to be another's
        ("5.6.officials", FINANCE),  # another's, said to be one's own
        ("6.1.1", HOME),  # one's own, said to be another's
        ("6.1.1", "Kho bạc Nhà nước tỉnh"),  # who leads it, too, reports for itself
        ("6.1.1", ""),  # the whole province's
    ],
)
def test_what_is_another_agencys_is_refused_and_nothing_beside_it_is_kept(
    store: Store, year: int, lever: str, agency: str
) -> None:
    error = refused(store, LAN, year, entry("8.4", FINANCE), entry(lever, agency))
    assert (error.criterion, error.agency) == (lever.removesuffix(".officials"), FINANCE)
    assert store.opened.observations(year) == ()


def test_an_agency_corrects_no_entry_of_another(store: Store, year: int) -> None:
    (theirs,) = store.opened.report(year, [entry("6.1.1", "Kho bạc Nhà nước tỉnh")])
    refused(store, LAN, year, entry("6.1.1", FINANCE, replaces=theirs.id))
    (mine,) = of(store, LAN).report(year, [entry("6.1.1", FINANCE)], library())
    of(store, LAN).report(year, [entry("6.1.1", FINANCE, replaces=mine.id)], library())


@pytest.mark.parametrize("agency", ["", "Sở Giáo dục và Đào tạo", "sở"])
def test_who_works_for_no_agency_of_the_year_enters_nothing(
    store: Store, year: int, agency: str
) -> None:
    nobody = Person("s-x", "Ai đó", agency)
    assert refused(store, nobody, year, entry("6.1.1", FINANCE)).agency == ""
    refused(store, nobody, year, entry("6.1.1", agency))


@pytest.mark.parametrize(
    "written", [FINANCE, "SỞ TÀI CHÍNH", "  Sở  Tài chính ", "Department of Finance"]
)
def test_an_agency_is_known_however_its_name_is_written(
    store: Store, year: int, written: str
) -> None:
    found = followed(store.opened.get(year), (), library())
    assert reporters(Person("s-lan", "Lan", written), found) == (FINANCE,)


def test_who_coordinates_enters_the_figures_of_all(store: Store, year: int) -> None:
    boss = Person("s-boss", "Lê Bình", FINANCE, coordinates=True)
    every = [entry("5.6.officials", HOME), entry("6.1.1", "")]
    assert len(of(store, boss).report(year, every)) == 2
    found = followed(store.opened.get(year), (), library())
    assert reporters(boss, found) == reporters(None, found) == ("", *found.agencies)


def test_without_the_years_agencies_at_hand_nobody_of_an_agency_enters(
    store: Store, year: int
) -> None:
    with pytest.raises(StoreError) as caught:
        of(store, LAN).report(year, [entry("6.1.1", FINANCE)])
    assert caught.value.kind == "others_figure"
