"""The goal screen without a browser."""

import html
import json
import re
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.__main__ import main
from model.address import Work
from model.case import Case
from pages.parts.goal.others import goal_prices
from pages.parts.goal.question import Question
from pages.parts.goal.steps import goal_way
from tests.grounds import EVERYWHERE, ground, library
from tests.screens import foreign, opened, said

APP = str(Path(__file__).resolve().parents[1] / "app.py")
WORDS = ground().words
LEADERS = ("Các sở, ban, ngành", "UBND các huyện, thành phố")


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file(APP, default_timeout=60).run()
    return started.switch_page("pages/goal.py").run()


def ask(app: AppTest, **wanted: object) -> AppTest:
    """The same screen with another question."""
    app.session_state["desk"].kept["goal-question"] = Question(**wanted)
    return app.run()


def text(app: AppTest) -> str:
    """Everything that the screen says in its own markup."""
    assert not app.exception
    bodies = " ".join(str(part.proto.body) for part in app.get("html"))
    return html.unescape(re.sub(r"<style.*?</style>", "", bodies, flags=re.S))


def verdict(app: AppTest) -> str:
    """The first sentence of the answer."""
    found = re.search(r'class="verdict">\s*<h2>(.*?)</h2>', text(app))
    assert found
    return found[1]


def steps(app: AppTest) -> set[str]:
    """The criteria in the table of steps."""
    body = text(app).split('<table class="steps">')[1].split("</table>")[0]
    bare = re.sub(r"</?button[^>]*>", "", body)
    return set(re.findall(r"<td rowspan=\"\d+\">\s*(\d(?:\.\d)+) ", bare))


def headline(app: AppTest) -> tuple[str, str]:
    """Total and rank at the top."""
    said = text(app)
    total, rank = (re.search(rf'id="{name}">(.*?)<', said) for name in ("total", "rank"))
    assert total
    assert rank
    return total[1], rank[1]


def test_it_opens_with_a_question_and_its_answer(app: AppTest) -> None:
    assert verdict(app) == "Cần 87,28 điểm: 3 việc, tổng công sức 4,7 (giả định)."
    assert steps(app) == {"5.4", "1.3.2"}
    assert "Vấn đề đã xử lý xong: thêm 21 vấn đề" in text(app)
    assert "44 → 65/79" in text(app)
    assert not app.toggle(key="goal-survey").value


