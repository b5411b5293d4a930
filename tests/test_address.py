"""The address of a page is the work at hand: it comes back the same, and nonsense is put aside."""

from decimal import Decimal as D
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.address import (
    Problem,
    Work,
    first_values,
    from_query,
    parse_movement,
    to_query,
)
from model.ranking.coming import MOVEMENTS
from model.scenario import Scenario, set_inputs
from tests.grounds import HOME, library
from tests.strategies import JUDGED, START, scenarios

MOVED = st.one_of(
    st.sampled_from(MOVEMENTS),
    st.integers(-100, 100).map(lambda tenths: f"{tenths / 10:.1f}"),
)
EFFORTS = st.dictionaries(st.sampled_from(JUDGED), st.integers(1, 5), max_size=4)
WORKS = st.builds(Work, scenarios(), MOVED, EFFORTS.map(MappingProxyType))
KEYS = st.one_of(
    st.sampled_from(["reading", "movement", *START.levers]),
    st.sampled_from(JUDGED).map(lambda key: f"effort.{key}"),
    st.text(max_size=12),
)
TEXTS = st.one_of(
    st.text(max_size=12),
    st.decimals().map(str),
    st.sampled_from(["1e30", "1e-30", "-0", "٣", "²", "1" * 5000, "yes", "11-30", "published"]),
)


@given(WORKS)
def test_the_work_comes_back_from_its_address(work: Work) -> None:
    found, problems = from_query(to_query(work, HOME), library())
    assert (found, problems) == (work, [])


@given(WORKS)
def test_the_address_is_the_same_in_any_order(work: Work) -> None:
    query = to_query(work, HOME)
    assert from_query(dict(reversed(query.items())), library()) == (work, [])


@given(st.dictionaries(KEYS, TEXTS, max_size=6))
def test_nonsense_is_ignored_and_reported_never_an_error(query: dict[str, str]) -> None:
    """What is left is a work that can itself be an address; what is dropped is named as it was."""
    work, problems = from_query(query, library())
    assert {problem.key for problem in problems} <= set(query)
    assert all(query[problem.key] == problem.text for problem in problems)
    assert from_query(to_query(work, HOME), library()) == (work, [])
    used = {key for key in query if key in START.levers} - {one.key for one in problems}
    for key in used:
        assert work.scenario.value(key) == START.levers[key].parse(query[key])


def test_the_address_holds_only_what_differs(start: Scenario) -> None:
    assert to_query(Work(start), HOME) == {}
    changed = set_inputs(start.under("appendix"), {"6.1.1": "95", "6.1.2": "yes", "8.4": "5"})
    work = Work(changed, "2.5", MappingProxyType({"5.4": 2}))
    assert to_query(work, HOME) == {
        "reading": "appendix",
        "movement": "2.5",
        "6.1.1": "95",
        "6.1.2": "yes",
        "8.4": "1-10",
        "effort.5.4": "2",
    }


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("6.1.1", "950"),
        ("6.1.1", "nhiều"),
        ("6.1.9", "95"),
        ("7.1.2.connected", "yes"),
        ("5.4", "yes"),
        ("reading", "body"),
        ("movement", "fast"),
        ("movement", "11"),
        ("effort.5.4", "6"),
        ("effort.5.4", "1" * 5000),
        ("effort.9.9", "1"),
        ("effort.", "1"),
        ("utm_source", "email"),
    ],
)
def test_each_kind_of_nonsense_leaves_the_rest_in_use(start: Scenario, key: str, text: str) -> None:
    work, problems = from_query({key: text, "8.2": "yes"}, library())
    assert problems == [Problem(key, text)]
    assert dict(work.scenario.changes) == {"8.2": 1}
    assert work == Work(start.change("8.2", D(1)))


@pytest.mark.parametrize(
    ("text", "movement"),
    [
        ("none", "none"),
        ("trend", "trend"),
        ("strongest", "strongest"),
        ("fall", "fall"),
        ("1,5", D("1.5")),
        ("+1.5", D("1.5")),
        ("-0.75", D("-0.75")),
        ("\N{MINUS SIGN}0,75", D("-0.75")),
        ("10", D(10)),
        ("-10", D(-10)),
        ("10.01", None),
        ("1.555", None),
        ("1.", None),
        ("", None),
        ("rise", None),
        ("1e1", None),
        ("nan", None),
    ],
)
def test_a_movement_is_a_name_or_points(text: str, movement: str | D | None) -> None:
    assert parse_movement(text) == movement


def test_the_same_assumptions_around_another_scenario(start: Scenario) -> None:
    work = Work(start, "fall", MappingProxyType({"5.4": 2}))
    other = work.with_scenario(start.change("8.2", D(1)))
    assert (other.movement, other.efforts) == ("fall", work.efforts)
    assert other.scenario != work.scenario


@pytest.mark.parametrize("criterion", ["7.1.2", "1.other", "9.9"])
def test_an_effort_for_what_has_none_is_ignored_and_reported(
    start: Scenario, criterion: str
) -> None:
    work, problems = from_query({f"effort.{criterion}": "3"}, library())
    assert not work.efforts
    assert [problem.key for problem in problems] == [f"effort.{criterion}"]


@pytest.mark.parametrize(
    ("query", "kept", "refused"),
    [
        ({"1.3.2.handled": "79", "1.3.2.pending": "20"}, {"1.3.2.handled": 79}, "1.3.2.pending"),
        ({"8.5.exceeded": "18", "8.5.met": "18"}, {"8.5.exceeded": 18}, "8.5.met"),
        ({"1.7.on_time": "168", "1.7.late": "168"}, {"1.7.on_time": 168}, "1.7.late"),
    ],
)
def test_more_cases_than_there_are_are_refused_and_change_nothing_else(
    start: Scenario, query: dict[str, str], kept: dict[str, int], refused: str
) -> None:
    work, problems = from_query(query, library())
    assert [problem.key for problem in problems] == [refused]
    assert {key: int(work.scenario.value(key)) for key in kept} == kept


def test_of_a_repeated_key_the_first_value_counts_and_the_others_are_named() -> None:
    query, problems = first_values({"6.1.1": ["90", "95", "90"], "8.2": ["yes", "yes"], "x": []})
    assert query == {"6.1.1": "90", "8.2": "yes"}
    assert problems == [Problem("6.1.1", "95", "repeated")]
