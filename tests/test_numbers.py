"""How a number looks in Vietnamese, everywhere the same."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.telling import numbers
from model.telling.numbers import Numbers

VI = Numbers("vi")
MINUS, SPACE = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (86.02, 2, "86,02"),
        (Decimal("86.0223"), 4, "86,0223"),
        (326522, 0, "326.522"),
        (1234567.891, 2, "1.234.567,89"),
        (0.735, 2, "0,74"),
        (2.675, 2, "2,68"),
        (86.755, 2, "86,76"),
        (Decimal("0.125"), 2, "0,13"),
        (-0.705, 2, f"{MINUS}0,71"),
        (-0.001, 2, "0,00"),
        (0, 2, "0,00"),
        (100, 2, "100,00"),
        (np.float64(86.02), 2, "86,02"),
        (np.int64(46), 0, "46"),
    ],
)
def test_a_number_has_a_decimal_comma_and_rounds_half_up(
    value: float, places: int, text: str
) -> None:
    assert VI.decimal(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.73, "+0,73"),
        (-0.7, f"{MINUS}0,70"),
        (0, "0,00"),
        (0.004, "0,00"),
        (-0.004, "0,00"),
        (0.005, "+0,01"),
        (1234.5, "+1.234,50"),
    ],
)
def test_a_change_has_its_sign_unless_it_prints_as_nothing(value: float, text: str) -> None:
    assert VI.signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("5710.503"), "5.710,503"),
        (739, "739"),
        (Decimal("76.3153"), "76,3153"),
        (Decimal("5.5000"), "5,5"),
        (0.00005, "0,0001"),
        (1e-7, "0"),
        (-5.5, f"{MINUS}5,5"),
        (np.float64(2.5), "2,5"),
    ],
)
def test_a_plain_number_has_the_decimals_it_has(value: float, text: str) -> None:
    assert VI.plain(value) == text


def test_a_rate_keeps_its_sign_on_the_same_line() -> None:
    assert VI.percent(76.3153) == f"76,32{SPACE}%"
    assert VI.percent(100, 0) == f"100{SPACE}%"


def test_ranks_are_whole_and_a_range_of_one_is_one() -> None:
    assert numbers.place(46, 63) == "46/63"
    assert numbers.span(42, 46) == "42–46"
    assert numbers.span(46, 46) == "46"


def test_a_date_is_day_month_year() -> None:
    assert VI.day(date(2024, 6, 20)) == "20/6/2024"
    assert VI.day(date(2022, 12, 8)) == "8/12/2022"


@given(st.decimals(-10_000_000, 10_000_000, places=4), st.integers(0, 4))
def test_what_is_written_is_the_number_rounded(value: Decimal, places: int) -> None:
    """Read back as a Vietnamese would, it is at most half a unit away."""
    text = VI.decimal(value, places)
    read = Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-"))
    assert abs(read - value) <= Decimal("0.5").scaleb(-places)
    assert text.count(",") == (1 if places else 0)
