"""What a script without rules needs to follow a thumb says everywhere what the model says."""

from decimal import Decimal

import numpy as np
import pytest

from model.ground import Ground
from model.law.arithmetic import ARRAYS
from model.law.rules import PLACES
from model.levers import Lever
from model.ranking.coming import FROZEN, KNOWN, TREND
from model.ranking.rank import rank_in_year
from model.result import result
from model.scenario import Scenario
from model.scoring import along
from model.telling.moving import coming_tables, lead_words, rank_tables, slider, standing
from model.telling.ranks import lead
from pages.parts.levers import STEPS
from tests.grounds import BASELINES, EVERYWHERE, ground, library

TOTALS = np.round(np.concatenate([np.linspace(0, 100, 401), np.linspace(80, 90, 1001)]), 4)
MOVEMENTS = (KNOWN, TREND, FROZEN, "-1.5")


def followed(scenario: Scenario) -> list[tuple[Lever, float]]:
    """The levers that have a slider, each with the step of its thumb."""
    return [
        (lever, float(STEPS[lever.entry]))
        for lever in scenario.levers.values()
        if lever.entry in STEPS and not lever.locked and lever.span.low < lever.span.high
    ]


@pytest.mark.parametrize("baseline", BASELINES)
def test_every_place_of_every_slider_earns_what_the_rule_gives(baseline: str) -> None:
    """Between two knots a straight line, rounded half up to four decimals."""
    scenario = ground(baseline).case.start()
    for lever, step in followed(scenario):
        told = slider(scenario, lever, scenario.value(lever.id), step)
        low, high = float(lever.span.low), float(lever.span.high)
        places = np.linspace(low, high, round((high - low) / step) + 1).round(PLACES)
        at, earned = np.array(told["knots"]).T
        drawn = ARRAYS.half_up(np.interp(places, at, earned), PLACES)
        assert drawn == pytest.approx(along(scenario, lever, places), abs=1e-9), lever.id
        assert told["points"] == along(scenario, lever, np.array([told["value"]]))[0]


@pytest.mark.parametrize("baseline", BASELINES)
def test_a_slider_beside_a_change_stands_where_that_was_made(baseline: str) -> None:
    """Its own value and the start's are exact, though neither need lie on the grid of its thumb."""
    start = ground(baseline).case.start()
    for lever, step in followed(start):
        value = (lever.span.low + lever.span.high) / 2
        value = value.quantize(Decimal(1) if lever.entry == "count" else Decimal("0.01"))
        moved = start.change(lever.id, value)
        begin = start.value(lever.id)
        told = slider(moved, moved.levers[lever.id], begin, step)
        now, then = told["stands"]  # type: ignore[misc]
        assert now == [float(value), along(moved, lever, np.array([float(value)]))[0]]
        assert then[0] == told["start"] == float(begin)


@pytest.mark.parametrize("baseline", BASELINES)
@pytest.mark.parametrize("table", ["", library().nation.newest_map])
def test_the_rank_of_every_total_is_counted_from_thresholds(baseline: str, table: str) -> None:
    facts = ground(baseline, table)
    told = rank_tables(facts)
    for total in TOTALS:
        assert counted(told, total) == rank_in_year(float(total), facts.peers).rank


@pytest.mark.parametrize("movement", MOVEMENTS)
@pytest.mark.parametrize("baseline", BASELINES)
def test_the_coming_year_too(baseline: str, movement: str) -> None:
    facts = ground(baseline)
    told = coming_tables(facts, movement)
    views: list[list[int]] = [*told["given"], *told["unknown"]]  # type: ignore[misc]
    for total in TOTALS[::40]:
        given, unknown = (facts.coming(one).forecast(float(total)) for one in (movement, None))
        wanted = [given.rank, given.low, given.high, unknown.low, unknown.high]
        assert [counted(view, total) for view in views] == wanted


def counted(told: list[int], total: float) -> int:
    """The rank of a total: one more than the thresholds above it."""
    beyond, *least = told
    return 1 + beyond + sum(one > round(total * 10_000) for one in least)


@pytest.mark.parametrize("movement", MOVEMENTS)
@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_sentences_with_gaps_are_the_sentences(baseline: str, language: str, movement: str) -> None:
    facts = ground(baseline, language=language)
    now = result(facts, facts.case.start(), movement)
    gaps = {
        "{rank}": str(now.given.rank),
        "{given}": span(now.given.low, now.given.high),
        "{unknown}": span(now.unknown.low, now.unknown.high),
    }
    found, wanted = lead_words(facts, movement), lead(facts, now)
    for told, text in zip(found, wanted, strict=True):
        for gap, filled in gaps.items():
            told = told.replace(gap, filled)
        assert told == text or (told == gaps["{given}"] and now.given.low == now.given.high)


def span(low: int, high: int) -> str:
    """An interval of ranks, as the script writes it."""
    return str(low) if low == high else f"{low}–{high}"


@pytest.mark.parametrize("baseline", BASELINES)
def test_where_a_scenario_stands_is_told_with_every_gain(baseline: str) -> None:
    facts: Ground = ground(baseline)
    start = facts.case.start()
    lever, _ = followed(start)[0]
    other = lever.span.high if start.value(lever.id) != lever.span.high else lever.span.low
    moved = start.change(lever.id, other)
    base, now = (result(facts, one, KNOWN) for one in (start, moved))
    told = standing(base, now)
    assert told["changed"] == [lever.id]
    gains: dict[str, float] = told["gains"]  # type: ignore[assignment]
    assert set(gains) <= {lever.criterion.id}
    criteria = float(base.total.criteria) + sum(gains.values())
    assert told["criteria"] == pytest.approx(criteria, abs=1e-9)
    for same in (base, now):  # against itself nothing is changed, be it the published year or not
        assert standing(same, same)["gains"] == {}
        assert standing(same, same)["changed"] == []
