"""Where the province is, and where its points are lost."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck

from model.reading.tables import figure as statistic
from model.reports.changes import most_lost
from model.reports.contents import Pack
from model.reports.slides_charts import bars, listed, recolour
from model.reports.slides_form import (
    GAIN,
    GREY,
    INK,
    LOSS,
    MARGIN,
    NAVY,
    WIDTH,
    Box,
    figure,
    put,
    shortened,
)
from model.reports.slides_page import BELOW, TOP, lower, open_page
from model.telling import numbers
from model.telling.labels import count_text, field_text, knowledge_text, label, title
from model.telling.ranks import rank_text

MOST_LOST = 10
LONGEST_FIELD = 58
LOW_SHARE = 80  # a field that earns less of its points, in per cent, stands out


def situation(deck: Deck, pack: Pack) -> None:
    """Where we are: total, rank, the year before, and each field's share of its points."""
    say, base, table = pack.words, pack.base, pack.ground.table
    rank, total, estimated = rank_text(say, base.rank), say.decimal(base.points), table.estimated
    key = "report.slide.situation_estimated" if estimated else "report.slide.situation"
    name = say(key, year=pack.year, total=total, rank=rank)
    fields = [field_text(say, field) for field in pack.fields]
    slide = open_page(deck, pack, name, fields)
    left = Box(MARGIN, TOP, 3.3, 1.62)
    most = say("report.slide.of_maximum", maximum=say.plain(pack.case.rulebook.maximum))
    figure(slide, left, total, say("report.total"), most)
    key = "report.slide.rank_estimated" if estimated else "report.slide.rank"
    rank_name = say(key, year=table.year, of=table.of)
    figure(slide, lower(left, 1), rank, rank_name, _before(pack))
    mean = statistic(pack.ground.nation.national, pack.year, "mean")
    if mean is not None:
        note = say("report.slide.gap", gap=say.signed(base.points - mean))
        figure(slide, lower(left, 2), say.decimal(mean), say("report.slide.mean"), note)
    right = Box(4.2, TOP, WIDTH - 4.2 - MARGIN, BELOW)
    head = Box(right.left, right.top, right.width, 0.4)
    put(slide, head, [say("report.slide.by_field", year=pack.year)], (18, 16), NAVY, True)
    shares = [round(100 * base.fields[f.id] / float(f.maximum), 2) for f in pack.fields]
    chart = bars(
        slide,
        Box(right.left, right.top + 0.4, right.width, right.height - 0.4),
        XL_CHART_TYPE.BAR_CLUSTERED,
        [shortened(name, LONGEST_FIELD) for name in fields],
        [(pack.base.name, shares, GAIN)],
        f'0.0"{numbers.percent_gap(say.code)}%"',
        say("report.slide.by_field", year=pack.year),
    )
    listed(chart)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, 112
    recolour(chart, 0, {row: LOSS for row, share in enumerate(shares) if share < LOW_SHARE})


def _before(pack: Pack) -> str:
    """The year before, where it is known: 2022: 86,72 điểm, hạng 15."""
    say, year = pack.words, pack.year - 1
    found = pack.ground.nation.provinces
    rows = found[(found["province"] == pack.province) & (found["year"] == year)]
    rows = rows.dropna(subset=["score", "rank"])
    if rows.empty:
        return ""
    score, rank = float(rows["score"].iloc[0]), int(rows["rank"].iloc[0])
    return say("report.slide.before", year=year, total=say.decimal(score), rank=rank)


def losses(deck: Deck, pack: Pack) -> None:
    """Where points are lost: the largest losses, and what they have in common."""
    say, lost = pack.words, most_lost(pack, pack.base)
    total = sum(points for _, points in lost)

    def share(points: float) -> str:
        return say.percent(100 * points / total, 0) if total else say.percent(0, 0)

    survey = sum(points for criterion, points in lost if criterion.moved == "survey")
    whole = [(c, points) for c, points in lost if points == float(c.maximum)]
    count = count_text(say, [criterion for criterion, _ in lost])
    name = say("report.slide.losses", criteria=count, lost=say.decimal(total))
    notes = [f"{title(say, criterion)}: {say.decimal(points, 4)}" for criterion, points in lost]
    slide = open_page(deck, pack, name, notes)
    top = lost[:MOST_LOST]
    head = say("report.slide.losses_chart", criteria=count_text(say, [one for one, _ in top]))
    put(slide, Box(MARGIN, TOP, 8.2, 0.4), [head], (18, 16), NAVY, True)
    chart = bars(
        slide,
        Box(MARGIN, TOP + 0.4, 8.2, BELOW - 0.4),
        XL_CHART_TYPE.BAR_CLUSTERED,
        [label(say, criterion) for criterion, _ in top],
        [(say("report.lost"), [points for _, points in top], GAIN)],
        "0.00",
        name,
    )
    listed(chart)
    chart.value_axis.maximum_scale = round(top[0][1] * 1.15, 2) if top else 1
    recolour(chart, 0, {n: GREY for n, (c, _) in enumerate(top) if c.moved == "survey"})
    recolour(chart, 0, {n: LOSS for n, pair in enumerate(top) if pair in whole})
    box = Box(9.2, TOP, WIDTH - 9.2 - MARGIN, 1.62)
    if any(criterion.moved == "survey" for criterion in pack.case.rulebook.criteria.values()):
        note = say("report.slide.survey_note")
        figure(slide, box, share(survey), say("report.slide.survey"), note, GREY)
        box = lower(box, 1)
    if unknown := knowledge_text(pack.ground):
        put(slide, box, [unknown], (18, 16, 14), INK)
        return
    lost_whole = sum(points for _, points in whole)
    note = say("report.slide.whole_note", criteria=", ".join(c.id for c, _ in whole))
    head = say("report.slide.whole", criteria=count_text(say, [one for one, _ in whole]))
    figure(slide, box, share(lost_whole), head, note, LOSS)
    note = say("report.slide.rest_note")
    left = share(total - survey - lost_whole)
    figure(slide, lower(box, 1), left, say("report.slide.rest"), note, GAIN)
