"""Where a year stands on a day: points that are certain, at this pace, of the plan, and the most
that can still be reached; and who is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from math import hypot

import pandas as pd

from model.scenario import Scenario
from model.scoring import Total
from model.year.followed import Followed
from model.year.line import STATUSES, Line, View
from model.year.pace import line

STANDINGS: tuple[View, ...] = ("certain", "pace", "plan", "ceiling")


@dataclass(frozen=True)
class Outlook:
    """A year as it stands on a day: a line for each part, and what they add up to."""

    followed: Followed
    day: date
    lines: tuple[Line, ...]

    def scenario(self, view: View) -> Scenario:
        """The year's end in a view as a scenario, with the totals behind it."""
        plan = self.followed.plan
        if view == "plan":
            return plan
        values = {key: of for one in self.lines for key, of in one.values[view].items()}
        totals = {one.lever.total_id: one.total for one in self.lines if one.total is not None}
        return plan.at(values, totals)

    @property
    def certain(self) -> Scenario:
        """What can no longer be lost."""
        return self.scenario("certain")

    @property
    def pace(self) -> Scenario:
        """The year's end at this pace."""
        return self.scenario("pace")

    @property
    def plan(self) -> Scenario:
        """The plan."""
        return self.followed.plan

    @property
    def ceiling(self) -> Scenario:
        """The most that can still be reached."""
        return self.scenario("ceiling")

    @cached_property
    def scores(self) -> dict[View, dict[str, Decimal]]:
        """Points by criterion in each view."""
        found: dict[View, dict[str, Decimal]] = {}
        for one in self.lines:
            key = one.lever.criterion.id
            for view, points in one.points.items():
                of = found.setdefault(view, {})
                of[key] = of.get(key, Decimal(0)) + points
        return found

    @cached_property
    def totals(self) -> dict[View, Total]:
        """The total PAR INDEX of each view, as the scorecard of its scenario gives it."""
        maximum, read = self.followed.case.rulebook.maximum, self.followed.plan.read
        sums = {view: sum(of.values(), Decimal(0)) for view, of in self.scores.items()}
        return {view: Total(of, min(read.unexplained, maximum - of)) for view, of in sums.items()}

    def points(self, view: View) -> float:
        """The total in points of a view."""
        return float(self.totals[view].points)

    @cached_property
    def band(self) -> tuple[float, float] | None:
        """The points between which the pace lies, the parts taken as independent; None where no
        figure has enough periods to claim one."""
        if not any(one.banded for one in self.lines):
            return None
        pace = self.points("pace")
        below = hypot(*(float(one.points["pace"] - one.points["low"]) for one in self.lines))
        above = hypot(*(float(one.points["high"] - one.points["pace"]) for one in self.lines))
        return (
            max(self.points("certain"), pace - below),
            min(self.points("ceiling"), pace + above),
        )

    @cached_property
    def late(self) -> pd.DataFrame:
        """One row per part, the most points at stake first, then the gravest status.

        lever, criterion, agencies (that lead), status, kind, value and of (to date, natural;
        missing where not reported), planned and pace (the year's end in the plan and at this pace,
        in the lever's units), needed (`Needed`), deadline, at_stake (points of the plan less those
        at this pace), reported (day of the last report, None: never), note (of the last report).
        """
        rows = []
        for one in ordered(self.lines):
            now = one.known.get(one.lever.id)
            rows.append(
                {
                    "lever": one.lever.id,
                    "criterion": one.lever.criterion.id,
                    "agencies": self.followed.lead(one.lever.criterion.id),
                    "status": one.status,
                    "kind": one.kind,
                    "value": now.value if now else None,
                    "of": now.of if now else None,
                    "planned": one.values["plan"][one.lever.id],
                    "pace": one.values["pace"][one.lever.id],
                    "needed": one.needed,
                    "deadline": self.followed.year.end,
                    "at_stake": float(one.at_stake),
                    "reported": one.reported,
                    "note": now.observation.note if now else "",
                }
            )
        return pd.DataFrame(rows)

    def of_agency(self, agency: str) -> tuple[Line, ...]:
        """The lines of the criteria that an agency leads, the most points at stake first."""
        return tuple(
            one
            for one in ordered(self.lines)
            if agency in self.followed.lead(one.lever.criterion.id)
        )


def ordered(lines: Iterable[Line]) -> list[Line]:
    """The most points at stake first, then the gravest status."""
    return sorted(lines, key=lambda one: (-one.at_stake, STATUSES.index(one.status)))


def outlook(followed: Followed, day: date, entered_until: datetime | None = None) -> Outlook:
    """The year as it stands on a day; with `entered_until` as it was shown at that moment."""
    found = followed.histories(day, entered_until)
    return Outlook(
        followed, day, tuple(line(followed, levers, found, day) for levers in followed.parts)
    )
