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
    """A row of the source: printed score, and what it says of cause, remedy, who and when. A row
    without figures is known by its points alone."""

    points: Amount
    cause: Name | None = None
    remedy: Name | None = None
    lead: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    time: Name | None = None
    source: Source
    figures: dict[str, Figure] = Field(default_factory=dict)


class Added(Data):
    """A criterion that the law of the cycle does not have: plain points, until its rule is
    understood."""

    field: str
    name: Name
    maximum: Amount = Field(gt=0)
    source: Source


class Rest(Data):
    """Points that the source gives for fields as a whole, less their rows."""

    fields: tuple[str, ...] = Field(min_length=1)
    points: Amount
    source: Source


class Published(Data):
    """What a source prints of fields, their share of the survey included where they have one."""

    fields: tuple[str, ...] = Field(min_length=1)
    points: Amount | None = None
    rank: Whole | None = None


class Reading(Data):
    """One way to read the published total: the points that the rows do not explain, and the inputs
    that would then have been otherwise."""

    name: Name
    explanation: Name
    unexplained: Amount = Decimal(0)
    inputs: dict[str, Amount | YesNo] = Field(default_factory=dict)
    source: Source


class Baseline(Data):
    """A province's year as its sources have it. `total` and `rank` are the published ones.

    What the rows leave of a field is its rest: at full score, unless `rests` states its points. A
    year without rows and rests is known by its total alone.
    """

    id: str
    province: str
    year: Whole
    cycle: str
    total: Amount
    rank: Whole | None = None
    source: Source
    asked_first: tuple[str, ...] = ()
    readings: dict[str, Reading] = Field(default_factory=dict)
    added: dict[str, Added] = Field(default_factory=dict)
    rows: dict[str, Row] = Field(default_factory=dict)
    rests: tuple[Rest, ...] = ()
    published: tuple[Published, ...] = ()

    @property
    def reading(self) -> str:
        """The default reading: the first that the file lists."""
        return next(iter(self.readings))
