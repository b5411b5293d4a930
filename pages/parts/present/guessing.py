"""The panel where people guess, and where the answer is announced."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import streamlit as st

from model.address import Work
from model.telling.language import Language
from pages.parts import session
from pages.parts.markdown import marked
from pages.parts.present.guess import Judged, Unreadable, answer, judged, read_guess
from pages.parts.present.scene import Scene, change_show, framed
from pages.parts.present.show import Guess, Round, Show
from pages.parts.templates import show

NAME, POINTS, RANK = "guess-name", "guess-points", "guess-rank"
LONGEST_NAME = 40
SAMPLE = Decimal("87.5")  # what a guess may look like


def guess_panel(scene: Scene) -> None:
    """Before the announcement the guesses; after it, the answer beside them."""
    if scene.show.round(scene.key).revealed is None:
        ask(scene)
    else:
        announced(scene)


def ask(scene: Scene) -> None:
    """Three fields, one button, the guesses so far, and the announcement."""
    say, of = scene.frame.words, scene.frame.now.rank.of
    title(say("present.guess_title", name=scene.entry.name))
    with (
        st.form("guess", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="guess-fields"),
    ):
        st.text_input(say("present.guess_name"), key=NAME, max_chars=LONGEST_NAME)
        st.text_input(
            say("present.guess_points"), key=POINTS, placeholder=say.plain(SAMPLE), max_chars=12
        )
        st.text_input(
            marked(say, "present.guess_rank", year=scene.frame.ground.table.year),
            key=RANK,
            placeholder=say("present.rank_of", of=of),
            max_chars=6,
        )
        st.form_submit_button(
            say("present.guess_add"), on_click=add, args=(scene.key, of), key="guess-add"
        )
    if text := problem_text(say, of):
        show("frame/line", style="stage-problem", role="alert", text=text)
    guesses = scene.show.round(scene.key).guesses
    if guesses:
        guess_table(say, guesses)
    else:
        show("frame/line", style="stage-more", text=say("present.guess_none"))
    with st.container(horizontal=True, key="guess-actions"):
        st.button(
            say("present.reveal"),
            key="present-reveal",
            type="primary",
            on_click=reveal,
            args=(scene.key, scene.origin),
            help=say("present.reveal_help"),
        )
        if guesses:
            st.button(
                say("present.guess_remove"),
                key="guess-remove",
                type="tertiary",
                on_click=remove_last,
                args=(scene.key,),
            )


def add(key: str, of: int) -> None:
    """Take the guess that was typed; what cannot be read stays in its fields."""
    try:
        guess = read_guess(*typed(), of)
    except Unreadable:
        return
    change_show(lambda show: show.with_round(key, show.round(key).with_guess(guess)))
    for field in (NAME, POINTS, RANK):
        session.show_value(field, "")


def typed() -> tuple[str, str, str]:
    """What stands in the fields."""
    name, points, rank = (str(session.shown(field)) for field in (NAME, POINTS, RANK))
    return name, points, rank


def problem_text(say: Language, of: int) -> str:
    """What is wrong with what stands in the fields, if anything does."""
    if not any(typed()):
        return ""
    try:
        read_guess(*typed(), of)
    except Unreadable as error:
        return say(error.problem, of=of, sample=say.plain(SAMPLE))
    return ""


def remove_last(key: str) -> None:
    """Take the last guess back."""
    change_show(lambda show: show.with_round(key, Round(show.round(key).guesses[:-1])))


def reveal(key: str, origin: Work) -> None:
    """Announce the answer for the scenario as it stands."""

    def revealed(show: Show) -> Show:
        return show.with_round(key, Round(show.round(key).guesses, show.work(key, origin)))

    change_show(revealed)


def again(key: str) -> None:
    """A new round for the same scenario."""
    change_show(lambda show: show.with_round(key, Round()))


def announced(scene: Scene) -> None:
    """The answer in large type, and every guess beside it."""
    say, found = scene.frame.words, scene.show.round(scene.key)
    work = found.revealed or scene.frame.work
    now = framed(scene.frame, work).now
    truth = answer(now)
    title(say("present.answer_title", name=scene.entry.name))
    show(
        "present/answer",
        points=say.decimal(truth.points),
        unit=say("present.answer_points"),
        word=say("present.answer_rank"),
        rank=truth.rank,
        of=now.rank.of,
    )
    if work != scene.frame.work:
        show("frame/line", style="stage-more", text=say("present.answer_before"))
    if found.guesses:
        judged_table(say, judged(found.guesses, truth))
    st.button(
        say("present.again"),
        key="guess-again",
        type="tertiary",
        on_click=again,
        args=(scene.key,),
        help=say("present.again_help"),
    )


def title(text: str) -> None:
    """The title of the panel."""
    show("frame/heading", style="stage-title", text=text)


class Cell(NamedTuple):
    """What stands in a cell or a head; `mark` says that it is the nearest."""

    text: str
    kind: str = ""
    nearest: bool = False
    mark: str = ""


def guess_table(say: Language, guesses: Sequence[Guess]) -> None:
    """The guesses so far, the newest first so that it is in sight."""
    rows = [
        [name_cell(say, guess, place), Cell(points_text(say, guess)), Cell(rank_text(guess))]
        for place, guess in enumerate(guesses, start=1)
    ]
    table(say, ("name", "points", "rank"), rows[::-1])


def judged_table(say: Language, rows: Sequence[Judged]) -> None:
    """The guesses beside the answer, those nearest in points first."""
    numbered = sorted(enumerate(rows, start=1), key=lambda pair: nearness(pair[1]))
    cells = [
        [
            name_cell(say, row.guess, place),
            *pair(say, points_text(say, row.guess), points_off(say, row), row.nearest_points),
            *pair(say, rank_text(row.guess), rank_off(say, row), row.nearest_rank),
        ]
        for place, row in numbered
    ]
    table(say, ("name", "points", "off", "rank", "off"), cells)


def nearness(row: Judged) -> tuple[bool, Decimal, bool, int]:
    """Nearest in points first, then in rank; what was not guessed comes last."""
    points, rank = row.points_off, row.rank_off
    return points is None, abs(points or Decimal(0)), rank is None, abs(rank or 0)


def table(say: Language, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """A large table in a box that scrolls by itself."""
    named = [Cell(say(f"present.head_{key}"), key) for key in heads]
    show("present/guesses", heads=named, rows=rows)


def pair(say: Language, guessed: str, off: str, nearest: bool) -> tuple[Cell, Cell]:
    """What was guessed and how far off it was; the nearest says so."""
    mark = say("present.nearest") if nearest else ""
    return Cell(guessed, nearest=nearest), Cell(off, "off", nearest, mark)


def name_cell(say: Language, guess: Guess, place: int) -> Cell:
    """Whose guess it is; a guess without a name has its number."""
    return Cell(guess.name or say("present.nameless", place=place))


def points_text(say: Language, guess: Guess) -> str:
    """The points that were guessed."""
    return "–" if guess.points is None else say.decimal(guess.points)


def rank_text(guess: Guess) -> str:
    """The rank that was guessed."""
    return "–" if guess.rank is None else str(guess.rank)


def points_off(say: Language, row: Judged) -> str:
    """How far the points were off, in words."""
    if row.points_off is None:
        return ""
    if not row.points_off:
        return say("present.off_none")
    key = "present.off_high" if row.points_off > 0 else "present.off_low"
    return say(key, points=say.decimal(abs(row.points_off)))


def rank_off(say: Language, row: Judged) -> str:
    """How far the rank was off, in words."""
    if row.rank_off is None:
        return ""
    if not row.rank_off:
        return say("present.off_none")
    key = "present.off_better" if row.rank_off < 0 else "present.off_worse"
    return say(key, ranks=abs(row.rank_off))
