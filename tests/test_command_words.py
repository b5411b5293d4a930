"""The command line speaks the language that it was asked in, its refusals and its help included."""

import ast
import re

import pytest

from model.__main__ import COMMANDS, main
from model.planning.odds import BOUNDS
from model.ranking.coming import MOVEMENTS
from model.reports import EXPORTS
from tests.grounds import BASELINES, LANGUAGES, ground, library
from tests.spoken import EVERYTHING, KEYS, family
from tests.test_catalogues import ENGLISH, accented

ALSO = re.compile(r"\b(?:usage|error|argument|required|expected|invalid|valid|choose|help|show)\b")
NAMES = (*COMMANDS, *BOUNDS, *MOVEMENTS, *EXPORTS, *BASELINES, *ground().case.baseline.readings)
WRONG = [
    (),
    ("nothing",),
    ("score", "--table"),
    ("score", "--set"),
    ("score", "--se", "6.1.1=95", "more"),
    ("score", "--set", "6.1.1"),
    ("score", "--set", "6.1.1=95", "--set", "6.1.1=96"),
    ("score", "--set", "0.0.0=1"),
    ("score", "--set", "6.1.1=950"),
    ("score", "--set", "6.1.2=x"),
    ("score", "--set", "8.4=0"),
    ("score", "--set", "7.1.4=18"),
    ("score", "--set", "2.other=7"),
    ("score", "--set", "2.other=5.00001"),
    ("score", "--set", "7.1.2=yes"),
    ("score", "--set", "7.3.7=95"),
    ("score", "--set", "5.4=yes", "--set", "5.4.province=no"),
    ("score", "--set", "1.7.on_time=160", "--set", "1.7.late=9"),
    ("score", "--set", "0.0.0.of=3"),
    ("score", "--set", "1.7.of=0"),
    ("score", "--set", "1.7.of=x"),
    ("score", "--reading", "x"),
    ("score", "--baseline", "x"),
    ("score", "--table", "x"),
    ("rank",),
    ("rank", "--total", "x"),
    ("rank", "--total", "86", "--movement", "x"),
    ("priorities", "--movement", "x"),
    ("goal",),
    ("goal", "--rank", "x"),
    ("goal", "--rank", "0"),
    ("goal", "--rank", "30", "--score", "87"),
    ("goal", "--score", "87", "--chance", "0.5"),
    ("goal", "--rank", "30", "--chance", "0"),
    ("goal", "--rank", "30", "--chance", "2"),
    ("goal", "--rank", "30", "--bound", "x"),
    ("goal", "--rank", "30", "--lock", "0.0.0"),
    ("goal", "--rank", "30", "--cap", "x=1"),
    ("goal", "--rank", "30", "--cap", "x=1", "--baseline", "kon_tum_2023"),
    ("backtest", "--json", "--markdown"),
    ("backtest", "--json=x"),
    ("export", "x", "--out", "-"),
    ("export", "csv", "--out", "x.txt"),
    ("export", "csv", "--out", "no/x.csv", "--date", "2024-06-20"),
    ("export", "csv", "--out", "-", "--date", "x"),
    ("export", "csv", "--out", "-"),
    ("export", "csv", "--out", "-", "--date", "2024-06-20", "--scenario", "x"),
    ("export", "csv", "--out", "-", "--date", "2024-06-20", *["--scenario", "unchanged"] * 7),
    ("template", "--out", "x.txt"),
    ("template", "--provinces", "--next-year", "--out", "-"),
    ("check", "no.xlsx"),
    ("check", "."),
]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The data are the same for every command."""
    monkeypatch.setattr("model.__main__.read_library", library)


def strange(said: str, language: str) -> list[str]:
    """The words of another language: names of options, values and files are of none."""
    bare = re.sub(r"python -m model|--[\w-]+|\{[\w.,-]+\}|'[^'\n]*'|\b\d+\.[\w.]+", "", said)
    bare = re.sub("|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in NAMES), "", bare)
    if language == "vi":
        return [*ENGLISH.findall(bare), *ALSO.findall(bare)]
    return [word for word in bare.split() if any(map(accented, word))]


def refusal(arguments: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a wrong command is told: exit status 2, nothing on standard output."""
    try:
        status: object = main([*arguments[:1], "--language", language, *arguments[1:]])
    except SystemExit as error:
        status = error.code
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    return said.err


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_refusal_is_in_the_language_that_was_asked_for(
    arguments: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(arguments, language, capsys)
    assert strange(said, language) == [], said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_the_language_that_was_asked_for(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help", "--language", language])
    said = capsys.readouterr().out
    assert set(strange(said, language)) <= {*ground().case.baseline.province.split()}, said


def test_no_sentence_of_a_refusal_or_a_help_stands_in_the_code() -> None:
    wrong = []
    for file, tree in EVERYTHING.items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in ("LeverError", "Refusal", "Phrase"):
                key = call.args[0]
                outright = isinstance(key, ast.Constant) and key.value not in KEYS
                if outright or (isinstance(key, ast.JoinedStr) and not family(key)):
                    wrong.append(f"{file.name}:{call.lineno}")
            texts = [one.value for one in call.keywords if one.arg in ("help", "metavar", "epilog")]
            texts += call.args if name == "ArgumentTypeError" else []
            if "commands" in file.parts and any(map(literal, texts)):
                wrong.append(f"{file.name}:{call.lineno}")
    assert wrong == []


def literal(text: ast.expr) -> bool:
    """Whether a text is written out: more than what stands between others."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    written = [str(one.value) for one in parts if isinstance(one, ast.Constant)]
    return any(letter.isalpha() for one in written for letter in one)
