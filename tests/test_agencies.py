"""Agencies: one name for each, who holds which points, and what each is to do."""

from decimal import Decimal as D

import pytest

from model.case import Case
from model.planning.agencies import duties, in_hand, of_agency, targets
from tests.grounds import BASELINES, ground
from tests.strategies import CASE, START

# Every way in which the plan's appendix writes an agency, as it is printed there, and its one name.
WRITTEN = {
    "Văn phòng UBND tỉnh": "Văn phòng UBND tỉnh",
    "Văn phòng UBND tỉnh (theo dõi)": "Văn phòng UBND tỉnh",
    "Sở Tư pháp": "Sở Tư pháp",
    "Sở Thông tin và Truyền thông": "Sở Thông tin và Truyền thông",
    "Sở Nội vụ": "Sở Nội vụ",
    "- Sở Nội vụ,": "Sở Nội vụ",
    "- Sở Nội vụ (theo dõi)": "Sở Nội vụ",
    "- Sở Nội vụ (Đã trình Dự thảo sửa đổi Quy định về tiêu chuẩn CBCC)": "Sở Nội vụ",
    "Các cơ quan, đơn vị, địa phương được kiểm tra năm 2024 và các năm tiếp theo": (
        "Các cơ quan, đơn vị, địa phương được kiểm tra"
    ),
    "- Sở Kế hoạch và Đầu tư.": "Sở Kế hoạch và Đầu tư",
    "Sở Kế hoạch và Đầu tư": "Sở Kế hoạch và Đầu tư",
    "- Trung tâm xúc tiến Đầu tư, Thương mại và Du lịch tỉnh": (
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh"
    ),
    "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch": (
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh"
    ),
    "- Các sở, ban, ngành;": "Các sở, ban, ngành",
    "Các sở, ban, ngành": "Các sở, ban, ngành",
    "- Các Sở, ban, ngành": "Các sở, ban, ngành",
    "- UBND các huyện, thành phố": "UBND các huyện, thành phố",
    "- UBND các huyện, thành phố;": "UBND các huyện, thành phố",
    "- UBND các huyện, thành phố (rà soát, chuẩn hóa CBCC cấp xã)": "UBND các huyện, thành phố",
    "UBND các xã, phường, thị trấn": "UBND các xã, phường, thị trấn",
    "- UBND các xã, phường, thị trấn": "UBND các xã, phường, thị trấn",
    "- Các đơn vị sự nghiệp công lập thuộc UBND tỉnh": "Các đơn vị sự nghiệp công lập thuộc tỉnh",
    "- Các đơn vị sự nghiệp công lập thuộc tỉnh": "Các đơn vị sự nghiệp công lập thuộc tỉnh",
    "- Các ĐVSNCL thuộc tỉnh": "Các đơn vị sự nghiệp công lập thuộc tỉnh",
    "Trung tâm phục vụ HCC": "Trung tâm Phục vụ hành chính công tỉnh",
    "- Trung tâm phục vụ HCC;": "Trung tâm Phục vụ hành chính công tỉnh",
    "Trung tâm Phục vụ HCC": "Trung tâm Phục vụ hành chính công tỉnh",
    "Sở Tài chính": "Sở Tài chính",
    "Sở Tài chính (theo dõi thường xuyên)": "Sở Tài chính",
    "Kho bạc Nhà nước.": "Kho bạc Nhà nước tỉnh",
    "Kho bạc nhà nước tỉnh": "Kho bạc Nhà nước tỉnh",
    "Cục Thuế": "Cục Thuế tỉnh",
    "Ban Quản lý các khu công nghiệp tỉnh": "Ban Quản lý các khu công nghiệp tỉnh",
    "Ngân hàng Nhà nước tỉnh": "Ngân hàng Nhà nước tỉnh",
    "- Các cơ quan, đơn vị liên quan": "Các cơ quan, đơn vị, tổ chức liên quan",
    "- Các cơ quan, đơn vị, tổ chức có liên quan": "Các cơ quan, đơn vị, tổ chức liên quan",
    "- Các cơ quan Trung ương đóng trên địa bàn tỉnh;": (
        "Các cơ quan Trung ương đóng trên địa bàn tỉnh"
    ),
    "- Đài Phát thanh và Truyền hình": "Đài Phát thanh và Truyền hình",
    "- Báo Lâm Đồng": "Báo Lâm Đồng",
    "Đại biểu HĐND tỉnh": "Đại biểu HĐND tỉnh",
    "lãnh đạo UBND tỉnh": "Lãnh đạo UBND tỉnh",
    "lãnh đạo UBND cấp huyện": "Lãnh đạo UBND cấp huyện",
    "Giám đốc, Phó Giám đốc và Lãnh đạo phòng thuộc các sở, ban, ngành": (
        "Lãnh đạo các sở, ban, ngành và lãnh đạo phòng thuộc sở"
    ),
    "- Văn phòng Đoàn ĐBQH & HĐND tỉnh,": "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    "- Bưu điện tỉnh": "Bưu điện tỉnh",
}
HANDS = in_hand(CASE.rulebook, START).set_index("agency")


@pytest.mark.parametrize(("written", "name"), WRITTEN.items())
def test_every_spelling_of_the_plan_leads_to_one_agency(written: str, name: str) -> None:
    """Its marks of a list apart, it stands at one agency, as its name or as another spelling."""
    bare = written.strip().removeprefix("-").strip().rstrip(".;,").strip()
    agencies = CASE.agencies.items()
    assert [key for key, one in agencies if bare in (key, *one.printed)] == [name]


def test_the_list_of_agencies_is_the_normalised_one(case: Case) -> None:
    """27 agencies; none that the plan does not write, none that it writes left out."""
    assert set(WRITTEN.values()) == set(case.agencies)
    assert len(case.agencies) == 27


