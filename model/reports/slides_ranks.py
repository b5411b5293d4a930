"""The rank with its interval, by both questions."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck

from model.ranking.forecast import Forecast
from model.ranking.rank import Rank
from model.reports.contents import Pack
from model.reports.slides_charts import BELOW_AXIS, HIDDEN, bars, listed, recolour
from model.reports.slides_form import (
    FAINT,
    GAIN,
    GREY,
    INK,
    MARGIN,
    NAVY,
    WIDTH,
    Box,
    colour,
    put,
)
from model.reports.slides_page import BELOW, TOP, axis_names, open_page
from model.reports.statements import movement_short, summary
from model.telling import numbers
from model.telling.ranks import chance_text, forecast_text, rank_text

PALER = "8FB4D6"


def ranks_page(deck: Deck, pack: Pack) -> None:
    """The rank with its interval, by both questions."""
    say, base, of = pack.words, pack.base, pack.base.rank.of
    movement, first = movement_short(pack), pack.first
    if pack.compares:
        name = say("report.slide.ranks", movement=movement)
    else:
        name = say(
            "report.slide.rank_title",
            year=pack.ground.table.year,
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
        XL_CHART_TYPE.BAR_STACKED,
        names,
        [
            (say("report.slide.lift"), [low - 0.5 for _, _, low, _ in rows], HIDDEN),
            (say("report.slide.span"), [high - low + 1 for _, _, low, high in rows], GAIN),
        ],
        "0",
        name,
    )
    put(
        slide,
        Box(MARGIN, TOP, 9, 0.4),
        [say("report.slide.span_note", of=of)],
        (18, 16),
        NAVY,
        True,
    )
    listed(chart)
    chart.has_legend = False
    for one in chart.plots[0].series:
        one.data_labels.show_value = False
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
    own = not pack.ground.table.estimated and pack.ground.table.year == baseline.year
    published = own and pack.base.rank.rank == baseline.rank
    key = "report.slide.rank_base" if published else "report.slide.rank_computed"
    return say(key, year=baseline.year)


def _span(found: Rank | Forecast) -> tuple[int, int, int]:
    """Likely, best and worst rank."""
    return found.rank, found.low, found.high


def _span_text(rank: int, low: int, high: int) -> str:
    """A likely rank with its range: 37 (32–41)."""
    return str(rank) if low == high else f"{rank} ({numbers.span(low, high)})"
