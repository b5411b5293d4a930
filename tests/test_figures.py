"""Raw figures in the words of a cause: found where they stand, offered with their sentence, and
nothing that is a date, a document or a score taken for a count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.intake.figures import COMMA, POINT, numbers, offers, over
from tests.grounds import HOME, ground

LAW = ground(HOME).case.law


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 44/79 vấn đề", [("44", "79")]),
        ("(326.581 hồ sơ đúng hạn/333.718 hồ sơ)", [("326581", "333718")]),
        ("60.338 hồ sơ đúng hạn /61.853", [("60338", "61853")]),
        ("5.710,503 tỷ đồng/7.482,777 tỷ đồng", [("5710.503", "7482.777")]),
        ("ngày 30/01/2024", []),
        ("Văn bản số 1197/BTC-ĐT, Báo cáo 05/BC-TTXT ngày 16/01/2024", []),
        ("tháng 01/2024 và 3/4", [("1", "2024"), ("3", "4")]),
        ("5/0 hồ sơ", []),
        ("99999999999999999999/3", []),
    ],
)
def test_counts_over_totals_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(str(a), str(b)) for a, b, _ in over(text, COMMA)] == found


def test_numbers_are_read_as_their_language_writes_them() -> None:
    assert [one.value for one in numbers("1.234,5 và 12 %", COMMA)] == [Decimal("1234.5"), 12]
    assert [one.value for one in numbers("1,234.5 and 12%", POINT)] == [Decimal("1234.5"), 12]
    assert [one.rate for one in numbers("1.234,5 và 12 %", COMMA)] == [False, True]


@pytest.mark.parametrize(
    ("criterion", "points", "text", "figure", "sentence"),
    [
        ("6.1.1", "0.7632", "Nợ. Đã chi 5.710,503/7.482,777 tỷ.", ("5710.503", "7482.777"),
         "Đã chi 5.710,503/7.482,777 tỷ."),
        ("7.1.4", "0.6471", "- Dùng: 11\n- Tất cả: 17", ("11", "17"), "- Dùng: 11\n- Tất cả: 17"),
        ("7.1.4", "0.6471", "Trong 17 dịch vụ có 11 đã dùng.", ("11", "17"),
         "Trong 17 dịch vụ có 11 đã dùng."),
        ("3.4.3", "0.5", "Đạt 50% (1/4 hồ sơ).", ("2", "4"), "Đạt 50% (1/4 hồ sơ)."),
    ],
)  # fmt: skip
def test_what_fits_is_offered_first_with_its_sentence(
    criterion: str, points: str, text: str, figure: tuple[str, str], sentence: str
) -> None:
    first = offers(LAW.criteria[criterion], Decimal(points), text, COMMA)[0]
    assert first.fits
    assert (str(first.figure["value"]), str(first.figure["of"])) == figure
    assert first.sentence == sentence


def test_points_of_a_part_are_no_counts() -> None:
    """0,5/0,5 điểm is a score."""
    text = "Tổ chức đạt 0,5/0,5 điểm. Đã xử lý 57/71 kiến nghị."
    found = offers(LAW.criteria["1.6"], Decimal("0.9014"), text, COMMA)
    assert [(one.part, one.figure) for one in found] == [
        ("held", {"value": True}),
        ("resolved", {"value": Decimal(57), "of": Decimal(71)}),
    ]


def test_where_nothing_fits_only_what_stands_there_is_offered() -> None:
    found = offers(LAW.criteria["7.1.4"], Decimal("0.9"), "Dùng 11/17, xem 3 và 9.", COMMA)
    assert [(one.figure["value"], one.fits) for one in found] == [(Decimal(11), False)]


def test_a_score_that_leaves_a_choice_of_yes_and_no_offers_neither() -> None:
    assert offers(LAW.criteria["5.6"], Decimal("0.25"), "", COMMA) == []
    none = offers(LAW.criteria["5.4"], Decimal(0), "", COMMA)
    assert [one.figure for one in none] == [{"value": False}] * 3


@pytest.mark.parametrize("criterion", LAW.criteria)
@given(
    text=st.text("0123456789.,/% ()-\naĐể", max_size=60),
    points=st.decimals(0, 10, places=4),
    style=st.sampled_from([COMMA, POINT]),
)
def test_whatever_a_cell_holds_offers_make_sense(
    criterion: str, text: str, points: Decimal, style
) -> None:
    """No text is too odd, and each sentence is part of the text."""
    for one in offers(LAW.criteria[criterion], points, text, style):
        assert one.part in LAW.criteria[criterion].parts
        assert one.sentence in text
