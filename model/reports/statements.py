"""What a pack says in plain Vietnamese: its facts, its result, its assumptions."""

from model.levers import Lever
from model.reports.changes import changes
from model.reports.contents import Outcome, Pack
from model.scoring import extrapolates
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


def summary(pack: Pack, outcome: Outcome) -> str:
    """The result of a scenario in one paragraph."""
    return account(pack.ground, called(pack, outcome), pack.base.result, outcome.result)


def doubtful(pack: Pack, outcome: Outcome) -> str | None:
    """The warning of a scenario's total, under its name."""
    found = doubt_text(pack.ground, outcome.result)
    return found and f"{called(pack, outcome)}: {found}"


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
