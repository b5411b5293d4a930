"""Guesses: the panel where people guess and the answer is announced, how far each guess was from
it, and who came nearest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import streamlit as st

from model.address import Work
from model.result import Result
from model.telling.labels import year_text
from model.telling.language import Language
from model.typed_text import number
from pages.parts import widgets
from pages.parts.present.scene import Guess, Round, Scene, change_show, framed, presented
from pages.parts.texts import marked, show

FIELDS = NAME, POINTS, RANK = "guess-name", "guess-points", "guess-rank"
LONGEST_NAME = 40
SAMPLE = Decimal("87.5")  # what a guess may look like
POINTS_FORM, RANK_FORM = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?"), re.compile(r"[0-9]{1,3}")
MOST_POINTS, HUNDREDTH = Decimal(100), Decimal("0.01")


class Unreadable(ValueError):
    """A guess that cannot be understood; `problem` is the key of the sentence that says why."""

    def __init__(self, problem: str) -> None:
        """The key of the sentence."""
        super().__init__(problem)
        self.problem = problem


def read_guess(name: str, points: str, rank: str, of: int) -> Guess:
    """A guess as typed: points with a comma or a point, rank among `of`; one of them may be empty.

    Raises `Unreadable`.
    """
    points, rank = points.strip(), rank.strip()
    if not points and not rank:
        raise Unreadable("present.guess_empty")
    guessed = number(points)
    if points and (not POINTS_FORM.fullmatch(points) or guessed is None or guessed > MOST_POINTS):
        raise Unreadable("present.guess_points_unreadable")
    if rank and not (RANK_FORM.fullmatch(rank) and 1 <= int(rank) <= of):
        raise Unreadable("present.guess_rank_unreadable")
    return Guess(" ".join(name.split()), guessed, int(rank) if rank else None)


class Answer(NamedTuple):
    """What was announced: points as shown (two decimals) and the rank in the year."""

    points: Decimal
    rank: int


def answer(result: Result) -> Answer:
    """The answer as it stands on the screen: differences can be checked by hand."""
    return Answer(result.total.points.quantize(HUNDREDTH, ROUND_HALF_UP), result.rank.rank)


class Judged(NamedTuple):
    """A guess beside the answer: how far off, and whether nobody was nearer; before there is an
    answer nothing of it."""

    guess: Guess
    points_off: Decimal | None = None
    rank_off: int | None = None
    nearest_points: bool = False
    nearest_rank: bool = False


def judged(guesses: Sequence[Guess], truth: Answer) -> list[Judged]:
    """The guesses beside the answer, in the order in which they were given."""
    points_off = [None if g.points is None else g.points - truth.points for g in guesses]
    rank_off = [None if g.rank is None else g.rank - truth.rank for g in guesses]
    least_points = min((abs(off) for off in points_off if off is not None), default=None)
    least_rank = min((abs(off) for off in rank_off if off is not None), default=None)
    return [
        Judged(
            guess,
            points,
            rank,
            points is not None and abs(points) == least_points,
            rank is not None and abs(rank) == least_rank,
        )
        for guess, points, rank in zip(guesses, points_off, rank_off, strict=True)
    ]


def guess_panel(scene: Scene) -> None:
    """Before the announcement the guesses; after it, the answer beside them."""
    if scene.show.round(scene.key).revealed is None:
        ask(scene)
    else:
        announced(scene)


def ask(scene: Scene) -> None:
    """Three fields, one button, the guesses so far, and the announcement."""
    say, of = scene.frame.words, scene.frame.now.rank.of
    title = say("present.guess_title", name=scene.entry.name)
    show("frame/heading", style="stage-title", text=title)
    with (
        st.form("guess", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="guess-fields"),
    ):
        st.text_input(say("present.guess_name"), key=NAME, max_chars=LONGEST_NAME)
        st.text_input(
            say("present.guess_points"), key=POINTS, placeholder=say.plain(SAMPLE), max_chars=12
        )
        st.text_input(
            marked(say, "present.guess_rank", year=year_text(scene.frame.ground)),
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
        newest_first = [*enumerate(map(Judged, guesses), start=1)][::-1]
        guess_table(say, newest_first, announced=False)
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
                on_click=change_round,
                args=(scene.key, lambda round: Round(round.guesses[:-1])),
            )


def change_round(key: str, do: Callable[[Round], Round]) -> None:
    """Change the guesses about a scenario."""
    change_show(lambda show: show.with_round(key, do(show.round(key))))


def add(key: str, of: int) -> None:
    """Take the guess that was typed; what cannot be read stays in its fields."""
    try:
        guess = read_guess(*typed(), of)
    except Unreadable:
        return
    change_round(key, lambda round: round.with_guess(guess))
    for field in FIELDS:
        widgets.show_value(field, "")


def typed() -> tuple[str, str, str]:
    """What stands in the fields."""
    name, points, rank = (str(widgets.shown(field)) for field in FIELDS)
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


def reveal(key: str, origin: Work) -> None:
    """Announce the answer for the scenario as it stands."""
    work = presented().work(key, origin)
    change_round(key, lambda round: Round(round.guesses, work))
    change_show(lambda show: replace(show, guessing=False))


def announced(scene: Scene) -> None:
    """The answer in large type, and every guess beside it."""
    say, found = scene.frame.words, scene.show.round(scene.key)
    work = found.revealed or scene.frame.work
    now = framed(scene.frame, work).now
    truth = answer(now)
    title = say("present.answer_title", name=scene.entry.name)
    show("frame/heading", style="stage-title", text=title)
    show("present/answer", say=say, answer=truth, of=now.rank.of)
    if work != scene.frame.work:
        show("frame/line", style="stage-more", text=say("present.answer_before"))
    if found.guesses:
        numbered = enumerate(judged(found.guesses, truth), start=1)
        nearest_first = sorted(numbered, key=lambda pair: nearness(pair[1]))
        guess_table(say, nearest_first, announced=True)
    st.button(
        say("present.again"),
        key="guess-again",
        type="tertiary",
        on_click=again,
        args=(scene.key,),
        help=say("present.again_help"),
    )


def again(key: str) -> None:
    """Another round about the same scenario."""
    change_round(key, lambda _: Round())
    change_show(lambda show: replace(show, guessing=True))


def guess_table(say: Language, numbered: Sequence[tuple[int, Judged]], announced: bool) -> None:
    """The guesses by number in a box that scrolls by itself; once the answer was announced with how
    far off they were."""
    rows = [
        {
            "name": row.guess.name or say("present.nameless", place=place),
            "points": "–" if row.guess.points is None else say.decimal(row.guess.points),
            "points_off": points_off(say, row.points_off),
            "nearest_points": row.nearest_points,
            "rank": "–" if row.guess.rank is None else row.guess.rank,
            "rank_off": rank_off(say, row.rank_off),
            "nearest_rank": row.nearest_rank,
        }
        for place, row in numbered
    ]
    show("present/guesses", say=say, announced=announced, rows=rows)


def nearness(row: Judged) -> tuple[bool, Decimal, bool, int]:
    """Nearest in points first, then in rank; what was not guessed comes last."""
    points, rank = row.points_off, row.rank_off
    return points is None, abs(points or Decimal(0)), rank is None, abs(rank or 0)


def points_off(say: Language, off: Decimal | None) -> str:
    """How far the points were off, in words."""
    if not off:
        return "" if off is None else say("present.off_none")
    key = "present.off_high" if off > 0 else "present.off_low"
    return say(key, points=say.decimal(abs(off)))


def rank_off(say: Language, off: int | None) -> str:
    """How far the rank was off, in words."""
    if not off:
        return "" if off is None else say("present.off_none")
    return say("present.off_better" if off < 0 else "present.off_worse", ranks=abs(off))
