"""The list that a meeting works through: what falls behind, by points at stake; of all agencies, or
of one as a page to hand out."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st
from markupsafe import Markup

from model.ground import Ground
from model.telling.labels import label
from model.telling.pace import (
    ends_text,
    needed_text,
    points_text,
    reported_text,
    to_date_text,
)
from model.year.line import STATUSES, Line
from model.year.standing import ordered
from pages.parts import widgets
from pages.parts.follow.watched import Watched
from pages.parts.frame import KEYED
from pages.parts.texts import literal, marked, markup, show

AGENCY = "follow-agency"
LEAST = 0.00005  # points that four decimals show


def late(watched: Watched) -> None:
    """The choice of an agency, and the lines in question."""
    say = watched.ground.words
    with st.container(key="follow-agency-row", horizontal=True, vertical_alignment="bottom"):
        agency = agency_control(watched)
        lines = of_agency(watched, agency)
        counts = [(key, sum(one.status == key for one in lines)) for key in STATUSES]
        show("follow/counts", say=say, counts=counts)
    stake = sum(float(one.at_stake) for one in lines)
    year_end = say.day(watched.followed.year.end)
    key = "follow.duties" if agency else "follow.late"
    title = say(key, day=year_end, points=say.decimal(stake), agency=named(watched, agency))
    show("frame/heading", style="chart-title", text=title)
    behind = [one for one in lines if float(one.at_stake) >= LEAST]
    table(watched, behind)
    rest = {
        "silent": [one for one in lines if one not in behind and one.status == "no_report"],
        "fine": [one for one in lines if one not in behind and one.status != "no_report"],
    }
    for name, found in rest.items():
        if found:
            with st.expander(marked(say, f"follow.{name}", count=len(found)), key=f"follow-{name}"):
                table(watched, found)


def agency_control(watched: Watched) -> str:
    """The agency whose duties are shown; "" for all."""
    say = watched.ground.words
    leading = [
        agency
        for one in ordered(watched.outlook.lines)
        for agency in watched.followed.lead(one.lever.criterion.id)
    ]
    names = ["", *dict.fromkeys(leading)]
    return str(
        st.selectbox(
            say("follow.agency"),
            persist_state="session",
            width=360,
            **widgets.offer(
                f"{AGENCY}-{watched.ground.choice.baseline}",
                names,
                lambda name: literal(named(watched, name)),
            ),
        )
    )


def of_agency(watched: Watched, agency: str) -> list[Line]:
    """The lines that the province can move, of one agency or ("") of all."""
    seen = watched.outlook
    lines = seen.of_agency(agency) if agency else ordered(seen.lines)
    return [one for one in lines if not one.lever.locked]


def named(watched: Watched, agency: str) -> str:
    """An agency's name, or that all are meant."""
    return watched.ground.agency(agency) if agency else watched.ground.words("follow.agencies")


def table(watched: Watched, lines: Sequence[Line]) -> None:
    """The table of some lines."""
    levers = tuple(one.lever.id for one in lines)
    st.html(drawn(watched.ground, watched.state, levers, watched, lines))


@st.cache_resource(**KEYED)
def drawn(
    ground: Ground,
    state: tuple[object, ...],
    levers: tuple[str, ...],
    _watched: Watched,
    _lines: Sequence[Line],
) -> Markup:
    """The same as markup, made once for a state of the year and a day."""
    return markup("follow/lines", say=ground.words, rows=list(rows(_watched, _lines)))


def rows(watched: Watched, lines: Iterable[Line]) -> Iterator[dict[str, object]]:
    """What the template says of each line."""
    say = watched.ground.words
    for one in lines:
        lever = one.lever
        pace, plan = ends_text(say, one)
        notes = [found.observation.note for found in one.known.values()]
        yield {
            "status": one.status,
            "name": label(say, lever.criterion),
            "part": say.name(lever.name) if len(lever.criterion.inputs()) > 1 else "",
            "agencies": [
                watched.ground.agency(name) for name in watched.followed.lead(lever.criterion.id)
            ],
            "now": to_date_text(say, one),
            "pace": pace,
            "plan": plan,
            "needed": needed_text(say, one),
            "stake": points_text(say, one),
            "reported": reported_text(say, one),
            "note": next(filter(None, notes), ""),
        }
