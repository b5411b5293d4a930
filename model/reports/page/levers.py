"""The levers of the page: cards in the order of the screen, and what its script looks up.

The script knows no rule and no rank: rules come to it as steps (`model.law.recorded`), ranks as the
least totals that give them. Values and totals are whole ten-thousandths, so that it computes
exactly what the program computes.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any, NamedTuple

import numpy as np
from babel import Locale

from model.law.criteria import Criterion
from model.law.recorded import RECORDED, Step
from model.law.rules import Entry as Kind
from model.levers import Lever, plain, shared
from model.planning.priorities import asked_first, most_recoverable
from model.ranking.coming import FROZEN
from model.ranking.thresholds import BEST, LIKELY, STEPS, WORST
from model.reports.contents import Pack
from model.telling import numbers
from model.telling.language import Language
from model.telling.ranks import counted
from model.telling.values import (
    band_text,
    input_text,
    inside_text,
    short_text,
    unit_text,
)

SLIDES: dict[Kind, Decimal] = {
    "percent": Decimal("0.01"),
    "points": Decimal("0.01"),
    "count": Decimal(1),
}  # the steps of a slider; its field takes what the lever takes


class Control(NamedTuple):
    """A lever as the page draws it: what it is called and was, where it stands (`value`), the ends
    of its slider; the bands to choose from where it has any."""

    lever: Lever
    name: str
    label: str
    then: str
    value: Decimal
    text: str
    unit: str
    wrong: str
    low: str
    high: str
    step: str
    bands: Sequence[str]


class Card(NamedTuple):
    """A criterion with its points, its levers, and what must be known of it."""

    criterion: Criterion
    name: str
    points: str
    maximum: str
    note: str
    controls: Sequence[Control]


class Group(NamedTuple):
    """Cards under a title; `open`: in sight from the beginning."""

    title: str
    open: bool
    cards: Sequence[Card]


def groups(pack: Pack) -> list[Group]:
    """What leaders ask for and what brings most first, the rest behind its field."""
    say, book, baseline = pack.words, pack.case.rulebook, pack.case.baseline
    asked = asked_first(book, baseline)
    most = most_recoverable(book, baseline, pack.base.result.card)
    found = [(say("simulate.asked"), True, asked), (say("simulate.recoverable"), True, most)]
    shown = {one.id for one in (*asked, *most)}
    for field in book.fields.values():
        maximum = say.decimal(field.maximum)
        title = say("simulate.field", id=field.id, name=say.name(field.name), maximum=maximum)
        rest = [one for one in book.of_field(field.id) if one.id not in shown]
        found.append((title, not shown, rest))
    return [
        Group(title, is_open, [card(pack, one) for one in criteria])
        for title, is_open, criteria in found
        if criteria
    ]


def card(pack: Pack, criterion: Criterion) -> Card:
    """A criterion of the first scenario."""
    say, scenario = pack.words, pack.first.scenario
    name = say.name(criterion.name if criterion.numbered else criterion.short)
    note = ""
    if criterion.moved == "out_of_reach" and criterion.reason:
        note = say("simulate.locked", reason=say.name(criterion.reason))
    elif criterion.moved == "survey":
        note = say("simulate.survey")
    return Card(
        criterion,
        name,
        say.decimal(pack.first.scores[criterion.id], 4),
        say.decimal(criterion.maximum),
        note,
        [control(pack, scenario.levers[key]) for key in criterion.inputs()],
    )


def control(pack: Pack, lever: Lever) -> Control:
    """A lever as it stands in the first scenario."""
    say, scenario = pack.words, pack.first.scenario
    value, start = scenario.value(lever.id), scenario.start_value(lever.id)
    low, high, _, _ = lever.span
    step = SLIDES.get(lever.entry, Decimal(1))
    ends = {"low": short_text(say, lever, low), "high": short_text(say, lever, high)}
    return Control(
        lever,
        say.name(lever.name) if lever.criterion.numbered else "",
        input_text(say, lever),
        say("simulate.then", base=pack.year, value=inside_text(say, lever, start)),
        value,
        say.plain(value),
        beside(say, lever),
        say("story.wrong", **ends),
        plain(low),
        plain((high / step).to_integral_value(ROUND_CEILING) * step),
        plain(step),
        [band_text(say, one) for one in lever.bands()],
    )


def beside(say: Language, lever: Lever) -> str:
    """What stands behind a lever's field: % · / 79 vấn đề · / 6,00 điểm."""
    if lever.entry == "percent":
        return "%"
    most = say.decimal(lever.span.high) if lever.entry == "points" else say.plain(lever.of or 0)
    return f"/ {most} {unit_text(say, lever)}".strip()


def tables(pack: Pack) -> dict[str, Any]:
    """What the script looks up: parts with their rules as steps, levers, least totals by rank."""
    say, scenario, ground = pack.words, pack.first.scenario, pack.ground
    symbols = Locale.parse(say.code).number_symbols["latn"]
    views, most = (LIKELY, BEST, WORST), pack.case.rulebook.maximum
    return {
        "parts": [
            part(scenario.levers, criterion, key)
            for criterion in pack.case.rulebook.criteria.values()
            for key in criterion.parts
        ],
        "levers": {
            key: {
                "low": units(lever.span.low),
                "high": units(lever.span.high),
                "step": units(lever.span.step),
                "start": units(scenario.start_value(key)),
                "percent": lever.entry == "percent",
            }
            for key, lever in scenario.levers.items()
        },
        "changes": {key: units(value) for key, value in scenario.changes.items()},
        "unexplained": units(scenario.read.unexplained),
        "maximum": units(most),
        "base": {"total": units(pack.base.result.total.points), "rank": pack.base.rank.rank},
        "least": {
            "still": least(pack, FROZEN, views),
            "given": least(pack, pack.movement, views),
            "unknown": least(pack, None, (BEST, WORST)),
        },
        "of": ground.table.of,
        "ranks": {
            "up": counted(say, "telling.ranks_up"),
            "down": counted(say, "telling.ranks_down"),
            "same": say("telling.ranks_same"),
        },
        "language": say.code,
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "percent": numbers.percent_gap(say.code) + "%",
    }


def part(levers: Mapping[str, Lever], criterion: Criterion, key: str) -> dict[str, Any]:
    """A part of a criterion: its levers, what its rule does with their values, and how classes of
    the same cases share them (what each gets of its wish, in the order of the wishes)."""
    mine = {name: lever for lever, (of, name) in criterion.inputs().items() if of == key}
    first = levers[next(iter(mine.values()))]
    inputs = {name: Step(place) for place, name in enumerate(mine)}
    wishes = {str(place): Step(place) for place in range(len(mine))}
    return {
        "criterion": criterion.id,
        "levers": list(mine.values()),
        "points": first.part.rule.points(inputs, first.of, RECORDED).data(),
        "shared": [one.data() for one in shared(first.of, wishes, RECORDED).values()],
    }


def least(pack: Pack, movement: str | None, views: tuple[int, ...]) -> list[list[int]]:
    """The least totals of the ranks in each view, those left out that even the most do not give."""
    most = float(pack.case.rulebook.maximum) + 1
    totals = np.minimum(pack.ground.least(movement, views), most)
    return [[round(float(one) * STEPS) for one in row] for row in totals]


def units(value: Decimal) -> int:
    """A value in ten-thousandths."""
    return int((value * STEPS).to_integral_value())
