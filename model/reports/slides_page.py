"""What the pages of the slides share: how one opens, and where its content stands."""

# python-pptx is typed only in part:
# mypy: disable-error-code="no-untyped-call, no-any-return"

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from model.reports.contents import Pack
from model.reports.slides_form import (
    Box,
    new_slide,
    shortened,
)
from model.reports.statements import foot_text
from model.result import Entry

TOP, BELOW = 1.45, 5.35  # where the content of a slide starts, and its height
LONGEST_NAME, LONGEST_LABEL = 60, 36


def open_page(deck: Deck, pack: Pack, name: str, notes: list[str]) -> Slide:
    """A slide with the facts at its foot; the notes hold what is shortened on it."""
    foot = foot_text(pack)
    return new_slide(deck, name, foot, "\n".join([foot, *notes]))


def short_name(entry: Entry) -> str:
    """A scenario's name as titles and axes can hold it."""
    return shortened(entry.name, LONGEST_NAME)


def axis_names(pack: Pack) -> list[str]:
    """The names of base and scenarios as axes and tables can hold them."""
    return [shortened(name, LONGEST_LABEL) for name in pack.names]


def lower(box: Box, count: int) -> Box:
    """The same box, so many places further down."""
    return Box(box.left, box.top + count * (box.height + 0.245), box.width, box.height)
