import json
from pathlib import Path

import numpy as np
import pytest
from scipy.interpolate import PchipInterpolator

from model.__main__ import main
from model.ranking import backtest
from model.ranking.backtest import figures, judged, summary
from model.ranking.peers import known_pairs
from model.ranking.transitions import pairs
from model.reading.tables import read_national, read_provinces

DATA = Path(__file__).parent.parent / "data"
PROVINCES, NATIONAL = read_provinces(DATA), read_national(DATA)
ROWS = judged(PROVINCES, NATIONAL)
FOUND = summary(ROWS)
WAYS, MIDDLE = FOUND["whole"], FOUND["middle"]


def test_the_66_pairs_are_those_on_which_the_plain_curve_misses_by_10_9_and_2_7() -> None:
    """The plain way: PCHIP through the known pairs, the province's own place taken out."""
    still, moved = [], []
    for one in pairs(PROVINCES, NATIONAL):
        known = known_pairs(PROVINCES, one.year - 1).sort_values("rank")
        curve = PchipInterpolator(known["rank"].astype(float), known["score"])(np.arange(1, 64))
        before = PROVINCES[PROVINCES["year"] == one.year - 1].set_index("province")["rank"]
        curve = np.delete(curve, int(before[one.province]) - 1)
        still.append(abs(1 + (curve > one.score).sum() - one.rank))
        moved.append(abs(1 + (curve + one.movement > one.score).sum() - one.rank))
    assert len(still) == FOUND["pairs"] == 66
    assert (round(np.mean(still), 1), np.median(still)) == (10.9, 9.0)
    assert (round(np.mean(moved), 1), np.median(moved)) == (2.7, 1.5)


def test_the_forecast_is_better_than_a_plain_shift_and_than_standing_still() -> None:
    assert WAYS["given"]["error"] <= 1.8
    assert MIDDLE["given"]["error"] <= 2.45
    for ways in (WAYS, MIDDLE):
        assert ways["given"]["error"] < ways["shift"]["error"] < ways["naive"]["error"]


def test_the_interval_given_the_movement_holds_what_it_promises_and_not_far_more() -> None:
    for ways in (WAYS, MIDDLE):
        assert 0.76 <= ways["given"]["covers"] <= 0.92
        assert ways["given"]["width"] <= 14


def test_the_interval_with_the_movement_unknown_holds_what_it_promises() -> None:
    for ways in (WAYS, MIDDLE):
        assert 0.76 <= ways["unknown"]["covers"] <= 0.92
        assert ways["unknown"]["width"] > ways["given"]["width"]


def test_the_middle_is_ranks_15_to_58_of_63() -> None:
    middle = ROWS[ROWS["rank"].between(15, 58)]
    assert set(ROWS["of"]) == {63}
    assert MIDDLE["given"]["pairs"] == len(middle) < len(ROWS)
    error = (middle["given"] - middle["rank"]).abs().mean()
    assert MIDDLE["given"]["error"] == round(float(error), 2)


def test_coverage_is_counted_over_pairs_and_each_transition_is_told_apart() -> None:
    held = ROWS["rank"].between(ROWS["unknown_low"], ROWS["unknown_high"])
    assert WAYS["unknown"]["covers"] == round(float(held.mean()), 4)
    kept = held.groupby(ROWS["year"]).mean() >= 0.8
    assert (WAYS["unknown"]["kept"], WAYS["unknown"]["transitions"]) == (kept.sum(), 6)
    assert [one["year"] for one in FOUND["by_transition"]] == list(range(2019, 2025))
    assert sum(one["pairs"] for one in FOUND["by_transition"]) == 66
    assert FOUND["transitions"] == 6


def test_bootstrap_intervals_hold_their_figure_and_are_the_same_each_time() -> None:
    for way, row in WAYS.items():
        assert row["error_between"][0] < row["error"] < row["error_between"][1]
        assert figures(ROWS, way) == row


def test_the_report_is_json() -> None:
    assert json.loads(json.dumps(FOUND)) == FOUND


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """What the command prints of what is found above, which takes seconds to find once more."""
    monkeypatch.setattr(backtest, "report", lambda *_: FOUND)

    def run(*options: str) -> str:
        assert main(["backtest", *options]) == 0
        return capsys.readouterr().out

    return run


def test_the_command_gives_all_that_was_found_and_what_else_the_ranks_stand_on(printed) -> None:
    told = json.loads(printed("--json"))
    assert {name: told[name] for name in FOUND} == json.loads(json.dumps(FOUND))
    low, high = told["catching_up"]["between"]
    assert -1 < low < told["catching_up"]["estimate"] < high < 0
    rebuilt = told["leave_one_out"]
    assert list(rebuilt) == [str(year) for year in range(2018, 2025)]
    assert {year for year, row in rebuilt.items() if row["thin"]} == {
        "2018",
        "2019",
        "2020",
        "2024",
    }
    assert all(0 < row["median_error"] < 0.2 and row["rank_error"] < 1 for row in rebuilt.values())


def test_the_command_prints_every_way_of_every_transition(printed) -> None:
    lines = printed("--language", "en").splitlines()
    assert lines[0] == "66 province-years, 6 transitions"
    several = {"whole": WAYS, "middle": MIDDLE}
    each = {f"{one['year']} ({one['pairs']})": one["ways"] for one in FOUND["by_transition"]}
    assert len(each) == 6
    for title, ways in (several | each).items():
        for way, row in ways.items():
            (line,) = (one for one in lines if one.startswith(f"{title:10} {way:8} "))
            assert f"{row['pairs']} pairs, rank error {row['error']:.2f}" in line
            covers = row["covers"] is not None
            assert (f"covers {100 * (row['covers'] or 0):.1f}%" in line) is covers
            assert ("–" in line) is (title in several)
            assert (f"in {row.get('kept')} of 6" in line) is (covers and title in several)
    assert sum(line.endswith("too thin to trust") for line in lines) == 4
