"""A language: a key gives its sentence, its places filled and its plurals chosen."""

import pytest

from model.telling.language import Language

TEXTS = {
    "a.b": "rank {rank}",
    "a.raw": "{kept}",
    "a.count": "{count:one=# province|other=# provinces}",
    "a.moved": "{ranks:0=unchanged|one=up # place|other=up # places}",
}
ENGLISH = Language("en", TEXTS)


def test_a_key_gives_its_sentence_with_the_places_filled() -> None:
    assert ENGLISH("a.b", rank=46) == "rank 46"
    assert ENGLISH("a.raw") == "{kept}"
    with pytest.raises(KeyError, match="rank"):
        ENGLISH("a.b", place=46)
    with pytest.raises(KeyError, match=r"a\.e"):
        ENGLISH("a.e")


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("a.count", {"count": 1}, "1 province"),
        ("a.count", {"count": 0}, "0 provinces"),
        ("a.count", {"count": 1234}, "1,234 provinces"),
        ("a.count", {"count": 1.5}, "1.5 provinces"),
        ("a.moved", {"ranks": 0}, "unchanged"),
        ("a.moved", {"ranks": 1}, "up 1 place"),
    ],
)
def test_a_plural_is_that_of_the_number(key: str, values: dict[str, float], said: str) -> None:
    """An exact number comes before the categories of the language."""
    assert ENGLISH(key, **values) == said


def test_the_categories_are_those_of_the_language() -> None:
    """Vietnamese has one for every number, Russian several."""
    one = {"n": "{n:other=# tỉnh}"}
    assert [Language("vi", one)("n", n=n) for n in (1, 2)] == ["1 tỉnh", "2 tỉnh"]
    many = {"n": "{n:one=# день|few=# дня|many=# дней|other=# дня}"}
    said = [Language("ru", many)("n", n=n) for n in (1, 2, 5, 21)]
    assert said == ["1 день", "2 дня", "5 дней", "21 день"]
