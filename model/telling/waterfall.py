"""The way from a base's total to a scenario's, one step for each criterion: built once, drawn by
screens and slides."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from model.ground import Ground
from model.result import Result
from model.telling.changes import changes
from model.telling.labels import label
from model.telling.language import Language

Kind = Literal["total", "up", "down"]


Gain = tuple[str, float, tuple[str, ...]]  # name, points, criteria


class Step(NamedTuple):
    """A bar: its name, from where to where in points, and the points as written (a total, or a
    change with its sign). `criteria`: those whose points it holds."""

    name: str
    kind: Kind
    start: float
    end: float
    text: str
    criteria: tuple[str, ...] = ()

    @property
    def gain(self) -> float:
        """The points that the step adds; of a total the total itself stands in `end`."""
        return round(self.end - self.start, 4)


def waterfall(ground: Ground, base: Result, now: Result, most: int | None = None) -> list[Step]:
    """The base's total, the steps, the scenario's total; the steps add up exactly.

    Without `most` every criterion in the rulebook's order. With it so many steps at most, largest
    first, the rest of them in one. What no criterion explains (another reading of the total, the
    ceiling) is the last step.
    """
    say = ground.words
    gains: list[Gain] = [
        (label(say, one.criterion), one.gain, (one.criterion.id,))
        for one in changes(ground, base, now)
        if one.gain
    ]
    if most is not None:
        gains = largest(say, gains, most)
    if rest := float(now.total.unexplained - base.total.unexplained):
        maximum = say.plain(ground.case.rulebook.maximum)
        gains.append((say("telling.step_unexplained", maximum=maximum), rest, ()))
    begin = say("telling.step_base", year=ground.case.baseline.year)
    reached, steps = base.points, [total(say, begin, base.points)]
    for name, gain, criteria in gains:
        start, reached = reached, round(reached + gain, 4)
        kind: Kind = "up" if gain > 0 else "down"
        steps.append(Step(name, kind, start, reached, say.signed(gain), criteria))
    return [*steps, total(say, say("telling.step_scenario"), now.points)]


def largest(say: Language, gains: Sequence[Gain], most: int) -> list[Gain]:
    """The largest gains and losses, and what is left of them together."""
    ordered = sorted(gains, key=lambda gain: -abs(gain[1]))
    if len(ordered) <= most:
        return ordered
    kept, rest = ordered[: most - 1], ordered[most - 1 :]
    name = say("telling.step_others", count=len(rest))
    together = tuple(key for _, _, criteria in rest for key in criteria)
    return [*kept, (name, round(sum(gain for _, gain, _ in rest), 4), together)]


def total(say: Language, name: str, points: float) -> Step:
    """A bar that stands for a whole total."""
    return Step(name, "total", points, points, say.decimal(points))


def waterfall_alt(say: Language, steps: Sequence[Step]) -> str:
    """The text alternative of a waterfall."""
    first, *between, last = steps
    return say("telling.waterfall_alt", before=first.text, total=last.text, count=len(between))
