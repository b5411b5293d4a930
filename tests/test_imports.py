"""Imports run one way, and the order is written down here.

A module of the model may import those above it in the list, never those below. The model knows no
screen, no clock, no current folder and no hidden randomness; only where the program itself begins
(`if __name__ == "__main__"`) is the date read, and given as an argument. A page imports parts,
never a page.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL, PAGES = ROOT / "model", ROOT / "pages"
ORDER = [
    "model",
    "model.law",
    "model.stamp",
    "model.reading",
    "model.intake",
    "model.ranking",
    "model.planning",
    "model.telling",
    "model.typed_text",
    "model.law.arithmetic",
    "model.law.recorded",
    "model.law.rules",
    "model.law.criteria",
    "model.telling.numbers",
    "model.telling.language",
    "model.reading.tables",
    "model.reading.files",
    "model.baseline",
    "model.levers",
    "model.outline",
    "model.scenario",
    "model.scoring",
    "model.otherwise",
    "model.planning.ready_made",
    "model.planning.effort",
    "model.planning.priorities",
    "model.planning.sensitivity",
    "model.year",
    "model.year.kind",
    "model.case",
    "model.reading.cycles",
    "model.reading.misfits",
    "model.reading.cases",
    "model.intake.draft",
    "model.ranking.curve",
    "model.ranking.peers",
    "model.ranking.merged",
    "model.ranking.rank",
    "model.ranking.transitions",
    "model.ranking.forecast",
    "model.ranking.coming",
    "model.ranking.thresholds",
    "model.ranking.learning",
    "model.ranking.hindsight",
    "model.ranking.replay",
    "model.ranking.backtest",
    "model.ranking.nation",
    "model.year.observation",
    "model.year.*",
    "model.reading.examples",
    "model.reading.library",
    "model.address",
    "model.ground",
    "model.result",
    "model.comparison",
    "model.year.places",
    "model.planning.agencies",
    "model.planning.uncertainty",
    "model.planning.ladder",
    "model.year.today",
    "model.planning.solvers",
    "model.planning.goal",
    "model.planning.odds",
    "model.planning.robust",
    "model.telling.labels",
    "model.telling.values",
    "model.telling.pace",
    "model.telling.ranks",
    "model.telling.rules",
    "model.telling.otherwise",
    "model.telling.*",
    "model.store.*",
    "model.store",
    "model.troubles",
    "model.intake.*",
    "model.reports.*",
    "model.reports",
    "model.commands.options",
    "model.commands.frames",
    "model.commands.target",
    "model.commands.under_way",
    "model.commands.*",
    "model.commands",
    "model.__main__",
]
SCREENS = {"streamlit", "altair", "pages", "app"}
CLOCK = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("Timestamp", "now"),
    ("Timestamp", "today"),
}
FOLDER = {("os", "getcwd"), ("Path", "cwd"), ("os", "curdir")}
CHANCE = {"random", "secrets"}
SAFE_CHANCE = {"default_rng", "Generator", "SeedSequence", "PCG64"}


def name(file: Path) -> str:
    """The dotted name of a module."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree(file: Path) -> ast.Module:
    """A module's code."""
    return ast.parse(file.read_text(encoding="utf-8"))


FILES = {name(file): file for folder in (MODEL, PAGES) for file in sorted(folder.rglob("*.py"))}
FILES["app"] = ROOT / "app.py"
TREES = {module: tree(file) for module, file in FILES.items()}
OF_MODEL = [module for module in FILES if module.split(".")[0] == "model"]


def imported(code: ast.AST) -> Iterator[str]:
    """Every module that a piece of code imports, by its dotted name."""
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one if one in FILES else node.module for one in inner)


def place(module: str) -> int:
    """Where a module stands in the order; the most particular entry counts."""
    entries = [module, *(f"{module[:end]}*" for end in range(len(module), 0, -1))]
    found = next((entry for entry in entries if entry in ORDER), None)
    assert found, f"{module} is not in the order of tests/test_imports.py: where does it belong?"
    return ORDER.index(found)


def within(code: ast.Module) -> Iterator[ast.AST]:
    """Every piece of a module but what runs only where the program begins."""
    for node in code.body:
        start = isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"
        yield from () if start else ast.walk(node)


