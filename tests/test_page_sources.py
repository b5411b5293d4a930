"""The sources screen without a browser: every rule and figure with its witness."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from model.ground import Ground
from model.reading.files import DATA
from model.reading.tables import read_national, read_provinces, read_sipas
from model.scoring import scorecard
from model.telling.rules import formula, published_beside, sightings
from pages.parts.charts import number_locale
from pages.parts.sources import STANDINGS, remark, witness_links
from pages.parts.sources.documents import agencies, contradictions, documents, published
from pages.parts.sources.fields import by_field
from pages.parts.sources.limits import limits
from pages.parts.sources.provinces import (
    basis_text,
    coverage,
    mergers,
    scores,
    statistic_text,
)
from pages.parts.sources.readings import near, neighbour_chart, reads, sides
from pages.parts.sources.rules import Entry, entries, folded, found
from tests.grounds import EVERYWHERE, HOME, LANGUAGES, ground, library

SECTIONS = ("readings", "rules", "provinces", "documents", "assumptions", "limits")
KINDS = ("par", "sipas", "national", "merger", "fields")
BY_FIELD, BY_TOTAL = "kon_tum_2023", "lam_dong_2024"
MERGED = library().nation.newest_map


@pytest.fixture
def screen() -> Callable[..., AppTest]:
    """Open a section of the screen, from an address if there is one."""

    def open_section(section: str = "readings", **address: str) -> AppTest:
        app = AppTest.from_file("../app.py", default_timeout=60)
        app.query_params.update(address)
        app.run().switch_page("pages/sources.py").run()
        app.button_group(key="sources-section").set_value(section).run()
        assert not app.exception
        return app

    return open_section


def shown(app: AppTest) -> str:
    assert not app.exception
    return text(" ".join(str(block.value) for block in app.get("html")))


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ").split())


def entry(criterion: str, at: Ground | None = None) -> Entry:
    return next(one for one in entries(at or ground()) if one.id == criterion)


def rule(lever: str, at: Ground | None = None) -> str:
    here = at or ground()
    return formula(here.words, here.case.levers[lever])


@pytest.mark.parametrize(
    ("baseline", "language", "table"),
    [*((*one, "") for one in EVERYWHERE), *((HOME, one, MERGED) for one in LANGUAGES)],
)
def test_every_section_opens_everywhere(
    screen: Callable[..., AppTest], baseline: str, language: str, table: str
) -> None:
    app = screen(baseline=baseline, language=language, table=table)
    source = ground(baseline, table, language).words("frame.source", sources="")
    for section in SECTIONS:
        app.button_group(key="sources-section").set_value(section).run()
        assert source in shown(app), section
        if section == "provinces":
            for kind in KINDS:
                app.button_group(key="sources-dataset").set_value(kind).run()
                assert source in shown(app), kind


def test_no_file_and_no_command_is_named(screen: Callable[..., AppTest]) -> None:
    for language in LANGUAGES:
        app = screen(language=language)
        for section in SECTIONS:
            app.button_group(key="sources-section").set_value(section).run()
            assert not re.search(r"data/|\.csv|\.toml|python -m", shown(app)), section


def test_three_totals_stand_side_by_side_with_their_ranks(screen: Callable[..., AppTest]) -> None:
    told = shown(screen())
    assert "Từ nguồn có thể đọc ra 3 tổng điểm" in told
    assert "Theo điểm công bố 86,02 86,02 hạng 46/63 năm 2023" in told
    assert "85,0223 hạng 54/63 năm 2023 có thể 52, có thể 55" in told
    assert "86,0223 hạng 46/63 năm 2023" in told
    assert "Nguồn in 0 điểm cho 6.1.2, 6.3.3, 8.2." in told


def test_a_reading_is_ranked_in_its_own_year_whatever_it_is_compared_with(
    screen: Callable[..., AppTest],
) -> None:
    assert "86,02 hạng 46/63 năm 2023" in shown(screen(table=MERGED))


def test_one_reading_needs_no_choice(screen: Callable[..., AppTest]) -> None:
    app = screen(baseline=BY_FIELD)
    assert "86,14 hạng 43/63 năm 2023" in shown(app)
    assert not [one for one in app.button if str(one.key).startswith("read-as-")]


def test_what_the_source_prints_of_fields_stands_with_the_share_of_the_survey() -> None:
    told = text(published(ground(BY_FIELD)))
    assert "2. Cải cách thể chế 9,42 10,00 4,00 22" in told
    assert "3. Cải cách thủ tục hành chính 12,38 13,00 0,00 34" in told
    assert "25,50 (chung lĩnh vực 6, 7) 5,00 (chung lĩnh vực 6, 7) 51" in told
    assert "1. Chỉ đạo, điều hành cải cách hành chính – 9,50 0,00 52" in told
    assert published(ground()) == ""


def test_all_contradictions_are_shown_with_effect_and_certainty() -> None:
    told = text(contradictions(ground()))
    assert "11 chỗ nguồn tự mâu thuẫn" in told
    assert "44/79; 62,6582 % 44/79 = 55,6962 % −0,0696 nếu chỉ tính 44" in told
    assert "khá chắc" in told
    assert "Chưa ghi nhận" in contradictions(ground(BY_TOTAL))


def test_one_click_takes_a_reading_and_keeps_the_changes(screen: Callable[..., AppTest]) -> None:
    app = screen(**{"6.1.1": "95"})
    assert "86,21" in shown(app)
    app.button(key="read-as-appendix").click().run()
    assert "Tổng điểm 85,21" in shown(app)
    assert app.button(key="read-as-appendix").label == "Đang dùng"
    app.button(key="read-as-awarded-8-2").click().run()
    assert "Tổng điểm 86,21" in shown(app)
    assert app.button(key="read-as-awarded-8-2").label == "8.2 · đang dùng"


def test_the_section_stays_after_a_visit_to_another_screen(screen: Callable[..., AppTest]) -> None:
    app = screen("limits").switch_page("pages/simulate.py").run()
    app.switch_page("pages/sources.py").run()
    assert "Mô hình này biết gì" in shown(app)


def test_each_shape_of_rule_has_its_sentence() -> None:
    assert rule("6.1.1") == "1,00 × tỷ lệ “Vốn đã giải ngân so với kế hoạch”"
    assert rule("7.1.4") == (
        "1,00 × số “Dịch vụ dữ liệu đưa vào sử dụng chính thức” ÷ tổng số dịch vụ"
    )
    assert rule("1.7.on_time") == (
        "(1,50 × số “Nhiệm vụ hoàn thành đúng hạn” + 1,00 × số “Nhiệm vụ hoàn thành muộn”) "
        "÷ tổng số nhiệm vụ"
    )
    assert rule("6.1.2") == (
        "1,00 nếu đạt “Không có sai phạm trong sử dụng ngân sách nhà nước”, nếu không thì 0"
    )
    assert rule("4.1.3").startswith("1,00 × mức giảm ÷ 20\xa0%, nhiều nhất 1,00")
    assert rule("8.4") == (
        "theo thứ hạng trong cả nước: hạng 1–10 được 1,50 (giả định), hạng 11–30 được 1,00, "
        "hạng 31–50 được 0,50 (giả định), hạng 51 trở xuống được 0,00 (giả định)"
    )
    assert rule("2.other") == "lấy nguyên số điểm, nhiều nhất 6,00"
    english = ground(language="en")
    assert rule("6.1.1", english) == "1.00 × rate of “Disbursed against plan”"
    assert "0.50 for ranks 31–50 (assumed), 0.00 for rank 51 or lower" in rule("8.4", english)


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_rule_is_labelled_inferred_and_bare_points_name_their_source(
    baseline: str, language: str
) -> None:
    at = ground(baseline, language=language)
    inferred = at.words("sources.formula", formula="")
    only = at.words("sources.only_points", source="").rstrip(". ")
    for one in entries(at):
        assert one.standings
        told = text(one.html)
        assert (inferred in told) != (only in told)
        if inferred in told:
            assert "official" not in one.standings


def test_every_printed_score_is_reproduced_in_view() -> None:
    listed = ground().case.baseline.rows
    agreeing = [one.id for one in entries(ground()) if "<small>khớp</small>" in one.html]
    assert agreeing == [one.id for one in entries(ground()) if one.id in listed]
    assert len(agreeing) == len(listed) > 20


def test_a_criterion_opens_to_figures_witness_cause_agencies_and_contradiction() -> None:
    told = text(entry("3.4.1").html)
    assert "326.522 / 333.718 hồ sơ 97,8437 % 1,4677" in told
    assert "5024/KH-UBND, phụ lục, 3.4.1" in told
    assert "Cơ quan phối hợp Trung tâm Phục vụ hành chính công tỉnh" in told
    assert "Nguồn in: 326.581/333.718, 97,8437 %." in told
    assert "Mâu thuẫn trong nguồn: In nhầm: 326.522 khớp tỷ lệ." in told
    assert "Nguyên văn Giải quyết TTHC đạt 97,8437% (326.581 hồ sơ đúng hạn/333.718" in told
    english = text(entry("3.4.1", ground(language="en")).html)
    assert "Giải quyết" not in english
    assert "326,522 / 333,718 files 97.8437% 1.4677" in english
    assert "Public Administration" in english


def test_a_rule_lists_every_year_that_shows_it() -> None:
    """Raw figures, printed and computed points and their difference; of bare points that they are
    bare."""
    told = text(entry("9.1").html)
    assert "Lâm Đồng · 2023 80,415 % 8,0415 8,0415 0,0000" in told
    assert "Kon Tum · 2023 chỉ biết số điểm 8,5000 – –" in told
    assert [one.year for one in sightings(ground(), "6.1.1")] == ["Lâm Đồng · 2023"]
    assert sightings(ground(), "6.other") == []
    for baseline in library().cases:
        at = ground(baseline)
        for key in at.case.rulebook.criteria:
            for one in sightings(at, key):
                known = one in published_beside(at, key)
                assert known or one.computed in (None, one.printed)


def test_a_published_figure_that_the_index_does_not_use_is_told_with_its_difference() -> None:
    told = text(entry("9.1").html)
    published = "Chỉ số hài lòng (SIPAS) công bố"
    assert (
        f"Kon Tum · 2023 {published} 82,10 %, nếu lấy đúng tỷ lệ này 8,5000 8,2100 −0,2900" in told
    )
    assert (
        f"Hà Tĩnh · 2021 {published} 91,17 %, nếu lấy đúng tỷ lệ này 9,1200 9,1170 −0,0030" in told
    )


def test_a_row_without_cause_or_agency_says_that_the_source_does_not_give_them() -> None:
    told = text(entry("9.1", ground(BY_FIELD)).html)
    assert "Nguyên nhân mất điểm nguồn không nêu" in told
    assert "Cơ quan thực hiện nguồn không nêu" in told
    assert "Nguồn không nêu cơ quan thực hiện" in agencies(ground(BY_FIELD))


def test_search_ignores_capitals_and_accents_that_are_not_typed() -> None:
    every = entries(ground())
    assert folded("Đúng Hạn") == "dung han"
    assert {one.id for one in found(every, "dan", "", [])} > {
        one.id for one in found(every, "dẫn", "", [])
    }
    ids = [one.id for one in found(every, "GIAI NGAN dau tu", "", [])]
    assert ids == ["6.1.1"]
    assert {"7.1.2", "7.1.4"} <= {one.id for one in found(every, "Thông tin", "7", [])}


def test_filters_by_field_and_standing_hold_together() -> None:
    every = entries(ground())
    ids = {one.id for one in found(every, "", "6", ["fits", "assumed"])}
    assert ids == {"6.1.2"}
    assert {one.id for one in found(every, "", "", ["assumed"])} == {"8.4"}


def test_a_search_without_result_says_what_to_do(screen: Callable[..., AppTest]) -> None:
    app = screen("rules")
    app.text_input(key="sources-search").set_value("không có gì như thế").run()
    assert "Không có tiêu chí nào khớp" in shown(app)


def test_coverage_counts_what_the_table_holds() -> None:
    rows = re.findall(r"<tr><td>2023</td>.*?</tr>", coverage(ground(), "par"), re.S)
    counts = [int(count) for count in re.findall(r'%">(\d+)</span>', rows[0])]
    assert text(rows[0]).startswith("2023 63 30 37 29 9 25")
    assert sum(counts) == 63


def test_a_missing_score_is_a_dash_and_ours_stands_out() -> None:
    html = scores(ground(), "par", 2023)
    html = re.sub(r' data-name="[^"]*"', "", html)
    assert "<td>6</td><td>Thái Nguyên</td><td>–</td>" in html
    assert '<tr class="ours"><td>46</td><td>Lâm Đồng</td><td>86,02</td>' in html


@pytest.mark.parametrize(
    ("baseline", "told"),
    [
        ("lam_dong_2023", "Lâm Đồng 2023 12,91 13,00 99,31 % – tính từ các dòng của năm gốc"),
        ("kon_tum_2023", "Kon Tum 2023 12,38 13,00 95,23 % 34 snv.kontum.gov.vn"),
        ("lam_dong_2024", "Sơn La 2024 12,75 13,00 98,08 % – vhttdl.sonla.gov.vn"),
    ],
)
def test_fields_stand_side_by_side_as_shares_of_the_same_maximum(baseline: str, told: str) -> None:
    at = ground(baseline)
    card = scorecard(at.case.rulebook, at.case.start())
    found = text(by_field(at, card))
    assert f"3. Cải cách thủ tục hành chính {told}" in found
    assert found.count("Kon Tum 2023 12,38") == 1
    assert "Khánh Hòa 2024 – 10,00 95,02 %" in found


def test_the_merger_shows_the_weights_of_the_estimated_table() -> None:
    told = text(mergers(ground()))
    assert "Lâm Đồng Đắk Nông" in told
    assert "Nghị quyết 202/2025/QH15" in told
    assert "In Vietnamese: Dân số" in text(mergers(ground(language="en")))


def test_a_web_address_is_a_link_and_nothing_else_is() -> None:
    say = ground().words
    link = witness_links(say, "https://www.a.vn/x?a=1&b=2 (derived 83.94-1.28)")
    assert 'href="https://www.a.vn/x?a=1&amp;b=2"' in link
    assert text(link) == "a.vn ↗ (suy ra: 83,94 − 1,28)"
    assert text(witness_links(say, "javascript:alert(1)")) == "javascript:alert(1)"
    assert "<a" not in witness_links(say, "javascript:alert(1)")
    assert witness_links(say, "<b>Kế hoạch</b>").strip() == "&lt;b&gt;Kế hoạch&lt;/b&gt;"
    assert witness_links(say, "https://a.vn/1 | https://b.vn/2").count("<a ") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_remark_basis_and_statistic_of_the_data_has_words(language: str) -> None:
    say = ground(language=language).words
    national = read_national(DATA)
    for statistic in national["statistic"].unique():
        assert "_" not in statistic_text(say, statistic)
    for table in (read_provinces(DATA), read_sipas(DATA)):
        assert all(basis_text(say, basis) for basis in table["basis"].unique())
    if language == "en":
        assert remark(say, "(derived 83.94-1.28)") == "(derived: 83.94 − 1.28)"
        return
    english = re.compile(r"\b(the|derived|mean|points|mirror|provinces|over)\b")
    for table in (read_provinces(DATA), read_sipas(DATA), national):
        for source in table["source"].unique():
            remarks = re.sub(r"<a .*?</a>", "", witness_links(say, source))
            assert not english.search(remarks), remarks


def test_a_statistic_keeps_its_year_its_group_and_its_province() -> None:
    say = ground().words
    assert statistic_text(say, "n_group_B_80_90") == "Số tỉnh nhóm B (từ 80 đến dưới 90 điểm)"
    assert statistic_text(say, "n_D_<70") == "Số tỉnh nhóm D (dưới 70 điểm)"
    assert statistic_text(say, "n_increased_vs_2022") == "Số tỉnh tăng điểm, so với 2022"
    assert statistic_text(say, "max_increase (Bình Thuận)") == "Mức tăng lớn nhất (Bình Thuận)"
    assert statistic_text(say, "mean_region_Đông Nam Bộ (as restated 2025)") == (
        "Điểm trung bình: Đông Nam Bộ (theo số nêu lại năm 2025)"
    )
    with pytest.raises(ValueError, match="'n_shoes' has no words"):
        statistic_text(say, "n_shoes")


def test_the_limits_count_from_the_data() -> None:
    told = text(limits(ground()))
    assert "Điểm thẩm định của 23 tiêu chí" in told
    assert "cho lại đúng 23/23 điểm" in told
    assert "điểm của 30 tỉnh và hạng của 37 tỉnh trong 63" in told
    assert "Năm 2023 còn 33 tỉnh chưa biết điểm" in told
    assert "0,9977" in told
    assert "32 điểm điều tra" in told
    assert "63 tỉnh, thành phố còn 34" in told
    assert "Tỉnh Lâm Đồng mới gồm Đắk Nông, Bình Thuận, Lâm Đồng" in told


def test_the_limits_say_what_a_source_leaves_out() -> None:
    told = text(limits(ground(BY_TOTAL)))
    assert "Nguồn chỉ cho tổng điểm" in told
    assert "Nguồn không cho số liệu của từng tiêu chí" in told
    for absent in ("Cách tính ở đây", "Tổng nào đúng", "thành phần", "tự mâu thuẫn"):
        assert absent not in told


def test_a_document_is_cited_by_the_law_and_the_year() -> None:
    assert "5024/KH-UBND" in documents(ground())
    told = text(documents(ground(BY_FIELD, language="en")))
    assert "snv.kontum.gov.vn ↗ –" in told
    assert "20 Jun 2024" in told


def test_the_chart_sets_readings_beside_provinces_with_known_scores() -> None:
    table = near(ground())
    ours = table[table["who"] == "ours"]
    assert ours["rank"].tolist() == [46, 54]
    assert ours["label"].tolist() == ["86,02 · 86,0223 · hạng 46", "85,0223 · hạng 54"]
    others = set(table.loc[table["who"] == "other", "label"])
    assert {"Kon Tum · hạng 43", "Phú Yên · hạng 52"} <= others
    spec = neighbour_chart(table, ground().words).to_dict()
    diamonds = [layer for layer in spec["layer"] if layer["mark"].get("shape") == "diamond"]
    assert diamonds[0]["transform"] == [{"filter": "(datum.who === 'ours')"}]
    assert number_locale(ground().words)["decimal"] == ","


def test_labels_of_near_ranks_take_different_sides() -> None:
    assert sides([36, 41, 42, 43, 46]) == ["right", "right", "left", "right", "right"]


def test_the_readings_are_those_of_the_file() -> None:
    totals = {read.key: read.points for read in reads(ground())}
    assert totals["published"] == 86.02
    assert totals["appendix"] == 85.0223
    assert set(totals) == set(ground().case.baseline.readings)


def test_a_persons_own_effort_stands_beside_ours(screen: Callable[..., AppTest]) -> None:
    assert "bạn đặt 2" in shown(screen("assumptions", **{"effort.6.1.1": "2"}))
    assert "bạn đặt" not in shown(screen("assumptions"))


def test_every_standing_is_explained(screen: Callable[..., AppTest]) -> None:
    told = shown(screen("rules"))
    for standing in STANDINGS:
        assert ground().words(f"rules.standing_means.{standing}") in told
