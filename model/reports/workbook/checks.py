"""What the cells of the inputs accept, and the check of what was typed or pasted all the same."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from model.law.rules import Entry
from model.reports.workbook.book import AMOUNT, RATE, WHOLE
from model.telling.language import Language


class Kind(NamedTuple):
    """How an input stands in its cell: what the file calls what it accepts, and its format."""

    accepts: Literal["list", "integer", "decimal"]
    form: str = ""

    @property
    def listed(self) -> bool:
        """Whether it is one of the texts of a list."""
        return self.accepts == "list"


LISTED = Kind("list")
KINDS: Mapping[Entry, Kind] = {
    "percent": Kind("decimal", RATE),
    "points": Kind("decimal", RATE),
    "count": Kind("integer", WHOLE),
    "yes_no": LISTED,
    "place": LISTED,
}
AMOUNTS = Kind("decimal", AMOUNT)  # a total that is no whole number of cases


class Limits(NamedTuple):
    """What an input can be, as formulas: between `low` and `high`, or one of the `choices`; and
    the same in words."""

    low: str
    high: str
    choices: str
    words: str


def valid(kind: Kind, cell: str, limits: Limits) -> list[str]:
    """The conditions under which a cell holds what its input can take."""
    if kind.listed:
        return [f"ISNUMBER(MATCH({cell},{limits.choices},0))"]
    found = [f"ISNUMBER({cell})", f"{cell}>={limits.low}", f"{cell}<={limits.high}"]
    return [*found, f"{cell}=INT({cell})"] if kind.accepts == "integer" else found


def validation(say: Language, kind: Kind, limits: Limits) -> dict[str, Any]:
    """What a cell accepts, and what a person reads who types anything else."""
    if kind.listed:
        accepted: dict[str, Any] = {"source": f"={limits.choices}"}
        message = say("report.workbook.from_list")
    else:
        accepted = {"criteria": "between"}
        accepted |= {"minimum": f"={limits.low}", "maximum": f"={limits.high}"}
        key = "whole" if kind.accepts == "integer" else "between"
        message = say(f"report.workbook.{key}", range=limits.words)
    title = say("report.workbook.refused")
    return accepted | {"validate": kind.accepts, "error_title": title, "error_message": message}
