"""Saved years keep the promises that saved scenarios do: versions that stay, nothing overwritten
unseen, names that are one's own, and a database that is brought up to date without a loss."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from model.store import Store, open_store
from model.store.errors import StoreError, UnfitText
from model.store.figures import LONGEST_FIGURES, Figures
from model.store.schema import CURRENT
from model.store.version import Content, NameTaken, Stamp
from tests.store_version_1 import run
from tests.store_version_2 import make_version_2

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LAN, MINH = Stamp("Lan", AT), Stamp("Minh", AT + timedelta(minutes=5))


def figures(text: str = "{}") -> Figures:
    return Figures("so-lieu.xlsx", text)


def test_every_save_keeps_the_earlier_versions(store: Store) -> None:
    saved = store.figures.create("Số liệu quý I", figures("1"), LAN)
    again = store.figures.save(saved.id, 1, figures("2"), MINH)
    assert [store.figures.version(saved.id, number).content.text for number in (1, 2)] == ["1", "2"]
    assert store.figures.listed() == [again]
    assert store.figures.version(saved.id, 1) == saved.version
    assert (again.version.number, again.version.stamp) == (2, MINH)


def test_the_second_of_two_savers_is_told(store: Store) -> None:
    saved = store.figures.create("Số liệu", figures("1"), LAN)
    store.figures.save(saved.id, 1, figures("2"), LAN)
    with pytest.raises(StoreError) as caught:
        store.figures.save(saved.id, 1, figures("3"), MINH)
    assert caught.value.kind == "conflict"
    with pytest.raises(StoreError, match="no version 3"):
        store.figures.version(saved.id, 3)


def test_the_very_same_save_once_more_is_recognised(store: Store) -> None:
    saved = store.figures.create("Số liệu", figures("1"), LAN)
    assert store.figures.create("Số liệu", figures("1"), LAN) == saved
    second = store.figures.save(saved.id, 1, figures("2"), MINH)
    assert store.figures.save(saved.id, 1, figures("2"), MINH) == second


def test_a_name_is_taken_once_whatever_its_letters(store: Store) -> None:
    saved = store.figures.create("Số liệu", figures(), LAN)
    with pytest.raises(NameTaken) as caught:
        store.figures.create("  SỐ LIỆU ", figures(), MINH)
    assert (caught.value.holder, caught.value.free) == (saved, "SỐ LIỆU (2)")
    scenario = Content("lam_dong_2023", "published", "trend")
    assert store.create("Số liệu", scenario, LAN).name == "Số liệu"  # a scenario is another thing


def test_what_is_deleted_can_be_brought_back_and_read(store: Store) -> None:
    saved = store.figures.create("Số liệu", figures("1"), LAN)
    assert store.figures.delete(saved.id, LAN).deleted_at == AT
    assert store.figures.listed() == []
    assert store.figures.version(saved.id, 1) == saved.version
    with pytest.raises(StoreError) as caught:
        store.figures.save(saved.id, 1, figures("2"), LAN)
    assert caught.value.kind == "deleted"
    store.figures.create("Số liệu", figures(), MINH)
    assert store.figures.undelete(saved.id, LAN).name == "Số liệu (2)"


@pytest.mark.parametrize("number", [0, 2, 9])
def test_a_version_that_never_was_is_missing(store: Store, number: int) -> None:
    saved = store.figures.create("Số liệu", figures(), LAN)
    with pytest.raises(StoreError) as caught:
        store.figures.version(saved.id, number)
    assert caught.value.kind == "missing"


@pytest.mark.parametrize("text", ["", "a\0b", "x" * (LONGEST_FIGURES + 1)])
def test_figures_that_cannot_be_kept_are_refused(store: Store, text: str) -> None:
    with pytest.raises(UnfitText):
        store.figures.create("Số liệu", figures(text), LAN)
    assert store.figures.listed() == []


def test_a_database_of_version_2_is_brought_up_to_date_without_losing_anything(url: str) -> None:
    make_version_2(url)
    store = open_store(url)
    assert store.migration is not None
    assert (store.migration.old, store.migration.new) == (2, CURRENT)
    assert [saved.name for saved in store.listed()] == ["Giải ngân 95 %"]
    assert len(store.history(1)) == 2
    assert store.figures.create("Số liệu", figures(), LAN) in store.figures.listed()


def test_the_file_of_version_2_stays_beside_the_new_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    make_version_2(url)
    migration = open_store(url).migration
    assert migration is not None
    assert migration.copy == tmp_path / "scenarios.version-2.sqlite3"


def test_a_row_that_was_broken_by_hand_is_named(url: str) -> None:
    store = open_store(url)
    saved = store.figures.create("Số liệu", figures(), LAN)
    run(url, "UPDATE year_versions SET saved_at = 'hôm qua'")
    with pytest.raises(StoreError, match="year 1, version 1") as caught:
        store.figures.version(saved.id, 1)
    assert caught.value.kind == "damaged"
