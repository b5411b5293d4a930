"""How a figure grows within a year, which its rule alone does not say (`following.toml`)."""

from collections.abc import Mapping
from typing import Literal

from model.law.criteria import Law
from model.levers import Lever

Kind = Literal["rate", "amount", "count", "settled", "keep", "reach", "level"]
FALLING_SHAPES = ("reduction",)


def kind_of(lever: Lever, kinds: Mapping[str, Kind]) -> Kind:
    """How a lever's figure grows: as it is judged, else by the shape of its rule.

    *rate*: so many of the cases so far; *amount*: towards a plan that stands from the start;
    *count*: cases handled; *settled*: cases that no other class can take back (done late);
    *keep*: yes until it is lost for the year; *reach*: no until it is reached for good; *level*:
    as last known.
    """
    if lever.id in kinds:
        return kinds[lever.id]
    if lever.entry == "percent" and lever.of is not None:
        return "rate"
    if lever.entry == "count" and lever.part.rule.shape not in FALLING_SHAPES:
        return "count"
    return "keep" if lever.entry == "yes_no" else "level"


def misfit(kinds: Mapping[str, Kind], law: Law) -> str:
    """Which of the levers judged the law does not have, or cannot grow so; empty if all do."""
    entries = {
        lever: criterion.parts[part].rule.entry
        for criterion in law.criteria.values()
        for lever, (part, _) in criterion.inputs().items()
    }
    for lever, kind in kinds.items():
        if lever not in entries:
            return f"{lever!r} is not in the law of the cycle {law.id}"
        fit = FITTING[kind]
        if entries[lever] not in fit:
            return f"{lever}: {kind!r} is for {', '.join(fit)}, found {entries[lever]}"
    return ""


FITTING: Mapping[Kind, tuple[str, ...]] = {
    "rate": ("percent",),
    "amount": ("percent",),
    "count": ("count",),
    "settled": ("count",),
    "keep": ("yes_no",),
    "reach": ("yes_no",),
    "level": ("percent", "count", "yes_no", "place", "points"),
}