@pytest.mark.parametrize(
    ("wanted", "arguments"),
    [
        ({"rank": 20}, ["--rank", "20"]),
        ({"aim": "score", "score": Decimal("88.5")}, ["--score", "88.5"]),
        ({"time": "coming", "chance": 0.9}, ["--rank", "30", "--chance", "0.9"]),
        ({"locked": ("5.4", "8.2")}, ["--rank", "30", "--lock", "5.4", "--lock", "8.2"]),
        ({"caps": ((LEADERS[0], 0.5),)}, ["--rank", "30", "--cap", f"{LEADERS[0]}=0.5"]),
    ],
)
def test_screen_and_command_line_give_the_same_plan(
    app: AppTest,
    capsys: pytest.CaptureFixture[str],
    wanted: dict[str, object],
    arguments: list[str],
) -> None:
    assert main(["goal", *arguments, "--no-survey", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    effort = f"{found['effort']:.1f}".replace(".", ",")
    total = f"{found['total']:.2f}".replace(".", ",")
    said = ask(app, **wanted)
    assert f"{len(found['steps'])} việc, tổng công sức {effort} (giả định)." in verdict(said)
    assert f"Kế hoạch đạt {total} điểm" in text(said)


def test_one_click_makes_the_plan_the_scenario_and_undo_takes_it_back(app: AppTest) -> None:
    assert headline(app) == ("86,02", "46")
    app.button(key="goal-take-plan").click().run()
    assert headline(app) == ("87,29", "30")
    assert app.button(key="goal-take-plan").disabled
    app.button(key="undo").click().run()
    assert headline(app) == ("86,02", "46")


def test_another_plan_can_be_taken_up_as_well(app: AppTest) -> None:
    app.button(key="goal-take-other-2").click().run()
    assert headline(app)[0] == "87,52"


def test_the_question_survives_a_page_switch(app: AppTest) -> None:
    app.selectbox(key="goal-rank").set_value(35).run()
    app.multiselect(key="goal-locked").set_value(["5.4", "8.2"]).run()
    app.toggle(key="goal-survey").set_value(True).run()
    app.multiselect(key="goal-capped").set_value(["Sở Nội vụ"]).run()
    app.selectbox(key="goal-cap-0").set_value(1.5).run()
    before = verdict(app)
    app.switch_page("pages/simulate.py").run()
    app.switch_page("pages/goal.py").run()
    assert app.selectbox(key="goal-rank").value == 35
    assert app.multiselect(key="goal-locked").value == ["5.4", "8.2"]
    assert app.toggle(key="goal-survey").value
    assert app.selectbox(key="goal-cap-0").value == 1.5
    assert verdict(app) == before


def test_a_doubtful_point_is_told_and_can_be_avoided(app: AppTest) -> None:
    said = ask(app, locked=("5.4",))
    assert "0,9977 điểm phụ lục không giải thích có thể chính là 6.1.2" in text(said)
    assert "chỉ đạt 86,29 điểm, không phải 87,29: còn thiếu 0,99 điểm" in text(said)
    said.button(key="goal-avoid").click().run()
    assert not {"5.4", "6.1.2"} & steps(said)
    assert app.multiselect(key="goal-locked").value == ["5.4", "6.1.2"]


def test_what_nothing_reaches_is_answered_with_the_best_possible(app: AppTest) -> None:
    said = ask(app, aim="score", score=Decimal(97))
    assert verdict(said) == "Không kế hoạch nào đạt được 97,00 điểm."
    assert "Tốt nhất có thể là <b>94,14 điểm</b> (còn thiếu 2,86)" in text(said)
    assert "6,36 điểm điều tra xã hội học không được tính" in text(said)
    said.toggle(key="goal-survey").set_value(True).run()
    assert verdict(said).startswith("Cần 97,00 điểm")
    assert {"9.1", "9.2"} & steps(said)


def test_a_rank_that_even_100_points_do_not_give_is_told_with_its_reason(
    app: AppTest, case: Case
) -> None:
    app.session_state["desk"].work = Work(case.start(), movement="10")
    said = text(ask(app, rank=1, time="coming", chance=0.9, bound="given", survey=True))
    assert "Không kế hoạch nào đạt được nhóm 1 năm tới" in said
    assert "Tốt nhất có thể là <b>100,00 điểm</b> (vẫn chưa đủ)" in said
    assert "100 điểm cũng không bảo đảm được khả năng ấy" in said


def test_with_delivery_unsure_the_reason_is_not_that_100_points_are_too_few(app: AppTest) -> None:
    said = text(ask(app, rank=1, time="coming", chance=0.9, bound="delivered"))
    assert "kế hoạch nhiều điểm nhất cũng không bảo đảm được khả năng ấy" in said
    assert "100 điểm cũng không" not in said


def test_a_goal_that_is_reached_needs_nothing(app: AppTest) -> None:
    said = ask(app, rank=46)
    assert verdict(said) == "Đã đạt nhóm 46 năm 2023: không cần thêm việc nào."
    assert "goal-take-plan" not in {button.key for button in said.button}


def test_a_plan_for_this_table_tells_its_chance_in_the_coming_year(app: AppTest) -> None:
    percent = "\N{NO-BREAK SPACE}%"
    told = "Khả năng vào nhóm 30 năm tới: {} nếu các tỉnh khác tăng 1,39 điểm"
    assert told.format(f"dưới 1{percent}") in text(app)
    coming = text(ask(app, time="coming", chance=0.7, bound="given"))
    found = re.search(told.format(rf"(\d+){percent}"), coming)
    assert found
    assert 70 <= int(found[1]) <= 72


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("given", "nếu các tỉnh khác tăng 1,39 điểm"),
        ("unknown", "khi chưa biết xu thế chung"),
        ("delivered", "nếu còn tính cả việc làm được đến đâu"),
    ],
)
def test_a_plan_keeps_the_chance_under_the_view_that_was_chosen(
    app: AppTest, bound: str, told: str
) -> None:
    said = text(ask(app, time="coming", chance=0.6, bound=bound))
    found = re.search(rf"(\d+)\N{{NO-BREAK SPACE}}% {told}", said)
    assert found
    assert 60 <= int(found[1]) <= 62


