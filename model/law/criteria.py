"""The law of a cycle: fields, criteria and parts, with standing and witnesses; and the rulebook by
which one province's year is scored, which is as much of the law as is known of that year."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from model.law.rules import Amount, Data, Rule, Source, Standing, YesNo

Moved = Literal["share", "count", "checklist", "steps", "place", "survey", "out_of_reach", "points"]
POINTS = "points"  # the one part of a row of which only the points are known


class Name(Data):
    """A short text in both languages of the product."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Witness(Data):
    """Where a rule can be seen at work: which document, and where in it."""

    document: str = Field(min_length=1)
    place: str = Field(min_length=1)


class Part(Data):
    """One component of a criterion: a rule, what it counts, how sure we are of it (`standing`, see
    `Source`) and who shows it. `labels` name the inputs of a rule that has several.
    """

    name: Name
    rule: Rule
    standing: Standing
    witnesses: tuple[Witness, ...] = Field(min_length=1)
    unit: Name | None = None
    labels: dict[str, Name] = Field(default_factory=dict)
    limits: Name | None = None

    @model_validator(mode="after")
    def every_input_is_labelled(self) -> Self:
        """A rule with several inputs names each of them."""
        several = [name for name in self.rule.inputs if name]
        if sorted(several) != sorted(self.labels):
            raise ValueError(f"labels must name the inputs {several}, found {list(self.labels)}")
        return self


class Alternative(Data):
    """Another rule that the same figures fit. `together`: points only where every part earns them
    all. `share`: what an improvement earns at least of what our rule gives it."""

    name: Name
    standing: Standing
    together: YesNo = False
    share: Amount = Field(default=Decimal(1), le=1)


class Criterion(Data):
    """A row of the law. `moved` says how a province can move it; `short` fits an axis. `numbered`:
    its id is the law's own number. `listed`: the source says that it lost points. `published`: the
    table of figures that its only part is close to, though not computed from."""

    id: str
    field: str
    name: Name
    short: Name
    maximum: Amount
    moved: Moved
    parts: dict[str, Part] = Field(min_length=1)
    reason: Name | None = None
    numbered: YesNo = True
    listed: YesNo = True
    alternatives: dict[str, Alternative] = Field(default_factory=dict)
    published: Literal["sipas"] | None = None

    @model_validator(mode="after")
    def parts_add_up(self) -> Self:
        """The parts' maxima add up to the criterion's."""
        total = sum((part.rule.maximum for part in self.parts.values()), Decimal(0))
        if total != self.maximum:
            raise ValueError(f"the maxima of its parts add up to {total}, not to {self.maximum}")
        if self.moved == "out_of_reach" and self.reason is None:
            raise ValueError("a criterion out of reach needs a reason")
        return self

    def inputs(self) -> dict[str, tuple[str, str]]:
        """Lever id → (part, input). A criterion with one input is its own lever: 6.1.1."""
        found = {
            ".".join(filter(None, [self.id, key if len(self.parts) > 1 else "", name])): (key, name)
            for key, part in self.parts.items()
            for name in part.rule.inputs
        }
        return {self.id: next(iter(found.values()))} if len(found) == 1 else found


class ReformField(Data):
    """A field of reform (lĩnh vực), or several that a source gives only together."""

    id: str
    name: Name
    maximum: Amount
    source: Source


class WithSurvey(Data):
    """Fields as official reports count them, with their `survey` share of the surveys' points."""

    fields: tuple[str, ...] = Field(min_length=1)
    maximum: Amount
    survey: Amount
    source: Source


class RestNames(Data):
    """What a row is called that a province's year does not break down by criterion ({fields} is
    the fields' numbers), and the reading of a total that its rows explain."""

    name: Name
    short: Name
    unit: Name
    block: Name
    whole: Name
    reading: Name
    explained: Name


class Criteria(Data):
    """Criteria by field, with the maximum that the fields add up to."""

    id: str
    name: Name
    maximum: Amount
    fields: dict[str, ReformField]
    criteria: dict[str, Criterion]

    @model_validator(mode="after")
    def fields_add_up(self) -> Self:
        """Every criterion is of a known field, which its criteria fit; the fields add up to the
        whole."""
        for criterion in self.criteria.values():
            if criterion.field not in self.fields:
                raise ValueError(
                    f"criterion {criterion.id}: field {criterion.field!r} is not among "
                    f"{', '.join(self.fields)}"
                )
        for field in self.fields.values():
            found = maxima_of(self.criteria, field.id)
            if relation := self.misfit(found, field.maximum):
                inside = ", ".join(criterion.id for criterion in self.of_field(field.id))
                raise ValueError(
                    f"field {field.id}: its criteria ({inside}) add up to {found}, "
                    f"{relation} {field.maximum}"
                )
        total = sum((field.maximum for field in self.fields.values()), Decimal(0))
        if total != self.maximum:
            raise ValueError(f"the fields add up to {total}, not to {self.maximum}")
        return self

    def misfit(self, found: Decimal, maximum: Decimal) -> str:
        """How the criteria of a field fail to fit its maximum; empty if they fit."""
        return "more than" if found > maximum else ""

    def of_field(self, field: str) -> list[Criterion]:
        """The criteria of a field, in the order of the law, its rest last."""
        return [c for c in self.criteria.values() if c.field == field]


class Law(Criteria):
    """One cycle's rules, as far as they are known: of a field all criteria or some or none.

    Where the cycle has no file of judgements of its own, those of the cycle that it `follows` hold.
    """

    follows: str = ""
    rest: RestNames
    with_survey: tuple[WithSurvey, ...] = ()

    @model_validator(mode="after")
    def reports_add_up(self) -> Self:
        """Fields and their share of the survey make what official reports print."""
        for group in self.with_survey:
            found = sum((self.fields[key].maximum for key in group.fields), group.survey)
            if found != group.maximum:
                raise ValueError(
                    f"with_survey: fields {', '.join(group.fields)} and the survey add up to "
                    f"{found}, not to {group.maximum}"
                )
        return self


class Rulebook(Criteria):
    """The rows by which a province's year is scored. It refuses to exist unless they add up."""

    def misfit(self, found: Decimal, maximum: Decimal) -> str:
        """Criteria add up to their field."""
        return "not to" if found != maximum else ""


def maxima_of(criteria: Mapping[str, Criterion], field: str) -> Decimal:
    """The sum of the maxima of a field's criteria."""
    return sum((c.maximum for c in criteria.values() if c.field == field), Decimal(0))
