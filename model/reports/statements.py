"""What a pack says of itself: its facts, its results, what must be known before believing them."""

from collections.abc import Iterator, Sequence

from model.law.rules import Given, Place
from model.levers import Lever
from model.reports.contents import Pack, changes
from model.result import Entry
from model.scoring import extrapolates
from model.telling import numbers, ranks
from model.telling.changes import account, doubt_text
from model.telling.labels import (
    cited,
    document_text,
    knowledge_text,
    label,
    language_text,
    main_document,
    no_agencies,
    table_text,
    year_text,
)
from model.telling.language import Language
from model.telling.ranks import forecast_text, moved_text, rank_text
from model.telling.values import band_text


def facts(pack: Pack) -> list[tuple[str, str]]:
    """What every file must say: whose year, among whom, which reading of the total, which movement
    is assumed, in which language, and when it was made."""
    say = pack.words
    year = owned(pack, say("report.data_year_is", province=pack.province, year=pack.year))
    return [
        (say("report.data_year"), year),
        (say("report.table"), table_text(pack.ground)),
        (say("report.reading"), reading_text(pack)),
        (say("report.movement"), ranks.movement_text(pack.ground, pack.movement)),
        (say("report.language"), language_text(pack.ground)),
        (say("report.made"), say.day(pack.made)),
    ]


def foot_text(pack: Pack) -> str:
    """The same in short, for the foot of a page."""
    foot = pack.words(
        "report.foot",
        province=pack.province,
        year=pack.year,
        table=table_text(pack.ground),
        reading=reading_text(pack),
        movement=ranks.movement_text(pack.ground, pack.movement),
        language=language_text(pack.ground),
        made=pack.words.day(pack.made),
    )
    return owned(pack, foot)


def owned(pack: Pack, text: str) -> str:
    """A text about the year, and that its figures are an office's own where they are."""
    case = pack.case
    return pack.words("telling.own_baseline", year=text, name=case.name) if case.own else text


def reading_text(pack: Pack) -> str:
    """The reading of the total; where the entries' differ, each with its entries' numbers."""
    numbered: dict[str, list[str]] = {}
    for number, one in enumerate(pack.outcomes, start=1):
        numbered.setdefault(pack.words.name(one.scenario.read.name), []).append(str(number))
    if len(numbered) == 1:
        return next(iter(numbered))
    return "; ".join(
        pack.words("report.reading_of", numbers=", ".join(those), reading=reading)
        for reading, those in numbered.items()
    )


def called(pack: Pack, entry: Entry) -> str:
    """What a sentence calls an entry: its number among several, else its name."""
    if not pack.compares:
        return entry.name
    return pack.words("telling.numbered", number=1 + pack.outcomes.index(entry))


def summary(pack: Pack, entry: Entry) -> str:
    """The result of an entry in one paragraph."""
    return account(pack.ground, called(pack, entry), pack.base.result, entry.result)


def result_rows(
    pack: Pack, names: Sequence[str], wrapped: bool = False
) -> list[tuple[str, str, str, str, str]]:
    """Name, total and the three ranks of the base and of every entry, whose changes against the
    base follow, on a line of their own if `wrapped`."""
    say, rows = pack.words, []
    before_change, before_moved = ("\n", "\n") if wrapped else (" ", ", ")
    for name, entry in zip(names, pack.everything, strict=True):
        total, rank = say.decimal(entry.points), rank_text(say, entry.rank)
        if entry is not pack.base:
            total += f"{before_change}({say.signed(entry.points - pack.base.points)})"
            rank += before_moved + moved_text(say, pack.base.rank.rank - entry.rank.rank)
        unknown = numbers.span(entry.result.unknown.low, entry.result.unknown.high)
        rows.append((name, total, rank, forecast_text(say, entry.result.given), unknown))
    return rows


def movement_short(pack: Pack) -> str:
    """What follows "if the other provinces"."""
    return ranks.movement_short(pack.ground, pack.movement)


def doubtful(pack: Pack, entry: Entry) -> str | None:
    """The warning that an entry's total may be less, under its name."""
    found = doubt_text(pack.ground, entry.result)
    return found and pack.words("report.named", name=called(pack, entry), text=found)


def sources_text(pack: Pack) -> str:
    """The documents behind the figures, in a row."""
    return "; ".join(document_text(pack.words, one) for one in cited(pack.case))


def beyond(entry: Entry) -> list[Lever]:
    """The changed levers whose part leaves the range in which its rule has been seen."""
    values = entry.scenario.values()
    changed = [entry.scenario.levers[key] for key in entry.scenario.changes]
    return [lever for lever in changed if extrapolates(lever, values)]


