"""Every screen opens for every province's year, in every language, against every kind of table."""

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.grounds import BASELINES, EVERYWHERE, HOME, LANGUAGES, library

ROOT = Path(__file__).resolve().parents[1]
APP = str(ROOT / "app.py")
SCREENS = (
    "simulate",
    "priorities",
    "goal",
    "follow",
    "ranking",
    "scenarios",
    "present",
    "sources",
    "own",
)
MERGED = library().nation.newest_map
TABLES = [(HOME, language, MERGED) for language in LANGUAGES]
WHERE = [(baseline, language, "") for baseline, language in EVERYWHERE] + TABLES


@pytest.mark.parametrize(("baseline", "language", "table"), WHERE)
def test_every_screen_opens(
    baseline: str, language: str, table: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One session walks through all screens, as a person would."""
    monkeypatch.setenv("PAR_DATABASE_URL", f"sqlite:///{tmp_path / 'store.sqlite3'}")
    app = AppTest.from_file(APP, default_timeout=120)
    app.query_params["baseline"] = baseline
    app.query_params["language"] = language
    if table:
        app.query_params["table"] = table
    app.run()
    for screen in SCREENS:
        if screen != "simulate":
            app.switch_page(f"pages/{screen}.py").run()
        problems = [str(one.value) for one in (*app.exception, *app.error)]
        assert not problems, f"{screen}: {problems}"


CODE = [*sorted((ROOT / "model").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
PROVINCES = set(library().nation.merger["former"])
SIZES = {len(PROVINCES), int(MERGED)}
YEARS = {*library().nation.years, *(case.baseline.year for case in library().cases.values())}


@pytest.mark.parametrize("file", [*CODE, Path(APP)], ids=lambda file: file.stem)
def test_no_province_year_or_number_of_provinces_stands_in_the_code(file: Path) -> None:
    """They belong to data: another province, year or map is another file."""
    text = file.read_text(encoding="utf-8")
    assert [name for name in [*PROVINCES, *BASELINES] if name in text] == []
    tree = ast.parse(text)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in explained:
            continue
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            assert node.value not in SIZES | YEARS, f"line {node.lineno}: {node.value}"
        if isinstance(node.value, str):
            numbers = {int(one) for one in re.findall(r"(?<![\w.-])\d+(?![\w.-])", node.value)}
            assert not numbers & YEARS, f"line {node.lineno}: {node.value!r}"
