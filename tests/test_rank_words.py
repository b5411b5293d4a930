"""A change in ranks or points is told in its own direction: a better place is up."""

import pytest

from model.reports.page.story import tone as page_tone
from model.telling.ranks import map_text, moved_text
from pages.parts.headline import tone as screen_tone
from tests.grounds import ground, library

WORDS = library().languages


@pytest.mark.parametrize(
    ("ranks", "language", "told"),
    [
        (10, "vi", "tăng 10 bậc"),
        (-10, "vi", "giảm 10 bậc"),
        (0, "vi", "không đổi hạng"),
        (1, "en", "up 1 place"),
        (10, "en", "up 10 places"),
        (-1, "en", "down 1 place"),
        (-10, "en", "down 10 places"),
        (0, "en", "rank unchanged"),
    ],
)
def test_a_move_to_a_better_rank_is_up(ranks: int, language: str, told: str) -> None:
    assert moved_text(WORDS[language], ranks) == told


@pytest.mark.parametrize("tone", [screen_tone, page_tone])
@pytest.mark.parametrize(
    ("change", "wanted"),
    [(1.0, "up"), (1e-4, "up"), (0.0, "same"), (-0.0, "same"), (-1e-4, "down"), (-3, "down")],
)
def test_more_points_are_up_and_less_are_down(tone, change: float, wanted: str) -> None:
    assert tone(change) == wanted


@pytest.mark.parametrize(
    ("baseline", "table", "told"),
    [
        ("lam_dong_2023", "", ""),  # 63 provinces in 2024 as well
        ("lam_dong_2024", "", "as if there were still 63 provinces; in 2025 the country has 34"),
        ("lam_dong_2024", "34", ""),  # a table on the map of today
    ],
)
def test_another_map_in_the_coming_year_is_told(baseline: str, table: str, told: str) -> None:
    assert map_text(ground(baseline, table, "en")) == told
