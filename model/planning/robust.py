"""A plan that reaches its total whichever of the rules and readings that fit the figures holds."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

from model.law.criteria import Criterion
from model.otherwise import otherwise
from model.planning.goal import HeldBack, Plan, held_back, plan
from model.planning.ladder import Goal
from model.scoring import points_of

ZERO = Decimal(0)


def robust(goal: Goal, wanted: Decimal) -> Plan:
    """The least-effort plan whose total is at least `wanted` under each alternative to a rule and
    each reading (`model.otherwise`), or the best possible, marked as not reaching it.

    Parts that may earn only together are taken together. What may earn but a share, and what may
    be the point that the rows do not explain, is either left alone, or that much more is asked
    for: the cheapest of these ways is taken.
    """
    rows = goal.rulebook.criteria.values()
    whole = {row.id for row in rows if any(one.together for one in row.alternatives.values())}
    readings = goal.scenario.baseline.readings.values()
    losses = {row.id: loss for row in rows if (loss := at_stake(goal, row))}
    if unexplained := goal.scenario.read.unexplained:
        losses |= {lever: unexplained for reading in readings for lever in reading.inputs}
    found = []
    for spared in product((True, False), repeat=len(set(losses.values()))):
        kinds = dict(zip(sorted(set(losses.values())), spared, strict=True))
        locked = {key for key, loss in losses.items() if kinds[loss]}
        more = max((loss for loss, left_alone in kinds.items() if not left_alone), default=ZERO)
        limits = replace(
            goal.limits,
            locked=goal.limits.locked | locked,
            together=goal.limits.together | whole,
        )
        one = plan(replace(goal, limits=limits), wanted + more)
        value = worth(goal, one)
        found.append((value, replace(one, wanted=wanted, reachable=value >= wanted)))
    reaching = [one for _, one in found if one.reachable]
    if reaching:
        return min(reaching, key=lambda one: one.effort)
    best = max(found, key=lambda pair: pair[0])[1]
    return replace(best, held_back=best.held_back and uncertain(goal, best.held_back))


def at_stake(goal: Goal, row: Criterion) -> Decimal:
    """The most points of a criterion's improvement that another rule may not give."""
    left = row.maximum - points_of(goal.rulebook, goal.scenario, row.id)
    return max((left * (1 - one.share) for one in row.alternatives.values()), default=ZERO)


def uncertain(goal: Goal, held: HeldBack) -> HeldBack:
    """What a robust plan leaves alone apart from what the person told it to."""
    asked = held_back(goal, 0).locked
    return replace(held, locked=asked, uncertain=held.locked - asked)


def worth(goal: Goal, found: Plan) -> Decimal:
    """The least that a plan's scenario is worth under any rule or reading."""
    others = [one.points for one in otherwise(goal.rulebook, found.scenario)]
    return min([found.total, *others])
