"""A scenario: a baseline, a reading of its total, and the inputs that differ. Nothing computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from model.baseline import Baseline, Reading
from model.levers import Lever, LeverError, plain, shared
from model.typed_text import echo, number

TOTAL = ".of"  # how the id of a total ends
MOST_CASES = Decimal(10) ** 12  # a total behind a rate; no office counts more


class Difference(NamedTuple):
    """An input that differs from the base: the lever, its value there and its value here."""

    lever: Lever
    old: Decimal
    new: Decimal


@dataclass(frozen=True)
class Scenario:
    """Frozen inputs. `changes` holds what was chosen and differs from the start of the reading,
    `totals` the totals behind rates that differ from the baseline's, by `Lever.total_id`.

    Classes of the same cases never exceed their total: handling all 79 findings leaves none "in
    progress". A class that was not chosen yields while it must and comes back when it can.
    """

    baseline: Baseline
    base_levers: Mapping[str, Lever] = field(repr=False, compare=False)
    reading: str
    changes: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    totals: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def levers(self) -> Mapping[str, Lever]:
        """The levers, each out of the total that this scenario has behind it."""
        if not self.totals:
            return self.base_levers
        return {
            key: lever.out_of(self.totals[lever.total_id])
            if lever.total_id in self.totals
            else lever
            for key, lever in self.base_levers.items()
        }

    @property
    def read(self) -> Reading:
        """The reading of the total that this scenario starts from."""
        return self.baseline.readings[self.reading]

    def lever(self, lever: str) -> Lever:
        """A lever by its id. Raises `LeverError`, naming the valid ones, if there is none."""
        if lever not in self.levers:
            known = [key for key, found in self.levers.items() if not found.locked]
            raise LeverError("refused.lever", found=echo(lever), known=", ".join(known))
        return self.levers[lever]

    def start_value(self, lever: str) -> Decimal:
        """The value of an input before any change, under this reading."""
        return Decimal(self.read.inputs.get(lever, self.levers[lever].start))

    def value(self, lever: str) -> Decimal:
        """The value of an input in this scenario."""
        if lever in self.changes:
            return self.changes[lever]
        found: Decimal = shared(self.levers[lever].of, self.classes(lever))[lever]
        return found

    def classes(self, lever: str) -> dict[str, Decimal]:
        """The classes of a lever's cases, itself included, with what each wishes: those chosen
        first, for the others yield to them."""
        inside = self._same_cases(self.levers[lever])
        wished = {key: self.changes[key] for key in inside if key in self.changes}
        return wished | {key: self.start_value(key) for key in inside if key not in wished}

    def values(self) -> dict[str, Decimal]:
        """All inputs of this scenario by lever id."""
        return {lever: self.value(lever) for lever in self.levers}

    def change(self, lever: str, value: Decimal) -> "Scenario":
        """The same scenario with one input changed; other classes of the same cases yield.

        Raises `LeverError` for an unknown or locked lever and for a value out of range.
        """
        moved = self.lever(lever)
        if moved.locked:
            raise LeverError("refused.out_of_reach", lever=lever, reason=moved.criterion.reason)
        chosen = {lever: moved.check(value)}
        for key, wish in self.classes(lever).items():
            if key in self.changes and key != lever:
                chosen[key] = wish
        return self._with({**self.changes, **shared(moved.of, chosen)})

    def out_of(self, total: str, of: Decimal) -> "Scenario":
        """The same scenario with another total behind a part; what exceeds it yields.

        Raises `LeverError` for an unknown total, and unless it is a number above nothing, whole
        where the baseline's is.
        """
        inside = [lever for lever in self.base_levers.values() if lever.total_id == total]
        if not inside or inside[0].of is None or inside[0].locked:
            known = {v.total_id: None for v in self.base_levers.values() if v.of and not v.locked}
            raise LeverError("refused.total", found=echo(total), known=", ".join(known))
        whole = inside[0].of == inside[0].of.to_integral_value()
        if not 0 < of <= MOST_CASES or (whole and of != of.to_integral_value()):
            key = "refused.total_whole" if whole else "refused.total_value"
            raise LeverError(key, total=total, found=plain(of))
        totals = {key: value for key, value in self.totals.items() if key != total}
        if of != inside[0].of:
            totals[total] = of
        moved = replace(self, totals=MappingProxyType(totals))
        chosen = {
            lever.id: min(max(self.changes[lever.id], lever.span.low), lever.span.high)
            for lever in (moved.levers[lever.id] for lever in inside)
            if lever.id in self.changes
        }
        return moved._with({**self.changes, **shared(of, chosen)})

    def set_otherwise(self, base: "Scenario") -> set[str]:
        """The ids of the levers and totals that were set here or in the base and not alike; what
        follows from another lever is not among them."""
        levers = {*self.changes.items()} ^ {*base.changes.items()}
        totals = {*self.totals.items()} ^ {*base.totals.items()}
        return {key for key, _ in levers | totals}

    def total_differences(self, base: "Scenario | None" = None) -> list[Difference]:
        """Every total behind a part that differs from the base's (the baseline's, unless given), in
        rulebook order: the part's first lever, the old total and the new one."""
        found: dict[str, Difference] = {}
        for key, lever in self.base_levers.items():
            if lever.of is not None:
                old = base.levers[key].of if base else lever.of
                new = self.levers[key].of
                if old is not None and new is not None and old != new:
                    found.setdefault(lever.total_id, Difference(self.levers[key], old, new))
        return list(found.values())

    def at(self, values: Mapping[str, Decimal], totals: Mapping[str, Decimal]) -> "Scenario":
        """The same scenario with many inputs, and totals behind parts, set at once. They are valid,
        and of classes of the same cases together no more than there are."""
        firsts = {lever.total_id: lever.of for lever in self.base_levers.values()}
        kept = {key: of for key, of in {**self.totals, **totals}.items() if of != firsts[key]}
        return replace(self, totals=MappingProxyType(kept))._with({**self.changes, **values})

    def reset(self, criterion: str, base: "Scenario | None" = None) -> "Scenario":
        """The same scenario with one criterion as in the base (the start, unless given)."""
        levers, back = self.base_levers, base or self.cleared()
        inside = {key for key, lever in levers.items() if lever.criterion.id == criterion}
        mine = {levers[key].total_id for key in inside}
        changes = {key: value for key, value in self.changes.items() if key not in inside}
        changes |= {key: value for key, value in back.changes.items() if key in inside}
        totals = {key: of for key, of in self.totals.items() if key not in mine}
        totals |= {key: of for key, of in back.totals.items() if key in mine}
        return replace(self, totals=MappingProxyType(totals))._with(changes)

    def cleared(self) -> "Scenario":
        """The start of the reading."""
        return replace(self, changes=MappingProxyType({}), totals=MappingProxyType({}))

    def begun(self) -> "Scenario":
        """The start of the reading with the totals of this scenario."""
        return replace(self, changes=MappingProxyType({}))

    @property
    def changed(self) -> bool:
        """Whether anything differs from the start of the reading."""
        return bool(self.changes or self.totals)

    def under(self, reading: str) -> "Scenario":
        """The same changes under another reading; what that reading takes as so is no change.

        Raises `LeverError` for an unknown reading.
        """
        if reading not in self.baseline.readings:
            known = ", ".join(self.baseline.readings)
            raise LeverError("refused.reading", found=echo(reading), known=known)
        return replace(self, reading=reading)._with(self.changes)

    def differences(self, base: "Scenario | None" = None) -> list[Difference]:
        """Every input that differs from the base (the start, unless given), in rulebook order."""
        pairs = (
            Difference(lever, base.value(key) if base else self.start_value(key), self.value(key))
            for key, lever in self.levers.items()
        )
        return [pair for pair in pairs if pair.old != pair.new]

    def _same_cases(self, lever: Lever) -> list[str]:
        if not lever.input:
            return [lever.id]
        return [
            key
            for key, other in self.levers.items()
            if (other.criterion.id, other.part_key) == (lever.criterion.id, lever.part_key)
        ]

    def _with(self, changes: Mapping[str, Decimal]) -> "Scenario":
        kept = {
            key: changes[key]
            for key in self.levers
            if key in changes and changes[key] != self.start_value(key)
        }
        return replace(self, changes=MappingProxyType(kept))


