"""The look of the slides: how a page opens, text that fits its box, figures, tables, notes. Lengths
in inches, sizes in points."""

# python-pptx is typed only in part:
# mypy: disable-error-code="no-untyped-call, no-any-return"

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Length, Pt

from model.reports.contents import Pack
from model.reports.statements import foot_text
from model.result import Entry

FONT = "Arial"
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
TITLE_ONLY = 5
INK, NAVY, GREY, PALE, FAINT = "1D2733", "1F3864", "6B7480", "E8EDF5", "E1E6EE"
GAIN, LOSS = "1767A8", "C2571A"
EM = 0.5  # the mean width of a letter of this font, as a share of its size
LEADING = 1.22
TOP, BELOW = 1.45, 5.35  # where the content of a slide starts, and its height
LONGEST_NAME, LONGEST_LABEL = 60, 36


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width, height as the file counts them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def colour(value: str) -> RGBColor:
    """A colour by its six hexadecimal digits."""
    return RGBColor.from_string(value)


def new_deck(title: str) -> Deck:
    """An empty deck, 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title, deck.core_properties.author = title, ""
    return deck


def speak(deck: Deck, tag: str) -> None:
    """Set the language that the spelling of all text is checked by: vi-VN."""
    deck.core_properties.language = tag
    for default in deck.part._element.iter(qn("a:defRPr")):
        default.set("lang", tag)
    for slide in deck.slides:
        for part in (slide, slide.notes_slide):
            for run in part._element.iter(qn("a:r")):
                run.get_or_add_rPr().set("lang", tag)
        for shape in slide.shapes:
            if shape.has_chart:
                language = OxmlElement("c:lang")
                language.set("val", tag)
                shape.chart._chartSpace.find(qn("c:date1904")).addnext(language)


def open_page(deck: Deck, pack: Pack, title: str, notes: list[str]) -> Slide:
    """A slide with its title, the facts that every slide states, its number, and notes, which hold
    what is shortened on it."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    box = Box(MARGIN, 0.35, WIDTH - 2 * MARGIN, 0.85)
    shape.left, shape.top, shape.width, shape.height = box.emu()
    shape.text_frame.text = ""
    fill_text(
        shape.text_frame, [title], fitting([title], box, (30, 28, 26, 24, 22)), NAVY, bold=True
    )
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _block(slide, Box(MARGIN, 1.22, WIDTH - 2 * MARGIN, 0.035), LOSS)
    below = Box(MARGIN, 6.93, WIDTH - 2 * MARGIN - 0.6, 0.4)
    foot = foot_text(pack)
    put(slide, below, [foot], sizes=(12, 11, 10), ink=GREY)
    number = put(
        slide, Box(WIDTH - MARGIN - 0.6, 6.93, 0.6, 0.4), [str(len(deck.slides))], (12,), GREY
    )
    number.paragraphs[0].alignment = PP_ALIGN.RIGHT
    slide.notes_slide.notes_text_frame.text = "\n".join([foot, *notes])
    return slide


def lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes at a size in a width."""
    room = max(int(width * 72 / (size * EM)), 1)
    return sum(max(ceil(len(part) / room), 1) for part in text.split("\n"))


def fitting(texts: Sequence[str], box: Box, sizes: Sequence[float], gap: float = 0) -> float:
    """The largest of these sizes at which the paragraphs fit a box, else the smallest."""
    for size in sizes:
        high = sum(lines(text, box.width - 0.2, size) * size * LEADING + gap for text in texts)
        if high <= box.height * 72:
            return size
    return sizes[-1]


def fill_text(
    frame: TextFrame,
    texts: Sequence[str],
    size: float,
    ink: str = INK,
    bold: bool = False,
    gap: float = 0,
) -> None:
    """Paragraphs in a frame that wraps."""
    frame.word_wrap = True
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_after = Pt(gap)
        run = paragraph.add_run()
        run.text = text
        font = run.font
        font.name, font.size, font.bold, font.color.rgb = FONT, Pt(size), bold, colour(ink)


def put(
    slide: Slide,
    box: Box,
    texts: Sequence[str],
    sizes: Sequence[float],
    ink: str = INK,
    bold: bool = False,
    gap: float = 0,
) -> TextFrame:
    """Paragraphs in a box, as large as fits."""
    frame = slide.shapes.add_textbox(*box.emu()).text_frame
    frame.margin_left = frame.margin_right = Inches(0.05)
    frame.margin_top = frame.margin_bottom = Inches(0.02)
    fill_text(frame, texts, fitting(texts, box, sizes, gap), ink, bold, gap)
    return frame


def figure(slide: Slide, box: Box, value: str, name: str, note: str = "", ink: str = NAVY) -> None:
    """A big number with its name above and a note below, on a pale card."""
    _block(slide, box, PALE)
    inner, width = box.left + 0.12, box.width - 0.24
    put(slide, Box(inner, box.top + 0.07, width, 0.36), [name], (15, 14, 13, 12, 11), GREY)
    height = box.height - (0.95 if note else 0.5)
    put(
        slide,
        Box(inner, box.top + 0.4, width, height),
        [value],
        (44, 40, 36, 32, 28, 24, 20),
        ink,
        True,
    )
    if note:
        low = Box(inner, box.top + box.height - 0.5, width, 0.42)
        put(slide, low, [note], (15, 14, 13, 12, 11), INK)


def _block(slide: Slide, box: Box, ink: str) -> None:
    """A plain filled rectangle, without the outline and the shadow of the theme."""
    block = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu())
    block.fill.solid()
    block.fill.fore_color.rgb = colour(ink)
    block.line.fill.background()
    block._element.remove(block._element.find(qn("p:style")))


def shortened(text: str, most: int) -> str:
    """A text cut at a word, with an ellipsis, to at most so many letters."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def short_name(entry: Entry) -> str:
    """A scenario's name as titles and axes can hold it."""
    return shortened(entry.name, LONGEST_NAME)


def subheading(slide: Slide, left: float, width: float, text: str) -> None:
    """What a part of the slide shows, at the top of its content."""
    put(slide, Box(left, TOP, width, 0.4), [text], (18, 16), NAVY, bold=True)


def axis_names(pack: Pack) -> list[str]:
    """The names of base and scenarios as axes and tables can hold them."""
    return [shortened(name, LONGEST_LABEL) for name in pack.names]


def lower(box: Box, count: int) -> Box:
    """The same box, so many places further down."""
    return Box(box.left, box.top + count * (box.height + 0.245), box.width, box.height)
