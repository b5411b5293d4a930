"""A part's line in the year under way: from its figures to date to where they end.

The year's whole is what the plan has behind the part, unless more has been found already; once the
year is over it is what was reported. What nobody reported is assumed (`Premises`); surveys and
places, which the province does not decide, are nowhere above what is known or planned of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from model.law.arithmetic import EXACT
from model.law.rules import HUNDRED, ONE, PLACES, ZERO
from model.levers import Lever, shared
from model.year.course import Course, Point, course, settled
from model.year.curve import months_left, progress
from model.year.followed import Followed
from model.year.line import VIEWS, Line, Needed, Status, View
from model.year.needed import needed
from model.year.observation import History, ToDate

GROWING = ("rate", "amount", "count", "settled")
HELD = ("survey", "place")  # how criteria are moved that the province does not decide
FINE = 6  # decimals of a case that division leaves behind


def line(
    followed: Followed, levers: tuple[Lever, ...], history: Mapping[str, History], day: date
) -> Line:
    """A part's line on a day. `history`: of each lever, as far as reported."""
    mine = {lever.id: history.get(lever.id, ()) for lever in levers}
    first, kind = levers[0], followed.kinds[levers[0].id]
    reported = [past[-1] for past in mine.values() if past]
    closed = len(reported) > 0 and all(one.day >= followed.year.end for one in reported)
    total = whole(first.of, reported, closed or kind == "amount")
    values: dict[View, dict[str, Decimal]] = {view: {} for view in VIEWS}
    banded = False
    for lever in levers:
        found = ends(followed, lever, mine[lever.id], total, closed)
        banded = banded or not (found.low is None or closed or lever.locked)
        for view, value in seen(found, followed.premises.pace).items():
            values[view][lever.id] = value
    if len(levers) > 1:
        most = best_mix(followed, values["certain"], total, closed)
        for view, wished in values.items():
            best = min(wished.get(first.id, ZERO), most[first.id])
            values[view] = dict(shared(total, {**wished, first.id: best}))
        values["ceiling"] = most
    values["plan"] = {lever.id: followed.planned["plan"][lever.id] for lever in levers}
    lost = [one.day for one in mine[first.id] if kind == "keep" and not one.value]
    drawn = Line(
        levers=levers,
        kind=kind,
        history=mine,
        values=values,
        total=total,
        planned_total=first.of,
        needed=Needed("nothing"),
        status="on_track",
        banded=banded,
        closed=closed,
        lost_on=min(lost, default=None),
    )
    wanted = needed(drawn, months_left(followed.year, day))
    return replace(drawn, needed=wanted, status=status(followed, drawn, day))


def whole(planned: Decimal | None, reported: list[ToDate], final: bool) -> Decimal | None:
    """What the year's figures are out of: what was reported last where that is final, else the
    plan's total unless more has been found already."""
    found = [one.of for one in reported if one.of is not None]
    if planned is None or not found:
        return planned
    return max(found) if final else max(planned, *found)


def ends(
    followed: Followed, lever: Lever, history: History, total: Decimal | None, closed: bool
) -> Course:
    """Where a lever ends, in its own units."""
    kind = followed.kinds[lever.id]
    reported = [one for one in history if one.day >= followed.year.start]
    if lever.locked:
        return settled(followed.planned["plan"][lever.id])
    if kind in GROWING:
        return growing(followed, lever, history, total or ONE, closed)
    if not history and closed:
        return settled(lever.worst)
    if not history:
        return unreported(followed, lever)
    if kind in ("keep", "reach"):
        return all_or_nothing(kind == "keep", [bool(one.value) for one in reported], closed)
    return level(followed, lever, history[-1].value, closed)


def unreported(followed: Followed, lever: Lever, certain: Decimal | None = None) -> Course:
    """A figure that nobody reported: as assumed, at worst nothing, at best everything."""
    assumed = followed.planned[followed.premises.unreported][lever.id]
    most = followed.planned["plan"][lever.id] if held(lever) else lever.best
    least = lever.worst if certain is None else certain
    return Course(least, assumed, assumed, None, None, most)


