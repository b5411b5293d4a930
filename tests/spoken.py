"""What the catalogues hold and what the code asks of them. Both are read, not run.

A key is a text like "simulate.total" whose first part is a file of the catalogue;
`say(f"ranking.kind_{kind}")` stands for the family of all keys that fit.
"""

import argparse
import ast
import bisect
import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
LANGUAGES = sorted(folder.name for folder in (DATA / "words").iterdir())
SPEAKERS = {"say", "words", "marked", "LeverError", "Refusal"}
WRITERS = {"decimal", "signed", "plain", "percent", "place", "span", "day", "join", "str"}
CODE = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "model").rglob("*.py")]


def leaves(tables: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a TOML file, with its dotted key."""
    if isinstance(tables, dict):
        for name, entry in tables.items():
            yield from leaves(entry, f"{key}.{name}")
    elif isinstance(tables, list):
        for entry in tables:
            yield from leaves(entry, key)
    else:
        yield key.removeprefix("."), str(tables)


def read(file: Path) -> list[tuple[str, str]]:
    """The texts of a TOML file."""
    return list(leaves(tomllib.loads(file.read_text(encoding="utf-8"))))


@cache
def catalogue(language: str) -> dict[str, str]:
    """The sentences of a language: key → text."""
    files = sorted((DATA / "words" / language).glob("*.toml"))
    return {f"{file.stem}.{key}": text for file in files for key, text in read(file)}


@cache
def names(language: str) -> tuple[str, ...]:
    """Every text of a language in the data outside the catalogues."""
    files = [file for file in DATA.rglob("*.toml") if "words" not in file.parts]
    return tuple(
        text for file in files for key, text in read(file) if key.split(".")[-1] == language
    )


class Place(NamedTuple):
    """A gap in a sentence; `cases`: its plural cases as written, none where it has none."""

    name: str
    cases: tuple[tuple[str, str], ...]


def places(text: str) -> list[Place]:
    """The places of a sentence. Raises `ValueError` for one that is neither `{name}` nor has plural
    cases (`{count:one=# province|other=# provinces}`)."""
    found = []
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        cases = [case.split("=", 1) for case in form.split("|")] if form else []
        if conversion or not name.isidentifier() or any(len(case) < 2 for case in cases):
            raise ValueError(f"{text!r}: {{{name}}} is neither a name nor has plural cases")
        found.append(Place(name, tuple((kind, told) for kind, told in cases)))
    return found


KEYS = frozenset(key for language in LANGUAGES for key in catalogue(language))
SCREENS = sorted({key.partition(".")[0] for key in KEYS})
KEY = re.compile(rf"(?:{'|'.join(SCREENS)})(?:\.\w+)+")


def constants(tree: ast.AST) -> Iterator[str]:
    """Every text in a piece of code, without the pieces of f-strings."""
    pieces = {
        id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in node.values
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in pieces else None
        if isinstance(text, str):
            yield text


def family(node: ast.AST) -> re.Pattern[str] | None:
    """An f-string that begins like a key, as a pattern with one group per gap."""
    if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
        return None
    first = str(node.values[0].value)
    if first.partition(".")[0] not in SCREENS or not re.fullmatch(r"\w+\.[\w.]*", first):
        return None
    parts = [
        re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"([\w.]+)"
        for one in node.values
    ]
    return re.compile("".join(parts))


class Call(NamedTuple):
    """A call that asks for a sentence: the keys it may mean, whether it names them outright, the
    value of each place (None: some are not written out), the line."""

    keys: tuple[str, ...]
    outright: bool
    values: dict[str, ast.expr] | None
    line: int


def calls(tree: ast.AST) -> Iterator[Call]:
    """Every call of a speaker that names a key or a family in its own line."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        first = 1 if called == "marked" else 0
        if called not in SPEAKERS or len(node.args) <= first:
            continue
        asked = node.args[first]
        texts = [asked.body, asked.orelse] if isinstance(asked, ast.IfExp) else [asked]
        keys = tuple(str(one.value) for one in texts if isinstance(one, ast.Constant))
        pattern = family(asked)
        values = {word.arg: word.value for word in node.keywords if word.arg}
        whole = len(values) == len(node.keywords)
        if pattern:
            keys = tuple(filter(pattern.fullmatch, KEYS))
        if keys or pattern:
            yield Call(keys, pattern is None, values if whole else None, node.lineno)


EVERYTHING = {file: ast.parse(file.read_text(encoding="utf-8")) for file in CODE}
# In the store "scenarios.id" is a column of a database.
TREES = {file: tree for file, tree in EVERYTHING.items() if "store" not in file.parts}
SAID = {text for tree in EVERYTHING.values() for text in constants(tree)}
TEMPLATES = [
    file.read_text(encoding="utf-8")
    for folder in ("model", "pages")
    for file in (ROOT / folder).rglob("*.html")
]
ASKED = {text for tree in TREES.values() for text in constants(tree) if KEY.fullmatch(text)}
QUOTED = [text for template in TEMPLATES for text in re.findall(r'"([^"{}]*"(?: ~)?)', template)]
SAID |= {text.rstrip('" ~') for text in QUOTED}
ASKED |= {text[:-1] for text in QUOTED if KEY.fullmatch(text[:-1])}
FAMILIES = {found for tree in TREES.values() for node in ast.walk(tree) if (found := family(node))}
FAMILIES |= {  # "ranking.kind_" ~ kind
    re.compile(re.escape(text[:-3]) + r"([\w.]+)")
    for text in QUOTED
    if text.endswith('" ~') and text.partition(".")[0] in SCREENS
}


def told() -> Iterator[str]:
    """Every key and every text in the data, in small letters."""
    for file in DATA.rglob("*.toml"):
        if "words" not in file.parts:
            for key, text in read(file):
                yield from (part.lower() for part in [*key.split("."), text])
    for file in DATA.rglob("*.csv"):
        yield from re.split(r"[,\n]", file.read_text(encoding="utf-8").lower())


TOLD = sorted(set(told()))


def fills(gap: str) -> bool:
    """Whether the code says a word, or something in the data begins with it."""
    after = bisect.bisect_left(TOLD, gap.lower())
    return gap in SAID or (after < len(TOLD) and TOLD[after].startswith(gap.lower()))


ARGPARSE = {  # what argparse itself says: looked up in English (`model.commands.frames`)
    one.value
    for node in ast.walk(ast.parse(inspect.getsource(argparse)))
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
    for one in node.args
    if isinstance(one, ast.Constant)
}


def used(key: str) -> bool:
    """Whether the code asks for a key: outright, or by a family whose gaps it or the data fill."""
    if key.startswith("arguments."):
        return catalogue("en")[key] in ARGPARSE
    found = [match for pattern in FAMILIES if (match := pattern.fullmatch(key))]
    return key in ASKED or any(all(map(fills, match.groups())) for match in found)


def written(value: ast.expr) -> bool:
    """Whether a value is text by its looks: an f-string, a text, a number that was formatted."""
    if isinstance(value, ast.Call):
        called = value.func.attr if isinstance(value.func, ast.Attribute) else ""
        return (value.func.id if isinstance(value.func, ast.Name) else called) in WRITERS
    return isinstance(value, ast.JoinedStr) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str)
    )
