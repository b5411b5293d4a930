"""Ready-made scenarios to start from; what each one sets is data (`ready_made.toml` of a cycle)."""

from decimal import ROUND_CEILING
from pathlib import Path
from typing import Literal, Self

from pydantic import TypeAdapter, model_validator

from model.law.criteria import Moved, Name
from model.law.rules import HUNDRED, Amount, Data
from model.levers import Lever
from model.reading.files import DATA, Case, load, parse
from model.reading.tables import DataError
from model.scenario import Scenario


class Step(Data):
    """Inputs, picked by all that is named, and where they go: to their best, or down by
    `lose` percentage points."""

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

    def picks(self, lever: Lever) -> bool:
        """Whether the step sets this input. Of several classes of cases it sets the first, which
        earns most: the others yield."""
        criterion = lever.criterion
        return (
            not lever.locked
            and (not self.criteria or criterion.id in self.criteria)
            and (not self.fields or criterion.field in self.fields)
            and (not self.moved or criterion.moved in self.moved)
            and lever.input == lever.part.rule.inputs[0]
        )

    def taken(self, scenario: Scenario) -> Scenario:
        """The scenario after this step."""
        for lever in filter(self.picks, scenario.levers.values()):
            value = lever.best
            if self.lose is not None:
                span = lever.span
                total = lever.of if lever.entry == "count" and lever.of else HUNDRED
                loss = (self.lose * total / HUNDRED / span.step).to_integral_value(ROUND_CEILING)
                value = scenario.value(lever.id) - span.better * loss * span.step
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


def read_ready_made(case: Case, data: Path = DATA) -> dict[str, ReadyMade]:
    """The ready-made scenarios by id, in the order of the file, checked against the rulebook.

    Raises `DataError` if the file is missing or broken, names a criterion or field that is not in
    the rulebook, picks nothing, or lets something lose that is not a rate.
    """
    file = data / "cycles" / "2022" / "ready_made.toml"
    found = parse(file, TypeAdapter(dict[str, ReadyMade]), load(file), "ready-made")
    for key, ready in found.items():
        for number, step in enumerate(ready.steps, start=1):
            if problem := misfit(step, case):
                raise DataError(f"{file.name}: {key}: step {number}: {problem}")
    return found


def misfit(step: Step, case: Case) -> str:
    """What in a step does not fit the rulebook; empty if it all does."""
    unknown = [key for key in step.criteria if key not in case.rulebook.criteria]
    unknown += [key for key in step.fields if key not in case.rulebook.fields]
    if unknown:
        return f"{', '.join(unknown)} not in rulebook {case.rulebook.id}"
    picked = [lever for lever in case.levers.values() if step.picks(lever)]
    if not picked:
        return "picks no input that the province can move"
    fixed = [lever.id for lever in picked if lever.entry not in ("percent", "count")]
    if step.lose is not None and fixed:
        return f"{', '.join(fixed)} cannot lose percentage points"
    return ""
