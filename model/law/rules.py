"""The shapes of a rule: what do these inputs earn?

Each shape is plain data (read from TOML) with one method, `points`. The formulas are inferred from
the plan's own figures, because the ministry's table of rules could not be obtained; the standing of
each stands beside it in the rulebook. A rate in percent is rounded half up to 4 decimals, then the
points half up to 4 decimals: criterion 4.1.3 shows that both steps are taken.
"""

from abc import abstractmethod
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from model.law.arithmetic import Arithmetic

PLACES, HUNDRED = 4, Decimal(100)


def number(value: object) -> Decimal:
    """A finite figure from a data file as an exact decimal; text, dates, yes/no are refused."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = Decimal(value)
        if found.is_finite():
            return found
    raise ValueError(f"a number belongs here, found {value!r}")


Amount = Annotated[Decimal, BeforeValidator(number), Field(ge=0)]
Whole = Annotated[int, Field(strict=True, ge=1)]
YesNo = Annotated[bool, Field(strict=True)]


class Data(BaseModel):
    """Frozen data from a file: an unknown key is an error, not a silent loss."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


Standing = Literal["official", "shown", "stated", "fits", "assumed", "entered"]


class Source(Data):
    """The witness of a figure: which document, where in it, and how sure.

    Standing: official = the ministry's text; shown = the plan's figures reproduce the score to four
    decimals; stated = the plan says it in words; fits = it fits, but so would others; assumed = our
    assumption; entered = an office brought it in a file of its own, and nobody else has seen it.
    """

    document: str = Field(min_length=1)
    place: str = Field(min_length=1)
    standing: Standing


class Span(NamedTuple):
    """What an input can be: from `low` to `high` by `step`; `better` is the direction that earns.

    Percent for rates, whole cases for counts, band numbers for places, points for given points.
    """

    low: Decimal
    high: Decimal
    step: Decimal
    better: Literal[1, -1]


Entry = Literal["percent", "count", "yes_no", "place", "points"]
ZERO, ONE, SMALLEST = Decimal(0), Decimal(1), Decimal("0.0001")


