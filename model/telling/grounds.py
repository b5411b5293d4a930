"""What an answer stands on, in words: whose year, among which provinces, in which language."""

from model.ground import Ground
from model.law.criteria import POINTS


def baseline_text(ground: Ground) -> str:
    """The province's year."""
    baseline = ground.case.baseline
    return ground.words("telling.baseline", province=baseline.province, year=baseline.year)


def table_text(ground: Ground) -> str:
    """The table of the others: 63 tỉnh, thành phố năm 2023 · 34 tỉnh, thành phố, ước tính từ …"""
    table = ground.table
    key = "telling.table_estimated" if table.estimated else "telling.table"
    return ground.words(key, of=table.of, year=table.year)


def language_text(ground: Ground) -> str:
    """The language by its own name."""
    return ground.words("telling.language")


def knowledge_text(ground: Ground) -> str | None:
    """What the source of a province's year leaves out; None where it gives every criterion that
    lost points by its figures."""
    numbered = [one for one in ground.case.rulebook.criteria.values() if one.numbered]
    if not numbered:
        return ground.words("telling.known_by_total")
    if all(POINTS in one.parts for one in numbered):
        return ground.words("telling.known_by_field")
    return None
