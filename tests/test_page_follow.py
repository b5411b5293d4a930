"""The screen of the year under way without a browser, with a real database."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from markupsafe import escape
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from model.intake.agency_book import agency_book
from model.store import open_store
from model.store.opened import followed as as_followed
from model.telling.labels import label
from model.year.curve import month_ends
from model.year.followed import Followed
from model.year.standing import STANDINGS, outlook
from model.year.today import within_reach
from pages.parts.desk import Desk
from pages.parts.follow.entering import Said, read
from pages.parts.follow.watched import Watched
from tests.grounds import BASELINES, EVERYWHERE, HOME, LANGUAGES, ground, library
from tests.screens import foreign, opened, said
from tests.test_intake_reports import put
from tests.test_page_own import XLSX

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
    rows = "".join(str(part.proto.body) for part in app.get("html"))
    for one in seen.lines:
        criterion = one.lever.criterion
        told = f"<b>{escape(label(say, criterion))}</b>" in rows
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


def kept(baseline: str = "", language: str = "") -> AppTest:
    """The screen on a year that was just opened, against the first plan that is offered."""
    app = opened("follow", baseline, language)
    case = ground(baseline).case
    app.number_input(key="follow-new-year").set_value(case.baseline.year).run()
    return press(app, "follow-create")


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_a_year_is_opened_and_anybody_finds_it(baseline: str, language: str, url: str) -> None:
    app, say = kept(baseline, language), library().languages[language]
    case = ground(baseline).case
    name = say("follow.year_name", province=case.baseline.province, year=case.baseline.year)
    assert name in said(app)
    assert say("follow.invented") not in said(app)
    (one,) = open_store(url).opened.listed()
    assert (one.name, one.version.content.plan.baseline) == (name, baseline)
    other = opened("follow", HOME, language)
    assert name in said(other)
    press(other, f"follow-open-{one.id}")
    assert desk(other).work.scenario.baseline.id == baseline
    assert name in said(other)
    for section in ("enter", "files"):
        other.button_group(key="follow-section").set_value(section).run()
        said(other)


def test_workbooks_are_looked_at_together_and_taken_in_only_when_all_are_right(url: str) -> None:
    """Three agencies report; one workbook is wrong in five ways, each of which is named."""
    app = kept()
    app.button_group(key="follow-section").set_value("files").run()
    followed = year_of(url)
    finance, justice, office = (book(followed, one) for one in AGENCIES)
    put(finance, "6.1.1", 1700, 7482.777)
    put(finance, "6.1.3", 84269, 183536)
    put(office, "1.7.on_time", 72, 168)
    sheet = justice.worksheets[0]
    wrong = {put(justice, "1.3.2.handled", 90, 79), put(justice, "1.3.2.pending", "nhiều", 79)}
    sheet["D3"], sheet["A7"], sheet["A8"] = "Cà Mau 1999", "6.1.1", "không có"
    files = [
        (f"{place}.xlsx", content(one), XLSX)
        for place, one in enumerate((finance, justice, office))
    ]
    app.file_uploader(key="follow-files-0").set_value(files).run()
    problems = next(one for one in app.get("html") if "problems" in str(one.proto.body))
    for cell in wrong | {"D3", "A7", "A8"}:
        assert f">{cell}<" in str(problems.proto.body), cell
    assert app.button(key="follow-take-files").disabled
    app.file_uploader(key="follow-files-0").set_value([files[0], files[2]]).run()
    press(app, "follow-take-files")
    entered = year_of(url).observations
    assert {one.lever for one in entered} == {"6.1.1", "6.1.3", "1.7.on_time"}
    app.button_group(key="follow-section").set_value("list").run()
    assert "1.700/7.482,777" in said(app)


AGENCIES = ("Sở Tài chính", "Sở Tư pháp", "Văn phòng UBND tỉnh")


def year_of(url: str) -> Followed:
    """The only year that is kept."""
    shelf = open_store(url).opened
    (one,) = shelf.listed()
    return as_followed(one, shelf.observations(one.id), library())


def book(followed: Followed, agency: str) -> Workbook:
    """The workbook of an agency, as of the year's middle."""
    day = month_ends(followed.year)[5]
    return load_workbook(BytesIO(agency_book(ground(), followed, agency, day)))