def strangers(code: ast.Module) -> Iterator[str]:
    """Every use of a clock, of the current folder or of unseeded randomness."""
    for module in imported(code):
        if module.split(".")[0] in CHANCE:
            yield f"import {module}"
    for node in within(code):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else None
            owner = node.value.id if isinstance(node.value, ast.Name) else owner
            if (owner, node.attr) in CLOCK | FOLDER:
                yield f"{owner}.{node.attr}"
            if owner == "random" and node.attr not in SAFE_CHANCE:
                yield f"random.{node.attr}"
        if isinstance(node, ast.Call) and not node.args and not node.keywords:
            called = node.func.attr if isinstance(node.func, ast.Attribute) else None
            if called == "default_rng":
                yield "default_rng() without a seed"


@pytest.mark.parametrize("module", OF_MODEL)
def test_a_module_imports_only_what_stands_before_it(module: str) -> None:
    own = place(module)
    ahead = [
        one
        for one in imported(TREES[module])
        if one.split(".")[0] == "model" and one != "model" and place(one) > own
    ]
    assert ahead == []


def test_no_module_imports_itself_in_a_circle() -> None:
    """Within one entry of the order, too (goal_*, store_*, reports.*)."""
    edges = {
        module: {one for one in imported(TREES[module]) if one in FILES and one != "model"}
        for module in FILES
    }
    left = dict(edges)
    while ready := [module for module, needs in left.items() if not needs & set(left)]:
        for module in ready:
            del left[module]
    assert sorted(left) == []


@pytest.mark.parametrize("module", OF_MODEL)
def test_the_model_knows_no_screen(module: str) -> None:
    assert not {one.split(".")[0] for one in imported(TREES[module])} & SCREENS


@pytest.mark.parametrize("module", OF_MODEL)
def test_the_model_has_no_clock_no_current_folder_and_no_hidden_randomness(module: str) -> None:
    assert list(strangers(TREES[module])) == []


@pytest.mark.parametrize("module", [one for one in FILES if one.startswith("pages")])
def test_pages_import_parts_but_never_a_page(module: str) -> None:
    own = [one for one in imported(TREES[module]) if one.split(".")[0] == "pages"]
    assert [one for one in own if not one.startswith("pages.parts")] == []


@pytest.mark.parametrize("module", FILES)
def test_imports_stand_at_the_top(module: str) -> None:
    """Outside functions and classes, and none with a star."""
    code = TREES[module]
    inside = [
        node.lineno
        for owner in ast.walk(code)
        if isinstance(owner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for node in ast.walk(owner)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []
    stars = [n for n in ast.walk(code) if isinstance(n, ast.ImportFrom) and n.names[0].name == "*"]
    assert stars == []


@pytest.mark.parametrize("module", FILES)
def test_a_module_is_named_by_the_noun_it_holds_and_stays_small(module: str) -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
    assert not set(module.replace("_", ".").split(".")) & vague
    lines = FILES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= 260, f"{module} has {lines} lines"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from datetime import date\nx = date.today()", ["date.today"]),
        ("import datetime\nx = datetime.datetime.now()", ["datetime.now"]),
        ("from datetime import datetime\nx = datetime.now", ["datetime.now"]),
        ("import time\nx = time.time()", ["time.time"]),
        ("def f():\n    return time.time()", ["time.time"]),
        ("if __name__ == '__main__':\n    main(date.today())", []),
        ("import os\nx = os.getcwd()", ["os.getcwd"]),
        ("from pathlib import Path\nx = Path.cwd()", ["Path.cwd"]),
        ("import pandas as pd\nx = pd.Timestamp.now()", ["Timestamp.now"]),
        ("import random\nx = 1", ["import random"]),
        ("import numpy as np\nx = np.random.normal()", ["random.normal"]),
        ("import numpy as np\nx = np.random.default_rng()", ["default_rng() without a seed"]),
        ("import numpy as np\nx = np.random.default_rng(7)", []),
        ("from datetime import date\nx = date(2024, 6, 20)", []),
    ],
)
def test_the_search_finds_clock_folder_and_chance(code: str, found: list[str]) -> None:
    assert list(strangers(ast.parse(code))) == found


def test_the_search_finds_imports_wherever_they_stand() -> None:
    code = "def f():\n    from model.telling import numbers\n    import altair.vegalite\n"
    assert set(imported(ast.parse(code))) == {"model.telling.numbers", "altair.vegalite"}
    assert place("model.telling.numbers") < place("model.scoring") < place("model.reports.workbook")
    with pytest.raises(AssertionError, match=r"model\.utils is not in the order"):
        place("model.utils")
