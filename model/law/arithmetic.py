"""Two ways to compute the same rule: exact decimals for what is shown, arrays for many scenarios.

A rule is written once against `Arithmetic`; `EXACT` scores one scenario with decimal arithmetic,
`ARRAYS` scores many at once with float arrays.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Arithmetic(Protocol):
    """The operations a rule needs, over one kind of number."""

    def number(self, value: Decimal) -> Any:
        """A constant of the law as a number of this arithmetic."""

    def half_up(self, value: Any, places: int) -> Any:
        """Round half up to `places` decimals (scores are never negative)."""

    def least(self, left: Any, right: Any) -> Any:
        """The smaller of two numbers."""

    def choose(self, condition: Any, yes: Any, no: Any) -> Any:
        """`yes` where the condition holds, else `no`."""


class Exact:
    """Decimal arithmetic: what a person sees."""

    def number(self, value: Decimal) -> Decimal:
        """The constant itself."""
        return value

    def half_up(self, value: Decimal, places: int) -> Decimal:
        """Round half up, as the plan does."""
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    def least(self, left: Decimal, right: Decimal) -> Decimal:
        """The smaller of two decimals."""
        return min(left, right)

    def choose(self, condition: bool, yes: Decimal, no: Decimal) -> Decimal:
        """`yes` if the condition holds."""
        return yes if condition else no


class Arrays:
    """Float arrays: one element per scenario."""

    # A float just below a half (0.26489499…) stands for the half itself; this is far below the
    # 10⁻⁶ steps in which rates and points can differ before they are rounded.
    NUDGE = 1e-6

    def number(self, value: Decimal) -> float:
        """The constant as a float."""
        return float(value)

    def half_up(self, value: Floats, places: int) -> Floats:
        """Round half up, element by element."""
        scale = 10.0**places
        rounded: Floats = np.floor(value * scale + (0.5 + self.NUDGE)) / scale
        return rounded

    def least(self, left: Floats, right: float) -> Floats:
        """The smaller of two, element by element."""
        smaller: Floats = np.minimum(left, right)
        return smaller

    def choose(self, condition: npt.NDArray[np.bool_], yes: Any, no: Any) -> Floats:
        """`yes` where the condition holds, else `no`, element by element."""
        chosen: Floats = np.where(condition, yes, no)
        return chosen


EXACT = Exact()
ARRAYS = Arrays()
