"""Files of a scenario or a comparison, made when asked for, and the address to share."""

import re
import unicodedata
from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from model.address import to_query
from model.entry import Entry
from model.reports.contents import MOST, pack
from model.reports.registry import EXPORTS, Export
from pages.parts import session
from pages.parts.entries import BASE, entry
from pages.parts.frame import Frame
from pages.parts.scenarios.saving import AUTHOR, NAME, NOTE
from pages.parts.store_access import now
from pages.parts.templates import markup

LONGEST_SLUG = 48


def downloads(frame: Frame, entries: Sequence[Entry], about: str) -> None:
    """A button per kind of file for these scenarios; `about` names them in the file's name.

    A file is made when its button is pressed, not before; pressing reruns nothing.
    """
    say = frame.words
    st.html(markup("frame/inline", text=say("scenarios.download")), width="content")
    for kind, export in EXPORTS.items():
        st.download_button(
            say(f"scenarios.file_{kind}"),
            data=partial(made, entries, export),
            file_name=f"{file_name(frame, about)}.{export.suffix}",
            mime=export.mime,
            key=f"download-{kind}",
            on_click="ignore",
            help=say(f"scenarios.file_{kind}_help"),
            icon=":material/download:",
            disabled=not 1 <= len(entries) <= MOST,
        )


def made(entries: Sequence[Entry], export: Export) -> bytes:
    """The bytes of a file, dated today in Vietnam."""
    return export.make(pack(entries, now().date()))


def for_files(keys: Sequence[str]) -> list[str]:
    """The scenarios of a file: the base year stands in every file already, as the base."""
    return [key for key in keys if key != BASE] or list(keys)


def at_hand(frame: Frame) -> Entry:
    """The work at hand, named as typed."""
    name, note, author = (str(session.shown(key)).strip() for key in (NAME, NOTE, AUTHOR))
    return entry(frame.ground, frame.work, name or frame.words("scenarios.now"), note, author)


def file_name(frame: Frame, about: str) -> str:
    """A file's name without its ending: par-index-lam-dong-2023-xoa-loi-mat-trang; the table of the
    others and the language are named where they are not those of a first opening."""
    choice, start = frame.ground.choice, frame.ground.library.start
    language = choice.language if choice.language != start.language else ""
    named = slug(about) or slug(frame.words("scenarios.head_name"))
    parts = ("par-index", slug(choice.baseline), choice.table, named, language)
    return "-".join(part for part in parts if part)


def slug(text: str) -> str:
    """A text in small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_SLUG].strip("-")


def address(frame: Frame) -> str:
    """The address that opens this work on the first screen in this language, as seen from this
    browser."""
    here, start = urlsplit(st.context.url or ""), frame.ground.library.start
    root = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    folder = here.path.rpartition("/")[0]
    spoken = {} if frame.words.code == start.language else {session.LANGUAGE: frame.words.code}
    query = urlencode(spoken | to_query(frame.work, start.baseline))
    return f"{root}{folder}/{'?' if query else ''}{query}"
