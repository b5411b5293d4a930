"""How fast plans are found: python -m benchmarks.goal

Every rank from 1 to 45 by both questions, with and without the surveys and with locks, each planned
from cold on the full rulebook. Exit status 1 if the median is above 50 ms or the slowest above
300 ms. Processor time, so that other work on the machine does not count; beside it the time of one
scorecard, so that machines can be compared.
"""

import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from model.ground import Ground
from model.planning.goal import plan
from model.planning.ladder import Goal, Limits
from model.planning.odds import LIKELY, in_coming_year, in_year, least_total
from model.scoring import scorecard
from tests.grounds import ground

MEDIAN, WORST = 50.0, 300.0
LIMITS = {
    "everything": Limits(),
    "no surveys": Limits(survey=False),
    "8.2 and 8.4 locked": Limits(locked=frozenset({"8.2", "8.4"}), survey=False),
}
CAPPED = Limits(caps={"Các sở, ban, ngành": 2.0, "Sở Nội vụ": 1.0}, survey=False)


def milliseconds(run: Callable[[], object]) -> float:
    """The processor time of a call."""
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


def wanted(facts: Ground) -> list[Decimal]:
    """The least total of every rank by both questions, with the movement as past years had it."""
    trend = facts.movements["trend"]
    found = [
        least_total(reached(rank))
        for rank in range(1, 46)
        for reached in (
            lambda rank: in_year(facts, rank),
            lambda rank: in_coming_year(facts, rank, LIKELY, trend),
        )
    ]
    return [total for total in found if total is not None]


def main() -> int:
    """Print one line for each set of limits."""
    facts = ground()
    case, efforts = facts.case, facts.case.efforts
    totals = wanted(facts)
    card = statistics.median(
        milliseconds(partial(scorecard, case.rulebook, case.start())) for _ in range(20)
    )
    print(f"{'one scorecard':20} {card:7.2f} ms")
    slow = False
    for name, limits in [*LIMITS.items(), ("effort capped", CAPPED)]:
        goal = Goal(case.rulebook, case.start(), efforts, limits)
        times = [milliseconds(partial(plan, goal, total)) for total in totals]
        middle, worst = statistics.median(times), max(times)
        print(f"{name:20} median {middle:6.1f} ms ({middle / card:4.0f} ×)  worst {worst:6.1f} ms")
        slow |= name in LIMITS and (middle > MEDIAN or worst > WORST)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
