"""The ready-made scenarios, and how any scenario looks in a list."""

from html import escape

import streamlit as st

from model.address import Work
from model.telling import numbers
from pages.parts import session
from pages.parts.frame import Frame
from pages.parts.scenarios.markup import gain_span
from pages.parts.scenarios.picks import doubt_text, outcome, ready_made
from pages.parts.scenarios.saving import NAME, NOTE, tell


def ready_list(frame: Frame) -> None:
    """The ready-made scenarios to start from."""
    say, start = frame.words, frame.work.scenario.cleared()
    st.html(f'<p class="note plain">{say("scenarios.ready_note")}</p>')
    for key, ready in ready_made().items():
        work = Work(ready.made(start))
        tag = say("scenarios.assumed") if ready.assumed else ""
        with st.container(horizontal=True, vertical_alignment="center", key=f"ready-{key}"):
            st.html(row(frame, ready.name.vi, tag, ready.explanation.vi, work))
            st.button(
                say("scenarios.start_from"),
                key=f"start-{key}",
                on_click=start_from,
                args=(frame, ready.name.vi, work),
            )


def start_from(frame: Frame, name: str, work: Work) -> None:
    """Make a ready-made scenario the work at hand; it belongs to no saved one."""
    kept = session.moment().work
    session.begin(Work(work.scenario, kept.movement, kept.efforts), None)
    session.show_value(NAME, name if work.scenario.changes else "")
    session.show_value(NOTE, "")
    tell("done", frame.words("scenarios.started", name=name))


def row(
    frame: Frame, name: str, about: str, note: str, work: Work | None, mine: bool = False
) -> str:
    """A scenario's row as HTML: name, what is known about it, total, change and rank."""
    say = frame.words
    more = f"<small>{escape(note)}</small>" if note else ""
    figures = f"<i>{say('scenarios.other_baseline')}</i><i></i><i></i>"
    if work:
        points, rank, doubt = outcome(frame, work.scenario)
        figures = (
            f"<b>{numbers.decimal(points)}</b>{gain_span(points - frame.base.points)}"
            f"<b>{numbers.place(rank.rank, rank.of)}</b>"
        )
        more += f"<small>{escape(doubt_text(frame, doubt))}</small>" if doubt else ""
    here = f" <em>{say('scenarios.here')}</em>" if mine else ""
    about = f"<small>{escape(about)}</small>" if about else ""
    return (
        f'<div class="scenario{" mine" if mine else ""}"><div><strong>{escape(name)}</strong>{here}'
        f"{about}{more}</div>{figures}</div>"
    )


def heads(frame: Frame) -> str:
    """The heads of the columns, as HTML."""
    say = frame.words
    return (
        f'<div class="scenario heads"><div>{say("scenarios.head_name")}</div>'
        f"<span>{say('scenarios.head_total')}</span>"
        f"<span>{say('scenarios.head_change', year=frame.year)}</span>"
        f"<span>{say('scenarios.head_rank')}</span></div>"
    )
