"""The rules as spreadsheet formulas, generated from the rulebook's data: one entry for each shape.

Spreadsheets round binary floats: a value that is 0,55354999… for 0,55355 would be rounded down.
`NUDGE` lifts it; it is far below the distance of any other value from a half.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from model.law.rules import HUNDRED, PLACES, ZERO, Credit, Given, Reduction, Rule, Share
from model.levers import plain
from model.telling.language import Language

NUDGE = "1E-9"
LONGEST_TEXT = 250  # characters of a text inside a formula; spreadsheets take 255
PROBLEMS, NOTHING = "problems", "–"  # the cell that counts failed checks; what is not computed then
FIRST_MARK = 0xE000  # characters that no text has: the places of cells in a sentence


class Cells(NamedTuple):
    """Where a rule finds what it needs: its inputs by name, the total they are out of (empty: no
    total), its maximum, its own rate; for an input from a list the choices and their rates."""

    inputs: Mapping[str, str]
    of: str
    maximum: str
    rate: str
    choices: tuple[str, str] = ("", "")


def half_up(formula: str, places: int = PLACES) -> str:
    """Rounding half up, the same in every spreadsheet program."""
    return f"ROUND({formula}+{NUDGE},{places})"


def text(value: str) -> str:
    """A text inside a formula."""
    parts = [value[at : at + LONGEST_TEXT] for at in range(0, len(value), LONGEST_TEXT)]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts or [""])


def told(say: Language, key: str, cells: Mapping[str, str], **values: object) -> str:
    """A sentence as a formula: some of its places are filled by cells."""
    marks = {name: chr(FIRST_MARK + number) for number, name in enumerate(cells)}
    found = dict(zip(marks.values(), cells.values(), strict=True))
    pieces = re.split(f"([{''.join(found)}])", say(key, **values, **marks))
    return "&".join(found.get(piece) or text(piece) for piece in pieces if piece)


def checked(formula: str) -> str:
    """A formula's result, but nothing while any check of the inputs fails."""
    return f"IF({PROBLEMS}=0,{formula},{text(NOTHING)})"


def among(cell: str, choices: str) -> str:
    """Whether a cell holds one of some texts, letter by letter: no wildcard, no other case."""
    return f"SUMPRODUCT(EXACT({cell},{choices})*1)>0"


def same(cell: str, value: float | str) -> str:
    """Whether a cell holds this very value."""
    found = literal(value)
    if isinstance(value, str):
        return f"EXACT({cell},{found})"
    return f"AND(ISNUMBER({cell}),{cell}={found})"


def literal(value: float | str) -> str:
    """A value inside a formula."""
    return text(value) if isinstance(value, str) else plain(Decimal(str(value)))


def less(total: str, taken: Sequence[str]) -> str:
    """What some cells leave of a total."""
    return f"{total}-SUM({','.join(taken)})" if taken else total


def any_of(conditions: Sequence[str]) -> str:
    """Whether any condition holds."""
    return f"OR({','.join(conditions)})" if conditions else "FALSE"


def _share(rule: Share, at: Cells) -> str:
    counted = rule.entry == "count"
    return half_up(f"{at.inputs['']}*100/{at.of}" if counted else at.inputs[""])


def _credit(rule: Credit, at: Cells) -> str:
    earned = "+".join(f"{plain(of)}*{at.inputs[name]}" for name, of in rule.credits.items())
    return half_up(f"({earned})*100/({at.maximum}*{at.of})")


def _reduction(rule: Reduction, at: Cells) -> str:
    reduced = half_up(f"({at.of}-{at.inputs['']})*100/{at.of}")
    return f"MIN(100,{reduced}*100/{plain(rule.target)})"


def _chosen(rule: Rule, at: Cells) -> str:
    texts, rates = at.choices
    return f"SUMPRODUCT(EXACT({at.inputs['']},{texts})*{rates})"


def _given(rule: Given, at: Cells) -> str:
    return f"{at.inputs['']}*100/{at.maximum}"


def _by_rate(rule: Rule, at: Cells) -> str:
    return half_up(f"{at.rate}*{at.maximum}/100")


def _as_given(rule: Given, at: Cells) -> str:
    return half_up(at.inputs[""])


class Shape(NamedTuple):
    """How a shape is computed from its rule and cells: its rate in percent and its points; and the
    least that its counts can be, in percent of their total."""

    rate: Callable[[Any, Cells], str]
    points: Callable[[Any, Cells], str] = _by_rate
    least: Callable[[Any], Decimal] = lambda rule: ZERO


SHAPES: Mapping[str, Shape] = {
    "share": Shape(_share),
    "credit": Shape(_credit),
    "checklist": Shape(_chosen),
    "reduction": Shape(_reduction, least=lambda rule: HUNDRED - rule.target),
    "place": Shape(_chosen),
    "given": Shape(_given, _as_given),
}
