"""Answers in a few lines or as JSON: scores, ranks, priorities, how good the estimates are."""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from model.commands.options import checked_movement, scenario_of
from model.ground import Ground
from model.planning.priorities import priorities, priorities_json
from model.ranking import backtest
from model.ranking.coming import FROZEN, NONE
from model.ranking.forecast import CONFIDENCE
from model.ranking.peers import known_years, leave_one_out
from model.ranking.rank import rank_in_year
from model.result import questions
from model.scoring import doubt, field_sums, scorecard, total
from model.telling.labels import no_agencies
from model.telling.language import Language
from model.telling.ranks import movement_text

COLUMNS = ("way", "error", "covers", "width")  # of the table of the README


def run_score(ground: Ground, options: argparse.Namespace) -> int:
    """Print the scorecard of a scenario."""
    say, case, scenario = ground.words, ground.case, scenario_of(ground, options)
    card = scorecard(case.rulebook, scenario)
    found = total(case.rulebook, scenario, card)
    rows = card.rename(columns={"criterion": "id"})[["id", "points", "maximum", "lost"]].round(4)
    if options.json:
        sums = field_sums(card)
        answer = {
            "total": float(found.points),
            "reading": scenario.reading,
            "unexplained": float(found.unexplained),
            "fields": dict(zip(sums["field"], sums["points"], strict=True)),
            "criteria": rows.to_dict("records"),
        }
        print(json.dumps(answer, ensure_ascii=False))
        return 0
    for row in rows.to_dict("records"):
        name = say.name(case.rulebook.criteria[row["id"]].name)
        points = say.decimal(row["points"], 4)
        print(f"{row['id']:8} {points:>9} / {say.plain(row['maximum']):<5} {name}")
    unexplained = say("command.unexplained", reading=scenario.reading)
    print(f"{'':8} {say.decimal(found.unexplained, 4):>9}   {unexplained}")
    print(f"{'':8} {say.decimal(found.points, 4):>9}   {say('command.total')}")
    if doubtful := doubt(scenario, found):
        print(
            say(
                "command.doubt",
                criteria=say.either(doubtful.criteria),
                points=say.decimal(doubtful.points, 4),
            )
        )
    return 0


def run_rank(ground: Ground, options: argparse.Namespace) -> int:
    """Print the rank of a total: in the year, or in the year after it if a movement is given."""
    say, table, peers, points = ground.words, ground.table, ground.peers, float(options.total)
    if options.movement is None:
        rank = rank_in_year(points, peers)
        answer: dict[str, object] = {"rank": rank.rank, "low": rank.low, "high": rank.high}
        kind = "exact" if rank.exact else "range"
        sentence = say(
            f"command.rank_{kind}",
            rank=rank.rank,
            of=rank.of,
            year=table.year,
            low=rank.low,
            high=rank.high,
        )
    else:
        movement = checked_movement(options.movement)
        warn(ground, movement)
        likely, wide = (ground.coming(m).forecast(points) for m in (movement, None))
        answer = {
            "rank": likely.rank,
            "low": likely.low,
            "high": likely.high,
            "low_unknown": wide.low,
            "high_unknown": wide.high,
            "confidence": likely.confidence,
            "movement": ground.points(movement),
        }
        sentence = say(
            "command.settled" if ground.coming(movement).settled else "command.forecast",
            rank=likely.rank,
            of=likely.of,
            low=likely.low,
            high=likely.high,
            confidence=say.percent(100 * likely.confidence, 0),
            movement=movement_text(ground, movement),
            year=ground.coming_year,
            low_unknown=wide.low,
            high_unknown=wide.high,
        )
    answer |= {"of": len(peers) + 1, "year": table.year}
    print(json.dumps(answer) if options.json else sentence)
    return 0


def warn(ground: Ground, movement: str) -> None:
    """Say on the error stream what is easily taken for something else."""
    if movement == NONE:
        names = {"none": NONE, "frozen": FROZEN, "year": ground.table.year}
        print(ground.words("command.movement_none", **names), file=sys.stderr)


def run_priorities(ground: Ground, options: argparse.Namespace) -> int:
    """Print where the points are lost and what the next real step of each criterion brings."""
    say, case = ground.words, ground.case
    table = priorities(
        case.rulebook,
        scenario_of(ground, options),
        case.efforts,
        questions(ground, checked_movement(options.movement)),
    )
    if options.json:
        print(json.dumps(priorities_json(table, say), ensure_ascii=False))
        return 0
    heads = [say(f"command.head_{name}") for name in ("criterion", "lost", "ranks", "effort")]
    rows = [
        [
            row["criterion"],
            say.decimal(row["lost"], 4),
            f"{row['ranks_year']:+}",
            "–" if pd.isna(row["effort"]) else f"{row['effort']:.0f}",
        ]
        for row in table.to_dict("records")
    ]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    leads = [", ".join(map(ground.agency, lead)) or "–" for lead in table["lead"]]
    for cells, lead in zip([heads, *rows], [say("command.head_agencies"), *leads], strict=True):
        first, *others = map(str.rjust, cells, widths)
        print(f"{first.strip():{widths[0]}}  {'  '.join(others)}   {lead}".rstrip())
    if unnamed := no_agencies(ground):
        print(unnamed)
    return 0


