"""The panel where people guess, and where the answer is announced."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from model.address import Work
from model.telling import numbers
from model.telling.language import Language
from pages.parts import session
from pages.parts.present.choice import Scene, change_show, framed
from pages.parts.present.guess import Judged, Unreadable, answer, judged, read_guess
from pages.parts.present.show import Guess, Round, Show

NAME, POINTS, RANK = "guess-name", "guess-points", "guess-rank"
LONGEST_NAME = 40


def guess_panel(scene: Scene) -> None:
    """Before the announcement the guesses; after it, the answer beside them."""
    if scene.show.round(scene.key).revealed is None:
        ask(scene)
    else:
        announced(scene)


def ask(scene: Scene) -> None:
    """Three fields, one button, the guesses so far, and the announcement."""
    say, of = scene.frame.words, scene.frame.now.rank.of
    title(say("present.guess_title", name=escape(scene.choice.name)))
    with (
        st.form("guess", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="guess-fields"),
    ):
        st.text_input(say("present.guess_name"), key=NAME, max_chars=LONGEST_NAME)
        st.text_input(say("present.guess_points"), key=POINTS, placeholder="87,5", max_chars=12)
        st.text_input(
            say("present.guess_rank"),
            key=RANK,
            placeholder=say("present.rank_of", of=of),
            max_chars=6,
        )
        st.form_submit_button(
            say("present.guess_add"), on_click=add, args=(scene.key, of), key="guess-add"
        )
    if text := problem_text(say, of):
        st.html(f'<p class="stage-problem" role="alert">{text}</p>')
    guesses = scene.show.round(scene.key).guesses
    if guesses:
        st.html(guess_table(say, guesses))
    else:
        st.html(f'<p class="stage-more">{say("present.guess_none")}</p>')
    with st.container(horizontal=True, key="guess-actions"):
        st.button(
            say("present.reveal"),
            key="present-reveal",
            type="primary",
            shortcut="b",
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
        return say(error.problem, of=of)
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
    title(say("present.answer_title", name=escape(scene.choice.name)))
    st.html(
        '<div class="stage-answer" role="status">'
        + say(
            "present.answer",
            points=numbers.decimal(truth.points),
            rank=truth.rank,
            of=now.rank.of,
        )
        + "</div>"
    )
    if work != scene.frame.work:
        st.html(f'<p class="stage-more">{say("present.answer_before")}</p>')
    if found.guesses:
        st.html(judged_table(say, judged(found.guesses, truth)))
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
    st.html(f'<h2 class="stage-title">{text}</h2>')


def guess_table(say: Language, guesses: tuple[Guess, ...]) -> str:
    """The guesses so far, the newest first so that it is in sight."""
    heads = [head(say, key) for key in ("name", "points", "rank")]
    rows = [
        f"<tr><td>{name_text(say, guess, place)}</td>"
        f"<td>{points_text(guess)}</td><td>{rank_text(guess)}</td></tr>"
        for place, guess in enumerate(guesses, start=1)
    ]
    return table(heads, reversed(rows))


def judged_table(say: Language, rows: list[Judged]) -> str:
    """The guesses beside the answer, those nearest in points first."""
    numbered = sorted(enumerate(rows, start=1), key=lambda pair: nearness(pair[1]))
    heads = [head(say, key) for key in ("name", "points", "off", "rank", "off")]
    return table(
        heads,
        [
            f"<tr><td>{name_text(say, row.guess, place)}</td>"
            + pair(say, points_text(row.guess), points_off(say, row), row.nearest_points)
            + pair(say, rank_text(row.guess), rank_off(say, row), row.nearest_rank)
            + "</tr>"
            for place, row in numbered
        ],
    )


def nearness(row: Judged) -> tuple[bool, object, bool, object]:
    """Nearest in points first, then in rank; what was not guessed comes last."""
    points, rank = row.points_off, row.rank_off
    return points is None, abs(points or 0), rank is None, abs(rank or 0)


def table(heads: list[str], rows: Iterable[str]) -> str:
    """A large table in a box that scrolls by itself."""
    return (
        f'<div class="stage-guesses"><table><thead><tr>{"".join(heads)}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def head(say: Language, key: str) -> str:
    """The head of a column."""
    return f'<th class="{key}">{say(f"present.head_{key}")}</th>'


def pair(say: Language, guessed: str, off: str, nearest: bool) -> str:
    """What was guessed and how far off it was; the nearest says so."""
    tone = "nearest" if nearest else ""
    mark = f"<em>{say('present.nearest')}</em>" if nearest else ""
    return f'<td class="{tone}">{guessed}</td><td class="off {tone}">{off}{mark}</td>'


def name_text(say: Language, guess: Guess, place: int) -> str:
    """Whose guess it is; a guess without a name has its number."""
    return escape(guess.name) or say("present.nameless", place=place)


def points_text(guess: Guess) -> str:
    """The points that were guessed."""
    return "–" if guess.points is None else numbers.decimal(guess.points)


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
    return say(key, points=numbers.decimal(abs(row.points_off)))


def rank_off(say: Language, row: Judged) -> str:
    """How far the rank was off, in words."""
    if row.rank_off is None:
        return ""
    if not row.rank_off:
        return say("present.off_none")
    key = "present.off_better" if row.rank_off < 0 else "present.off_worse"
    return say(key, ranks=abs(row.rank_off))
