import unicodedata
from datetime import UTC, datetime, timedelta

import pytest

from model.store import Store
from model.store.errors import StoreError
from model.store.version import LONGEST_NAME, Conflict, Content, NameTaken, Stamp

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LAN, MINH = Stamp("Lan", AT), Stamp("Minh", AT + timedelta(minutes=5))


def content(value: str = "95", note: str = "") -> Content:
    return Content("lam_dong_2023", "published", "trend", {"6.1.1": 4}, {"6.1.1": value}, note)


# Versions


def test_every_save_keeps_the_earlier_versions(store: Store) -> None:
    saved = store.create("Giải ngân", content("80", "nháp"), LAN)
    store.save(saved.id, 1, content("90", "họp"), MINH)
    store.save(saved.id, 2, content("95", "chốt"), LAN)
    history = store.history(saved.id)
    assert [version.number for version in history] == [3, 2, 1]
    assert [version.content for version in history] == [
        content("95", "chốt"),
        content("90", "họp"),
        content("80", "nháp"),
    ]
    assert [version.stamp for version in history] == [LAN, MINH, LAN]
    assert store.get(saved.id).version == history[0]


def test_any_version_can_be_restored_as_a_new_one(store: Store) -> None:
    saved = store.create("Giải ngân", content("80", "nháp"), LAN)
    store.save(saved.id, 1, content("90"), LAN)
    restored = store.restore(saved.id, 1, 2, MINH)
    assert restored.version.number == 3
    assert restored.version.content == content("80", "nháp")
    assert restored.version.stamp == MINH
    assert len(store.history(saved.id)) == 3
    with pytest.raises(Conflict):
        store.restore(saved.id, 2, 2, LAN)
    with pytest.raises(StoreError, match="no version 9") as caught:
        store.restore(saved.id, 9, 3, LAN)
    assert caught.value.kind == "missing"


def test_the_second_of_two_savers_is_told_and_sees_both(store: Store) -> None:
    saved = store.create("Giải ngân", content("80"), LAN)
    store.save(saved.id, 1, content("90"), LAN)
    with pytest.raises(Conflict) as caught:
        store.save(saved.id, 1, content("70"), MINH)
    assert caught.value.theirs == store.get(saved.id).version
    assert caught.value.theirs.content == content("90")
    assert (caught.value.yours.content, caught.value.yours.stamp) == (content("70"), MINH)
    assert len(store.history(saved.id)) == 2


def test_after_a_conflict_overwriting_and_saving_as_new_both_lose_nothing(store: Store) -> None:
    saved = store.create("Giải ngân", content("80"), LAN)
    store.save(saved.id, 1, content("90"), LAN)
    with pytest.raises(Conflict) as caught:
        store.save(saved.id, 1, content("70"), MINH)
    yours = caught.value.yours
    new = store.create("Giải ngân, bản của Minh", yours.content, yours.stamp)
    over = store.save(saved.id, caught.value.theirs.number, yours.content, yours.stamp)
    assert over.version.number == 3
    assert [v.content for v in store.history(saved.id)] == [content(n) for n in ("70", "90", "80")]
    assert store.get(new.id).version.content == content("70")


def test_the_very_same_save_once_more_is_not_saved_twice(store: Store) -> None:
    first = store.create("Giải ngân", content("80"), LAN)
    assert store.create("Giải ngân", content("80"), LAN) == first
    second = store.save(first.id, 1, content("90"), MINH)
    assert store.save(first.id, 1, content("90"), MINH) == second
    store.save(first.id, 2, content("95"), LAN)
    assert store.save(first.id, 1, content("90"), MINH) == second
    assert len(store.history(first.id)) == 3
    assert len(store.listed()) == 1


# The list


def test_the_list_shows_the_last_saved_first(store: Store) -> None:
    early = store.create("Sớm", content(), LAN)
    late = store.create("Muộn", content(), MINH)
    assert [saved.name for saved in store.listed()] == ["Muộn", "Sớm"]
    store.save(early.id, 1, content("70"), Stamp("Lan", AT + timedelta(days=1)))
    assert [saved.id for saved in store.listed()] == [early.id, late.id]
    assert [saved.version.number for saved in store.listed()] == [2, 1]


