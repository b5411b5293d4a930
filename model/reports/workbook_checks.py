"""What the cells of the inputs accept, and the check of what was typed or pasted all the same."""

from typing import Any

from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook_places import Inputs, Lists, cell_value, siblings
from model.telling import numbers


def valid(inputs: Inputs, pack: Pack, lists: Lists, lever: Lever, case: int) -> str:
    """Whether a cell holds what its lever can take; classes of the same cases share one total."""
    cell = inputs.at(lever.id, case)
    if lever.entry in ("yes_no", "place"):
        return f"ISNUMBER(MATCH({cell},{lists.bands.get(lever.id, lists.yes_no)},0))"
    parts = [f"ISNUMBER({cell})", f"{cell}>={lever.span.low}", f"{cell}<={lever.span.high}"]
    if lever.entry == "count":
        parts.append(f"{cell}=INT({cell})")
    if siblings(lever):
        levers = pack.first.scenario.levers
        used = [inputs.used(levers[key], case) for key in (lever.id, *siblings(lever))]
        parts.append(f"{'+'.join(used)}<={inputs.of(lever.id)}")
    return ",".join(parts)


def all_classes(inputs: Inputs, lever: Lever, case: int) -> list[str]:
    """The cells of all classes of the cases that a lever counts."""
    return [inputs.at(key, case) for key in (lever.id, *siblings(lever))]


def validation(inputs: Inputs, pack: Pack, lists: Lists, lever: Lever) -> dict[str, Any]:
    """What the cells of a lever accept."""
    if lever.locked:
        start = str(cell_value(pack, lever, lever.start))
        return {"validate": "list", "source": [start]} | message(pack, lists_only=True)
    if lever.entry in ("yes_no", "place"):
        source = f"={lists.bands.get(lever.id, lists.yes_no)}"
        return {"validate": "list", "source": source} | message(pack, lists_only=True)
    high: object = float(lever.span.high)
    return {
        "validate": "integer" if lever.entry == "count" else "decimal",
        "criteria": "between",
        "minimum": float(lever.span.low),
        "maximum": high,
    } | message(pack, lever)


def message(pack: Pack, lever: Lever | None = None, lists_only: bool = False) -> dict[str, Any]:
    """What a person reads after typing something that cannot be."""
    say = pack.words
    if lists_only or lever is None:
        return {
            "error_title": say("report.workbook.refused"),
            "error_message": say("report.workbook.from_list"),
        }
    low, high = numbers.plain(lever.span.low), numbers.plain(lever.span.high)
    key = "whole" if lever.entry == "count" else "between"
    return {
        "error_title": say("report.workbook.refused"),
        "error_message": say(f"report.workbook.{key}", low=low, high=high),
    }
