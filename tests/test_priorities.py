"""Priorities: what was lost, what can be won back, and what the next real step brings."""

import json
from decimal import Decimal as D

import pytest

from model.planning.priorities import (
    loss_shares,
    next_step,
    pareto,
    priorities,
    priorities_json,
    recovered,
)
from model.result import questions
from model.scoring import points_of, scorecard
from model.telling.values import step_text
from tests.grounds import BASELINES, EVERYWHERE, ground
from tests.strategies import CASE, START

EFFORTS = CASE.efforts
CARD = scorecard(CASE.rulebook, START)


def falling(total: float) -> int:
    """A rank that is better by one for every half point."""
    return round(2 * (100 - total))


TABLE = priorities(CASE.rulebook, START, EFFORTS, {"in_year": falling})
ROWS = TABLE.set_index("criterion")


def test_every_criterion_that_lost_points_has_a_row_most_lost_first() -> None:
    lost = CARD[CARD["lost"] > 0]
    assert sorted(TABLE["criterion"]) == sorted(lost["criterion"])
    assert len(TABLE) == 23
    assert TABLE["lost"].is_monotonic_decreasing
    assert TABLE["lost"].sum() == pytest.approx(14.9777)


def test_all_that_was_lost_can_be_won_back_but_what_is_out_of_reach() -> None:
    barred = TABLE["moved"] == "out_of_reach"
    assert list(TABLE.loc[barred, "criterion"]) == ["7.1.2"]
    figures = TABLE.loc[barred, ["recoverable", "ranks_in_year", "points_per_effort"]]
    assert (figures == 0).to_numpy().all()
    assert ROWS.loc["7.1.2", "next_step"] is None
    assert (TABLE.loc[~barred, "recoverable"] == TABLE.loc[~barred, "lost"]).all()


@pytest.mark.parametrize("criterion", list(CASE.rulebook.criteria))
def test_a_recovered_criterion_earns_its_maximum_unless_it_is_out_of_reach(criterion: str) -> None:
    wanted = CASE.rulebook.criteria[criterion]
    earned = points_of(CASE.rulebook, recovered(START, wanted), criterion)
    assert earned == (D("0.5") if criterion == "7.1.2" else wanted.maximum)


@pytest.mark.parametrize(
    ("criterion", "lever", "to", "cases", "gain"),
    [
        ("1.3.2", "1.3.2.handled", "45", "1", "0.0126"),
        ("1.7", "1.7.on_time", "160", "1", "0.0030"),
        ("4.1.3", "4.1.3", "738", "1", "0.0060"),
        ("5.4", "5.4.province", "1", "1", "0.5"),
        ("6.1.1", "6.1.1", "77.3153", "74.829", "0.01"),
        ("6.1.2", "6.1.2", "1", "1", "1"),
        ("6.1.3", "6.1.3", "100", "342", "0.0019"),
        ("7.1.4", "7.1.4", "12", "1", "0.0588"),
        ("7.3.7", "7.3.7.files", "53.9789", "5525", "0.0050"),
        ("8.4", "8.4", "1", "1", "0.5"),
        ("8.5", "8.5.exceeded", "9", "1", "0.1111"),
        ("9.1", "9.1", "81.415", "1.000", "0.1"),
    ],
)
def test_the_next_step_is_a_real_one(
    criterion: str, lever: str, to: str, cases: str, gain: str
) -> None:
    """One finding more, one per cent more files as so many files, a year without violation."""
    step = next_step(CASE.rulebook, START, criterion)
    assert step
    found = (step.lever.id, step.to, step.cases, step.gain)
    assert found == (lever, D(to), D(cases), D(gain))


def test_at_the_best_there_is_no_next_step() -> None:
    done = recovered(START, CASE.rulebook.criteria["7.1.4"])
    assert next_step(CASE.rulebook, done, "7.1.4") is None
    after = priorities(CASE.rulebook, done, EFFORTS, {})
    assert "7.1.4" not in set(after["criterion"])


def test_ranks_gained_are_those_of_this_criterion_alone() -> None:
    """From 86.02 one point up is two ranks by the stand-in, 4.4 points are nine."""
    assert ROWS.loc["6.1.2", "ranks_in_year"] == falling(86.02) - falling(87.02) == 2
    assert ROWS.loc["9.2", "ranks_in_year"] == falling(86.02) - falling(90.42) == 9


def test_a_rank_is_asked_for_a_total_that_never_exceeds_100() -> None:
    asked: list[float] = []

    def note(total: float) -> int:
        asked.append(total)
        return 1

    best = START
    for criterion in CASE.rulebook.criteria.values():
        if criterion.moved != "out_of_reach" and criterion.id != "9.2":
            best = recovered(best, criterion)
    priorities(CASE.rulebook, best, EFFORTS, {"in_year": note})
    assert max(asked) == 100


def test_the_survey_and_units_to_be_merged_are_no_cheap_points() -> None:
    """Points per effort are of the whole effort, not of the part that 1 to 5 stands for."""
    cheap = TABLE.sort_values("points_per_effort", ascending=False)["criterion"].head(8)
    assert not {"9.1", "9.2", "4.1.3"} & set(cheap)
    assert (TABLE.dropna(subset="effort")["effort_whole"] >= 0.999).all()


def test_the_agencies_and_the_time_are_those_of_the_plan() -> None:
    row = CASE.baseline.rows["7.1.4"]
    found = ROWS.loc["7.1.4"]
    assert (found["lead"], found["partner"], found["time"]) == (row.lead, row.partner, row.time)