def run_backtest(ground: Ground, options: argparse.Namespace) -> int:
    """Print how good the rank estimates are on past years."""
    nation = ground.nation
    found = backtest.report(nation.provinces, nation.national)
    if options.markdown:
        print(way_table(ground.words, found))
        return 0
    model = nation.model
    years = {year: leave_one_out_figures(ground, year) for year in known_years(nation.provinces)}
    if options.json:
        shares = {"estimate": model.catching_up, "between": model.catching_up_between}
        answer = {**found, "catching_up": shares, "leave_one_out": years}
        print(json.dumps(answer, ensure_ascii=False))
        return 0
    say = ground.words
    print(say("command.backtest", pairs=found["pairs"], transitions=found["transitions"]))
    print(say("command.backtest_between", share=say.percent(100 * found["certain"], 0)))
    for part in ("whole", "middle"):
        print_ways(say, say(f"command.backtest_{part}"), found[part])
    for transition in found["by_transition"]:
        print_ways(say, f"{transition['year']} ({transition['pairs']})", transition["ways"])
    closes = (model.catching_up, *model.catching_up_between)
    named = zip(("catching", "high", "low"), closes, strict=True)
    shares = {name: say.percent(-100 * share, 0) for name, share in named}
    print(f"\n{say('command.catching_up', **shares)}")
    print(f"\n{say('command.rebuilt')}")
    for year, row in years.items():
        told = {
            "pairs": row["pairs"],
            "points": say.decimal(row["median_error"], 3),
            "ranks": say.decimal(row["rank_error"], 3),
        }
        thin = say("command.rebuilt_thin") if row["thin"] else ""
        print(f"{year}  {say('command.rebuilt_year', **told)}{thin}")
    print(f"\n{say('command.backtest_few', transitions=found['transitions'])}")
    return 0


def way_table(say: Language, found: Mapping[str, Any]) -> str:
    """The ways beside one another as a table in Markdown: all pairs, in brackets those of the
    middle of the table."""
    whole, middle = found["whole"], found["middle"]
    heads = {
        "pairs": found["pairs"],
        "middle": next(iter(middle.values()))["pairs"],
        "confidence": say.percent(100 * CONFIDENCE, 0),
    }
    rows = [
        [say(f"command.table_{name}", **heads) for name in COLUMNS],
        ["---"] * len(COLUMNS),
    ]
    for way in whole:
        both = whole[way], middle[way]
        cells = [say("command.table_both", **pair(say.decimal(one["error"], 1) for one in both))]
        if whole[way]["covers"] is None:
            cells += ["", ""]
        else:
            covers = pair(say.percent(100 * one["covers"], 0) for one in both)
            cells.append(say("command.table_both", **covers))
            width = pair(say.plain(one["width"]) for one in both)
            cells.append(say("command.table_ranks", **width))
        rows.append([say(f"command.table_{way}"), *cells])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def pair(texts: Iterable[str]) -> dict[str, str]:
    """A figure of all pairs and the same of the middle."""
    return dict(zip(("whole", "middle"), texts, strict=True))


def print_ways(say: Language, title: str, ways: Mapping[str, Mapping[str, Any]]) -> None:
    """Errors in ranks of each way; coverage and median width of the forecasts' intervals."""
    for way, row in ways.items():
        several = row["transitions"] > 1
        text = say(
            "command.way_error",
            pairs=row["pairs"],
            error=say.decimal(row["error"])
            + (between_text(say, row["error_between"]) if several else ""),
        )
        if row["covers"] is not None:
            text += say(
                "command.way_covers",
                covers=say.percent(100 * row["covers"], 1)
                + (between_text(say, row["covers_between"]) if several else ""),
                width=say.plain(row["width"]),
            )
            if several:
                text += say("command.way_kept", kept=row["kept"], transitions=row["transitions"])
        print(f"{title:10} {way:8} {text}")


def between_text(say: Language, edges: Sequence[float]) -> str:
    """A bootstrap interval."""
    low, high = (say.decimal(edge) for edge in edges)
    return f" ({low}–{high})"


def leave_one_out_figures(ground: Ground, year: int) -> dict[str, float]:
    """How well a year's rebuilt table finds the pairs that were hidden from it."""
    errors = leave_one_out(ground.nation.provinces, ground.nation.national, year)
    return {
        "pairs": len(errors),
        "median_error": round(float(errors["score_error"].abs().median()), 4),
        "rank_error": round(float(errors["rank_error"].abs().mean()), 4),
        "thin": bool(errors["thin"].any()),
    }
