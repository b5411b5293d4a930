"""The shapes keep their promises for any figures, not only for those of this rulebook."""

from decimal import Decimal as D

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from model.law.arithmetic import ARRAYS, EXACT
from model.law.rules import (
    Band,
    Checklist,
    Credit,
    Given,
    Place,
    Reduction,
    Rule,
    Share,
    Source,
    number,
)

RULE: TypeAdapter[Rule] = TypeAdapter(Rule)
MAXIMA = st.sampled_from([D("0.25"), D("0.5"), D(1), D("1.5"), D(2), D(10), D(22)])
TOTALS = st.integers(1, 1_000_000).map(D)
TASKS = Credit(shape="credit", maximum=D("1.5"), credits={"on_time": D("1.5"), "late": D(1)})
REVENUE = Place(
    shape="place",
    maximum=D("1.5"),
    bands=(
        Band(to=10, points=D("1.5"), standing="assumed"),
        Band(to=30, points=D(1), standing="stated"),
        Band(points=D(0), standing="assumed"),
    ),
)


def source(shape: str, **figures: object) -> dict[str, object]:
    """A rule as a data file has it."""
    return {"shape": shape, "maximum": D(1)} | figures


@given(MAXIMA, TOTALS, st.data())
def test_a_share_stays_within_its_maximum_and_more_never_earns_less(
    maximum: D, of: D, data: st.DataObject
) -> None:
    rule = Share(shape="share", maximum=maximum, entry="count")
    fewer, more = sorted(data.draw(st.integers(0, int(of))) for _ in range(2))
    less, points = (rule.points({"": D(count)}, of, EXACT) for count in (fewer, more))
    assert 0 <= less <= points <= maximum
    assert rule.points({"": D(0)}, of, EXACT) == 0
    assert rule.points({"": of}, of, EXACT) == maximum


@given(MAXIMA, TOTALS, st.data())
def test_a_share_of_arrays_equals_the_exact_one(maximum: D, of: D, data: st.DataObject) -> None:
    rule = Share(shape="share", maximum=maximum, entry="count")
    count = data.draw(st.integers(0, int(of)))
    exact = rule.points({"": D(count)}, of, EXACT)
    arrays = rule.points({"": np.array([float(count)])}, of, ARRAYS)
    assert arrays[0] == pytest.approx(float(exact), abs=1.0001e-4)


@given(st.integers(1, 5000), st.data())
def test_credit_stays_within_its_maximum_and_a_better_class_never_earns_less(
    of: int, data: st.DataObject
) -> None:
    on_time = data.draw(st.integers(0, of))
    late = data.draw(st.integers(0, of - on_time))

    def points(on_time: int, late: int) -> D:
        found: D = TASKS.points({"on_time": D(on_time), "late": D(late)}, D(of), EXACT)
        return found

    assert 0 <= points(on_time, late) <= TASKS.maximum
    if late:
        assert points(on_time, late - 1) <= points(on_time, late) <= points(on_time + 1, late - 1)


@given(st.integers(1, 5000), st.integers(1, 100), st.data())
def test_a_reduction_is_full_from_its_target_on_and_never_above(
    base: int, target: int, data: st.DataObject
) -> None:
    rule = Reduction(shape="reduction", maximum=D(1), target=D(target))
    left, more = sorted(data.draw(st.integers(0, base)) for _ in range(2))
    points, less = (rule.points({"": D(count)}, D(base), EXACT) for count in (left, more))
    assert 0 <= less <= points <= 1
    full = rule.span(D(base)).low
    assert rule.points({"": full}, D(base), EXACT) == 1
    assert (base - full) * 100 >= target * base > (base - full - 1) * 100
    assert rule.points({"": D(base)}, D(base), EXACT) == 0


def test_a_reduction_is_rounded_twice() -> None:
    """The row that shows both steps: one step alone would give 0.5535."""
    rule = Reduction(shape="reduction", maximum=D(1), target=D(20))
    assert EXACT.half_up(D(831 - 739) / 831 * 5, 4) == D("0.5535")
    assert rule.points({"": D(739)}, D(831), EXACT) == D("0.5536")


