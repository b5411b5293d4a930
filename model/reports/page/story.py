"""What the page tells of a pack: its first scenario in full, the others in a table."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from model.reports.contents import Pack, Task, by_agency, changes, recoverable, tasks
from model.reports.page.charts import bars_of, strip
from model.reports.page.levers import groups
from model.reports.statements import (
    assumptions,
    facts,
    moving_label,
    out_of_date,
    reading_text,
    result_rows,
    sources_text,
    summary,
    unexplained_text,
    unknown_label,
)
from model.telling import numbers
from model.telling.changes import change_texts
from model.telling.labels import baseline_text, no_agencies, quoted_texts, title
from model.telling.ranks import certainty_text, forecast_text, lead, moved_text, rank_text
from model.telling.values import change_text


class Told(NamedTuple):
    """A line of what changes: a criterion, each change in words, the points with their sign."""

    name: str
    texts: list[str]
    gain: str
    tone: str


class Work(NamedTuple):
    """What is to be done about a criterion: for how many points, to which targets, why it was
    lost, how, by whom and when; and the source's own words."""

    name: str
    points: str
    targets: list[str]
    facts: list[tuple[str, str]]
    quoted: list[str]


def story(pack: Pack) -> dict[str, Any]:
    """The values of the template; `pack` is that of the first scenario alone."""
    sole = replace(pack, outcomes=pack.outcomes[:1])
    say, ground, entry = pack.words, pack.ground, sole.first
    now, base = entry.result, pack.base.result
    return {
        "pack": sole,
        "say": say,
        "entry": entry,
        "about": baseline_text(ground),
        "told_of": pack.compares and say("story.first", name=entry.name, count=len(pack.outcomes)),
        "total": say.decimal(now.points),
        "change": say.signed(now.points - base.points),
        "change_tone": tone(now.points - base.points),
        "against": say("frame.against", base=pack.year, total=say.decimal(base.points)),
        "rank": now.rank,
        "moved": moved_text(say, base.rank.rank - now.rank.rank),
        "moved_tone": tone(base.rank.rank - now.rank.rank),
        "certainty": certainty_text(ground, now.rank),
        "coming": lead(ground, now),
        "account": summary(sole, entry),
        "changed": told(sole),
        "bars": bars_of(sole),
        "strip": strip(sole),
        "compared": list(result_rows(pack, pack.names, wrapped=True)) if pack.compares else [],
        "moving_label": moving_label(pack),
        "unknown_label": unknown_label(pack),
        "live": {
            "rank": rank_text(say, now.rank),
            "given": forecast_text(say, now.given),
            "unknown": numbers.span(now.unknown.low, now.unknown.high),
        },
        "groups": groups(sole),
        "asks": bool(tasks(sole)),
        "work": list(work(sole)),
        "dated": None if no_agencies(ground) else out_of_date(sole),
        "no_agencies": no_agencies(ground),
        "agencies": [held for held in by_agency(sole) if held.criteria],
        "reading": reading_text(sole),
        "facts": facts(sole),
        "assumptions": assumptions(sole),
        "apart": unexplained_text(sole),
        "sources": sources_text(pack),
    }


def told(pack: Pack) -> list[Told]:
    """What the scenario changes, most points first."""
    say = pack.words
    found = sorted(changes(pack, pack.first), key=lambda one: -abs(one.gain))
    return [
        Told(
            title(say, one.criterion), change_texts(say, one), say.signed(one.gain), tone(one.gain)
        )
        for one in found
    ]


def tone(change: float) -> str:
    """The style of a change."""
    return "up" if change > 0 else "down" if change < 0 else "same"


def work(pack: Pack) -> Iterator[Work]:
    """What the scenario asks for; of an unchanged one, what could be won back."""
    say = pack.words
    for one in tasks(pack) or recoverable(pack):
        points = say.signed(one.points) if one.targets else say.decimal(one.points)
        yield Work(
            title(say, one.criterion),
            points,
            [change_text(say, target) for target in one.targets],
            list(given(pack, one)),
            quoted_texts(pack.ground, one.criterion.id),
        )


def given(pack: Pack, task: Task) -> Iterator[tuple[str, str]]:
    """What the source says of a criterion: cause, remedy, who leads, who helps, and when."""
    say, row = pack.words, pack.case.baseline.rows.get(task.criterion.id)
    if row is None:
        return
    for key, name in (("cause", row.cause), ("remedy", row.remedy)):
        if name:
            yield say(f"story.{key}"), say.name(name)
    for key, those in (("lead", row.lead), ("partner", row.partner)):
        if those:
            yield say(f"report.{key}"), "; ".join(map(pack.ground.agency, those))
    if row.time:
        yield say("report.time"), say.name(row.time)
