"""What a session may stand on: everything that is shipped, the saved figures of offices, and those
that were taken over for this visit."""

import gc
import os
from contextlib import suppress

import streamlit as st

from model.case import Case
from model.ground import Choice, Ground, open_ground
from model.intake.kept import (
    Broken,
    Figured,
    asked_for,
    beside,
    figured,
    id_of,
    saved_figures,
    visiting,
)
from model.intake.taking import Origin
from model.ranking.nation import Table
from model.reading.files import DATA, LOCAL
from model.reading.library import Library, read_library
from model.reading.tables import DataError
from model.store import Store
from model.store.database import database_at, default_url
from model.store.errors import StoreError
from model.store.figures import FiguresVersion, SavedFigures
from model.store.version import Content
from pages.parts import browser, session
from pages.parts.store_access import asked, mine

BROKEN = "broken-figures"

# The words themselves may be what is broken, so these are not among them.
DATA_BROKEN = (
    "Tệp dữ liệu bị hỏng, chương trình dừng để không cho số liệu sai. Sửa tệp nêu dưới đây rồi tải "
    "lại trang. · A data file is broken; the program stops rather than give wrong figures. Mend "
    "the file named below and reload the page."
)


@st.cache_resource(show_spinner=False)
def library() -> Library:
    """Everything that data/ holds, read once. Raises `DataError` if a file is broken."""
    return read_library(DATA)


def known() -> Library:
    """The same; where a file is broken the screen says so, by file, place and expectation, and
    nothing else is shown."""
    try:
        return library()
    except DataError as error:
        st.error(DATA_BROKEN)
        st.code(str(error), language=None)
        st.stop()


def ground(baseline: str, table: str, language: str) -> Ground:
    """A ground by the names that this session knows."""
    return ground_in(session.desk().library, Choice(baseline, table, language))


def ground_in(found: Library, choice: Choice) -> Ground:
    """A ground by the names that a library knows."""
    case, own = found.cases[choice.baseline], found.tables.get(choice.table)
    return kept_ground(choice, (case.name, own.own if own else ""), case, own)


@st.cache_resource(show_spinner=False, max_entries=200)
def kept_ground(
    choice: Choice, names: tuple[str, str], _case: Case, _table: Table | None
) -> Ground:
    """A ground opened once for everybody by its choice and what an office calls its figures: what
    it works out is kept with it. It stands beside what is shipped alone, so that nobody sees from
    it what others brought.

    After every rerun Streamlit collects garbage among everything that lives. What is shipped lives
    as long as the program, so once it is open it is taken out of that search; not so what offices
    bring, for each search that is shortened keeps what else lives at that moment.
    """
    own = [one for one in (_case if _case.own else None, _table) if one is not None]
    found = open_ground(beside(library(), *own), *choice)
    if not own:
        gc.collect()
        gc.freeze()
    return found


def of_address(found: Library) -> Library:
    """What is shipped, what this session has met, and the saved figures that the address names."""
    before, query = session.opened(), browser.address()[0]
    if before is not None:
        found = beside(found, *own_figures(before.library))
    for key in ("baseline", "table"):
        with suppress(StoreError):  # then the address says something that is not known
            found = met(found, query.get(key, ""))
    return found


def own_figures(found: Library) -> list[Figured]:
    """The years and tables of a library that offices brought."""
    return [*(case for case in found.cases.values() if case.own), *found.tables.values()]


def met(found: Library, key: str) -> Library:
    """A library with the saved figures of an id, if there are some that check. Raises
    `StoreError`."""
    url = default_url(os.environ, LOCAL)
    if not key or key in {**found.cases, **found.tables} or not exists(url):
        return found
    if asked := asked_for(key, store := mine()):
        name, version = asked
        one = kept_figures(url, version.of, version.number, name, library().start.language, store)
        return found if isinstance(one, Broken) else beside(found, one)
    return found


def meet(content: Content) -> Library:
    """The library of this session, with the saved year and table that a scenario was saved on where
    they are not the latest of their name."""
    found = session.desk()
    for key in (content.baseline, content.changes.get("table", "")):
        with suppress(StoreError):  # whoever asked says that it is not there
            found.library = met(found.library, key)
    return found.library


def meet_saved(language: str) -> None:
    """Have the latest version of all saved figures at hand, and know which no longer check. A store
    that cannot be read leaves everything as it is: the pages that need it say so."""
    url = default_url(os.environ, LOCAL)
    if not exists(url):
        return
    try:
        store = mine()
        every = [
            kept_figures(url, key, number, name, language, store)
            for key, name, number in asked(lambda store: store.figures.names())
        ]
    except StoreError:
        return
    found = session.desk()
    found.library = beside(found.library, *(one for one in every if not isinstance(one, Broken)))
    session.keep(BROKEN, [one for one in every if isinstance(one, Broken)])


def figures_at(version: FiguresVersion, name: str) -> Figured | Broken:
    """A version of saved figures, by the language at hand. Raises `StoreError`."""
    url = default_url(os.environ, LOCAL)
    return kept_figures(url, version.of, version.number, name, session.desk().language, mine())


@st.cache_resource(show_spinner=False, max_entries=200)
def kept_figures(
    url: str, key: int, number: int, name: str, language: str, _store: Store
) -> Figured | Broken:
    """A version of saved figures, which never changes, read once for all who were told of it by the
    store as they see it. Raises `StoreError`."""
    version = _store.figures.version(key, number)
    found = saved_figures(version, name, library(), library().languages[language])
    return Broken(key, name, found[0]) if isinstance(found, list) else found


def take_for_visit(text: str, origin: Origin) -> None:
    """Stand on figures that are at hand for this visit alone."""
    found = session.desk()
    say = found.library.languages[found.language]
    one = figured(text, visiting(text, origin), origin, library(), say)
    if not isinstance(one, list):
        stand_on(one)


def stand_on_saved(saved: SavedFigures) -> None:
    """Stand on saved figures as they are now; where they no longer check all stays as it is."""
    one = figures_at(saved.version, saved.name)
    if not isinstance(one, Broken):
        stand_on(one)


def stand_on(one: Figured) -> None:
    """Begin with another year, or compare with another table."""
    session.desk().library = beside(session.desk().library, one)
    if isinstance(one, Table):
        session.set_table(id_of(one))
    else:
        session.set_baseline(id_of(one))


def exists(url: str) -> bool:
    """Whether anything may be kept there: looking makes no file."""
    try:
        file = database_at(url).file
    except StoreError:
        return False
    return file is None or file.exists()
