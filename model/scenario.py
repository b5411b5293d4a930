"""A scenario: a baseline, a reading of its total, and the inputs that differ. Nothing computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from model.baseline import Baseline, Reading
from model.levers import Lever, LeverError


class Difference(NamedTuple):
    """An input that differs from the base: the lever, its value there and its value here."""

    lever: Lever
    old: Decimal
    new: Decimal


@dataclass(frozen=True)
class Scenario:
    """Frozen inputs. `changes` holds only what differs from the start of the reading."""

    baseline: Baseline
    levers: Mapping[str, Lever] = field(repr=False, compare=False)
    reading: str
    changes: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def start(cls, baseline: Baseline, levers: Mapping[str, Lever]) -> "Scenario":
        """The baseline itself, under its default reading."""
        return cls(baseline, levers, baseline.reading)

    @property
    def read(self) -> Reading:
        """The reading of the total that this scenario starts from."""
        return self.baseline.readings[self.reading]

    def start_value(self, lever: str) -> Decimal:
        """The value of an input before any change, under this reading."""
        return Decimal(self.read.inputs.get(lever, self.levers[lever].start))

    def value(self, lever: str) -> Decimal:
        """The value of an input in this scenario."""
        return self.changes[lever] if lever in self.changes else self.start_value(lever)

    def values(self) -> dict[str, Decimal]:
        """All inputs of this scenario by lever id."""
        return {lever: self.value(lever) for lever in self.levers}

    def change(self, lever: str, value: Decimal) -> "Scenario":
        """The same scenario with one input changed.

        The other classes of the same cases yield so that they never exceed the total: handling all
        79 findings leaves none "in progress". Raises `LeverError` for an unknown or locked lever
        and for a value out of range.
        """
        moved = self._lever(lever)
        if moved.locked:
            reason = moved.criterion.reason
            raise LeverError(
                f"{lever}: out of the province's reach ({reason.en if reason else ''})"
            )
        changes = {**self.changes, lever: moved.check(value)}
        room = (moved.of or Decimal(0)) - value
        for other in self._same_cases(moved):
            changes[other.id] = min(self.value(other.id), room)
            room -= changes[other.id]
        return self._with(changes)

    def reset(self, criterion: str) -> "Scenario":
        """The same scenario with one criterion back at its start."""
        kept = {k: v for k, v in self.changes.items() if self.levers[k].criterion.id != criterion}
        return self._with(kept)

    def cleared(self) -> "Scenario":
        """The start of the reading."""
        return self._with({})

    def under(self, reading: str) -> "Scenario":
        """The same inputs under another reading. Raises `LeverError` for an unknown reading."""
        if reading not in self.baseline.readings:
            known = ", ".join(self.baseline.readings)
            raise LeverError(f"reading {reading!r} is not among {known}")
        return replace(self, reading=reading)._with(self.changes)

    def differences(self, base: "Scenario | None" = None) -> list[Difference]:
        """Every input that differs from the base (the start, unless given), in rulebook order."""
        pairs = (
            Difference(lever, base.value(key) if base else self.start_value(key), self.value(key))
            for key, lever in self.levers.items()
        )
        return [pair for pair in pairs if pair.old != pair.new]

    def _lever(self, lever: str) -> Lever:
        if lever not in self.levers:
            raise LeverError(
                f"{lever!r} is not a lever; valid: "
                f"{', '.join(key for key, found in self.levers.items() if not found.locked)}"
            )
        return self.levers[lever]

    def _same_cases(self, lever: Lever) -> list[Lever]:
        return [
            other
            for other in self.levers.values()
            if other.criterion.id == lever.criterion.id
            and other.part_key == lever.part_key
            and other.id != lever.id
        ]

    def _with(self, changes: Mapping[str, Decimal]) -> "Scenario":
        kept = {
            key: changes[key]
            for key in self.levers
            if key in changes and changes[key] != self.start_value(key)
        }
        return replace(self, changes=MappingProxyType(kept))


def set_inputs(scenario: Scenario, settings: Mapping[str, str]) -> Scenario:
    """Change several inputs given as text; a criterion's id sets all of its parts alike
    (of several classes of cases, the best one: 1.3.2=79 handles all findings).

    Raises `LeverError` where a lever is unknown, a value impossible, or two settings contradict
    each other.
    """
    wanted: dict[str, Decimal] = {}
    for key, text in settings.items():
        inside = [
            lv
            for lv in scenario.levers.values()
            if lv.criterion.id == key and lv.input == lv.part.rule.inputs[0]
        ]
        for lever in [scenario.levers[key]] if key in scenario.levers else inside:
            wanted[lever.id] = lever.parse(text)
        if key not in scenario.levers and not inside:
            scenario.change(key, Decimal(0))
    for key, value in wanted.items():
        scenario = scenario.change(key, value)
    for key, value in wanted.items():
        if scenario.value(key) != value:
            of = scenario.levers[key].of
            raise LeverError(f"{key}: together with the other settings this exceeds {of} in all")
    return scenario
