"""Exact decimals and float arrays compute the same, ties included."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.law.arithmetic import ARRAYS, EXACT

SIX_PLACES = st.integers(0, 100_000_000).map(lambda n: Decimal(n).scaleb(-6))


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.26485", 4, "0.2649"),
        ("0.26475", 4, "0.2648"),
        ("0.264849", 4, "0.2648"),
        ("11.070999", 4, "11.0710"),
        ("86.025", 2, "86.03"),
        ("0", 4, "0.0000"),
        ("99.99995", 4, "100.0000"),
    ],
)
def test_a_half_is_rounded_up_exactly(value: str, places: int, rounded: str) -> None:
    assert EXACT.half_up(Decimal(value), places) == Decimal(rounded)
    assert ARRAYS.half_up(np.array([float(value)]), places)[0] == float(rounded)


@given(SIX_PLACES, st.integers(0, 4))
def test_arrays_round_as_decimals_do(value: Decimal, places: int) -> None:
    """Scores before rounding have six decimals at most: floats must not lose their halves."""
    exact = EXACT.half_up(value, places)
    assert ARRAYS.half_up(np.array([float(value)]), places)[0] == float(exact)


@given(st.integers(0, 1_000_000))
def test_every_tie_is_rounded_up_in_floats_too(n: int) -> None:
    tie = (Decimal(n) + Decimal("0.5")).scaleb(-4)
    assert ARRAYS.half_up(np.array([float(tie)]), 4)[0] == float(Decimal(n + 1).scaleb(-4))


@given(SIX_PLACES, SIX_PLACES)
def test_least_and_choose_agree(left: Decimal, right: Decimal) -> None:
    lefts = np.array([float(left)])
    assert ARRAYS.least(lefts, float(right))[0] == float(EXACT.least(left, right))
    exact = EXACT.choose(left > right, left, right)
    assert ARRAYS.choose(lefts > float(right), lefts, float(right))[0] == float(exact)


def test_constants_keep_their_value() -> None:
    assert EXACT.number(Decimal("0.1")) == Decimal("0.1")
    assert ARRAYS.number(Decimal("0.1")) == 0.1
