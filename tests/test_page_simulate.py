"""The simulation screen without a browser."""

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).resolve().parents[1] / "app.py")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(APP, default_timeout=60).run()


def shown(app: AppTest) -> str:
    """The sentence that tells the result."""
    assert not app.exception
    assert not app.error
    bodies = [str(part.proto.body) for part in app.get("html")]
    (found,) = (body for body in bodies if 'class="summary"' in body)
    return unescape(found)


def test_the_published_year_opens_unchanged(app: AppTest) -> None:
    assert "tổng điểm 86,02, hạng 46/63" in shown(app)


def test_a_slider_changes_the_sentence(app: AppTest) -> None:
    app.slider(key="lever-6-1-1").set_value(95.0).run()
    text = shown(app)
    assert "6.1.1 Giải ngân đầu tư công đạt 95,00" in text
    assert "86,21 (+0,19), hạng 42/63" in text


def test_exceeding_all_targets_takes_those_just_met_along(app: AppTest) -> None:
    app.slider(key="lever-8-5-exceeded").set_value(18).run()
    assert app.slider(key="lever-8-5-met").value == 0
    assert "86,63 (+0,61)" in shown(app)


def test_a_toggle_that_may_be_the_missing_point_says_so(app: AppTest) -> None:
    app.toggle(key="lever-8-2").set_value(True).run()
    notes = " ".join(info.value for info in app.info)
    assert "có thể chính là của 8\\.2" in notes or "có thể chính là của 8.2" in notes
    assert "86,02" in notes


def test_another_reading_changes_the_total(app: AppTest) -> None:
    app.selectbox(key="reading").set_value("appendix").run()
    assert "tổng điểm 85,02" in shown(app)


def test_the_same_start_position_is_the_exact_start(app: AppTest) -> None:
    app.slider(key="lever-3-4-1").set_value(99.0).run()
    app.slider(key="lever-3-4-1").set_value(97.8).run()
    assert "tổng điểm 86,02, hạng 46/63" in shown(app)


def test_an_address_opens_its_scenario() -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["6.1.1"] = "95"
    app.query_params["7.1.2.connected"] = "yes"
    app.run()
    assert "86,21" in shown(app)
    assert "7.1.2.connected=yes" in " ".join(warning.value for warning in app.warning)


def test_the_movement_of_the_others_changes_the_coming_rank_alone(app: AppTest) -> None:
    before = shown(app)
    app.slider(key="lever-6-1-1").set_value(95.0).run()
    app.selectbox(key="movement").set_value("fall").run()
    after = shown(app)
    assert before != after
    assert "hạng 42/63" in after
    assert "giảm 1,58 điểm" in after


@pytest.mark.parametrize(
    "page", ["priorities", "goal", "ranking", "scenarios", "present", "sources"]
)
def test_every_screen_opens_with_the_headline_of_the_work_at_hand(page: str) -> None:
    app = AppTest.from_file(APP, default_timeout=120)
    app.query_params["6.1.1"] = "95"
    app.run().switch_page(f"pages/{page}.py").run()
    assert not app.exception
    assert not app.error
    html = " ".join(str(part.proto.body) for part in app.get("html"))
    assert "86,21" in html


def test_a_total_behind_a_rate_is_an_input_too(app: AppTest) -> None:
    """377 procedures could be paid online in the year; there may be 400 the next."""
    field, address = "total-7-3-7-transactions-of", "7.3.7.transactions.of"
    app.text_input(key=field).set_value("400").run()
    assert "400" in shown(app)
    assert app.query_params[address] in ("400", ["400"])
    app.text_input(key=field).set_value("nhiều").run()
    assert "«nhiều»" in " ".join(str(one.value) for one in app.caption)
    assert app.query_params[address] in ("400", ["400"])


def test_the_frame_leads_to_another_year_table_and_language(app: AppTest) -> None:
    app.selectbox(key="table").set_value("34").run()
    assert "/34" in shown(app)
    app.selectbox(key="baseline").set_value("kon_tum_2023").run()
    assert "86,14" in shown(app)
    app.segmented_control(key="speaks").set_value("en").run()
    assert "86.14" in shown(app)
    assert app.query_params["language"] in ("en", ["en"])
    assert app.query_params["baseline"] in ("kon_tum_2023", ["kon_tum_2023"])
