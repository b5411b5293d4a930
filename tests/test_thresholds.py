"""The least totals for each rank say of any total what the forecast says."""

import json
from decimal import Decimal

import numpy as np
import pytest

from model.__main__ import main
from model.planning.odds import LIKELY, in_coming_year
from model.ranking.coming import FROZEN, KNOWN, TREND
from model.ranking.rank import in_year, least_total, score_needed
from model.ranking.thresholds import least_totals
from pages.parts.ranking.field import needed_coming
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


@pytest.mark.parametrize("baseline", BASELINES)
def test_what_a_rank_needs_is_one_answer_everywhere(
    baseline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the screens of ranks and of goals, on the command line and in the workbook's table: the
    least total, as scores are published, and 0.01 less is not enough."""
    facts = ground(baseline)
    coming = least_totals(facts.coming(TREND))[0]
    for rank in range(1, facts.table.of, 9):
        wanted = least_total(in_year(rank, facts.peers))
        assert wanted == Decimal(str(score_needed(rank, facts.peers).score))
        assert asked(baseline, wanted, capsys) <= rank < asked(baseline, wanted - CENT, capsys)
        later = least_total(in_coming_year(facts, rank, LIKELY, TREND))
        assert needed_coming(facts, rank, LIKELY, TREND) == (later and float(later))
        cents = np.ceil(np.round(coming[rank - 1] * 100, 2))
        assert cents == (np.inf if later is None else later * 100)


CENT = Decimal("0.01")


def asked(baseline: str, total: Decimal, capsys: pytest.CaptureFixture[str]) -> int:
    """The rank that the command line gives a total."""
    assert main(["rank", "--baseline", baseline, "--total", str(total), "--json"]) == 0
    return int(json.loads(capsys.readouterr().out)["rank"])
