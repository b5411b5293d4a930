"""What a session may stand on: everything that is shipped, the saved years of offices, and those
that were taken over for this visit."""

import gc
import os
from collections.abc import Iterator
from contextlib import suppress

import streamlit as st

from model.case import Case
from model.ground import Ground, open_ground
from model.intake.kept import Broken, asked_for, beside, case_of, saved_case, visiting
from model.intake.taking import Origin
from model.reading.files import DATA, LOCAL
from model.reading.library import Library, read_library
from model.reading.tables import DataError
from model.store.database import database_at, default_url
from model.store.errors import StoreError
from model.store.figures import SavedFigures
from pages.parts import session
from pages.parts.store_access import asked, opened

BROKEN = "broken-years"

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
    return kept_ground(baseline, table, language, session.desk().library.cases[baseline])


@st.cache_resource(show_spinner=False, max_entries=200)
def kept_ground(baseline: str, table: str, language: str, _case: Case) -> Ground:
    """A ground opened once for everybody: what it works out is kept with it. It stands beside the
    shipped years alone, so that nobody sees from it what others brought.

    After every rerun Streamlit collects garbage among everything that lives. What is loaded by now
    lives as long as the program, so it is taken out of that search.
    """
    own = {baseline: _case} if _case.own else {}
    found = open_ground(beside(library(), own), baseline, table, language)
    gc.collect()
    gc.freeze()
    return found


def of_address(found: Library) -> Library:
    """What is shipped, what this session has met, and the saved year that the address names."""
    before, wanted = session.opened(), session.address()[0].get("baseline", "")
    cases = own_cases(before.library) if before else {}
    if wanted and wanted not in {**found.cases, **cases}:
        with suppress(StoreError):  # then the address says something that is not known
            cases |= {case.baseline.id: case for case in named(wanted)}
    return beside(found, cases)


def own_cases(found: Library) -> dict[str, Case]:
    """The years of a library that offices brought."""
    return {key: case for key, case in found.cases.items() if case.own}


def named(key: str) -> Iterator[Case]:
    """The saved year of an id, if there is one that checks. Raises `StoreError`."""
    url = default_url(os.environ, LOCAL)
    if exists(url) and (found := asked_for(key, opened(url))):
        name, version = found
        case = kept_case(url, version.of, version.number, name, library().start.language)
        if isinstance(case, Case):
            yield case


def meet(key: str) -> Library:
    """The library of this session, with a saved year that is not the latest of its name."""
    found = session.desk()
    if key not in found.library.cases:
        with suppress(StoreError):  # whoever asked says that it is not there
            found.library = beside(found.library, {one.baseline.id: one for one in named(key)})
    return found.library


def meet_saved(language: str) -> None:
    """Have the latest version of every saved year at hand, and know which no longer check. A store
    that cannot be read leaves everything as it is: the pages that need it say so."""
    url = default_url(os.environ, LOCAL)
    if not exists(url):
        return
    try:
        cases = [
            kept_case(url, year, number, name, language)
            for year, name, number in asked(lambda store: store.figures.names())
        ]
    except StoreError:
        return
    found = session.desk()
    sound = {case.baseline.id: case for case in cases if isinstance(case, Case)}
    found.library = beside(found.library, sound)
    session.keep(BROKEN, [case for case in cases if isinstance(case, Broken)])


@st.cache_resource(show_spinner=False, max_entries=200)
def kept_case(url: str, year: int, number: int, name: str, language: str) -> Case | Broken:
    """A version of a saved year, which never changes. Raises `StoreError`."""
    version = opened(url).figures.version(year, number)
    found = saved_case(version, name, library(), library().languages[language])
    return Broken(year, name, found[0]) if isinstance(found, list) else found


def take_for_visit(text: str, origin: Origin) -> str:
    """Have a year at hand for this visit alone; its id."""
    found, key = session.desk(), visiting(text, origin)
    say = found.library.languages[found.language]
    case = case_of(text, key, origin, library(), say)
    if isinstance(case, Case):
        found.library = beside(found.library, {key: case})
    return key


def keep_at_hand(saved: SavedFigures) -> str:
    """Have a saved year at hand as it is now; its id, that of the year at hand where it no longer
    checks."""
    found, url = session.desk(), default_url(os.environ, LOCAL)
    number = saved.version.number
    case = kept_case(url, saved.id, number, saved.name, found.language)
    if isinstance(case, Broken):
        return found.work.scenario.baseline.id
    found.library = beside(found.library, {case.baseline.id: case})
    return case.baseline.id


def exists(url: str) -> bool:
    """Whether anything may be kept there: looking makes no file."""
    try:
        file = database_at(url).file
    except StoreError:
        return False
    return file is None or file.exists()
