"""What a person types into a lever's field, without a browser."""

from decimal import Decimal as D

import pytest

from model.levers import LeverError
from pages.parts.number_fields import chips, said, ungrouped
from tests.grounds import LANGUAGES, ground

LEVERS = ground().case.levers


@pytest.mark.parametrize(
    ("lever", "now", "typed", "code", "value"),
    [
        ("6.1.1", "76.3153", "95", "vi", "95"),
        ("6.1.1", "76.3153", "95,5", "vi", "95.5"),
        ("6.1.1", "76.3153", "95.5", "vi", "95.5"),
        ("6.1.1", "76.3153", " 95,5\N{NO-BREAK SPACE}% ", "vi", "95.5"),
        ("6.1.1", "76.3153", "+1", "vi", "77.3153"),
        ("6.1.1", "76.3153", "\N{MINUS SIGN}1,5 %", "vi", "74.8153"),
        ("6.1.1", "76.3153", "+50", "vi", "100"),
        ("6.1.1", "0.5", "-1", "vi", "0"),
        ("4.1.3", "739", "-14", "vi", "725"),
        ("4.1.3", "739", "+1.000", "vi", "831"),
        ("4.1.3", "739", "+1,000", "en", "831"),
    ],
)
def test_a_value_is_typed_in_full_or_as_a_step(
    lever: str, now: str, typed: str, code: str, value: str
) -> None:
    assert said(LEVERS[lever], D(now), ungrouped(typed, code)) == D(value)


@pytest.mark.parametrize(
    "typed", ["", "nhiều", "101", "+", "+-1", "1e600000000", "9" * 500, "<b>1</b>", "NaN", "+inf"]
)
def test_what_makes_no_sense_is_refused(typed: str) -> None:
    with pytest.raises(LeverError):
        said(LEVERS["6.1.1"], D(76), ungrouped(typed, "vi"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chip_is_a_value_that_its_field_takes(language: str) -> None:
    at = ground(language=language)
    for lever in at.case.levers.values():
        if lever.entry not in ("percent", "count", "points"):
            continue
        for now in (lever.start, lever.worst):
            for chip in chips(at.words, lever, now):
                assert chip["there"] == (now == lever.best)
                if not chip["there"]:
                    assert (said(lever, now, chip["value"]) - now) * lever.span.better > 0
        assert all(chip["there"] for chip in chips(at.words, lever, lever.best))
