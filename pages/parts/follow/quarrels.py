"""What entries would change before they are taken: new, changed, contradictory; and what cannot be,
by place, what was found and what is expected."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from model.telling.language import Language
from model.telling.values import input_text
from model.year.fit import Contradiction, Impossible, contradictions
from model.year.observation import Observation, ToDate
from pages.parts.follow.phrases import figure_text
from pages.parts.follow.watched import Watched
from pages.parts.frame import Frame
from pages.parts.sources import table
from pages.parts.texts import literal, marked

CHOICES = {"yes_no": "yes_no", "band": "place"}


class Problem(NamedTuple):
    """A cell that cannot be so."""

    place: str
    found: str
    expected: str


@dataclass(frozen=True)
class Found:
    """Entries with what is wrong; nothing is taken while there are problems."""

    entries: list[Observation]
    problems: list[Problem]


def impossible(say: Language, watched: Watched, name: str, error: Impossible) -> Problem:
    """What cannot be, in words."""
    low, high = (written(say, one) for one in (error.low, error.high))
    place = say("follow.problem_place", name=name, field=say(f"follow.grid_{field(error)}"))
    if error.reason in CHOICES:
        expected = say(f"intake.expected.{CHOICES[error.reason]}", bands=high)
    else:
        expected = say(f"intake.expected.impossible_{error.reason}", low=low, high=high)
    return Problem(place, written(say, error.found), expected)


def field(error: Impossible) -> str:
    """The column of an impossible field."""
    return error.field if error.field in ("value", "of") else "name"


def written(say: Language, value: object) -> str:
    """A value of an error, as people write it."""
    if value is None:
        return "–"
    if isinstance(value, date):
        return say.day(value)
    return say.plain(value) if isinstance(value, Decimal | int) else str(value)


def previewed(
    frame: Frame, watched: Watched, entries: list[Observation], problems: list[Problem]
) -> Found:
    """Show what the entries would change, and what is wrong with them."""
    say = frame.words
    if problems:
        st.error(marked(say, "follow.problems", count=len(problems)))
        heads = [say(f"follow.problem_{key}") for key in ("where", "found", "expected")]
        st.html(table("problems", heads, problems))
    rows, quarrels = [], []
    for one in entries:
        rows.append(changed(say, watched, one))
        quarrels += list(contradictions(one, watched.followed))
    if rows:
        heads = [say(f"follow.preview_{key}") for key in ("kind", "name", "before", "after")]
        st.html(table("compared", heads, rows))
    if quarrels:
        told = [quarrel_text(say, watched, one) for one in quarrels]
        st.warning(literal(" ".join([say("follow.quarrels"), *told])))
    return Found(entries, problems)


def changed(say: Language, watched: Watched, one: Observation) -> list[str]:
    """A row of the preview: new or a correction, which figure, before and after."""
    line = next(line for line in watched.outlook.lines if one.lever in line.values["plan"])
    lever = next(lever for lever in line.levers if lever.id == one.lever)
    kind = say("follow.preview_new" if one.replaces is None else "follow.preview_corrects")
    before = figure_text(say, line, one.lever, line.known.get(one.lever))
    after = figure_text(say, line, one.lever, ToDate(one.day, one.value, one.of, (one,)))
    return [kind, input_text(say, lever), before, after]


def quarrel_text(say: Language, watched: Watched, one: Contradiction) -> str:
    """Two entries that do not go together."""
    lever = watched.followed.plan.levers[one.later.lever]
    return say(
        f"follow.quarrel.{one.quarrel}",
        name=input_text(say, lever),
        before=say.plain(one.earlier.value),
        day=say.day(one.earlier.day),
        after=say.plain(one.later.value),
        agency=one.earlier.agency,
    )
