"""A year day by day: the path of the plan, what was certain, where the pace led, what was left."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pandas as pd

from model.law.arithmetic import EXACT
from model.levers import Lever
from model.scoring import Total
from model.year.curve import progress
from model.year.followed import Followed
from model.year.pace import GROWING, in_units
from model.year.standing import outlook

COLUMNS = ["day", "planned", "certain", "pace", "low", "high", "ceiling"]


def path(followed: Followed, days: Iterable[date]) -> pd.DataFrame:
    """The year day by day: day, planned (points certain by then where the plan is exactly kept),
    certain, pace, low, high (missing where no band is claimed), ceiling; all in points."""
    rows = []
    for day in days:
        found = outlook(followed, day)
        low, high = found.band or (None, None)
        views = (found.points("certain"), found.points("pace"), low, high, found.points("ceiling"))
        rows.append((day, float(planned(followed, day).points), *views))
    return pd.DataFrame(rows, columns=COLUMNS)


def planned(followed: Followed, day: date) -> Total:
    """The total that is certain on a day where the plan is exactly kept: figures that grow have
    come as far as the year has, all else is certain at its end."""
    points = sum((part_points(followed, part, day) for part in followed.parts), Decimal(0))
    maximum, read = followed.case.rulebook.maximum, followed.plan.read
    return Total(points, min(read.unexplained, maximum - points))


def part_points(followed: Followed, levers: tuple[Lever, ...], day: date) -> Decimal:
    """What the plan has certain of a part on a day."""
    values = {lever.input: so_far(followed, lever, day) for lever in levers}
    found: Decimal = levers[0].part.rule.points(values, levers[0].of, EXACT)
    return found


def so_far(followed: Followed, lever: Lever, day: date) -> Decimal:
    """A lever's value in the plan, as far as it is certain on a day."""
    end = followed.planned["plan"][lever.id]
    if lever.locked or day >= followed.year.end:
        return end
    if followed.kinds[lever.id] not in GROWING:
        return lever.worst
    done = progress(followed.year, day, followed.premises.curves.get(lever.id, ()))
    return in_units(lever, end * done, lever.span.high)
