"""The ranking screen without a browser."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.result import result
from tests.grounds import ground

APP = str(Path(__file__).resolve().parents[1] / "app.py")
DATA = Path(APP).parent / "data"
PAGE = "pages/ranking.py"


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
    return "\n".join(str(block.proto.body) for block in app.get("html"))


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


@pytest.fixture(scope="module")
def printed() -> pd.DataFrame:
    rows = pd.read_csv(DATA / "nation/provinces.csv")
    rows = rows[(rows["year"] == 2023) & (rows["province"] != "Lâm Đồng")]
    return rows.dropna(subset=["score", "rank"])


@pytest.mark.parametrize("query", [{}, {"8_2": "yes"}, {"5_4_province": "yes", "6_1_2": "yes"}])
def test_the_neighbours_with_known_scores_are_the_nearest_of_the_source(
    query: dict[str, str], printed: pd.DataFrame
) -> None:
    """Every known province on the list stands in the source with that score and rank, and no known
    province nearer than the furthest neighbour is left out."""
    rows = cells(opened(**query), "neighbours")
    ours = next(i for i, row in enumerate(rows) if row[1].startswith("◆"))
    assert (ours, len(rows)) == (3, 7)
    shown = {
        row[1][2:]: (int(row[0]), float(row[2].replace(",", ".")))
        for row in rows
        if row[1].startswith("●")
    }
    source = printed.set_index("province")
    assert shown
    for name, (rank, score) in shown.items():
        assert (source.at[name, "rank"], source.at[name, "score"]) == (rank, score)
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
    app.selectbox(key="ranking-chosen").set_value(1).run()
    app.segmented_control(key="ranking-chance").set_value(0.9).run()
    first = next(row for row in cells(app, "needed") if row[0] == "1")
    assert first[2] == "không đạt được"


def test_another_year_puts_the_total_into_that_year() -> None:
    """86.02 in the table of 2022 is about rank 27."""
    app = opened()
    app.segmented_control(key="ranking-year").set_value(2022).run()
    ours = next(row for row in cells(app, "neighbours") if row[1].startswith("◆"))
    assert ours[0].startswith("27")


@pytest.mark.parametrize(("year", "thin"), [(2018, True), (2023, False), (2024, True)])
def test_a_year_too_thin_to_trust_says_so(year: int, thin: bool) -> None:
    app = opened()
    app.segmented_control(key="ranking-year").set_value(year).run()
    assert ("quá ít để tin" in html(app)) == thin


def test_the_year_and_the_section_survive_a_visit_to_another_screen() -> None:
    app = opened()
    app.segmented_control(key="ranking-year").set_value(2021).run()
    app.switch_page("pages/simulate.py").run()
    app.switch_page(PAGE).run()
    assert app.segmented_control(key="ranking-year").value == 2021


def test_the_coming_year_gives_both_answers_of_the_model() -> None:
    facts = ground()
    text = words_of(section(opened(movement="2.19"), "coming"))
    told = result(facts, facts.case.start(), "2.19")
    assert "**+2,19**" in text
    for found in (told.given, told.unknown):
        assert f"**{found.low}–{found.high}**" in text
    assert "8 lần đã qua nằm từ −1,58 đến +4,23" in text


def test_a_better_scenario_has_a_better_chance_and_names_the_old_one() -> None:
    row = cells(section(opened(**{"8_2": "yes"}), "coming"), "chances")[0]
    new, old = (int(n) for n in re.findall(r"(\d+)", row[2]))
    assert new > old


def test_the_fall_of_2023_is_replayed_with_its_overtakers_by_name() -> None:
    app = section(opened(), "replay")
    app = app.selectbox(key="ranking-replay").select_index(1).run()
    text = words_of(app)
    assert "hạng **15**" in text
    assert "≈ 27 (24–28)" in text
    assert "hạng **46**" in text
    assert "Vì sao Lâm Đồng tụt 31 bậc năm 2023?" in html(app)
    assert "Kon Tum" in html(app)


def test_every_replay_on_the_list_opens() -> None:
    app = section(opened(), "replay")
    box = app.selectbox(key="ranking-replay")
    assert len(box.options) > 40
    for index in (1, len(box.options) - 1):
        app.selectbox(key="ranking-replay").select_index(index).run()
        assert not app.exception
        assert box.options[index].split(" · ")[0] in words_of(app)


def test_the_trust_section_says_how_often_the_intervals_held() -> None:
    """The backtest of the repository's data, with the naive way beside it and its own limits."""
    app = section(opened(), "trust")
    ways = {row[0]: row[1:] for row in cells(app, "ways")}
    naive, given = (
        float(ways[way][0].split()[0].replace(",", "."))
        for way in ("Coi các tỉnh khác đứng yên", "Mô hình, biết mức chung")
    )
    assert given <= 2.8 < naive
    assert 76 <= int(ways["Mô hình, biết mức chung"][2].split()[0]) <= 92
    assert int(ways["Mô hình, chưa biết mức chung"][2].split()[0]) >= 80
    assert "Chỉ có 6 lần chuyển năm" in words_of(app)
    assert len(cells(app, "transitions")) == 6