def test_a_checklist_is_all_or_nothing() -> None:
    rule = Checklist(shape="checklist", maximum=D("0.5"))
    assert rule.points({"": D(1)}, None, EXACT) == D("0.5")
    assert rule.points({"": D(0)}, None, EXACT) == 0
    assert rule.rate({"": D(1)}, None, EXACT) == 100
    assert rule.points({"": np.array([0.0, 1.0])}, None, ARRAYS).tolist() == [0, 0.5]


def test_a_place_earns_the_points_of_its_band() -> None:
    exact = [REVENUE.points({"": D(band)}, None, EXACT) for band in (1, 2, 3)]
    assert exact == [D("1.5"), D(1), D(0)]
    assert REVENUE.points({"": np.array([1.0, 2.0, 3.0])}, None, ARRAYS).tolist() == [1.5, 1, 0]
    assert REVENUE.rate({"": D(2)}, None, EXACT) == D(1) * 100 / D("1.5")
    assert REVENUE.span(None).better == -1


def test_given_points_are_taken_as_they_are() -> None:
    rule = Given(shape="given", maximum=D(6))
    assert rule.points({"": D("5.75")}, None, EXACT) == D("5.75")
    assert rule.rate({"": D("1.5")}, None, EXACT) == 25


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (source("parabola"), "'parabola' found using 'shape' does not match any"),
        ({"maximum": D(1)}, "Unable to extract tag using discriminator 'shape'"),
        (source("share", maximum="1.00"), "a number belongs here, found '1.00'"),
        (source("share", maximum=True), "a number belongs here, found True"),
        (source("share", maximum=D("nan")), "a number belongs here"),
        (source("share", maximum=D("inf")), "a number belongs here"),
        (source("share", maximum=D(-1)), "greater than"),
        (source("share", maximum=D(0)), "greater than 0"),
        (source("share", maxima=D(1)), "Extra inputs are not permitted"),
        (source("share", entry="percentage"), "Input should be 'percent' or 'count'"),
        (source("credit", credits={}), "at least 1 item"),
        (source("credit", credits={"met": D("1.5")}), "must fall from at most 1"),
        (source("credit", credits={"late": D("0.5"), "met": D(1)}), "the best class first"),
        (source("reduction"), "Field required"),
        (source("reduction", target=D(0)), "greater than 0"),
        (source("reduction", target=D(101)), "less than or equal to 100"),
        (source("place", bands=[]), "at least 1 item"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(raw: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        RULE.validate_python(raw)


@pytest.mark.parametrize(
    ("bands", "reason"),
    [
        ([(10, "1"), (None, "0.5"), (None, "0")], "must end at rising places"),
        ([(30, "1"), (10, "0.5"), (None, "0")], "must end at rising places"),
        ([(10, "1"), (10, "0.5"), (None, "0")], "must end at rising places"),
        ([(10, "1"), (63, "0")], "the last without end"),
        ([(10, "0.5"), (None, "0")], "must fall from 1"),
        ([(10, "1"), (30, "0"), (None, "0.5")], "must fall from 1"),
        ([("10", "1"), (None, "0")], "should be a valid integer"),
    ],
)
def test_bands_must_follow_each_other(bands: list[tuple[object, str]], reason: str) -> None:
    raw = [{"to": to, "points": D(points), "standing": "assumed"} for to, points in bands]
    with pytest.raises(ValidationError, match=reason):
        RULE.validate_python(source("place", bands=raw))


@pytest.mark.parametrize("found", ["1", True, 1.5, None, D("nan"), D("-inf"), [1]])
def test_only_exact_finite_numbers_are_numbers(found: object) -> None:
    with pytest.raises(ValueError, match="a number belongs here"):
        number(found)


@pytest.mark.parametrize(
    "broken",
    [
        {"document": "", "place": "phụ lục", "standing": "shown"},
        {"document": "kh-5024", "place": "", "standing": "shown"},
        {"document": "kh-5024", "place": "phụ lục", "standing": "law"},
        {"document": "kh-5024", "place": "phụ lục"},
    ],
)
def test_a_witness_has_document_place_and_a_legal_standing(broken: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Source.model_validate(broken)
