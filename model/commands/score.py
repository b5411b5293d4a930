"""The score command: the scorecard of a scenario, in a few lines or as JSON."""

import argparse
import json

from model.commands.options import add_scenario, lever_help, scenario_of
from model.ground import Ground
from model.ranking.coming import KNOWN
from model.result import result
from model.scoring import field_sums, scorecard, total
from model.telling.changes import doubt_text
from model.telling.values import total_text


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The options that describe a scenario, and every lever in the help."""
    parser.epilog = lever_help(ground)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    add_scenario(parser, ground)


def run(ground: Ground, options: argparse.Namespace) -> int:
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
    for one in scenario.total_differences():
        print(f"{one.lever.total_id}: {total_text(say, one)}")
    if told := doubt_text(ground, result(ground, scenario, KNOWN)):
        print(told)
    return 0
