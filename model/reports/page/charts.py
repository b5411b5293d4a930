"""The charts of the page as places: across in per cent of the width, so that texts keep their size
on every screen, down in pixels. The templates draw them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from model.reports.contents import Pack, most_lost
from model.reports.slides_form import shortened
from model.result import Entry
from model.telling.changes import Step, waterfall, waterfall_alt
from model.telling.labels import label
from model.telling.language import Language

ROW, ROOM = 42, 0.35  # pixels of a bar with its name; what the text after a bar takes, of the width
AXIS = 24  # pixels of the axis under the bars
LEAST_SPREAD = 0.5  # points; the least width of a waterfall
LONGEST = 48  # letters of a name
MOST_LOST = 10  # bars
MOST_TICKS = 5
TALL, LEFT, RIGHT = 230, 9.0, 3.0  # the strip of provinces: pixels; per cent left free at its sides
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)


class Bar(NamedTuple):
    """A bar under its name: where it begins, how long it is and where its text stands, in per
    cent; its kind (total, up, down) and what it says."""

    name: str
    kind: str
    left: float
    width: float
    end: float
    text: str


class Tick(NamedTuple):
    """A mark of an axis: where, and what it says."""

    at: float
    text: str


class Bars(NamedTuple):
    """Bars from the top down, with an axis, a title, and the words for who cannot see them."""

    title: str
    alt: str
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    row: int = ROW

    @property
    def height(self) -> int:
        """In pixels, the axis included."""
        return self.row * len(self.bars) + AXIS


class Dot(NamedTuple):
    """A province: per cent across by its rank, pixels down by its score; whether that is known, and
    what it is called."""

    x: float
    y: float
    known: bool
    name: str


class Strip(NamedTuple):
    """All provinces by rank and score: the others, ours before and after, both axes."""

    others: Sequence[Dot]
    before: Dot
    after: Dot
    ranks: Sequence[Tick]
    scores: Sequence[Tick]
    height: int = TALL


def bars_of(pack: Pack) -> Bars:
    """From the base to the scenario, a bar for each criterion; of an unchanged one, where the base
    loses most."""
    say, base, now = pack.words, pack.base.result, pack.first.result
    steps = waterfall(pack.ground, base, now)
    if len(steps) > 2:
        ends = {"from_total": steps[0].text, "to_total": steps[-1].text}
        return bars(say, say("simulate.waterfall", **ends), waterfall_alt(say, steps), steps)
    lost = most_lost(pack, pack.base)[:MOST_LOST]
    found = [Step(label(say, one), "down", 0.0, gap, say.decimal(gap)) for one, gap in lost]
    title = say("simulate.losses", count=len(found))
    return bars(say, title, say("simulate.alt_losses", count=len(found)), found)


def bars(say: Language, title: str, alt: str, steps: Sequence[Step]) -> Bars:
    """Steps as bars on one axis."""
    ends = [point for step in steps for point in (step.start, step.end)] or [0.0]
    low, high = min(ends), max(ends)
    spread = max(high - low, LEAST_SPREAD)
    at = across(low - 0.04 * spread if low else 0.0, high + ROOM * spread, 0, 100)
    found = [
        Bar(
            shortened(step.name, LONGEST),
            step.kind,
            at(min(step.start, step.end)),
            round(abs(at(step.end) - at(step.start)), 2),
            at(max(step.start, step.end)),
            step.text,
        )
        for step in steps
    ]
    return Bars(title, alt, found, [Tick(at(one), say.decimal(one, 1)) for one in nice(low, high)])


def strip(pack: Pack) -> Strip:
    """The provinces of the table and ours."""
    say, peers, of = pack.words, pack.ground.peers, pack.ground.table.of
    scores = [*peers["score"], pack.base.points, pack.first.points]
    low, high = min(scores), max(scores)
    x = across(0, of + 1, LEFT, 100 - RIGHT)
    y = across(high, low, 12, TALL - 32)

    def mine(one: Entry) -> Dot:
        return Dot(x(one.rank.rank), y(one.points), True, standing(say, one))

    others = [
        Dot(
            x(row["rank"]),
            y(row["score"]),
            row["low"] == row["high"],
            f"{row['province'] or '–'} · {say.decimal(row['score'])}",
        )
        for row in peers.to_dict("records")
    ]
    ranks = [Tick(x(one), str(one)) for one in (1, *range(10, of + 1, 10))]
    marks = [Tick(y(one), say.decimal(one, 0)) for one in nice(low, high) if one == int(one)]
    return Strip(others, mine(pack.base), mine(pack.first), ranks, marks)


def standing(say: Language, one: Entry) -> str:
    """A total and its rank."""
    return say("story.standing", total=say.decimal(one.points), rank=one.rank.rank)


def across(low: float, high: float, first: float, last: float) -> Callable[[float], float]:
    """Where a value stands between two ends."""
    return lambda value: round(first + (value - low) / (high - low) * (last - first), 2)


def nice(low: float, high: float) -> list[float]:
    """At most five round values between two."""
    room = [step for step in STEPS if (high - low) / step < MOST_TICKS] or STEPS[-1:]
    step = room[0]
    first, last = int(-(-low // step)), int(high // step)
    return [round(number * step, 1) for number in range(first, last + 1)]
