"""What a scenario brings, or several side by side."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from model.reports.changes import Step, changes, steps
from model.reports.contents import Outcome, Pack
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
from model.reports.statements import doubt_text, movement_short, summary
from model.telling import numbers
from model.telling.labels import label, title
from model.telling.ranks import forecast_text, moved_text, rank_text
from model.telling.values import brief, change_text

MOST_STEPS = 8


def scenario(deck: Deck, pack: Pack, outcome: Outcome) -> None:
    """The scenario and what it brings: a waterfall, and the inputs that change."""
    say, base = pack.words, pack.base
    change = numbers.signed(outcome.points - base.points)
    totals = {"before": numbers.decimal(base.points), "total": numbers.decimal(outcome.points)}
    name = say("report.slide.scenario", name=short_name(outcome), change=change, **totals)
    found = changes(pack, outcome)
    inputs = [
        f"{title(pack.words, one.criterion)}: {change_text(say, difference)}"
        for one in found
        for difference in one.inputs
    ]
    notes = [summary(pack, outcome), *inputs]
    author = [f"{say(f'report.{k}')}: {v}" for k, v in _typed(outcome) if v]
    slide = open_page(deck, pack, name, [*notes, *author])
    head = say("report.slide.waterfall")
    put(slide, Box(MARGIN, TOP, 6.7, 0.4), [head], (18, 16), NAVY, True)
    _waterfall(slide, pack, outcome, Box(MARGIN, TOP + 0.4, 6.7, BELOW - 0.4))
    left, width = 7.5, WIDTH - 7.5 - MARGIN
    put(slide, Box(left, TOP, width, 0.4), [say("report.slide.inputs")], (18, 16), NAVY, True)
    doubt = doubt_text(pack, outcome)
    rows = [
        (label(pack.words, one.criterion), brief(say, one.inputs))
        for one in sorted(found, key=lambda one: -abs(one.gain))
        if one.inputs
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


def _typed(outcome: Outcome) -> list[tuple[str, str]]:
    """What a person typed about a scenario."""
    return [("note", outcome.named.note), ("author", outcome.named.author)]


def _waterfall(slide: Slide, pack: Pack, outcome: Outcome, box: Box) -> None:
    """From the base's total to the scenario's, one bar per criterion; the smallest together."""
    say, base = pack.words, pack.base
    found = steps(pack, outcome)
    found.sort(key=lambda step: -abs(step.gain))
    kept = sorted(found[:MOST_STEPS], key=lambda step: -step.gain)
    rest = found[MOST_STEPS:]
    names = [_step_name(pack, step) for step in kept]
    gains = [step.gain for step in kept]
    if rest:
        gains.append(round(sum(step.gain for step in rest), 4))
        names.append(f"{say('report.slide.others', count=len(rest))}  {numbers.signed(gains[-1])}")
    categories = [f"{base.name}  {numbers.decimal(base.points)}", *names]
    lifted: list[float | None] = [None]
    up: list[float | None] = [None]
    down: list[float | None] = [None]
    reached, low = base.points, min(base.points, outcome.points)
    for gain in gains:
        lifted.append(round(min(reached, reached + gain), 4))
        up.append(gain if gain > 0 else None)
        down.append(-gain if gain < 0 else None)
        reached = round(reached + gain, 4)
        low = min(low, reached)
    categories.append(f"{say('report.scenario')}  {numbers.decimal(outcome.points)}")
    totals: list[float | None] = [base.points, *[None] * len(gains), outcome.points]
    series: list[Series] = [
        (say("report.slide.lift"), [*lifted, None], HIDDEN),
        (say("report.total"), totals, NAVY),
        (say("report.slide.up"), [*up, None], GAIN),
        (say("report.slide.down"), [*down, None], LOSS),
    ]
    text = say("report.slide.waterfall")
    chart = bars(slide, box, XL_CHART_TYPE.BAR_STACKED, categories, series, "0.00", text)
    listed(chart)
    chart.has_legend = False
    for one in chart.plots[0].series:
        one.data_labels.show_value = False
    high = max(base.points, outcome.points, reached)
    room = max((high - low) * 0.25, 0.3)
    chart.value_axis.minimum_scale = max(round(low - room, 1), 0)
    chart.value_axis.maximum_scale = round(high + room * 0.2, 2)


def _step_name(pack: Pack, step: Step) -> str:
    """A step's criterion and its points."""
    say = pack.words
    name = label(pack.words, step.criterion) if step.criterion else say("report.slide.unexplained")
    return f"{shortened(name, 42)}  {numbers.signed(step.gain)}"


def comparison(deck: Deck, pack: Pack) -> None:
    """Two to six scenarios side by side against the base."""
    say, names = pack.words, axis_names(pack)
    best = max(pack.outcomes, key=lambda one: one.points)
    total = numbers.decimal(best.points)
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
        say("report.slide.still", year=pack.year),
        say("report.slide.moving", movement=movement_short(pack)),
        say("report.slide.unknown"),
    ]
    rows = []
    for number, outcome in enumerate(pack.everything):
        change = numbers.signed(outcome.points - pack.base.points)
        moved = moved_text(say, pack.base.rank.rank - outcome.rank.rank)
        rows.append(
            (
                names[number],
                numbers.decimal(outcome.points) + (f" ({change})" if number else ""),
                rank_text(say, outcome.rank) + (f", {moved}" if number else ""),
                forecast_text(say, outcome.result.given),
                numbers.span(outcome.result.unknown.low, outcome.result.unknown.high),
            )
        )
    width = WIDTH - 2 * MARGIN
    widths = (width - 8.2, 1.9, 2.7, 2.1, 1.5)
    grid(slide, Box(MARGIN, 3.9, width, 2.95), heads, rows, widths)
