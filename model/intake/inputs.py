"""The inputs that a law asks of a year, apart from any figures."""

from model.baseline import Figure
from model.law.criteria import POINTS, Law
from model.law.rules import ZERO
from model.levers import Lever


def inputs(law: Law) -> dict[str, Lever]:
    """Every input of every rule by its id, out of no total and without a figure; criteria that
    count plain points have none."""
    return {
        key: Lever(key, criterion, part, name, None, ZERO, Figure())
        for criterion in law.criteria.values()
        if POINTS not in criterion.parts
        for key, (part, name) in criterion.inputs().items()
    }


def first_of_part(lever: Lever) -> bool:
    """Whether an input is the first of its part: beside it stand the part's total and notes."""
    return lever.input == lever.part.rule.inputs[0]
