"""The command line: the same figures, a JSON of fixed shape, errors that name what is valid."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.__main__ import main
from model.case import Case
from model.levers import plain
from model.scenario import Scenario, set_inputs
from model.scoring import scorecard, total
from model.telling.values import value_text
from tests.grounds import LANGUAGES, ground

ROOT = Path(__file__).parent.parent


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints when it works."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:
    """The JSON that a command prints."""
    return json.loads(output(capsys, *arguments, "--json"))


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says when it is refused: exit status 2, nothing on standard output."""
    try:
        status = main([*arguments, "--language", "en"])
    except SystemExit as exit:
        status = exit.code
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    return said.err


def test_score_in_json_has_the_agreed_shape(capsys: pytest.CaptureFixture[str], case: Case) -> None:
    found = answer(capsys, "score")
    assert list(found) == ["total", "reading", "unexplained", "fields", "criteria"]
    assert found["total"] == 86.02
    assert found["reading"] == "published"
    assert found["unexplained"] == 0.9977
    assert found["fields"] == {
        "1": 9.0012,
        "2": 6.0,
        "3": 12.9107,
        "4": 6.0536,
        "5": 4.25,
        "6": 5.7613,
        "7": 11.0151,
        "8": 4.3889,
        "9": 25.6415,
    }
    assert [row["id"] for row in found["criteria"]] == list(case.rulebook.criteria)
    assert all(list(row) == ["id", "points", "maximum", "lost"] for row in found["criteria"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--reading", "appendix"],
        ["--reading", "awarded-6.3.3", "--set", "8.2=yes"],
        ["--set", "6.1.1=95", "--set", "6.1.2=yes", "--set", "2.other=5.5"],
        ["--set", "5.4=yes", "--set", "9.2=100", "--set", "9.1=100", "--set", "8.2=yes"],
    ],
)
def test_the_rows_of_the_json_add_up(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """Maxima to 100, points and the unexplained to the total, the fields to the rows."""
    found = answer(capsys, "score", *arguments)
    rows = found["criteria"]
    points = sum(row["points"] for row in rows)
    assert sum(row["maximum"] for row in rows) == 100
    assert points + found["unexplained"] == pytest.approx(found["total"], abs=1e-9)
    assert sum(found["fields"].values()) == pytest.approx(points, abs=1e-9)
    assert all(row["maximum"] - row["points"] == pytest.approx(row["lost"]) for row in rows)


@pytest.mark.parametrize(
    ("settings", "criterion", "points", "whole"),
    [
        (["6.1.1=95"], "6.1.1", 0.95, 86.2068),
        (["6.1.1=95,0 %"], "6.1.1", 0.95, 86.2068),
        (["6.1.2=yes"], "6.1.2", 1.0, 87.02),
        (["6.1.2=có"], "6.1.2", 1.0, 87.02),
        (["5.4=yes"], "5.4", 1.5, 87.52),
        (["8.4=5"], "8.4", 1.5, 86.52),
        ([" 7.1.4 = 17 "], "7.1.4", 1.0, 86.3729),
        (["1.3.2=79"], "1.3.2", 1.0, 86.3934),
    ],
)
def test_a_setting_moves_its_criterion_and_the_total(
    capsys: pytest.CaptureFixture[str],
    settings: list[str],
    criterion: str,
    points: float,
    whole: float,
) -> None:
    found = answer(capsys, "score", *(one for text in settings for one in ("--set", text)))
    assert {row["id"]: row["points"] for row in found["criteria"]}[criterion] == points
    assert found["total"] == whole


def test_the_command_line_scores_as_the_model_does(
    capsys: pytest.CaptureFixture[str], case: Case, start: Scenario
) -> None:
    settings = {"3.4.1": "99.5", "8.5.exceeded": "12", "4.1.3": "700", "1.6.held": "no"}
    scenario = set_inputs(start.under("appendix"), settings)
    expected = total(case.rulebook, scenario, scorecard(case.rulebook, scenario))
    given = [one for key, text in settings.items() for one in ("--set", f"{key}={text}")]
    assert answer(capsys, "score", "--reading", "appendix", *given)["total"] == float(
        expected.points
    )


def test_score_in_words_lists_every_row_the_unexplained_and_the_total(
    capsys: pytest.CaptureFixture[str], case: Case
) -> None:
    lines = output(capsys, "score", "--set", "6.1.1=95").splitlines()
    rows = [line.split()[0] for line in lines[: len(case.rulebook.criteria)]]
    assert rows == list(case.rulebook.criteria)
    assert "6.1.1       0,9500 / 1     Giải ngân vốn đầu tư công" in lines
    assert "0,9977   điểm chưa giải thích (published)" in lines[-2]
    assert lines[-1].split() == ["86,2068", "tổng", "điểm"]


def test_a_total_that_differs_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said = output(capsys, "score", "--set", "1.7.of=190").splitlines()
    assert "1.7.of: tổng số 168 → 190 nhiệm vụ" in said


@pytest.mark.parametrize("total", ["86.02", "100"])
def test_a_rank_on_an_estimated_table_is_never_called_exact(
    total: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = output(capsys, "rank", "--total", total, "--table", "34")
    assert "ước tính" in said
    assert "chính xác" not in said
    assert answer(capsys, "rank", "--total", total, "--table", "34")["estimated"] is True


def test_a_table_too_thin_to_trust_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    on = ("rank", "--total", "84", "--table", "2020")
    assert answer(capsys, *on)["thin"] is True
    assert "quá ít để tin bảng dựng lại" in output(capsys, *on)
    assert "quá ít" not in output(capsys, "rank", "--total", "84")


def test_a_coming_year_of_another_map_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In 2025 there are 34 provinces: a forecast among 63 says that it is as if they still were."""
    on = ("rank", "--total", "84", "--baseline", "lam_dong_2024", "--movement", "trend")
    assert answer(capsys, *on)["coming_of"] == 34
    assert "năm 2025 cả nước có 34" in output(capsys, *on)
    merged = answer(capsys, *on, "--table", "34")
    assert (merged["of"], "coming_of" in merged) == (34, False)


def test_winning_a_suspect_is_told_with_the_other_total(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = output(capsys, "score", "--set", "6.1.2=yes")
    assert "có thể chính là của 6.1.2. Nếu vậy, tổng điểm là 86,02, không phải 87,02." in said
    assert "6.1.2 (khớp nhưng chưa chắc)" in said
    assert "chính là" not in output(capsys, "score", "--set", "6.1.1=95")
    assert "chính là" not in output(capsys, "score", "--reading", "appendix", "--set", "6.1.2=yes")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--set", "6.1.9=95"], ["'6.1.9' is not a lever", "6.1.1, 6.1.2, 6.1.3", "9.2"]),
        (["--set", "6.1.1=950"], ["6.1.1: 950 is not valid; 0 to 100 per cent"]),
        (["--set", "6.1.1=x"], ["6.1.1: 'x' is not valid; 0 to 100 per cent"]),
        (["--set", "6.1.1="], ["6.1.1: '' is not valid; 0 to 100 per cent"]),
        (["--set", "6.1.1"], ["--set 6.1.1: expected LEVER=VALUE"]),
        (["--set", "6.1.2=maybe"], ["6.1.2: 'maybe' is not valid; yes or no"]),
        (["--set", "7.1.4=18"], ["7.1.4: 18 is not valid; 0 to 17 services"]),
        (["--set", "8.4=0"], ["8.4: '0' is not valid; a place", "1-10, 11-30, 31-50, 51+"]),
        (["--set", "7.1.2=yes"], ["7.1.2.cloud: out of the province's reach"]),
        (["--set", "7.3.7=95"], ["7.3.7.procedures, 7.3.7.transactions, 7.3.7.files"]),
        (["--set", "6.1.1=95", "--set", "6.1.1=90"], ["--set 6.1.1=90: already set to 95"]),
        (["--set", "1.7.on_time=160", "--set", "1.7.late=9"], ["exceeds 168 in all"]),
        (["--reading", "body"], ["'body'", "published", "appendix", "awarded-6.1.2"]),
        (["--set"], ["expected one argument"]),
    ],
)
def test_a_bad_argument_is_refused_with_what_is_valid(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named: list[str]
) -> None:
    said = refusal(capsys, "score", *arguments)
    assert all(words in said for words in named), said


@pytest.mark.parametrize("arguments", [[], ["goal!"], ["score", "--json", "6.1.1=95"]])
def test_an_unknown_command_or_argument_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert "usage: python -m model" in refusal(capsys, *arguments)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", [[], ["score"]])
def test_help_lists_every_lever_with_its_unit_its_range_and_its_value(
    capsys: pytest.CaptureFixture[str], case: Case, command: list[str], language: str
) -> None:
    say = ground(language=language).words
    if not command:  # before a command the language is that of a first opening
        say = ground().words
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help", *(["--language", language] if command else [])])
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.split()}
    for key, lever in case.levers.items():
        line = lines[key]
        assert f" {say.told(lever.accepted)} ({value_text(say, lever, lever.start)}) " in line
        if lever.entry in ("percent", "count", "points"):
            assert plain(lever.span.low) in line
            assert plain(lever.span.high) in line
        assert say.name(lever.name) in line
        assert (say("command.lever_locked") in line) == lever.locked


@pytest.mark.parametrize(
    ("points", "rank", "low", "high"),
    [("86.02", 46, 46, 46), ("86,75", 36, 36, 36), ("100", 1, 1, 1), ("85.0223", None, 52, 55)],
)
def test_rank_in_json_has_the_agreed_shape(
    capsys: pytest.CaptureFixture[str], points: str, rank: int | None, low: int, high: int
) -> None:
    found = answer(capsys, "rank", "--total", points)
    assert set(found) == {"rank", "low", "high", "of", "year"}
    assert (found["low"], found["high"], found["of"], found["year"]) == (low, high, 63, 2023)
    assert low <= found["rank"] <= high
    assert rank in (None, found["rank"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--total", "101"], ["expected points from 0 to 100", "'101'"]),
        (["--total=-0.5"], ["expected points from 0 to 100"]),
        (["--total", "nan"], ["expected points from 0 to 100"]),
        (["--total", "nhiều"], ["expected points from 0 to 100"]),
        (["--total", "86", "--year", "1999"], ["1999", "2018", "2023"]),
        (["--total", "86", "--movement", "fast"], ["--movement fast", "trend, none, strongest"]),
        ([], ["--total"]),
    ],
)
def test_a_rank_that_cannot_be_told_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], named: list[str]
) -> None:
    said = refusal(capsys, "rank", *arguments)
    assert all(words in said for words in named), said


def test_it_runs_from_the_shell_and_writes_vietnamese_whatever_the_code_page() -> None:
    """A Windows pipe has an old code page that knows no Vietnamese."""
    ran = subprocess.run(
        [sys.executable, "-m", "model", "score"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=True,
    )
    assert "Giải ngân vốn đầu tư công" in ran.stdout.decode("utf-8")
    assert ran.stderr == b""


def test_a_refusal_from_the_shell_has_exit_status_2() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "model", "score", "--set", "6.1.1=950"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "model: 6.1.1: 950 không hợp lệ; cần từ 0 đến 100 phần trăm\n"


def test_rank_with_a_movement_tells_both_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rank", "--total", "86.75", "--movement", "trend", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {
        "rank",
        "low",
        "high",
        "low_unknown",
        "high_unknown",
        "confidence",
        "movement",
        "of",
        "year",
    }
    assert answer["low_unknown"] <= answer["low"] <= answer["rank"]
    assert answer["rank"] <= answer["high"] <= answer["high_unknown"]
    assert (answer["confidence"], answer["movement"], answer["of"]) == (0.8, 1.91, 63)


def test_priorities_list_every_loss_with_its_next_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["priorities", "--json"]) == 0
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert len(rows) == 23
    assert rows["1.3.2"]["next_step"]["cases"] == 1
    assert rows["7.1.2"]["recoverable"] == 0
    assert "Sở Tư pháp" in rows["1.3.2"]["lead"]


def test_a_mean_that_stays_is_told_apart_from_a_table_that_stays(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rank", "--total", "86.02", "--movement", "none", "--json"]) == 0
    none = capsys.readouterr()
    assert "frozen" in none.err
    assert main(["rank", "--total", "86.02", "--movement", "frozen", "--json"]) == 0
    frozen = capsys.readouterr()
    assert frozen.err == ""
    ranks = [json.loads(told.out) for told in (none, frozen)]
    assert [(found["low"], found["high"]) for found in ranks][1] == (46, 46)
    assert ranks[0]["low"] < ranks[0]["high"]
