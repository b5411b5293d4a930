"""The model alone: scores, ranks, plans, files, commands; and what a user would pick instead,
the exported workbook recalculated by LibreOffice."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.rows import Row, seconds
from benchmarks.scoring import SCENARIOS, drawn
from benchmarks.serving import ROOT
from model.law.arithmetic import ARRAYS
from model.planning.goal import plan
from model.planning.ladder import Goal
from model.ranking.coming import TREND
from model.reports import EXPORTS
from model.result import result
from model.scoring import criterion_points
from tests.grounds import ground
from tests.packs import sole

PLAIN = ["-c", "import numpy, pandas"]
COMMAND = ["-m", "model", "rank", "--total", "86.75", "--json"]
MOST_COMMAND = 2.5  # times what it cannot do without
COMMAND_WHY = (
    "Of what comes on top about a third each is importing scipy.optimize, importing the program "
    "with its other libraries, and the command itself, which reads and checks the data. Tried: "
    "what a command does not need is not imported."
)


def alone() -> Iterator[Row]:
    """Median times, each from what is at hand when a person asks."""
    facts = ground()
    case, coming = facts.case, facts.coming(TREND)
    values = drawn(case, np.random.default_rng(2023))

    def all_scored() -> None:
        for criterion in case.rulebook.criteria.values():
            criterion_points(criterion, case.levers, values, ARRAYS)

    yield Row(f"{SCENARIOS:,} scenarios scored", seconds(all_scored, 3), "s", 1.0)
    yield Row("one forecast of a rank", 1000 * seconds(lambda: coming.forecast(87.0)), "ms")
    goal = Goal(case.rulebook, case.start(), case.efforts)
    wanted = case.start().read.unexplained + 87
    yield Row("one plan", 1000 * seconds(lambda: plan(goal, wanted)), "ms", 300)
    yield from files()
    base, command = (seconds(python(*arguments), 5) for arguments in (PLAIN, COMMAND))
    yield Row(
        "a command, beside importing numpy and pandas",
        command / base,
        "×",
        MOST_COMMAND,
        why=COMMAND_WHY,
    )


def python(*arguments: str) -> Callable[[], object]:
    """A run of Python on its own."""
    return lambda: subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, cwd=ROOT, check=True
    )


def files() -> Iterator[Row]:
    """Each export, and the same scenario in the exported workbook as an office would have it."""
    pack = sole()
    for kind, export in EXPORTS.items():
        yield Row(f"export: {kind}", seconds(lambda export=export: export.make(pack), 3), "s")
    if (office := shutil.which("soffice")) is None:
        return
    with tempfile.TemporaryDirectory(prefix="par-bench-") as folder:
        book = Path(folder) / "book.xlsx"
        book.write_bytes(EXPORTS["workbook"].make(pack))
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        command += ["--convert-to", "csv", "--outdir", folder, str(book)]
        recalculated = seconds(
            lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True), 3
        )
    scenario = pack.outcomes[0].scenario
    ours = seconds(lambda: result(pack.ground, scenario, pack.movement))
    yield Row("instead: LibreOffice recalculates the workbook", recalculated, "s")
    yield Row("the same scenario scored and ranked here", 1000 * ours, "ms")
