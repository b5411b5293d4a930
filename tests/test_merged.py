"""The 63 provinces of a year merged into 34: an estimate that says so."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model.ranking.merged import estimated, merged, standings, successor
from model.ranking.peers import others, rebuild
from model.ranking.rank import rank_in_year
from model.reading.tables import DataError, mapped, read_merger, read_national, read_provinces

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL, MERGER = read_provinces(DATA), read_national(DATA), read_merger(DATA)
TABLE = rebuild(PROVINCES, NATIONAL, 2023)
FOUND = estimated(PROVINCES, NATIONAL, MERGER)
ROWS = FOUND.set_index("province")
OTHERS = others(FOUND, successor(MERGER, "Lâm Đồng"))


def test_the_merged_table_has_every_new_province_in_order_and_within_its_bounds() -> None:
    assert FOUND["rank"].tolist() == list(range(1, 35))
    assert set(FOUND["province"]) == mapped(MERGER, 2025)
    assert (FOUND["score"].diff().dropna() <= 0).all()
    assert FOUND["score"].between(FOUND["low"] - 1e-9, FOUND["high"] + 1e-9).all()
    assert FOUND["simple"].between(FOUND["low"] - 1e-9, FOUND["high"] + 1e-9).all()
    assert set(FOUND["status"]) == {"estimated"}
    assert (FOUND["source"] != "").all()


def test_a_score_is_the_mean_of_the_former_ones_weighted_by_inhabitants() -> None:
    """Khánh Hòa 88.60 (1 222 644 inhabitants) and Ninh Thuận 86.68 (590 467)."""
    row = ROWS.loc["Khánh Hòa"]
    assert row["score"] == pytest.approx((88.6 * 1222644 + 86.68 * 590467) / 1813111)
    assert row["simple"] == pytest.approx(87.64)
    assert row["spread"] == pytest.approx(row["score"] - 87.64)
    assert (row["low"], row["high"]) == pytest.approx((87.64, row["score"]))
    assert row["note"] == "Khánh Hòa + Ninh Thuận"


def test_a_province_that_was_not_merged_keeps_its_score() -> None:
    assert ROWS.loc["Hà Nội", ["score", "low", "high", "spread"]].tolist() == [91.43] * 3 + [0]
    assert ROWS.loc["Huế", "note"] == "Thừa Thiên Huế"


def test_a_former_province_without_a_place_is_named_and_may_have_any_free_one() -> None:
    free = TABLE[TABLE["province"].isna()]
    assert ROWS.loc["Cao Bằng", "note"] == "≈Cao Bằng"
    assert ROWS.loc["Cao Bằng", "low"] == free["low"].min()
    assert ROWS.loc["Cao Bằng", "high"] == free["high"].max()
    assert ROWS.loc["Cao Bằng", "score"] == free["score"].min()  # last of all in 2024


def test_the_bounds_hold_for_every_way_of_filling_the_free_places() -> None:
    random = np.random.default_rng(3)
    free = TABLE.loc[TABLE["province"].isna(), "score"].to_numpy()
    named = TABLE.dropna(subset=["province"]).set_index("province")["score"]
    left = sorted(mapped(MERGER, 2024) - set(named.index))
    weight, new = (MERGER.set_index("former")[column] for column in ("weight", "province"))
    rows = ROWS.sort_index()
    for _ in range(50):
        scores = pd.concat([named, pd.Series(random.permutation(free), index=left)])
        means = (scores * weight).groupby(new).sum() / weight.groupby(new).sum()
        assert (means >= rows["low"] - 1e-9).all()
        assert (means <= rows["high"] + 1e-9).all()
        rank = 1 + int((means.drop("Lâm Đồng") > 86.02).sum())
        assert rank_in_year(86.02, OTHERS).low <= rank <= rank_in_year(86.02, OTHERS).high


def test_the_total_of_2023_has_a_rank_with_a_range_among_34() -> None:
    found = rank_in_year(86.02, OTHERS)
    assert found.of == 34
    assert found.low < found.rank < found.high
    assert (found.rank, found.low, found.high) == (27, 16, 31)


def test_the_others_of_a_former_province_leave_its_successor_out() -> None:
    assert successor(MERGER, "Kon Tum") == "Quảng Ngãi"
    assert successor(MERGER, "Huế") == "Huế"
    rest = others(FOUND, successor(MERGER, "Kon Tum"))
    assert len(rest) == 33
    assert "Quảng Ngãi" not in set(rest["province"])
    with pytest.raises(DataError, match="found Atlantis"):
        successor(MERGER, "Atlantis")


def test_the_standing_is_that_of_the_nearest_year_that_places_a_province() -> None:
    found = standings(PROVINCES, NATIONAL, 2023)
    assert found["Lâm Đồng"] == pytest.approx(86.02 - 86.98, abs=0.01)
    assert found["Cao Bằng"] < -6
    assert found["Trà Vinh"] == pytest.approx(83.0 - 84.79, abs=0.01)
    assert "Bắc Kạn" not in found


def test_a_table_that_stands_on_the_new_map_is_not_merged_again() -> None:
    again = merged(FOUND, MERGER, pd.Series(dtype=float))
    assert again["score"].tolist() == FOUND["score"].tolist()
    assert (again["spread"] == 0).all()


def test_a_table_of_another_map_is_refused() -> None:
    wrong = TABLE.replace({"province": {"Kon Tum": "Atlantis"}})
    with pytest.raises(DataError, match=r"former provinces, found .* Atlantis"):
        merged(wrong, MERGER, pd.Series(dtype=float))
    with pytest.raises(DataError, match="expected the 63 former provinces, found a table of 62"):
        merged(TABLE.iloc[:-1], MERGER, pd.Series(dtype=float))
