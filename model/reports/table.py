"""The scorecard as a CSV file that Excel opens rightly where its language is spoken: marked as
UTF-8, with that language's decimal sign, and no text that could be taken for a formula."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from io import StringIO

from babel.numbers import get_decimal_symbol

from model.levers import Lever
from model.reports.contents import Pack, changes
from model.reports.statements import facts, moving_label
from model.telling.labels import field_text, title, year_text
from model.telling.language import Language
from model.telling.values import value_text

FORMULA = ("=", "+", "-", "\N{MINUS SIGN}", "@", "\t", "\r")
COMMA, SEMICOLON = ",", ";"


def table(pack: Pack) -> bytes:
    """One row per criterion, then totals, ranks, changed inputs and the facts; a column per
    scenario. A rank stands in it as a number, of how many beside it, where points have their
    maximum."""
    say, cases = pack.words, pack.everything
    sign = get_decimal_symbol(say.code)

    def points(found: Sequence[float]) -> list[str]:
        """Points of base and scenarios, then the scenarios' changes."""
        return [number(one, sign) for one in (*found, *(one - found[0] for one in found[1:]))]

    heads = [say("report.field"), say("report.criterion"), say("report.maximum")]
    heads += pack.names
    heads += [say("report.gain_of", name=name) for name in pack.names[1:]]
    rulebook, rows = pack.case.rulebook, []
    for key, criterion in rulebook.criteria.items():
        field = field_text(say, rulebook.fields[criterion.field])
        maximum = number(criterion.maximum, sign)
        scores = points([one.scores[key] for one in cases])
        rows.append([field, title(say, criterion), maximum, *scores])
    results, whole = [one.result.total for one in cases], number(rulebook.maximum, sign)
    for name, most, points_of in (
        (say("report.criteria_points"), whole, [float(one.criteria) for one in results]),
        (say("report.unexplained"), "", [float(one.unexplained) for one in results]),
        (say("report.total"), whole, [one.points for one in cases]),
    ):
        rows.append(["", name, most, *points(points_of)])
    for name, of, found in ranks(pack):
        rows.append(["", name, *map(str, (of, *found))])
    rows += inputs(pack, sign)
    rows += [[], *([name, value] for name, value in facts(pack))]
    for one in pack.outcomes:
        rows.append([say("report.scenario"), safe(one.name), safe(one.note), safe(one.author)])
    file = StringIO()
    between = SEMICOLON if sign == COMMA else COMMA
    writer = csv.writer(file, delimiter=between, lineterminator="\r\n")
    writer.writerow([safe(head) for head in heads])
    writer.writerows([*row, *[""] * (len(heads) - len(row))] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def ranks(pack: Pack) -> list[tuple[str, int, list[int]]]:
    """Every rank by its name: of how many, and that of base and scenarios."""
    say, cases = pack.words, [one.result for one in pack.everything]
    still, given = [one.rank for one in cases], [one.given for one in cases]
    unknown, of = [one.unknown for one in cases], pack.base.rank.of
    moving = moving_label(pack)
    return [
        (say("report.rank_still", year=year_text(pack.ground)), of, [one.rank for one in still]),
        (say("report.rank_best"), of, [one.low for one in still]),
        (say("report.rank_worst"), of, [one.high for one in still]),
        (moving, given[0].of, [one.rank for one in given]),
        (say("report.interval_best"), given[0].of, [one.low for one in given]),
        (say("report.interval_worst"), given[0].of, [one.high for one in given]),
        (say("report.unknown_best"), unknown[0].of, [one.low for one in unknown]),
        (say("report.unknown_worst"), unknown[0].of, [one.high for one in unknown]),
    ]


def inputs(pack: Pack, sign: str) -> list[list[str]]:
    """Every input and total that differs from the base in any scenario, with its values."""
    say, rows = pack.words, []
    scenarios = [one.scenario for one in pack.everything]
    told = [change for one in pack.outcomes for change in changes(pack, one)]
    levers = {one.lever.id for change in told for one in change.inputs}
    totals = {one.lever.total_id for change in told for one in change.totals}
    for key, lever in pack.case.levers.items():
        name = safe(f"{say.name(lever.criterion.short)}: {say.name(lever.name)}")
        if lever.total_id in totals:
            totals.remove(lever.total_id)
            of = [number(one.levers[key].of, sign) for one in scenarios]
            rows.append([lever.total_id, f"{name} ({say('report.of')})", "", *of])
        if key in levers:
            values = [value(say, lever, one.value(key), sign) for one in scenarios]
            rows.append([key, name, "", *values])
    return rows


def value(say: Language, lever: Lever, found: Decimal, sign: str) -> str:
    """The value of an input: a number, or in words where it is none."""
    if lever.entry in ("yes_no", "place"):
        return safe(value_text(say, lever, found))
    return number(found, sign)


def number(value: object, sign: str) -> str:
    """A number with four decimals and a decimal sign, as Excel reads it: -0,7000."""
    return f"{round(float(str(value)), 4) + 0.0:.4f}".replace(".", sign)


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading apostrophe keeps it text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text
