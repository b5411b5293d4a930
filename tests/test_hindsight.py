"""What would have been said of a year that has come since uses nothing that came later."""

import pytest

from model.ranking.hindsight import hindsight
from tests.grounds import library

NATION = library().nation
PROVINCES, NATIONAL = NATION.provinces, NATION.national


def test_the_rank_of_2024_would_have_been_foreseen_given_the_movement() -> None:
    found = hindsight(PROVINCES, NATIONAL, "Lâm Đồng", 2023, 86.02)
    assert found is not None
    assert (found.year, found.score, found.rank, found.of, found.movement) == (
        2024, 83.11, 62, 63, 1.39
    )  # fmt: skip
    assert (found.came.given.rank, found.came.given.low, found.came.given.high) == (62, 61, 63)
    assert found.covered
    assert 50 <= found.still.given.rank <= 58
    assert found.still.unknown.low < found.still.given.low
    assert found.came.points < found.still.points


def test_what_came_later_changes_nothing() -> None:
    later = PROVINCES["year"] > 2023
    other = PROVINCES.assign(score=PROVINCES["score"].where(~later, PROVINCES["score"] - 3))
    found, same = (hindsight(p, NATIONAL, "Lâm Đồng", 2023, 86.02) for p in (PROVINCES, other))
    assert found is not None
    assert same is not None
    assert same.still == found.still


@pytest.mark.parametrize(("province", "year"), [("Kon Tum", 2023), ("Lâm Đồng", 2024)])
def test_without_a_known_result_there_is_no_hindsight(province: str, year: int) -> None:
    assert hindsight(PROVINCES, NATIONAL, province, year, 85.0) is None
