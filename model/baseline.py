"""A province's year as published: raw figures, printed scores, readings of the total."""

from decimal import Decimal

from pydantic import Field

from model.law.criteria import Name
from model.law.rules import Amount, Data, Source, Whole, YesNo


class Figure(Data):
    """The raw figures of one part.

    `value` is the sole input (a count, an amount, a rate in percent, a band, true or false),
    `values` the inputs of a rule that has several; `of` the total they are out of. `printed` is
    what the plan prints where that differs from the figures used, `note` why.
    """

    value: Amount | YesNo | None = None
    values: dict[str, Amount] = Field(default_factory=dict)
    of: Amount | None = Field(default=None, gt=0)
    printed: str | None = None
    note: Name | None = None


class Row(Data):
    """A row of the plan's appendix: printed score, cause, remedy, who and when."""

    points: Amount
    cause: Name
    remedy: Name
    lead: tuple[str, ...]
    partner: tuple[str, ...]
    time: Name
    source: Source
    figures: dict[str, Figure] = Field(min_length=1)


class Reading(Data):
    """One way to read the published total: the points that the appendix does not explain, and the
    inputs that would then have been otherwise."""

    name: Name
    explanation: Name
    unexplained: Amount = Decimal(0)
    inputs: dict[str, Amount | YesNo] = Field(default_factory=dict)
    source: Source


class Baseline(Data):
    """A province's year. `total` and `rank` are the published ones."""

    id: str
    province: str
    year: Whole
    rulebook: str
    total: Amount
    rank: Whole
    source: Source
    asked_first: tuple[str, ...]
    readings: dict[str, Reading] = Field(min_length=1)
    rows: dict[str, Row]

    @property
    def reading(self) -> str:
        """The default reading: the first that the file lists."""
        return next(iter(self.readings))
