"""The backtest command: how good the ranks are on past years."""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from model.commands.options import add_json
from model.ground import Ground
from model.ranking import backtest
from model.ranking.forecast import CONFIDENCE
from model.ranking.peers import known_years, leave_one_out
from model.telling.language import Language

COLUMNS = ("way", "error", "covers", "width")  # of the table of the README


def add_options(parser: argparse.ArgumentParser, ground: Ground) -> None:
    """The form of the answer."""
    how = parser.add_mutually_exclusive_group()
    add_json(how, ground.words)
    how.add_argument("--markdown", action="store_true", help=ground.words("command.help_markdown"))


def run(ground: Ground, options: argparse.Namespace) -> int:
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
                + (between_text(say, row["covers_between"], per_cent=True) if several else ""),
                width=say.plain(row["width"]),
            )
            if several:
                text += say("command.way_kept", kept=row["kept"], transitions=row["transitions"])
        print(f"{title:10} {way:8} {text}")


def between_text(say: Language, edges: Sequence[float], per_cent: bool = False) -> str:
    """A bootstrap interval."""
    low, high = (say.percent(100 * one, 1) if per_cent else say.decimal(one) for one in edges)
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
