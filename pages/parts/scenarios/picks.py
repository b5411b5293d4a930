"""What can be opened, compared and presented: the work at hand, the base year, ready-made and
saved scenarios, all in one shape."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import streamlit as st

from model.address import Work
from model.planning.ready_made import ReadyMade
from model.ranking.rank import Rank, rank_in_year
from model.scenario import Scenario
from model.scoring import Doubt, doubt, scorecard, total
from model.store.errors import StoreError
from model.store.version import Saved, from_content
from model.telling import numbers
from pages.parts import session
from pages.parts.frame import Frame, facts

NOW, BASE = "now", "base"


@dataclass(frozen=True)
class Pick:
    """A scenario that a person can pick: where it comes from (`key`), its name, its inputs."""

    key: str
    name: str
    work: Work
    note: str = ""
    author: str = ""


@st.cache_resource(show_spinner=False)
def ready_made() -> dict[str, ReadyMade]:
    """The scenarios to start from. Raises `DataError` if their file is broken."""
    return facts().case.ready_made


def picks(frame: Frame, saved: Iterable[Saved]) -> dict[str, Pick]:
    """All that can be picked, by key: now, base, saved-12, ready-digital_only."""
    start = frame.work.scenario.cleared()
    found = [
        Pick(NOW, now_name(frame), frame.work),
        Pick(BASE, frame.words("scenarios.base", year=frame.year), Work(start)),
        *(pick for one in saved if (pick := saved_pick(frame, one))),
        *(
            Pick(f"ready-{key}", ready.name.vi, Work(ready.made(start)), ready.explanation.vi)
            for key, ready in ready_made().items()
            if ready.steps
        ),
    ]
    return {pick.key: pick for pick in found}


def now_name(frame: Frame) -> str:
    """The name of the work at hand: that of its saved scenario, or that it has none yet."""
    tied = session.tied()
    if tied is None:
        return frame.words("scenarios.now")
    return frame.words("scenarios.now_named", name=tied.name)


def saved_pick(frame: Frame, saved: Saved) -> Pick | None:
    """A saved scenario, or None if it belongs to another province's year."""
    content, stamp = saved.version.content, saved.version.stamp
    try:
        work, _ = from_content(content, frame.ground.library)
    except StoreError:  # the list says so in its row
        return None
    return Pick(f"saved-{saved.id}", saved.name, work, content.note, stamp.author)


class Outcome(NamedTuple):
    """A total, its rank in the base year, and the total that it may be instead (`doubt`)."""

    points: float
    rank: Rank
    doubt: Doubt | None


def outcome(frame: Frame, scenario: Scenario) -> Outcome:
    """What a scenario brings, without next year's forecast."""
    rulebook = frame.case.rulebook
    found = total(rulebook, scenario, scorecard(rulebook, scenario))
    points = float(found.points)
    return Outcome(points, rank_in_year(points, frame.ground.peers), doubt(scenario, found))


def doubt_text(frame: Frame, found: Doubt) -> str:
    """That a total may be less: có thể chỉ là 89,52, nếu …"""
    criteria = frame.words("scenarios.or").join(found.criteria)
    points = numbers.decimal(found.points)
    return frame.words("scenarios.doubt", total=points, criteria=criteria)
