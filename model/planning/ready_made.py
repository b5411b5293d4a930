"""Ready-made scenarios to start from; what each one sets is data (`ready_made.toml` of a cycle)."""

from collections.abc import Iterable, Mapping
from typing import Literal, Self

from pydantic import model_validator

from model.law.criteria import Criterion, Law, Moved, Name
from model.law.rules import Amount, Data
from model.levers import Lever
from model.scenario import Scenario


class Step(Data):
    """Inputs, picked by all that is named, and where they go: to their best, or down by
    `lose` per cent of the most that they can be."""

    criteria: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    to: Literal["best"] | None = None
    lose: Amount | None = None

    @model_validator(mode="after")
    def says_what_and_where(self) -> Self:
        """A step picks something, and does one thing with it."""
        if not (self.criteria or self.fields or self.moved):
            raise ValueError("a step names criteria, fields or how they are moved")
        if (self.to is None) == (self.lose is None):
            raise ValueError('a step has either to = "best" or lose = percentage points')
        return self

    def takes(self, criterion: Criterion) -> bool:
        """Whether the step is about this criterion."""
        return (
            criterion.moved != "out_of_reach"
            and (not self.criteria or criterion.id in self.criteria)
            and (not self.fields or criterion.field in self.fields)
            and (not self.moved or criterion.moved in self.moved)
        )

    def picks(self, lever: Lever) -> bool:
        """Whether the step sets this input. Of several classes of cases it sets the first, which
        earns most: the others yield."""
        return self.takes(lever.criterion) and lever.input == lever.part.rule.inputs[0]

    def fits(self, levers: Iterable[Lever]) -> bool:
        """Whether among these inputs there is one for everything that the step names."""
        picked = [lever.criterion for lever in levers if self.picks(lever)]
        return (
            set(self.criteria) <= {criterion.id for criterion in picked}
            and set(self.fields) <= {criterion.field for criterion in picked}
            and set(self.moved) <= {criterion.moved for criterion in picked}
        )

    def taken(self, scenario: Scenario) -> Scenario:
        """The scenario after this step."""
        for lever in filter(self.picks, scenario.levers.values()):
            value = lever.best
            if self.lose is not None:
                span = lever.span
                value = scenario.value(lever.id) - span.better * lever.portion(self.lose)
                value = min(max(value, span.low), span.high)
            scenario = scenario.change(lever.id, value)
        return scenario


class ReadyMade(Data):
    """A scenario to start from. `assumed`: it holds a figure that is our assumption."""

    name: Name
    explanation: Name
    steps: tuple[Step, ...] = ()
    assumed: bool = False

    def made(self, start: Scenario) -> Scenario:
        """The scenario, from the start of the same reading: earlier changes do not count."""
        scenario = start.cleared()
        for step in self.steps:
            scenario = step.taken(scenario)
        return scenario


def misfit(step: Step, law: Law) -> str:
    """What in a step does not fit the law; empty if it all does."""
    unknown = [key for key in step.criteria if key not in law.criteria]
    unknown += [key for key in step.fields if key not in law.fields]
    if unknown:
        return f"{', '.join(unknown)} not in the law of the cycle {law.id}"
    picked = [criterion for criterion in law.criteria.values() if step.takes(criterion)]
    if not picked:
        return "picks no criterion that a province can move"
    fixed = [
        criterion.id
        for criterion in picked
        if any(part.rule.entry not in ("percent", "count") for part in criterion.parts.values())
    ]
    if step.lose is not None and fixed:
        return f"{', '.join(fixed)} cannot lose percentage points"
    return ""


def fitting(ready: Mapping[str, ReadyMade], levers: Mapping[str, Lever]) -> dict[str, ReadyMade]:
    """The scenarios that do in a year all that they say: its rows may not break down what they
    set."""
    return {
        key: one
        for key, one in ready.items()
        if all(step.fits(levers.values()) for step in one.steps)
    }
