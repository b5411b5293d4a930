from pathlib import Path

from model.ranking.peers import known_pairs
from model.ranking.replay import history, replay, replays
from model.reading.tables import read_national, read_provinces

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL = read_provinces(DATA), read_national(DATA)


def test_lam_dong_fell_from_15_by_about_27_and_43_to_46() -> None:
    found = replay(PROVINCES, NATIONAL, "Lâm Đồng", 2023)
    assert found is not None
    assert (found.rank_before, found.rank, found.change, found.movement) == (15, 46, -0.7, 2.19)
    assert 26 <= found.own.rank <= 28
    assert 42 <= found.moved.rank <= 44


def test_lam_dong_fell_from_46_by_its_own_loss_and_by_the_rise_of_the_field_to_62() -> None:
    found = replay(PROVINCES, NATIONAL, "Lâm Đồng", 2024)
    assert found is not None
    assert (found.rank_before, found.rank, found.change, found.movement) == (46, 62, -2.91, 1.39)
    assert found.rank_before < found.own.rank < found.moved.rank <= found.rank


def test_overtakers_were_behind_and_are_ahead() -> None:
    found = replay(PROVINCES, NATIONAL, "Lâm Đồng", 2023)
    assert found is not None
    assert {"Hòa Bình", "Cần Thơ", "Kon Tum", "Nghệ An"} <= set(found.overtakers)
    rank = PROVINCES.set_index(["year", "province"])["rank"]
    for name in found.overtakers:
        assert rank[2022, name] > 15
        assert rank[2023, name] < 46


def test_the_overtaken_were_ahead_and_are_behind() -> None:
    rank = PROVINCES.set_index(["year", "province"])["rank"].dropna()
    overtaken = 0
    for one in replays(PROVINCES, NATIONAL):
        for name in one.overtaken:
            assert rank[one.year - 1, name] < one.rank_before
            assert rank[one.year, name] > one.rank
        assert not {*one.overtakers} & {*one.overtaken}
        overtaken += len(one.overtaken)
    assert overtaken


def test_every_province_with_two_known_years_has_its_replay() -> None:
    found = replays(PROVINCES, NATIONAL)
    expected = {
        (year, name)
        for year in range(2019, 2025)
        for name in set(known_pairs(PROVINCES, year)["province"])
        & set(known_pairs(PROVINCES, year - 1)["province"])
    }
    assert {(one.year, one.province) for one in found} == expected
    assert replay(PROVINCES, NATIONAL, "Lâm Đồng", 2023) in found


def test_a_year_that_is_not_known_has_no_replay() -> None:
    assert replay(PROVINCES, NATIONAL, "Lâm Đồng", 2022) is None
    assert replay(PROVINCES, NATIONAL, "Quảng Ninh", 2018) is None


def test_history_shows_known_years_beside_the_national_mean() -> None:
    found = history(PROVINCES, NATIONAL, "Lâm Đồng").set_index("year")
    assert found["score"].dropna().to_dict() == {2022: 86.72, 2023: 86.02, 2024: 83.11}
    assert found["rank"].dropna().to_dict() == {2022: 15, 2023: 46, 2024: 62}
    assert found.loc[2023, "mean"] == 86.98
    assert len(found) == 7