@pytest.mark.parametrize("baseline", BASELINES)
def test_where_the_source_names_no_agency_nobody_holds_anything(baseline: str) -> None:
    case = ground(baseline).case
    held = in_hand(case.rulebook, case.start())
    assert list(held.columns) == list(HANDS.reset_index().columns)
    assert held.empty == (not case.agencies)
    assert set(held["agency"]) <= set(case.agencies)


def test_another_total_is_told_in_the_targets() -> None:
    """From the 159 on time of the base year to all 190 of the next."""
    scenario = START.out_of("1.7.of", D(190)).change("1.7.on_time", D(185))
    row = targets(CASE.rulebook, scenario, "Văn phòng UBND tỉnh").set_index("lever")
    found = row.loc["1.7.on_time"]
    assert (found["start"], found["now"], found["best"]) == (159, 185, 190)
    assert (found["more_now"], found["more_best"]) == (26, 31)


def test_leads_share_a_criterion_equally_and_wholly() -> None:
    table = duties(CASE.baseline)
    leads = table[table["role"] == "lead"]
    assert leads.groupby("criterion")["share"].sum().round(9).eq(1).all()
    assert set(leads.loc[leads["criterion"] == "1.3.2", "share"]) == {0.25}
    assert table.loc[table["role"] == "partner", "share"].isna().all()


def test_an_agency_on_both_sides_of_a_criterion_counts_once_as_lead() -> None:
    """The plan names the department of home affairs twice for 5.6."""
    table = duties(CASE.baseline)
    assert not table.duplicated(["agency", "criterion"]).any()
    both = table[(table["agency"] == "Sở Nội vụ") & (table["criterion"] == "5.6")]
    assert list(both["role"]) == ["lead"]


def test_split_points_add_up_to_all_that_can_be_won_with_the_surveys_apart() -> None:
    """14.9777 lost, 0.5 of it out of reach, 6.3585 in the surveys."""
    assert HANDS["lead"].sum() == pytest.approx(14.9777 - 0.5 - 6.3585)
    assert HANDS["survey"].sum() == pytest.approx(6.3585)
    assert (HANDS["lead_full"] >= HANDS["lead"] - 1e-9).all()


def test_a_lead_s_points_are_its_share_of_its_criteria() -> None:
    found = HANDS.loc["Sở Tài chính"]
    assert found["criteria"] == ("6.1.1", "6.1.3", "8.4")
    assert found["lead"] == pytest.approx(0.2368 / 3 + 0.0019 + 0.5 / 3)
    assert found["lead_full"] == pytest.approx(0.2368 + 0.0019 + 0.5)
    assert found["partner"] == pytest.approx(0.4464 + 1 + 1)


def test_an_agency_that_only_helps_holds_nothing_as_lead() -> None:
    found = HANDS.loc["Trung tâm Phục vụ hành chính công tỉnh"]
    assert (found["lead"], found["lead_full"], found["criteria"]) == (0, 0, ())
    assert found["partner"] == pytest.approx(0.0323 + 0.0367 + 0.0020 + 0.4208)


def test_the_scenario_s_gain_is_split_by_the_same_rule() -> None:
    scenario = START.change("1.3.2.handled", D(79)).change("6.1.2", D(1))
    hands = in_hand(CASE.rulebook, scenario).set_index("agency")
    assert hands.loc["Sở Tư pháp", "gain"] == pytest.approx(0.3734 / 4)
    assert hands["gain"].sum() == pytest.approx(1.3734)
    assert hands["lead"].sum() == pytest.approx(HANDS["lead"].sum() - 1.3734)


def test_a_page_tells_an_agency_s_criteria_leads_first_and_who_leads_with_it() -> None:
    page = of_agency(CASE.rulebook, START, "Sở Nội vụ")
    assert list(page["criterion"]) == ["1.3.2", "5.6", "4.1.3", "5.4", "9.1", "9.2"]
    first = page.iloc[0]
    assert first["with_others"] == (
        "Văn phòng UBND tỉnh",
        "Sở Tư pháp",
        "Sở Thông tin và Truyền thông",
    )
    row = CASE.baseline.rows["1.3.2"]
    assert (first["cause"], first["remedy"], first["time"]) == (row.cause, row.remedy, row.time)
    assert (first["lost"], first["recoverable"]) == (0.3734, 0.3734)


def test_targets_are_in_natural_units() -> None:
    """Handle 35 findings more; synchronise 33,503 files more; make do with 75 units less."""
    found = targets(CASE.rulebook, START, "Sở Nội vụ").set_index("lever")
    assert found.loc["1.3.2.handled", "more_best"] == 35
    assert "1.3.2.pending" not in found.index
    found = targets(CASE.rulebook, START, "Các sở, ban, ngành").set_index("lever")
    assert found.loc["3.2.3.synchronised", "more_best"] == 915386 - 881883
    assert found.loc["4.1.3", "more_best"] == 75
    assert found.loc["6.1.2", "more_best"] == 1
    assert (found["more_now"] == 0).all()


def test_targets_tell_what_the_scenario_already_promises() -> None:
    scenario = START.change("1.3.2.handled", D(60))
    row = targets(CASE.rulebook, scenario, "Sở Tư pháp").set_index("lever").loc["1.3.2.handled"]
    assert (row["start"], row["now"], row["best"]) == (44, 60, 79)
    assert (row["more_now"], row["more_best"]) == (16, 35)
    assert (row["gain_now"], row["gain_best"]) == (0.2025, 0.3734)


def test_nothing_is_asked_for_what_is_out_of_reach() -> None:
    found = targets(CASE.rulebook, START, "Sở Thông tin và Truyền thông")
    assert set(found["criterion"]) == {"1.3.2", "7.1.4"}
