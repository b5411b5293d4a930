"""What is said of a line of a year under way, in both languages."""

from datetime import date

import pytest

from model.telling.language import Language
from model.telling.pace import needed_text, points_text, reported_text, status_text, to_date_text
from model.year.line import Line
from model.year.standing import outlook
from tests.grounds import LANGUAGES, ground

JUNE = date(2023, 6, 30)
SAID = {
    ("3.4.2", "vi"): (
        "chậm",
        "97,21\N{NO-BREAK SPACE}% (27.658/28.452 hồ sơ)",
        "phải đạt 99,60\N{NO-BREAK SPACE}% trên 33.401 hồ sơ còn lại",
        "số liệu đến 30/6/2023",
    ),
    ("3.4.2", "en"): (
        "behind",
        "97.21% (27,658/28,452 files)",
        "99.60% of the 33,401 files that remain",
        "figures to 30 Jun 2023",
    ),
    ("7.1.4", "vi"): (
        "chưa báo cáo",
        "9/17 dịch vụ",
        "còn thiếu 6 dịch vụ: mỗi tháng thêm 1",
        "số liệu đến 31/3/2023",
    ),
    ("5.4.division", "en"): (
        "lost",
        "Not met",
        "lost since 31 Mar 2023, not to be won back this year",
        "figures to 31 Mar 2023",
    ),
    ("9.1", "en"): ("no report", "", "to reach 80.42%", "nobody has reported"),
}


def drawn(language: str) -> tuple[Language, dict[str, Line]]:
    """The lines of the worked example at the end of June, by lever."""
    found = ground("", "", language)
    assert found.example is not None
    return found.words, {one.lever.id: one for one in outlook(found.example, JUNE).lines}


@pytest.mark.parametrize(("lever", "language"), SAID)
def test_a_line_is_told_in_words(lever: str, language: str) -> None:
    say, lines = drawn(language)
    line = lines[lever]
    told = (
        status_text(say, line),
        to_date_text(say, line),
        needed_text(say, line),
        reported_text(say, line),
    )
    assert told == SAID[lever, language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_at_stake_below_a_hundredth_show_their_decimals(language: str) -> None:
    say, lines = drawn(language)
    assert points_text(say, lines["3.4.3"]) == say.decimal(lines["3.4.3"].at_stake, 4)
    assert points_text(say, lines["6.1.1"]) == say.decimal(lines["6.1.1"].at_stake, 2)
