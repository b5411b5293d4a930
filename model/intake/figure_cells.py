"""The raw figures of a year as a workbook has them: each input's cell, checked against its rule."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from model.intake.cells import Cell, Moment
from model.intake.inputs import first_of_part, inputs
from model.intake.reader import Line, Reader
from model.law.criteria import Law
from model.law.rules import HUNDRED, ONE, ZERO
from model.levers import Lever, LeverError
from model.scenario import MOST_CASES

Raw = dict[str, Any]
FINEST = Decimal("0.001")  # the least total that a count or an amount is out of


def figures(reader: Reader, law: Law) -> tuple[dict[str, dict[str, Raw]], dict[str, Cell]]:
    """The figures by criterion and part, and the cell of the first figure of each criterion, also
    where it is wrong. A criterion of which nothing is filled in has none."""
    known, lines = inputs(law), by_lever(reader, law)
    found: dict[str, dict[str, Raw]] = {}
    cells: dict[str, Cell] = {}
    for key, lever in known.items():
        line = lines.get(key)
        if line and any(line[column].value is not None for column in ("figure", "of", "printed")):
            cells.setdefault(lever.criterion.id, line["figure"])
    for key, lever in known.items():
        if lever.criterion.id not in cells:
            continue
        if key not in lines:
            sheet = cells[lever.criterion.id].sheet
            reader.note(sheet, "", reader.say("intake.nothing"), "input", lever=key)
            continue
        part = found.setdefault(lever.criterion.id, {}).setdefault(lever.part_key, {})
        add(reader, lever, lines[key], part)
    return found, cells


def by_lever(reader: Reader, law: Law) -> dict[str, Line]:
    """The rows of the sheet of figures by their input."""
    known, found = inputs(law), {}
    for line in reader.lines("figures"):
        key = reader.text(line["lever"])
        if key not in known:
            reader.wrong(line["lever"], "lever")
        elif key in found:
            reader.wrong(line["lever"], "once")
        else:
            found[key] = line
    return found


def add(reader: Reader, lever: Lever, line: Line, part: Raw) -> None:
    """Add what a row says to its part."""
    if first_of_part(lever):
        if (of := total(reader, lever, line["of"])) is not None:
            part["of"] = of
        if printed := reader.text(line["printed"]):
            part["printed"] = printed
        if note := named(reader, line, "note"):
            part["note"] = note
    elif line["of"].value is not None:
        reader.wrong(line["of"], "blank")
    value = figure(reader, lever, line, part.get("of"))
    if value is None:
        return
    if not lever.input:
        part["value"] = value
        return
    part.setdefault("values", {})[lever.input] = value
    if (of := part.get("of")) is not None and sum(part["values"].values()) > of >= value:
        reader.wrong(line["figure"], "classes", of=reader.say.plain(of))


def total(reader: Reader, lever: Lever, cell: Cell) -> Decimal | None:
    """The total behind a part: needed for counts, possible for rates."""
    if lever.entry in ("yes_no", "place", "points"):
        if cell.value is not None:
            reader.wrong(cell, "blank")
        return None
    return reader.number(cell, FINEST, MOST_CASES, needed=lever.entry == "count")


def figure(reader: Reader, lever: Lever, line: Line, of: Decimal | None) -> Any:
    """An input's figure: true or false, a band, a rate in percent, cases or an amount."""
    cell, entry = line["figure"], lever.entry
    if entry in ("yes_no", "place"):
        return choice(reader, lever, cell)
    if entry == "count":
        most = MOST_CASES if of is None else of
        return reader.number(cell, ZERO, most, whole=True, needed=True)
    if of is not None or line["of"].value is not None:
        return reader.number(cell, ZERO, MOST_CASES if of is None else of, needed=True)
    if cell.percent and isinstance(cell.value, int | float):  # shown as 95 %, kept as 0.95
        value = Decimal(repr(cell.value)) * HUNDRED
        if ZERO <= value <= HUNDRED:
            return value
    found = reader.number(cell, ZERO, HUNDRED, needed=True)
    if found is not None and ZERO < found <= ONE:
        reader.wrong(cell, "rate", rate=reader.say.plain(found * HUNDRED))
        return None
    return found


def choice(reader: Reader, lever: Lever, cell: Cell) -> Any:
    """Yes or no, or the band of a place."""
    text = "yes" if cell.value is True else "no" if cell.value is False else ""
    if not isinstance(cell.value, bool | Moment):
        text = reader.text(cell)
    try:
        value = lever.parse(text.replace("\N{EN DASH}", "-"))
    except LeverError:
        reader.wrong(cell, lever.entry, bands="; ".join(lever.bands()))
        return None
    return bool(value) if lever.entry == "yes_no" else value


def named(reader: Reader, line: Line, key: str) -> Mapping[str, str] | None:
    """A text in every language: one that stands in one alone holds in all; None where none does."""
    own = reader.own.code
    found = {
        code: reader.body(line[key if code == own else f"{key}.{code}"])
        for code in reader.languages
    }
    some = found[own] or next(filter(None, found.values()), "")
    return {code: text or some for code, text in found.items()} if some else None
