"""Levers: the inputs of the rules, each with its range, its unit and its value in the baseline."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Any

from model.baseline import Figure
from model.law.arithmetic import EXACT, Arithmetic
from model.law.criteria import Criterion, Name, Part
from model.law.rules import HUNDRED, ONE, PLACES, ZERO, Entry, Place, Span
from model.telling.language import Phrase, Refusal
from model.typed_text import echo, number, word

YES = {"yes", "co", "có", "true", "1", "100"}
NO = {"no", "khong", "không", "false", "0"}
MOST_PLACES = 30  # before and after the point: no figure here has as many


class LeverError(Refusal):
    """An unknown lever or an impossible value; what is told names what is valid."""


@dataclass(frozen=True)
class Lever:
    """One input of one rule. Values are decimals: per cent, cases, 0/1, band number or points.

    `of`: the total that the value is out of, `start` the value in the baseline. `seen_from`: the
    lowest rate (per cent) at which the rule has been seen in any province's year.
    """

    id: str
    criterion: Criterion
    part_key: str
    input: str
    of: Decimal | None
    start: Decimal
    figure: Figure
    seen_from: Decimal | None = None

    @property
    def part(self) -> Part:
        """The part that this lever feeds."""
        return self.criterion.parts[self.part_key]

    @property
    def entry(self) -> Entry:
        """How people say the value."""
        return self.part.rule.entry

    @cached_property
    def span(self) -> Span:
        """The lowest and highest value, the step, and which way is better."""
        return self.part.rule.span(self.of)

    @property
    def best(self) -> Decimal:
        """The end of the range that earns most."""
        return self.span.high if self.span.better > 0 else self.span.low

    @property
    def worst(self) -> Decimal:
        """The end of the range that earns least."""
        return self.span.low if self.span.better > 0 else self.span.high

    @property
    def locked(self) -> bool:
        """Whether the province cannot move it."""
        return self.criterion.moved == "out_of_reach"

    @property
    def total_id(self) -> str:
        """What the total behind its part is called: 1.7.of, 3.2.3.synchronised.of."""
        part = f".{self.part_key}" if len(self.criterion.parts) > 1 else ""
        return f"{self.criterion.id}{part}.of"

    def out_of(self, of: Decimal) -> "Lever":
        """The same lever with another total behind it: a rate stays, a count keeps within it."""
        start = min(self.start, of) if self.entry == "count" else self.start
        return replace(self, of=of, start=start)

    @property
    def name(self) -> Name:
        """What the lever is called: the input's label, else the part's name."""
        return self.part.labels.get(self.input, self.part.name)

    @property
    def continuous(self) -> bool:
        """Whether it goes by such small steps that every ten-thousandth of a point can be won."""
        return self.span.step < ONE

    def portion(self, per_cent: Decimal) -> Decimal:
        """So many per cent of the most that it can be, up to a whole step: percentage points of a
        rate, cases of a count, points of points."""
        _, high, step, _ = self.span
        return (per_cent * high / HUNDRED / step).to_integral_value(ROUND_CEILING) * step

    def cases(self, value: Decimal) -> Decimal | None:
        """The least count (or amount, to three decimals) that reaches a rate in percent.

        At the baseline's own rate this is the baseline's own count, as printed. None for levers
        that are not rates out of a known total.
        """
        if self.entry != "percent" or self.of is None:
            return None
        as_printed = value == self.start and self.of == self.figure.of
        if as_printed and isinstance(self.figure.value, Decimal):
            return self.figure.value
        unit = ONE if self.of == self.of.to_integral_value() else Decimal("0.001")
        return (value * self.of / HUNDRED).quantize(unit, ROUND_CEILING)

    def check(self, value: Decimal, typed: str = "") -> Decimal:
        """The value itself if the lever can take it, else `LeverError`, which says it as typed."""
        low, high, step, _ = self.span
        found = typed or plain(value)
        if not value.is_finite() or not low <= value <= high:
            raise self.invalid(found)
        if value % step:
            raise LeverError("refused.finer", lever=self.id, found=found, step=plain(step))
        return abs(value)  # −0 is 0

    def invalid(self, found: str) -> LeverError:
        """The error for a value that the lever cannot take."""
        return LeverError("refused.value", lever=self.id, found=found, accepted=self.accepted)

    def parse(self, text: str) -> Decimal:
        """A value as people write it: 95 · 95,5 · 95% · yes · có · 11-30 · 5 (a place)."""
        if self.entry == "yes_no":
            if word(text) in YES | NO:
                return ONE if word(text) in YES else ZERO
            raise self.invalid(echo(text))
        if self.entry == "place":
            return self._band(text)
        typed = text.strip().removesuffix("%").strip()
        value = number(typed)
        if value is None:
            raise self.invalid(echo(text))
        if self.entry == "percent" and ZERO <= value <= HUNDRED:
            value = EXACT.half_up(value, PLACES)
        return self.check(value, typed)

    def text(self, value: Decimal) -> str:
        """The value as `parse` reads it back."""
        if self.entry == "yes_no":
            return "yes" if value else "no"
        if self.entry == "place":
            return self.bands()[int(value) - 1]
        return plain(value)

    def bands(self) -> list[str]:
        """The bands of a relative criterion: 1-10, 11-30, …, 51+."""
        if not isinstance(self.part.rule, Place):
            return []
        names, first = [], 1
        for band in self.part.rule.bands:
            names.append(f"{first}-{band.to}" if band.to else f"{first}+")
            first = (band.to or first) + 1
        return names

    @property
    def accepted(self) -> Phrase:
        """What the lever accepts, for messages and help."""
        key = f"refused.accepts_{self.entry}"
        if self.entry == "yes_no":
            return Phrase(key, {})
        if self.entry == "place":
            return Phrase(key, {"bands": ", ".join(self.bands())})
        facts = {"low": plain(self.span.low), "high": plain(self.span.high)}
        return Phrase(key, facts | ({"unit": self.part.unit} if self.entry == "count" else {}))

    def _band(self, text: str) -> Decimal:
        names, found = self.bands(), word(text)
        if found in names:
            return Decimal(names.index(found) + 1)
        if re.fullmatch(r"[0-9]{1,3}", found) and int(found) >= 1:
            rule = self.part.rule
            ends = [band.to for band in rule.bands] if isinstance(rule, Place) else []
            return next(
                Decimal(band)
                for band, end in enumerate(ends, start=1)
                if end is None or int(found) <= end
            )
        raise self.invalid(echo(text))


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros; one of absurd size as it stands."""
    if not value.is_finite() or abs(value.adjusted()) > MOST_PLACES:
        return "0" if value == 0 else str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shared(of: Decimal | None, wished: Mapping[str, Any], a: Arithmetic = EXACT) -> dict[str, Any]:
    """Classes of the same `of` cases: each gets what it wishes of what those before it left.

    A sole input shares with none: it gets what it wishes.
    """
    if len(wished) == 1:
        return dict(wished)
    room, got = a.number(of or ZERO), {}
    for key, wish in wished.items():
        got[key] = a.least(wish, room)
        room = room - got[key]
    return got
