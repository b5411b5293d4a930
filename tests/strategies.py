"""Values, scenarios and settings drawn at random from the real rulebook."""

from decimal import Decimal

from hypothesis import strategies as st

from model.levers import Lever
from model.scenario import Scenario
from tests.grounds import ground

CASE = ground().case
START = CASE.start()
JUDGED = [c.id for c in CASE.rulebook.criteria.values() if c.listed and c.moved != "out_of_reach"]
OPEN = [lever for lever in START.levers.values() if not lever.locked]


def steps(lever: Lever) -> int:
    """How many steps lie between the worst and the best value of a lever."""
    return int((lever.span.high - lever.span.low) / lever.span.step)


def at(lever: Lever, step: int) -> Decimal:
    """The value of a lever so many steps from its worst end."""
    return lever.worst + step * lever.span.step * lever.span.better


def values(lever: Lever) -> st.SearchStrategy[Decimal]:
    """Any value that a lever can take; the ends come often."""
    last = steps(lever)
    return st.one_of(st.sampled_from([0, last]), st.integers(0, last)).map(lambda n: at(lever, n))


def moves() -> st.SearchStrategy[tuple[Lever, Decimal]]:
    """A lever that the province can move, and a value for it."""
    return st.sampled_from(OPEN).flatmap(lambda lever: st.tuples(st.just(lever), values(lever)))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario under any reading after up to a dozen changes."""
    scenario = START.under(draw(st.sampled_from(list(CASE.baseline.readings))))
    for lever, value in draw(st.lists(moves(), max_size=12)):
        scenario = scenario.change(lever.id, value)
    return scenario
