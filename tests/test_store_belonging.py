"""Whose what is kept is: what others may see of it, and what they may do to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from model.address import Work
from model.store import Store, open_store
from model.store.belonging import Belonging, Person
from model.store.errors import StoreError
from model.store.figures import Figures
from model.store.opened import Opened
from model.store.schema import CURRENT
from model.store.shelf import Shelf
from model.store.version import Content, Kept, NameTaken, Stamp, to_content
from tests.grounds import ground
from tests.store_version_5 import make_version_5
from tests.test_store_schema import another_empty_place, shape  # noqa: F401

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LAN = Person("s-lan", "Nguyễn Lan", "Sở Tài chính")
MINH = Person("s-minh", "Trần Minh", "Sở Nội vụ")
NOW, LATER = Stamp("ai đó", AT), Stamp("", AT + timedelta(minutes=5))
CONTENT = Content("lam_dong_2023", "published", "trend", {}, {"6.1.1": "95"})
OTHER = replace(CONTENT, changes={"6.1.1": "90"})

SHELVES: dict[str, Callable[[Store], tuple[Shelf, object, object]]] = {
    "scenarios": lambda store: (store, CONTENT, OTHER),
    "figures": lambda store: (store.figures, Figures("a.xlsx", "1"), Figures("a.xlsx", "2")),
    "opened": lambda store: (
        store.opened,
        Opened(2024, "Kế hoạch", to_content(Work(ground().case.start()))),
        Opened(2024, "Khác", to_content(Work(ground().case.start()))),
    ),
}


@pytest.fixture(params=SHELVES)
def shelves(request: pytest.FixtureRequest, store: Store) -> Callable[..., tuple]:
    """The shelf of a person, with two contents that it keeps."""
    return lambda person: SHELVES[request.param](store.for_person(person))


def kept(shelves: Callable[..., tuple], sharing: str) -> Kept:
    """Something of Lan's."""
    mine, content, _ = shelves(LAN)
    made = mine.create("Của Lan", content, NOW)
    return mine.share(made.id, sharing, NOW)


def changes(shelf: Shelf, key: int, other: object) -> list[Callable[[], object]]:
    """Everything that changes what is kept."""
    return [
        lambda: shelf.save(key, 1, other, LATER),
        lambda: shelf.restore(key, 1, 1, LATER),
        lambda: shelf.rename(key, "Khác", LATER),
        lambda: shelf.share(key, "edit", LATER),
        lambda: shelf.delete(key, LATER),
        lambda: shelf.undelete(key, LATER),
    ]


def refused(do: Callable[[], object]) -> str:
    """The kind of what is raised."""
    with pytest.raises(StoreError) as caught:
        do()
    return caught.value.kind


def test_what_somebody_saves_is_theirs_by_name_and_agency(store: Store) -> None:
    made = store.for_person(LAN).create("Của Lan", CONTENT, NOW)
    assert made.belongs == Belonging("s-lan", "Nguyễn Lan", "Sở Tài chính", "private")
    assert made.version.stamp == Stamp("Nguyễn Lan", AT)
    assert store.for_person(LAN).get(made.id) == made
    assert store.for_person(LAN).opened.create("Năm", opened(), NOW).belongs.sharing == "read"


def opened() -> Opened:
    return Opened(2024, "Kế hoạch", to_content(Work(ground().case.start())))


@pytest.mark.parametrize("person", [MINH, None], ids=["another", "nobody"])
def test_what_somebody_keeps_private_is_not_there_for_others(
    shelves: Callable[..., tuple], person: Person | None
) -> None:
    key = kept(shelves, "private").id
    theirs, _, other = shelves(person)
    assert (theirs.listed(), theirs.names(), theirs.deleted()) == ([], [], [])
    reads = [
        lambda: theirs.get(key),
        lambda: theirs.history(key),
        lambda: theirs.version(key, 1),
        lambda: theirs.duplicate(key, LATER),
    ]
    assert {refused(do) for do in reads + changes(theirs, key, other)} == {"missing"}
    shelves(LAN)[0].delete(key, NOW)
    assert theirs.deleted() == []
    assert refused(lambda: theirs.undelete(key, LATER)) == "missing"