def assumptions(pack: Pack) -> list[str]:
    """What one must know before believing the figures, the most important first."""
    say, found = pack.words, [*about_the_rules(pack)]
    readings = {one.scenario.reading: one.scenario.read for one in pack.outcomes}
    for reading in readings.values():
        found.append(f"{say.name(reading.name)}. {say.name(reading.explanation)}")
    found += [text for one in pack.outcomes if (text := doubtful(pack, one))]
    return [*found, *about_the_others(pack), *about_the_changes(pack), about_the_cycle(pack)]


def about_the_rules(pack: Pack) -> Iterator[str]:
    """What the source leaves out, and what the rules stand on."""
    for text in (knowledge_text(pack.ground), no_agencies(pack.ground)):
        if text:
            yield text
    if any(
        not isinstance(part.rule, Given)
        for criterion in pack.case.rulebook.criteria.values()
        for part in criterion.parts.values()
    ):
        yield pack.words("report.assume_rules")


def about_the_cycle(pack: Pack) -> str:
    """Which rules are applied."""
    say = pack.words
    return say("report.assume_cycle", rulebook=say.name(pack.case.rulebook.name))


def about_the_others(pack: Pack) -> Iterator[str]:
    """What the ranks stand on."""
    say, table, peers = pack.words, pack.ground.table, pack.ground.peers
    if table.estimated:
        spread = say.decimal(float(table.rows["spread"].max()))
        yield say("report.assume_merged", year=table.year, of=table.of, spread=spread)
    else:
        known = int((peers["low"] == peers["high"]).sum())
        year = year_text(pack.ground)
        yield say("report.assume_still", year=year, known=known, of=len(peers))
        if table.own:
            yield say("report.assume_own", name=table.own)
        newest = int(pack.ground.nation.newest_map)
        if table.of != newest:
            yield say("report.assume_map", of=table.of, newest=newest)
    if table.year != pack.year:
        yield say("report.assume_other_year", year=pack.year, other=table.year)
    yield say(
        "report.assume_moving",
        year=pack.ground.coming_year,
        movement=ranks.movement_text(pack.ground, pack.movement),
    )
    yield say("report.assume_interval", transitions=len(pack.ground.nation.changes))


def about_the_changes(pack: Pack) -> Iterator[str]:
    """What is doubtful of the criteria that the entries change."""
    say = pack.words
    outside = {label(say, lever.criterion) for one in pack.outcomes for lever in beyond(one)}
    if outside:
        yield say("report.assume_beyond", criteria="; ".join(sorted(outside)))
    every = [change for one in pack.outcomes for change in changes(pack, one)]
    changed = {one.lever.id: one.lever for change in every for one in change.inputs}.values()
    surveys = {label(say, one.criterion) for one in changed if one.criterion.moved == "survey"}
    if surveys:
        yield say("report.assume_survey", criteria="; ".join(sorted(surveys)))
    for lever in changed:
        if isinstance(lever.part.rule, Place):
            yield place_text(say, lever)
    totals = {label(say, change.criterion) for change in every if change.totals}
    if totals:
        yield say("report.assume_totals", criteria="; ".join(sorted(totals)), year=pack.year)


def place_text(say: Language, lever: Lever) -> str:
    """Which bands of a place are known to earn what, the others being assumed."""
    rule = lever.part.rule
    bands = zip(lever.bands(), rule.bands if isinstance(rule, Place) else (), strict=True)
    seen = [band_text(say, name, True) for name, of in bands if of.standing != "assumed"]
    criterion = label(say, lever.criterion)
    return say("report.assume_place", criterion=criterion, bands=say.both(seen))


def out_of_date(pack: Pack) -> str | None:
    """That agencies and times are those of the year of the source, where that year is past."""
    source, now = main_document(pack.case), pack.made.year
    then = source.date.year if source.date else pack.year
    if now <= then:
        return None
    return pack.words("report.draft.work_dated", document=source.number, then=then, now=now)


def short_names(pack: Pack) -> list[str]:
    """What columns call several scenarios."""
    numbered = range(1, len(pack.outcomes) + 1)
    return [pack.words("report.draft.short", number=number) for number in numbered]


def unexplained_text(pack: Pack) -> str | None:
    """Why the points lost and the total of the base do not add up, where they do not."""
    say, base = pack.words, pack.base.result.total
    if not base.unexplained:
        return None
    return say(
        "report.apart",
        lost=say.decimal(pack.case.rulebook.maximum - base.criteria),
        criteria=say.decimal(base.criteria),
        total=say.decimal(base.points),
        unexplained=say.decimal(base.unexplained, 4),
    )


def moving_label(pack: Pack) -> str:
    """What the rank of the coming year is called, under the movement that is assumed."""
    return pack.words(
        "report.rank_moving",
        year=pack.ground.coming_year,
        movement=movement_short(pack),
        interval=ranks.interval_text(pack.ground, pack.movement),
    )


def unknown_label(pack: Pack) -> str:
    """The same for a movement that nobody knows."""
    interval = ranks.interval_text(pack.ground, None)
    return pack.words("report.rank_unknown", year=pack.ground.coming_year, interval=interval)
