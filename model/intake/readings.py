"""The readings of a year's total as a workbook has them."""

import re
from typing import Any

from model.intake.cells import Cell
from model.intake.draft import Place
from model.intake.figure_cells import named
from model.intake.inputs import inputs
from model.intake.reader import Reader
from model.law.criteria import Law
from model.law.rules import ZERO
from model.levers import LeverError

KEY = re.compile(r"[A-Za-z0-9][\w.-]{0,39}")
Raw = dict[str, Any]


def readings(reader: Reader, law: Law, cells: dict[Place, Cell]) -> Raw:
    """The readings of the total, the default one first; where each was found goes to `cells`."""
    found: Raw = {}
    for line in reader.lines("readings"):
        key = reader.text(line["key"])
        if not KEY.fullmatch(key):
            reader.wrong(line["key"], "key")
            continue
        if key in found:
            reader.wrong(line["key"], "once")
            continue
        name, explanation = (named(reader, line, one) for one in ("name", "explanation"))
        for one, text in (("name", name), ("explanation", explanation)):
            if text is None:
                reader.wrong(line[one], "text")
        if name and explanation:
            found[key] = {
                "name": name,
                "explanation": explanation,
                "unexplained": reader.number(line["unexplained"], ZERO, law.maximum) or ZERO,
                "inputs": otherwise(reader, line["inputs"], law),
                "source": reader.source(line["source"]),
            }
            cells["readings", key, "inputs"] = line["inputs"]
    return found


def otherwise(reader: Reader, cell: Cell, law: Law) -> Raw:
    """The inputs that a reading takes for otherwise: 6.1.2 = yes."""
    known, found = inputs(law), {}
    for part in reader.listed(cell):
        key, _, text = (one.strip() for one in part.partition("="))
        try:
            value = known[key].parse(text)
        except (KeyError, LeverError):
            reader.wrong(cell, "inputs", part=part)
            continue
        found[key] = bool(value) if known[key].entry == "yes_no" else value
    return found
