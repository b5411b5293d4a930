"""A line of the table of measurements, and the median time of something done several times."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

MISSED = "**no**"
TIME = (
    "A time, no ratio: it is within the target (18.7 ms of the server, 32.1 ms to paint) on a "
    "machine where one forecast of a rank takes 0.5 ms, and may miss it where that takes 0.8 ms."
)


class Row(NamedTuple):
    """What was measured, how much, in which unit, and what is wanted (None: it is only told);
    `least`: the wanted figure is the least, else it is the most; `why`: where the time goes and
    what was tried, for a target that is missed."""

    what: str
    value: float
    unit: str
    wanted: float | None = None
    least: bool = False
    why: str = ""

    @property
    def met(self) -> str:
        """Whether the target is met."""
        if self.wanted is None:
            return ""
        good = self.value >= self.wanted if self.least else self.value <= self.wanted
        return "yes" if good else MISSED

    @property
    def target(self) -> str:
        """What is wanted, in words."""
        if self.wanted is None:
            return ""
        return f"{'≥' if self.least else '≤'} {self.wanted:g} {self.unit}".strip()


def seconds(run: Callable[[], object], turns: int = 5) -> float:
    """The median time of a call."""
    found = []
    for _ in range(turns):
        begun = time.perf_counter()
        run()
        found.append(time.perf_counter() - begun)
    return statistics.median(found)
