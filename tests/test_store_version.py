import itertools
import time
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.address import Work
from model.ranking.coming import MOVEMENTS
from model.store import Store
from model.store.errors import StoreError, UnfitText
from model.store.version import LONGEST_NOTE, Content, Stamp, from_content, to_content
from tests.grounds import library
from tests.strategies import CASE, JUDGED, scenarios

pytest_plugins = ["tests.postgres"]

AT = datetime(2024, 6, 20, 9, 30, tzinfo=UTC)
LAN = Stamp("Lan", AT)
COUNT = itertools.count()  # a name of its own for each example
CONTENT = Content("lam_dong_2023", "published", "trend", {"6.1.1": 4}, {"6.1.1": "95"})


# Saved then loaded is equal


@st.composite
def works(draw: st.DrawFn) -> Work:
    """Any scenario with any assumptions around it."""
    efforts = draw(st.dictionaries(st.sampled_from(JUDGED), st.integers(1, 5)))
    movement = draw(st.sampled_from([*MOVEMENTS, "2.19", "-1,5", "+0.25"]))
    return Work(draw(scenarios()), movement, MappingProxyType(efforts))


@given(work=works(), note=st.text(st.characters(codec="utf-8", categories=["L", "N", "P"])))
@settings(
    max_examples=60,  # each of them saves twice
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # one database for all examples
)
def test_saved_then_loaded_is_equal(store: Store, work: Work, note: str) -> None:
    given_content = to_content(work, note[:LONGEST_NOTE])
    new = store.duplicate(store.create(f"Kịch bản {next(COUNT)}", given_content, LAN).id, LAN)
    found = store.get(new.id)
    assert found == new
    assert found.version.content == replace(
        given_content, note=unicodedata.normalize("NFC", given_content.note)
    )
    assert from_content(found.version.content, library()) == (work, [])


def test_values_are_kept_as_exact_text(store: Store) -> None:
    work = Work(CASE.start().change("6.1.1", Decimal("95.0001")))
    saved = store.create("Giải ngân", to_content(work), LAN)
    assert dict(store.get(saved.id).version.content.changes) == {"6.1.1": "95.0001"}


def test_the_time_is_the_callers_to_the_microsecond_in_any_zone(store: Store) -> None:
    hanoi = timezone(timedelta(hours=7))
    at = datetime(2024, 6, 20, 16, 30, 15, 123456, tzinfo=hanoi)
    saved = store.create("Giờ Hà Nội", CONTENT, Stamp("Lan", at))
    assert store.get(saved.id).version.stamp.at == at
    with pytest.raises(ValueError, match="no time zone"):
        store.create("Không múi giờ", CONTENT, Stamp("Lan", at.replace(tzinfo=None)))


@pytest.mark.parametrize("hours", [-10, 0, 7, 14])
def test_a_stored_moment_comes_back_aware_and_equal_and_in_the_order_of_time(
    store: Store, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the zones of those who saved and of the machine that reads."""
    here = timezone(timedelta(hours=hours))
    first = store.create("Trước", CONTENT, Stamp("Lan", AT.astimezone(here)))
    second = store.create("Sau", CONTENT, Stamp("Minh", AT + timedelta(minutes=1)))
    gone = store.delete(store.create("Bỏ", CONTENT, LAN).id, Stamp("Lan", AT.astimezone(here)))
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        found = store.listed()
        moments = [store.get(one.id).version.stamp.at for one in (first, second)]
        deleted = store.get(gone.id).deleted_at
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [one.id for one in found] == [second.id, first.id]
    assert moments == [AT, AT + timedelta(minutes=1)]
    assert deleted == AT
    assert {at.utcoffset() for at in (*moments, deleted)} == {timedelta(0)}


def test_what_the_rulebook_no_longer_knows_is_named_and_the_rest_survives(store: Store) -> None:
    old = Content(
        CASE.baseline.id,
        "a reading of old",
        "trend",
        {"6.1.1": 2, "6.9.9": 3},
        {"6.1.1": "95", "6.9.9": "40", "6.1.2": "yes", "3.4.1": "150"},
    )
    saved = store.create("Cũ", old, LAN)
    work, problems = from_content(store.get(saved.id).version.content, library())
    assert {problem.key for problem in problems} == {"reading", "6.9.9", "3.4.1", "effort.6.9.9"}
    assert dict(work.scenario.changes) == {"6.1.1": Decimal(95), "6.1.2": Decimal(1)}
    assert dict(work.efforts) == {"6.1.1": 2}


def test_content_of_another_baseline_is_refused() -> None:
    with pytest.raises(StoreError, match="hue_2023") as caught:
        from_content(replace(CONTENT, baseline="hue_2023"), library())
    assert caught.value.kind == "baseline"


# Texts


def test_texts_are_kept_in_composed_form_without_invisible_characters(store: Store) -> None:
    name, note = "Giải\u200b ngân\u00a0vốn 100 %_'\";--\\", "Dòng một\r\n\tdòng \ufeffhai ☂  \n\n"
    decomposed = [unicodedata.normalize("NFD", text) for text in (name, note, "Nguyễn Thị Lan")]
    kept = replace(CONTENT, note=decomposed[1])
    found = store.get(store.create(decomposed[0], kept, Stamp(decomposed[2], AT)).id)
    assert found.name == "Giải ngân vốn 100 %_'\";--\\"
    assert found.version.content.note == "Dòng một\n dòng hai ☂"
    assert found.version.stamp.author == "Nguyễn Thị Lan"


@pytest.mark.parametrize(
    ("name", "note", "author", "field", "problem"),
    [
        ("", "", "", "name", "empty"),
        (" \u200b\n ", "", "", "name", "empty"),
        ("x" * 121, "", "", "name", "long"),
        ("a\x00b", "", "", "name", "control"),
        ("a\x1bb", "", "", "name", "control"),
        ("a\ud800", "", "", "name", "control"),
        ("a", "x" * 2001, "", "note", "long"),
        ("a", "x\x00", "", "note", "control"),
        ("a", "", "x" * 81, "author", "long"),
        ("a", "", "Lan\x07", "author", "control"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_by_field(
    store: Store, name: str, note: str, author: str, field: str, problem: str
) -> None:
    with pytest.raises(UnfitText) as caught:
        store.create(name, replace(CONTENT, note=note), Stamp(author, AT))
    assert (caught.value.field, caught.value.problem) == (field, problem)
    assert store.listed() == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"movement": "sideways"}, "movement"),
        ({"efforts": {"6.1.1": 6}}, "efforts"),
        ({"reading": ""}, "reading"),
        ({"changes": {"6.1.1": ""}}, "value"),
        ({"changes": {"6.1.1": "9\x00"}}, "value"),
        ({"changes": {"x" * 81: "9"}}, "lever"),
    ],
)
def test_content_that_means_nothing_is_refused(
    store: Store, wrong: dict[str, object], field: str
) -> None:
    saved = store.create("a", CONTENT, LAN)
    with pytest.raises(UnfitText) as caught:
        store.save(saved.id, 1, replace(CONTENT, **wrong), LAN)
    assert caught.value.field == field
    assert len(store.history(saved.id)) == 1
