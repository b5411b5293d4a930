"""What a scenario changes against a base: by criterion, in a sentence, in a paragraph, and as the
way from one total to the other, drawn by screens and slides."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from model.ground import Ground
from model.law.criteria import Criterion
from model.otherwise import leaning, other_rules
from model.result import Result
from model.scenario import Difference, Scenario
from model.scoring import doubt, points_of
from model.telling import numbers
from model.telling.labels import label, year_text
from model.telling.language import Language
from model.telling.ranks import forecast_text, interval_text, movement_short, rank_text
from model.telling.rules import otherwise_texts, standing_text
from model.telling.values import (
    Written,
    change_text,
    inside_text,
    phrase,
    total_phrase,
    total_text,
    value_text,
)

MOST_TOLD = 4
Kind = Literal["total", "up", "down"]
Gain = tuple[str, float, tuple[str, ...]]  # name, points, criteria


class Change(NamedTuple):
    """A criterion that differs from the base: its inputs and the totals behind its rates that
    differ, and the points gained."""

    criterion: Criterion
    inputs: tuple[Difference, ...]
    totals: tuple[Difference, ...]
    gain: float


def changes(ground: Ground, base: Result, now: Result) -> list[Change]:
    """Every criterion whose inputs, totals or points differ from the base, in the rulebook's
    order."""
    inputs = now.scenario.differences(base.scenario)
    totals = now.scenario.total_differences(base.scenario)

    def within(key: str, found: list[Difference]) -> tuple[Difference, ...]:
        return tuple(one for one in found if one.lever.criterion.id == key)

    found = [
        Change(
            criterion,
            within(key, inputs),
            within(key, totals),
            round(now.points_of(key) - base.points_of(key), 4),
        )
        for key, criterion in ground.case.rulebook.criteria.items()
    ]
    return [one for one in found if one.inputs or one.totals or one.gain]


def change_texts(say: Language, change: Change, written: Written = value_text) -> list[str]:
    """A line for each input and total of a criterion that differs: 44/79 vấn đề → 79/79 vấn đề."""
    return [
        *(total_text(say, one) for one in change.totals),
        *(change_text(say, one, written) for one in change.inputs),
    ]


def changed_text(
    ground: Ground, now: Result, most: int = MOST_TOLD, before: Scenario | None = None
) -> str:
    """What a scenario changes against the one before (the start of its reading, unless given),
    inside a sentence, what moves most points first; a long list is cut and says so. Empty if it
    changes nothing."""
    say, scenario, rulebook = ground.words, now.scenario, ground.case.rulebook
    start = before or scenario.cleared()

    def moved(one: Difference) -> Decimal:
        key = one.lever.criterion.id
        return -abs(points_of(rulebook, scenario, key) - points_of(rulebook, start, key))

    found = [(one, total_phrase) for one in scenario.total_differences(before)]
    found += [(one, phrase) for one in scenario.differences(before)]
    told = [text(say, one) for one, text in sorted(found, key=lambda pair: moved(pair[0]))]
    if len(told) > most + 1:
        told = [*told[:most], say("telling.more_changes", count=len(told) - most)]
    return say.both(told)


def step_text(say: Language, now: Scenario, then: Scenario) -> str:
    """What going from one scenario to another changes, in a few words: 6.1.1 → 76,32 %. Empty where
    it is not a change of inputs alone."""
    if now.baseline.id != then.baseline.id or now.reading != then.reading:
        return ""
    told = [
        say("telling.step", id=one.lever.id, value=inside_text(say, one.lever, one.new))
        for one in then.differences(now)
    ] + [
        say("telling.step", id=one.lever.total_id, value=say.plain(one.new))
        for one in then.total_differences(now)
    ]
    return told[0] if len(told) == 1 else say("telling.steps", count=len(told)) if told else ""


def summary(ground: Ground, base: Result, now: Result) -> str:
    """One sentence for a screen: if these change, the total and the ranks are these."""
    say, changed = ground.words, changed_text(ground, now, before=base.scenario)
    told = {
        "total": say.decimal(now.points),
        "rank": rank_text(say, now.rank),
        "year": year_text(ground),
        "movement": movement_short(ground, now.movement),
        "moving": forecast_text(say, now.given),
    }
    if not changed:
        return say("telling.summary_same", **told)
    return say(
        "telling.summary",
        changes=changed,
        change=say.signed(now.points - base.points),
        before=rank_text(say, base.rank),
        **told,
    )


def account(ground: Ground, name: str, base: Result, now: Result) -> str:
    """A paragraph for a file: total and ranks by both questions, under the scenario's name."""
    say = ground.words
    return say(
        "telling.account",
        name=name,
        count=len(changes(ground, base, now)),
        total=say.decimal(now.points),
        change=say.signed(now.points - base.points),
        before=say.decimal(base.points),
        base=ground.case.baseline.year,
        year=year_text(ground),
        rank=rank_text(say, now.rank),
        rank_before=rank_text(say, base.rank),
        movement=movement_short(ground, now.movement),
        coming=ground.coming_year,
        moving=forecast_text(say, now.given),
        interval=interval_text(ground, now.movement),
        wide=numbers.span(now.unknown.low, now.unknown.high),
    )


def doubt_text(ground: Ground, now: Result) -> str | None:
    """What a scenario's total leans on without being sure: a criterion just won may be the very one
    whose points nothing explains, and a rule may be another. None where there is nothing to warn
    of."""
    say, rulebook, told = ground.words, ground.case.rulebook, []
    if found := doubt(now.scenario, now.total):
        told.append(
            say(
                "telling.doubt",
                unexplained=say.decimal(now.scenario.read.unexplained, 4),
                criteria=say.either(found.criteria),
                total=say.decimal(found.points),
                published=say.decimal(now.points),
            )
        )
    if leant := leaning(rulebook, now.scenario):
        rules = [f"{key} ({standing_text(say, standing)})" for key, standing in leant.items()]
        told.append(say("telling.leaning", rules=", ".join(rules)))
        others = other_rules(rulebook, now.scenario)
        told += otherwise_texts(say, [one for one in others if one.points < now.total.points])
    return " ".join(told) or None


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


def waterfall(
    ground: Ground, base: Result, now: Result, most: int | None = None, begin: str = ""
) -> list[Step]:
    """The base's total (called as its year unless it is to `begin` under a name of its own), the
    steps, the scenario's total; the steps add up exactly.

    The largest comes first; with `most` there are so many steps at most, the rest of them in one.
    What no criterion explains (another reading of the total, the ceiling) is the last step.
    """
    say = ground.words
    gains: list[Gain] = [
        (label(say, one.criterion), one.gain, (one.criterion.id,))
        for one in changes(ground, base, now)
        if one.gain
    ]
    gains = largest(say, gains, len(gains) if most is None else most)
    if rest := float(now.total.unexplained - base.total.unexplained):
        maximum = say.plain(ground.case.rulebook.maximum)
        gains.append((say("telling.step_unexplained", maximum=maximum), rest, ()))
    begin = begin or say("telling.step_base", year=ground.case.baseline.year)
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
