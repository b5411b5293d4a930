"""The same model from the command line: python -m model score --set 6.1.1=95 --json."""

import argparse
import json
import sys
from collections.abc import Sequence

from model import numbers
from model.levers import Lever, LeverError
from model.peers import known_years, others, rebuild
from model.ranking import rank_in_year
from model.reading import DATA, Case, read_case
from model.scenario import Scenario, set_inputs
from model.scoring import doubt, field_sums, scorecard, total
from model.tables import DataError, read_national, read_provinces


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 if it worked, 2 if the arguments or the data are wrong."""
    try:
        case = read_case(DATA)
        parser = build_parser(case)
        options = parser.parse_args(arguments)
        return int(options.run(case, options))
    except (LeverError, DataError) as error:
        print(f"model: {error}", file=sys.stderr)
        return 2


def build_parser(case: Case) -> argparse.ArgumentParser:
    """The commands, with every lever in the help."""
    parser = argparse.ArgumentParser(
        prog="python -m model",
        description="PAR INDEX what-if: score a scenario, rank a total.",
        epilog=lever_help(case),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    score = commands.add_parser(
        "score",
        help="score a scenario",
        epilog=lever_help(case),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_scenario(score, case)
    score.set_defaults(run=run_score)
    rank = commands.add_parser("rank", help="rank a total among the other provinces of a year")
    rank.add_argument("--total", type=points, required=True, help="points, for instance 86.75")
    rank.add_argument("--year", type=int, default=case.baseline.year)
    rank.add_argument("--json", action="store_true")
    rank.set_defaults(run=run_rank)
    return parser


def add_scenario(parser: argparse.ArgumentParser, case: Case) -> None:
    """The options that describe a scenario."""
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", dest="settings"
    )
    parser.add_argument(
        "--reading", default=case.baseline.reading, choices=list(case.baseline.readings)
    )
    parser.add_argument("--json", action="store_true")


def scenario_of(case: Case, options: argparse.Namespace) -> Scenario:
    """The scenario that the options describe. Raises `LeverError` for a bad setting."""
    settings = {}
    for setting in options.settings:
        key, equals, value = setting.partition("=")
        if not equals:
            raise LeverError(f"--set {setting}: expected LEVER=VALUE, for instance 6.1.1=95")
        settings[key.strip()] = value
    return set_inputs(case.start().under(options.reading), settings)


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
    for row in rows.itertuples():
        name = case.rulebook.criteria[str(row.id)].name.vi
        print(f"{row.id:8} {numbers.decimal(float(row.points), 4):>9} / {row.maximum:<5g} {name}")
    print(f"{'':8} {numbers.decimal(found.unexplained, 4):>9}   unexplained ({scenario.reading})")
    print(f"total    {numbers.decimal(found.points, 4):>9}")
    if doubtful := doubt(scenario, found):
        print(
            f"The unexplained points may be {' or '.join(doubtful.criteria)} itself; "
            f"the total would then be {numbers.decimal(doubtful.points, 4)}."
        )
    return 0


def run_rank(case: Case, options: argparse.Namespace) -> int:
    """Print the rank of a total."""
    provinces, national = read_provinces(DATA), read_national(DATA)
    years = known_years(provinces)
    if options.year not in years:
        raise DataError(f"no table for {options.year}; known years: {', '.join(map(str, years))}")
    peers = others(rebuild(provinces, national, options.year), case.baseline.province)
    rank = rank_in_year(options.total, peers)
    answer = {
        "rank": rank.rank,
        "low": rank.low,
        "high": rank.high,
        "of": rank.of,
        "year": options.year,
    }
    if options.json:
        print(json.dumps(answer))
    else:
        sure = "exact" if rank.exact else f"between {rank.low} and {rank.high}, partly interpolated"
        print(f"rank {rank.rank} of {rank.of} in {options.year} ({sure})")
    return 0


def points(text: str) -> float:
    """A total in points, 0 to 100, with point or comma."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise argparse.ArgumentTypeError(f"expected points from 0 to 100, found {text!r}")
    return value


def lever_help(case: Case) -> str:
    """Every lever with its unit, range and value in the baseline."""
    lines = [f"levers of {case.baseline.province} {case.baseline.year} (value in that year):"]
    lines += [lever_line(lever) for lever in case.levers.values()]
    lines.append("A criterion's id (5.4) sets all of its levers alike.")
    return "\n".join(lines)


def lever_line(lever: Lever) -> str:
    """One lever for the help."""
    locked = " · out of reach, cannot be set" if lever.locked else ""
    start = lever.text(lever.start)
    return f"  {lever.id:20} {lever.range_text()} ({start}) · {lever.name.vi}{locked}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