def test_agencies_that_may_not_be_asked_are_not_asked(app: AppTest) -> None:
    said = ask(app, caps=tuple((agency, 0.0) for agency in LEADERS))
    assert "5.4" not in steps(said)


def test_nonsense_for_a_score_is_left_aside_with_a_note(app: AppTest) -> None:
    said = ask(app, aim="score", score=Decimal("87.5"))
    said.text_input(key="goal-score").set_value("năm <b>").run()
    assert "«năm <b>» không phải là điểm từ 0 đến 100." in text(said)
    assert any("&lt;b&gt;" in part.proto.body for part in said.get("html"))
    assert said.text_input(key="goal-score").value == "87,5"
    said.text_input(key="goal-score").set_value("88,25").run()
    assert verdict(said).startswith("Cần 88,25 điểm")


def test_own_efforts_change_the_plan(app: AppTest, case: Case) -> None:
    work = Work(case.start(), efforts=MappingProxyType({"6.1.2": 1, "6.3.3": 1}))
    app.session_state["desk"].work = work
    assert steps(app.run()) == {"6.1.2", "6.3.3"}


def test_it_starts_from_the_baseline_or_from_the_scenario(app: AppTest, case: Case) -> None:
    app.session_state["desk"].work = Work(case.start().change("6.3.3", Decimal(1)))
    assert verdict(app.run()) == "Cần 87,28 điểm: 3 việc, tổng công sức 4,7 (giả định)."
    said = ask(app, beginning="scenario")
    assert verdict(said).startswith("Cần 87,28 điểm: 1 việc")
    assert steps(said) == {"1.3.2"}


def test_around_the_plan_stand_other_plans_and_the_one_that_just_fails(app: AppTest) -> None:
    said = text(app)
    assert "Phương án 2 · không dùng 1.3.2" in said
    assert "Phương án 3 · không dùng 5.4" in said
    assert "thiếu <b>0,11</b> điểm, chỉ tới hạng 32" in said


def test_each_rank_has_its_price_and_the_wanted_one_that_of_the_plan(app: AppTest) -> None:
    app.session_state["goal-section"] = "prices"
    said = text(app.run())
    assert "Từ hạng 30 lên hạng 29: thêm <b>0,23</b> công sức." in said
    assert "Nới xuống hạng 31 thay vì 30: bớt <b>0,44</b> công sức." in said


def test_the_method_says_that_effort_is_assumed_and_where_it_is_edited(app: AppTest) -> None:
    app.session_state["goal-section"] = "method"
    said = text(app.run())
    assert "1 rất dễ, 2 dễ, 3 vừa, 4 khó, 5 rất khó" in said
    assert "màn hình Ưu tiên" in said


def test_the_prices_tell_the_wanted_rank_apart_and_show_every_effort_as_text() -> None:
    table = pd.DataFrame(
        {
            "rank_text": ["31", "30", "29"],
            "effort": [4.2, 4.6, 0.0],
            "effort_text": ["4,2", "4,6", "không đạt"],
            "wanted_text": ["87,18", "87,28", "không đạt"],
            "who": ["other", "target", "other"],
            "room": [5.2, 5.2, 5.2],
        }
    )
    chart = goal_prices(table, WORDS).to_dict()
    bars, texts, _ = chart["layer"]
    assert bars["encoding"]["color"]["scale"]["domain"] == ["target", "other"]
    assert len(set(bars["encoding"]["color"]["scale"]["range"])) == 2
    assert texts["encoding"]["text"]["field"] == "effort_text"


