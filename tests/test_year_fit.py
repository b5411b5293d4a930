"""What can be reported at all, and what contradicts what is known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from model.year.fit import Impossible, contradictions, fit_observation
from model.year.followed import Followed
from tests.grounds import BASELINES, ground
from tests.years import following, seen, year

MAY, JUNE, JULY = date(2023, 5, 31), date(2023, 6, 30), date(2023, 7, 31)


def lam_dong(*observations: object) -> Followed:
    case = ground("lam_dong_2023").case
    return following(case.start(), case, observations)  # type: ignore[arg-type]


@pytest.mark.parametrize("baseline", BASELINES)
def test_what_is_drawn_as_possible_is_accepted_and_contradicts_nothing(baseline: str) -> None:
    followed = year(baseline, Random(11))
    for one in followed.observations:
        assert fit_observation(one, followed) == one
        others = replace(
            followed, observations=tuple(o for o in followed.observations if o is not one)
        )
        assert list(contradictions(one, others)) == []


@pytest.mark.parametrize(
    ("lever", "value", "of", "field", "reason"),
    [
        ("9.9.9", "1", None, "lever", "lever"),
        ("7.1.2.cloud", "1", None, "lever", "locked"),
        ("3.4.1", "101", "100", "value", "most"),
        ("3.4.1", "-1", "100", "value", "number"),
        ("3.4.1", "1.5", "100", "value", "whole"),
        ("3.4.1", "1", None, "of", "total"),
        ("3.4.1", "1", "0", "of", "number"),
        ("3.4.1", "1", "2.5", "of", "whole"),
        ("6.1.1", "8000", "7482.777", "value", "most"),
        ("1.3.2.handled", "80", "79", "value", "most"),
        ("5.4.province", "2", None, "value", "yes_no"),
        ("5.4.province", "1", "1", "of", "no_total"),
        ("8.4", "9", None, "value", "band"),
        ("9.1", "100.5", None, "value", "most"),
        ("1.other", "5.00001", None, "value", "steps"),
        ("6.1.1", "NaN", "1", "value", "number"),
    ],
)
def test_an_impossible_figure_is_refused_with_its_place_and_reason(
    lever: str, value: str, of: str | None, field: str, reason: str
) -> None:
    one = seen(lever, MAY, Decimal(value), None if of is None else Decimal(of))
    with pytest.raises(Impossible) as caught:
        fit_observation(one, lam_dong())
    assert (caught.value.field, caught.value.reason) == (field, reason)


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2024, 1, 1)])
def test_a_day_outside_the_year_is_refused(day: date) -> None:
    with pytest.raises(Impossible, match="outside_year"):
        fit_observation(seen("3.4.1", day, Decimal(1), Decimal(1)), lam_dong())


def test_a_count_may_say_what_the_year_opened_with() -> None:
    one = seen("7.1.4", date(2022, 12, 31), Decimal(8), Decimal(17))
    assert fit_observation(one, lam_dong()) == one


def test_the_example_opens_on_the_last_day_of_the_year_before() -> None:
    """What it says of a lever at the opening stands before January, as an office enters it."""
    example = ground().example
    assert example
    opened = {one.lever: one for one in example.observations if one.day.year == 2022}
    assert {one.day for one in opened.values()} == {date(2022, 12, 31)}
    found = {lever: one.value for lever, one in opened.items()}
    assert found == {"4.1.3": 760, "7.1.4": 8, "7.3.7.procedures": 377}


@pytest.mark.parametrize(
    ("lever", "first", "second", "quarrel"),
    [
        ("3.4.1", ("90", "100"), ("80", "120"), "falls"),
        ("3.4.1", ("90", "100"), ("95", "99"), "falls"),
        ("3.4.1", ("90", "100"), ("110", "112"), "failures_fall"),
        ("6.1.1", ("500", "7482.777"), ("400", "7482.777"), "falls"),
        ("5.4.province", ("0", None), ("1", None), "undone"),
        ("1.6.held", ("1", None), ("0", None), "undone"),
    ],
)
def test_what_cannot_follow_is_told_whichever_comes_first(
    lever: str, first: tuple[str, str | None], second: tuple[str, str | None], quarrel: str
) -> None:
    early, late = (
        seen(lever, day, Decimal(value), None if of is None else Decimal(of))
        for day, (value, of) in ((MAY, first), (JUNE, second))
    )
    (told,) = contradictions(late, lam_dong(early))
    assert (told.quarrel, told.earlier, told.later) == (quarrel, early, late)
    assert [one.quarrel for one in contradictions(early, lam_dong(late))] == [quarrel]


def test_two_agencies_that_differ_for_one_day_disagree() -> None:
    mine = seen("6.1.1", MAY, Decimal(500), agency="Sở Tài chính")
    other = seen("6.1.1", MAY, Decimal(600), agency="Kho bạc Nhà nước tỉnh")
    assert [one.quarrel for one in contradictions(other, lam_dong(mine))] == ["disagree"]
    assert list(contradictions(replace(other, value=Decimal(500)), lam_dong(mine))) == []


def test_a_correction_does_not_contradict_what_it_corrects() -> None:
    wrong = seen("6.1.1", MAY, Decimal(900), id=4)
    assert list(contradictions(seen("6.1.1", MAY, Decimal(500), replaces=4), lam_dong(wrong))) == []


def test_figures_of_periods_add_up_and_a_correction_of_one_carries_on() -> None:
    entries = [
        seen("3.4.1", MAY, Decimal(90), Decimal(100), id=1),
        seen("3.4.1", JUNE, Decimal(8), Decimal(10), since=date(2023, 6, 1), id=2),
        seen("3.4.1", JULY, Decimal(5), Decimal(5), since=date(2023, 7, 1), id=3),
    ]
    found = lam_dong(*entries).histories(JULY)["3.4.1"]
    assert [(one.value, one.of) for one in found] == [(90, 100), (98, 110), (103, 115)]
    mended = seen("3.4.1", JUNE, Decimal(9), Decimal(10), since=date(2023, 6, 1), id=4, replaces=2)
    found = lam_dong(*entries, mended).histories(JULY)["3.4.1"]
    assert [(one.value, one.of) for one in found] == [(90, 100), (99, 110), (104, 115)]
