"""The shapes of the rules as spreadsheet formulas, generated from the rulebook's data.

Spreadsheets round binary floats: a value that is 0,55354999… for 0,55355 would be rounded down.
`NUDGE` lifts it; it is far below the distance of any other value from a half.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from model.law.rules import PLACES, Checklist, Credit, Given, Place, Reduction, Rule, Share
from model.levers import plain

NUDGE = "1E-9"


class Cells(NamedTuple):
    """Where a rule finds what it needs: its inputs by name, the total they are out of (None: no
    total), its maximum, its own rate, the word for yes, and for places the bands and their
    points."""

    inputs: Mapping[str, str]
    of: str | None
    maximum: str
    rate: str
    yes: str
    bands: str = ""
    band_points: str = ""


def half_up(formula: str, places: int = PLACES) -> str:
    """Rounding half up, the same in every spreadsheet program."""
    return f"ROUND({formula}+{NUDGE},{places})"


def text(value: str) -> str:
    """A text inside a formula."""
    return '"' + value.replace('"', '""') + '"'


def rate_formula(rule: Rule, at: Cells) -> str:
    """The rate of a part in percent."""
    match rule:
        case Share():
            sole = at.inputs[""]
            counted = rule.entry == "count" and at.of is not None
            return half_up(f"{sole}*100/{at.of}" if counted else sole)
        case Credit():
            earned = "+".join(
                f"{plain(credit)}*{at.inputs[name]}" for name, credit in rule.credits.items()
            )
            return half_up(f"({earned})*100/({at.maximum}*{at.of})")
        case Checklist():
            return f"IF({at.inputs['']}={at.yes},100,0)"
        case Reduction():
            reduced = half_up(f"({at.of}-{at.inputs['']})*100/{at.of}")
            return f"MIN(100,{reduced}*100/{plain(rule.target)})"
        case Place():
            found = f"INDEX({at.band_points},MATCH({at.inputs['']},{at.bands},0))"
            return f"{found}*100/{at.maximum}"
        case Given():
            return f"{at.inputs['']}*100/{at.maximum}"


def points_formula(rule: Rule, at: Cells) -> str:
    """The points of a part, from its rate (a given part: from its points)."""
    if isinstance(rule, Given):
        return half_up(at.inputs[""])
    return half_up(f"{at.rate}*{at.maximum}/100")


class Peers(NamedTuple):
    """The columns of the other provinces: score, lowest and highest possible score, and whether
    the score is known (`yes`)."""

    score: str
    low: str
    high: str
    known: str
    yes: str


def rank_formulas(total: str, peers: Peers) -> tuple[str, str, str]:
    """Likely, best and worst possible rank of a total.

    Known scores are compared with the total as it prints (two decimals: what prints alike ties);
    a place without a known score counts where its bounds, or between them its estimate, exceed the
    total. The same rule as `model.ranking.rank`.
    """
    printed, no = half_up(total, 2), f'"<>"&{peers.yes}'

    def counted(*conditions: str) -> str:
        return f"COUNTIFS({','.join(conditions)})"

    def over(column: str, than: str) -> str:
        return f'{column},">"&{than}'

    known = counted(over(peers.score, printed), f"{peers.known},{peers.yes}")
    surely = counted(f'{peers.low},">="&{printed}', f"{peers.known},{no}")
    between = (
        f'{peers.low},"<"&{printed}',
        over(peers.high, printed),
        f"{peers.known},{no}",
    )
    best = f"1+{known}+{surely}"
    likely = f"{best}+{counted(over(peers.score, total), *between)}"
    worst = f"{best}+{counted(*between)}"
    return likely, best, worst


def any_of(conditions: Sequence[str]) -> str:
    """Whether any condition holds."""
    return f"OR({','.join(conditions)})" if conditions else "FALSE"
