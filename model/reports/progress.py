"""What the periodic report of a year under way tells: results against the plan, what is late and
why, what is needed from now on, who has not reported, and the entry behind every figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from model.address import Work
from model.ground import Ground
from model.law.criteria import ReformField
from model.reports.contents import Pack, clean
from model.result import Entry
from model.store.letterhead import UNSAID, Letterhead
from model.telling.following import view_text
from model.telling.labels import title
from model.telling.language import Language
from model.telling.pace import (
    ends_text,
    needed_text,
    points_text,
    reported_text,
    status_text,
    to_date_text,
)
from model.year.followed import Followed
from model.year.line import Line, View
from model.year.observation import Observation
from model.year.standing import STANDINGS, Outlook, ordered, outlook

Period = Literal["month", "quarter", "half", "year"]
MONTHS: dict[Period, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Progress:
    """A followed year as of a day, told for the period that the day ends or lies in; `made` is the
    day of the report, `movement` how the others are taken to move."""

    ground: Ground
    followed: Followed
    day: date
    period: Period
    made: date
    movement: str
    letterhead: Letterhead = UNSAID

    @property
    def words(self) -> Language:
        """The language."""
        return self.ground.words

    @property
    def year(self) -> int:
        """The year under way."""
        return self.followed.year.start.year

    @property
    def since(self) -> date:
        """The first day of the period."""
        months = MONTHS[self.period]
        return date(self.day.year, (self.day.month - 1) // months * months + 1, 1)

    @cached_property
    def outlook(self) -> Outlook:
        """Where the year stands on the day."""
        return outlook(self.followed, self.day)

    @cached_property
    def before(self) -> Outlook | None:
        """Where it stood when the period began; None where the period begins with the year."""
        if self.since <= self.followed.year.start:
            return None
        return outlook(self.followed, self.since - timedelta(days=1))

    @cached_property
    def entries(self) -> dict[View, Entry]:
        """The views of the year's end as scenarios with their results."""
        return {
            view: Entry(
                self.ground,
                view_text(self.words, view),
                Work(self.outlook.scenario(view), self.movement),
            )
            for view in STANDINGS
        }

    @cached_property
    def pack(self) -> Pack:
        """The same as a pack, for the forms that all files share: the plan, and the pace."""
        return Pack(clean(self.entries["plan"]), (clean(self.entries["pace"]),), self.made)

    def signed(self, letterhead: Letterhead) -> "Progress":
        """The same report, of this issuer and signer."""
        return replace(self, letterhead=letterhead)

    @property
    def period_text(self) -> str:
        """The period by its name: tháng 5, quý II, 6 tháng đầu năm, năm."""
        number = (self.day.month - 1) // MONTHS[self.period] + 1
        if self.period == "half":
            return self.words(f"progress.period_half_{number}", year=self.year)
        shown = ROMAN[number - 1] if self.period == "quarter" else number
        return self.words(f"progress.period_{self.period}", number=shown, year=self.year)


def period_of(day: date) -> Period:
    """The longest period that ends on a day; the month of any other day."""
    ends = (day + timedelta(days=1)).day == 1
    fitting: list[Period] = [
        period for period, months in MONTHS.items() if ends and day.month % months == 0
    ]
    return fitting[-1] if fitting else "month"


class Told(NamedTuple):
    """A line in words: criterion, who leads it, status, figure to date, year's end at this pace and
    in the plan, what is needed from now on, points at stake, last report, and the reason given."""

    line: Line
    criterion: str
    agencies: tuple[str, ...]
    status: str
    to_date: str
    pace: str
    plan: str
    needed: str
    stake: str
    reported: str
    reason: str


def told(progress: Progress, line: Line) -> Told:
    """A line in words."""
    say, lever = progress.words, line.lever
    name = title(say, lever.criterion)
    if len(lever.criterion.parts) > 1:
        name = say("progress.part", criterion=name, part=say.name(lever.part.name))
    leads = tuple(map(progress.ground.agency, progress.followed.lead(lever.criterion.id)))
    pace, plan = ends_text(say, line)
    notes = [one.observation.note for one in line.known.values() if one.observation.note]
    return Told(
        line=line,
        criterion=name,
        agencies=leads or (say.name(None),),
        status=status_text(say, line),
        to_date=to_date_text(say, line) or say("progress.none"),
        pace=pace,
        plan=plan,
        needed=needed_text(say, line),
        stake=points_text(say, line),
        reported=reported_text(say, line),
        reason="; ".join(notes) or say("progress.no_reason"),
    )


def everything(progress: Progress) -> list[Told]:
    """Every line that can move, the most points at stake first."""
    lines = ordered(progress.outlook.lines)
    return [told(progress, line) for line in lines if not line.lever.locked]


def late(progress: Progress) -> list[Told]:
    """What falls behind or is lost, with points at stake."""
    return [one for one in everything(progress) if one.line.at_stake > 0]


def silent(progress: Progress) -> list[Told]:
    """What nobody has reported of, or not for too long; not the sums that stand for what the source
    does not list."""
    return [
        one
        for one in everything(progress)
        if one.line.status == "no_report" and one.line.lever.criterion.listed
    ]


def by_agency(progress: Progress) -> dict[str, list[Told]]:
    """What each agency leads of what is late, the agency with the most points at stake first."""
    found: dict[str, list[Told]] = {}
    for one in late(progress):
        for agency in one.agencies:
            found.setdefault(agency, []).append(one)
    return dict(sorted(found.items(), key=lambda pair: -sum(t.line.at_stake for t in pair[1])))


class FieldRow(NamedTuple):
    """A field, and its points in each standing."""

    field: ReformField
    points: dict[View, float]


def by_field(progress: Progress) -> list[FieldRow]:
    """Every field of the rulebook, in its order."""
    from_views = {view: entry.fields for view, entry in progress.entries.items()}
    return [
        FieldRow(field, {view: points[field.id] for view, points in from_views.items()})
        for field in progress.pack.fields
    ]


def witnesses(progress: Progress) -> Iterator[tuple[Line, Observation]]:
    """The entries behind every figure to date, in the rulebook's order; a sum has several."""
    for line in progress.outlook.lines:
        for figure in line.known.values():
            for one in figure.behind:
                yield line, one
