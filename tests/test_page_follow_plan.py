"""A year under way that is followed against another plan, and assumptions kept for everybody."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.address import Work
from model.store import open_store
from model.store.opened import Opened
from model.store.version import Stamp, to_content
from pages.parts.desk import Desk
from pages.parts.store_access import now
from tests.grounds import HOME, ground, library
from tests.screens import opened, said

SAY = library().languages["vi"]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


@pytest.fixture
def year(url: str) -> int:
    """A year that was opened in its first days against the figures of the year before."""
    start = ground(HOME).case.start()
    at = now() - timedelta(days=365)
    content = Opened(2025, "Kế hoạch đầu năm", to_content(Work(start)))
    return open_store(url).opened.create("Năm thử", content, Stamp("Lan", at)).id


def following(year: int) -> AppTest:
    app = opened("follow", HOME)
    return app.button(key=f"follow-open-{year}").click().run()


def plan_points(app: AppTest) -> str:
    """The total of the plan that the screen shows."""
    found = next(
        str(one.proto.body) for one in app.get("html") if "standing plan" in str(one.proto.body)
    )
    return found.split("standing plan")[1].split("<b>")[1].split("</b>")[0]


def test_another_plan_is_followed_from_now_on_and_the_past_keeps_its_own(
    year: int, url: str
) -> None:
    app = following(year)
    assert SAY("follow.plan_named", plan="Kế hoạch đầu năm") in said(app)
    before = plan_points(app)
    app.selectbox(key=f"follow-replan-plan-{HOME}").set_value("ready-no_outright_loss").run()
    app.button(key="follow-replan-take").click().run()
    assert len(app.success) == 1
    assert "Kế hoạch đầu năm" not in said(app)
    after = plan_points(app)
    assert after != before
    app.date_input(key="follow-date").set_value(date(2025, 12, 1)).run()
    app.button_group(key="follow-knowledge").set_value("then").run()
    assert SAY("follow.plan_named", plan="Kế hoạch đầu năm") in said(app)
    assert plan_points(app) == before
    history = open_store(url).opened.history(year)
    assert [one.number for one in history] == [2, 1]


def test_who_saw_an_older_plan_does_not_overwrite_a_newer_one(year: int, url: str) -> None:
    app = following(year)
    shelf = open_store(url).opened
    newer = shelf.version(year, 1).content
    shelf.save(year, 1, newer, Stamp("Minh", now()))
    desk: Desk = app.session_state["desk"]
    app.selectbox(key=f"follow-replan-plan-{HOME}").set_value("ready-no_outright_loss")
    app.button(key="follow-replan-take").click().run()
    assert desk.work.scenario.baseline.id == HOME
    assert [one.number for one in shelf.history(year)] == [2, 1]
    assert len(app.error) == 1


def test_assumptions_hold_for_the_session_until_they_are_kept_for_everybody(year: int) -> None:
    app = following(year)
    assert "follow-keep-premises" not in {one.key for one in app.button}
    app.button_group(key="follow-premise-unreported").set_value("base").run()
    unreported = SAY("follow.unreported_base")
    assert unreported in said(app)
    assert SAY("follow.unreported_plan") in said(following(year))
    app.button(key="follow-keep-premises").click().run()
    assert "follow-keep-premises" not in {one.key for one in app.button}
    other = following(year)
    assert other.button_group(key="follow-premise-unreported").value == "base"