def content(book: Workbook) -> bytes:
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_the_pace_goes_into_the_simulation() -> None:
    app = tried(HOME)
    seen = outlook(example(HOME), month_ends(example(HOME).year)[5])
    press(app, "follow-simulate")
    assert desk(app).work.scenario.values() == seen.pace.values()
    assert library().languages["vi"].decimal(seen.points("pace")) in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_simulation_compares_with_the_pace_of_the_day_or_with_the_year(language: str) -> None:
    app, say = tried(HOME, language), library().languages[language]
    pace = outlook(example(HOME, language), month_ends(example(HOME).year)[5])
    press(app, "follow-simulate")
    app.switch_page("pages/simulate.py").run()
    total, year = say.decimal(pace.points("pace")), say.decimal(ground(HOME).case.baseline.total)
    assert say("frame.against", base=2023, total=year) in said(app)
    app.button_group(key="basis").set_value("today").run()
    name = say("basis.today_name", day=say.day(date(2023, 6, 30))) + say("basis.invented")
    assert say("frame.against", base=name, total=total) in said(app)
    assert said(app).count(say.signed(0)) >= 1
    assert app.button(key="clear").disabled
    app.slider(key="lever-6-1-1").set_value(100.0).run()
    changed = desk(app).work.scenario
    assert [one.lever.id for one in changed.differences(pace.pace)] == ["6.1.1"]
    press(app, "reset-6-1-1")
    assert desk(app).work.scenario.values() == pace.pace.values()
    app.slider(key="lever-6-1-1").set_value(100.0).run()
    app.switch_page("pages/present.py").run()
    assert say("frame.against", base=name, total=total) in said(app)
    assert say("present.changed", base=name) in said(app)
    app.switch_page("pages/simulate.py").run()
    press(app, "clear")
    assert desk(app).work.scenario.values() == pace.pace.values()


def test_other_screens_and_other_years_compare_with_the_published_year() -> None:
    app, say = tried(HOME), library().languages["vi"]
    press(app, "follow-simulate")
    app.switch_page("pages/simulate.py").run()
    app.button_group(key="basis").set_value("today").run()
    year = say.decimal(ground(HOME).case.baseline.total)
    app.switch_page("pages/goal.py").run()
    assert say("frame.against", base=2023, total=year) in said(app)
    app.switch_page("pages/simulate.py").run()
    app.selectbox(key="baseline").set_value("kon_tum_2023").run()
    assert "86,14" in said(app)
    assert "basis" not in {one.key for one in app.get("button_group")}


def test_a_goal_from_today_takes_no_step_beyond_what_can_still_be_reached() -> None:
    app = tried(HOME)
    seen = outlook(example(HOME), month_ends(example(HOME).year)[5])
    press(app, "follow-goal")
    assert not app.exception
    asked = desk(app).kept["goal-question"]
    assert (asked.still, asked.beginning) == (True, "scenario")
    reach = desk(app).kept["goal-reach"]
    assert dict(reach.most) == within_reach(seen)
    found = app.switch_page("pages/goal.py").run()
    assert library().languages["vi"]("goal.still", day="30/6/2023") in said(found)


ROWS = [
    ("6.1.1", "1.700,5", "7482,777", "", []),
    ("6.1.1", "8000", "7482,777", "", ["8.000"]),
    ("6.1.1", "khá nhiều", "", "", ["khá nhiều"]),
    ("6.1.1", "", "", "vướng mặt bằng", [""]),
    ("6.1.1", "", "", "", []),
    ("3.4.1", "95", "", "", ["–"]),
    ("3.4.1", "95,5", "100", "", ["95,5"]),
    ("5.4.province", "có", "", "", []),
    ("5.4.province", "có lẽ", "", "", ["có lẽ"]),
]


@pytest.mark.parametrize(("lever", "value", "of", "note", "wrong"), ROWS)
def test_a_typed_row_becomes_an_entry_or_says_what_was_found(
    lever: str, value: str, of: str, note: str, wrong: list[str]
) -> None:
    followed, facts = example(HOME), ground()
    day = month_ends(followed.year)[5]
    watched = Watched(facts, "example", followed, day, followed.year.end, "now", 0)
    said = Said("", day, None, "12/BC", "Lan")
    typed = pd.DataFrame([{"value": value, "of": of, "note": note}], index=[lever])
    entries, problems = read(facts.words, watched, said, [followed.plan.levers[lever]], typed)
    assert [one.found for one in problems] == wrong
    empty = not (value or of or note)
    assert [one.lever for one in entries] == ([] if wrong or empty else [lever])
