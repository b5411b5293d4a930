"""The two sections of the scenario screen, what the last action brought, and the files."""

import re
import unicodedata
from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.reports import EXPORTS, Export
from model.reports.contents import MOST, Pack, pack
from model.result import Entry
from model.store.errors import StoreError
from model.store.letterhead import UNSAID
from model.store.version import Saved
from pages.parts import session, widgets
from pages.parts.entries import BASE, beside, elsewhere, entry, offered
from pages.parts.frame import Frame, section
from pages.parts.identity import author
from pages.parts.scenarios.actions import bring_back
from pages.parts.scenarios.compare import chosen, compared, show_comparison
from pages.parts.scenarios.current import choice_panel, current
from pages.parts.scenarios.letterhead import letterhead_panel
from pages.parts.scenarios.list import lists
from pages.parts.scenarios.saving import AUTHOR, CHOICE, NAME, NOTE, TOLD, show_draft
from pages.parts.store_access import letterhead, now, recognise
from pages.parts.texts import inline, literal, markup, show

LONGEST_SLUG = 48


def prepare(frame: Frame, saved: list[Saved] | StoreError) -> None:
    """The fields of the work at hand as they were left."""
    for key in (NAME, NOTE):
        widgets.start_value(key, "")
    if isinstance(saved, list) and (found := recognise(saved)):
        show_draft(found)


def toolbar(frame: Frame) -> tuple[str, DeltaGenerator]:
    """The section that is open, and the bar beside its choice."""
    bar = st.container(horizontal=True, vertical_alignment="center", key="scenario-bar")
    with bar:
        opened = section(
            frame.words("scenarios.sections"),
            SECTIONS,
            "scenario-section",
            lambda name: frame.words(f"scenarios.section_{name}"),
        )
        st.html('<span class="spring"></span>')
    return opened, bar


def told(frame: Frame) -> None:
    """What the last action brought: done is said once, not done stays until the next action."""
    found = session.kept(TOLD)
    if found is None:
        return
    if found.tone == "failed":
        st.error(literal(found.text), icon=":material/error:")
        return
    session.take(TOLD)
    with st.container(horizontal=True, vertical_alignment="center", key="told"):
        told = markup("frame/line", style="done", role="status", text=f"✓ {found.text}")
        st.html(told, width="content")
        if found.deleted is not None:
            st.button(
                frame.words("scenarios.undelete"),
                key="undelete",
                icon=":material/undo:",
                on_click=bring_back,
                args=(frame, found.deleted),
            )


def keep(frame: Frame, saved: list[Saved] | StoreError, bar: DeltaGenerator) -> None:
    """The work at hand beside the lists; its files in the bar."""
    mine = at_hand(frame)
    with bar:
        downloads(frame, [mine], mine.name)
    with st.container(key="news"):  # always there, so that what is below keeps its place
        told(frame)
        if choice := session.kept(CHOICE):
            choice_panel(frame, choice)
    left, right = st.columns([1, 1.9], gap="medium")
    with left:
        current(frame, saved)
    with right:
        lists(frame, saved)


def compare(frame: Frame, saved: list[Saved] | StoreError, bar: DeltaGenerator) -> None:
    """Scenarios side by side; the files of the comparison in the bar."""
    everything = saved if isinstance(saved, list) else []
    found = {key: beside(frame, one) for key, one in offered(frame, everything).items()}
    keys, base = chosen(frame, found)
    if others := elsewhere(frame, everything):
        show("frame/line", style="empty", text=others)
    files = [found[key] for key in for_files(keys)]
    with bar:
        about = frame.words("scenarios.comparison_file", count=len(files))
        downloads(frame, files, about if len(files) > 1 else "".join(one.name for one in files))
    if comparison := compared(frame, [found[key] for key in keys], found[base]):
        show_comparison(frame, comparison)


SECTIONS = {"keep": keep, "compare": compare}


def downloads(frame: Frame, entries: Sequence[Entry], about: str) -> None:
    """A button per kind of file for these scenarios; `about` names them in the file's name.

    A file is made when its button is pressed, not before; pressing reruns nothing.
    """
    say = frame.words
    inline(text=say("scenarios.download"))
    for kind, export in EXPORTS.items():
        worded = f"scenarios.file_{kind}" in say.texts
        plain = literal(f"{kind} (.{export.suffix})")
        st.download_button(
            say(f"scenarios.file_{kind}") if worded else plain,
            data=partial(made, entries, export),
            file_name=f"{file_name(frame, about, kind if export.signed else '')}.{export.suffix}",
            mime=export.mime,
            key=f"download-{kind}",
            on_click="ignore",
            help=say(f"scenarios.file_{kind}_help") if worded else None,
            icon=":material/download:",
            disabled=not 1 <= len(entries) <= MOST,
        )
    letterhead_panel(frame)


def made(entries: Sequence[Entry], export: Export[Pack]) -> bytes:
    """The bytes of a file, dated today in Vietnam; what is signed bears what is kept of that."""
    province = entries[0].ground.case.baseline.province
    signed = letterhead(province) if export.signed else UNSAID
    return export.make(pack(entries, now().date(), signed))


def for_files(keys: Sequence[str]) -> list[str]:
    """The scenarios of a file: the base year stands in every file already, as the base."""
    return [key for key in keys if key != BASE] or list(keys)


def at_hand(frame: Frame) -> Entry:
    """The work at hand, named as typed."""
    name, note = (str(widgets.shown(key)).strip() for key in (NAME, NOTE))
    title = name or frame.words("scenarios.now")
    return entry(frame.ground, frame.work, title, note, author(AUTHOR))


def file_name(frame: Frame, about: str, kind: str = "") -> str:
    """A file's name without its ending: par-index-lam-dong-2023-xoa-loi-mat-trang; the table of the
    others and the language are named where they are not those of a first opening, a kind of file
    where another has the same ending: ke-hoach-lam-dong-2023-…"""
    choice, start = frame.ground.choice, frame.ground.library.start
    language = choice.language if choice.language != start.language else ""
    named = slug(about) or slug(frame.words("scenarios.head_name"))
    first = slug(frame.words(f"scenarios.file_{kind}")) if kind else "par-index"
    parts = (first, slug(choice.baseline), choice.table, named, language)
    return "-".join(part for part in parts if part)


def slug(text: str) -> str:
    """A text in small Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST_SLUG].strip("-")
