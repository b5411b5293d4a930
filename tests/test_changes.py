"""What a scenario changes is told in the order that matters: most points first."""

import pytest

from model.result import result
from model.scenario import set_inputs
from model.telling.changes import summary, waterfall
from model.telling.values import phrase
from tests.grounds import EVERYWHERE, ground

SMALL_FIRST_BY_NUMBER = {"3.4.2": "99", "6.1.1": "95", "6.1.2": "yes", "1.7.of": "190"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_moves_most_points_is_told_and_drawn_first(language: str) -> None:
    at = ground(language=language)
    base, now = (
        result(at, one, "known")
        for one in (at.case.start(), set_inputs(at.case.start(), SMALL_FIRST_BY_NUMBER))
    )
    text = summary(at, base, now)
    places = [text.index(key) for key in ("6.1.2", "6.1.1", "3.4.2")]
    assert places == sorted(places)
    drawn = [step.criteria for step in waterfall(at, base, now)[1:-1]]
    assert drawn[0] == ("6.1.2",)


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_bars_go_from_the_largest_change_to_the_smallest(baseline: str, language: str) -> None:
    at = ground(baseline, language=language)
    start = at.case.start()
    best = start
    for lever in start.levers.values():
        if not lever.locked:
            best = best.change(lever.id, lever.best)
    steps = waterfall(at, result(at, start, "known"), result(at, best, "known"))[1:-1]
    sizes = [abs(step.gain) for step in steps if step.criteria]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes


@pytest.mark.parametrize(
    ("lever", "value", "said"),
    [
        ("6.1.1", "95", "đầu tư công đạt 95,00\N{NO-BREAK SPACE}% (trước"),
        ("7.1.4", "12", "dùng chung đạt 12 (trước 11)"),
        ("4.1.3", "700", "sự nghiệp còn 700 (trước 739)"),  # the fewer the better
        ("6.1.2", "yes", "đúng quy định: đạt"),
        ("8.4", "5", "Thu ngân sách ở hạng 1–10 (trước hạng 11–30)"),
    ],
)
def test_a_figure_reaches_its_value_or_comes_down_to_it(lever: str, value: str, said: str) -> None:
    of = ground()
    (difference,) = set_inputs(of.case.start(), {lever: value}).differences()
    assert said in phrase(of.words, difference)
