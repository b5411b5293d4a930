"""The rulebook: fields, criteria and parts, as one cycle's law has them, with witnesses."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from model.law.rules import Amount, Data, Given, Rule, Source, YesNo

Moved = Literal["share", "count", "checklist", "steps", "place", "survey", "out_of_reach"]


class Name(Data):
    """A short text in both languages of the product."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Part(Data):
    """One component of a criterion: a rule, what it counts and how sure we are of it.

    `seen_from` is the lowest rate (per cent) at which the rule has been seen to give proportional
    credit; below it a threshold may exist. `labels` name the inputs of a rule that has several.
    """

    name: Name
    rule: Rule
    source: Source
    unit: Name | None = None
    labels: dict[str, Name] = Field(default_factory=dict)
    seen_from: Amount | None = None
    limits: Name | None = None

    @model_validator(mode="after")
    def every_input_is_labelled(self) -> Self:
        """A rule with several inputs names each of them."""
        several = [name for name in self.rule.inputs if name]
        if sorted(several) != sorted(self.labels):
            raise ValueError(f"labels must name the inputs {several}, found {list(self.labels)}")
        return self


class Criterion(Data):
    """A row of the rulebook. `moved` says how a province can move it; `short` fits an axis."""

    id: str
    field: str
    name: Name
    short: Name
    maximum: Amount
    moved: Moved
    parts: dict[str, Part] = Field(min_length=1)
    reason: Name | None = None
    listed: YesNo = True

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
    """A field of reform (lĩnh vực); `other` holds its criteria that the plan does not list."""

    id: str
    name: Name
    maximum: Amount
    other: Amount
    source: Source


class Rulebook(Data):
    """One cycle's rules. It refuses to exist unless its maxima add up."""

    id: str
    name: Name
    maximum: Amount
    fields: dict[str, ReformField]
    criteria: dict[str, Criterion]

    @model_validator(mode="after")
    def maxima_add_up(self) -> Self:
        """Criteria add up to their field, fields to the rulebook."""
        for criterion in self.criteria.values():
            if criterion.field not in self.fields:
                raise ValueError(
                    f"criterion {criterion.id}: field {criterion.field!r} is not among "
                    f"{', '.join(self.fields)}"
                )
        for field in self.fields.values():
            criteria = self.of_field(field.id)
            total = sum((c.maximum for c in criteria), Decimal(0))
            if total != field.maximum:
                raise ValueError(
                    f"field {field.id}: its criteria ({', '.join(c.id for c in criteria)}) add up "
                    f"to {total}, not to {field.maximum}"
                )
        total = sum((field.maximum for field in self.fields.values()), Decimal(0))
        if total != self.maximum:
            raise ValueError(f"the fields add up to {total}, not to {self.maximum}")
        return self

    def of_field(self, field: str) -> list[Criterion]:
        """The criteria of a field, in the order of the plan, the unlisted ones last."""
        return [c for c in self.criteria.values() if c.field == field]


def other_criteria(field: ReformField) -> Criterion:
    """The criteria of a field that the plan does not list, as one row that counts points."""
    name = Name(vi="Các tiêu chí còn lại của lĩnh vực", en="The other criteria of the field")
    part = Part(
        name=name,
        rule=Given(shape="given", maximum=field.other),
        source=field.source,
        unit=Name(vi="điểm", en="points"),
    )
    return Criterion(
        id=f"{field.id}.other",
        field=field.id,
        name=name,
        short=Name(
            vi=f"Tiêu chí khác, lĩnh vực {field.id}", en=f"Other criteria, field {field.id}"
        ),
        maximum=field.other,
        moved="count",
        parts={"points": part},
        listed=False,
    )
