"""The scorecard as a CSV file that Excel opens rightly where its language is spoken: marked as
UTF-8, with that language's decimal sign, and no text that could be taken for a formula."""

import csv
from collections.abc import Sequence
from io import StringIO

from babel.numbers import get_decimal_symbol

from model.reports.contents import Pack
from model.reports.statements import facts
from model.telling.labels import field_text, title
from model.telling.ranks import forecast_text, rank_text

FORMULA = ("=", "+", "-", "\N{MINUS SIGN}", "@", "\t", "\r")
COMMA, SEMICOLON = ",", ";"


def table(pack: Pack) -> bytes:
    """One row per criterion, then totals and ranks, then the facts; a column per scenario."""
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
    for name, maximum, found in (
        (say("report.criteria_points"), whole, [float(one.criteria) for one in results]),
        (say("report.unexplained"), "", [float(one.unexplained) for one in results]),
        (say("report.total"), whole, [one.points for one in cases]),
    ):
        rows.append(["", name, maximum, *points(found)])
    still = say("report.rank_still", year=pack.ground.table.year)
    rows.append(["", still, "", *(rank_text(say, one.rank) for one in cases)])
    moving = say("report.next_year")
    rows.append(["", moving, "", *(forecast_text(say, one.result.given) for one in cases)])
    rows += [[], *([name, value] for name, value in facts(pack))]
    for one in pack.outcomes:
        rows.append([say("report.scenario"), safe(one.name), safe(one.note), safe(one.author)])
    file = StringIO()
    between = SEMICOLON if sign == COMMA else COMMA
    writer = csv.writer(file, delimiter=between, lineterminator="\r\n")
    writer.writerow([safe(head) for head in heads])
    writer.writerows([*row, *[""] * (len(heads) - len(row))] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def number(value: object, sign: str) -> str:
    """A number with four decimals and a decimal sign, as Excel reads it: -0,7000."""
    return f"{round(float(str(value)), 4) + 0.0:.4f}".replace(".", sign)


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading apostrophe keeps it text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text