def test_renaming_keeps_the_versions(store: Store) -> None:
    saved = store.create("Cũ", content("80"), LAN)
    store.save(saved.id, 1, content("90"), LAN)
    renamed = store.rename(saved.id, "Mới", LAN)
    assert renamed.name == "Mới"
    assert store.get(saved.id) == renamed
    assert len(store.history(saved.id)) == 2
    assert store.rename(saved.id, "MỚI", LAN).name == "MỚI"


def test_a_duplicate_lives_on_its_own(store: Store) -> None:
    saved = store.create("Giải ngân", content("80", "nháp"), LAN)
    twin = store.duplicate(saved.id, MINH)
    assert (twin.name, twin.version.number, twin.version.stamp) == ("Giải ngân (2)", 1, MINH)
    assert twin.version.content == content("80", "nháp")
    store.save(twin.id, 1, content("90"), MINH)
    assert store.get(saved.id) == saved
    assert store.duplicate(twin.id, LAN).name == "Giải ngân (3)"
    assert store.duplicate(saved.id, LAN, "Khác").name == "Khác"
    with pytest.raises(NameTaken):
        store.duplicate(saved.id, LAN, "Khác")


def test_a_deleted_scenario_comes_back_with_all_its_versions(store: Store) -> None:
    saved = store.create("Giải ngân", content("80"), LAN)
    store.save(saved.id, 1, content("90"), LAN)
    before = store.get(saved.id), store.history(saved.id)
    gone = store.delete(saved.id, MINH)
    assert gone.deleted_at == MINH.at
    assert store.listed() == []
    assert store.deleted() == [gone]
    assert store.undelete(saved.id, MINH) == before[0]
    assert store.history(saved.id) == before[1]
    assert store.deleted() == []


def test_saving_what_was_deleted_meanwhile_is_refused_and_says_so(store: Store) -> None:
    saved = store.create("Giải ngân", content("80"), LAN)
    store.delete(saved.id, LAN)
    for attempt in (
        lambda: store.save(saved.id, 1, content("90"), MINH),
        lambda: store.restore(saved.id, 1, 1, MINH),
        lambda: store.rename(saved.id, "Mới", LAN),
        lambda: store.delete(saved.id, LAN),
    ):
        with pytest.raises(StoreError, match="Giải ngân") as caught:
            attempt()
        assert caught.value.kind == "deleted"
    assert len(store.history(saved.id)) == 1


def test_what_is_not_there_is_said_not_to_be_there(store: Store) -> None:
    for attempt in (
        lambda: store.get(7),
        lambda: store.history(7),
        lambda: store.save(7, 1, content(), LAN),
        lambda: store.restore(7, 1, 1, LAN),
        lambda: store.rename(7, "Mới", LAN),
        lambda: store.duplicate(7, LAN),
        lambda: store.delete(7, LAN),
        lambda: store.undelete(7, LAN),
    ):
        with pytest.raises(StoreError) as caught:
            attempt()
        assert caught.value.kind == "missing"


# Names


@pytest.mark.parametrize(
    "same",
    ["Giải ngân", "GIẢI NGÂN", "  Giải \t ngân\n", unicodedata.normalize("NFD", "Giải ngân")],
)
def test_two_scenarios_never_have_the_same_name(store: Store, same: str) -> None:
    saved = store.create("Giải ngân", content(), LAN)
    other = store.create("Khác", content(), LAN)
    with pytest.raises(NameTaken) as caught:
        store.create(same, content("70"), MINH)
    assert caught.value.holder == saved
    assert store.create(caught.value.free, content("70"), MINH).name == caught.value.free
    with pytest.raises(NameTaken):
        store.rename(other.id, same, LAN)
    assert {found.name for found in store.listed()} == {"Giải ngân", "Khác", caught.value.free}


def test_a_name_is_free_once_its_scenario_is_deleted_and_undo_still_works(store: Store) -> None:
    first = store.create("Giải ngân", content("80"), LAN)
    store.delete(first.id, LAN)
    second = store.create("Giải ngân", content("90"), MINH)
    back = store.undelete(first.id, LAN)
    assert (back.name, back.version) == ("Giải ngân (2)", first.version)
    assert store.get(second.id) == second


def test_a_free_name_is_never_too_long(store: Store) -> None:
    name = "Đ" * LONGEST_NAME
    saved = store.create(name, content(), LAN)
    twin = store.duplicate(saved.id, LAN)
    assert len(twin.name) == LONGEST_NAME
    assert twin.name.endswith("Đ (2)")
