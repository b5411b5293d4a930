"""What can be opened, compared and presented, as entries by key: the work at hand (now), the base
year (base), saved (saved-12) and ready-made scenarios (ready-digital_only)."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from model.address import Work
from model.ground import Ground
from model.planning.ready_made import ReadyMade
from model.result import Entry
from model.store.errors import StoreError
from model.store.version import Content, Saved, from_content
from model.telling.labels import baseline_text, table_text
from pages.parts import session
from pages.parts.frame import KEYED, Frame
from pages.parts.grounds import ground as open_at
from pages.parts.grounds import meet

NOW, BASE, SAVED = "now", "base", "saved-"
MOST_NAMED = 3


@st.cache_resource(**KEYED)
def entry(ground: Ground, work: Work, name: str, note: str = "", author: str = "") -> Entry:
    """An entry whose result is worked out once for everybody."""
    return Entry(ground, name, work, note, author)


def offered(frame: Frame, saved: Iterable[Saved]) -> dict[str, Entry]:
    """Every entry of the baseline at hand, on the table at hand."""
    ground, say, work = frame.ground, frame.words, frame.work
    start = work.with_scenario(work.scenario.cleared())
    found = {
        NOW: entry(ground, work, now_name(frame)),
        BASE: entry(ground, start, say("scenarios.base", year=frame.year)),
    }
    for one in saved:
        own = as_saved(frame, one)
        if own and own.ground.case is ground.case:
            found[saved_key(one)] = entry(ground, own.work, own.name, own.note, own.author)
    for key, ready in frame.case.ready_made.items():
        if ready.steps:
            found[f"ready-{key}"] = as_ready(frame, ready)
    return found


def saved_key(saved: Saved) -> str:
    """The key of a saved scenario."""
    return f"{SAVED}{saved.id}"


def as_ready(frame: Frame, ready: ReadyMade) -> Entry:
    """A ready-made scenario under the assumptions of the work at hand."""
    work = frame.work.with_scenario(ready.made(frame.work.scenario))
    say = frame.words
    return entry(frame.ground, work, say.name(ready.name), say.name(ready.explanation))


def as_saved(frame: Frame, saved: Saved) -> Entry | None:
    """A saved scenario on the ground that it was saved on, in the language at hand; None if its
    baseline is not there any more."""
    return as_kept(frame, saved.version.content, saved.name, saved.version.stamp.author)


def as_kept(frame: Frame, content: Content, name: str = "", author: str = "") -> Entry | None:
    """What is kept, or about to be kept, of a piece of work, likewise."""
    try:
        work, _ = from_content(content, meet(content))
    except StoreError:  # whoever shows it says so
        return None
    found = open_at(work.scenario.baseline.id, work.table, frame.words.code)
    return entry(found, work, name, content.note, author)


def beside(frame: Frame, one: Entry) -> Entry:
    """An entry on the table and under the movement at hand, as those beside it."""
    work = replace(one.work, movement=frame.work.movement, table=frame.work.table)
    return entry(frame.ground, work, one.name, one.note, one.author)


def start_of(found: Entry) -> Entry:
    """The year itself that an entry changes, on the same ground."""
    return entry(found.ground, found.work.with_scenario(found.scenario.cleared()), "")


def elsewhere(frame: Frame, saved: Iterable[Saved]) -> str:
    """That some saved scenarios are not offered here, and of which baselines they are; empty if all
    of them are."""
    say, found = frame.words, []
    for one in saved:
        own = as_saved(frame, one)
        if own is None:
            baseline = one.version.content.baseline
            found.append(say("scenarios.of_gone", name=one.name, baseline=baseline))
        elif own.ground.case is not frame.case:
            of = baseline_text(own.ground)
            found.append(say("scenarios.of_ground", name=one.name, ground=of))
    if len(found) > MOST_NAMED + 1:
        count = len(found) - MOST_NAMED
        found = [*found[:MOST_NAMED], say("scenarios.more_apart", count=count)]
    return say("scenarios.apart", names=say.both(found)) if found else ""


def ground_text(ground: Ground) -> str:
    """Whose year, and among which provinces."""
    return f"{baseline_text(ground)} · {table_text(ground)}"


def now_name(frame: Frame) -> str:
    """The name of the work at hand: that of its saved scenario, or that it has none yet."""
    tied = session.tied()
    if tied is None:
        return frame.words("scenarios.now")
    return frame.words("scenarios.now_named", name=tied.name)
