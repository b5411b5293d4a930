"""The committee screen without a browser."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.address import Work
from model.ground import Ground
from model.result import result
from model.scenario import Scenario, set_inputs
from model.store import open_store
from model.store.version import Stamp, to_content
from pages.parts.basis import year_basis
from pages.parts.frame import Frame
from pages.parts.present.charts import PICTURES, enlarged
from pages.parts.present.guessing import Answer, Unreadable, judged, read_guess
from pages.parts.present.scene import Guess, Round, Show
from tests.foreign import foreign
from tests.grounds import EVERYWHERE, HOME, LANGUAGES, ground, library

APP = str(Path(__file__).resolve().parents[1] / "app.py")
THEN = datetime(2026, 3, 2, 7, 5, tzinfo=UTC)
Opener = Callable[..., AppTest]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    found = f"sqlite:///{tmp_path / 'scenarios.sqlite3'}"
    monkeypatch.setenv("PAR_DATABASE_URL", found)
    return found


@pytest.fixture
def screen(url: str) -> Opener:
    """Open the screen as a new visitor, with changes made before."""

    def opened(**query: str) -> AppTest:
        app = AppTest.from_file(APP, default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.run().switch_page("pages/present.py").run()
        assert not app.exception
        return app

    return opened


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


def framed(facts: Ground, scenario: Scenario) -> Frame:
    base = result(facts, scenario.cleared(), "trend")
    now = result(facts, scenario, "trend")
    basis = year_basis(facts, scenario)
    return Frame(facts, Work(scenario), basis, base, now if scenario.changed else base)


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def sentence(app: AppTest) -> str:
    """What the simulation screen says of the work at hand."""
    return html(app)


def name(app: AppTest) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html(app))
    assert found
    return found[1]


def figures(app: AppTest) -> list[str]:
    """The three large figures: total, rank if the others stay, rank if they move."""
    return [re.sub(r"<.*?>", "", text) for text in re.findall(r"<p><b>(.*?)</b>", html(app))]


def charts(app: AppTest) -> list[str]:
    return [json.loads(chart.proto.spec)["height"] for chart in app.get("vega_lite_chart")]


def guess(app: AppTest, who: str, points: str, rank: str) -> AppTest:
    for key, value in (("guess-name", who), ("guess-points", points), ("guess-rank", rank)):
        app.text_input(key=key).set_value(value)
    return press(app, "guess-add")


def test_it_opens_at_the_published_year_with_both_ranks_and_their_intervals_in_words(
    screen: Opener,
) -> None:
    app = screen()
    assert name(app) == "Năm 2023, như đã công bố"
    total, rank, moving = figures(app)
    assert (total, rank) == ("86,02", "46")
    text = html(app)
    assert "chính xác theo điểm đã biết" in text
    assert "Hạng năm 2024, xu thế chung thực tế +1,39" in text
    assert "khoảng dự báo 80 %; xu thế chung đã công bố" in text
    assert (moving, "52–57" in text) == ("55", True)


def test_a_year_that_has_not_come_leads_with_the_interval(screen: Opener) -> None:
    app = screen(baseline="lam_dong_2024")
    assert figures(app)[2] == "58–63"
    assert "nếu các tỉnh khác tăng 1,91 điểm: hạng 63 (62–63)" in html(app)


def test_it_opens_at_the_work_at_hand_if_that_changes_anything(screen: Opener) -> None:
    app = screen(**{"6.1.1": "95"})
    assert name(app) == "Kịch bản hiện tại"
    assert figures(app)[:2] == ["86,21", "42"]


def test_next_and_previous_step_through_the_scenarios_and_stop_at_both_ends(
    screen: Opener,
) -> None:
    app = screen()
    assert app.button(key="present-previous").disabled
    press(app, "present-next")
    assert (name(app), figures(app)[:2]) == ("Khắc phục tiêu chí 0 điểm", ["90,52", "8"])
    for _ in range(3):
        press(app, "present-next")
    assert name(app) == "Xấu đi"
    assert "Mức 5 điểm là giả định" in html(app)
    assert app.button(key="present-next").disabled
    press(app, "present-previous")
    assert name(app) == "Tối đa trong tầm tay"


def test_stepping_and_moving_levers_leaves_the_work_at_hand_as_it_was(screen: Opener) -> None:
    app = screen(**{"6.1.1": "95"})
    press(app, "present-next")
    app.toggle(key="lever-6-1-2").set_value(False).run()
    assert figures(app)[0] == "89,52"
    app.switch_page("pages/simulate.py").run()
    assert "86,21 (+0,19)" in sentence(app)
    assert app.button(key="undo").disabled


def test_a_lever_moved_here_is_dropped_or_becomes_the_work_at_hand_that_undo_takes_back(
    screen: Opener,
) -> None:
    app = screen()
    app.slider(key="lever-6-1-1").set_value(95.0).run()
    assert figures(app)[:2] == ["86,21", "42"]
    assert "đã chỉnh tại đây" in html(app)
    press(app, "present-drop")
    assert figures(app)[:2] == ["86,02", "46"]
    assert app.slider(key="lever-6-1-1").value == 76.3
    app.slider(key="lever-6-1-1").set_value(95.0).run()
    press(app, "present-adopt")
    assert (name(app), figures(app)[0]) == ("Kịch bản hiện tại", "86,21")
    app.switch_page("pages/simulate.py").run()
    assert "86,21 (+0,19)" in sentence(app)
    app.button(key="undo").click().run()
    assert "Chưa thay đổi gì" in sentence(app)


def test_a_lever_back_at_its_start_position_is_exactly_the_start(screen: Opener) -> None:
    app = screen()
    app.slider(key="lever-3-4-1").set_value(99.0).run()
    app.slider(key="lever-3-4-1").set_value(97.8).run()
    assert "đã chỉnh tại đây" not in html(app)
    assert figures(app)[0] == "86,02"


def test_the_levers_are_those_that_the_scenario_changes_at_most_five(screen: Opener) -> None:
    app = screen()
    asked = {slider.key for slider in app.slider if slider.key}
    assert "lever-6-1-1" in asked
    press(app, "present-next")
    assert [slider.key for slider in app.slider] == []
    assert {"lever-6-1-2", "lever-6-3-3"} <= {toggle.key for toggle in app.toggle}
    assert len(app.toggle) == 5
    assert "và 1 thay đổi khác" in html(app)


def test_the_chosen_scenarios_are_stepped_through_in_the_order_chosen(screen: Opener) -> None:
    app = screen()
    deck = app.multiselect(key="present-chosen")
    deck.set_value(["ready-digital_only", "base"]).run()
    assert "Kịch bản 1/2" in html(app)
    assert name(app) == "Chỉ chuyển đổi số"
    press(app, "present-next")
    assert name(app) == "Năm 2023, như đã công bố"
    assert app.button(key="present-next").disabled


def test_a_saved_scenario_can_be_presented(screen: Opener, url: str, start: Scenario) -> None:
    content = to_content(
        Work(set_inputs(start, {"6.1.2": "yes"}), "none"), "ghi chú <b>của Lan</b>"
    )
    open_store(url).create("Phương án <Lan>", content, Stamp("Lan", THEN))
    app = screen()
    deck = app.multiselect(key="present-chosen")
    assert not any(key.startswith("saved-") for key in deck.value), "nobody chose it yet"
    app = press(deck.set_value(["base", "saved-1"]).run(), "present-next")
    assert name(app) == "Phương án &lt;Lan&gt;"
    assert figures(app)[0] == "87,02"
    assert "&lt;b&gt;của Lan" in html(app)
    assert "có trung bình không đổi, từng tỉnh vẫn lên xuống" in html(app)
    app.toggle(key="lever-6-1-2").set_value(False).run()
    press(app, "present-drop")
    assert figures(app)[0] == "87,02"


def test_a_saved_scenario_of_another_year_is_not_presented_and_named_apart(
    screen: Opener, url: str
) -> None:
    other = next(key for key in library().cases if key != HOME)
    case = ground(other).case
    open_store(url).create("Nơi khác", to_content(Work(case.start())), Stamp("Lan", THEN))
    app = screen()
    assert "Nơi khác" not in app.multiselect(key="present-chosen").options
    assert f"«Nơi khác» ({case.baseline.province} · {case.baseline.year})" in html(app)


MERGED = library().nation.newest_map
WHERE = [(*where, "") for where in EVERYWHERE] + [(HOME, one, MERGED) for one in LANGUAGES]


@pytest.mark.parametrize(("baseline", "language", "table"), WHERE)
def test_every_year_is_presented_and_guessed_in_every_language(
    screen: Opener, url: str, baseline: str, language: str, table: str
) -> None:
    """All scenarios, all charts, a lever moved, a guess and the answer."""
    stands = ground(baseline, table, language)
    say, lever = stands.words, next(x for x in stands.case.levers.values() if not x.locked)
    best = stands.case.start().change(lever.id, lever.best)
    open_store(url).create("Plan B", to_content(Work(best, table=table)), Stamp("", THEN))
    query = {"baseline": baseline, "language": language}
    app = screen(**query | ({"table": table} if table else {}))
    seen = html(app)
    assert say.decimal(result(stands, stands.case.start(), "trend").points) in seen
    assert [one.key for one in (*app.slider, *app.toggle) if str(one.key).startswith("lever-")]
    deck = app.multiselect(key="present-chosen")
    deck.set_value([*deck.value, "saved-1"]).run()
    steps = len(deck.options) - 1
    assert steps == 1 + len([one for one in stands.case.ready_made.values() if one.steps])
    for _ in range(steps):
        press(app, "present-next")
        for panel in PICTURES:
            press(app, f"panel-{panel}")
            seen += html(app)
    if not stands.case.agencies:
        assert say("telling.no_agencies") in seen
    assert f"/{stands.table.of}" in seen
    press(press(app, "present-previous"), "present-guessing")
    if steps > 1:
        guess(app, "An", say.plain(Decimal("88.5")), "3")
        assert say("present.head_points") in html(app)
        press(app, "present-reveal")
        assert say("present.nearest") in html(app)
    seen += html(app)
    assert language == "vi" or not foreign(seen)


def test_without_a_database_the_other_scenarios_are_presented_and_the_reason_is_told(
    screen: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path}/file/scenarios.sqlite3")
    app = press(screen(), "present-next")
    assert figures(app)[0] == "90,52"
    assert "Không kết nối được với nơi lưu kịch bản" in html(app)


def test_while_people_guess_nothing_on_the_screen_tells_the_answer(screen: Opener) -> None:
    app = press(press(screen(), "present-next"), "present-guessing")
    assert figures(app) == ["?", "?", "?"]
    assert charts(app) == []
    assert "90,52" not in html(app)
    assert "89,52" not in html(app)
    assert 'id="total"' not in html(app), "a dragged slider would tell"
    press(app, "present-reveal")
    assert figures(app)[:2] == ["90,52", "8"]
    press(app, "panel-waterfall")
    assert charts(app) == ["container"]


def test_the_published_year_is_no_secret_but_what_is_tried_from_it_is(screen: Opener) -> None:
    app = press(screen(), "present-guessing")
    assert figures(app)[0] == "86,02"
    assert 'id="total"' not in html(app), "a dragged slider would tell"
    app.slider(key="lever-6-1-1").set_value(95.0).run()
    assert figures(app) == ["?", "?", "?"]
    press(app, "present-reveal")
    assert figures(app)[:2] == ["86,21", "42"]


def test_guesses_stand_beside_the_answer_with_their_differences_and_the_nearest_is_marked(
    screen: Opener,
) -> None:
    app = press(press(screen(), "present-next"), "present-guessing")
    guess(app, "Chủ tịch", "88,5", "20")
    guess(app, "", "91.25", "")
    guess(app, "<i>Sở</i>", "", "6")
    assert app.text_input(key="guess-points").value == ""
    press(app, "present-reveal")
    rows = re.findall(r"<tr>(.*?)</tr>", html(app).split("<tbody>")[1])
    told = [re.sub(r"<.*?>", "|", row) for row in rows]
    assert re.sub(r"\|+", "|", told[0]) == "|Lượt 2|91,25|cao hơn 0,73|gần nhất|–|"
    assert re.sub(r"\|+", "|", told[1]) == "|Chủ tịch|88,50|thấp hơn 2,02|20|thấp hơn 12 bậc|"
    assert "&lt;i&gt;Sở" in told[2]
    assert re.search(r"6\|+cao hơn 2 bậc\|gần nhất", told[2])


def test_the_answer_stays_what_was_announced_when_levers_move_later(screen: Opener) -> None:
    app = press(press(screen(), "present-next"), "present-guessing")
    guess(app, "A", "90", "9")
    press(app, "present-reveal")
    app.toggle(key="lever-6-1-2").set_value(False).run()
    assert figures(app)[0] == "89,52"
    assert "<b>90,52</b> điểm · hạng <b>8</b>/63" in html(app)
    assert "thấp hơn 0,52" in html(app)
    press(app, "guess-again")
    assert figures(app)[0] == "?"
    assert "Chưa có ai đoán" in html(app)


@pytest.mark.parametrize(
    ("points", "rank", "told"),
    [
        ("9o", "8", "Điểm là số từ 0 đến 100"),
        ("87,5", "64", "Hạng là số nguyên từ 1 đến 63"),
        ("", "", "Cần nhập điểm hoặc hạng"),
    ],
)
def test_a_guess_that_cannot_be_read_stays_in_its_fields_and_the_reason_is_told(
    screen: Opener, points: str, rank: str, told: str
) -> None:
    app = press(press(screen(), "present-next"), "present-guessing")
    guess(app, "An", points, rank)
    assert told in html(app)
    assert app.text_input(key="guess-points").value == points
    assert "Chưa có ai đoán" in html(app)


@pytest.mark.parametrize("text", ["87,5", "87.5", " 87,50 ", "087,5"])
def test_points_are_read_with_a_comma_or_a_point(text: str) -> None:
    assert read_guess("", text, "", 63).points == Decimal("87.5")


@pytest.mark.parametrize(
    ("points", "rank"),
    [
        ("100,01", ""),
        ("-1", ""),
        ("87,555", ""),
        ("1.000,5", ""),
        ("1e1", ""),
        ("nan", ""),
        ("", "0"),
        ("", "64"),
        ("", "4,5"),
        ("", "²"),
    ],
)
def test_what_is_no_score_or_no_rank_is_refused(points: str, rank: str) -> None:
    with pytest.raises(Unreadable):
        read_guess("", points, rank, 63)


def test_guesses_equally_near_are_all_nearest() -> None:
    rows = judged(
        [Guess("A", Decimal(90), 7), Guess("B", Decimal(92), 12), Guess("C", None, 9)],
        Answer(Decimal(91), 8),
    )
    assert [row.nearest_points for row in rows] == [True, True, False]
    assert [row.nearest_rank for row in rows] == [True, False, True]
    assert [row.rank_off for row in rows] == [-1, 4, 1]


def test_a_persons_next_guess_takes_the_place_of_the_one_before() -> None:
    first, nameless, again = Guess("An", None, 1), Guess("", None, 2), Guess("AN", None, 3)
    found = Round().with_guess(first).with_guess(nameless).with_guess(nameless).with_guess(again)
    assert found.guesses == (nameless, nameless, again)


def test_a_trial_is_forgotten_when_its_scenario_has_become_another(start: Scenario) -> None:
    before, after = Work(start), Work(set_inputs(start, {"6.1.2": "yes"}))
    tried = Work(set_inputs(start, {"6.3.3": "yes"}))
    show = Show().tried("current", before, tried)
    assert show.work("current", before) == tried
    assert show.work("current", after) == after


@pytest.mark.parametrize("ready", ["unchanged", "no_outright_loss", "within_reach", "decline"])
def test_a_long_waterfall_keeps_its_sum(facts: Ground, ready: str) -> None:
    scenario = facts.case.ready_made[ready].made(facts.case.start())
    frame = framed(facts, scenario)
    picture = PICTURES["waterfall"](frame)
    assert len(picture.table) <= 10
    if ready == "unchanged":
        assert picture.table["lost"].iloc[0] == frame.base.card["lost"].max()
        return
    steps = picture.table[picture.table["kind"] != "total"]
    change = (steps["to_points"] - steps["from_points"]).sum()
    assert change == pytest.approx(frame.now.points - frame.base.points, abs=1e-6)
    assert (steps["from_points"].iloc[1:] == steps["to_points"].iloc[:-1].to_numpy()).all()


@pytest.mark.parametrize("ready", ["no_outright_loss", "within_reach", "decline"])
def test_the_bars_of_the_agencies_add_up_to_the_change(facts: Ground, ready: str) -> None:
    frame = framed(facts, facts.case.ready_made[ready].made(facts.case.start()))
    table = PICTURES["agencies"](frame).table
    assert len(table) <= 8
    assert table["points"].sum() == pytest.approx(frame.now.points - frame.base.points, abs=1e-3)
    assert max(map(len, "|".join(table["label"]).split("|"))) <= 30


@pytest.mark.parametrize("name", list(PICTURES))
def test_every_text_of_a_chart_grows_with_the_screen(facts: Ground, name: str) -> None:
    frame = framed(facts, set_inputs(facts.case.start(), {"6.1.2": "yes"}))
    picture = PICTURES[name](frame)
    spec = picture.chart(picture.table, frame.words).to_dict()
    sizes = re.findall(r'"(?:labelF|titleF|f)ontSize": ([^,}]+)', json.dumps(enlarged(spec)))
    assert len(sizes) >= 4
    assert all("windowSize()" in size for size in sizes)
