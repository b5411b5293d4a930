"""The sentences and rows that document, workbook and slides of a periodic report share."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.ranking.rank import ranks
from model.reports.progress import Progress, Told
from model.telling.following import premise_texts
from model.telling.labels import label, table_text
from model.telling.numbers import span
from model.telling.ranks import forecast_text, movement_text, rank_text
from model.year.line import Line
from model.year.observation import Observation
from model.year.standing import STANDINGS


def subject(progress: Progress) -> str:
    """What the report is about."""
    province = progress.ground.case.baseline.province
    about = {
        "province": province,
        "period": progress.period_text,
        "plan": progress.followed.plan_name,
    }
    return progress.words("progress.subject", **about)


class Standing(NamedTuple):
    """One of the four standings: its name, its points, the band of the pace where one is claimed,
    its rank by both questions."""

    name: str
    points: float
    band: tuple[float, float] | None
    rank: str
    coming: str


def standings(progress: Progress) -> Iterator[Standing]:
    """What is certain, the pace, the plan, the ceiling."""
    say = progress.words
    for view in STANDINGS:
        entry = progress.entries[view]
        yield Standing(
            entry.name,
            entry.points,
            progress.outlook.band if view == "pace" else None,
            rank_text(say, entry.rank),
            forecast_text(say, entry.result.given),
        )


def points_text(progress: Progress, one: Standing) -> str:
    """The points of a standing, with the band: 88,14 (87,80–88,58)."""
    say, points = progress.words, progress.words.decimal(one.points)
    if one.band is None:
        return points
    low, high = map(say.decimal, one.band)
    return say("progress.with_band", points=points, low=low, high=high)


def result_sentence(progress: Progress) -> str:
    """Where the year stands, in one sentence."""
    say, seen = progress.words, progress.outlook
    facts: dict[str, object] = {
        "day": say.day(progress.day),
        "rank": rank_text(say, progress.entries["pace"].rank),
        "table": table_text(progress.ground),
        "plan_name": progress.followed.plan_name,
        **{view: say.decimal(seen.points(view)) for view in STANDINGS},
    }
    told = say("progress.result", **facts)
    if seen.band is None:
        return told
    worst, best = (int(one) for one in ranks(seen.band, progress.ground.peers)[0])
    low, high = (say.decimal(one) for one in seen.band)
    return f"{told} {say('progress.band', low=low, high=high, ranks=span(best, worst))}"


def change_sentence(progress: Progress) -> str:
    """What the period changed; that there is nothing before it where it begins with the year."""
    say, before, now = progress.words, progress.before, progress.outlook
    if before is None:
        return say("progress.first_period")
    moved = {
        view: say.signed(now.points(view) - before.points(view))
        for view in ("certain", "pace", "ceiling")
    }
    return say("progress.change", day=say.day(before.day), **moved)


def duties_text(progress: Progress, those: Sequence[Told]) -> str:
    """What an agency must do from now on, a line each."""
    say = progress.words
    return "\n".join(
        say("progress.duty", criterion=one.criterion, needed=one.needed) for one in those
    )


def assumed(progress: Progress) -> list[str]:
    """What the figures of the year's end stand on."""
    say, followed = progress.words, progress.followed
    told = [
        *premise_texts(say, followed),
        say(
            "progress.assume_coming",
            year=progress.ground.coming_year,
            movement=movement_text(progress.ground, progress.movement),
        ),
        say("report.assume_rules"),
    ]
    return [say("progress.invented_about"), *told] if followed.invented else told


def witness_row(progress: Progress, line: Line, one: Observation) -> tuple[str, str, str, str]:
    """An entry behind a figure: what it is of, the figure and its day, who entered it and when, its
    source and who reported."""
    say = progress.words
    lever = next(lever for lever in line.levers if lever.id == one.lever)
    name = label(say, lever.criterion)
    if lever.id != lever.criterion.id:
        name = say("progress.part", criterion=name, part=say.name(lever.name))
    of = f"/{say.plain(one.of)}" if one.of is not None else ""
    value, day = f"{say.plain(one.value)}{of}", say.day(one.day)
    if one.since is None:
        figure = say("progress.figure", figure=value, day=day)
    else:
        figure = say("progress.figure_since", figure=value, since=say.day(one.since), day=day)
    by = one.stamp.author or say("progress.nobody")
    entered = say("progress.entered", author=by, day=say.day(one.stamp.at.date()))
    if one.replaces is not None:
        entered = say("progress.corrected", text=entered)
    source = "; ".join(filter(None, (one.agency, one.source))) or say("progress.no_source")
    return name, figure, entered, source
