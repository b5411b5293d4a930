"""The slides: pages for a committee, with charts that can be edited. Here the province's own year,
who does what, and what the figures stand on."""

from pptx.presentation import Presentation as Deck

from model.reading.tables import figure as statistic
from model.reports.contents import Pack, Task, most_lost, recoverable, spoken, tasks
from model.reports.saved import saved
from model.reports.slides_charts import bars, recolour
from model.reports.slides_form import (
    BELOW,
    GAIN,
    GREY,
    INK,
    LOSS,
    MARGIN,
    TOP,
    WIDTH,
    Box,
    figure,
    lower,
    new_deck,
    open_page,
    put,
    shortened,
    speak,
    subheading,
)
from model.reports.slides_scenarios import comparison, ranks_page, scenario
from model.reports.slides_table import grid, split
from model.reports.statements import assumptions, unexplained_text
from model.telling import numbers
from model.telling.labels import (
    cited,
    count_text,
    field_text,
    knowledge_text,
    label,
    no_agencies,
    title,
    year_text,
)
from model.telling.ranks import rank_text
from model.telling.values import brief, change_text


def slides(pack: Pack) -> bytes:
    """The pack as a .pptx file."""
    say = pack.words
    deck = new_deck(say("report.title", province=pack.province, year=pack.year))
    situation(deck, pack)
    losses(deck, pack)
    if pack.compares:
        comparison(deck, pack)
    else:
        scenario(deck, pack, pack.first)
    ranks_page(deck, pack)
    work(deck, pack)
    assumptions_page(deck, pack)
    speak(deck, say("report.language_tag"))
    return saved(deck, pack.made)


MOST_LOST = 10
NOTE = 0.6  # the height of a note under a chart, in inches
LONGEST_FIELD = 58
LOW_SHARE = 80  # a field that earns less of its points, in per cent, stands out


def situation(deck: Deck, pack: Pack) -> None:
    """Where we are: total, rank, the year before, and each field's share of its points."""
    say, base, table = pack.words, pack.base, pack.ground.table
    rank, total = rank_text(say, base.rank), say.decimal(base.points)
    key = "report.slide.situation_estimated" if table.estimated else "report.slide.situation"
    key = "report.slide.situation_own" if table.own else key
    name = say(key, year=pack.year, total=total, rank=rank)
    fields = [field_text(say, field) for field in pack.fields]
    slide = open_page(deck, pack, name, fields)
    left = Box(MARGIN, TOP, 3.3, 1.62)
    most = say("report.slide.of_maximum", maximum=say.plain(pack.case.rulebook.maximum))
    figure(slide, left, total, say("report.total"), most)
    key = "report.slide.rank_estimated" if table.estimated else "report.slide.rank"
    rank_name = say(key, year=year_text(pack.ground), of=table.of)
    figure(slide, lower(left, 1), rank, rank_name, _before(pack))
    mean = statistic(pack.ground.nation.national, pack.year, "mean")
    if mean is not None:
        note = say("report.slide.gap", gap=say.signed(base.points - mean))
        figure(slide, lower(left, 2), say.decimal(mean), say("report.slide.mean"), note)
    right = Box(4.2, TOP, WIDTH - 4.2 - MARGIN, BELOW)
    head = say("report.slide.by_field", year=pack.year)
    subheading(slide, right.left, right.width, head)
    shares = [round(100 * base.fields[f.id] / float(f.maximum), 2) for f in pack.fields]
    chart = bars(
        slide,
        Box(right.left, right.top + 0.4, right.width, right.height - 0.4),
        [shortened(name, LONGEST_FIELD) for name in fields],
        [(pack.base.name, shares, GAIN)],
        f'0.0"{numbers.percent_gap(say.code)}%"',
        head,
    )
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
    say, lost, apart = pack.words, most_lost(pack, pack.base), unexplained_text(pack)
    total = sum(points for _, points in lost)

    def share(points: float) -> str:
        return say.percent(100 * points / total, 0) if total else say.percent(0, 0)

    survey = sum(points for criterion, points in lost if criterion.moved == "survey")
    whole = [(c, points) for c, points in lost if points == float(c.maximum)]
    count = count_text(say, [criterion for criterion, _ in lost])
    name = say("report.slide.losses", criteria=count, lost=say.decimal(total))
    notes = [f"{title(say, criterion)}: {say.decimal(points, 4)}" for criterion, points in lost]
    notes += [reason for criterion, _ in lost if (reason := spoken(pack, criterion))]
    slide = open_page(deck, pack, name, notes)
    top = lost[:MOST_LOST]
    head = say("report.slide.losses_chart", criteria=count_text(say, [one for one, _ in top]))
    subheading(slide, MARGIN, 8.2, head)
    chart = bars(
        slide,
        Box(MARGIN, TOP + 0.4, 8.2, BELOW - 0.4 - (NOTE if apart else 0)),
        [label(say, criterion) for criterion, _ in top],
        [(say("report.lost"), [points for _, points in top], GAIN)],
        "0.00",
        name,
    )
    chart.value_axis.maximum_scale = round(top[0][1] * 1.15, 2) if top else 1
    recolour(chart, 0, {n: GREY for n, (c, _) in enumerate(top) if c.moved == "survey"})
    recolour(chart, 0, {n: LOSS for n, pair in enumerate(top) if pair in whole})
    if apart:
        at = Box(MARGIN, TOP + BELOW - NOTE + 0.05, 8.2, NOTE - 0.1)
        put(slide, at, [apart], (14, 13, 12), INK)
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


