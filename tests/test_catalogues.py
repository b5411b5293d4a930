"""The catalogues: every sentence that is asked for exists and fits in every language, and none is
left unused."""

import ast
import re
import unicodedata

import pytest
from babel import Locale

from tests import spoken
from tests.spoken import KEY, KEYS, LANGUAGES, TREES, catalogue, names, places

FOREIGN = [language for language in LANGUAGES if language != "vi"]
ENGLISH = re.compile(
    r"\b(?:the|and|of|is|are|with|for|from|not|by|this|total|score|rank|point|points|province"
    r"|year|change|changes|save|reset|undo|redo|click|none|unknown|error|loading|source|baseline"
    r"|scenario|lever|criteria|criterion|share|default|reading)\b",
    re.IGNORECASE,
)
# Proper names keep their own letters in every language.
VIETNAMESE = ("Hồ Chí Minh", "NĐ-CP")
COLUMNS = {"command.priorities_head"}  # headings over columns, kept apart by spaces
# What a number must not look like.
STYLES = {
    "vi": re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])(?=\s*(?:%|điểm|tỷ))|\d%"),
    "en": re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])|\d\s%"),
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_language_has_the_same_keys(language: str) -> None:
    assert KEYS - set(catalogue(language)) == set()


def test_a_sentence_has_the_same_places_in_every_language() -> None:
    different = {
        key: found
        for key in KEYS
        if len(found := {frozenset(one.name for one in sentence(key, lang)) for lang in LANGUAGES})
        > 1
    }
    assert different == {}


def sentence(key: str, language: str) -> list[spoken.Place]:
    """The places of a sentence; none where the language lacks it."""
    return places(catalogue(language).get(key, ""))


def test_plural_cases_are_those_of_the_language_and_exact_numbers(language: str) -> None:
    """A missing case would be an error on the screen for some number, a strange one never said."""
    tags = Locale.parse(language).plural_form.tags | {"other"}
    wrong = []
    for key in catalogue(language):
        for place in sentence(key, language):
            kinds = [kind for kind, _ in place.cases]
            plural = {kind for kind in kinds if not kind.isdecimal()}
            empty = any(not told.strip() for _, told in place.cases)
            if kinds and (plural != tags or len(set(kinds)) < len(kinds) or empty):
                wrong.append(f"{key}: {place.name}: {kinds}")
    assert wrong == []


def test_a_place_with_plural_cases_is_given_a_number() -> None:
    """What is text already, however it looks, has no plural."""
    plural = {
        (key, place.name)
        for language in LANGUAGES
        for key in catalogue(language)
        for place in sentence(key, language)
        if place.cases
    }
    wrong = [
        f"{file.name}:{call.line}: {key}: {name}"
        for file, tree in TREES.items()
        for call in spoken.calls(tree)
        for key in call.keys
        for name, value in (call.values or {}).items()
        if (key, name) in plural and spoken.written(value)
    ]
    assert wrong == []


def test_every_sentence_that_is_asked_for_exists() -> None:
    called = {key for tree in TREES.values() for call in spoken.calls(tree) for key in call.keys}
    assert sorted((spoken.ASKED | called) - KEYS) == []


def test_every_family_of_sentences_has_members() -> None:
    empty = [one.pattern for one in spoken.FAMILIES if not any(map(one.fullmatch, KEYS))]
    assert empty == []


def test_every_sentence_is_used() -> None:
    assert [key for key in sorted(KEYS) if not spoken.used(key)] == []


def test_every_call_fills_the_places_of_its_sentence() -> None:
    """A place that is not filled would be an error on the screen, or show its braces."""
    missing = [
        f"{file.name}:{call.line}: {key} wants {', '.join(sorted(wanted - set(call.values)))}"
        for file, tree in TREES.items()
        for call in spoken.calls(tree)
        for key in call.keys
        if call.outright and call.values is not None
        if (wanted := {one.name for one in sentence(key, LANGUAGES[0])}) - set(call.values)
    ]
    assert missing == []


def test_no_sentence_is_blank_or_badly_spaced(language: str) -> None:
    """A run of three or more spaces is a blank to be filled in by hand."""
    wrong = [
        key
        for key, text in catalogue(language).items()
        if key not in COLUMNS
        and (not text.strip() or re.search(r"(?<![ ·])  (?![ ·])| [,.;:!?](?!\d)", text))
    ]
    assert wrong == []


def test_no_english_is_left_in_vietnamese() -> None:
    """In sentences and in the names of the data; places, file names, addresses and what is typed on
    the command line are neither."""
    texts = [*catalogue("vi").values(), *names("vi")]
    bare = [re.sub(r"\{\w+\}|data/\S+|--[\w-]+|\.of=", "", text) for text in texts]
    assert [text for text in bare if ENGLISH.search(text)] == []
    assert len(names("vi")) > 200


@pytest.mark.parametrize("language", FOREIGN)
def test_no_vietnamese_is_left_in_another_language(language: str) -> None:
    """But for proper names, each of which is in some sentence."""
    texts = catalogue(language)
    bare = {key: re.sub("|".join(VIETNAMESE), "", text) for key, text in texts.items()}
    assert {key: text for key, text in bare.items() if any(map(accented, text))} == {}
    assert [name for name in VIETNAMESE if not any(name in text for text in texts.values())] == []
    copied = [key for key, text in texts.items() if text == catalogue("vi")[key]]
    assert [key for key in copied if any(map(accented, texts[key]))] == []


def accented(letter: str) -> bool:
    """Whether a letter is one that Vietnamese adds to the Latin alphabet."""
    plain = unicodedata.normalize("NFD", letter)[0]
    return letter in "đĐ" or (letter.isalpha() and plain != letter)


def test_numbers_in_sentences_look_as_the_language_writes_them(language: str) -> None:
    wrong = STYLES[language]
    assert [text for text in catalogue(language).values() if wrong.search(text)] == []


def test_numbers_in_the_names_of_the_data_look_vietnamese() -> None:
    assert [text for text in names("vi") if STYLES["vi"].search(text)] == []


def test_the_search_finds_what_these_tests_rest_on() -> None:
    """Keys, families, places that are not filled, and text where a number is wanted."""
    key = next(key for key in sorted(KEYS) if sentence(key, LANGUAGES[0]))
    screen = key.partition(".")[0]
    tree = ast.parse(
        f'say("{key}")\nmarked(say, "{screen}.nowhere", x=f"{{1}}")\nsay(f"{screen}.a_{{b}}_c")'
    )
    first, second, third = spoken.calls(tree)
    assert (first.keys, first.values, first.line) == ((key,), {}, 1)
    assert second.keys == (f"{screen}.nowhere",)
    assert spoken.written((second.values or {})["x"])
    assert (third.keys, third.outright) == ((), False)
    texts = {text for text in spoken.constants(tree) if KEY.fullmatch(text)}
    assert texts == {key, f"{screen}.nowhere"}
    (family,) = filter(None, map(spoken.family, ast.walk(tree)))
    assert family.fullmatch(f"{screen}.a_x_c")
    assert not family.fullmatch(f"{screen}.a_x")
    assert not spoken.used(f"{screen}.a key that nobody asks for")
    one, many = places("{a} and {n:one=# day|other=# days}")
    assert (one.cases, many.name, many.cases[1]) == ((), "n", ("other", "# days"))
    for odd in ("{n:.2f}", "{0}", "{n!r}"):
        with pytest.raises(ValueError, match="plural cases"):
            places(odd)
