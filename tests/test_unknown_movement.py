"""The law of a movement that nobody knows, against statistics worked out apart from the model:
its scale, its degrees of freedom, and the chances that it gives."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from model.law.arithmetic import Floats
from model.ranking.forecast import TAILS, ahead, chances, counts
from model.ranking.transitions import climbs
from tests.grounds import ground, library

MODEL = ground().model
CLIMBS = np.array(list(climbs(library().nation.national).values()))
LEVELS, CHANGES = CLIMBS.T
SCORES = ground().peers["score"].to_numpy()
MANY = (np.arange(4001) + 0.5) / 4001  # equally likely places of a law
FAR = 4.0  # points; a local shift so wide that a chance without it would be another


def line() -> tuple[float, float, float]:
    """The shrunk slope of the change on the level, its error before that, and the spread around
    the line with as many degrees of freedom as the line leaves."""
    found = stats.linregress(LEVELS, CHANGES)
    slope = found.slope * max(0.0, 1 - (found.stderr / found.slope) ** 2)
    left = CHANGES - CHANGES.mean() - slope * (LEVELS - LEVELS.mean())
    return slope, found.stderr, float(np.sqrt((left**2).sum() / (len(left) - 2)))


@pytest.mark.parametrize("level", [70.0, 82.0, 88.37, 95.0])
def test_the_scale_is_that_of_predicting_one_more_change_from_a_line(level: float) -> None:
    slope, error, spread = line()
    away, n = level - LEVELS.mean(), len(CHANGES)
    centre, scale, degrees = MODEL.coming(level)
    assert centre == pytest.approx(CHANGES.mean() + slope * away)
    assert scale**2 == pytest.approx(spread**2 + spread**2 / n + (error * away) ** 2)
    assert degrees == n - 2 == 6  # average and slope cost one each


def by_province(total: float, local: float) -> Floats:
    """P(rank ≤ k) when each province moves: over many movements, each as likely."""
    centre, scale, degrees = MODEL.coming(SCORES.mean())
    law = stats.t(degrees, loc=centre, scale=np.sqrt(scale**2 + local**2))
    beyond = ahead(
        np.array([total]), SCORES[None], law.ppf(MANY)[None], MODEL.catching_up, MODEL.spread
    )
    return np.asarray(np.cumsum(counts(beyond)[0].mean(axis=0))[:-1])


def by_shape(total: float) -> Floats:
    """P(rank ≤ k) when the table has one of the shapes: place k ends below the total."""
    n, (centre, scale, degrees) = len(SCORES), MODEL.coming(SCORES.mean())
    places = (np.arange(n) + 0.5) / n
    forms = [np.interp(places, (np.arange(len(one)) + 0.5) / len(one), one) for one in MODEL.shapes]
    narrow = min(1.0, SCORES.std() / np.median([form.std() for form in forms]))
    forms = [form * narrow for form in forms]
    shared = np.var([np.median(form) for form in forms], ddof=1)
    law = stats.t(degrees, loc=SCORES.mean() + centre, scale=np.sqrt(scale**2 + shared))
    return np.asarray(np.mean([law.cdf(total - form) for form in forms], axis=0))


@pytest.mark.parametrize("local", [MODEL.local, FAR])
@pytest.mark.parametrize("total", [84.0, 88.4, 93.0])
def test_the_chances_are_those_of_both_views_over_that_law(total: float, local: float) -> None:
    found = chances(total, ground().peers, replace(MODEL, local=local), None)[0]
    wanted = (by_province(total, local) + by_shape(total)) / 2
    assert found[:-1] == pytest.approx(wanted, abs=0.004)
    assert found[-1] == pytest.approx(1)


def test_a_local_shift_that_is_left_out_would_be_seen() -> None:
    with_it, without = by_province(93.0, FAR), by_province(93.0, 0.0)
    assert np.abs(with_it - without).max() > 0.05


def test_a_province_s_own_movement_spreads_as_its_law_says() -> None:
    drawn = MODEL.spread * stats.t(TAILS).ppf(MANY)
    assert MODEL.deviation == pytest.approx(MODEL.spread * stats.t(TAILS).std())
    assert drawn.std() == pytest.approx(MODEL.deviation, rel=0.1)
