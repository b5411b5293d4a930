"""The cheapest way on from where a year stands: what is lost is left out."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from model.planning.ladder import Goal, Limits
from model.year.standing import Outlook


def from_today(found: Outlook, limits: Limits | None = None) -> Goal:
    """A goal that starts from the year's end at this pace, in which no figure goes beyond what can
    still be reached."""
    case = found.followed.case
    limits = replace(limits or Limits(), most=within_reach(found))
    return Goal(case.rulebook, found.pace, case.efforts, limits)


def within_reach(found: Outlook) -> Mapping[str, Decimal]:
    """The best that each lever can still be in the year."""
    return {key: of for line in found.lines for key, of in line.values["ceiling"].items()}
