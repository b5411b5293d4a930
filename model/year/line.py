"""One part of a criterion in a year under way: where its figures stand, where they end, and whether
the plan's can still be reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from model.law.arithmetic import EXACT
from model.levers import Lever
from model.year.kind import Kind
from model.year.observation import History, ToDate

Status = Literal["lost", "no_report", "behind", "on_track"]
STATUSES: tuple[Status, ...] = ("lost", "no_report", "behind", "on_track")
View = Literal["certain", "pace", "last", "low", "high", "plan", "ceiling"]
VIEWS: tuple[View, ...] = ("certain", "pace", "last", "low", "high", "plan", "ceiling")
Values = Mapping[str, Decimal]  # by lever id


@dataclass(frozen=True)
class Needed:
    """What is needed from now on to make the plan, in natural units.

    *rate*: the rest of the cases (`rest`) must reach `value` per cent; *more*: `value` more, which
    is `per_month` each month that is left; *fewer*: `value` fewer; *keep* and *reach*: yes to the
    end; *level*: `value` is to be reached; *nothing*: what is there is enough. `possible`: whether
    the rest of the year allows it.
    """

    kind: Literal["rate", "more", "fewer", "keep", "reach", "level", "nothing"]
    value: Decimal = Decimal(0)
    per_month: Decimal | None = None
    rest: Decimal | None = None
    possible: bool = True


@dataclass(frozen=True)
class Line:
    """A part in the year under way. `levers`: its inputs, the best class first, as in the plan;
    `values`: what each of them is at the year's end in each view, in the units of levers; `totals`:
    what they are out of in the views of the year and in the plan; `history`: the figures to date.
    `banded`: whether `low` and `high` are claimed. `lost_on`: the day it was lost, all or nothing.
    """

    levers: tuple[Lever, ...]
    kind: Kind
    history: Mapping[str, History]
    values: Mapping[View, Values]
    total: Decimal | None
    planned_total: Decimal | None
    needed: Needed
    status: Status
    banded: bool = False
    closed: bool = False
    lost_on: date | None = None

    @property
    def lever(self) -> Lever:
        """The lever that speaks for the part: its first, which earns most."""
        return self.levers[0]

    @property
    def known(self) -> dict[str, ToDate]:
        """The last figure to date of each lever that was reported."""
        return {lever: history[-1] for lever, history in self.history.items() if history}

    @cached_property
    def reported(self) -> date | None:
        """The day of the last report, if any."""
        return max((one.day for one in self.known.values()), default=None)

    @cached_property
    def points(self) -> dict[View, Decimal]:
        """The points of the part in each view."""
        rule, seen, found = self.lever.part.rule, {}, {}
        for view, values in self.values.items():
            of = self.planned_total if view == "plan" else self.total
            key = (of, *values.values())
            if key not in seen:
                named = {lever.input: values[lever.id] for lever in self.levers}
                seen[key] = rule.points(named, of, EXACT)
            found[view] = seen[key]
        return found

    @property
    def at_stake(self) -> Decimal:
        """The plan's points less those at this pace; none below nothing."""
        return max(Decimal(0), self.points["plan"] - self.points["pace"])
