"""A scenario is its inputs: frozen, order does not matter, and the way back leads back."""

import re
from dataclasses import FrozenInstanceError
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.law.arithmetic import EXACT
from model.levers import Lever, LeverError
from model.scenario import Scenario, set_inputs
from model.scoring import criterion_points
from tests.grounds import told
from tests.strategies import START, moves, scenarios


@given(moves())
def test_a_lever_changed_and_changed_back_leaves_the_start(move: tuple[Lever, D]) -> None:
    lever, value = move
    changed = START.change(lever.id, value)
    assert changed.value(lever.id) == value
    assert changed.change(lever.id, START.value(lever.id)) == START


@given(scenarios(), moves())
def test_a_lever_changed_and_changed_back_leaves_any_scenario(
    scenario: Scenario, move: tuple[Lever, D]
) -> None:
    """Unless other classes of the same cases were chosen and had to yield for good."""
    lever, value = move
    rivals = [key for key in scenario.classes(lever.id) if key != lever.id]
    if not any(key in scenario.changes for key in rivals):
        changed = scenario.change(lever.id, value)
        back = changed.change(lever.id, scenario.value(lever.id))
        assert back.values() == scenario.values()


@given(st.lists(moves(), max_size=8, unique_by=lambda move: move[0].id), st.randoms())
def test_the_order_of_settings_does_not_matter(moves: list, random) -> None:
    """The same scenario, or refused, whatever stands first."""
    settings = {lever.id: lever.text(value) for lever, value in moves}
    shuffled = dict(random.sample(list(settings.items()), len(settings)))
    try:
        expected = set_inputs(START, settings)
    except LeverError:
        with pytest.raises(LeverError, match="together"):
            set_inputs(START, shuffled)
    else:
        assert set_inputs(START, shuffled) == expected
        assert all(expected.value(lever.id) == value for lever, value in moves)


@given(scenarios())
def test_classes_of_the_same_cases_never_exceed_their_total(scenario: Scenario) -> None:
    for key, lever in scenario.levers.items():
        classes = scenario.classes(key)
        if len(classes) > 1:
            assert lever.of is not None
            assert sum(scenario.value(one) for one in classes) <= lever.of


@given(scenarios())
def test_every_value_is_one_that_its_lever_can_take(scenario: Scenario) -> None:
    for key, value in scenario.values().items():
        assert scenario.levers[key].check(value) == value


@given(scenarios())
def test_changes_hold_only_what_differs(scenario: Scenario) -> None:
    """What is unchanged is not in the address; the differences lead from the start to here."""
    assert all(value != scenario.start_value(key) for key, value in scenario.changes.items())
    values = scenario.cleared().values()
    values |= {found.lever.id: found.new for found in scenario.differences()}
    assert values == scenario.values()


@given(scenarios(), scenarios())
def test_differences_between_scenarios_name_old_and_new(one: Scenario, other: Scenario) -> None:
    found = {d.lever.id: (d.old, d.new) for d in one.differences(other)}
    values, base = one.values(), other.values()
    assert found == {key: (base[key], values[key]) for key in values if base[key] != values[key]}


def test_handling_all_findings_leaves_none_in_progress_until_it_is_taken_back(
    start: Scenario,
) -> None:
    all_handled = start.change("1.3.2.handled", D(79))
    assert all_handled.value("1.3.2.pending") == 0
    assert dict(all_handled.changes) == {"1.3.2.handled": 79}
    assert all_handled.change("1.3.2.handled", D(70)).value("1.3.2.pending") == 9
    assert all_handled.change("1.3.2.handled", D(44)) == start


def test_the_last_choice_wins_among_classes_that_were_both_chosen(start: Scenario) -> None:
    both = start.change("1.7.on_time", D(160)).change("1.7.late", D(30))
    assert (both.value("1.7.on_time"), both.value("1.7.late")) == (138, 30)


def test_a_scenario_is_frozen(start: Scenario) -> None:
    changed = start.change("6.1.1", D(95))
    with pytest.raises(FrozenInstanceError):
        changed.reading = "appendix"  # type: ignore[misc]
    with pytest.raises(TypeError):
        changed.changes["6.1.1"] = D(96)  # type: ignore[index]
    assert start.changes == {}


