"""The least totals for each rank say of any total what the forecast says."""

import numpy as np
import pytest

from model.ranking.coming import FROZEN, KNOWN, TREND
from model.ranking.thresholds import least_totals
from tests.grounds import BASELINES, ground, library


@pytest.mark.parametrize("movement", [KNOWN, TREND, FROZEN, "-1,5", None])
@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("table", ["", library().nation.newest_map])
def test_a_rank_is_one_more_than_the_thresholds_above_the_total(
    baseline: str, table: str, movement: str | None
) -> None:
    """At every threshold, a step of 0.0001 below it, and between."""
    coming = ground(baseline, table).coming(movement)
    found = least_totals(coming)
    assert (np.diff(found, axis=1) <= 0).all()
    edges = np.unique(found[np.isfinite(found)])[::5]
    totals = np.clip(np.concatenate([edges, edges - 0.0001, [0, 50, 99.9999, 100]]), 0, 100)
    totals = np.round(totals, 4)
    wanted = np.array(coming.spans(totals))
    counted = 1 + (found[:, None, :] > totals[:, None]).sum(axis=2)
    assert (counted == wanted).all()
    one = coming.forecast(float(totals[0]))
    assert (one.rank, one.low, one.high) == tuple(wanted[:, 0])
