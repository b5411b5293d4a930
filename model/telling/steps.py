"""What is to be done, in natural units: thêm 35 vấn đề · thêm 1 điểm % (5.525 hồ sơ) · đạt."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from model.law.rules import Entry
from model.levers import Lever
from model.planning.priorities import NextStep
from model.telling.language import Language
from model.telling.values import inside_text, unit_text

Writer = Callable[[Language, Lever, Decimal, Decimal], str]


def amount_text(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    """A way of a lever to a better value: thêm 35 vấn đề."""
    return AMOUNTS[lever.entry](say, lever, start, to)


def action_text(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    """The same under the name of the lever: Vấn đề đã xử lý xong: thêm 35 vấn đề. A row that is
    not a criterion has no name of its own for what it counts."""
    step = amount_text(say, lever, start, to)
    if not lever.criterion.numbered:
        return step
    return say("telling.step_named", name=say.name(lever.name), step=step)


def step_text(say: Language, step: NextStep | None) -> str:
    """The next step of a criterion, named where the criterion has several inputs or is met as a
    whole; a dash where nothing is left to do."""
    if step is None:
        return say("telling.step_none")
    lever = step.lever
    named = len(lever.criterion.inputs()) > 1 or lever.entry == "yes_no"
    return (action_text if named else amount_text)(say, lever, step.start, step.to)


def _rate(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    points, before, after = say.plain(to - start), lever.cases(start), lever.cases(to)
    if before is None or after is None:
        return say("telling.step_rate", points=points)
    more, unit = say.plain(after - before), unit_text(say, lever)
    return say("telling.step_cases", points=points, count=more, unit=unit)


def _count(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    key = "telling.step_more" if to > start else "telling.step_fewer"
    return say(key, count=say.plain(abs(to - start)), unit=unit_text(say, lever))


def _points(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    return say("telling.step_points", points=say.plain(to - start))


def _met(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    return say("telling.step_met")


def _band(say: Language, lever: Lever, start: Decimal, to: Decimal) -> str:
    return say("telling.step_band", band=inside_text(say, lever, to))


AMOUNTS: Mapping[Entry, Writer] = {
    "percent": _rate,
    "count": _count,
    "points": _points,
    "yes_no": _met,
    "place": _band,
}