def is_total(key: str) -> bool:
    """Whether an id is that of a total behind a part."""
    return key.endswith(TOTAL)


def parse_total(total: str, text: str) -> Decimal:
    """The value of a total as people write it. Raises `LeverError` for anything else."""
    found = number(text)
    if found is None:
        raise LeverError("refused.total_value", total=total, found=echo(text))
    return found


def set_inputs(scenario: Scenario, settings: Mapping[str, str]) -> Scenario:
    """Change several inputs given as text, in any order; a criterion's id sets all of its parts
    alike (of several classes of cases, the best one: 1.3.2=79 handles all findings).

    Raises `LeverError` where a lever is unknown or locked, a value impossible, the parts of a
    criterion differ in unit, or two settings contradict each other.
    """
    wanted: dict[str, Decimal] = {}
    for key, text in settings.items():
        if is_total(key):
            scenario = scenario.out_of(key, parse_total(key, text))
    for key, text in settings.items():
        if is_total(key):
            continue
        inside = [
            lever
            for lever in scenario.levers.values()
            if lever.criterion.id == key and lever.input == lever.part.rule.inputs[0]
        ]
        if len({(lever.entry, lever.entry == "count" and lever.of) for lever in inside}) > 1:
            ids = ", ".join(lever.id for lever in inside)
            raise LeverError("refused.units", criterion=key, levers=ids)
        for lever in inside or [scenario.lever(key)]:
            value = lever.parse(text)
            if wanted.setdefault(lever.id, value) != value:
                raise LeverError("refused.contradiction", lever=lever.id)
    for key, value in wanted.items():
        scenario = scenario.change(key, value)
    for key, value in wanted.items():
        if scenario.value(key) != value:
            of = scenario.levers[key].of
            raise LeverError("refused.together", lever=key, of=of)
    return scenario
