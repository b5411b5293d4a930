"""Raw figures in the words of a cause: 44/79 · 97,8437 % (326.581 …/333.718 …) · 11 … 17. They are
offered beside the sentence in which they stand, and taken over only by a person."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, product
from typing import Any, Literal, NamedTuple

from model.law.arithmetic import EXACT
from model.law.criteria import Criterion
from model.law.rules import HUNDRED, ONE, PLACES, ZERO, Checklist, Credit, Place, Proportional, Rule
from model.levers import plain

Basis = Literal["counts", "rate", "score"]
MOST_NUMBERS = 12  # of a text that are tried against each other
LONGEST, FINEST = 15, 3  # characters of a number that counts something, decimals of an amount
MOST_WORDS = 60  # letters between a count and the stroke before its total
FIGURE = r"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?|\d+(?:\{point}\d+)?"
ENDS = re.compile(r"\n|(?<=[.;!?])\s+")


class Offer(NamedTuple):
    """Figures for a part of a criterion: `figure` in the shape of a baseline's (value or values,
    of), the `sentence` that they stand in.

    `basis`: they are counts that stand there, follow from a rate that does, or are the only ones
    that give the printed score. `fits`: with them (and one of the offers for each other part) the
    rule gives the printed score.
    """

    criterion: str
    part: str
    figure: dict[str, Any]
    sentence: str
    basis: Basis
    fits: bool


class Found(NamedTuple):
    """A number in a text, from `start` to `end`; whether a per cent sign follows."""

    value: Decimal
    start: int
    end: int
    rate: bool


class Style(NamedTuple):
    """How numbers are written: what stands before decimals and between thousands."""

    point: str
    thousands: str

    def value(self, text: str) -> Decimal:
        """A number as written."""
        return Decimal(text.replace(self.thousands, "").replace(self.point, "."))

    @property
    def pattern(self) -> str:
        """A number in a text."""
        return FIGURE.format(point=self.point, thousands=self.thousands)


COMMA, POINT = Style(",", "."), Style(".", ",")


def offers(criterion: Criterion, points: Decimal, text: str, style: Style) -> list[Offer]:
    """What a cause offers for the parts of a criterion that got so many points; for each part the
    fitting ones first. Yes, no and places only where the score leaves no choice."""
    candidates = {key: part_offers(criterion, key, points, text, style) for key in criterion.parts}
    fitting: dict[str, list[Offer]] = {key: [] for key in criterion.parts}
    for chosen in product(*candidates.values()):
        earned = [points_of(criterion.parts[one.part].rule, one.figure) for one in chosen]
        if sum(filter(None, earned), Decimal(0)) == points:
            for one in chosen:
                if one not in fitting[one.part]:
                    fitting[one.part].append(one)
    told = []
    for key, found in candidates.items():
        fit = fitting[key]
        sure = [one._replace(fits=True) for one in fit if one.basis != "score" or len(fit) == 1]
        told += sure
        told += [one for one in found if one not in fit and one.basis != "score"]
    return told


def part_offers(
    criterion: Criterion, key: str, points: Decimal, text: str, style: Style
) -> list[Offer]:
    """Everything that may be meant for one part."""
    rule = criterion.parts[key].rule
    sole = points if len(criterion.parts) == 1 else None
    found: list[Offer] = []

    def offer(figure: dict[str, Any], place: str, basis: Basis) -> None:
        one = Offer(criterion.id, key, figure, place, basis, fits=False)
        known = figure in [other.figure for other in found]
        if not known and points_of(rule, figure) is not None:
            found.append(one)

    if isinstance(rule, Checklist):
        for value in (True, False):
            offer({"value": value}, "", "score")
    elif isinstance(rule, Place):
        for band in range(1, len(rule.bands) + 1):
            offer({"value": Decimal(band)}, "", "score")
    elif isinstance(rule, Proportional):
        for figure, place, basis in written(criterion, key, text, style):
            offer(figure, place, basis)
        if sole is not None and not any(points_of(rule, one.figure) == sole for one in found):
            for figure, place in searched(rule, sole, text, style):
                offer(figure, place, "counts")
            for figure, place in solved(rule, sole, found):
                offer(figure, place, "score")
    return found


def written(
    criterion: Criterion, key: str, text: str, style: Style
) -> Iterator[tuple[dict[str, Any], str, Basis]]:
    """The counts over totals that stand in a text for a part, the first of them for the first part
    that counts; and what a rate beside them says where it says otherwise."""
    rule = criterion.parts[key].rule
    counting = [k for k, part in criterion.parts.items() if isinstance(part.rule, Proportional)]
    strokes = [
        (count, of, place)
        for count, of, place in over(text, style)
        if count <= of and not (of <= criterion.maximum and (count % ONE or of % ONE))  # points
    ]
    mine = counting.index(key)
    for number, (count, of, place) in enumerate(strokes):
        if mine != number < len(counting) > 1:
            continue
        yield counted(rule, count, of), place, "counts"
        if len(rule.inputs) > 1:
            continue
        for rate in (one for one in numbers(place, style) if one.rate):
            places = max(0, -int(rate.value.as_tuple().exponent))
            if rate.value and EXACT.half_up(count * HUNDRED / of, places) != rate.value:
                yield counted(rule, rounded(rate.value * of / HUNDRED, of), of), place, "rate"
                yield counted(rule, count, rounded(count * HUNDRED / rate.value, of)), place, "rate"


def searched(
    rule: Rule, points: Decimal, text: str, style: Style
) -> Iterator[tuple[dict[str, Any], str]]:
    """Numbers of a text that together give the printed score: as many as the rule has inputs, and
    their total, which may be given as what is left over. The closest together, in reading order."""
    those = [one for one in numbers(text, style) if not one.rate][:MOST_NUMBERS]
    found = []
    for chosen in permutations(those, len(rule.inputs) + 1):
        *classes, last = chosen
        values = [one.value for one in classes]
        for of in {last.value, sum(values, last.value)} if len(values) > 1 else {last.value}:
            figure = counted(rule, *values, of)
            if sum(values) <= of and points_of(rule, figure) == points:
                order = [one.start for one in chosen]
                far = max(order) - min(order) + (order != sorted(order))
                place = sentence(text, min(order), max(one.end for one in chosen))
                found.append((far, figure, place))
    for _, figure, place in sorted(found, key=lambda one: one[0])[:1]:
        yield figure, place


def solved(
    rule: Rule, points: Decimal, found: Sequence[Offer]
) -> Iterator[tuple[dict[str, Any], str]]:
    """What alone gives the printed score: a rate where nothing is counted, or the second class of
    the cases of which the first is written."""
    if isinstance(rule, Credit) and len(rule.inputs) > 1:
        for one in found:
            figure = with_second_class(rule, points, one.figure)
            if points_of(rule, figure) == points:
                yield figure, one.sentence
    elif len(rule.inputs) == 1 and not found and rule.entry == "percent":
        rate = EXACT.half_up(points * HUNDRED / rule.maximum, PLACES)
        if points_of(rule, {"value": rate}) == points:
            yield {"value": Decimal(plain(rate))}, ""


def with_second_class(rule: Credit, points: Decimal, figure: dict[str, Any]) -> dict[str, Any]:
    """The figures with the least of the second class that reaches a score, if any does."""
    first, second, *_ = rule.inputs
    values, of = figure["values"], figure["of"]

    def having(more: int) -> dict[str, Any]:
        return {"values": {**values, second: Decimal(more)}, "of": of}

    left = range(int(of - values[first]) + 1)
    return having(bisect_left(left, points, key=lambda more: points_of(rule, having(more)) or ZERO))


def counted(rule: Rule, *numbers_of: Decimal) -> dict[str, Any]:
    """Figures in the shape of a baseline's: a count or classes, and the total they are out of."""
    *values, of = numbers_of
    if len(rule.inputs) == 1:
        return {"value": values[0], "of": of}
    classes = [*values, *[Decimal(0)] * (len(rule.inputs) - len(values))]
    return {"values": dict(zip(rule.inputs, classes, strict=True)), "of": of}


