"""The screen of the year under way without a browser, with a real database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.year.followed import Followed
from model.year.standing import STANDINGS, outlook
from pages.parts.desk import Desk
from pages.parts.follow.watched import month_ends
from tests.grounds import BASELINES, EVERYWHERE, LANGUAGES, ground, library
from tests.screens import foreign, opened, said

EXAMPLES = [baseline for baseline in BASELINES if ground(baseline).example]
TRIED = [(baseline, language) for baseline in EXAMPLES for language in LANGUAGES]


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


def desk(app: AppTest) -> Desk:
    found: Desk = app.session_state["desk"]
    return found


def example(baseline: str, language: str = "") -> Followed:
    found = ground(baseline, "", language).example
    assert found
    return found


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def tried(baseline: str, language: str = "") -> AppTest:
    """The screen with the worked example, which is one click away."""
    return press(opened("follow", baseline, language), "follow-example")


def on(app: AppTest, day: date) -> AppTest:
    """The screen as of a day."""
    return app.date_input(key="follow-date").set_value(day).run()


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_a_first_opening_says_what_the_screen_is_for(baseline: str, language: str) -> None:
    app, say = opened("follow", baseline, language), library().languages[language]
    text = said(app)
    assert say("follow.opening") in text
    assert (say("follow.try_example") in text) == (ground(baseline).example is not None)
    if language != "vi":
        assert foreign(app, ground(baseline, "", language)) == []


@pytest.mark.parametrize(("baseline", "language"), TRIED)
def test_the_example_says_that_it_is_invented_and_shows_the_four_figures(
    baseline: str, language: str
) -> None:
    app, followed = tried(baseline, language), example(baseline, language)
    text, say = said(app), library().languages[language]
    assert say("follow.invented") in text
    assert followed.name in text
    assert followed.plan_name in text
    day = month_ends(followed.year)[5]
    seen = outlook(followed, day)
    for view in STANDINGS:
        assert say.decimal(seen.points(view)) in text, view


@pytest.mark.parametrize("baseline", EXAMPLES)
def test_a_past_day_shows_what_it_showed(baseline: str) -> None:
    """As known now, and as it was shown then: without the figures that were entered later."""
    followed, say = example(baseline), library().languages["vi"]
    day = month_ends(followed.year)[6]
    app = on(tried(baseline), day)
    now = outlook(followed, day)
    assert say.decimal(now.points("pace")) in said(app)
    app.button_group(key="follow-knowledge").set_value("then").run()
    shown = [one for one in followed.observations if one.stamp.at.date() <= day]
    assert max(one.day for one in shown) < day
    text = said(app)
    assert say.decimal(now.points("pace")) not in text
    assert say("pace.reported", day=say.day(max(one.day for one in shown))) in text


@pytest.mark.parametrize("baseline", EXAMPLES)
def test_the_years_end_is_the_real_year(baseline: str) -> None:
    followed, say = example(baseline), library().languages["vi"]
    text = said(on(tried(baseline), followed.year.end))
    assert text.count(say.decimal(followed.case.baseline.total)) >= 3


@pytest.mark.parametrize(("baseline", "language"), TRIED)
def test_an_agency_finds_its_own_duties_in_one_choice(baseline: str, language: str) -> None:
    app, followed = tried(baseline, language), example(baseline, language)
    seen = outlook(followed, month_ends(followed.year)[5])
    choice = app.selectbox(key=f"follow-agency-{baseline}")
    agency = next(one for one in seen.late["agencies"] if one)[0]
    choice.set_value(agency).run()
    text, say = said(app), library().languages[language]
    name = ground(baseline, "", language).agency(agency)
    assert say("follow.duties", agency=name, day=say.day(followed.year.end)) in text
    mine = {one.lever.criterion.id for one in seen.of_agency(agency)}
    for one in seen.lines:
        criterion = one.lever.criterion
        told = f"{criterion.id} {say.name(criterion.short)}" in text
        assert told == (criterion.id in mine) or one.lever.locked, criterion.id


@pytest.mark.parametrize("baseline", EXAMPLES)
def test_another_assumption_changes_the_pace_and_is_said(baseline: str) -> None:
    followed, say = example(baseline), library().languages["vi"]
    app = tried(baseline)
    app.button_group(key="follow-premise-pace").set_value("last").run()
    premises = followed.premises.model_copy(update={"pace": "last"})
    day = month_ends(followed.year)[5]
    changed = outlook(replace(followed, premises=premises), day)
    text = said(app)
    assert say.decimal(changed.points("pace")) in text
    assert say("follow.pace_last") in text


@pytest.mark.parametrize("baseline", EXAMPLES)
def test_another_year_can_be_chosen(baseline: str) -> None:
    app = press(tried(baseline), "follow-close")
    assert library().languages["vi"]("follow.opening") in said(app)
