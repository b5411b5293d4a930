"""What of a screen is drawn after a person's act within a part of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
import streamlit as st

from model.address import Work
from pages.parts import browser
from pages.parts.desk import Desk
from pages.parts.redrawing import redraw
from tests.grounds import ground, library

PARTS = {"headline": "", "6.1.1": "6.1.1", "3.4.2": "3.4.2", "end": ""}
AS_IT_WAS = Work(ground().case.start())


class Drawn(Exception):
    """The script ends, and this is drawn."""


def drawn(monkeypatch: pytest.MonkeyPatch, parts: dict[str, str], now: Work) -> object:
    """What is asked to be drawn when the work at hand was changed from what was drawn."""

    def rerun(scope: object = "app") -> None:
        raise Drawn(scope)

    monkeypatch.setattr(browser, "in_part", lambda: True)
    monkeypatch.setattr(st, "rerun", rerun)
    desk = Desk(library(), "vi", AS_IT_WAS, opened=AS_IT_WAS, parts=parts)
    desk.remember(now)
    with pytest.raises(Drawn) as found:
        redraw(desk)
    return found.value.args[0]


def moved(*levers: str) -> Work:
    scenario = AS_IT_WAS.scenario
    for lever in levers:
        scenario = scenario.change(lever, Decimal(90))
    return AS_IT_WAS.with_scenario(scenario)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (moved("6.1.1"), ["headline", "6.1.1", "end"]),
        (moved("6.1.1", "3.4.2"), ["headline", "6.1.1", "3.4.2", "end"]),
        (moved("7.3.7.transactions"), ["headline", "end"]),
        (AS_IT_WAS, ["headline", "6.1.1", "3.4.2", "end"]),
        (replace(AS_IT_WAS, movement="2"), "app"),
        (moved("6.1.1").with_scenario(moved("6.1.1").scenario.under("appendix")), "app"),
    ],
)
def test_what_an_act_touches_is_drawn(
    monkeypatch: pytest.MonkeyPatch, now: Work, wanted: object
) -> None:
    assert drawn(monkeypatch, PARTS, now) == wanted


@pytest.mark.parametrize("now", [AS_IT_WAS, moved("6.1.1")])
def test_a_screen_without_parts_is_drawn_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, now: Work
) -> None:
    assert drawn(monkeypatch, {}, now) == "app"


def test_outside_of_parts_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "in_part", lambda: False)
    redraw(Desk(library(), "vi", AS_IT_WAS, opened=AS_IT_WAS, parts=PARTS))
