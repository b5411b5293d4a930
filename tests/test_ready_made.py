"""Ready-made scenarios: what each sets, and that it sets in a year all that it says."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.address import Work, from_query, to_query
from model.planning.ready_made import ReadyMade
from model.scenario import Scenario
from model.scoring import scorecard, total
from tests.grounds import BASELINES, HOME, copied, edit, ground, library, refusal

CASE = ground().case
READY = CASE.ready_made

NAME = "cycles/2022/ready_made.toml"


def points(scenario: Scenario) -> Decimal:
    return total(CASE.rulebook, scenario, scorecard(CASE.rulebook, scenario)).points


def made(key: str) -> Scenario:
    return READY[key].made(CASE.start())


def moved_criteria(scenario: Scenario) -> set[str]:
    return {difference.lever.criterion.id for difference in scenario.differences()}


def test_the_five_ready_made_scenarios_are_there_in_both_languages() -> None:
    assert {key: ready.name.vi for key, ready in READY.items()} == {
        "unchanged": "Giữ nguyên",
        "no_outright_loss": "Khắc phục tiêu chí 0 điểm",
        "digital_only": "Chỉ chuyển đổi số",
        "within_reach": "Tối đa trong tầm tay",
        "decline": "Xấu đi",
    }
    assert all(ready.name.en and ready.explanation.vi for ready in READY.values())


def test_unchanged_is_the_baseline() -> None:
    assert made("unchanged") == CASE.start()


def test_no_outright_loss_wins_back_what_the_four_criteria_lost_and_nothing_else() -> None:
    scenario = made("no_outright_loss")
    assert moved_criteria(scenario) == {"5.4", "6.1.2", "6.3.3", "8.2"}
    assert points(scenario) - CASE.baseline.total == Decimal("4.5")


def test_digital_only_brings_field_7_to_its_best_but_for_what_is_out_of_reach() -> None:
    scenario = made("digital_only")
    card = scorecard(CASE.rulebook, scenario)
    lost = card[(card["points"] < card["maximum"]) & card["criterion"].str.startswith("7.")]
    assert {criterion[0] for criterion in moved_criteria(scenario)} == {"7"}
    assert list(lost["criterion"]) == ["7.1.2"]


def test_within_reach_leaves_only_surveys_places_and_what_is_out_of_reach() -> None:
    scenario = made("within_reach")
    card = scorecard(CASE.rulebook, scenario)
    left = {CASE.rulebook.criteria[c].moved for c in card[card["lost"] > 0]["criterion"]}
    assert left == {"survey", "place", "out_of_reach"}
    assert {CASE.rulebook.criteria[c].moved for c in moved_criteria(scenario)} == {
        "share",
        "count",
        "checklist",
        "steps",
    }
    assert scenario.value("1.3.2.pending") == 0


def test_decline_takes_five_percentage_points_from_every_rate_and_says_it_is_assumed() -> None:
    scenario = made("decline")
    for difference in scenario.differences():
        lever = difference.lever
        whole = lever.of if lever.entry == "count" and lever.of else Decimal(100)
        fall = (difference.old - difference.new) * 100 / whole
        assert Decimal(5) <= fall < 5 + 100 / whole
    rates = {c.id for c in CASE.rulebook.criteria.values() if c.moved in ("share", "survey")}
    assert moved_criteria(scenario) == rates
    assert [key for key, ready in READY.items() if ready.assumed] == ["decline"]
    assert "giả định" in READY["decline"].explanation.vi.lower()


@given(
    key=st.sampled_from(list(READY)),
    reading=st.sampled_from(list(CASE.baseline.readings)),
    changed=st.sampled_from([None, "6.1.1", "9.1"]),
)
@settings(max_examples=40, deadline=None)
def test_a_ready_made_scenario_follows_the_reading_and_forgets_earlier_changes(
    key: str, reading: str, changed: str | None
) -> None:
    start = CASE.start().under(reading)
    before = start.change(changed, Decimal(3)) if changed else start
    scenario = READY[key].made(before)
    assert scenario == READY[key].made(start)
    assert scenario.reading == reading
    assert from_query(to_query(Work(scenario), HOME), library()) == (Work(scenario), [])
    if key == "decline":
        assert points(scenario) < points(start)
    elif key != "unchanged":
        assert points(scenario) > points(start)


def test_no_rate_falls_below_nothing() -> None:
    step = {"moved": ["share", "survey"], "lose": Decimal(100)}
    ready = ReadyMade.model_validate(
        {"name": READY["decline"].name, "explanation": READY["decline"].name, "steps": [step]}
    )
    scenario = ready.made(CASE.start())
    assert {scenario.value(d.lever.id) for d in scenario.differences()} == {Decimal(0)}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"6.3.3"', '"6.9.9"', "no_outright_loss: step 1: 6.9.9 not in the law"),
        ('fields = ["7"]', 'fields = ["12"]', "digital_only: step 1: 12 not in the law"),
        ('fields = ["7"], ', "", "a step names criteria"),
        (", lose = 5", "", "a step has either"),
        ("lose = 5", "loses = 5", "decline → steps → 0 → loses"),
        ("lose = 5", 'lose = "5"', "a number belongs here"),
        ('"share", "survey"', '"checklist"', "cannot lose percentage points"),
        ('"share", "survey"', '"out_of_reach"', "picks no criterion"),
        ('"survey"', '"surveys"', "decline → steps → 0 → moved → 1"),
        (', en = "Unchanged"', "", "unchanged → name → en"),
        ("[unchanged]", "[unchanged", "not valid TOML"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_place(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    data = copied(tmp_path)
    edit(data, NAME, old, new)
    said = refusal(data)
    assert said.startswith(f"{NAME}: ")
    assert message in said


@pytest.mark.parametrize("baseline", BASELINES)
def test_a_year_offers_the_scenarios_that_do_all_that_they_say(baseline: str) -> None:
    """Where a year does not break its points down, what names single rules is not offered."""
    case = ground(baseline).case
    known = {(c.id, c.field, c.moved) for c in case.rulebook.criteria.values()}
    for ready in case.ready_made.values():
        for step in ready.steps:
            assert set(step.criteria) <= {key for key, _, _ in known}
            assert set(step.fields) <= {field for _, field, _ in known}
            assert set(step.moved) <= {moved for _, _, moved in known}
        assert ready.made(case.start()).differences() or not ready.steps
    offered = list(case.ready_made)
    assert offered == (list(READY) if baseline == HOME else ["unchanged"])


def test_of_points_a_share_of_their_maximum_is_lost() -> None:
    """Five per cent of a survey's 10 points are half a point, not five."""
    case = ground("kon_tum_2023").case
    step = {"moved": ["survey"], "lose": Decimal(5)}
    name = READY["decline"].name
    ready = ReadyMade.model_validate({"name": name, "explanation": name, "steps": [step]})
    scenario = ready.made(case.start())
    assert scenario.value("9.1") == Decimal("8.00")
    assert scenario.value("9.2") == Decimal("17.23")
