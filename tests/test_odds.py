"""The chances of a plan are found again by drawing years at random."""

import numpy as np
import pytest

from model.ground import Ground
from model.law.arithmetic import Floats
from model.planning.odds import odds
from model.planning.sensitivity import promises
from model.ranking.forecast import TAILS
from model.scenario import Scenario, set_inputs
from model.scoring import total
from tests.grounds import ground

DRAWS, NEAR = 20_000, 0.015
PLAN = {"6.1.1": "95", "6.1.2": "yes", "3.4.2": "99", "5.4.province": "yes", "8.2": "yes"}
TREND, RANK = 1.91, 30
RANDOM = np.random.default_rng(2026)


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


@pytest.fixture(scope="module")
def planned(facts: Ground) -> Scenario:
    return set_inputs(facts.case.start(), PLAN)


def drawn_tables(facts: Ground, movement: float | None) -> Floats:
    """The others' scores of many coming years: half the draws province by province, half by a
    shape of past tables."""
    model, scores = facts.model, facts.peers["score"].to_numpy(dtype=float)
    mean, n, around = float(scores.mean()), len(scores), RANDOM.standard_normal(DRAWS)
    forms = np.array(
        [
            np.interp((np.arange(n) + 0.5) / n, (np.arange(len(s)) + 0.5) / len(s), s)
            for s in model.shapes
        ]
    )
    forms *= min(1.0, scores.std() / np.median(forms.std(axis=1)))
    wide = float(np.median(forms, axis=1).std(ddof=1))
    if movement is None:
        centre, scale, degrees = model.coming(mean)
        moved = centre + np.hypot(scale, model.local) * RANDOM.standard_t(degrees, DRAWS)
        shared = centre + np.hypot(scale, wide) * RANDOM.standard_t(degrees, DRAWS)
    else:
        moved = movement + model.local * around
        shared = movement + wide * RANDOM.standard_t(len(forms) - 1, DRAWS)
    own = model.spread * RANDOM.standard_t(TAILS, (DRAWS, n))
    provinces = mean + (1 + model.catching_up) * (scores - mean) + moved[:, None] + own
    shaped = mean + shared[:, None] + forms[RANDOM.integers(len(forms), size=DRAWS)]
    return np.where((RANDOM.random(DRAWS) < 0.5)[:, None], provinces, shaped)


def drawn_totals(facts: Ground, planned: Scenario) -> Floats:
    """Our own total when promises are kept as the cycle assumes."""
    rulebook, delivery = facts.case.rulebook, facts.case.assumptions.delivery
    totals = np.full(DRAWS, points(facts, planned))
    for promise in promises(rulebook, planned, planned.begun()):
        kept = (RANDOM.random(DRAWS) < delivery.kept).astype(float)
        shares = RANDOM.choice(delivery.shares, DRAWS)
        totals -= float(promise.gain) * (1 - (kept if promise.all_or_nothing else shares))
    return totals


def points(facts: Ground, scenario: Scenario) -> float:
    return float(total(facts.case.rulebook, scenario).points)


def share(totals: Floats | float, tables: Floats) -> float:
    """How often a total has the rank or a better one."""
    ahead = (tables > np.reshape(totals, (-1, 1))).sum(axis=1)
    return float((ahead < RANK).mean())


def test_the_chances_of_a_plan_are_those_of_drawn_years(facts: Ground, planned: Scenario) -> None:
    found, reached = odds(facts, planned, RANK, str(TREND)), points(facts, planned)
    assert 0.05 < found.delivered < found.unknown < 0.95
    assert found.given == pytest.approx(share(reached, drawn_tables(facts, TREND)), abs=NEAR)
    tables = drawn_tables(facts, None)
    assert found.unknown == pytest.approx(share(reached, tables), abs=NEAR)
    promised = drawn_totals(facts, planned)
    assert found.delivered == pytest.approx(share(promised, tables), abs=NEAR)


def test_without_promises_delivery_changes_nothing(facts: Ground) -> None:
    found = odds(facts, facts.case.start(), 46, str(TREND))
    assert found.delivered == pytest.approx(found.unknown)
