"""What of a screen is drawn after a person's act within a part of it."""

from dataclasses import replace
from decimal import Decimal

import pytest
import streamlit as st

from model.address import Work
from pages.parts import browser, widgets
from pages.parts.desk import Desk
from pages.parts.redrawing import redraw
from tests.grounds import ground, library

PARTS = {"headline": "", "6.1.1": "6.1.1", "3.4.2": "3.4.2", "end": ""}
AS_IT_WAS = Work(ground().case.start())


class Drawn(Exception):
    """The script ends, and this is drawn."""


@pytest.fixture(autouse=True)
def within_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act is one within a part of the screen."""

    def rerun(scope: object = "app") -> None:
        raise Drawn(scope)

    monkeypatch.setattr(browser, "in_part", lambda: True)
    monkeypatch.setattr(st, "rerun", rerun)


def drawn(parts: dict[str, str], now: Work) -> object:
    """What is asked to be drawn when the work at hand was changed from what was drawn."""
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
def test_what_an_act_touches_is_drawn(now: Work, wanted: object) -> None:
    assert drawn(PARTS, now) == wanted


@pytest.mark.parametrize("now", [AS_IT_WAS, moved("6.1.1")])
def test_a_screen_without_parts_is_drawn_as_a_whole(now: Work) -> None:
    assert drawn({}, now) == "app"


def test_outside_of_parts_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "in_part", lambda: False)
    redraw(Desk(library(), "vi", AS_IT_WAS, opened=AS_IT_WAS, parts=PARTS))


@pytest.mark.parametrize(
    ("opened", "wanted"),
    [
        pytest.param(AS_IT_WAS, ["headline", "6.1.1", "end"], id="drawn before: what differs"),
        pytest.param(None, "app", id="never drawn: everything"),
    ],
)
def test_a_pressed_button_does_its_work_and_draws_what_that_touched(
    monkeypatch: pytest.MonkeyPatch, opened: Work | None, wanted: object
) -> None:
    desk = Desk(library(), "vi", AS_IT_WAS, opened=opened, parts=PARTS)
    monkeypatch.setattr(widgets, "desk", lambda: desk)
    with pytest.raises(Drawn) as found:
        widgets.act(desk.remember, moved("6.1.1"))
    assert found.value.args[0] == wanted
    assert desk.work == moved("6.1.1")


def test_a_moved_widget_does_what_follows_and_draws_what_that_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk(library(), "vi", AS_IT_WAS, opened=AS_IT_WAS, parts=PARTS)
    monkeypatch.setattr(widgets, "desk", lambda: desk)
    monkeypatch.setattr(widgets, "shown", lambda _: 90.0)
    monkeypatch.setattr(browser, "address", lambda: ({}, []))
    with pytest.raises(Drawn) as found:
        widgets.heard("lever-6-1-1", desk.remember, moved("6.1.1"))
    assert found.value.args[0] == ["headline", "6.1.1", "end"]
    assert desk.work == moved("6.1.1")
