"""What is needed from now on for a part to make the plan."""

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from model.law.rules import HUNDRED, ONE, ZERO
from model.year.line import Line, Needed

THOUSANDTH = Decimal("0.001")


def needed(line: Line, months: Decimal) -> Needed:
    """What is needed in the `months` that are left, of the part's best class where it has
    several."""
    lever = line.lever
    planned = line.values["plan"][lever.id]
    nothing = Needed("nothing")
    if lever.locked or line.points["certain"] >= line.points["plan"]:
        return nothing
    possible = line.points["ceiling"] >= line.points["plan"]
    if line.kind in ("keep", "reach"):
        return Needed("keep" if line.kind == "keep" else "reach", planned, possible=possible)
    now = line.known.get(lever.id)
    if line.kind == "level":
        return level(line, planned, None if now is None else now.value, possible)
    done = now.value if now else ZERO
    more = target(line, planned) - done
    if more <= ZERO:
        return nothing
    if line.kind == "rate":
        rest = (line.total or ONE) - ((now.of if now else None) or ZERO)
        share = more * HUNDRED / rest if rest > ZERO else HUNDRED + HUNDRED
        return Needed("rate", share, rest=rest, possible=possible and more <= rest)
    each = more / months if months > ZERO else None
    return Needed("more", more, per_month=each, possible=possible)


def level(line: Line, planned: Decimal, value: Decimal | None, possible: bool) -> Needed:
    """A figure that stays as it is: to be reached, or so many fewer."""
    span = line.lever.span
    if value is None:
        return Needed("level", planned, possible=possible)
    if (planned - value) * span.better <= ZERO:
        return Needed("nothing")
    if line.lever.part.rule.shape == "reduction":
        return Needed("fewer", value - planned, possible=possible)
    return Needed("level", planned, possible=possible)


def target(line: Line, planned: Decimal) -> Decimal:
    """The natural figure that makes the plan's points out of the year's total: whole cases, amounts
    to three decimals."""
    total, before = line.total or ONE, line.planned_total or ONE
    if line.lever.entry != "percent":
        return (planned * total / before).to_integral_value(ROUND_CEILING)
    unit = ONE if before == before.to_integral_value() else THOUSANDTH
    return (planned * total / HUNDRED).quantize(unit, ROUND_HALF_UP)