WORK_SIZES = (16, 15, 14)
MOST_LEADS = 5  # in a row; those who are more stand in rows below it


def work(deck: Deck, pack: Pack) -> None:
    """Who does what by when, most points first; of an unchanged scenario, who could."""
    say, asked = pack.words, tasks(pack)
    wanted = asked or recoverable(pack)
    key = "work" if asked else "lost_where" if knowledge_text(pack.ground) else "no_work"
    criteria = count_text(say, [task.criterion for task in wanted])
    name = say(f"report.slide.{key}", criteria=criteria)
    notes = [_note(pack, task) for task in wanted]
    names = ["criterion", *(["wanted", "gain"] if asked else ["lost"])]
    widths, width = [3.0, 1.65, 1.05] if asked else [4.2, 1.2], WIDTH - 2 * MARGIN
    if no_agencies(pack.ground):
        widths[0] = width - sum(widths[1:])
    else:
        names, widths = [*names, "lead", "time"], [*widths, 4.6]
        widths.append(width - sum(widths))
    rows = [row[: len(names)] for task in wanted for row in _rows(pack, task)]
    table = Box(MARGIN, TOP, width, BELOW - 0.1)
    heads = [say(f"report.{name}") for name in names]
    pages = split(table, heads, rows, widths, WORK_SIZES)
    for number, those in enumerate(pages, start=1):
        more = say("report.slide.continued", title=name, page=number, pages=len(pages))
        slide = open_page(deck, pack, name if number == 1 else more, notes)
        grid(slide, table, heads, those, widths, WORK_SIZES)


def _rows(pack: Pack, task: Task) -> list[tuple[str, ...]]:
    """What is wanted and for how many points, or what is lost; by whom, every agency by its name,
    and when."""
    say, what = pack.words, label(pack.words, task.criterion)
    if pack.compares and task.scenarios:
        inside = say("report.slide.in_scenarios", numbers=", ".join(map(str, task.scenarios)))
        what = f"{what} ({inside})"
    first, *others = (
        "; ".join(task.leads[at : at + MOST_LEADS]) for at in range(0, len(task.leads), MOST_LEADS)
    )
    told = [brief(say, task.targets, goal=True)] if task.targets else []
    points = say.signed(task.points) if task.targets else say.decimal(task.points)
    below = [("…", *[""] * (len(told) + 1), leads, "") for leads in others]
    return [(what, *told, points, first, task.time), *below]


def _note(pack: Pack, task: Task) -> str:
    """Work on a criterion in full."""
    say = pack.words
    targets = "; ".join(change_text(say, difference) for difference in task.targets)
    parts = [title(say, task.criterion), targets, task.remedy, "; ".join(task.leads), task.time]
    return ". ".join(dict.fromkeys(part.rstrip(".") for part in parts if part)) + "."


def assumptions_page(deck: Deck, pack: Pack) -> None:
    """What the figures stand on, and where they come from."""
    say, found = pack.words, assumptions(pack)
    documents = "; ".join(one.number for one in cited(pack.case))
    sources = say("report.slide.sources", documents=documents)
    slide = open_page(deck, pack, say("report.slide.assumptions"), [*found, sources])
    box = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BELOW)
    points = [f"•  {sentence}" for sentence in [*found, sources]]
    put(slide, box, points, (18, 17, 16, 15, 14, 13, 12, 11), gap=6)