@pytest.mark.parametrize("person", [MINH, None], ids=["another", "nobody"])
def test_what_is_shared_to_be_read_is_seen_and_copied_but_not_changed(
    shelves: Callable[..., tuple], person: Person | None
) -> None:
    made = kept(shelves, "read")
    theirs, content, other = shelves(person)
    assert theirs.listed() == [made]
    assert theirs.history(made.id) == [made.version]
    assert {refused(do) for do in changes(theirs, made.id, other)} == {"not_yours"}
    copy = theirs.duplicate(made.id, LATER)
    assert (copy.name, copy.version.content) == ("Của Lan (2)", content)
    assert copy.belongs.owner == (person.subject if person else "")
    assert shelves(LAN)[0].get(made.id) == made
    shelves(LAN)[0].delete(made.id, NOW)
    assert theirs.deleted() == []
    assert refused(lambda: theirs.undelete(made.id, LATER)) == "not_yours"


def test_what_is_shared_to_be_changed_is_changed_by_all_and_shared_by_its_owner_alone(
    shelves: Callable[..., tuple],
) -> None:
    made = kept(shelves, "edit")
    theirs, _, other = shelves(MINH)
    saved = theirs.save(made.id, 1, other, LATER)
    assert (saved.version.number, saved.version.stamp.author) == (2, "Trần Minh")
    assert theirs.rename(made.id, "Chung", LATER).belongs == made.belongs
    assert theirs.delete(made.id, LATER).deleted_at == LATER.at
    assert [one.id for one in theirs.deleted()] == [made.id]
    assert theirs.undelete(made.id, LATER).name == "Chung"
    assert refused(lambda: theirs.share(made.id, "private", LATER)) == "not_yours"


def test_what_is_made_private_again_is_gone_for_others(shelves: Callable[..., tuple]) -> None:
    made = kept(shelves, "read")
    shelves(LAN)[0].share(made.id, "private", LATER)
    assert refused(lambda: shelves(MINH)[0].get(made.id)) == "missing"


def test_what_nobody_owns_is_everybodys_and_nobody_can_take_it(
    shelves: Callable[..., tuple],
) -> None:
    nobodys, content, other = shelves(None)
    made = nobodys.create("Cũ", content, NOW)
    assert made.belongs == Belonging()
    assert made.version.stamp == NOW
    assert shelves(MINH)[0].save(made.id, 1, other, LATER).belongs == Belonging()
    assert refused(lambda: shelves(MINH)[0].share(made.id, "private", LATER)) == "not_yours"


def test_a_name_that_somebody_keeps_private_tells_nothing(shelves: Callable[..., tuple]) -> None:
    kept(shelves, "private")
    theirs, content, _ = shelves(MINH)
    made = theirs.create("của lan", content, LATER)
    assert made.name == "của lan (2)"
    assert theirs.rename(theirs.create("X", content, LATER).id, "Của Lan", LATER).name == (
        "Của Lan (3)"
    )
    with pytest.raises(NameTaken) as caught:
        theirs.create("của lan (2)", content, NOW)
    assert caught.value.holder == made


def test_without_a_subject_there_is_no_person() -> None:
    with pytest.raises(ValueError, match="subject"):
        Person("", "Ai đó")


def test_what_version_5_kept_stays_everybodys_to_change(
    url: str,
    another_empty_place: Callable[[], str],  # noqa: F811
) -> None:
    make_version_5(url)
    store = open_store(url)
    assert store.migration is not None
    assert (store.migration.old, store.migration.new) == (5, CURRENT)
    theirs = store.for_person(MINH)
    for shelf in (theirs, theirs.figures, theirs.opened):
        (old,) = shelf.listed()
        assert old.belongs == Belonging()
        assert shelf.rename(old.id, "Tên mới", LATER).name == "Tên mới"
    assert [one.lever for one in theirs.opened.observations(1)] == ["6.1.1"]
    assert shape(store) == shape(open_store(another_empty_place()))
