"""Levers: every value that people write is understood, everything else is refused by name."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.case import Case
from model.law.arithmetic import ARRAYS, EXACT
from model.levers import LeverError, plain, shared
from tests.grounds import told
from tests.strategies import START, moves

LEVERS = START.levers


@pytest.mark.parametrize(
    ("lever", "text", "value"),
    [
        ("6.1.1", "95", "95"),
        ("6.1.1", "95,5", "95.5"),
        ("6.1.1", "95.5%", "95.5"),
        ("6.1.1", " 95,5 % ", "95.5"),
        ("6.1.1", "95,5\N{NO-BREAK SPACE}%", "95.5"),
        ("6.1.1", "76.31534", "76.3153"),
        ("6.1.1", "76.31535", "76.3154"),
        ("6.1.1", "-0", "0"),
        ("6.1.2", "yes", "1"),
        ("6.1.2", "Có", "1"),
        ("6.1.2", "co\N{COMBINING ACUTE ACCENT}", "1"),
        ("6.1.2", "CO", "1"),
        ("6.1.2", "100", "1"),
        ("6.1.2", "không", "0"),
        ("6.1.2", "No", "0"),
        ("7.1.4", "17", "17"),
        ("8.4", "11-30", "2"),
        ("8.4", "51+", "4"),
        ("8.4", "1", "1"),
        ("8.4", "10", "1"),
        ("8.4", "11", "2"),
        ("8.4", "63", "4"),
        ("2.other", "5,75", "5.75"),
    ],
)
def test_a_value_is_read_as_people_write_it(lever: str, text: str, value: str) -> None:
    assert LEVERS[lever].parse(text) == D(value)


@pytest.mark.parametrize(
    ("lever", "text", "named"),
    [
        ("6.1.1", "101", "0 to 100 per cent"),
        ("6.1.1", "100.00001", "0 to 100 per cent"),
        ("6.1.1", "-0.00001", "0 to 100 per cent"),
        ("6.1.1", "1e30", "0 to 100 per cent"),
        ("6.1.1", "nan", "0 to 100 per cent"),
        ("6.1.1", "Infinity", "0 to 100 per cent"),
        ("6.1.1", "", "0 to 100 per cent"),
        ("6.1.1", "yes", "0 to 100 per cent"),
        ("6.1.1", "1.000,5", "0 to 100 per cent"),
        ("6.1.1", "9" * 5000, "0 to 100 per cent"),
        ("6.1.2", "maybe", "yes or no"),
        ("6.1.2", "2", "yes or no"),
        ("7.1.4", "18", "0 to 17 services"),
        ("7.1.4", "11.5", "finer than steps of 1"),
        ("7.1.4", "11." + "0" * 15 + "1", "finer than steps of 1"),
        ("4.1.3", "663", "664 to 831 units"),
        ("4.1.3", "832", "664 to 831 units"),
        ("8.4", "0", "1-10, 11-30, 31-50, 51"),
        ("8.4", "-1", "1-10, 11-30, 31-50, 51"),
        ("8.4", "12-30", "1-10, 11-30, 31-50, 51"),
        ("8.4", "9" * 5000, "1-10, 11-30, 31-50, 51"),
        ("2.other", "6.1", "0 to 6 points"),
        ("2.other", "5.00001", "finer than steps of 0.0001"),
    ],
)
def test_an_impossible_value_is_refused_with_the_lever_and_what_is_valid(
    lever: str, text: str, named: str
) -> None:
    with pytest.raises(LeverError) as error:
        LEVERS[lever].parse(text)
    said = told(error.value)
    assert said.startswith(f"{lever}: ")
    assert named in said


@given(st.sampled_from(list(LEVERS)), st.text())
def test_any_text_is_a_valid_value_or_refused(lever: str, text: str) -> None:
    """Whatever stands in an address: a value in range, or `LeverError`, never another error."""
    found = LEVERS[lever]
    try:
        value = found.parse(text)
    except LeverError:
        return
    assert found.check(value) == value


def test_nothing_has_no_sign() -> None:
    """Or the screen and the address would show −0."""
    assert LEVERS["6.1.1"].text(LEVERS["6.1.1"].parse("-0")) == "0"


@given(moves())
def test_a_value_written_is_read_back(move: tuple) -> None:
    lever, value = move
    assert lever.parse(lever.text(value)) == value


def test_the_baseline_is_the_plan() -> None:
    """Rates are computed from the counts of the plan, rounded to four decimals."""
    rates = {
        "3.2.3.synchronised": "96.3400",
        "3.4.1": "97.8437",
        "3.4.2": "97.5506",
        "3.4.3": "99.8005",
        "6.1.1": "76.3153",
        "6.1.3": "99.8137",
        "7.3.6": "85.9203",
        "7.3.7.files": "52.9789",
        "9.1": "80.415",
        "9.2": "80",
    }
    assert {key: LEVERS[key].start for key in rates} == {k: D(rate) for k, rate in rates.items()}


def test_the_count_beside_a_rate_is_the_printed_one_at_the_start() -> None:
    assert LEVERS["3.4.1"].cases(LEVERS["3.4.1"].start) == 326522
    assert LEVERS["6.1.1"].cases(LEVERS["6.1.1"].start) == D("5710.503")


def test_the_count_beside_a_rate_is_the_least_that_reaches_it() -> None:
    """Whole files, amounts of money to three decimals; none where no total is known."""
    files, money = LEVERS["3.4.1"], LEVERS["6.1.1"]
    assert files.of is not None
    assert money.of is not None
    assert files.cases(D(95)) == 317033
    assert 317032 * 100 < 95 * files.of <= 317033 * 100
    assert money.cases(D(95)) == D("7108.639")
    assert D("7108.638") * 100 < 95 * money.of <= D("7108.639") * 100
    assert LEVERS["9.1"].cases(D(85)) is None
    assert LEVERS["7.1.4"].cases(D(12)) is None


def test_only_what_is_out_of_reach_is_locked() -> None:
    locked = {key for key, lever in LEVERS.items() if lever.locked}
    assert locked == {"7.1.2.cloud", "7.1.2.connected"}


def test_better_is_fewer_units_and_a_lower_place() -> None:
    falling = {key for key, lever in LEVERS.items() if lever.span.better < 0}
    assert falling == {"4.1.3", "8.4"}
    assert (LEVERS["4.1.3"].best, LEVERS["4.1.3"].worst) == (664, 831)
    assert (LEVERS["6.1.1"].best, LEVERS["6.1.1"].worst) == (100, 0)


def test_every_lever_has_a_name_of_its_own_within_its_criterion(case: Case) -> None:
    for criterion in case.rulebook.criteria.values():
        names = [LEVERS[key].name.vi for key in criterion.inputs()]
        assert len(names) == len(set(names))


@given(st.lists(st.integers(0, 100), min_size=2, max_size=4), st.integers(0, 100))
def test_classes_share_their_cases_in_order(wishes: list[int], of: int) -> None:
    """Nobody gets more than it wishes, together never more than there are, the first is served."""
    wished = {str(i): D(wish) for i, wish in enumerate(wishes)}
    got = shared(D(of), wished)
    assert all(0 <= got[key] <= wish for key, wish in wished.items())
    assert sum(got.values()) == min(sum(wishes), of)
    assert got["0"] == min(wishes[0], of)
    arrays = shared(D(of), {key: ARRAYS.half_up(float(w), 0) for key, w in wished.items()}, ARRAYS)
    assert {key: float(value) for key, value in arrays.items()} == {
        key: float(value) for key, value in got.items()
    }


def test_a_sole_input_shares_with_none() -> None:
    assert shared(D(50), {"6.1.1": D(95)}, EXACT) == {"6.1.1": 95}


@pytest.mark.parametrize(
    ("value", "text"),
    [("95.5000", "95.5"), ("100", "100"), ("1E+2", "100"), ("0.0000", "0"), ("NaN", "NaN")],
)
def test_a_plain_decimal_has_no_exponent_and_no_idle_zeros(value: str, text: str) -> None:
    assert plain(D(value)) == text
