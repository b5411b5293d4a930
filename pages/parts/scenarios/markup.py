"""How scenarios look in tables: names, values, totals and ranks, as escaped text."""

from decimal import Decimal

from model.levers import Lever
from model.ranking.forecast import Forecast
from model.ranking.rank import Rank
from model.telling import numbers
from model.telling.language import Language
from pages.parts.levers import value_text
from pages.parts.scenarios.picks import Outcome
from pages.parts.simulation import label


def input_name(lever: Lever) -> str:
    """An input with its criterion: 6.1.1 Giải ngân đầu tư công; of several inputs, its own name."""
    name = label(lever.criterion)
    return name if sole(lever) else f"{name}: {lever.name.vi}"


def sole(lever: Lever) -> bool:
    """Whether a criterion has no other input."""
    return len(lever.criterion.inputs()) == 1


def input_value(say: Language, lever: Lever, value: Decimal) -> str:
    """A value, with the count it is taken from: 76,32 % · 44/79 · Đạt."""
    text = value_text(say, lever, value)
    return f"{text}/{numbers.plain(lever.of)}" if lever.entry == "count" and lever.of else text


def rank_span(rank: Rank) -> str:
    """A rank, with its range where the sources leave one, as HTML: 38 <small>37–41</small>."""
    text = str(rank.rank)
    return text if rank.exact else f"{text} <small>({numbers.span(rank.low, rank.high)})</small>"


def forecast_span(found: Forecast) -> str:
    """A likely rank with its interval, as HTML."""
    return f"{found.rank} <small>({numbers.span(found.low, found.high)})</small>"


def points_and_rank(say: Language, found: Outcome) -> str:
    """A total with its rank, as HTML."""
    place = numbers.place(found.rank.rank, found.rank.of)
    return say("scenarios.points_rank", points=numbers.decimal(found.points), rank=place)


def gain_span(gain: float) -> str:
    """A change in points, coloured and signed, as HTML."""
    tone = "up" if gain > 0 else "down" if gain < 0 else "same"
    return f'<span class="{tone}">{numbers.signed(gain)}</span>'
