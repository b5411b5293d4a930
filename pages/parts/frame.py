"""The frame of a screen: title, style, the work at hand, and the parts that it is drawn in; what is
said where an address makes no sense or something is broken."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict, cast

import streamlit as st
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from model.address import Problem, Work, to_query
from model.case import Case
from model.ground import Ground
from model.result import Result, result
from model.scenario import Scenario
from model.telling.language import Language
from model.typed_text import cut
from pages.parts import browser, session
from pages.parts.basis import Basis, year_basis
from pages.parts.ground_line import ground_line
from pages.parts.grounds import ground as open_at
from pages.parts.grounds import known, meet_saved, of_address
from pages.parts.identity import sign_in_first
from pages.parts.texts import Marked, joined, literal, marked, show

MOST_IGNORED, LONGEST_IGNORED = 5, 60
MOST_PARAMETERS, MOST_CHARACTERS = 1000, 30_000  # of an address
TOLD = "overlong"
FRAME = "frame"
PARTS = Path(__file__).parent

FAILED = (
    "Có lỗi trong chương trình. Hãy tải lại trang; nếu còn lỗi, báo người quản trị. · Something "
    "went wrong in the program. Reload the page; if it persists, tell the administrator."
)


Since = Callable[[Ground, Scenario], Basis]


class Keyed(TypedDict):
    """Options of Streamlit's caches, with the ground in every key, by name; they go on functions
    that take the ground (and the work) themselves."""

    show_spinner: bool
    max_entries: int
    hash_funcs: dict[str | type[Any], Callable[[Any], Any]]


KEYED: Keyed = {
    "show_spinner": False,
    "max_entries": 200,
    "hash_funcs": {
        Ground: lambda ground: ground.key,
        Work: lambda work: tuple(sorted(to_query(work).items())),
    },
}


@dataclass(frozen=True)
class Frame:
    """What every screen shows: the work at hand against its base, on its ground; `since` gives the
    basis of other work."""

    ground: Ground
    work: Work
    basis: Basis
    base: Result
    now: Result
    since: Since = year_basis

    @property
    def words(self) -> Language:
        """The language of the screen."""
        return self.ground.words

    @property
    def case(self) -> Case:
        """The province's year."""
        return self.ground.case

    @property
    def changed(self) -> bool:
        """Whether the work at hand differs from its base."""
        return self.now is not self.base

    @property
    def year(self) -> int:
        """The year of the baseline."""
        return self.case.baseline.year


def words() -> Language:
    """The language of this session, for the menu."""
    found = known()
    return found.languages[session.language(found)]


@st.cache_resource(**KEYED)
def reached(ground: Ground, work: Work) -> Result:
    """What a piece of work brings; the base's result outlasts the reruns that leave it alone."""
    return result(ground, work.scenario, work.movement)


def open_frame(page: str, since: Since = year_basis) -> Frame:
    """Open a screen: it stands on its own, also on a cold link to it. `since`: what it compares
    with."""
    found = of_address(known())
    say = found.languages[session.language(found)]
    st.set_page_config(page_title=f"{say(f'page.{page}')} · {say('frame.product')}", layout="wide")
    for style in (PARTS / "style.css", PARTS / page / "style.css"):
        if style.exists():
            st.html(style)
    show("frame/title", text=say(f"page.{page}"))
    sign_in_first(say)
    work, desk = session.open_work(found, page), session.desk()
    if elsewhere := desk.telling.leads_to(page, browser.by_history()):
        st.switch_page(elsewhere)
    desk.parts = {}
    desk.telling.begins()
    meet_saved(say.code)
    ground = open_at(work.scenario.baseline.id, work.table, say.code)
    ground_line(ground)
    if problems := desk.problems:
        st.warning(ignored(say, problems))
    return framed(ground, work, since)


def go_to(screen: str, page: str) -> None:
    """From a callback of a page: it gives way to another screen, also where a newer event breaks
    off the script that follows the callback."""
    session.desk().telling.leads = (page, screen)


def framed(ground: Ground, work: Work, since: Since) -> Frame:
    """The work on a ground against its base, kept while it is at hand."""
    basis = since(ground, work.scenario)
    base, now = against(ground, work, basis)
    found = Frame(ground, work, basis, base, now, since)
    session.keep(FRAME, found)
    return found


def against(ground: Ground, work: Work, basis: Basis) -> tuple[Result, Result]:
    """What the basis and a piece of work bring; one and the same where they do not differ."""
    base = reached(ground, work.with_scenario(basis.scenario))
    return base, base if work.scenario == basis.scenario else reached(ground, work)


def part(key: str, draw: Callable[[Frame], None], criterion: str = "") -> None:
    """Draw a part of a screen, which is drawn again alone when a person's act touches it: one that
    shows a criterion when that changes, any other whenever a criterion does."""
    session.desk().parts[key] = criterion
    alone(draw, key)


def alone(draw: Callable[[Frame], None], key: str | None = None) -> None:
    """Draw something that an act within it draws again alone."""

    def drawn() -> None:
        draw(at_hand())

    st.fragment(drawn, key=key)()


def at_hand() -> Frame:
    """The work at hand as a part of a screen shows it. Where more than its parts would have to be
    drawn, the whole page is."""
    desk = session.desk()
    work, found = desk.work, cast(Frame, session.kept(FRAME))
    if browser.in_part() and session.open_work(desk.library, desk.telling.page or "") is not work:
        st.rerun()
    if found.work is work and found.words.code == desk.language:
        return found
    ground = open_at(work.scenario.baseline.id, work.table, desk.language)
    return framed(ground, work, found.since)


def section(title: str, names: Iterable[str], key: str, words: Callable[[str], str]) -> str:
    """The one of a screen's sections that is open: at first the first, then as it was left."""
    options = list(names)
    opened = st.segmented_control(
        literal(title),
        options,
        default=options[0],
        required=True,
        wrap=True,
        key=key,
        format_func=lambda name: literal(words(name)),
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(opened)


def ignored(say: Language, problems: list[Problem]) -> Marked:
    """What in the address was not used and why, each as it was typed and cut; a long list too."""
    if any(one.key == TOLD for one in problems):
        return marked(
            say,
            "frame.address_long",
            parameters=say.plain(MOST_PARAMETERS),
            characters=say.plain(MOST_CHARACTERS),
        )
    told = []
    for reason in dict.fromkeys(problem.reason for problem in problems):
        found = [f"{one.key}={one.text}" for one in problems if one.reason == reason]
        parts = [f"«{cut(part, LONGEST_IGNORED)}»" for part in found[:MOST_IGNORED]]
        if len(found) > MOST_IGNORED:
            parts.append(say("frame.address_more", count=len(found) - MOST_IGNORED))
        told.append(marked(say, f"frame.address_{reason}", parts=", ".join(parts)))
    return joined(" ", [*told, say("frame.address_rest")])


class Overlong:
    """Around the app: a page asked for with too long an address is asked for without it.

    Of an address with more than it reads Streamlit would drop everything, and say so to nobody. The
    browser is sent on to one that says what happened, and the screen tells the person.
    """

    def __init__(self, app: ASGIApp) -> None:
        """The app that answers everything else."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        query = scope.get("query_string", b"")
        too_long = query.count(b"&") >= MOST_PARAMETERS or len(query) > MOST_CHARACTERS
        if scope["type"] == "http" and too_long:
            await RedirectResponse(f"?{TOLD}", status_code=303)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def apologise(error: Exception) -> bool:
    """Say in both languages that something went wrong; the details go to the log alone."""
    logging.getLogger("par_index").exception("a screen failed", exc_info=error)
    st.error(FAILED)
    return True
