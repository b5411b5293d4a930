"""What a pack says in plain Vietnamese: its facts, its result, its assumptions."""

from model.levers import Lever
from model.reports.changes import changes
from model.reports.contents import Outcome, Pack
from model.scoring import doubt, extrapolates
from model.telling import numbers
from model.telling.labels import label
from model.telling.ranks import forecast_text, rank_text


def facts(pack: Pack) -> list[tuple[str, str]]:
    """What every page must say: data year, reading of the total, movement assumed, day made."""
    say = pack.words
    return [
        (
            say("report.data_year"),
            say("report.data_year_is", province=pack.province, year=pack.year),
        ),
        (say("report.reading"), reading_text(pack)),
        (say("report.movement"), movement_text(pack)),
        (say("report.made"), numbers.day(pack.made)),
    ]


def foot_text(pack: Pack) -> str:
    """The same in one short line, for the foot of a page."""
    return pack.words(
        "report.foot",
        province=pack.province,
        year=pack.year,
        reading=reading_text(pack),
        movement=movement_text(pack),
        made=numbers.day(pack.made),
    )


def reading_text(pack: Pack) -> str:
    """The reading of the total; where the scenarios' differ, each with its scenarios' numbers."""
    numbered: dict[str, list[str]] = {}
    for number, one in enumerate(pack.outcomes, start=1):
        numbered.setdefault(one.scenario.read.name.vi, []).append(str(number))
    if len(numbered) == 1:
        return next(iter(numbered))
    return "; ".join(
        pack.words("report.reading_of", numbers=", ".join(those), reading=reading)
        for reading, those in numbered.items()
    )


def called(pack: Pack, outcome: Outcome) -> str:
    """What a sentence calls a scenario: its number among several, else its name."""
    if not pack.compares:
        return outcome.name
    return pack.words("telling.numbered", number=1 + pack.outcomes.index(outcome))


def movement_text(pack: Pack) -> str:
    """How the other provinces are assumed to move: các tỉnh khác tiến 1,91 điểm (…)."""
    say, points = pack.words, pack.movement
    if not points:
        return say("telling.movement_still")
    key = "telling.movement_up" if points > 0 else "telling.movement_down"
    return say(
        key,
        points=numbers.decimal(abs(points)),
        name=say(f"telling.movement_{pack.movement_name}"),
    )


def movement_short(pack: Pack) -> str:
    """The same without the reason: tiến 1,91 điểm."""
    say, points = pack.words, pack.movement
    if not points:
        return say("telling.short_still")
    key = "telling.short_up" if points > 0 else "telling.short_down"
    return say(key, points=numbers.decimal(abs(points)))


def summary(pack: Pack, outcome: Outcome) -> str:
    """The result of a scenario in one paragraph."""
    say, base = pack.words, pack.base
    return say(
        "telling.summary",
        name=called(pack, outcome),
        count=len(changes(pack, outcome)),
        total=numbers.decimal(outcome.points),
        change=numbers.signed(outcome.points - base.points),
        before=numbers.decimal(base.points),
        year=pack.year,
        rank=rank_text(say, outcome.rank),
        rank_before=rank_text(say, base.rank),
        movement=movement_short(pack),
        moving=forecast_text(say, outcome.result.given),
        wide=numbers.span(outcome.result.unknown.low, outcome.result.unknown.high),
    )


def doubt_text(pack: Pack, outcome: Outcome) -> str | None:
    """The warning that a criterion just won may be the very point that the appendix lacks."""
    found = doubt(outcome.scenario, outcome.result.total)
    if found is None:
        return None
    return pack.words(
        "telling.doubt",
        name=called(pack, outcome),
        unexplained=numbers.decimal(outcome.scenario.read.unexplained, 4),
        criteria=pack.words("telling.or").join(found.criteria),
        total=numbers.decimal(found.points),
        published=numbers.decimal(outcome.points),
    )


def beyond(outcome: Outcome) -> list[Lever]:
    """The changed levers whose part leaves the range in which its rule has been seen."""
    values = outcome.scenario.values()
    changed = [outcome.scenario.levers[key] for key in outcome.scenario.changes]
    return [lever for lever in changed if extrapolates(lever, values)]


def assumptions(pack: Pack) -> list[str]:
    """What one must know before believing the figures, the most important first."""
    say, model, peers = pack.words, pack.ground.model, pack.ground.peers
    readings = {one.scenario.reading: one.scenario.read for one in pack.outcomes}
    known = int((peers["low"] == peers["high"]).sum())
    changed = {
        change.criterion.id: change.criterion
        for one in pack.outcomes
        for change in changes(pack, one)
        if change.inputs
    }
    found = [say("report.assume_rules")]
    found += [f"{reading.name.vi}. {reading.explanation.vi}" for reading in readings.values()]
    found += [text for one in pack.outcomes if (text := doubt_text(pack, one))]
    found.append(say("report.assume_still", year=pack.year, known=known, of=len(peers)))
    found.append(say("report.assume_moving", movement=movement_text(pack)))
    found.append(say("report.assume_interval", transitions=model.transitions))
    outside = {label(pack.words, lever.criterion) for one in pack.outcomes for lever in beyond(one)}
    if outside:
        found.append(say("report.assume_beyond", criteria="; ".join(sorted(outside))))
    for kind in ("survey", "place"):
        names = [
            label(pack.words, criterion)
            for criterion in changed.values()
            if criterion.moved == kind
        ]
        if names:
            found.append(say(f"report.assume_{kind}", criteria="; ".join(sorted(names))))
    found.append(say("report.assume_cycle", rulebook=pack.case.rulebook.name.vi))
    return found
