"""The periodic report as slides: where the year stands, what is late, who must do what."""

from collections.abc import Sequence

from pptx.presentation import Presentation as Deck

from model.reports.progress import Progress, by_agency, late, silent
from model.reports.progress_statements import (
    assumed,
    change_sentence,
    duties_text,
    result_sentence,
    standings,
    subject,
)
from model.reports.saved import saved
from model.reports.slides_form import (
    BELOW,
    MARGIN,
    TOP,
    WIDTH,
    Box,
    figure,
    new_deck,
    open_page,
    put,
    speak,
)
from model.reports.slides_table import grid, split

SIZES = (16, 15, 14, 13, 12)
SMALL = (14, 13, 12)


def progress_slides(progress: Progress) -> bytes:
    """The report as a .pptx file."""
    say, deck = progress.words, new_deck(subject(progress))
    _standings(deck, progress)
    heads = [say(f"progress.head_{key}") for key in ("criterion", "now", "needed", "stake")]
    rows = [[one.criterion, one.to_date, one.needed, one.stake] for one in late(progress)]
    _table(deck, progress, say("progress.slide_late"), heads, rows, (4.4, 3.2, 3.5, 1.03))
    duties = [
        (agency, duties_text(progress, those)) for agency, those in by_agency(progress).items()
    ]
    heads = [say("report.agency"), say("progress.head_needed")]
    _table(deck, progress, say("progress.slide_agencies"), heads, duties, (3.6, 8.53))
    missing = [[one.criterion, "; ".join(one.agencies), one.reported] for one in silent(progress)]
    heads = [say(f"progress.head_{key}") for key in ("criterion", "agency", "reported")]
    _table(deck, progress, say("progress.slide_silent"), heads, missing, (5.0, 4.4, 2.73))
    _assumptions(deck, progress)
    speak(deck, say("report.language_tag"))
    return saved(deck, progress.made)


def _standings(deck: Deck, progress: Progress) -> None:
    """The four figures side by side, and the sentence of the year."""
    slide = open_page(deck, progress.pack, subject(progress), assumed(progress))
    width, gap = 2.85, 0.245
    for number, one in enumerate(standings(progress)):
        box = Box(MARGIN + number * (width + gap), TOP, width, 2.0)
        told = progress.words("progress.slide_rank", rank=one.rank, coming=one.coming)
        figure(slide, box, progress.words.decimal(one.points), one.name, told)
    said = [result_sentence(progress), change_sentence(progress)]
    if progress.followed.invented:
        said.insert(0, progress.words("progress.invented"))
    put(slide, Box(MARGIN, TOP + 2.3, WIDTH - 2 * MARGIN, 2.9), said, (20, 18, 16, 14), gap=8)


def _table(
    deck: Deck,
    progress: Progress,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> None:
    """A table on as many pages as it needs; nothing where it has no rows."""
    box = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BELOW)
    for page in split(box, heads, rows, widths, SMALL) if rows else ():
        slide = open_page(deck, progress.pack, marked(progress, title), [])
        grid(slide, box, heads, page, widths, (*SIZES, *SMALL))


def _assumptions(deck: Deck, progress: Progress) -> None:
    """What the figures stand on."""
    title = marked(progress, progress.words("progress.slide_sources"))
    slide = open_page(deck, progress.pack, title, [])
    box = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BELOW)
    put(slide, box, assumed(progress), (20, 18, 16, 14), gap=8)


def marked(progress: Progress, title: str) -> str:
    """A title that says of an example that its figures are invented."""
    return (
        progress.words("progress.title_invented", title=title)
        if progress.followed.invented
        else title
    )
