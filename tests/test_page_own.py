"""The screen of own figures without a browser, with a real database."""

from decimal import Decimal as D
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.intake.kept import packed
from model.store import Store, open_store
from model.store.figures import SavedFigures
from pages.parts.desk import Desk
from tests.grounds import BASELINES, EVERYWHERE, HOME, LANGUAGES, ground, library
from tests.screens import foreign, opened, said
from tests.store_version_1 import run
from tests.ten_columns import document, plan_rows
from tests.test_everywhere import SCREENS
from tests.workbooks import FILE, YEAR, Filled, given_out, invented_table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME = "Số liệu của Sở"


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


@pytest.fixture
def store(url: str) -> Store:
    return open_store(url)


def desk(app: AppTest) -> Desk:
    found: Desk = app.session_state["desk"]
    return found


def at_hand(app: AppTest) -> str:
    """The id of the year that the screen stands on."""
    return desk(app).work.scenario.baseline.id


def brought(app: AppTest, content: bytes, file: str = FILE) -> AppTest:
    """A file is brought."""
    app.file_uploader(key="own-file").set_value((file, content, XLSX)).run()
    return app


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def offered(app: AppTest) -> list[str]:
    """The years that the control of the ground offers."""
    return list(app.selectbox(key="baseline").options)


def invented() -> bytes:
    """A year of one of today's provinces, known by its total: figures made up for this test."""
    book = Filled(given_out("lam_dong_2024"))
    book.put("year", "year", "value", library().nation.years[-1] + 1)
    book.put("year", "province", "value", "Cà Mau")
    book.put("year", "total", "value", 88.5)
    book.put("year", "rank", "value", 7)
    return book.saved()


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_the_screen_offers_its_workbooks_in_every_language(baseline: str, language: str) -> None:
    app = opened("own", baseline, language)
    text = said(app)
    say = library().languages[language]
    for key in ("templates", "upload", "kept_title", "none_kept"):
        assert say(f"own.{key}") in text
    assert len(app.get("download_button")) == 3
    if language != "vi":
        assert foreign(app, ground(baseline, "", language)) == []


