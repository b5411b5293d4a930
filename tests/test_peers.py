from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model.ranking.peers import (
    is_thin,
    known_pairs,
    leave_one_out,
    newest_rebuildable,
    others,
    rebuild,
)
from model.reading.tables import (
    DataError,
    figure,
    mapped,
    read_merger,
    read_national,
    read_provinces,
)

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL = read_provinces(DATA), read_national(DATA)
YEARS = range(2018, 2025)
TABLES = {year: rebuild(PROVINCES, NATIONAL, year) for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_a_table_has_every_place_in_order_and_within_its_bounds(year: int) -> None:
    table = TABLES[year]
    assert table["rank"].tolist() == list(range(1, 64))
    assert (table["score"].diff().dropna() <= 0).all()
    assert table["score"].between(table["low"] - 1e-9, table["high"] + 1e-9).all()
    assert set(table["status"]) <= {"printed", "derived", "bounded", "interpolated"}
    assert ((table["status"] == "interpolated") == table["province"].isna()).all()


@pytest.mark.parametrize("year", YEARS)
def test_known_scores_and_ranks_come_back_exactly(year: int) -> None:
    known = known_pairs(PROVINCES, year).set_index("province")
    found = TABLES[year].set_index("province").loc[known.index]
    assert (found["score"] == known["score"]).all()
    assert (found["rank"] == known["rank"]).all()
    assert (found["low"] == found["high"]).all()


@pytest.mark.parametrize("year", YEARS)
def test_the_mean_is_the_published_one(year: int) -> None:
    assert TABLES[year]["score"].mean() == pytest.approx(figure(NATIONAL, year, "mean"), abs=0.005)


@pytest.mark.parametrize(
    ("year", "edge", "count"),
    [
        (2018, 80, 9),
        (2018, 75, 45),
        (2018, 70, 60),
        (2020, 90, 2),
        (2020, 80, 58),
        (2021, 90, 3),
        (2022, 90, 2),
        (2022, 80, 58),
        (2023, 90, 7),
        (2023, 80, 63),
        (2024, 90, 13),
        (2024, 80, 63),
    ],
)
def test_as_many_provinces_reach_a_band_as_were_published(
    year: int, edge: float, count: int
) -> None:
    assert (TABLES[year]["score"] >= edge - 1e-9).sum() == count


def test_in_2023_32_provinces_lie_above_the_national_mean() -> None:
    assert (TABLES[2023]["score"] > 86.98).sum() == 32


def test_a_region_whose_provinces_are_all_ranked_fixes_what_they_score_together() -> None:
    """Tây Nguyên 2023: 5 × 85.42 less 86.14, 87.33 and 86.02 leaves 167.61 to two provinces."""
    rows = TABLES[2023].set_index("province").loc[["Đắk Nông", "Gia Lai"]]
    room = 5 * 0.005 + 1e-9
    assert rows["score"].sum() == pytest.approx(167.61, abs=room)
    for name, other in (("Đắk Nông", "Gia Lai"), ("Gia Lai", "Đắk Nông")):
        assert rows.loc[name, "high"] <= 167.61 - rows.loc[other, "low"] + room
        assert rows.loc[name, "low"] >= 167.61 - rows.loc[other, "high"] - room


def test_a_region_with_a_province_that_is_not_ranked_fixes_nothing() -> None:
    some = PROVINCES.drop(PROVINCES.query("year == 2023 and province == 'Gia Lai'").index)
    told = NATIONAL["statistic"].str.startswith("provinces_region_")
    found, silent = (rebuild(some, facts, 2023) for facts in (NATIONAL, NATIONAL[~told]))
    pd.testing.assert_frame_equal(found, silent)


def test_the_provinces_of_a_region_are_on_the_map_and_their_mean_is_published() -> None:
    rows = NATIONAL[NATIONAL["statistic"].str.startswith("provinces_region_")]
    assert not rows.empty
    for year, region, names in rows[["year", "statistic", "value"]].itertuples(index=False):
        assert set(names.split("; ")) <= mapped(read_merger(DATA), year)
        assert figure(NATIONAL, year, region.replace("provinces", "mean", 1)) is not None


def test_a_score_without_a_rank_is_used_and_its_place_is_bounded() -> None:
    row = TABLES[2023][TABLES[2023]["province"] == "Điện Biên"].iloc[0]
    assert (row["score"], row["status"]) == (88.02, "bounded")
    assert row["rank"] in (20, 21)
    assert set(TABLES[2024]["province"].dropna()) >= {"Bình Thuận", "Điện Biên"}


def test_a_rank_without_a_score_lies_between_its_neighbours() -> None:
    row = TABLES[2023][TABLES[2023]["province"] == "Thái Nguyên"].iloc[0]
    assert (row["rank"], row["low"], row["high"], row["status"]) == (6, 90.60, 91.03, "bounded")


def test_leaving_a_province_out_keeps_what_its_score_says_of_the_others() -> None:
    rest = others(TABLES[2023], "Lâm Đồng")
    assert len(rest) == 62
    assert "Lâm Đồng" not in set(rest["province"])
    assert rest.loc[rest["rank"] == 45, "low"].item() == 86.02
    assert rest.loc[rest["rank"] == 47, "high"].item() == 86.02


def test_a_province_that_the_sources_do_not_place_may_be_any_nameless_one() -> None:
    rest, table = others(TABLES[2024], "Kon Tum"), TABLES[2024]
    assert len(rest) == 62
    assert (rest["low"] <= rest["score"] + 1e-9).all()
    assert (rest["score"] <= rest["high"] + 1e-9).all()
    nameless = table[table["province"].isna()]
    kept = rest[rest["province"].isna()]
    assert (kept["low"].to_numpy() == nameless["low"].to_numpy()[1:]).all()
    assert (kept["high"].to_numpy() == nameless["high"].to_numpy()[:-1]).all()


def test_hidden_pairs_of_2023_are_found_again() -> None:
    found = leave_one_out(PROVINCES, NATIONAL, 2023)
    assert len(found) == 29
    assert found["score_error"].abs().median() <= 0.06
    assert found["rank_error"].abs().mean() <= 0.1
    assert (found["rebuilt"] != found["score"]).all()


def test_years_with_fewer_than_one_known_place_in_five_are_called_thin() -> None:
    assert [year for year in YEARS if is_thin(PROVINCES, NATIONAL, year)] == [
        2018,
        2019,
        2020,
        2024,
    ]
    assert newest_rebuildable(PROVINCES, NATIONAL) == 2023


def test_the_number_of_provinces_comes_from_the_data() -> None:
    provinces = pd.DataFrame(
        {
            "year": 2025,
            "province": ["A", "B", "C"],
            "score": [95.0, 88.0, 80.0],
            "rank": pd.array([1, 17, 34], dtype="Int64"),
            "basis": "printed",
            "note": "",
            "source": "x",
        }
    )
    national = pd.DataFrame(
        {
            "year": 2025,
            "statistic": ["n_provinces", "mean"],
            "value": ["34", "88.2"],
            "source": "x",
        }
    )
    table = rebuild(provinces, national, 2025)
    assert len(table) == 34
    assert table["score"].mean() == pytest.approx(88.2, abs=0.005)


def test_more_provinces_than_the_year_has_are_refused() -> None:
    small = NATIONAL.copy()
    small.loc[small["statistic"] == "n_provinces", "value"] = "34"
    with pytest.raises(DataError, match=r"at most 34 provinces in 2023.*found 38"):
        rebuild(PROVINCES, small, 2023)


@pytest.mark.parametrize("statistic", ["mean", "mean_region_Tây Nguyên"])
def test_facts_that_contradict_each_other_are_refused(statistic: str) -> None:
    wrong = NATIONAL.copy()
    wrong.loc[(wrong["year"] == 2023) & (wrong["statistic"] == statistic), "value"] = "91"
    with pytest.raises(DataError, match=r"contradict|no table"):
        rebuild(PROVINCES, wrong, 2023)


def test_the_same_facts_give_the_same_table() -> None:
    again = rebuild(PROVINCES.sample(frac=1, random_state=1), NATIONAL, 2023)
    assert np.allclose(again["score"], TABLES[2023]["score"])