def growing(
    followed: Followed, lever: Lever, history: History, total: Decimal, closed: bool
) -> Course:
    """A rate, an amount or a count, in the lever's units."""
    year, kind = followed.year, followed.kinds[lever.id]
    opening = [one.value for one in history if one.day < year.start and kind == "count"]
    past = [one for one in history if one.day >= year.start]
    began = opening[-1] if opening else ZERO
    if not past and not closed:
        return unreported(followed, lever, in_units(lever, began, total))
    now = past[-1].value if past else began
    if closed:
        return settled(in_units(lever, now, total))
    if kind == "rate":
        end = total
        points = [Point(one.of or total, one.value) for one in past]
        most = now + end - points[-1].way
    else:
        end, most = ONE, total
        curve = followed.premises.curves.get(lever.id, ())
        points = [Point(progress(year, one.day, curve), one.value) for one in past]
        if fastest := followed.premises.fastest.get(lever.id):
            room = fastest * total / HUNDRED * months_left(year, past[-1].day)
            most = max(now, min(total, now + room))
    found = course([Point(ZERO, began), *points], end, total, most)
    return Course(
        in_units(lever, found.certain, total),
        in_units(lever, found.year, total),
        in_units(lever, found.last, total),
        None if found.low is None else in_units(lever, found.low, total),
        None if found.high is None else in_units(lever, found.high, total),
        in_units(lever, found.most, total),
    )


def in_units(lever: Lever, natural: Decimal, total: Decimal) -> Decimal:
    """A natural figure in the units of its lever: per cent out of the total, or whole cases."""
    if lever.entry == "percent":
        return EXACT.half_up(min(HUNDRED, natural * HUNDRED / total), PLACES)
    cases = EXACT.half_up(min(natural, total), FINE).to_integral_value(ROUND_FLOOR)
    return max(ZERO, cases)


def all_or_nothing(kept: bool, reports: list[bool], closed: bool) -> Course:
    """Yes until it is lost (`kept`), or no until it is reached."""
    if not reports:
        return Course(ZERO, ZERO, ZERO, None, None, ONE)
    if kept:
        stands = open_still = all(reports)
        certain = closed and stands
    else:
        stands = certain = any(reports)
        open_still = stands or not closed
    now, sure, most = (Decimal(int(one)) for one in (stands, certain, open_still))
    return Course(sure, now, now, None, None, most)


def level(followed: Followed, lever: Lever, value: Decimal, closed: bool) -> Course:
    """A figure that stays as last known; what falls case by case stays fallen."""
    span = lever.span
    value = min(max(value, span.low), span.high)
    if closed:
        return settled(value)
    most = lever.best
    if held(lever):
        plan = followed.planned["plan"][lever.id]
        most = max(plan, value) if span.better > 0 else min(plan, value)
    certain = value if lever.part.rule.shape == "reduction" else lever.worst
    return Course(certain, value, value, None, None, most)


def held(lever: Lever) -> bool:
    """Whether the province does not decide the figure."""
    return lever.criterion.moved in HELD


def seen(found: Course, pace: str) -> dict[View, Decimal]:
    """A lever's value in each view of the year."""
    here = found.pace(pace)
    return {
        "certain": found.certain,
        "pace": here,
        "last": found.last,
        "low": here if found.low is None else min(here, found.low),
        "high": here if found.high is None else max(here, found.high),
        "ceiling": found.most,
    }


def best_mix(
    followed: Followed, certain: Mapping[str, Decimal], total: Decimal | None, closed: bool
) -> dict[str, Decimal]:
    """The most that classes of the same cases can still be: all in the best, but for those that no
    other class can take back."""
    if closed:
        return dict(certain)
    best, *others = certain
    stuck = {key: certain[key] if followed.kinds[key] == "settled" else ZERO for key in others}
    return {best: (total or ONE) - sum(stuck.values(), ZERO), **stuck}


def status(followed: Followed, found: Line, day: date) -> Status:
    """Where a line stands against the plan; a shortfall of less than a case is none."""
    points, kind = found.points, found.kind
    if found.lever.locked:
        return "on_track"
    if points["ceiling"] < points["plan"]:
        return "lost"
    since, begun = found.reported, followed.year.start
    stale = kind in (*GROWING, "keep") and since is not None
    missing = since is None or since < begun
    if missing or (stale and not found.closed and since and late(followed, since, day)):
        return "no_report"
    return "behind" if points["pace"] < points["plan"] and short(followed, found) else "on_track"


def late(followed: Followed, since: date, day: date) -> bool:
    """Whether the last report is too old."""
    return (min(day, followed.year.end) - since).days > followed.premises.stale_after


def short(followed: Followed, found: Line) -> bool:
    """Whether a line is a whole case short of where the plan would be, where cases are whole."""
    lever, now = found.lever, found.known.get(found.lever.id)
    planned = found.values["plan"][lever.id]
    if now is None or found.kind not in ("rate", "count") or found.planned_total is None:
        return True
    if found.kind == "rate":
        if found.planned_total != found.planned_total.to_integral_value() or now.of is None:
            return True
        return now.value + 1 <= planned * now.of / HUNDRED
    curve = followed.premises.curves.get(lever.id, ())
    return now.value + 1 <= planned * progress(followed.year, now.day, curve)