def test_the_picture_of_the_loss_is_computed() -> None:
    """The surveys are 42 % of it, four criteria lost outright 30 %, and disbursement, online
    payment and files on time together less than 5 %."""
    found = loss_shares(CARD, CASE.baseline.asked_first)
    assert found["survey"] == (2, pytest.approx(0.4245, abs=1e-4))
    assert found["lost_outright"] == (4, pytest.approx(0.3004, abs=1e-4))
    assert found["asked_first"] == (5, pytest.approx(0.0486, abs=1e-4))


def test_the_picture_changes_with_the_scenario() -> None:
    card = scorecard(CASE.rulebook, START.change("6.1.2", D(1)))
    found = loss_shares(card, CASE.baseline.asked_first)
    assert found["lost_outright"] == (3, pytest.approx(3.5 / 13.9777))


def test_the_pareto_line_rises_to_all_that_was_lost() -> None:
    table = pareto(CARD)
    assert list(table["criterion"].head(3)) == ["9.2", "9.1", "5.4"]
    assert table["cumulative"].is_monotonic_increasing
    assert table["cumulative"].iloc[-1] == pytest.approx(1)
    assert table["cumulative"].iloc[1] == pytest.approx(6.3585 / 14.9777)
    assert set(table["moved"]) == set(CARD.loc[CARD["lost"] > 0, "moved"])


def test_the_table_is_plain_data_for_other_programs() -> None:
    found = json.loads(json.dumps(priorities_json(TABLE, ground().words), ensure_ascii=False))
    assert [row["id"] for row in found] == list(TABLE["criterion"])
    (payment,) = (row for row in found if row["id"] == "7.3.7")
    assert payment["next_step"]["cases"] == 5525
    assert payment["lead"] == list(CASE.baseline.rows["7.3.7"].lead)
    assert payment["time"].startswith("Năm 2024")
    (barred,) = (row for row in found if row["id"] == "7.1.2")
    assert barred["effort"] is None
    assert barred["next_step"] is None


@pytest.mark.parametrize(("baseline", "language"), EVERYWHERE)
def test_every_year_has_its_priorities(baseline: str, language: str) -> None:
    """As plain data and in words, also where the source names neither agencies nor times."""
    facts = ground(baseline, language=language)
    rank_of = questions(facts, "trend")
    start = facts.case.start()
    table = priorities(facts.case.rulebook, start, facts.case.efforts, rank_of)
    card = scorecard(facts.case.rulebook, start)
    assert table["lost"].sum() == pytest.approx(card["lost"].sum())
    assert (table["ranks_year"] < facts.table.of).all()
    for row in json.loads(json.dumps(priorities_json(table, facts.words))):
        assert row["time"] is None or row["time"]
    assert all(step_text(facts.words, step) for step in table["next_step"])


@pytest.mark.parametrize("baseline", BASELINES)
def test_plain_points_go_up_point_by_point_or_by_what_is_left(baseline: str) -> None:
    case = ground(baseline).case
    start = case.start()
    for criterion in case.rulebook.criteria.values():
        if criterion.moved != "points":
            continue
        left = criterion.maximum - points_of(case.rulebook, start, criterion.id)
        step = next_step(case.rulebook, start, criterion.id)
        if not left:
            assert step is None
        else:
            assert step
            assert step.gain == step.to - step.start == min(left, D(1))


def test_known_by_field_the_rows_come_by_their_loss_and_the_last_step_is_what_is_left() -> None:
    facts = ground("kon_tum_2023", language="vi")
    table = priorities(facts.case.rulebook, facts.case.start(), facts.case.efforts, {})
    lost = dict(zip(table["criterion"], table["lost"], strict=True))
    assert lost == {
        "1-2_4-7.other": 5.93,
        "9.2": 3.67,
        "8.other": 2.14,
        "9.1": 1.5,
        "3.other": 0.62,
    }
    steps = dict(zip(table["criterion"], table["next_step"], strict=True))
    assert step_text(facts.words, steps["1-2_4-7.other"]) == "thêm 1 điểm"
    assert step_text(facts.words, steps["3.other"]) == "thêm 0,62 điểm"


def test_where_only_points_are_known_no_criterion_is_said_to_be_lost_outright() -> None:
    case = ground("lam_dong_2024").case
    nothing = case.start().change("1-9.other", D(0))
    found = loss_shares(scorecard(case.rulebook, nothing), case.baseline.asked_first)
    assert found["lost_outright"][0] == found["asked_first"][0] == found["survey"][0] == 0
    assert found["points"] == (1, 1)


@pytest.mark.parametrize("of", [190, 100])
def test_another_total_bounds_the_next_step_and_what_can_be_recovered(of: int) -> None:
    scenario = START.out_of("1.7.of", D(of))
    criterion = CASE.rulebook.criteria["1.7"]
    step = next_step(CASE.rulebook, scenario, "1.7")
    done = recovered(scenario, criterion)
    assert done.value("1.7.on_time") == of
    assert points_of(CASE.rulebook, done, "1.7") == criterion.maximum
    if of == 100:
        assert step is None  # 159 were on time: all 100 are
    else:
        assert step
        assert (step.lever.id, step.start, step.to) == ("1.7.on_time", 159, 160)
        assert step.gain == D("0.0079")  # 1.5 / 190: 22 tasks are neither on time nor late
