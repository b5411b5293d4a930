"""The charts of the ranking screen: what they draw, told apart by shape and not by colour alone."""

from typing import Any

import pandas as pd

from pages.parts.ranking.charts import (
    coming_curve,
    coming_layers,
    forecast_verdict,
    history_rank,
    history_score,
    rank_stairs,
)
from pages.parts.ranking.strip import year_strip
from tests.grounds import ground

say = ground().words
KINDS = [say(f"ranking.kind_{kind}") for kind in ("known", "bounded", "interpolated")]
ESTIMATED = say("ranking.kind_estimated")


def field_rows(moved: bool) -> pd.DataFrame:
    others = [
        ("Quảng Ninh", 1, 92.18, KINDS[0], "other"),
        ("Thái Nguyên", 2, 90.8, KINDS[1], "other"),
        ("chưa có trong nguồn", 3, 88.0, KINDS[2], "other"),
        ("Lâm Đồng 2023", 4, 86.02, "", "before"),
    ]
    ours = [("Kịch bản", 3, 89.0, "", "after")] if moved else []
    rows = pd.DataFrame([*others, *ours], columns=["province", "rank", "score", "kind", "who"])
    return rows.assign(
        low=rows["score"] - 0.1,
        high=rows["score"] + 0.1,
        score_text="–",
        source="",
        text="–",
        side="right",
    )


def layers(chart: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = chart.to_dict()["layer"]
    return found


def marked(chart: Any, mark: str) -> list[dict[str, Any]]:
    return [layer for layer in layers(chart) if layer["mark"]["type"] == mark]


def test_the_strip_tells_the_three_kinds_apart_by_shape() -> None:
    dots = marked(year_strip(field_rows(False), say), "point")[0]
    assert dots["encoding"]["shape"]["scale"]["domain"] == KINDS
    assert len(set(dots["encoding"]["shape"]["scale"]["range"])) == 3


def test_an_estimated_table_has_one_kind_and_no_legend_of_others() -> None:
    rows = field_rows(False)
    rows = rows.assign(kind=[ESTIMATED if who == "other" else "" for who in rows["who"]])
    shape = marked(year_strip(rows, say), "point")[0]["encoding"]["shape"]["scale"]
    assert (shape["domain"], shape["range"]) == ([ESTIMATED], ["square"])


def test_the_strip_hovers_name_score_rank_and_source() -> None:
    dots = marked(year_strip(field_rows(False), say), "point")[0]
    fields = {each["field"] for each in dots["encoding"]["tooltip"]}
    assert {"province", "score_text", "rank", "source"} <= fields


def test_a_scenario_changes_the_data_of_the_strip_but_not_its_specification() -> None:
    """So that the browser patches the picture."""
    before, after = (year_strip(field_rows(moved), say).to_dict() for moved in (False, True))
    assert before["layer"] == after["layer"]


def test_the_two_layers_of_the_coming_year_differ_by_dash_not_only_colour() -> None:
    table = pd.DataFrame(
        {
            "rank": [1, 1],
            "layer": ["given", "unknown"],
            "of": 63,
            "chance": [0.1, 0.2],
            "chance_text": ["10 %", "20 %"],
            "rank_text": ["1 trở lên", "1 trở lên"],
        }
    )
    line = marked(coming_curve(table, say), "line")[0]
    dashes = line["encoding"]["strokeDash"]["scale"]["range"]
    assert dashes[0] != dashes[1]


def test_both_intervals_of_the_coming_year_share_one_axis_of_all_ranks() -> None:
    table = pd.DataFrame(
        {
            "kind": ["given", "unknown"],
            "layer": ["given", "unknown"],
            "of": 63,
            "low": [54.5, 22.5],
            "high": [60.5, 63.5],
            "rank": [57, 57],
            "text": ["55–60", "23–63"],
            "text_at": [45, 22.5],
            "now": [46, 46],
            "now_text": ["46", "46"],
        }
    )
    bars = marked(coming_layers(table, say), "bar")[0]
    assert bars["encoding"]["x"]["scale"]["domain"] == [0, 64]
    assert bars["encoding"]["x2"]["field"] == "high"


def test_the_stairs_hang_each_step_between_two_ranks_with_the_best_on_top() -> None:
    steps = pd.DataFrame(
        {
            "stage": ["a", "b", "c", "d"],
            "next_stage": ["b", "c", "d", "d"],
            "before": [15, 15, 27, 44],
            "rank": [15, 27, 44, 46],
            "low": [15, 24, 38, 46],
            "high": [15, 28, 49, 46],
            "kind": ["start", "down", "down", "down"],
            "text": ["15", "≈ 27", "≈ 44", "46"],
            "change_text": ["", "▼ 12", "▼ 17", "▼ 2"],
            "over": [13, 13, 25, 42],
            "under": [17, 30, 51, 48],
        }
    )
    chart = rank_stairs(steps, say)
    bars = marked(chart, "bar")[0]["encoding"]
    assert (bars["y"]["field"], bars["y2"]["field"]) == ("before", "rank")
    assert marked(chart, "tick")[0]["encoding"]["y"]["scale"]["reverse"]


def test_a_history_has_the_better_rank_and_the_higher_score_on_top() -> None:
    table = pd.DataFrame(
        {
            "year": ["2022", "2023"],
            "who": say("ranking.history_ours"),
            "value": [15.0, 46.0],
            "text": ["15", "46"],
            "over": True,
        }
    )
    rank, score = (
        marked(chart(table, say), "line")[0]["encoding"]["y"]["scale"]
        for chart in (history_rank, history_score)
    )
    assert rank["reverse"]
    assert not score.get("reverse", False)


def test_the_verdict_tells_hits_misses_and_the_naive_way_apart_by_shape() -> None:
    table = pd.DataFrame(
        {
            "province": ["A", "A"],
            "year": [2023, 2023],
            "true": [46, 46],
            "predicted": [44, 27],
            "of": 63,
            "low": [42, None],
            "high": [48, None],
            "kind": [say("ranking.kind_inside"), say("ranking.kind_naive")],
            "text": ["42–48", "–"],
        }
    )
    shapes = marked(forecast_verdict(table, say), "point")[0]["encoding"]["shape"]["scale"]
    assert len(shapes["domain"]) == len(set(shapes["range"])) == 3
