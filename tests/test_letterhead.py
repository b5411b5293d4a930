"""Who issues and signs a province's documents is asked for once and kept."""

import unicodedata
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from model.store import Store
from model.store.errors import StoreError, UnfitText
from model.store.letterhead import LONGEST_PART, PARTS, Letterhead
from model.store.version import Stamp

pytest_plugins = ["tests.postgres"]

LAN = Stamp("Lan", datetime(2024, 6, 20, 9, 30, tzinfo=UTC))
OURS = Letterhead(
    issuer="ỦY BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG",
    addressee="Các sở, ban, ngành",
    recipients="TT Tỉnh ủy\nCT, các PCT UBND tỉnh",
    capacity="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    signer="Nguyễn Văn A",
)


def test_every_part_is_named() -> None:
    assert tuple(one.name for one in fields(Letterhead)) == PARTS


def test_nothing_is_known_before_it_was_said(store: Store) -> None:
    assert store.letterhead("Lâm Đồng") == Letterhead()


def test_what_was_said_comes_back_for_its_province_alone(store: Store) -> None:
    assert store.keep_letterhead("Lâm Đồng", OURS, LAN) == OURS
    assert store.letterhead("Lâm Đồng") == OURS
    assert store.letterhead("Kon Tum") == Letterhead()


def test_the_last_that_was_said_counts_and_the_same_again_is_no_news(store: Store) -> None:
    other = replace(OURS, signer="Trần Thị B")
    for one in (OURS, OURS, other):
        store.keep_letterhead("Lâm Đồng", one, LAN)
    assert store.letterhead("Lâm Đồng") == other
    store.keep_letterhead("Lâm Đồng", OURS, LAN)
    assert store.letterhead("Lâm Đồng") == OURS


def test_stray_spaces_blank_lines_and_loose_accents_are_taken_away(store: Store) -> None:
    typed = unicodedata.normalize("NFD", "  KT.  CHỦ TỊCH \n\n PHÓ CHỦ TỊCH\u200b\n")
    kept = store.keep_letterhead("Lâm Đồng", Letterhead(capacity=typed), LAN)
    assert kept == store.letterhead("Lâm Đồng") == Letterhead(capacity=OURS.capacity)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("text", ["x" * (LONGEST_PART + 1), "a\x00b"])
def test_what_cannot_be_kept_is_refused_by_its_name(store: Store, part: str, text: str) -> None:
    with pytest.raises(UnfitText) as caught:
        store.keep_letterhead("Lâm Đồng", Letterhead(**{part: text}), LAN)
    assert caught.value.field == part
    assert store.letterhead("Lâm Đồng") == Letterhead()


def test_a_letterhead_that_was_broken_by_hand_is_named(store: Store) -> None:
    store.keep_letterhead("Lâm Đồng", OURS, LAN)
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE letterheads SET letterhead = '['")
    with pytest.raises(StoreError, match="letterhead 1 of Lâm Đồng") as caught:
        store.letterhead("Lâm Đồng")
    assert caught.value.kind == "damaged"
