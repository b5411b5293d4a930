"""Years under way in the store: versions of the plan, entries that are only ever added, and what
was shown on a past day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from model.address import Work
from model.store import Store, open_store
from model.store.errors import StoreError, UnfitText
from model.store.opened import Opened, followed
from model.store.schema import CURRENT
from model.store.version import Conflict, Stamp, to_content
from model.year.observation import Observation
from model.year.premises import Premises
from model.year.standing import outlook
from tests.grounds import BASELINES, ground, library
from tests.store_version_1 import run
from tests.store_version_4 import make_version_4
from tests.test_store_schema import another_empty_place, shape  # noqa: F401

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LAN, MINH = Stamp("Lan", AT), Stamp("Minh", AT + timedelta(days=5))


def opened(baseline: str = "", **premises: object) -> Opened:
    plan = to_content(Work(ground(baseline).case.start()))
    return Opened(2024, "Kế hoạch năm", plan, Premises.model_validate(premises))


def entry(value: int, stamp: Stamp = LAN, **more: object) -> Observation:
    given = {"agency": "Sở Tài chính", "source": "BC 12/STC", "note": "Chờ vốn\nđợt hai", **more}
    return Observation(
        "6.1.1", Decimal(value), Decimal("7482.777"), date(2024, 5, 31), stamp, **given
    )


def looked_at(store: Store, year: int) -> object:
    return store.opened.get(year), store.opened.observations(year)


def test_a_year_comes_back_as_it_was_opened(store: Store) -> None:
    wanted = opened(curves={"6.1.1": [2, 5, 10, 15, 21, 28, 35, 43, 52, 62, 74, 100]}, pace="last")
    kept = store.opened.create("Năm 2024", wanted, LAN)
    assert store.opened.get(kept.id) == kept
    assert kept.version.content == wanted


def test_another_plan_is_another_version(store: Store) -> None:
    kept = store.opened.create("Năm 2024", opened(), LAN)
    other = replace(opened(), plan_name="Kế hoạch điều chỉnh")
    store.opened.save(kept.id, 1, other, MINH)
    assert [one.content.plan_name for one in store.opened.history(kept.id)] == [
        "Kế hoạch điều chỉnh",
        "Kế hoạch năm",
    ]
    with pytest.raises(Conflict):
        store.opened.save(kept.id, 1, opened(), LAN)


def test_a_past_moment_has_the_plan_of_then(store: Store) -> None:
    kept = store.opened.create("Năm 2024", opened(), LAN)
    store.opened.save(kept.id, 1, replace(opened(), plan_name="Kế hoạch điều chỉnh"), MINH)
    moments = (
        MINH.at + timedelta(days=9),
        MINH.at,
        MINH.at - timedelta(seconds=1),
        LAN.at,
        LAN.at - timedelta(days=9),
    )
    found = [store.opened.as_of(kept.id, at).number for at in moments]
    assert found == [2, 2, 1, 1, 1]


def test_entries_are_kept_whole_and_in_their_order(store: Store) -> None:
    year = store.opened.create("Năm 2024", opened(), LAN).id
    first = store.opened.report(year, [entry(100), entry(200, since=date(2024, 5, 1))])
    second = store.opened.report(year, [entry(150, MINH, replaces=first[0].id)])
    assert store.opened.observations(year) == (*first, *second)
    assert replace(first[0], id=None) == entry(100)
    assert store.opened.state(year) == (1, 3)


def test_the_very_same_entries_once_more_are_not_added_twice(store: Store) -> None:
    year = store.opened.create("Năm 2024", opened(), LAN).id
    first = store.opened.report(year, [entry(100), entry(200)])
    assert store.opened.report(year, [entry(100), entry(200)]) == first
    assert store.opened.observations(year) == first


def test_a_batch_with_one_wrong_entry_is_not_kept_at_all(store: Store) -> None:
    year = store.opened.create("Năm 2024", opened(), LAN).id
    for wrong, kind in ((entry(1, replaces=99), "missing"), (entry(1, note="a\0"), "text")):
        with pytest.raises(StoreError) as caught:
            store.opened.report(year, [entry(100), wrong])
        assert caught.value.kind == kind
    assert store.opened.observations(year) == ()


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_out_of_time_is_refused(store: Store, year: int) -> None:
    with pytest.raises(UnfitText):
        store.opened.create("Năm", replace(opened(), year=year), LAN)


@pytest.mark.parametrize("year", [2000, 2100])
def test_the_first_and_the_last_year_are_kept(store: Store, year: int) -> None:
    kept = store.opened.create("Năm", replace(opened(), year=year), LAN)
    assert store.opened.get(kept.id).version.content.year == year


def test_nothing_is_reported_of_a_year_that_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.opened.report(7, [entry(1)])
    assert caught.value.kind == "missing"


@pytest.mark.parametrize("baseline", BASELINES)
def test_an_opened_year_is_followed_against_its_plan(store: Store, baseline: str) -> None:
    kept = store.opened.create("Năm 2024", opened(baseline), LAN)
    found = followed(kept, (), library())
    assert found.plan == ground(baseline).case.start()
    assert (found.year.start, found.year.end) == (date(2024, 1, 1), date(2024, 12, 31))
    assert not found.invented


def test_a_past_day_is_seen_as_it_was_shown(store: Store) -> None:
    kept = store.opened.create("Năm 2024", opened(), LAN)
    store.opened.report(kept.id, [entry(2000)])
    before = outlook(followed(kept, store.opened.observations(kept.id), library()), MINH.at.date())
    (first,) = store.opened.observations(kept.id)
    store.opened.report(kept.id, [entry(3000, MINH, replaces=first.id)])
    now = followed(kept, store.opened.observations(kept.id), library())
    assert outlook(now, MINH.at.date()).totals != before.totals
    assert outlook(now, MINH.at.date(), LAN.at).totals == before.totals


def test_a_database_of_version_4_keeps_what_it_has_and_may_follow_years(
    url: str,
    another_empty_place: Callable[[], str],  # noqa: F811
) -> None:
    make_version_4(url)
    store = open_store(url)
    assert store.migration is not None
    assert (store.migration.old, store.migration.new) == (4, CURRENT)
    assert [saved.name for saved in store.listed()] == ["Giải ngân 95 %"]
    assert [saved.name for saved in store.figures.listed()] == ["Số liệu quý I"]
    assert store.opened.listed() == []
    assert shape(store) == shape(open_store(another_empty_place()))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("observations SET figure = 'nhiều'", "entry 1 of year 1"),
        ("observations SET as_of = 'hôm qua'", "entry 1 of year 1"),
        ("opened_year_versions SET premises = '{\"pace\": 3}'", "opened_year 1, version 1"),
        ("opened_year_versions SET plan = '{'", "opened_year 1, version 1"),
    ],
)
def test_a_row_that_was_broken_by_hand_is_named(url: str, change: str, named: str) -> None:
    store = open_store(url)
    year = store.opened.create("Năm 2024", opened(), LAN).id
    store.opened.report(year, [entry(1)])
    run(url, f"UPDATE {change}")
    with pytest.raises(StoreError, match=named) as caught:
        looked_at(store, year)
    assert caught.value.kind == "damaged"
