"""The ranking screen without a browser."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.result import result
from tests.grounds import BASELINES, EVERYWHERE, HOME, LANGUAGES, ground, library

APP = str(Path(__file__).resolve().parents[1] / "app.py")
DATA = Path(APP).parent / "data"
PAGE = "pages/ranking.py"
SECTIONS = ("field", "coming", "replay", "trust")
REPLAY = f"ranking-replay-{HOME}"
MERGED = library().nation.newest_map


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=120)
    for key, value in query.items():
        app.query_params[key.replace("_", ".")] = value
    app.run()
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def section(app: AppTest, name: str) -> AppTest:
    app.segmented_control(key="ranking-section").set_value(name).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return unescape("\n".join(str(block.proto.body) for block in app.get("html")))


@pytest.mark.parametrize(
    ("baseline", "language", "table"),
    [*((*one, "") for one in EVERYWHERE), *((HOME, one, MERGED) for one in LANGUAGES)],
)
def test_every_section_opens_everywhere(baseline: str, language: str, table: str) -> None:
    app = opened(baseline=baseline, language=language, table=table)
    source = ground(baseline, table, language).words("frame.source", sources="")
    for name in SECTIONS:
        assert source in html(section(app, name)), name
        assert not re.search(r"data/|\.csv|python -m", html(app) + words_of(app)), name


def cells(app: AppTest, name: str) -> list[list[str]]:
    """The cells of a table on the screen, row by row."""
    body = re.search(rf'<table class="plain {name}">.*?<tbody>(.*?)</tbody>', html(app), re.S)
    assert body, f"no table {name}"
    return [
        [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in re.findall("<td.*?</td>", row)]
        for row in re.findall("<tr.*?</tr>", body[1])
    ]


def words_of(app: AppTest) -> str:
    return " ".join(str(block.value) for block in app.markdown)


PUBLISHED_RANK = 46


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    rows = pd.read_csv(DATA / "nation/provinces.csv")
    rows = rows[(rows["year"] == 2023) & (rows["province"] != "Lâm Đồng")]
    return rows.dropna(subset=["score", "rank"])


@pytest.mark.parametrize("query", [{}, {"8_2": "yes"}, {"5_4_province": "yes", "6_1_2": "yes"}])
def test_the_neighbours_with_known_scores_are_the_nearest_of_the_source(
    query: dict[str, str], printed: pd.DataFrame
) -> None:
    """Every known province on the list stands in the source with that score and rank (those that we
    overtook one place further down), and no known province nearer than the furthest neighbour is
    left out."""
    rows = cells(opened(**query), "neighbours")
    ours = next(i for i, row in enumerate(rows) if row[1].startswith("◆"))
    assert (ours, len(rows)) == (3, 7)
    shown = {
        row[1][2:]: (int(row[0]), float(row[2].replace(",", ".")))
        for row in rows
        if row[1].startswith("●")
    }
    source, total = printed.set_index("province"), float(rows[ours][2].replace(",", "."))
    assert shown
    for name, (rank, score) in shown.items():
        overtaken = score < total and source.at[name, "rank"] < PUBLISHED_RANK
        assert (source.at[name, "rank"] + overtaken, source.at[name, "score"]) == (rank, score)
    ends = [float(rows[i][2].removeprefix("≈ ").replace(",", ".")) for i in (0, -1)]
    between = printed[printed["score"].between(ends[1] + 0.01, ends[0] - 0.01)]
    assert set(between["province"]) <= set(shown)


def test_the_points_to_pass_a_neighbour_bring_its_score_and_a_hundredth() -> None:
    kon_tum = cells(opened(), "neighbours")[0]
    assert kon_tum == ["43", "● Kon Tum", "86,14", "thêm 0,13 để vượt"]


def test_the_needed_score_of_a_known_rank_is_that_provinces_own(printed: pd.DataFrame) -> None:
    """Rank 10 of 2023 is Yên Bái's 88.86: that score is needed to share it."""
    row = next(row for row in cells(opened(), "needed") if row[0] == "10")
    assert row[1] == "88,86 thêm 2,84"


def test_a_surer_rank_needs_a_higher_score_and_an_unknown_movement_more_still() -> None:
    app = opened()
    found = {}
    for chance in (0.5, 0.9):
        app.segmented_control(key="ranking-chance").set_value(chance).run()
        row = next(row for row in cells(app, "needed") if row[0] == "30")
        found[chance] = [float(cell.split()[0].replace(",", ".")) for cell in row[2:]]
    assert found[0.5][0] < found[0.9][0] < found[0.9][1]


def test_a_rank_that_even_100_points_do_not_reach_says_so() -> None:
    app = opened(movement="10")
    app.selectbox(key="ranking-chosen-63").set_value(1).run()
    app.segmented_control(key="ranking-chance").set_value(0.9).run()
    first = next(row for row in cells(app, "needed") if row[0] == "1")
    assert first[2] == "không đạt được"


def test_another_table_puts_the_total_into_its_year() -> None:
    """86.02 in the table of 2022 is about rank 27."""
    app = opened(table="2022")
    ours = next(row for row in cells(app, "neighbours") if row[1].startswith("◆"))
    assert ours[0].startswith("27")
    assert "63 tỉnh, thành phố năm 2022" in html(app)


def test_the_frame_chooses_the_table_and_the_screen_has_no_year_of_its_own() -> None:
    app = opened()
    keys = [str(one.key) for one in (*app.get("button_group"), *app.selectbox)]
    assert "table" in keys
    assert not [key for key in keys if "year" in key]
    app.selectbox(key="table").set_value("2022").run()
    assert not app.exception
    assert "63 tỉnh, thành phố năm 2022" in html(app)


