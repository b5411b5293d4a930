"""A year that is followed: a named plan on a province's year, and what is reported of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from model.case import Case
from model.levers import Lever
from model.scenario import Scenario
from model.year.curve import Year
from model.year.kind import Kind, kind_of
from model.year.observation import History, Observation, by_day, histories, valid
from model.year.premises import Premises


@dataclass(frozen=True)
class Followed:
    """A year under way against a plan.

    `plan`: the scenario that people chose, under its `plan_name`; its case is where it starts.
    `invented`: the observations are made up for an example, and every screen says so.
    """

    name: str
    case: Case
    plan: Scenario
    plan_name: str
    year: Year
    observations: tuple[Observation, ...] = ()
    premises: Premises = field(default_factory=Premises)
    invented: bool = False

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """How each lever's figure grows, the premises' word first."""
        judged = {**self.case.kinds, **self.premises.kinds}
        return {key: kind_of(lever, judged) for key, lever in self.plan.levers.items()}

    @cached_property
    def by_day(self) -> tuple[Observation, ...]:
        """The observations by day, the last entered last."""
        return by_day(self.observations)

    @cached_property
    def parts(self) -> tuple[tuple[Lever, ...], ...]:
        """The levers of the plan by part, each part's best class first, in rulebook order."""
        found: dict[tuple[str, str], list[Lever]] = {}
        for lever in self.plan.levers.values():
            found.setdefault((lever.criterion.id, lever.part_key), []).append(lever)
        return tuple(tuple(levers) for levers in found.values())

    @cached_property
    def planned(self) -> Mapping[str, dict[str, Decimal]]:
        """The values of the plan and of the base year, by lever."""
        start = self.plan.begun()
        return {"plan": self.plan.values(), "base": start.values()}

    def histories(self, day: date, entered_until: datetime | None = None) -> dict[str, History]:
        """The figures to date of each lever on a day, as far as entered until a moment."""
        return histories(valid(self.by_day, day, entered_until), self.kinds)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that lead something, in rulebook order."""
        criteria = self.case.rulebook.criteria
        return tuple(dict.fromkeys(one for key in criteria for one in self.lead(key)))

    def of_agency(self, agency: str) -> tuple[Lever, ...]:
        """The levers of an agency; all that the province can move where `agency` is empty."""
        return tuple(
            lever
            for lever in self.plan.levers.values()
            if not lever.locked and (not agency or agency in self.lead(lever.criterion.id))
        )

    def until(self, moment: datetime | None) -> "Followed":
        """The same year with what was entered until a moment; None: all of it."""
        if moment is None:
            return self
        seen = tuple(one for one in self.observations if one.stamp.at <= moment)
        return replace(self, observations=seen)

    def lead(self, criterion: str) -> tuple[str, ...]:
        """The agencies that lead a criterion, as the source writes them; none where it names
        none."""
        row = self.case.baseline.rows.get(criterion)
        return row.lead if row else ()
