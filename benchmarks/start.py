"""How long a command takes to start: python -m benchmarks.start

`python -m model rank --total 86.75 --json` against `import numpy, pandas`, which it cannot do
without: processor seconds of both, run in turns, as medians and as their ratio. Exit status 1 if
the ratio is more than 2.5.
"""

import resource
import statistics
import subprocess
import sys

RUNS = 9
MOST = 2.5
COMMANDS = {
    "numpy, pandas": ["-c", "import numpy, pandas"],
    "rank": ["-m", "model", "rank", "--total", "86.75", "--json"],
}


def seconds(arguments: list[str]) -> float:
    """The processor seconds of one run of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, and say how it was."""
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, arguments in COMMANDS.items():
            found[name].append(seconds(arguments))
    base, rank = (statistics.median(times) for times in found.values())
    for name, times in found.items():
        print(f"{name}: {statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})")
    print(f"ratio: {rank / base:.2f} (at most {MOST})")
    return int(rank / base > MOST)


if __name__ == "__main__":
    sys.exit(main())
