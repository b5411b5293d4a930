"""A rule that is written down as steps says what the rule computes, for every part that ships."""

import json
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.law.arithmetic import EXACT
from model.law.recorded import RECORDED, Step
from model.levers import Lever, shared
from tests.grounds import BASELINES, library

LEVERS = [lever for key in BASELINES for lever in library().cases[key].levers.values()]
FIRST = [one for one in LEVERS if one.input == one.part.rule.inputs[0]]
SHARED = [lever for lever in FIRST if lever.input]


def taken(step: Any, inputs: list[Fraction]) -> Fraction:
    """What recorded steps come to: all that a reader needs to know is how to add and to round."""
    if isinstance(step, int):
        return inputs[step]
    if isinstance(step, str):
        return Fraction(step)
    operation, *rest = step
    left, right, *more = (taken(one, inputs) for one in rest)
    match operation:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "=":
            return Fraction(left == right)
        case "least":
            return min(left, right)
        case "choose":
            return right if left else more[0]
        case "half_up":
            scale = 10 ** int(right)
            return Fraction(floor(left * scale + Fraction(1, 2)), scale)
    raise AssertionError(operation)


def wished(lever: Lever, draw: st.DataObject) -> list[Decimal]:
    """A possible value for each input of a lever's part."""
    span = lever.span
    steps = st.integers(0, int((span.high - span.low) / span.step))
    return [span.low + draw.draw(steps) * span.step for _ in lever.part.rule.inputs]


@pytest.mark.parametrize("lever", FIRST, ids=lambda lever: lever.id)
@given(draw=st.data())
def test_recorded_steps_earn_what_the_rule_earns(lever: Lever, draw: st.DataObject) -> None:
    names, values = lever.part.rule.inputs, wished(lever, draw)
    got = list(shared(lever.of, dict(zip(names, values, strict=True))).values())
    inputs = {name: Step(place) for place, name in enumerate(names)}
    steps = json.loads(json.dumps(lever.part.rule.points(inputs, lever.of, RECORDED).data()))
    found = lever.part.rule.points(dict(zip(names, got, strict=True)), lever.of, EXACT)
    assert taken(steps, [Fraction(one) for one in got]) == Fraction(found)


@pytest.mark.parametrize("lever", SHARED, ids=lambda lever: lever.id)
@given(draw=st.data())
def test_recorded_steps_share_cases_as_the_levers_do(lever: Lever, draw: st.DataObject) -> None:
    wishes = dict(enumerate(wished(lever, draw)))
    steps = shared(lever.of, {place: Step(place) for place in wishes}, RECORDED)
    inputs = [Fraction(one) for one in wishes.values()]
    found = [taken(step.data(), inputs) for step in steps.values()]
    assert found == [Fraction(one) for one in shared(lever.of, wishes).values()]