def test_a_broken_file_is_told_by_cell_and_changes_nothing() -> None:
    app = opened("own", **{"6.1.1": "95"})
    before = desk(app).work
    book = Filled(given_out())
    book.put("criteria", "6.1.1", "points", 0.7633)
    brought(app, book.saved())
    (problem,) = book.checked().problems
    text = said(app)
    for part in problem:
        assert part in text
    assert desk(app).work == before
    assert not [one for one in app.button if str(one.key).startswith(("own-keep", "own-visit"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_no_workbook_is_told_so_and_changes_nothing(language: str) -> None:
    app = opened("own", "", language)
    before = desk(app).work
    brought(app, b"86,02", "ghi-chu.txt")
    assert library().languages[language]("intake.refused.no_workbook") in said(app)
    assert desk(app).work == before


def test_foreign_text_in_a_file_is_never_markup() -> None:
    app, bad = opened("own"), "<img src=x onerror=alert(1)>"
    book = Filled(given_out())
    book.put("year", "province", "value", bad)
    brought(app, book.saved())
    bodies = "".join(str(part.proto.body) for part in app.get("html"))
    assert bad not in bodies
    assert "&lt;img" in bodies


def test_a_sound_file_is_shown_beside_the_year_at_hand_before_anything_changes() -> None:
    app = opened("own")
    brought(app, given_out("kon_tum_2023"))
    text = said(app)
    case = ground("kon_tum_2023").case
    assert "86,14" in text
    assert f"{case.baseline.province} · {case.baseline.year}" in text
    assert at_hand(app) == HOME


def test_a_year_can_be_used_for_one_visit_and_nobody_else_sees_it() -> None:
    app = opened("own")
    press(brought(app, invented()), "own-visit")
    assert at_hand(app).startswith("visit-")
    say = library().languages["vi"]
    assert say("frame.own") in said(app)
    mine = [one for one in offered(app) if FILE in one]
    assert len(mine) == 1
    other = opened("simulate")
    assert not [one for one in offered(other) if FILE in one]
    stranger = opened("simulate", at_hand(app))
    assert at_hand(stranger) == HOME
    assert at_hand(app) in str(stranger.warning[0].value)


def test_a_year_that_is_kept_can_be_chosen_by_everybody_and_opened_by_its_address(
    store: Store,
) -> None:
    app = opened("own")
    brought(app, invented())
    app.text_input(key="own-name").set_value(NAME)
    app.text_input(key="own-author").set_value("Lan")
    press(app, "own-keep")
    assert not app.exception
    (saved,) = store.figures.listed()
    assert (saved.name, saved.version.stamp.author, saved.version.content.file) == (
        *(NAME, "Lan", FILE),
    )
    key = at_hand(app)
    assert key.startswith(f"saved-{saved.id}.1-")
    assert app.query_params["baseline"] in (key, [key])
    other = opened("simulate")
    assert [one for one in offered(other) if NAME in one]
    assert at_hand(opened("simulate", key)) == key


@pytest.mark.parametrize("what", ["a year by criterion", "a province of today"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_opens_on_own_figures(language: str, what: str, store: Store) -> None:
    app = opened("own", "", language)
    today = what == "a province of today"
    brought(app, invented() if today else given_out("lam_dong_2023", language))
    press(app, "own-keep")
    key = at_hand(app)
    for screen in SCREENS:
        if screen != "simulate":
            app.switch_page(f"pages/{screen}.py").run()
        assert not [str(one.value) for one in (*app.exception, *app.error)], screen
        assert at_hand(app) == key, screen
        assert library().languages[language]("frame.own") in said(app)


def test_a_taken_name_is_asked_about_and_becomes_a_version(store: Store) -> None:
    for content in (given_out("kon_tum_2023"), given_out("lam_dong_2023")):
        app = opened("own")
        brought(app, content)
        app.text_input(key="own-name").set_value(NAME)
        press(app, "own-keep")
    (saved,) = store.figures.listed()
    assert saved.version.number == 1
    assert at_hand(app) == HOME
    press(app, "own-version")
    (saved,) = store.figures.listed()
    assert saved.version.number == 2
    assert at_hand(app).startswith(f"saved-{saved.id}.2-")


def test_an_earlier_version_is_still_what_its_address_says(store: Store) -> None:
    app = opened("own")
    brought(app, given_out("kon_tum_2023"))
    app.text_input(key="own-name").set_value(NAME)
    press(app, "own-keep")
    first = at_hand(app)
    (saved,) = store.figures.listed()
    again = opened("own")
    brought(again, given_out("lam_dong_2023"))
    draft = Filled(given_out("lam_dong_2023")).checked().draft
    assert draft is not None
    figures = saved.version.content.__class__(FILE, packed(draft))
    store.figures.save(saved.id, 1, figures, saved.version.stamp)
    late = opened("simulate", first)
    assert at_hand(late) == first
    assert desk(late).work.scenario.baseline.province == "Kon Tum"


def test_a_kept_year_that_no_longer_checks_is_told_and_stays(store: Store, url: str) -> None:
    draft = Filled(given_out()).checked().draft
    assert draft is not None
    app = opened("own")
    brought(app, given_out())
    app.text_input(key="own-name").set_value(NAME)
    press(app, "own-keep")
    run(url, "UPDATE year_versions SET number = 2, figures = replace(figures, '0.7632', '0.7633')")
    late = opened("own")
    assert NAME in said(late)
    assert any("0.7632" in str(one.value) for one in late.error)
    assert not [one for one in offered(late) if NAME in one]


def chosen(app: AppTest, saved: SavedFigures, action: str) -> AppTest:
    """An action of a row's menu."""
    return app.menu_button(key=f"own-more-{saved.id}").click(action).run()


def told(app: AppTest) -> str:
    """What the last action brought."""
    return " ".join(str(one.value) for one in (*app.success, *app.error))


def test_deleted_figures_are_brought_back(store: Store) -> None:
    app = opened("own")
    brought(app, given_out())
    press(app, "own-keep")
    (saved,) = store.figures.listed()
    chosen(app, saved, "delete")
    assert store.figures.listed() == [saved]
    app.text_input(key="delete-name").set_value(saved.name)
    press(app, "delete-do")
    assert f"Đã xóa “{saved.name}”" in told(app)
    assert store.figures.listed() == []
    press(opened("own"), f"own-undelete-{saved.id}")
    assert [one.name for one in store.figures.listed()] == [saved.name]


def test_renamed_figures_are_told_by_their_new_name(store: Store) -> None:
    app = opened("own")
    brought(app, given_out())
    press(app, "own-keep")
    (saved,) = store.figures.listed()
    key = at_hand(app)
    chosen(app, saved, "rename")
    app.text_input(key="own-rename").set_value("Tên mới")
    press(app, "own-rename-do")
    assert [one.name for one in store.figures.listed()] == ["Tên mới"]
    assert at_hand(app) == key
    assert [one for one in offered(app) if "Tên mới" in one]
    chosen(app, saved, "rename")
    app.text_input(key="own-rename").set_value("")
    press(app, "own-rename-do")
    assert [one.name for one in store.figures.listed()] == ["Tên mới"]
    assert app.error


def test_an_earlier_version_can_be_looked_at_and_restored(store: Store) -> None:
    for content in (given_out("kon_tum_2023"), given_out()):
        app = opened("own")
        brought(app, content)
        app.text_input(key="own-name").set_value(NAME)
        press(app, "own-keep")
    press(app, "own-version")
    (saved,) = store.figures.listed()
    late = chosen(opened("own"), saved, "history")
    assert "Kon Tum" in said(late)
    press(late, "own-look-1")
    assert at_hand(late).startswith(f"saved-{saved.id}.1-")
    press(late, "own-restore-1")
    (again,) = store.figures.listed()
    assert again.version.number == 3
    assert again.version.content == store.figures.version(saved.id, 1).content
    assert at_hand(late).startswith(f"saved-{saved.id}.3-")


def test_a_table_of_provinces_is_ranked_by_on_every_screen(store: Store) -> None:
    app = opened("own", **{"6.1.1": "95"})
    brought(app, invented_table(2).saved())
    assert "đủ 34 tỉnh" in said(app)
    app.text_input(key="own-name").set_value(NAME)
    press(app, "own-keep")
    key = desk(app).work.table
    assert key.startswith("saved-")
    assert desk(app).work.scenario.changed
    assert app.query_params["table"] in (key, [key])
    assert [one for one in app.selectbox(key="table").options if NAME in one]
    for screen in SCREENS:
        if screen != "own":
            app.switch_page(f"pages/{screen}.py").run()
        assert not [str(one.value) for one in (*app.exception, *app.error)], screen
        assert desk(app).work.table == key, screen
        assert library().languages["vi"]("frame.own") in said(app), screen
    late = opened("ranking", table=key)
    assert NAME in said(late)
    assert desk(late).work.table == key


@pytest.mark.parametrize("baseline", BASELINES)
def test_a_table_for_this_visit_ranks_every_shipped_year(baseline: str) -> None:
    app = opened("own", baseline)
    brought(app, invented_table().saved())
    press(app, "own-visit")
    for screen in ("simulate", "ranking"):
        app.switch_page(f"pages/{screen}.py").run()
        assert not [str(one.value) for one in (*app.exception, *app.error)], screen
        assert library().languages["vi"]("telling.own_year", year=YEAR) in said(app)


def test_of_several_years_one_is_chosen() -> None:
    book = invented_table()
    for name in ("Huế", "Cà Mau"):
        book.put("provinces", name, "year", YEAR - 1)
    app = brought(opened("own"), book.saved())
    assert "32 trong 34 tỉnh" in said(app)
    app.selectbox(key="own-year").set_value(YEAR - 1).run()
    assert "2 trong 34 tỉnh" in said(app)
    press(app, "own-visit")
    found = desk(app)
    assert found.library.tables[found.work.table].of == 2


def test_too_few_scores_cannot_be_ranked_by() -> None:
    app = brought(opened("own"), invented_table(missing=33).saved())
    assert "cần ít nhất 2 tỉnh có điểm" in said(app)
    assert not [one for one in app.button if str(one.key).startswith(("own-keep", "own-visit"))]


def test_a_store_that_cannot_be_read_leaves_the_figures_usable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "broken.sqlite3"
    file.write_bytes(b"not a database" * 100)
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{file}")
    app = opened("own")
    assert app.error
    press(brought(app, invented()), "own-visit")
    assert at_hand(app).startswith("visit-")


def test_a_year_on_the_newest_map_stands_among_the_provinces_of_that_map() -> None:
    """Not among former ones, of which one may have its name."""
    app = opened("own")
    press(brought(app, invented()), "own-visit")
    nation = library().nation
    assert app.selectbox(key="table").value == nation.newest_map


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_that_an_office_has_is_brought_and_its_figures_are_confirmed(
    language: str,
) -> None:
    """Its points come at once; figures only when a person takes them."""
    app, say = opened("own", "lam_dong_2024", language), library().languages[language]
    brought(app, document(plan_rows()), "ke-hoach.docx")
    assert say("intake.expected.published", figure=say.plain(D("86.02"))) in said(app)
    assert say("own.offers") in said(app)
    assert not any(box.value for box in app.checkbox)
    (published,) = (box for box in app.checkbox if say("own.offer_total") in box.label)
    published.check().run()
    assert [box.value for box in app.success]
    press(app, "own-visit")
    assert figures_of(app) == set()
    app.toggle(key="own-offers").set_value(True).run()
    (published,) = (box for box in app.checkbox if say("own.offer_total") in box.label)
    published.check().run()
    press(app, "own-visit")
    assert {"1.3.2", "3.4.2", "6.1.1", "8.4"} <= figures_of(app)
    assert desk(app).work.scenario.baseline.total == D("86.02")


def figures_of(app: AppTest) -> set[str]:
    """The criteria that the year at hand knows by more than their points."""
    rows = desk(app).work.scenario.baseline.rows
    return {key for key, row in rows.items() if set(row.figures) - {"points"}}


def test_two_figures_for_one_part_are_not_taken() -> None:
    app = opened("own")
    brought(app, document(plan_rows()), "ke-hoach.docx")
    twice = [
        box for box in app.checkbox if box.label.startswith("3\\.4\\.1") or "3.4.1" in box.label
    ]
    for box in twice:
        box.check()
    app.run()
    assert len(twice) > 1
    assert library().languages["vi"]("intake.expected.one_figure") in said(app)
