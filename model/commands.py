"""The commands of the command line: each takes the case and its options and prints an answer."""

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from model.address import parse_movement
from model.facts import Facts, read_facts
from model.levers import LeverError
from model.planning.effort import read_efforts
from model.planning.priorities import priorities, priorities_json
from model.planning.questions import questions
from model.ranking import backtest
from model.ranking.forecast import forecast
from model.ranking.peers import known_years, leave_one_out
from model.ranking.rank import rank_in_year
from model.reading.files import DATA, Case
from model.scenario import Scenario, set_inputs
from model.scoring import doubt, field_sums, scorecard, total
from model.telling import numbers

MOVEMENT_HELP = "trend, none, strongest, fall or points from -10 to 10"


def scenario_of(case: Case, options: argparse.Namespace) -> Scenario:
    """The scenario that the options describe. Raises `LeverError` for a bad setting."""
    return set_inputs(case.start().under(options.reading), settings_of(options))


def settings_of(options: argparse.Namespace) -> dict[str, str]:
    """The settings by lever. Raises `LeverError` for one without a value or with two."""
    settings: dict[str, str] = {}
    for setting in options.settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise LeverError(f"--set {setting}: expected LEVER=VALUE, for instance 6.1.1=95")
        found = settings.setdefault(key.strip(), value)
        if found != value:
            raise LeverError(f"--set {setting}: already set to {found}")
    return settings


def checked_movement(movement: str) -> str:
    """The movement itself. Raises `LeverError` unless it is a name or points."""
    if parse_movement(movement) is None:
        raise LeverError(f"--movement {movement}: expected {MOVEMENT_HELP}")
    return movement


def run_score(case: Case, options: argparse.Namespace) -> int:
    """Print the scorecard of a scenario."""
    scenario = scenario_of(case, options)
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
        name = case.rulebook.criteria[row["id"]].name.vi
        points = numbers.decimal(row["points"], 4)
        print(f"{row['id']:8} {points:>9} / {numbers.plain(row['maximum']):<5} {name}")
    print(f"{'':8} {numbers.decimal(found.unexplained, 4):>9}   unexplained ({scenario.reading})")
    print(f"total    {numbers.decimal(found.points, 4):>9}")
    if doubtful := doubt(scenario, found):
        print(
            f"The unexplained points may be {' or '.join(doubtful.criteria)} itself; "
            f"the total would then be {numbers.decimal(doubtful.points, 4)}."
        )
    return 0


def run_rank(case: Case, options: argparse.Namespace) -> int:
    """Print the rank of a total: in the year, or in the year after it if a movement is given."""
    facts = read_facts(DATA)
    peers = facts.peers_of(options.year)
    if options.movement is None:
        rank = rank_in_year(options.total, peers)
        answer: dict[str, object] = {"rank": rank.rank, "low": rank.low, "high": rank.high}
        sure = "exact" if rank.exact else f"between {rank.low} and {rank.high}, partly interpolated"
        sentence = f"rank {rank.rank} of {rank.of} in {options.year} ({sure})"
    else:
        moved = facts.points(checked_movement(options.movement))
        likely = forecast(options.total, peers, facts.model, moved)
        wide = forecast(options.total, peers, facts.model, None)
        answer = {
            "rank": likely.rank,
            "low": likely.low,
            "high": likely.high,
            "low_unknown": wide.low,
            "high_unknown": wide.high,
            "confidence": likely.confidence,
            "movement": moved,
        }
        interval = f"{likely.low}-{likely.high}, {likely.confidence:.0%}"
        sentence = (
            f"likely rank {likely.rank} of {likely.of} ({interval}) if the mean of the "
            f"provinces moves by {numbers.signed(moved)} from {options.year}; "
            f"{wide.low}-{wide.high} with the movement unknown"
        )
    answer |= {"of": len(peers) + 1, "year": options.year}
    print(json.dumps(answer) if options.json else sentence)
    return 0


def run_priorities(case: Case, options: argparse.Namespace) -> int:
    """Print where the points are lost and what the next real step of each criterion brings."""
    facts = read_facts(DATA)
    table = priorities(
        case.rulebook,
        scenario_of(case, options),
        read_efforts(DATA, case.rulebook),
        questions(facts, facts.points(checked_movement(options.movement))),
    )
    if options.json:
        print(json.dumps(priorities_json(table), ensure_ascii=False))
        return 0
    print("criterion  lost    ranks  effort  lead agencies (effort: our assumption)")
    for row in table.to_dict("records"):
        effort = "–" if pd.isna(row["effort"]) else f"{row['effort']:.0f}"
        print(
            f"{row['criterion']:9} {numbers.decimal(row['lost'], 4):>7} {row['ranks_year']:>+6} "
            f"{effort:>6}   {', '.join(row['lead'])}"
        )
    return 0


def run_backtest(case: Case, options: argparse.Namespace) -> int:
    """Print how good the rank estimates are on past years."""
    facts = read_facts(DATA)
    found = backtest.report(facts.provinces, facts.national)
    years = {year: leave_one_out_figures(facts, year) for year in known_years(facts.provinces)}
    if options.json:
        print(json.dumps({**found, "leave_one_out": years}, ensure_ascii=False))
        return 0
    print(f"{found['pairs']} province-years, {found['transitions']} transitions")
    certain = f"{found['certain']:.0%}"
    print(f"in brackets: where a figure lies when transitions are drawn again, {certain}")
    for part in ("whole", "middle"):
        print_ways(part, found[part])
    for transition in found["by_transition"]:
        print_ways(f"{transition['year']} ({transition['pairs']})", transition["ways"])
    print("\nrebuilt tables, each known pair hidden in turn:")
    print("year  pairs  median error (points)  mean rank error")
    for year, row in years.items():
        thin = "  too thin to trust" if row["thin"] else ""
        median, rank = f"{row['median_error']:.3f}", f"{row['rank_error']:.3f}"
        print(f"{year}  {row['pairs']:5}  {median:>21}  {rank:>15}{thin}")
    few = f"{found['transitions']} transitions are few"
    print(f"\n{few}; pairs of one transition share its movement.")
    return 0


def print_ways(title: str, ways: Mapping[str, Mapping[str, Any]]) -> None:
    """Errors in ranks of each way; coverage and median width of the 80 % intervals."""
    for way, row in ways.items():
        several = row["transitions"] > 1
        error = f"error {row['error']:5.2f} ranks" + (span(row["error_between"]) if several else "")
        interval = ""
        if row["covers"] is not None:
            interval = f"  covers {row['covers']:6.1%}"
            if several:
                interval += span(row["covers_between"])
                interval += f" in {row['kept']} of {row['transitions']} transitions as promised"
            interval += f"  median width {row['width']:g}"
        print(f"{title:10} {way:8} {row['pairs']:3} pairs  {error}{interval}")


def span(edges: Sequence[float]) -> str:
    """A bootstrap interval."""
    return f" ({edges[0]:.2f} to {edges[1]:.2f})"


def leave_one_out_figures(facts: Facts, year: int) -> dict[str, float]:
    """How well a year's rebuilt table finds the pairs that were hidden from it."""
    errors = leave_one_out(facts.provinces, facts.national, year)
    return {
        "pairs": len(errors),
        "median_error": round(float(errors["score_error"].abs().median()), 4),
        "rank_error": round(float(errors["rank_error"].abs().mean()), 4),
        "thin": bool(errors["thin"].any()),
    }