def test_the_way_marks_the_wanted_total_with_a_dashed_line_and_a_word() -> None:
    table = pd.DataFrame(
        {
            "label": ["Năm 2023", "5.4", "Kế hoạch"],
            "from_points": [85.0, 86.0, 85.0],
            "to_points": [86.0, 87.0, 87.0],
            "right": [86.0, 87.0, 87.0],
            "room": [88.0, 88.0, 88.0],
            "change_text": ["86,00", "+1,00", "87,00"],
            "kind": ["total", "up", "total"],
            "wanted": [86.9, 86.9, 86.9],
            "wanted_text": ["cần 86,90"] * 3,
        }
    )
    layers = goal_way(table, WORDS).to_dict()["layer"]
    rule = next(layer for layer in layers if layer["mark"]["type"] == "rule")
    assert rule["mark"]["strokeDash"]
    assert rule["encoding"]["x"]["field"] == "wanted"
    assert any(
        layer.get("encoding", {}).get("text", {}).get("field") == "wanted_text" for layer in layers
    )


def test_a_new_total_is_kept_by_the_plan_and_a_choice_of_start_says_so() -> None:
    app = opened("goal", "lam_dong_2023", "vi", **{"1.7.of": "190", "1.7.on_time": "185"})
    assert "Từ số liệu 2023, với các tổng số mới" in said(app)
    app.button(key="goal-take-plan").click().run()
    assert app.session_state["desk"].work.scenario.totals == {"1.7.of": Decimal(190)}


SECTIONS = ("others", "prices", "method")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_section_opens_for_every_year_and_language(
    baseline: str, language: str, section: str
) -> None:
    """In English nothing is Vietnamese but names and the numbers of documents."""
    app = opened("goal", baseline, language, **{"goal-section": section})
    assert said(app)
    if language == "en":
        assert not foreign(app, ground(baseline, language=language))


def test_among_the_merged_provinces_ranks_end_with_their_number() -> None:
    merged = library().nation.newest_map
    app = opened("goal", "lam_dong_2023", "vi", table=merged)
    assert len(app.selectbox(key="goal-rank").options) == int(merged)
    assert app.selectbox(key="goal-rank").value == 10
    assert f"/{merged}</b>" in text(app)
    assert "ước tính" in said(app)
    far = ask(app, rank=46)
    assert far.selectbox(key="goal-rank").value == int(merged)
    assert f"Đã đạt nhóm {merged} trong {merged} tỉnh, thành phố, ước tính" in verdict(far)


def test_a_question_of_another_year_keeps_only_what_this_one_knows() -> None:
    """Locks and caps of what the year does not break down are left aside, not lost."""
    app = opened("goal", "kon_tum_2023", "vi")
    app = ask(app, rank=30, locked=("5.4", "9.1"), caps=(("Sở Nội vụ", 1.0),))
    assert app.multiselect(key="goal-locked").value == ["9.1"]
    assert "goal-capped" not in {one.key for one in app.multiselect}
    assert app.session_state["desk"].kept["goal-question"].locked == ("5.4", "9.1")


def test_rows_of_points_are_raised_and_the_effort_is_said_to_be_light() -> None:
    app = opened("goal", "lam_dong_2024", "vi")
    assert "Toàn bộ Chỉ số" in said(app)
    assert "Chỉ biết điểm, chưa biết tiêu chí nào mất: công sức ở đây" in said(app)
    assert "goal-survey" not in {one.key for one in app.toggle}
    assert "Cơ quan chủ trì" not in said(app)


def test_a_plan_can_be_asked_to_hold_under_every_rule_that_fits(app: AppTest) -> None:
    plain = text(ask(app, aim="score", score=Decimal(87)))
    assert "nếu 5.4 chỉ được điểm khi cả ba cấp" in plain.lower()
    assert "86,02 điểm" in plain
    sure = ask(app, aim="score", score=Decimal(87), robust=True)
    assert "87,52" in text(sure)
    assert not sure.exception
