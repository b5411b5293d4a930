"""How far a year has come: by its days, or along the shape of earlier years."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

ONE, MONTHS = Decimal(1), 12


class Year(NamedTuple):
    """The first and the last day of what is followed."""

    start: date
    end: date


def months(year: Year, day: date) -> Decimal:
    """The months from the year's start to the end of a day, a part of a month by its days."""
    whole = (day.year - year.start.year) * MONTHS + day.month - year.start.month
    first = Decimal(year.start.day - 1) / monthrange(year.start.year, year.start.month)[1]
    return whole + Decimal(day.day) / monthrange(day.year, day.month)[1] - first


def months_left(year: Year, day: date) -> Decimal:
    """The months from the end of a day to the year's end."""
    return max(Decimal(0), months(year, year.end) - months(year, day))


def progress(year: Year, day: date, curve: Sequence[Decimal] = ()) -> Decimal:
    """The share (0 to 1) of a year's figure that stands at the end of a day: along the curve, which
    has the share in per cent at the end of each month, else along a straight line of the months."""
    if day < year.start:
        return Decimal(0)
    if day >= year.end:
        return ONE
    passed = months(year, day)
    if not curve:
        return passed / months(year, year.end)
    whole = int(passed)
    ends = [Decimal(0), *curve]
    share = ends[whole] + (ends[whole + 1] - ends[whole]) * (passed - whole)
    return share / 100


def month_ends(year: Year) -> list[date]:
    """The last day of each month of a year."""
    day, found = year.start, []
    while day <= year.end:
        end = day.replace(day=monthrange(day.year, day.month)[1])
        found.append(end)
        day = end + timedelta(days=1)
    return found
