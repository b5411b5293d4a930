"""Where the lists and the inputs stand in the workbook, and what their cells hold."""

from dataclasses import dataclass
from decimal import Decimal

from model.levers import Lever
from model.reports.contents import Pack
from model.reports.workbook_book import (
    Sheet,
    Value,
)
from model.telling.values import band_text

FIRST = 5  # the column of the base's inputs; the scenarios follow


@dataclass(frozen=True)
class Lists:
    """Where the lists stand: readings with their unexplained points; bands with their points by
    lever."""

    readings: str
    unexplained: str
    yes_no: str
    bands: dict[str, str]
    band_points: dict[str, str]


@dataclass(frozen=True)
class Inputs:
    """Where the inputs stand: `rows` by lever; a column per scenario, the base's first."""

    sheet: Sheet
    rows: dict[str, int]
    reading_row: int
    checks: str
    wrong: str

    def at(self, lever: str, case: int) -> str:
        """The cell of a lever's value; case 0 is the base."""
        return self.sheet.at(self.rows[lever], FIRST + case)

    def used(self, lever: Lever, case: int) -> str:
        """What the scores take: the cell, but a class left as in the base yields to the others of
        the same cases, which together never exceed their total."""
        cell, others = self.at(lever.id, case), [self.at(o, case) for o in siblings(lever)]
        if not others:
            return cell
        room = f"{self.of(lever.id)}-SUM({','.join(others)})"
        return f"IF({cell}={self.at(lever.id, 0)},MAX(0,MIN({cell},{room})),{cell})"

    def of(self, lever: str) -> str:
        """The cell of the total that a lever's cases are out of."""
        return self.sheet.at(self.rows[lever], FIRST - 1)

    def reading(self, case: int) -> str:
        """The cell of the reading of the total."""
        return self.sheet.at(self.reading_row, FIRST + case)


def siblings(lever: Lever) -> list[str]:
    """The other classes of the cases that a lever counts."""
    inputs = lever.criterion.inputs().items()
    return [key for key, (part, _) in inputs if part == lever.part_key and key != lever.id]


def cell_value(pack: Pack, lever: Lever, value: Decimal) -> Value:
    """A value as its cell holds it: a number, or one of the texts of its list."""
    if lever.entry == "yes_no":
        return pack.words("telling.yes" if value else "telling.no")
    if lever.entry == "place":
        return band_text(pack.words, lever.bands()[int(value) - 1])
    return float(value)
