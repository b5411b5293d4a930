"""What a scenario brings, or several side by side."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from model.reports.changes import changes
from model.reports.contents import Pack
from model.reports.slides_charts import HIDDEN, Series, bars, listed, recolour
from model.reports.slides_form import (
    GAIN,
    GREY,
    INK,
    LOSS,
    MARGIN,
    NAVY,
    WIDTH,
    Box,
    grid,
    put,
    shortened,
)
from model.reports.slides_page import BELOW, TOP, axis_names, open_page, short_name
from model.reports.statements import doubtful, movement_short, summary
from model.result import Entry
from model.telling import numbers
from model.telling.changes import Change, Kind, change_texts, waterfall
from model.telling.labels import label, title
from model.telling.language import Language
from model.telling.ranks import forecast_text, moved_text, rank_text
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
    slide = open_page(deck, pack, name, [*notes, *author])
    head = say("report.slide.waterfall")
    put(slide, Box(MARGIN, TOP, 6.7, 0.4), [head], (18, 16), NAVY, True)
    _waterfall(slide, pack, outcome, Box(MARGIN, TOP + 0.4, 6.7, BELOW - 0.4))
    left, width = 7.5, WIDTH - 7.5 - MARGIN
    put(slide, Box(left, TOP, width, 0.4), [say("report.slide.inputs")], (18, 16), NAVY, True)
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
    chart = bars(slide, box, XL_CHART_TYPE.BAR_STACKED, names, series, "0.00", text)
    listed(chart)
    chart.has_legend = False
    for one in chart.plots[0].series:
        one.data_labels.show_value = False
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
        XL_CHART_TYPE.BAR_CLUSTERED,
        names,
        [(say("report.total"), [one.points for one in pack.everything], GAIN)],
        "0.00",
        name,
    )
    listed(chart)
    recolour(chart, 0, {0: GREY})
    points = [one.points for one in pack.everything]
    room = max(max(points) - min(points), 0.5)
    chart.value_axis.minimum_scale = max(round(min(points) - room * 0.5, 1), 0)
    chart.value_axis.maximum_scale = round(max(points) + room * 0.2, 2)
    heads = [
        say("report.scenario"),
        say("report.total"),
        say("report.slide.still", year=pack.ground.table.year),
        say("report.slide.moving", movement=movement_short(pack)),
        say("report.slide.unknown"),
    ]
    rows = []
    for number, outcome in enumerate(pack.everything):
        change = say.signed(outcome.points - pack.base.points)
        moved = moved_text(say, pack.base.rank.rank - outcome.rank.rank)
        rows.append(
            (
                names[number],
                say.decimal(outcome.points) + (f" ({change})" if number else ""),
                rank_text(say, outcome.rank) + (f", {moved}" if number else ""),
                forecast_text(say, outcome.result.given),
                numbers.span(outcome.result.unknown.low, outcome.result.unknown.high),
            )
        )
    width = WIDTH - 2 * MARGIN
    widths = (width - 8.2, 1.9, 2.7, 2.1, 1.5)
    grid(slide, Box(MARGIN, 3.9, width, 2.95), heads, rows, widths)
