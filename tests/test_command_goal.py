"""The goal command: a JSON of fixed shape, limits that hold, errors that name what is valid."""

import json

import pytest

from model.__main__ import main
from model.case import Case
from model.ground import Ground
from model.planning.odds import BOUNDS
from model.ranking.forecast import chances
from tests.grounds import BASELINES, LANGUAGES, ground, library

AGENCY = "Các sở, ban, ngành"


@pytest.fixture(scope="module")
def facts() -> Ground:
    return ground()


def goal(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """The JSON that the command prints."""
    assert main(["goal", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it is refused: exit status 2, nothing on standard output."""
    try:
        status = main(["goal", *arguments, "--language", "en"])
    except SystemExit as exit:
        status = exit.code
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    return said.err


def criteria(found: dict, case: Case) -> set[str]:
    """The criteria that a plan uses."""
    return {case.levers[step["id"]].criterion.id for step in found["steps"]}


def test_the_json_has_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    found = goal(capsys, "--rank", "30")
    assert list(found) == [
        *("reachable", "effort", "total", "rank", "steps", "chances", "otherwise"),
    ]
    assert all(list(step) == ["id", "from", "to", "gain", "effort"] for step in found["steps"])
    assert found["reachable"] is True
    assert found["rank"] <= 30
    assert sum(step["gain"] for step in found["steps"]) == pytest.approx(found["total"] - 86.02)
    assert sum(step["effort"] for step in found["steps"]) == pytest.approx(
        found["effort"], abs=1e-3
    )


@pytest.mark.parametrize("arguments", [["--rank", "20"], ["--score", "88,5"], ["--rank", "1"]])
def test_the_steps_score_what_the_plan_promises(
    capsys: pytest.CaptureFixture[str], case: Case, arguments: list[str]
) -> None:
    found = goal(capsys, *arguments)
    settings = []
    for step in found["steps"]:
        lever = case.levers[step["id"]]
        yes_no = {0.0: "no", 1.0: "yes"}
        bands = dict(enumerate(lever.bands(), start=1))
        text = yes_no[step["to"]] if lever.entry == "yes_no" else str(step["to"])
        settings += ["--set", f"{step['id']}={bands.get(step['to'], text)}"]
    assert main(["score", *settings, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == found["total"]


def test_a_chance_asks_for_the_coming_year(
    capsys: pytest.CaptureFixture[str], facts: Ground
) -> None:
    found = goal(capsys, "--rank", "30", "--chance", "0.7", "--movement", "trend")
    chance = chances(found["total"], facts.peers, facts.model, facts.points("trend"))[0, 29]
    below = chances(found["total"] - 0.01, facts.peers, facts.model, facts.points("trend"))[0, 29]
    assert below < 0.7 <= chance
    assert found["chances"]["given"] == pytest.approx(chance, abs=1e-4)
    assert found == goal(
        capsys, "--rank", "30", "--chance", "0,7", "--movement", "trend", "--bound", "given"
    )


def test_a_chance_may_bind_with_the_movement_unknown(
    capsys: pytest.CaptureFixture[str], facts: Ground
) -> None:
    found = goal(capsys, "--rank", "30", "--chance", "0.7", "--bound", "unknown")
    below = chances(found["total"] - 0.01, facts.peers, facts.model, None)[0, 29]
    assert below < 0.7 <= found["chances"]["unknown"]
    assert found == goal(capsys, "--rank", "30", "--chance", "0.7", "--bound", "unknown")


@pytest.mark.parametrize("bound", BOUNDS)
def test_a_plan_keeps_the_chance_that_was_asked_for_under_each_view(
    capsys: pytest.CaptureFixture[str], bound: str
) -> None:
    found = goal(capsys, "--rank", "30", "--chance", "0.6", "--bound", bound)
    assert list(found["chances"]) == list(BOUNDS)
    assert found["reachable"]
    assert found["chances"][bound] >= 0.6


def test_a_movement_alone_asks_for_the_likely_rank(capsys: pytest.CaptureFixture[str]) -> None:
    year = goal(capsys, "--rank", "30")
    strongest = goal(capsys, "--rank", "30", "--movement", "strongest")
    falling = goal(capsys, "--rank", "30", "--movement=-1.58")
    assert strongest["rank"] <= 30
    assert falling["total"] < year["total"] < strongest["total"]


def test_what_is_locked_is_not_used(capsys: pytest.CaptureFixture[str], case: Case) -> None:
    assert "5.4" in criteria(goal(capsys, "--rank", "30"), case)
    locked = goal(capsys, "--rank", "30", "--lock", "5.4", "--lock", "1.3.2.handled")
    assert locked["reachable"] is True
    assert not {"5.4.province", "5.4.department", "5.4.division", "1.3.2.handled"} & {
        step["id"] for step in locked["steps"]
    }


def test_an_agency_is_not_asked_for_more_than_its_cap(
    capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    def asked(found: dict) -> float:
        """What the plan asks of the agency."""
        leads = {
            step["id"]: case.baseline.rows[case.levers[step["id"]].criterion.id].lead
            for step in found["steps"]
        }
        return sum(
            step["effort"] / len(leads[step["id"]])
            for step in found["steps"]
            if AGENCY in leads[step["id"]]
        )

    free = goal(capsys, "--rank", "25")
    capped = goal(capsys, "--rank", "25", "--cap", f"{AGENCY}=0,6")
    assert asked(free) > 0.6
    assert capped["reachable"] is True
    assert asked(capped) <= 0.6
    assert capped["effort"] >= free["effort"]


def test_the_survey_is_promised_only_when_allowed(
    capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    assert {"9.1", "9.2"} & criteria(goal(capsys, "--score", "96"), case)
    without = goal(capsys, "--score", "96", "--no-survey")
    assert not {"9.1", "9.2"} & criteria(without, case)
    assert without["reachable"] is False


def test_what_nothing_reaches_is_answered_with_the_best_possible(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = goal(capsys, "--score", "99.9", "--no-survey")
    assert (found["reachable"], found["rank"]) == (False, 1)
    assert 86.02 < found["total"] < 99.9
    assert main(["goal", "--score", "99.9", "--no-survey"]) == 0
    said = capsys.readouterr().out
    assert "không cách nào đạt" in said
    assert "tốt nhất có thể: tổng điểm 94,1392, hạng 1" in said


def test_a_rank_that_even_100_points_do_not_give_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["goal", "--rank", "1", "--chance", "1"]) == 0
    assert "100 điểm cũng không đủ" in capsys.readouterr().out


def test_with_delivery_unsure_it_is_the_best_plan_that_is_not_enough(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = ("--rank", "1", "--chance", "0.99", "--bound", "delivered")
    found = goal(capsys, *asked)
    assert not found["reachable"]
    assert found["chances"]["delivered"] < 0.99
    assert main(["goal", *asked]) == 0
    said = capsys.readouterr().out
    assert "kế hoạch nhiều điểm nhất cũng không đủ" in said
    assert "100 điểm cũng không đủ" not in said


def test_a_goal_that_is_reached_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    found = goal(capsys, "--rank", "46")
    chances = found.pop("chances")
    assert found.pop("otherwise") == []
    assert found == {"reachable": True, "effort": 0.0, "total": 86.02, "rank": 46, "steps": []}
    assert chances["delivered"] == chances["unknown"]  # nothing is promised


def test_a_plan_tells_its_total_under_other_rules_and_may_hold_under_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = goal(capsys, "--score", "87", "--no-survey")
    (other,) = plain["otherwise"]
    assert other == {"rule": "5.4.together", "standing": "fits", "total": 86.02}
    sure = goal(capsys, "--score", "87", "--no-survey", "--robust")
    assert sure["effort"] > plain["effort"]
    assert min(one["total"] for one in sure["otherwise"]) >= 87


def test_the_plan_starts_from_the_scenario(capsys: pytest.CaptureFixture[str], case: Case) -> None:
    found = goal(capsys, "--rank", "30", "--set", "5.4=yes")
    assert found["steps"] == []
    read = goal(capsys, "--score", "86.02", "--reading", "appendix")
    assert sum(step["gain"] for step in read["steps"]) >= 0.9977


def test_in_words_it_lists_the_steps_and_the_doubt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["goal", "--rank", "30", "--lock", "5.4", "--no-survey"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1.3.2.handled")
    assert "44/79 vấn đề → 65/79 vấn đề" in lines[0]
    assert lines[0].endswith("+0,2658  công sức 1,35")
    assert "Chưa đạt → Đạt  +1,0000" in lines[1]
    assert lines[2] == "tổng điểm 87,2858, hạng 30, công sức 5,4 (giả định)"
    assert "chính là của 6.1.2; khi đó tổng điểm là 86,2881." in lines[3]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], ["--rank", "--score", "required"]),
        (["--rank", "30", "--score", "87"], ["not allowed"]),
        (["--rank", "0"], ["--rank 0: expected a rank from 1 to 63"]),
        (["--rank", "64"], ["1 to 63"]),
        (["--score", "101"], ["expected points from 0 to 100", "'101'"]),
        (["--score", "nan"], ["expected points from 0 to 100"]),
        (["--rank", "30", "--chance", "80"], ["expected a chance from 0 to 1", "'80'"]),
        (["--rank", "30", "--chance", "0"], ["a chance of 0"]),
        (["--score", "87", "--chance", "0.8"], ["a chance belongs to a rank"]),
        (["--rank", "30", "--movement", "fast"], ["--movement fast", "trend, none, strongest"]),
        (["--rank", "30", "--lock", "8.9"], ["--lock 8.9", "8.2", "1.3.2.handled"]),
        (["--rank", "30", "--cap", "Sở Nội=1"], ["--cap Sở Nội=1", "Department of Home Affairs"]),
        (["--rank", "30", "--cap", f"{AGENCY}=x"], ["expected AGENCY=EFFORT"]),
        (["--rank", "30", "--cap", f"{AGENCY}=-1"], ["expected AGENCY=EFFORT"]),
    ],
)
def test_a_bad_argument_is_refused_with_what_is_valid(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named: list[str]
) -> None:
    said = refusal(capsys, *arguments)
    assert all(words in said for words in named), said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["", library().nation.newest_map])
@pytest.mark.parametrize("baseline", BASELINES)
def test_every_year_table_and_language_has_an_answer(
    capsys: pytest.CaptureFixture[str], baseline: str, table: str, language: str
) -> None:
    where = ["--baseline", baseline, "--table", table, "--language", language]
    found = goal(capsys, "--rank", "15", *where)
    assert found["reachable"] == (found["rank"] <= 15)
    assert main(["goal", "--rank", "15", *where]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) >= len(found["steps"]) + 1
    told = " ".join(said)
    assert ("công sức" in told or "điểm" in told) == (language == "vi")


def test_a_rank_ends_with_the_number_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    merged = library().nation.newest_map
    said = refusal(capsys, "--rank", str(int(merged) + 1), "--table", merged)
    assert f"a rank from 1 to {merged}" in said


def test_an_agency_may_be_named_in_either_language(capsys: pytest.CaptureFixture[str]) -> None:
    english = ground(language="en").agency(AGENCY)
    capped = goal(capsys, "--rank", "25", "--cap", f"{AGENCY}=0.6")
    again = goal(capsys, "--rank", "25", "--cap", f"{english}=0.6", "--language", "en")
    assert capped == again


def test_where_the_source_names_no_agency_a_cap_is_refused_with_the_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = refusal(capsys, "--rank", "30", "--cap", "x=1", "--baseline", "kon_tum_2023")
    assert "the source of this year names none" in said


def test_a_plan_keeps_within_another_total(capsys: pytest.CaptureFixture[str], case: Case) -> None:
    found = goal(capsys, "--score", "99", "--set", "1.7.of=190")
    (step,) = (one for one in found["steps"] if one["id"] == "1.7.on_time")
    assert (step["from"], step["to"]) == (159, 190)


def test_a_chance_takes_the_movement_as_unknown_unless_it_is_stated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = goal(capsys, "--rank", "30", "--chance", "0.6")
    assert found["bound"] == "unknown"
    stated = goal(capsys, "--rank", "30", "--chance", "0.6", "--movement", "trend")
    assert stated["bound"] == "given"
    assert main(["goal", "--rank", "30", "--chance", "0.6", "--bound", "given"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    chance = "60\N{NO-BREAK SPACE}%"
    assert first == f"yêu cầu: nhóm 30 năm tới với khả năng {chance} (các tỉnh khác tăng 1,39 điểm)"


def test_a_thin_table_another_map_and_rows_of_plain_points_are_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    on = ("--rank", "50", "--baseline", "lam_dong_2024")
    found = goal(capsys, *on)
    assert (found["thin"], found["coming_of"]) == (True, 34)
    assert main(["goal", *on]) == 0
    said = capsys.readouterr().out
    assert "chỉ biết đủ điểm và hạng của 10/63 tỉnh" in said
    assert "tính như còn 63 tỉnh, thành phố; năm 2025 cả nước có 34" in said
    assert "công sức ở đây là một mức cho trọn dòng" in said
    assert not {"thin", "coming_of", "estimated"} & set(goal(capsys, "--rank", "50"))
