"""Guesses: what people typed, how far it was from the answer, and who came nearest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from model.result import Result
from pages.parts.present.show import Guess

POINTS = re.compile(r"\d{1,3}([.,]\d{1,2})?")
RANK = re.compile(r"\d{1,3}")
MOST_POINTS = Decimal(100)
HUNDREDTH = Decimal("0.01")


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
    if points and not (POINTS.fullmatch(points) and number(points) <= MOST_POINTS):
        raise Unreadable("present.guess_points_unreadable")
    if rank and not (RANK.fullmatch(rank) and 1 <= int(rank) <= of):
        raise Unreadable("present.guess_rank_unreadable")
    return Guess(
        " ".join(name.split()), number(points) if points else None, int(rank) if rank else None
    )


def number(text: str) -> Decimal:
    """A decimal number with a comma or a point."""
    return Decimal(text.replace(",", "."))


@dataclass(frozen=True)
class Answer:
    """What was announced: points as shown (two decimals) and the rank in the year."""

    points: Decimal
    rank: int


def answer(result: Result) -> Answer:
    """The answer as it stands on the screen: differences can be checked by hand."""
    return Answer(result.total.points.quantize(HUNDREDTH, ROUND_HALF_UP), result.rank.rank)


@dataclass(frozen=True)
class Judged:
    """A guess beside the answer: how far off, and whether nobody was nearer."""

    guess: Guess
    points_off: Decimal | None
    rank_off: int | None
    nearest_points: bool
    nearest_rank: bool


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
