"""Who does what by when, and what the figures stand on."""

from pptx.presentation import Presentation as Deck

from model.reports.changes import recoverable, tasks
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
from model.telling import numbers
from model.telling.labels import label, title
from model.telling.values import brief, change_text

MOST_LEADS = 1


def work(deck: Deck, pack: Pack) -> None:
    """Who does what by when, most points first; of an unchanged scenario, who could."""
    say, wanted = pack.words, tasks(pack) or recoverable(pack)
    asked = any(task.scenarios for task in wanted)
    notes, rows = [], []
    for task in wanted:
        row = pack.case.baseline.rows.get(task.criterion.id)
        lead, time = (list(row.lead), pack.words.name(row.time)) if row else ([], "")
        leads, more = "; ".join(lead[:MOST_LEADS]), len(lead) - MOST_LEADS
        if more > 0:
            leads = say("report.slide.leads", leads=leads, more=more)
        what, inside = label(pack.words, task.criterion), ", ".join(map(str, task.scenarios))
        if pack.compares and inside:
            what = f"{what} ({say('report.slide.in_scenarios', numbers=inside)})"
        goal = [brief(say, task.targets, goal=True)] if asked else []
        points = numbers.signed(task.points) if asked else numbers.decimal(task.points)
        rows.append((what, *goal, points, leads, time))
        targets = "; ".join(change_text(say, difference) for difference in task.targets)
        remedy = pack.words.name(row.remedy) if row else ""
        notes.append(
            f"{title(pack.words, task.criterion)}. {targets}. {remedy} {'; '.join(lead)}. {time}."
        )
    key = "report.slide.work" if asked else "report.slide.no_work"
    slide = open_page(deck, pack, say(key, count=len(wanted)), notes)
    width = WIDTH - 2 * MARGIN
    names = ["criterion", "wanted", "gain", "lead", "time"]
    widths = [3.0, 1.65, 0.85, 3.75, width - 9.25]
    if not asked:
        names, widths = ["criterion", "lost", "lead", "time"], [4.2, 1.2, 4.0, width - 9.4]
    table = Box(MARGIN, TOP, width, BELOW - 0.1)
    heads = [say(f"report.{name}") for name in names]
    shown = grid(slide, table, heads, rows, widths, sizes=(18, 17, 16, 15, 14))
    if shown < len(rows):
        left = Box(MARGIN, TOP + BELOW - 0.18, width, 0.3)
        put(slide, left, [say("report.slide.more", count=len(rows) - shown)], (13, 12))


def assumptions_page(deck: Deck, pack: Pack) -> None:
    """What the figures stand on, and where they come from."""
    say, found = pack.words, assumptions(pack)
    documents = "; ".join(one.number for one in pack.case.documents.values())
    sources = say("report.slide.sources", documents=documents)
    slide = open_page(deck, pack, say("report.slide.assumptions"), [*found, sources])
    box = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BELOW)
    points = [f"•  {sentence}" for sentence in [*found, sources]]
    put(slide, box, points, (18, 17, 16, 15, 14, 13, 12, 11), gap=6)
