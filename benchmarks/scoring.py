"""How fast many scenarios are scored: python -m benchmarks.scoring

100,000 scenarios in which every lever varies, against the exact path, on one core. Exit status 1 if
it takes more than a second or the two paths differ by more than 1e-4 points in a criterion.
"""

import sys
import time
from decimal import Decimal

import numpy as np

from model.case import Case
from model.law.arithmetic import ARRAYS, EXACT, Floats
from model.scoring import criterion_points, scorecard
from tests.grounds import ground

SCENARIOS = 100_000
COMPARED = 200
MOST_SECONDS = 1.0
MOST_DIFFERENCE = 1e-4


def drawn(case: Case, rng: np.random.Generator) -> dict[str, Floats]:
    """A random valid value for every lever of every scenario; classes never exceed their cases."""
    values: dict[str, Floats] = {}
    for criterion in case.rulebook.criteria.values():
        room: dict[str, Floats] = {}
        for key, (part, name) in criterion.inputs().items():
            span = case.levers[key].span
            steps = int((span.high - span.low) / span.step)
            found = rng.integers(0, steps + 1, SCENARIOS) * float(span.step) + float(span.low)
            if name:
                left = room.get(part, np.full(SCENARIOS, float(span.high)))
                found = np.minimum(found, left)
                room[part] = left - found
            values[key] = found
    return values


def furthest(case: Case, values: dict[str, Floats], points: dict[str, Floats]) -> float:
    """The largest difference between the two paths over the first scenarios, in points."""
    largest = 0.0
    for i in range(COMPARED):
        exact = {key: Decimal(f"{found[i]:.4f}") for key, found in values.items()}
        for key, criterion in case.rulebook.criteria.items():
            score = float(criterion_points(criterion, case.levers, exact, EXACT))
            largest = max(largest, abs(score - float(points[key][i])))
    return largest


def main() -> int:
    """Print the figures; 0 if both promises hold."""
    case = ground().case
    start = case.start()
    values = drawn(case, np.random.default_rng(2023))

    begun = time.perf_counter()
    points = {
        key: criterion_points(criterion, case.levers, values, ARRAYS)
        for key, criterion in case.rulebook.criteria.items()
    }
    criteria = np.sum(list(points.values()), axis=0)
    totals = np.minimum(criteria + float(start.read.unexplained), float(case.rulebook.maximum))
    many = time.perf_counter() - begun

    begun = time.perf_counter()
    for _ in range(COMPARED):
        scorecard(case.rulebook, start)
    one = (time.perf_counter() - begun) / COMPARED

    apart = furthest(case, values, points)
    print(f"{SCENARIOS:,} scenarios over {len(points)} rows: {many:.3f} s (at most {MOST_SECONDS})")
    print(
        f"one exact scorecard: {one * 1000:.2f} ms; arrays: {one * SCENARIOS / many:.0f} x faster"
    )
    print(f"largest difference in a row: {apart:.6f} points (at most {MOST_DIFFERENCE})")
    print(f"totals from {totals.min():.2f} to {totals.max():.2f}")
    return int(many > MOST_SECONDS or apart > MOST_DIFFERENCE)


if __name__ == "__main__":
    sys.exit(main())
