"""Vietnamese where another language is spoken."""

import re

from tests.grounds import library

VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãạáằẳẵặắầẩẫậấèẻẽẹéềểễệếìỉĩịíòỏõọóồổỗộốờởỡợớùủũụúừửữựứỳỷỹỵý]", re.I
)
NUMBERS = {one.number for case in library().cases.values() for one in case.documents.values()}
MERGER = library().nation.merger
PROPER = {*MERGER["former"], *MERGER["province"], *NUMBERS, "NĐ-CP"}


def foreign(shown: str) -> list[str]:
    """Words with Vietnamese letters that are no proper names and no numbers of documents."""
    for name in sorted(map(str, PROPER), key=len, reverse=True):
        shown = shown.replace(name, "")
    return [word for word in re.findall(r"[\w-]+", shown) if VIETNAMESE.search(word)]
