"""The priorities screen without a browser."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.priorities.charts import GROUP_OF, GROUPS, pareto_bars
from pages.parts.priorities.table import csv
from tests.grounds import EVERYWHERE, ground, library
from tests.screens import foreign, opened, said

APP = str(Path(__file__).resolve().parents[1] / "app.py")


@pytest.fixture
def app() -> AppTest:
    started = AppTest.from_file(APP, default_timeout=60).run()
    return started.switch_page("pages/priorities.py").run()


def html(app: AppTest) -> str:
    assert not app.exception
    return " ".join(str(part.proto.body) for part in app.get("html"))


def test_the_statement_is_computed_from_the_loss(app: AppTest) -> None:
    text = " ".join(part.value for part in app.markdown)
    assert "Đang mất 14,98 điểm" in text
    assert "**42,5\N{NO-BREAK SPACE}%**" in text
    assert "**4 tiêu chí mất toàn bộ điểm** chiếm **30,0\N{NO-BREAK SPACE}%**" in text
    assert "3.4.3 Đúng hạn cấp xã cộng lại **4,9\N{NO-BREAK SPACE}%**" in text


def test_the_five_to_push_first_name_their_agencies(app: AppTest) -> None:
    first = html(app).split("<tbody>")[1].split("</tbody>")[0]
    assert first.count("<tr>") == 5
    for criterion in ("5.4", "6.1.2", "6.3.3", "8.2", "1.3.2"):
        assert f'data-criterion="{criterion}"' in first
    assert "Sở Kế hoạch và Đầu tư" in first
    assert "9.2" not in first


def test_an_agency_has_a_page_with_targets_in_natural_units(app: AppTest) -> None:
    app.session_state["priority-section"] = "agencies"
    app.session_state["agency-lam_dong_2023"] = "Sở Tư pháp"
    app.run()
    sheet = html(app)
    assert "Sở Tư pháp" in sheet
    assert "thêm 35 vấn đề" in sheet


def test_the_table_is_a_file_that_excel_in_vietnam_opens() -> None:
    table = pd.DataFrame({"Tiêu chí": ["6.1.1 Giải ngân"], "Điểm mất": [0.2368]})
    made = csv(ground(language="vi").words, table)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig") == "Tiêu chí;Điểm mất\r\n6.1.1 Giải ngân;0,2368\r\n"
    english = csv(ground(language="en").words, table).decode("utf-8-sig")
    assert english == "Tiêu chí,Điểm mất\r\n6.1.1 Giải ngân,0.2368\r\n"


def test_the_chart_tells_kinds_apart_by_word_and_colour() -> None:
    table = pd.DataFrame(
        {
            "label": ["9.2"],
            "name": ["9.2 Khảo sát"],
            "lost": [4.4],
            "lost_text": ["4,40"],
            "group": ["Điều tra xã hội học"],
            "cumulative": [1.0],
        }
    )
    chart = pareto_bars(table, lambda key, **_: key).to_dict()
    assert set(GROUP_OF.values()) == set(GROUPS)
    colour = chart["layer"][1]["layer"][0]["encoding"]["color"]
    assert len(set(colour["scale"]["range"])) == len(colour["scale"]["domain"]) == len(GROUPS)
    assert colour["legend"]["orient"] == "top"


def test_sensitivity_tells_what_one_broken_promise_costs(app: AppTest) -> None:
    app.query_params["6.1.2"] = "yes"
    app.query_params["6.1.1"] = "95"
    app.session_state["priority-section"] = "sensitivity"
    app.run()
    table = re.sub(r"</?button[^>]*>", "", html(app))
    assert "6.1.2 Sử dụng ngân sách đúng quy định" in table
    assert "\N{MINUS SIGN}1,00" in table
    assert "86,21" in table  # without 6.1.2
    assert "✕ mất" in table
    text = " ".join(part.value for part in app.markdown)
    assert "xu thế chung của các tỉnh" in text


SECTIONS = ("criteria", "agencies", "sensitivity")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_section_opens_for_every_year_and_language(
    baseline: str, language: str, section: str
) -> None:
    """In English nothing is Vietnamese but names and the numbers of documents."""
    app = opened("priorities", baseline, language, **{"priority-section": section})
    assert said(app)
    if language == "en":
        assert not foreign(app, ground(baseline, language=language))


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_among_the_merged_provinces(section: str) -> None:
    merged = library().nation.newest_map
    state = {"priority-section": section}
    text = said(opened("priorities", "", "vi", table=merged, **state))
    if section == "sensitivity":
        assert f"hạng trong {merged} tỉnh, thành phố, ước tính" in text


def test_rows_of_points_say_what_is_not_known_and_go_up_point_by_point() -> None:
    text = said(opened("priorities", "kon_tum_2023", "vi"))
    assert "Đang mất 13,86 điểm." in text
    assert (
        "Phần chỉ biết điểm, chưa biết tiêu chí nào mất, chiếm **62,7\N{NO-BREAK SPACE}%**" in text
    )
    assert "Phần điểm nên ưu tiên" in text
    assert "thêm 1 điểm" in text
    assert "thêm 0,62 điểm" in text
    assert "phụ lục" not in text
    assert "Cơ quan chủ trì" not in text
    english = said(opened("priorities", "kon_tum_2023", "en"))
    assert "points: +0.62" in english


def test_where_the_source_names_no_agency_the_section_says_so() -> None:
    app = opened("priorities", "kon_tum_2023", "vi", **{"priority-section": "agencies"})
    assert [one.value for one in app.info] == ["Nguồn không nêu cơ quan thực hiện."]


def test_an_agency_has_its_english_name_on_the_english_screen() -> None:
    app = opened("priorities", "lam_dong_2023", "en", **{"priority-section": "agencies"})
    assert "Department of Justice" in said(app)


def test_a_changed_total_alone_is_no_promise_to_test() -> None:
    state = {"priority-section": "sensitivity"}
    text = said(opened("priorities", "lam_dong_2023", "vi", **{"1.7.of": "190"}, **state))
    assert "chưa có lời hứa nào để thử" in text


def test_where_the_surveys_are_not_told_apart_they_are_no_source_of_doubt() -> None:
    app = opened("priorities", "lam_dong_2024", "vi", **{"priority-section": "sensitivity"})
    assert "Nguồn không tách kết quả điều tra" in said(app)
