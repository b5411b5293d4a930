"""The slides of the scenarios: what one brings, or several side by side, and their ranks."""

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from model.ranking.forecast import Forecast
from model.ranking.rank import Rank
from model.reports.contents import Pack, changes, spoken
from model.reports.slides_charts import BELOW_AXIS, HIDDEN, Series, bars, recolour
from model.reports.slides_form import (
    BELOW,
    FAINT,
    GAIN,
    GREY,
    INK,
    LOSS,
    MARGIN,
    NAVY,
    TOP,
    WIDTH,
    Box,
    axis_names,
    colour,
    open_page,
    put,
    short_name,
    shortened,
    subheading,
)
from model.reports.slides_table import grid
from model.reports.statements import doubtful, movement_short, result_rows, summary
from model.result import Entry
from model.telling import numbers
from model.telling.changes import Change, Kind, change_texts, waterfall
from model.telling.labels import label, title, year_text
from model.telling.language import Language
from model.telling.ranks import chance_text, forecast_text, interval_text, rank_text
from model.telling.values import brief, total_text

MOST_STEPS, LONGEST_STEP = 9, 42


def scenario(deck: Deck, pack: Pack, outcome: Entry) -> None:
    """The scenario and what it brings: a waterfall, and the inputs that change."""
    say, base = pack.words, pack.base
    change = say.signed(outcome.points - base.points)
    totals = {"before": say.decimal(base.points), "total": say.decimal(outcome.points)}
    name = say("report.slide.scenario", name=short_name(outcome), change=change, **totals)
    found = changes(pack, outcome)
    inputs = [
        say("report.named", name=title(say, one.criterion), text=text)
        for one in found
        for text in change_texts(say, one)
    ]
    notes = [summary(pack, outcome), *inputs]
    author = [
        say("report.named", name=say(f"report.{key}"), text=text)
        for key, text in (("note", outcome.note), ("author", outcome.author))
        if text
    ]
    reasons = [reason for one in found if (reason := spoken(pack, one.criterion))]
    slide = open_page(deck, pack, name, [*notes, *reasons, *author])
    subheading(slide, MARGIN, 6.7, say("report.slide.waterfall"))
    _waterfall(slide, pack, outcome, Box(MARGIN, TOP + 0.4, 6.7, BELOW - 0.4))
    left, width = 7.5, WIDTH - 7.5 - MARGIN
    subheading(slide, left, width, say("report.slide.inputs"))
    doubt = doubtful(pack, outcome)
    rows = [
        (label(say, one.criterion), _brief(say, one))
        for one in sorted(found, key=lambda one: -abs(one.gain))
        if one.inputs or one.totals
    ]
    last = 1.1 if doubt else 0.4
    heads = (say("report.criterion"), say("report.old_new"))
    shown = 0
    if rows:
        table = Box(left, TOP + 0.45, width, BELOW - 0.6 - last)
        shown = grid(slide, table, heads, rows, (2.75, width - 2.75))
    said = [] if rows else [say("report.no_change", base=base.name)]
    if shown < len(rows):
        said.append(say("report.slide.more", count=len(rows) - shown))
    below = Box(left, TOP + (BELOW - last if rows else 0.5), width, last)
    put(
        slide, below, [*said, *([doubt] if doubt else [])], (14, 13, 12, 11), LOSS if doubt else INK
    )


def _brief(say: Language, change: Change) -> str:
    """A criterion's changes in few words, a changed total first."""
    told = [total_text(say, one) for one in change.totals]
    return "; ".join([*told, brief(say, change.inputs)] if change.inputs else told)


def _waterfall(slide: Slide, pack: Pack, outcome: Entry, box: Box) -> None:
    """From the base's total to the scenario's, one bar per criterion; the smallest together."""
    say = pack.words
    steps = waterfall(pack.ground, pack.base.result, outcome.result, MOST_STEPS)
    names = [f"{shortened(step.name, LONGEST_STEP)}  {step.text}" for step in steps]

    def those(kind: Kind) -> list[float | None]:
        return [abs(one.gain) or one.end if one.kind == kind else None for one in steps]

    lifted = [None if one.kind == "total" else min(one.start, one.end) for one in steps]
    series: list[Series] = [
        (say("report.slide.lift"), lifted, HIDDEN),
        (say("report.total"), those("total"), NAVY),
        (say("report.slide.up"), those("up"), GAIN),
        (say("report.slide.down"), those("down"), LOSS),
    ]
    text = say("report.slide.waterfall")
    chart = bars(slide, box, names, series, "0.00", text)
    ends = [end for one in steps for end in (one.start, one.end)]
    room = max((max(ends) - min(ends)) * 0.25, 0.3)
    chart.value_axis.minimum_scale = max(round(min(ends) - room, 1), 0)
    chart.value_axis.maximum_scale = round(max(ends) + room * 0.2, 2)


