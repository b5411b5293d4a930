"""Who does what by when, and what the figures stand on."""

from pptx.presentation import Presentation as Deck

from model.reports.changes import Task, recoverable, tasks
from model.reports.contents import Pack
from model.reports.slides_form import (
    MARGIN,
    WIDTH,
    Box,
    grid,
    put,
)
from model.reports.slides_page import BELOW, TOP, open_page
from model.reports.statements import assumptions
from model.telling.labels import cited, count_text, knowledge_text, label, no_agencies, title
from model.telling.values import brief, change_text

MOST_LEADS = 1


def work(deck: Deck, pack: Pack) -> None:
    """Who does what by when, most points first; of an unchanged scenario, who could."""
    say, asked = pack.words, tasks(pack)
    wanted = asked or recoverable(pack)
    key = "work" if asked else "lost_where" if knowledge_text(pack.ground) else "no_work"
    criteria = count_text(say, [task.criterion for task in wanted])
    name = say(f"report.slide.{key}", criteria=criteria)
    slide = open_page(deck, pack, name, [_note(pack, task) for task in wanted])
    names = ["criterion", *(["wanted", "gain"] if asked else ["lost"])]
    widths, width = [3.0, 1.65, 0.85] if asked else [4.2, 1.2], WIDTH - 2 * MARGIN
    if no_agencies(pack.ground):
        widths[0] = width - sum(widths[1:])
    else:
        names, widths = [*names, "lead", "time"], [*widths, 3.75]
        widths.append(width - sum(widths))
    rows = [_row(pack, task)[: len(names)] for task in wanted]
    table = Box(MARGIN, TOP, width, BELOW - 0.1)
    heads = [say(f"report.{name}") for name in names]
    shown = grid(slide, table, heads, rows, widths, sizes=(18, 17, 16, 15, 14))
    if shown < len(rows):
        left = Box(MARGIN, TOP + BELOW - 0.18, width, 0.3)
        put(slide, left, [say("report.slide.more", count=len(rows) - shown)], (13, 12))


def _row(pack: Pack, task: Task) -> tuple[str, ...]:
    """What is wanted and for how many points, or what is lost; by whom and when."""
    say, what = pack.words, label(pack.words, task.criterion)
    if pack.compares and task.scenarios:
        inside = say("report.slide.in_scenarios", numbers=", ".join(map(str, task.scenarios)))
        what = f"{what} ({inside})"
    leads, more = "; ".join(task.leads[:MOST_LEADS]), len(task.leads) - MOST_LEADS
    if more > 0:
        leads = say("report.slide.leads", leads=leads, more=more)
    if not task.targets:
        return what, say.decimal(task.points), leads, task.time
    return what, brief(say, task.targets, goal=True), say.signed(task.points), leads, task.time


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
