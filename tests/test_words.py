"""The catalogues: every sentence that is asked for exists and fits, and none is left unused.

The code is read, not run: a key is a text like "simulate.total" whose first part is a file of the
catalogue; `say(f"ranking.kind_{kind}")` stands for the family of all keys that fit.
"""

import ast
import bisect
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from model.case import Case
from model.law.rules import Data
from model.reading.files import DATA, load
from model.telling.language import Language, flattened
from tests.grounds import ground

ROOT = Path(__file__).parent.parent
CODE = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "model").rglob("*.py")]
EVERYTHING = {file: ast.parse(file.read_text(encoding="utf-8")) for file in CODE}
SPEAKERS = {"say", "words"}
WORDS = ground().words
SCREENS = {key.partition(".")[0] for key in WORDS.texts}
KEY = re.compile(rf"(?:{'|'.join(sorted(SCREENS))})(?:\.\w+)+")
LANGUAGES = sorted(folder.name for folder in (DATA / "words").iterdir())
ENGLISH = re.compile(
    r"\b(?:the|and|of|is|are|with|for|from|not|by|this|total|score|rank|point|points|province"
    r"|year|change|changes|save|reset|undo|redo|click|none|unknown|error|loading|source|baseline"
    r"|scenario|lever|criteria|criterion|share|default|reading)\b",
    re.IGNORECASE,
)


def speaks(file: Path, tree: ast.AST) -> bool:
    """Whether a piece of code may ask for sentences: every screen and report, and who knows Language.

    Elsewhere "scenarios.id" is a column of a database.
    """
    if "model" not in file.parts or "reports" in file.parts:
        return True
    return any(
        isinstance(n, ast.ImportFrom) and n.module == "model.telling.language"
        for n in ast.walk(tree)
    )


TREES = {file: tree for file, tree in EVERYTHING.items() if speaks(file, tree)}


def constants(tree: ast.AST) -> Iterator[str]:
    """Every text in a piece of code, without the pieces of f-strings and without docstrings."""
    pieces = {
        id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in node.values
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in pieces
        ):
            yield node.value