def comparison(deck: Deck, pack: Pack) -> None:
    """Two to six scenarios side by side against the base."""
    say, names = pack.words, axis_names(pack)
    best = max(pack.outcomes, key=lambda one: one.points)
    total = say.decimal(best.points)
    name = say(
        "report.slide.comparison", count=len(pack.outcomes), name=short_name(best), total=total
    )
    notes = [*pack.names[1:], *(summary(pack, outcome) for outcome in pack.outcomes)]
    slide = open_page(deck, pack, name, notes)
    chart = bars(
        slide,
        Box(MARGIN, TOP, WIDTH - 2 * MARGIN, 2.35),
        names,
        [(say("report.total"), [one.points for one in pack.everything], GAIN)],
        "0.00",
        name,
    )
    recolour(chart, 0, {0: GREY})
    points = [one.points for one in pack.everything]
    room = max(max(points) - min(points), 0.5)
    chart.value_axis.minimum_scale = max(round(min(points) - room * 0.5, 1), 0)
    chart.value_axis.maximum_scale = round(max(points) + room * 0.2, 2)
    heads = [
        say("report.scenario"),
        say("report.total"),
        say("report.slide.still", year=year_text(pack.ground)),
        say("report.slide.moving", movement=movement_short(pack)),
        say("report.slide.unknown"),
    ]
    width = WIDTH - 2 * MARGIN
    widths = (width - 8.2, 1.9, 2.7, 2.1, 1.5)
    grid(slide, Box(MARGIN, 3.9, width, 2.95), heads, result_rows(pack, names), widths)


PALER = "8FB4D6"


def ranks_page(deck: Deck, pack: Pack) -> None:
    """The rank with its interval, by both questions."""
    say, base, of = pack.words, pack.base, pack.base.rank.of
    movement, first = movement_short(pack), pack.first
    if pack.compares:
        name = say("report.slide.ranks", year=pack.ground.coming_year, movement=movement)
    else:
        name = say(
            "report.slide.rank_title",
            year=year_text(pack.ground),
            still=rank_text(say, first.rank),
            movement=movement,
            moving=forecast_text(say, first.result.given),
        )
    rows: list[tuple[str, int, int, int]] = [
        (_base_name(pack), *_span(base.rank)),
        (say("report.slide.rank_idle", movement=movement), *_span(base.result.given)),
    ]
    for outcome, short in zip(pack.outcomes, axis_names(pack)[1:], strict=True):
        if pack.compares:
            rows.append((short, *_span(outcome.result.given)))
        else:
            moving = say("report.slide.rank_moving", movement=movement)
            rows.append((say("report.slide.rank_still"), *_span(outcome.rank)))
            rows.append((moving, *_span(outcome.result.given)))
            rows.append((say("report.slide.rank_unknown"), *_span(outcome.result.unknown)))
    slide = open_page(deck, pack, name, [summary(pack, outcome) for outcome in pack.outcomes])
    names = [f"{row}:  {_span_text(rank, low, high)}" for row, rank, low, high in rows]
    chart = bars(
        slide,
        Box(MARGIN, TOP + 0.4, WIDTH - 2 * MARGIN, BELOW - 1.75),
        names,
        [
            (say("report.slide.lift"), [low - 0.5 for _, _, low, _ in rows], HIDDEN),
            (say("report.slide.span"), [high - low + 1 for _, _, low, high in rows], GAIN),
        ],
        "0",
        name,
    )
    subheading(slide, MARGIN, 9, _span_note(pack, of))
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, of + 1
    chart.value_axis.major_unit = 10
    chart.value_axis.has_major_gridlines = True
    chart.value_axis.major_gridlines.format.line.color.rgb = colour(FAINT)
    chart.value_axis.tick_label_position = BELOW_AXIS
    recolour(chart, 1, {0: GREY, 1: GREY} | ({} if pack.compares else {4: PALER}))
    if pack.compares:
        text = say("report.slide.chances", rank=base.rank.rank, movement=movement)
        chances = [
            f"{short}: {chance_text(say, one.result.given, base.rank.rank)}"
            for one, short in zip(pack.outcomes, axis_names(pack)[1:], strict=True)
        ]
        said = [text + " " + "; ".join(chances) + "."]
    else:
        said = [
            say(
                "report.slide.chance",
                chance=chance_text(say, first.result.given, base.rank.rank),
                rank=base.rank.rank,
                movement=movement,
            )
        ]
    idle = forecast_text(say, base.result.given)
    said.append(say("report.slide.standing_still", movement=movement, rank=idle))
    put(slide, Box(MARGIN, 5.55, WIDTH - 2 * MARGIN, 1.3), said, (20, 18, 16, 14, 12), INK, gap=4)


def _base_name(pack: Pack) -> str:
    """What the rank of the base is: published, or worked out on another table or reading."""
    say, baseline = pack.words, pack.case.baseline
    own = pack.ground.table.published and pack.ground.table.year == baseline.year
    published = own and pack.base.rank.rank == baseline.rank
    key = "report.slide.rank_base" if published else "report.slide.rank_computed"
    return say(key, year=baseline.year)


def _span(found: Rank | Forecast) -> tuple[int, int, int]:
    """Likely, best and worst rank."""
    return found.rank, found.low, found.high


def _span_text(rank: int, low: int, high: int) -> str:
    """A likely rank with its range: 37 (32–41)."""
    return str(rank) if low == high else f"{rank} ({numbers.span(low, high)})"


def _span_note(pack: Pack, of: int) -> str:
    """What the bars of ranks are."""
    interval = interval_text(pack.ground, pack.movement)
    year = pack.ground.coming_year
    return pack.words("report.slide.span_note", of=of, year=year, interval=interval)