class Shape(Data):
    """What all shapes have: a maximum, and inputs by name."""

    maximum: Amount = Field(gt=0)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs; a sole input needs none."""
        return ("",)

    @abstractmethod
    def points(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """What the inputs earn."""

    def rate(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """Points per cent of the maximum."""
        return self.points(values, of, a) * a.number(HUNDRED) / a.number(self.maximum)


class Proportional(Shape):
    """A shape whose points follow a rate."""

    @abstractmethod
    def rate(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The rate in percent, rounded."""

    def points(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """maximum · rate, rounded half up to 4 decimals."""
        return a.half_up(self.rate(values, of, a) * a.number(self.maximum / HUNDRED), PLACES)


class Share(Proportional):
    """Points in proportion to a rate: maximum · rate.

    One input: the rate in percent, or (`entry = "count"`) whole cases out of the total.
    """

    shape: Literal["share"]
    entry: Literal["percent", "count"] = "percent"

    def span(self, of: Decimal | None) -> Span:
        """0 to 100 per cent in the steps that the rounding keeps apart, or whole cases."""
        if self.entry == "percent" or of is None:
            return Span(ZERO, HUNDRED, SMALLEST, 1)
        return Span(ZERO, of, ONE, 1)

    def rate(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The rate in percent, rounded."""
        if self.entry == "percent" or of is None:
            return a.half_up(values[""], PLACES)
        return a.half_up(values[""] * a.number(HUNDRED) / a.number(of), PLACES)


class Credit(Proportional):
    """Each case earns the credit of its class (in time 1.5, late 1.0, the rest 0), over all cases.

    Inputs: how many cases are in each class; the remaining cases earn nothing.
    """

    entry: ClassVar[Entry] = "count"
    shape: Literal["credit"]
    credits: dict[str, Amount] = Field(min_length=1)

    @model_validator(mode="after")
    def best_class_first(self) -> Self:
        """The classes fall from the best, and none earns more than the maximum."""
        falling = sorted(self.credits.values(), reverse=True)
        if list(self.credits.values()) != falling or falling[0] > self.maximum:
            raise ValueError(f"credits must fall from at most {self.maximum}, the best class first")
        return self

    def span(self, of: Decimal | None) -> Span:
        """Whole cases, at most all of them."""
        return Span(ZERO, of or ONE, ONE, 1)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The classes, best credit first as the rulebook lists them."""
        return tuple(self.credits)

    def rate(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """Credits earned per cent of the credits possible, rounded."""
        earned = sum(values[name] * a.number(credit) for name, credit in self.credits.items())
        possible = self.maximum * (of or Decimal(1))
        return a.half_up(earned * a.number(HUNDRED) / a.number(possible), PLACES)


class Checklist(Shape):
    """All or nothing: the whole maximum if the condition is met (1), else nothing (0)."""

    entry: ClassVar[Entry] = "yes_no"
    shape: Literal["checklist"]

    def span(self, of: Decimal | None) -> Span:
        """0 or 1."""
        return Span(ZERO, ONE, ONE, 1)

    def points(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The maximum or nothing."""
        return values[""] * a.number(self.maximum)


class Reduction(Proportional):
    """Points in proportion to a reduction against a base, full once the target is reached.

    Input: the number that remains. `of` is the number in the base year, `target` a percentage.
    """

    entry: ClassVar[Entry] = "count"
    shape: Literal["reduction"]
    target: Amount = Field(gt=0, le=100)

    def span(self, of: Decimal | None) -> Span:
        """From the number that reaches the target up to that of the base year."""
        base = of or ONE
        full = (base * (HUNDRED - self.target) / HUNDRED).to_integral_value(ROUND_FLOOR)
        return Span(full, base, ONE, -1)

    def rate(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The share of the target reached, in percent, at most 100.

        The reduction itself is the rate that the rounding rule speaks of.
        """
        base = a.number(of or Decimal(1))
        reduced = a.half_up((base - values[""]) * a.number(HUNDRED) / base, PLACES)
        return a.least(reduced * a.number(HUNDRED) / a.number(self.target), a.number(HUNDRED))


class Band(Data):
    """Places up to `to` (counted from the band before) earn `points`; the last band has no end."""

    to: Whole | None = None
    points: Amount
    standing: Standing


class Place(Shape):
    """Points by the place among all provinces. Input: the number of the band, 1 = best."""

    entry: ClassVar[Entry] = "place"
    shape: Literal["place"]
    bands: tuple[Band, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def best_band_first(self) -> Self:
        """The bands follow each other down to the last place; points fall from the maximum."""
        ends, points = [band.to for band in self.bands], [band.points for band in self.bands]
        rising = sorted({end for end in ends if end})
        if ends != [*rising, None]:
            raise ValueError(f"bands must end at rising places, the last without end: {ends}")
        if points[0] != self.maximum or points != sorted(points, reverse=True):
            raise ValueError(f"the points of the bands must fall from {self.maximum}")
        return self

    def span(self, of: Decimal | None) -> Span:
        """Band 1 is the best."""
        return Span(ONE, Decimal(len(self.bands)), ONE, -1)

    def points(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The points of the band."""
        earned = values[""] * a.number(Decimal(0))
        for band, entry in enumerate(self.bands, start=1):
            earned = a.choose(values[""] == band, a.number(entry.points), earned)
        return earned


class Given(Shape):
    """Points taken as they are: the criteria that the plan does not list. Input: points."""

    entry: ClassVar[Entry] = "points"
    shape: Literal["given"]

    def span(self, of: Decimal | None) -> Span:
        """From nothing to the maximum."""
        return Span(ZERO, self.maximum, SMALLEST, 1)

    def points(self, values: Mapping[str, Any], of: Decimal | None, a: Arithmetic) -> Any:
        """The points, rounded half up to 4 decimals."""
        return a.half_up(values[""], PLACES)


Rule = Annotated[
    Share | Credit | Checklist | Reduction | Place | Given, Field(discriminator="shape")
]