def test_resetting_one_criterion_keeps_the_others(start: Scenario) -> None:
    changed = set_inputs(start, {"5.4": "yes", "6.1.1": "95"})
    assert dict(changed.reset("5.4").changes) == {"6.1.1": 95}
    assert changed.cleared() == start


def test_a_criterion_sets_all_of_its_parts_alike(start: Scenario) -> None:
    assert set(set_inputs(start, {"5.4": "có"}).changes) == {
        "5.4.province",
        "5.4.department",
        "5.4.division",
    }
    assert set(set_inputs(start, {"3.2.3": "99"}).changes) == {
        "3.2.3.synchronised",
        "3.2.3.published",
    }
    assert dict(set_inputs(start, {"8.5": "18"}).changes) == {"8.5.exceeded": 18}


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"6.1.9": "95"}, "'6.1.9' is not a lever; valid: 1.3.2.handled, "),
        ({"6.1.1": "950"}, "6.1.1: 950 is not valid; 0 to 100 per cent"),
        ({"7.1.2": "yes"}, "7.1.2.cloud: out of the province's reach"),
        ({"7.1.2.connected": "yes"}, "7.1.2.connected: out of the province's reach"),
        ({"7.3.7": "95"}, "7.3.7: its parts differ in unit; set them one by one: 7.3.7.proc"),
        ({"1.6": "yes"}, "1.6: its parts differ in unit"),
        ({"5.4": "yes", "5.4.province": "no"}, "5.4.province: two settings contradict"),
        ({"5.4.province": "no", "5.4": "yes"}, "5.4.province: two settings contradict"),
        ({"1.3.2.handled": "60", "1.3.2.pending": "20"}, "1.3.2.* exceeds 79 in all"),
        ({"1.3.2.pending": "20", "1.3.2.handled": "60"}, "1.3.2.* exceeds 79 in all"),
    ],
)
def test_a_bad_setting_is_refused_with_its_reason(
    start: Scenario, settings: dict[str, str], reason: str
) -> None:
    with pytest.raises(LeverError) as error:
        set_inputs(start, settings)
    assert re.match(reason, told(error.value))


def test_the_message_for_an_unknown_lever_names_all_that_can_be_moved(start: Scenario) -> None:
    with pytest.raises(LeverError) as error:
        start.change("6.1", D(1))
    names = told(error.value).partition("valid: ")[2].split(", ")
    assert names == [key for key, lever in start.levers.items() if not lever.locked]


def test_a_reading_keeps_the_changes_that_are_still_changes(start: Scenario) -> None:
    changed = set_inputs(start, {"6.1.1": "95", "6.1.2": "yes"})
    awarded = changed.under("awarded-6.1.2")
    assert dict(awarded.changes) == {"6.1.1": 95}
    assert awarded.value("6.1.2") == 1
    assert awarded.change("6.1.2", D(0)).differences()[-1][1:] == (1, 0)
    assert changed.under("appendix").changes == changed.changes


def test_an_unknown_reading_is_refused_by_name(start: Scenario) -> None:
    with pytest.raises(LeverError) as error:
        start.under("body")
    assert "'body' is not among published, appendix, " in told(error.value)


@pytest.mark.parametrize("of", range(1, 200, 3))
def test_chosen_classes_fit_a_smaller_total_together(start: Scenario, of: int) -> None:
    """Each alone would fit; the better one comes first."""
    chosen = start.change("1.7.on_time", D(110)).change("1.7.late", D(50))
    fewer = chosen.out_of("1.7.of", D(of))
    on_time, late = fewer.value("1.7.on_time"), fewer.value("1.7.late")
    assert on_time + late <= of
    criterion = fewer.levers["1.7.late"].criterion
    assert criterion_points(criterion, fewer.levers, fewer.values(), EXACT) <= criterion.maximum


@pytest.mark.parametrize(
    ("of", "fits"),
    [("1", True), ("1000000000000", True), ("1000000000001", False), ("0", False)],
)
def test_a_total_goes_up_to_a_million_millions(start: Scenario, of: str, fits: bool) -> None:
    """More is a slip of the hand, and is said to be one."""
    if fits:
        assert start.out_of("1.7.of", D(of)).levers["1.7.on_time"].of == D(of)
    else:
        with pytest.raises(LeverError) as error:
            start.out_of("1.7.of", D(of))
        assert of in told(error.value).replace(".", "").replace("\N{NO-BREAK SPACE}", "")