def families(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Every f-string that begins like a key, as a pattern with one group per gap."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            first = str(node.values[0].value)
            if first.partition(".")[0] in SCREENS and re.fullmatch(r"[\w.]+\.\w*", first):
                parts = [
                    re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"([\w.]+)"
                    for one in node.values
                ]
                yield re.compile("".join(parts))


def calls(tree: ast.AST) -> Iterator[tuple[str, set[str], int]]:
    """Every key that a call names outright, with the places that the call fills, and the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            filled = {keyword.arg for keyword in node.keywords}
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if None not in filled and called in SPEAKERS:
                choices = node.args[0]
                texts = (
                    [choices.body, choices.orelse] if isinstance(choices, ast.IfExp) else [choices]
                )
                for text in texts:
                    if isinstance(text, ast.Constant) and str(text.value) in WORDS.texts:
                        yield str(text.value), {str(one) for one in filled}, node.lineno


def places(text: str) -> set[str]:
    """The named places of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def told() -> Iterator[str]:
    """Every key and every text in the data, in small letters."""
    for file in DATA.rglob("*.toml"):
        if "words" not in file.parts:
            for key, text in flattened({"": load(file)}).items():
                yield from (part.lower() for part in [*key.split("."), text])
    for file in DATA.glob("*.csv"):
        yield from re.split(r"[,\n]", file.read_text(encoding="utf-8").lower())


ASKED = {text for tree in TREES.values() for text in constants(tree) if KEY.fullmatch(text)}
FAMILIES = {family for tree in TREES.values() for family in families(tree)}
SPOKEN = {text for tree in EVERYTHING.values() for text in constants(tree)}
TOLD = sorted(set(told()))


def fills(gap: str) -> bool:
    """Whether the code says a word, or something in the data begins with it."""
    after = bisect.bisect_left(TOLD, gap.lower())
    return gap in SPOKEN or (after < len(TOLD) and TOLD[after].startswith(gap.lower()))


def used(key: str) -> bool:
    """Whether the code asks for a key: outright, or by a family whose gaps it or the data fill."""
    found = [match for family in FAMILIES if (match := family.fullmatch(key))]
    return key in ASKED or any(all(map(fills, match.groups())) for match in found)


def test_every_sentence_that_is_asked_for_exists() -> None:
    assert sorted(ASKED - set(WORDS.texts)) == []


def test_every_family_of_sentences_has_members() -> None:
    empty = [one.pattern for one in FAMILIES if not any(map(one.fullmatch, WORDS.texts))]
    assert empty == []


def test_every_sentence_is_used() -> None:
    assert [key for key in WORDS.texts if not used(key)] == []


def test_every_call_fills_exactly_the_places_it_can() -> None:
    """A place that is not filled would be an error on the screen, or show its braces."""
    missing = [
        f"{file.name}:{line}: {key} wants {', '.join(sorted(places(WORDS.texts[key]) - filled))}"
        for file, tree in TREES.items()
        for key, filled, line in calls(tree)
        if places(WORDS.texts[key]) - filled
    ]
    assert missing == []


def test_the_search_finds_keys_families_and_unfilled_places() -> None:
    """What these tests rest on."""
    key = next(key for key in WORDS.texts if places(WORDS.texts[key]))
    screen = key.partition(".")[0]
    tree = ast.parse(f'say("{key}")\nsay(f"{screen}.a_{{b}}_c")\nsay("{screen}.nowhere", x=1)')
    assert list(calls(tree)) == [(key, set(), 1)]
    assert {text for text in constants(tree) if KEY.fullmatch(text)} == {key, f"{screen}.nowhere"}
    (family,) = families(tree)
    assert family.fullmatch(f"{screen}.a_x_c")
    assert not family.fullmatch(f"{screen}.a_x")
    assert not used(f"{screen}.a key that nobody asks for")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_with_the_same_places(language: str) -> None:
    texts = read_words(DATA, language).texts
    assert set(texts) == set(WORDS.texts)
    assert {key: places(text) for key, text in texts.items()} == {
        key: places(text) for key, text in WORDS.texts.items()
    }


def test_no_sentence_is_blank_or_badly_spaced() -> None:
    """A run of three or more spaces is a blank to be filled in by hand."""
    wrong = [
        key
        for key, text in WORDS.texts.items()
        if not text.strip() or re.search(r"(?<![ ·])  (?![ ·])| [,.;:!?](?!\d)", text)
    ]
    assert wrong == []


def test_no_english_is_left_in_vietnamese() -> None:
    """In sentences and in the names of the data; file names and addresses are no sentences."""
    texts = dict(WORDS.texts)
    found = {
        key: ENGLISH.findall(re.sub(r"\{\w+\}|data/\S+", "", text)) for key, text in texts.items()
    }
    assert {key: words for key, words in found.items() if words} == {}


def test_no_english_is_left_in_the_names_of_the_data(case: Case) -> None:
    assert [text for text in vietnamese(case) if ENGLISH.search(text)] == []
    assert len(list(vietnamese(case))) > 200


def vietnamese(data: object) -> Iterator[str]:
    """Every Vietnamese text in the case."""
    if isinstance(data, Data):
        for name in type(data).model_fields:
            entry = getattr(data, name)
            if name == "vi":
                yield entry
            yield from vietnamese(entry)
    elif isinstance(data, dict):
        for entry in data.values():
            yield from vietnamese(entry)
    elif isinstance(data, tuple):
        for entry in data:
            yield from vietnamese(entry)
    elif isinstance(data, Case):
        yield from vietnamese((data.rulebook, data.baseline, dict(data.documents)))


def test_numbers_in_sentences_have_a_decimal_comma(case: Case) -> None:
    wrong = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.])(?=\s*(?:%|điểm|tỷ))")
    texts = [*WORDS.texts.values(), *vietnamese(case)]
    assert [text for text in texts if wrong.search(text)] == []


def test_a_key_gives_its_sentence_with_the_places_filled() -> None:
    words = Language("vi", flattened({"a": {"b": {"c": "hạng {rank}"}, "d": "{nguyên}"}}))
    assert words("a.b.c", rank=46) == "hạng 46"
    assert words("a.d") == "{nguyên}"
    with pytest.raises(KeyError, match="rank"):
        words("a.b.c", place=46)
    with pytest.raises(KeyError, match=r"a\.b\.e"):
        words("a.b.e")
