"""Files of a scenario or a comparison, made when asked for, and the address to share."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from model.address import Work, to_query
from model.case import Discrepancy
from model.reports.contents import MOST, Ground, Named, Pack, pack
from model.reports.document import document
from model.reports.slides import slides
from model.reports.table import table
from model.reports.workbook import workbook
from pages.parts import session
from pages.parts.frame import Frame, facts
from pages.parts.scenarios.picks import BASE, NOW, Pick
from pages.parts.scenarios.saving import AUTHOR, NAME, NOTE
from pages.parts.store_access import now

OFFICE = "application/vnd.openxmlformats-officedocument."
FILES: dict[str, tuple[Callable[[Pack], bytes], str, str]] = {
    "workbook": (workbook, "xlsx", f"{OFFICE}spreadsheetml.sheet"),
    "slides": (slides, "pptx", f"{OFFICE}presentationml.presentation"),
    "document": (document, "docx", f"{OFFICE}wordprocessingml.document"),
    "table": (table, "csv", "text/csv"),
}
LONGEST_SLUG = 48


@st.cache_resource(show_spinner=False)
def discrepancies() -> list[Discrepancy]:
    """Where the plan contradicts itself. Raises `DataError` if the file is broken."""
    return facts().case.discrepancies


def downloads(frame: Frame, picks: Sequence[Pick], about: str) -> None:
    """A button per kind of file for these scenarios; `about` names them in the file's name.

    A file is made when its button is pressed, not before; pressing reruns nothing.
    """
    say = frame.words
    st.html(f'<span class="inline">{say("scenarios.download")}</span>', width="content")
    for kind, (make, ending, mime) in FILES.items():
        st.download_button(
            say(f"scenarios.file_{kind}"),
            data=partial(made, frame, picks, make),
            file_name=f"{file_name(frame, about)}.{ending}",
            mime=mime,
            key=f"download-{kind}",
            on_click="ignore",
            help=say(f"scenarios.file_{kind}_help"),
            icon=":material/download:",
            disabled=not 1 <= len(picks) <= MOST,
        )


def made(frame: Frame, picks: Sequence[Pick], make: Callable[[Pack], bytes]) -> bytes:
    """The bytes of a file, dated today in Vietnam."""
    ground = Ground(frame.ground, discrepancies(), frame.words)
    named = [Named(pick.name, pick.work.scenario, pick.note, pick.author) for pick in picks]
    return make(pack(ground, named, frame.work.movement, now().date()))


def for_files(picks: Sequence[Pick]) -> list[Pick]:
    """The scenarios of a file: the base year stands in every file already, as the base."""
    return [pick for pick in picks if pick.key != BASE] or list(picks)


def at_hand(frame: Frame) -> Pick:
    """The work at hand, named as typed."""
    texts = {key: str(session.shown(key)).strip() for key in (NAME, NOTE, AUTHOR)}
    name = texts[NAME] or frame.words("scenarios.now")
    return Pick(NOW, name, frame.work, texts[NOTE], texts[AUTHOR])


def file_name(frame: Frame, about: str) -> str:
    """A file's name without its ending: par-index-lam-dong-2023-xoa-loi-mat-trang."""
    return f"par-index-{slug(frame.case.baseline.province)}-{frame.year}-{slug(about)}"


def slug(text: str) -> str:
    """A text in small Latin letters, digits and hyphens: Lâm Đồng → lam-dong."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_SLUG].strip("-") or "kich-ban"


def address(work: Work) -> str:
    """The address that opens this work on the first screen, as seen from this browser."""
    here = urlsplit(st.context.url or "")
    root = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rpartition("/")[0]
    query = urlencode(to_query(work))
    return f"{root}{folder}/{'?' if query else ''}{query}"
