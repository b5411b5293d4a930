"""Entering what one agency reports: a grid with its last figures beside, checked before anything is
taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd
import streamlit as st

from model.levers import Lever, LeverError
from model.store.agency import reporters
from model.store.version import LONGEST_NAME, Stamp
from model.telling.language import Language
from model.telling.values import input_text
from model.typed_text import cut, number
from model.year.fit import Impossible, Reason, fit_observation
from model.year.observation import Observation
from model.year.pace import GROWING
from pages.parts import session, widgets
from pages.parts.follow.grid import ROUND, TYPED, grid
from pages.parts.follow.kept import report
from pages.parts.follow.late import named
from pages.parts.follow.quarrels import Found, Problem, impossible, previewed
from pages.parts.follow.watched import DAY, OPENED, Watched
from pages.parts.frame import Frame
from pages.parts.identity import author, author_field, person
from pages.parts.number_fields import ungrouped
from pages.parts.store_access import now
from pages.parts.texts import literal, marked, show

AGENCY, AUTHOR, SOURCE, SINCE = (
    f"follow-enter-{name}" for name in ("agency", "author", "source", "since")
)


@dataclass(frozen=True)
class Said:
    """Who reports, as of which day, for the month alone or since the year's start, from what."""

    agency: str
    day: date
    since: date | None
    source: str
    author: str


def entering(frame: Frame, watched: Watched) -> None:
    """The choice of the agency and the day, the grid, and what its entries would change."""
    mine = reporters(person(), watched.followed)
    if not mine:
        show("frame/line", style="empty", text=frame.words("scenarios.trouble_no_agency"))
        return
    said = header(watched, mine)
    levers = list(watched.followed.of_agency(said.agency))
    typed = grid(watched, said.agency, levers)
    entries, problems = read(frame.words, watched, said, levers, typed)
    found = previewed(frame, watched, entries, problems)
    take(frame, watched, found)


def header(watched: Watched, agencies: Sequence[str]) -> Said:
    """Who reports, of these agencies, and of which day."""
    say, followed = watched.ground.words, watched.followed
    widgets.start_value(SOURCE, "")
    with st.container(horizontal=True, vertical_alignment="bottom", key="follow-enter"):
        agency = st.selectbox(
            say("follow.reporter"),
            persist_state="session",
            width=320,
            **widgets.offer(
                f"{AGENCY}-{watched.ground.choice.baseline}",
                agencies,
                lambda name: literal(named(watched, name)),
            ),
        )
        day = st.date_input(
            say("follow.day"),
            min_value=followed.year.start,
            max_value=watched.last,
            format="DD/MM/YYYY",
            width=150,
            **widgets.bound("follow-enter-day", watched.day, choose_day),
        )
        since = st.segmented_control(
            say("follow.since"),
            ("year", "month"),
            default="year",
            required=True,
            format_func=lambda one: literal(say(f"follow.since_{one}")),
            key=SINCE,
            persist_state="session",
        )
        st.text_input(say("follow.source_of"), key=SOURCE, max_chars=LONGEST_NAME, width=220)
        author_field(say("follow.author"), AUTHOR, width=170)
    chosen = day if isinstance(day, date) else watched.day
    begun = chosen.replace(day=1) if since == "month" else None
    source = str(widgets.shown(SOURCE))
    return Said(str(agency), chosen, begun, source, author(AUTHOR))


def choose_day(day: date | None) -> None:
    """The day that is entered is the day that the screen stands on."""
    if day is not None:
        session.keep(DAY, day)


def read(
    say: Language, watched: Watched, said: Said, levers: list[Lever], typed: pd.DataFrame
) -> tuple[list[Observation], list[Problem]]:
    """What the typed rows say: entries, and what cannot be, each at its place."""
    entries, problems, rows = [], [], typed[list(TYPED)].to_dict("index")
    for lever in levers:
        row = {key: str(text or "").strip() for key, text in rows[lever.id].items()}
        if not any(row.values()):
            continue
        name = input_text(say, lever)
        try:
            value = said_value(say, watched, lever, row["value"])
            of = said_number(say, row["of"]) if row["of"] else whole_of(watched, lever)
            entries.append(observed(watched, said, lever, (value, of, row["note"])))
        except Impossible as error:
            problems.append(impossible(say, watched, name, error))
    return entries, problems


def said_value(say: Language, watched: Watched, lever: Lever, text: str) -> Decimal:
    """A figure as typed. Raises `Impossible`."""
    if lever.entry in ("yes_no", "place"):
        try:
            return lever.parse(text)
        except LeverError:
            reason: Reason = "yes_no" if lever.entry == "yes_no" else "band"
            bands = "; ".join(lever.bands())
            raise Impossible("value", reason, cut(text), None, bands) from None
    return said_number(say, text.removesuffix("%").strip())


def said_number(say: Language, text: str) -> Decimal:
    """A number as typed in the language. Raises `Impossible`."""
    found = number(ungrouped(text, say.code))
    if found is None:
        raise Impossible("value", "number", cut(text), 0)
    return found


def whole_of(watched: Watched, lever: Lever) -> Decimal | None:
    """What a figure is out of where nothing was typed: of an amount or a count the last known, else
    the plan's; a rate needs its own."""
    kind = watched.followed.kinds[lever.id]
    if kind not in GROWING or kind == "rate":
        return None
    for one in watched.outlook.lines:
        if found := one.known.get(lever.id):
            return found.of
    return lever.of


def observed(
    watched: Watched, said: Said, lever: Lever, typed: tuple[Decimal, Decimal | None, str]
) -> Observation:
    """The entry of a row; one for a day that the same agency reported already corrects that.
    Raises `Impossible`."""
    value, of, note = typed
    return fit_observation(
        Observation(
            lever=lever.id,
            value=value,
            of=of,
            day=said.day,
            stamp=Stamp(said.author, now()),
            since=said.since,
            agency=said.agency,
            source=said.source,
            note=note,
            replaces=corrected(watched, said, lever),
        ),
        watched.followed,
    )


def corrected(watched: Watched, said: Said, lever: Lever) -> int | None:
    """The entry that a new one of this day corrects."""
    replaced = {one.replaces for one in watched.followed.by_day}
    same = [
        one.id
        for one in watched.followed.by_day
        if (one.lever, one.day, one.agency) == (lever.id, said.day, said.agency)
        and one.id not in replaced
    ]
    return same[-1] if same else None


def take(frame: Frame, watched: Watched, found: Found) -> None:
    """The button that takes the entries in, once all of them can be."""
    say = frame.words
    st.button(
        marked(say, "follow.take", count=len(found.entries)),
        key="follow-take",
        type="primary",
        disabled=not found.entries or bool(found.problems),
        on_click=taken,
        args=(frame, watched, found.entries),
    )


def taken(frame: Frame, watched: Watched, entries: list[Observation]) -> None:
    """Add the entries, and empty the grid."""
    wanted = session.kept(OPENED)
    if report(frame, int(wanted), entries):
        session.keep(ROUND, (session.kept(ROUND) or 0) + 1)