def points_of(rule: Rule, figure: dict[str, Any]) -> Decimal | None:
    """What a rule gives for figures; None where they make no sense to it."""
    of = figure.get("of")
    if of == 0:
        return None
    values = figure.get("values") or {"": Decimal(figure["value"])}
    if of is not None and rule.entry == "percent":
        values = {"": EXACT.half_up(values[""] * HUNDRED / of, PLACES)}
    if len(values) > 1 and sum(values.values()) > (of or ZERO):
        return None
    low, high, step, _ = rule.span(of)
    if any(not low <= one <= high or (step == ONE and one % ONE) for one in values.values()):
        return None
    found: Decimal = rule.points(values, of, EXACT)
    return found


def over(text: str, style: Style) -> Iterator[tuple[Decimal, Decimal, str]]:
    """Counts over totals with the sentence they stand in: 44/79 · 326.581 hồ sơ/333.718 hồ sơ; not
    the parts of a date, nor the number of a document."""
    one = style.pattern
    pattern = rf"(?<![\d/.,])({one})(?:\s[^\d/()\n]{{0,{MOST_WORDS}}})?\s?/\s?({one})(?![\d/])"
    for found in re.finditer(pattern, text):
        if max(map(len, found.groups())) <= LONGEST and (of := style.value(found[2])):
            yield style.value(found[1]), of, sentence(text, found.start(), found.end())


def numbers(text: str, style: Style) -> list[Found]:
    """Every number in a text."""
    return [
        Found(style.value(found[1]), found.start(), found.end(), bool(found[2]))
        for found in re.finditer(rf"(?<![\w.,/])({style.pattern})(\s?%)?(?![\w/])", text)
        if len(found[1]) <= LONGEST
    ]


def rounded(value: Decimal, like: Decimal) -> Decimal:
    """A count or amount as fine as another."""
    return EXACT.half_up(value, min(FINEST, max(0, -int(like.as_tuple().exponent))))


def sentence(text: str, start: int, end: int) -> str:
    """The sentences from one place of a text to another."""
    ends = (found.end() for found in ENDS.finditer(text))
    breaks = [0, *(end for end in ends if not text[end : end + 1].islower()), len(text)]
    first = max(at for at in breaks if at <= start)
    last = min((at for at in breaks if at >= end), default=len(text))
    return text[first:last].strip()
