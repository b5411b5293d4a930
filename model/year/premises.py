"""What is assumed of a year under way where reports do not say it: plain data, to be changed."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from model.law.rules import HUNDRED, ZERO, Data
from model.year.curve import MONTHS
from model.year.kind import Kind


class Premises(Data):
    """The assumptions behind a pace.

    `pace`: the rest of the year goes as all of it so far, or as the last period. `unreported`: of a
    figure that nobody reported, the plan's is taken, or that of the base year. `kinds`: how a
    lever's figure grows, where it is not as the cycle has it. `curves`: the share in per cent of a
    lever's year that stands at the end of each month. `fastest`: the most that a month can bring,
    in per cent of a lever's year. `stale_after`: days after which a report counts as missing.
    """

    pace: Literal["year", "last"] = "year"
    unreported: Literal["plan", "base"] = "plan"
    kinds: dict[str, Kind] = Field(default_factory=dict)
    curves: dict[str, tuple[Decimal, ...]] = Field(default_factory=dict)
    fastest: dict[str, Decimal] = Field(default_factory=dict)
    stale_after: int = Field(default=45, ge=1)

    @model_validator(mode="after")
    def shares_are_possible(self) -> Self:
        """A curve has twelve months, rises from above nothing, and ends at 100 per cent; a month
        brings something."""
        for lever, curve in self.curves.items():
            rising = list(curve) == sorted(curve) and min(curve, default=ZERO) > ZERO
            if len(curve) != MONTHS or not rising or curve[-1] != HUNDRED:
                raise ValueError(f"curves: {lever}: 12 shares that rise to 100 are expected")
        for lever, share in self.fastest.items():
            if share <= ZERO:
                raise ValueError(f"fastest: {lever}: a share above 0 is expected, found {share}")
        return self
