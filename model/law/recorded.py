"""A third way to compute a rule: not to compute it, but to write down what it does.

What is written down is a rule's own arithmetic as data, for a reader that knows no rules and only
adds, multiplies and rounds (the script of the exported page). Rules stay written once.

    Share(...).points({"": Step(0)}, of, RECORDED).data()  # 0 is the first of the reader's inputs
    ["half_up", ["*", ["half_up", 0, "4"], "0.015"], "4"]
"""

from decimal import Decimal
from typing import Any


class Step:
    """An operation over constants, inputs and other steps, which it keeps instead of taking it.

    A step over one whole number alone is that input.
    """

    __hash__ = None  # type: ignore[assignment]  # two steps are never compared, only recorded

    def __init__(self, first: int | str, *over: Any) -> None:
        """The number of an input, or an operation and what it is over."""
        self.first, self.over = first, over

    def __add__(self, other: Any) -> "Step":
        """The sum."""
        return Step("+", self, other)

    def __radd__(self, other: Any) -> "Step":
        """The sum."""
        return Step("+", other, self)

    def __sub__(self, other: Any) -> "Step":
        """The difference."""
        return Step("-", self, other)

    def __rsub__(self, other: Any) -> "Step":
        """The difference."""
        return Step("-", other, self)

    def __mul__(self, other: Any) -> "Step":
        """The product."""
        return Step("*", self, other)

    def __truediv__(self, other: Any) -> "Step":
        """The quotient."""
        return Step("/", self, other)

    def __eq__(self, other: Any) -> "Step":  # type: ignore[override]
        """Whether both are equal."""
        return Step("=", self, other)

    def data(self) -> Any:
        """The step as JSON holds it: an input as its number, a constant as text, an operation as a
        list."""
        return [self.first, *map(data, self.over)] if isinstance(self.first, str) else self.first


class Recorded:
    """The operations a rule needs, over steps."""

    def number(self, value: Decimal) -> Decimal:
        """The constant itself."""
        return value

    def half_up(self, value: Any, places: int) -> Step:
        """Rounding half up."""
        return Step("half_up", value, places)

    def least(self, left: Any, right: Any) -> Step:
        """The smaller of two."""
        return Step("least", left, right)

    def choose(self, condition: Any, yes: Any, no: Any) -> Step:
        """`yes` where the condition holds, else `no`."""
        return Step("choose", condition, yes, no)


def data(value: Any) -> Any:
    """A step or a constant as JSON holds it; constants are exact."""
    return value.data() if isinstance(value, Step) else f"{Decimal(value):f}"


RECORDED = Recorded()