@pytest.mark.parametrize(("table", "thin"), [("2018", True), ("2023", False), ("2024", True)])
def test_a_year_too_thin_to_trust_says_so(table: str, thin: bool) -> None:
    assert ("quá ít để tin" in html(opened(table=table))) == thin


def test_an_estimated_table_says_so_and_shows_both_means_and_the_former_provinces() -> None:
    app = opened(table=MERGED)
    told = html(app)
    assert f"Bảng {MERGED} tỉnh là ước tính" in told
    assert "Trong bảng ước tính, Lâm Đồng (Lâm Đồng + Đắk Nông + Bình Thuận)" in told
    whole = cells(app, "whole")
    assert len(whole) == int(MERGED)
    rows = ground(table=MERGED).table.rows
    for shown, row in zip(whole, rows.to_dict("records"), strict=True):
        score, simple, spread = (
            float(shown[column].removeprefix("≈ ").replace(",", ".")) for column in (2, 3, 4)
        )
        assert (score, simple) == (
            pytest.approx(row["score"], abs=0.006),
            pytest.approx(row["simple"], abs=0.006),
        )
        assert spread == pytest.approx(row["spread"], abs=0.006)
        assert row["province"] in shown[1]
        assert row["note"] in shown[1]
        assert shown[6].startswith("ước tính")
    ours = next(row for row in cells(app, "neighbours") if row[1].startswith("◆"))
    assert int(ours[0].split()[0]) <= int(MERGED)


@pytest.mark.parametrize("baseline", BASELINES)
def test_our_own_province_is_not_among_the_others(baseline: str) -> None:
    province = ground(baseline).case.baseline.province
    names = [row[1] for row in cells(opened(baseline=baseline), "neighbours")]
    assert [name for name in names if province in name] == [
        name for name in names if name.startswith("◆")
    ]


def test_the_section_survives_a_visit_to_another_screen() -> None:
    app = section(opened(), "replay")
    app.switch_page("pages/simulate.py").run()
    app.switch_page(PAGE).run()
    assert app.segmented_control(key="ranking-section").value == "replay"


def test_the_coming_year_gives_both_answers_of_the_model() -> None:
    facts = ground()
    text = words_of(section(opened(movement="2.19"), "coming"))
    told = result(facts, facts.case.start(), "2.19")
    assert "**tăng 2,19 điểm**" in text
    for found in (told.given, told.unknown):
        assert f"**{found.low}–{found.high}**" in text
    assert "7 lần đã qua nằm từ −1,58 đến +4,23" in text


def test_a_coming_year_that_has_come_is_told_beside_what_would_have_been_said() -> None:
    text = words_of(section(opened(), "coming"))
    assert "xu thế chung là **+1,39** điểm; Lâm Đồng được **83,11** điểm, hạng **62/63**" in text
    assert "quanh **62/63 (61–63)** nếu biết" in text
    assert "nằm trong khoảng dự báo" in text


@pytest.mark.parametrize(
    "setting", [{"table": MERGED}, {"table": "2022"}, {"baseline": "lam_dong_2024"}]
)
def test_of_a_year_that_has_not_come_nothing_is_told_in_hindsight(setting: dict[str, str]) -> None:
    assert "Điều đã xảy ra" not in html(section(opened(**setting), "coming"))


def test_a_better_scenario_has_a_better_chance_and_names_the_old_one() -> None:
    row = cells(section(opened(**{"8_2": "yes"}), "coming"), "chances")[0]
    new, old = (int(n) for n in re.findall(r"(\d+)", row[2]))
    assert new > old


def test_the_fall_of_2023_is_replayed_with_its_overtakers_by_name() -> None:
    app = section(opened(), "replay")
    app.selectbox(key=REPLAY).set_value(("Lâm Đồng", 2023)).run()
    text = words_of(app)
    assert "hạng **15**" in text
    assert "≈ 27 (24–28)" in text
    assert "hạng **46**" in text
    assert "Vì sao Lâm Đồng giảm 31 bậc năm 2023?" in html(app)
    assert "Kon Tum" in html(app)


def test_every_replay_on_the_list_opens_ours_first() -> None:
    app = section(opened(), "replay")
    box = app.selectbox(key=REPLAY)
    assert len(box.options) > 40
    assert box.options[0].startswith("Lâm Đồng")
    for index in (1, len(box.options) - 1):
        app.selectbox(key=REPLAY).select_index(index).run()
        assert not app.exception
        assert box.options[index].split(" · ")[0] in words_of(app)


def test_the_trust_section_says_how_often_the_intervals_held() -> None:
    """The backtest of the repository's data, with the naive way beside it, the middle of the field
    apart, and its own limits."""
    app = section(opened(), "trust")
    ways = {row[0]: row[1:] for row in cells(app, "ways")}
    naive, given = (
        float(ways[way][0].split()[0].replace(",", "."))
        for way in ("Coi các tỉnh khác giữ nguyên điểm", "Mô hình, biết xu thế chung")
    )
    assert given <= 2.8 < naive
    assert re.fullmatch(r"\d+,\d \(\d+,\d–\d+,\d\)", ways["Mô hình, biết xu thế chung"][0])
    assert float(ways["Mô hình, biết xu thế chung"][2].replace(",", ".")) >= given
    assert int(ways["Mô hình, biết xu thế chung"][3].split()[0]) >= 72
    assert int(ways["Mô hình, chưa biết xu thế chung"][3].split()[0]) >= 80
    assert "Chỉ có 6 lần chuyển năm" in words_of(app)
    assert re.search(r"Ở giữa bảng.*đúng hứa ở \d và \d trong \d lần chuyển năm", words_of(app))
    assert len(cells(app, "transitions")) == 6
